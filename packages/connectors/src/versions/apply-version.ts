import {
  ageCount,
  type Baseline,
  fail,
  type Outcome,
  type Problem,
  problem,
  sexes,
  succeed,
} from '@veivalg/core';
import { type DataFolder, type FileTools, readSeries, type SeriesTable } from '@veivalg/data';
import { seriesIdOf } from '../series/to-series.ts';
import type { KeptTable } from '../update/update-tables.ts';

/** What fetched figures moved among those the engine starts from. */
export interface MovedInput {
  readonly what: 'population' | 'projection' | 'nurses' | 'careStaff';
  /** Table it comes from. */
  readonly table: string;
  /** Sum over the country before and after. Unit: persons or FTE. */
  readonly before: number;
  readonly after: number;
  /** Municipalities whose figure is another than before. */
  readonly placesMoved: number;
}

export interface AppliedVersion {
  readonly baseline: Baseline;
  readonly moved: readonly MovedInput[];
}

type Row = Readonly<Record<string, string>>;

/** Sexes as the producer codes them. */
const sexOf: Readonly<Record<string, number>> = { '2': 0, '1': 1 };
const projectionContents = { main: 'Personer', low: 'Personer1', high: 'Personer2' } as const;
/** Titles of nurses' occupations in the table of staff by occupation. */
const nursingTitles = ['Sykepleiere', 'Spesialsykepleiere'];
const wholeTitles = ['I alt', 'Alle yrker', 'Alle'];
const countryCode = 'EAK';
const total = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + (Number.isFinite(value) ? value : 0), 0);
const movedPlaces = (before: ArrayLike<number>, after: ArrayLike<number>, width: number): number => {
  let moved = 0;
  for (let m = 0; m < before.length / width; m++)
    for (let i = 0; i < width; i++)
      if (before[m * width + i] !== after[m * width + i]) {
        moved += 1;
        break;
      }
  return moved;
};
const ofPlaces = (table: SeriesTable): readonly Row[] =>
  table.rows.filter((row) => row['level'] === 'municipality');
const figureIn = (row: Row): number =>
  row['value'] === '' || row['value'] === undefined ? Number.NaN : Number(row['value']);
const newest = (rows: readonly Row[]): string =>
  rows
    .map((row) => row['period'] ?? '')
    .sort()
    .at(-1) ?? '';

/**
 * Put the figures of a data version in the place of those that came with the product.
 *
 * Population (07459) of the base year; the official projection (14746) as county and municipal totals; nurses by municipality
 * (14534, or 14533 by occupation where it alone was fetched); and all care staff (14533) as one more year of its series.
 * A series that lacks municipalities is left out with a warning: half a country is never put beside the other half.
 *
 * @param kept Tables of the version with their metadata; titles of occupations are read from it.
 * @returns A new baseline with an id of its own, and what moved; the given baseline is untouched. Problems of `readSeries` stop it.
 * @source docs/connectors.md, fra tabell til grunnlag
 */
