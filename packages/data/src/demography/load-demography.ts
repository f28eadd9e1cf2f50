import {
  ageCount,
  cohortCount,
  type DemographyInput,
  fail,
  type LevelPaths,
  type MunicipalityId,
  type Outcome,
  type PathLevel,
  type PathPoint,
  type Problem,
  pathLevels,
  problem,
  type ResidualPeriod,
  rateGroupCount,
  sexes,
  succeed,
} from '@veivalg/core';
import type { DataFolder } from '../files/folder.ts';
import { type FileTools, numberIn, readSeries, type SeriesTable } from '../files/read-series.ts';
import { loadPopulationHistory } from './load-history.ts';
import { placeIndex, sexOf } from './population-rows.ts';

const lifeTableAges = 107;

/** The three-letter codes of the official alternatives: fertility, life expectancy, immigration. */
const lettersOf = {
  total_fertility_rate: { low: 'LMM', main: 'MMM', high: 'HMM' },
  life_expectancy_both: { low: 'MLM', main: 'MMM', high: 'MHM' },
  life_expectancy_men: { low: 'MLM', main: 'MMM', high: 'MHM' },
  net_migration: { low: 'MML', main: 'MMM', high: 'MMH' },
} as const;

const levelPaths = (table: SeriesTable, indicator: keyof typeof lettersOf): LevelPaths => {
  const points = (level: PathLevel): PathPoint[] =>
    table.rows
      .filter((row) => row['indicator'] === indicator && row['alternative'] === lettersOf[indicator][level])
      .map((row) => ({ year: numberIn(row, 'year'), value: numberIn(row, 'value') }))
      .sort((a, b) => a.year - b.year);
  return { low: points('low'), main: points('main'), high: points('high') };
};

const mortality = (table: SeriesTable): Float64Array => {
  const { firstYear, lastYear } = table.record;
  const out = new Float64Array((lastYear - firstYear + 1) * sexes.length * lifeTableAges).fill(Number.NaN);
  for (const row of table.rows)
    for (let year = firstYear; year <= lastYear; year++)
      out[((year - firstYear) * sexes.length + sexOf(row)) * lifeTableAges + numberIn(row, 'age')] =
        numberIn(row, `q${year}`) / 1000;
  return out;
};

const residualPeriods = (table: SeriesTable, places: ReadonlyMap<string, number>): ResidualPeriod[] => {
  const periods = new Map<string, ResidualPeriod>();
  const size = places.size * sexes.length * rateGroupCount;
  for (const row of table.rows) {
    const key = `${row['first_year']}`;
    let period = periods.get(key);
    if (period === undefined) {
      period = {
        firstYear: numberIn(row, 'first_year'),
        lastYear: numberIn(row, 'last_year'),
        exposure: new Float64Array(size),
        residual: new Float64Array(size),
      };
      periods.set(key, period);
    }
    const place = places.get(row['municipality'] ?? '');
    if (place === undefined) continue;
    for (let group = 0; group < rateGroupCount; group++) {
      const to = (place * sexes.length + sexOf(row)) * rateGroupCount + group;
      period.exposure[to] = numberIn(row, `exposure${group}`);
      period.residual[to] = numberIn(row, `residual${group}`);
    }
  }
  return [...periods.values()].sort((a, b) => a.firstYear - b.firstYear);
};

/** One number per municipality from a table, `NaN` where the table has no row. */
const byPlace = (table: SeriesTable, places: ReadonlyMap<string, number>, column: string): Float64Array => {
  const out = new Float64Array(places.size).fill(Number.NaN);
  for (const row of table.rows) {
    const place = places.get(row['municipality'] ?? '');
    if (place !== undefined) out[place] = numberIn(row, column);
  }
  return out;
};

/** Check that a number is known for every place. */
const missingPlaces = (
  values: Float64Array,
  ids: readonly MunicipalityId[],
  table: SeriesTable,
): readonly Problem[] =>
  ids
    .filter((_, place) => Number.isNaN(values[place]))
    .map((id) => problem('V1114', `series/${table.record.file}`, { value: id }));

/**
 * Read everything the population projection starts from.
 *
 * @param municipalities Place axis, sorted.
 * @returns The figures, or all problems: those of `readSeries`, V1115 unknown place or sex, V1114 a place missing.
 * @source docs/method/demography.md D1–D6
 */
