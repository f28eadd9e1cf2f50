import {
  fail,
  type LanguageForm,
  type Municipality,
  municipalityId,
  type Outcome,
  type Problem,
  problem,
  succeed,
} from '@veivalg/core';
import type { DataFolder } from '../files/folder.ts';
import { type FileTools, numberIn, readSeries, type SeriesTable } from '../files/read-series.ts';

type Row = Readonly<Record<string, string>>;

/** A county of the 2024 structure. */
export interface County {
  readonly id: string;
  /** All official parallel names. */
  readonly officialName: string;
  readonly name: string;
  readonly languageForm: LanguageForm;
}

/** What a former municipality number has become. */
export interface Successor {
  readonly oldCode: string;
  readonly oldName: string;
  readonly code: string;
  /** Share of the former municipality that went to this one; 1 unless it was split. */
  readonly share: number;
}

/** Places and what they belong to. */
export interface Geography {
  /** Sorted by municipality number: the place axis of every array. */
  readonly municipalities: readonly Municipality[];
  readonly counties: readonly County[];
  /** Name of each labour-market region by number. */
  readonly regionNames: ReadonlyMap<string, string>;
  /** Successors by former number; current numbers are not in it. */
  readonly successors: ReadonlyMap<string, readonly Successor[]>;
}

const forms: readonly string[] = ['nb', 'nn', 'neutral'] satisfies readonly LanguageForm[];

const keyed = (table: SeriesTable, key: string): ReadonlyMap<string, Row> =>
  new Map(table.rows.map((row) => [row[key] ?? '', row]));

const text = (row: Row | undefined, column: string): string => row?.[column] ?? '';

/**
 * Read municipalities with their county, labour-market region, catchment area, names and language form.
 *
 * @returns All places, or all problems: those of `readSeries`, V1115 unknown code, V1114 a place missing in a table.
 */
export const loadGeography = (folder: DataFolder, tools: FileTools): Outcome<Geography> => {
  const read = (id: string): Outcome<SeriesTable> => readSeries(folder, tools, id);
  const outcomes = {
    places: read('municipalities'),
    counties: read('counties'),
    regions: read('labour-market-regions'),
    regionNames: read('labour-market-region-names'),
    catchments: read('hospital-catchment-areas'),
    healthRegions: read('health-regions'),
    changes: read('municipality-code-changes'),
  };
  const failed = Object.values(outcomes).flatMap((outcome) => (outcome.ok ? [] : outcome.problems));
  if (failed.length > 0) return fail(failed);
  const table = (name: keyof typeof outcomes): SeriesTable => {
    const outcome = outcomes[name];
    if (!outcome.ok) throw new Error('Broken invariant: read before it was checked');
    return outcome.value;
  };
  const problems: Problem[] = [];
  const regions = keyed(table('regions'), 'municipality');
  const catchments = keyed(table('catchments'), 'municipality');
  const healthRegions = keyed(table('healthRegions'), 'catchment_area');
  const names = keyed(table('regionNames'), 'region_no');
  const counties = keyed(table('counties'), 'county');
  const formOf = (row: Row, where: string): LanguageForm => {
    const form = text(row, 'language_form');
    if (!forms.includes(form)) problems.push(problem('V1115', where, { value: form }));
    return form as LanguageForm;
  };
  const municipalities = table('places')
    .rows.map((row): Municipality => {
      const code = text(row, 'municipality');
      const region = regions.get(code);
      const catchment = catchments.get(code);
      const where = `series/${table('places').record.file}: ${code}`;
      if (region === undefined || catchment === undefined)
        problems.push(problem('V1114', where, { value: code }));
      if (!counties.has(text(row, 'county')))
        problems.push(problem('V1115', where, { value: text(row, 'county') }));
      return {
        id: municipalityId(code),
        officialName: text(row, 'name_official'),
        name: text(row, 'name'),
        countyId: text(row, 'county'),
        regionId: text(region, 'region_no'),
        regionName: text(names.get(text(region, 'region_no')), 'region_name'),
        catchmentArea: text(catchment, 'catchment_area'),
        healthRegion: text(healthRegions.get(text(catchment, 'catchment_area')), 'health_region'),
        centralityClass: numberIn(row, 'centrality_class') as Municipality['centralityClass'],
        languageForm: formOf(row, where),
        travelMinutes: region === undefined ? Number.NaN : numberIn(region, 'travel_minutes'),
        longitude: numberIn(row, 'lon'),
        latitude: numberIn(row, 'lat'),
      };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const successors = new Map<string, Successor[]>();
  for (const row of table('changes').rows) {
    const [oldCode, code] = [text(row, 'old_code'), text(row, 'code_2024')];
    if (oldCode === code) continue;
    const list = successors.get(oldCode) ?? [];
    list.push({ oldCode, oldName: text(row, 'old_name'), code, share: numberIn(row, 'share') });
    successors.set(oldCode, list);
  }
  return problems.length > 0
    ? fail(problems)
    : succeed({
        municipalities,
        counties: table('counties').rows.map((row) => ({
          id: text(row, 'county'),
          officialName: text(row, 'name_official'),
          name: text(row, 'name'),
          languageForm: formOf(row, `series/${table('counties').record.file}`),
        })),
        regionNames: new Map(
          table('regionNames').rows.map((row) => [text(row, 'region_no'), text(row, 'region_name')]),
        ),
        successors,
      });
};

/** Read the municipalities alone. @see loadGeography */
export const loadMunicipalities = (
  folder: DataFolder,
  tools: FileTools,
): Outcome<readonly Municipality[]> => {
  const geography = loadGeography(folder, tools);
  return geography.ok ? succeed(geography.value.municipalities, geography.problems) : geography;
};

/** What a former municipality number has become: none for a current or unknown number, several for a split one. */
export const findSuccessor = (geography: Geography, oldCode: string): readonly Successor[] =>
  geography.successors.get(oldCode) ?? [];