export const applyVersion = (
  baseline: Baseline,
  versionId: string,
  folder: DataFolder,
  tools: FileTools,
  kept: ReadonlyMap<string, KeptTable>,
): Outcome<AppliedVersion> => {
  const places = new Map(baseline.municipalities.map(({ id }, m) => [id as string, m]));
  const count = places.size;
  const moved: MovedInput[] = [];
  const problems: Problem[] = [];
  let { demography, staffing } = baseline;
  const read = (table: string): SeriesTable | null => {
    if (!kept.has(table)) return null;
    const outcome = readSeries(folder, tools, seriesIdOf(table));
    if (outcome.ok) return outcome.value;
    problems.push(...outcome.problems);
    return null;
  };
  /** True when every municipality has its figures; else a warning says how many lack them. */
  const complete = (table: string, filled: Uint8Array): boolean => {
    const first = filled.indexOf(0);
    if (first < 0) return true;
    const missing = filled.reduce((sum, one) => sum + (one === 0 ? 1 : 0), 0);
    problems.push(
      problem('V3021', table, { missing, first: baseline.municipalities[first]?.id ?? '' }, 'warning'),
    );
    return false;
  };

  const people = read('07459');
  if (people !== null) {
    const perPlace = sexes.length * ageCount;
    const population = new Uint32Array(count * perPlace);
    const seen = new Uint8Array(count * sexes.length);
    for (const row of ofPlaces(people)) {
      const m = places.get(row['place'] ?? '');
      const sex = sexOf[row['kjonn'] ?? ''];
      if (row['period'] !== String(baseline.baseYear) || m === undefined || sex === undefined) continue;
      seen[m * sexes.length + sex] = 1;
      for (let age = 0; age < ageCount; age++)
        population[m * perPlace + sex * ageCount + age] = Number(row[`a${age}`]);
    }
    if (
      complete(
        '07459',
        seen
          .filter((_, i) => i % sexes.length === 0)
          .map((one, m) => one & (seen[m * sexes.length + 1] ?? 0)),
      )
    ) {
      moved.push({
        what: 'population',
        table: '07459',
        before: total(demography.population),
        after: total(population),
        placesMoved: movedPlaces(demography.population, population, perPlace),
      });
      demography = { ...demography, population };
    }
  }

  const projection = read('14746');
  if (projection !== null) {
    const rows = ofPlaces(projection);
    const years = [...new Set(rows.map((row) => Number(row['period'])))].sort((a, b) => a - b);
    const first = years[0] ?? baseline.baseYear;
    const last = years.at(-1) ?? first;
    const counties = demography.countyIds;
    const countyAt = baseline.municipalities.map(({ countyId }) => counties.indexOf(countyId));
    const totals = { main: new Float64Array(0), low: new Float64Array(0), high: new Float64Array(0) };
    const lastTotals = new Float64Array(count);
    const seen = new Uint8Array(count);
    for (const level of ['main', 'low', 'high'] as const) {
      const byCounty = new Float64Array((last - first + 1) * counties.length);
      for (const row of rows) {
        if (row['content'] !== projectionContents[level]) continue;
        const m = places.get(row['place'] ?? '');
        if (m === undefined) continue;
        let persons = 0;
        for (let age = 0; age < ageCount; age++) persons += Number(row[`a${age}`]);
        const year = Number(row['period']);
        const cell = (year - first) * counties.length + (countyAt[m] ?? 0);
        byCounty[cell] = (byCounty[cell] ?? 0) + persons;
        if (level === 'main' && year === last) {
          lastTotals[m] = (lastTotals[m] ?? 0) + persons;
          seen[m] = 1;
        }
      }
      totals[level] = byCounty;
    }
    const spans = first <= baseline.baseYear && years.length === last - first + 1 && last > baseline.baseYear;
    if (!spans) problems.push(problem('V3014', '14746', { table: '14746', variable: 'Tid' }, 'warning'));
    if (complete('14746', seen) && spans) {
      moved.push({
        what: 'projection',
        table: '14746',
        before: total(demography.municipalTotals),
        after: total(lastTotals),
        placesMoved: movedPlaces(demography.municipalTotals, lastTotals, 1),
      });
      // The years before the new edition are read too (D4); they stay as the older edition has them.
      const from = Math.min(first, demography.countyTotalsYears.first);
      const earlier = (first - from) * counties.length;
      const old = demography;
      const joined = (level: 'main' | 'low' | 'high'): Float64Array => {
        const out = new Float64Array(earlier + totals[level].length);
        out.set(old.countyTotals[level].subarray(0, earlier));
        out.set(totals[level], earlier);
        return out;
      };
      demography = {
        ...demography,
        countyTotals: { main: joined('main'), low: joined('low'), high: joined('high') },
        countyTotalsYears: { first: from, count: last - from + 1 },
        municipalTotals: lastTotals,
        municipalTotalsYear: last,
      };
    }
  }

  const putNurses = (table: string, nurses: Float64Array): void => {
    // A hidden or missing figure keeps what was known before.
    const next = staffing.nurseFte.map((before, m) =>
      Number.isFinite(nurses[m]) ? (nurses[m] as number) : before,
    );
    const known = nurses.filter(Number.isFinite).length;
    if (known < count)
      problems.push(
        problem(
          'V3021',
          table,
          {
            missing: count - known,
            first: baseline.municipalities[nurses.findIndex((one) => !Number.isFinite(one))]?.id ?? '',
          },
          'warning',
        ),
      );
    moved.push({
      what: 'nurses',
      table,
      before: total(staffing.nurseFte),
      after: total(next),
      placesMoved: movedPlaces(staffing.nurseFte, next, 1),
    });
    staffing = { ...staffing, nurseFte: next };
  };

  const byEducation = read('14534');
  if (byEducation !== null) {
    const rows = ofPlaces(byEducation).filter(
      (row) =>
        row['kokstillingkode0000'] === 'TOT' &&
        row['kokutdanningoms0000'] === '01' &&
        row['content'] === 'KOSARBAARSVERKST0000',
    );
    const year = newest(rows);
    const nurses = new Float64Array(count).fill(Number.NaN);
    for (const row of rows) {
      const m = places.get(row['place'] ?? '');
      if (row['period'] === year && m !== undefined) nurses[m] = figureIn(row);
    }
    putNurses('14534', nurses);
  }

  const byOccupation = read('14533');
  const occupation = kept
    .get('14533')
    ?.metadata.variables.find(({ values }) => values.some(({ label }) => label === nursingTitles[0]));
  if (byOccupation !== null && occupation === undefined)
    problems.push(problem('V3014', '14533', { table: '14533', variable: nursingTitles[0] ?? '' }, 'warning'));
  if (byOccupation !== null && occupation !== undefined) {
    const column = occupation.code.toLowerCase().replace(/[^a-z0-9]+/g, '_');
    const codesOf = (titles: readonly string[]): ReadonlySet<string> =>
      new Set(occupation.values.filter(({ label }) => titles.includes(label)).map(({ code }) => code));
    const nursing = codesOf(nursingTitles);
    const whole = codesOf(wholeTitles);
    const year = newest(byOccupation.rows);
    if (byEducation === null) {
      const nurses = new Float64Array(count).fill(Number.NaN);
      for (const row of ofPlaces(byOccupation)) {
        const m = places.get(row['place'] ?? '');
        if (row['period'] !== year || m === undefined || !nursing.has(row[column] ?? '')) continue;
        const value = figureIn(row);
        // One of the two kinds may be hidden; the sum is then unknown, not smaller.
        nurses[m] = Number.isFinite(nurses[m]) ? (nurses[m] as number) + value : value;
      }
      putNurses('14533', nurses);
    }
    const ofYear = byOccupation.rows.filter((row) => row['period'] === year && whole.has(row[column] ?? ''));
    const country = ofYear.find((row) => row['place'] === countryCode);
    const summed = ofYear.filter((row) => row['level'] === 'municipality');
    const allStaff =
      country !== undefined
        ? figureIn(country)
        : summed.length === count
          ? summed.reduce((sum, row) => sum + figureIn(row), 0)
          : Number.NaN;
    if (Number.isFinite(allStaff)) {
      const before = staffing.totals.care;
      moved.push({
        what: 'careStaff',
        table: '14533',
        before: before.at(-1)?.value ?? Number.NaN,
        after: allStaff,
        placesMoved: count,
      });
      const care = [
        ...before.filter((figure) => figure.year !== Number(year)),
        { year: Number(year), value: allStaff },
      ].sort((a, b) => a.year - b.year);
      staffing = { ...staffing, totals: { ...staffing.totals, care } };
    }
  }

  if (problems.some(({ severity }) => severity === 'error')) return fail(problems);
  const nurses = total(staffing.nurseFte);
  const allCare = staffing.totals.care.at(-1)?.value ?? Number.NaN;
  if (
    moved.some(({ what }) => what === 'nurses' || what === 'careStaff') &&
    !(nurses > 0 && nurses < allCare)
  ) {
    // A part that is larger than its whole would break the calculation further on; the built-in staff stays.
    problems.push(
      problem(
        'V3022',
        versionId,
        {
          what: 'sykepleierårsverk',
          table: kept.has('14534') ? '14534' : '14533',
          value: Math.round(nurses),
          other: `${Math.round(allCare)} årsverk i alt`,
        },
        'warning',
      ),
    );
    staffing = baseline.staffing;
    for (let i = moved.length - 1; i >= 0; i--)
      if (moved[i]?.what === 'nurses' || moved[i]?.what === 'careStaff') moved.splice(i, 1);
  }
  const id = tools.sha256(new TextEncoder().encode(`${baseline.id}+${versionId}`));
  return succeed(
    {
      baseline: Object.freeze({
        ...baseline,
        id,
        dataVersion: `${baseline.dataVersion}+${versionId}`,
        demography,
        staffing,
      }),
      moved,
    },
    problems,
  );
};