export const loadDemography = (
  folder: DataFolder,
  tools: FileTools,
  municipalities: readonly MunicipalityId[],
): Outcome<DemographyInput> => {
  const read = (id: string): Outcome<SeriesTable> => readSeries(folder, tools, id);
  const history = loadPopulationHistory(folder, tools, municipalities);
  const tables = {
    mortality: read('mortality-2000-2024'),
    fertility: read('fertility-age-shares'),
    assumptions: read('ssb-projection-2024-assumptions'),
    counties: read('ssb-projection-2024-counties'),
    municipalities: read('ssb-projection-2024-municipalities'),
    ages: read('ssb-projection-2022-ages'),
    residuals: read('local-cohort-residuals'),
    classes: read('class-cohort-residuals'),
    national: read('national-cohort-residuals'),
    infants: read('local-infants'),
  };
  const outcomes = Object.values(tables);
  const found = outcomes.flatMap((outcome) => outcome.problems);
  if (!history.ok) return fail([...history.problems, ...found]);
  const table = (name: keyof typeof tables): SeriesTable => {
    const outcome = tables[name];
    if (!outcome.ok) throw new Error('Broken invariant: read before it was checked');
    return outcome.value;
  };
  if (outcomes.some((outcome) => !outcome.ok)) return fail(found);

  const places = placeIndex(municipalities);
  const past = history.value;
  const perYear = past.placeCount * sexes.length * ageCount;
  const baseStart = (past.yearCount - 1) * perYear;
  const countyIds = [...new Set(table('counties').rows.map((row) => row['county'] ?? ''))].sort();
  const countySpan = table('counties').record;
  const countyTotals = (level: PathLevel): Float64Array => {
    const column = { low: 'LLML', main: 'MMMM', high: 'HHMH' }[level];
    const out = new Float64Array((countySpan.lastYear - countySpan.firstYear + 1) * countyIds.length).fill(
      Number.NaN,
    );
    for (const row of table('counties').rows)
      out[
        (numberIn(row, 'year') - countySpan.firstYear) * countyIds.length +
          countyIds.indexOf(row['county'] ?? '')
      ] = numberIn(row, column);
    return out;
  };
  const municipalTotals = byPlace(table('municipalities'), places, 'population_2050');
  const infants = byPlace(table('infants'), places, 'infants');
  const expectedInfants = byPlace(table('infants'), places, 'expected');
  const problems = [
    ...missingPlaces(municipalTotals, municipalities, table('municipalities')),
    ...missingPlaces(infants, municipalities, table('infants')),
  ];
  if (problems.length > 0) return fail(problems);
  const shareColumns = table('fertility')
    .record.columns.map((column) => column.name)
    .filter((name) => name !== 'period_mid_year');
  const shareRows = table('fertility').rows.map((row) => shareColumns.map((column) => numberIn(row, column)));
  const ages = table('ages');
  const nationalRows = table('national');
  const nationalCount = nationalRows.record.lastYear - nationalRows.record.firstYear + 1;
  const nationalResiduals = new Float64Array(nationalCount * sexes.length * cohortCount).fill(Number.NaN);
  for (const row of nationalRows.rows)
    for (let cohort = 1; cohort < cohortCount; cohort++)
      nationalResiduals[
        ((numberIn(row, 'year') - nationalRows.record.firstYear) * sexes.length + sexOf(row)) * cohortCount +
          cohort
      ] = numberIn(row, `c${cohort}`);

  return succeed({
    population: Uint32Array.from(past.persons.subarray(baseStart, baseStart + perYear)),
    mortality: mortality(table('mortality')),
    mortalityYears: {
      first: table('mortality').record.firstYear,
      count: table('mortality').record.lastYear - table('mortality').record.firstYear + 1,
    },
    fertilityMidYears: Float64Array.from(table('fertility').rows, (row) => numberIn(row, 'period_mid_year')),
    fertilityShares: Float64Array.from(
      shareRows.flatMap((shares) => {
        const total = shares.reduce((sum, value) => sum + value, 0);
        return shares.map((value) => value / total);
      }),
    ),
    totalFertility: levelPaths(table('assumptions'), 'total_fertility_rate'),
    lifeExpectancy: levelPaths(table('assumptions'), 'life_expectancy_both'),
    lifeExpectancyMen: levelPaths(table('assumptions'), 'life_expectancy_men'),
    netMigration: levelPaths(table('assumptions'), 'net_migration'),
    officialAges: Float64Array.from(
      ages.rows.flatMap((row) => Array.from({ length: ageCount }, (_, age) => numberIn(row, `a${age}`))),
    ),
    officialAgesYears: { first: ages.record.firstYear, count: ages.rows.length },
    countyIds,
    countyTotals: Object.fromEntries(pathLevels.map((level) => [level, countyTotals(level)])) as Record<
      PathLevel,
      Float64Array
    >,
    countyTotalsYears: { first: countySpan.firstYear, count: countySpan.lastYear - countySpan.firstYear + 1 },
    municipalTotals,
    municipalTotalsYear: table('municipalities').record.lastYear,
    classResiduals: {
      years: {
        first: table('classes').record.firstYear,
        count: table('classes').record.lastYear - table('classes').record.firstYear + 1,
      },
      // The rows stand year by year and class by class, as the array does.
      exposure: Float64Array.from(table('classes').rows, (row) => numberIn(row, 'exposure')),
      residual: Float64Array.from(table('classes').rows, (row) => numberIn(row, 'residual')),
    },
    residuals: residualPeriods(table('residuals'), places),
    nationalResiduals,
    nationalResidualsYears: { first: nationalRows.record.firstYear, count: nationalCount },
    infants,
    expectedInfants,
  });
};
