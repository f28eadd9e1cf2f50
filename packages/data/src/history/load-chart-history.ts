import {
  ageCount,
  broadAges,
  fail,
  type MunicipalityId,
  type Outcome,
  type SourceKey,
  type SourceRecord,
  sexes,
  succeed,
} from '@veivalg/core';
import { loadPopulationHistory, type PopulationHistoryData } from '../demography/load-history.ts';
import type { DataFolder } from '../files/folder.ts';
import { type FileTools, numberIn, readSeries, type SeriesTable } from '../files/read-series.ts';
import { loadSources } from '../sources/load-sources.ts';

/** Observed staff of one place, one unbroken count. */
export interface StaffHistory {
  /** The four care services together, or the specialist services. */
  readonly measure: 'care' | 'specialist';
  /** Null is the whole country. */
  readonly municipality: MunicipalityId | null;
  /** Years counted, rising. */
  readonly years: readonly number[];
  /** Contracted FTE in each of the years. Unit: FTE. */
  readonly fte: readonly number[];
  readonly source: SourceKey;
}

/** What is observed before the base year, for charts: fetched after the first picture. */
export interface ChartHistory {
  readonly firstYear: number;
  /** Years before the base year. */
  readonly yearCount: number;
  /** Persons on 1 January by broad age group; null where not known. Shape [Y][5][M]. */
  readonly residents: readonly (number | null)[];
  /** Cells year × place of `residents` where a former municipality was split and the figure is an estimate. */
  readonly estimated: readonly number[];
  readonly staff: readonly StaffHistory[];
  readonly residentSources: readonly SourceKey[];
  /** Records of every source named here. */
  readonly sources: readonly SourceRecord[];
}

/** Persons by broad age group. Shape [Y][5][M]; null where a single age is not known. */
const residentsBefore = (history: PopulationHistoryData, yearCount: number): (number | null)[] => {
  const { placeCount, persons } = history;
  const out = new Float64Array(yearCount * broadAges.length * placeCount);
  for (let year = 0; year < yearCount; year++)
    for (let place = 0; place < placeCount; place++)
      for (let sex = 0; sex < sexes.length; sex++)
        for (let age = 0; age < ageCount; age++) {
          const group = broadAges.findLastIndex((from) => age >= from);
          const to = (year * broadAges.length + group) * placeCount + place;
          const cell = ((year * placeCount + place) * sexes.length + sex) * ageCount + age;
          out[to] = (out[to] ?? 0) + (persons[cell] ?? Number.NaN);
        }
  // Splits of former municipalities leave parts of persons; a chart shows whole ones.
  return Array.from(out, (value) => (Number.isNaN(value) ? null : Math.round(value)));
};

/**
 * Counts of care staff that are shown, with their source. The older ones (forms until 1999, register until 2006) count in other
 * ways, and are kept for the checks of the method.
 */
const careCounts: Readonly<Record<string, SourceKey>> = {
  residents: 'ssb-care-immigrants',
  kostra: 'ssb-care-2024',
};

/** Rows of a table gathered into unbroken counts by what `key` says; empty keys are left out. */
const gather = (
  table: SeriesTable,
  key: (row: Readonly<Record<string, string>>) => string,
  rest: (key: string) => Pick<StaffHistory, 'measure' | 'municipality' | 'source'>,
): StaffHistory[] => {
  const groups = new Map<string, [number, number][]>();
  for (const row of table.rows) {
    const name = key(row);
    if (name === '') continue;
    groups.set(name, [...(groups.get(name) ?? []), [numberIn(row, 'year'), numberIn(row, 'fte')]]);
  }
  return [...groups].map(([name, points]) => {
    const sorted = points.sort(([one], [other]) => one - other);
    return {
      ...rest(name),
      years: sorted.map(([year]) => year),
      fte: sorted.map(([, fte]) => fte),
    };
  });
};

/**
 * Read what charts show before the base year: residents by age in every municipality, and staff where they are counted.
 *
 * @param municipalities Place axis, sorted.
 * @returns The history, or the problems of the series it is read from.
 */
export const loadChartHistory = (
  folder: DataFolder,
  tools: FileTools,
  municipalities: readonly MunicipalityId[],
): Outcome<ChartHistory> => {
  const population = loadPopulationHistory(folder, tools, municipalities);
  const care = readSeries(folder, tools, 'care-fte-history');
  const local = readSeries(folder, tools, 'municipal-staff-sample');
  const totals = readSeries(folder, tools, 'staff-totals');
  const earlier = readSeries(folder, tools, 'population-2005-2025');
  const sources = loadSources(folder);
  if (!population.ok || !care.ok || !local.ok || !totals.ok || !earlier.ok || !sources.ok)
    return fail([population, care, local, totals, earlier, sources].flatMap((part) => [...part.problems]));
  const known = new Map<string, MunicipalityId>(municipalities.map((id) => [id, id]));
  const yearCount = population.value.yearCount - 1;
  const specialist = (row: Readonly<Record<string, string>>): string =>
    row['unit'] === 'specialist' ? 'specialist' : '';
  const whole = (row: Readonly<Record<string, string>>): string =>
    row['occupation'] === 'I alt' ? (row['municipality'] ?? '') : '';
  const shown = (row: Readonly<Record<string, string>>): string =>
    (row['series'] ?? '') in careCounts ? (row['series'] ?? '') : '';
  const staff = [
    ...gather(care.value, shown, (series) => ({
      measure: 'care' as const,
      municipality: null,
      source: careCounts[series] ?? '',
    })),
    ...gather(totals.value, specialist, () => ({
      measure: 'specialist',
      municipality: null,
      source: 'ssb-specialist-2023',
    })),
    ...gather(local.value, whole, (id) => ({
      measure: 'care',
      municipality: known.get(id) ?? null,
      source: 'ssb-14533',
    })),
  ];
  const residentSources = earlier.value.record.sources;
  const used = new Set<string>([...residentSources, ...staff.map(({ source }) => source)]);
  return succeed({
    firstYear: population.value.firstYear,
    yearCount,
    residents: residentsBefore(population.value, yearCount),
    estimated: Array.from(population.value.estimated.subarray(0, yearCount * municipalities.length)).flatMap(
      (is, cell) => (is === 1 ? [cell] : []),
    ),
    staff,
    residentSources: residentSources,
    sources: sources.value.filter(({ key }) => used.has(key)),
  });
};
