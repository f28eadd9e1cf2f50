import {
  type DemographyInput,
  exp,
  type Municipality,
  municipalityId,
  type Parameter,
  type ParameterTable,
  type PathPoint,
  power,
  sameInAll,
} from '@veivalg/core';

/** A made-up country for tests: small, uneven, with empty cells and wild migration. */
export interface MadeUpCountry {
  readonly input: DemographyInput;
  readonly municipalities: readonly Municipality[];
  readonly parameters: ParameterTable;
}

/** Numbers in [0, 1) that follow from a seed alone. */
export const numbersFrom = (seed: number): (() => number) => {
  let state = (seed + 1) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 2246822507);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 3266489909);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296;
  };
};

const parameter = (id: string, value: number): Parameter => ({
  id: `demography.${id}`,
  name: sameInAll(id),
  unit: 'ratio',
  value,
  low: value,
  high: value,
  min: value,
  max: value,
  standing: 'assumed',
  evidence: 'D',
  distribution: { shape: 'fixed' },
  reason: sameInAll('made up'),
  sources: [],
  rule: 'D4',
  lastChecked: '2026-11-21',
});

/** Parameters of the projection with the values given in place of the usual. */
export const madeUpParameters = (changes: Readonly<Record<string, number>> = {}): ParameterTable =>
  Object.fromEntries(
    Object.entries({
      recentMortalityYears: 3,
      monotoneMortalityAge: 95,
      declineFirstAge: 70,
      recentWeight: 2,
      levelKept: 0.4,
      patternKept: 0.8,
      patternWeight: 700,
      responsePrior: 0.000003,
      recentFadeYears: 3,
      boysPerGirl: 1.06,
      fertilityShrinkage: 100,
      ...changes,
    }).map(([id, value]) => [`demography.${id}`, parameter(id, value)]),
  );

/**
 * Make a country up from a seed.
 *
 * @param wildness Spread of local migration rates a year; 0.02 is lively, 0.5 empties places.
 */
export const madeUpCountry = (seed: number, places: number, wildness = 0.02): MadeUpCountry => {
  const next = numbersFrom(seed);
  const counties = Math.max(1, Math.ceil(places / 3));
  const countyIds = Array.from({ length: counties }, (_, i) => String(i + 10));
  const municipalities = Array.from({ length: places }, (_, place): Municipality => {
    const county = countyIds[place % counties] ?? '10';
    return {
      id: municipalityId(`${county}${String(place).padStart(2, '0')}`),
      officialName: `Sted ${place}`,
      name: `Sted ${place}`,
      countyId: county,
      regionId: '1',
      regionName: 'Region',
      catchmentArea: 'Område',
      healthRegion: 'Helse',
      centralityClass: (1 + Math.floor(next() * 6)) as Municipality['centralityClass'],
      languageForm: 'neutral',
      travelMinutes: 10,
      longitude: 10,
      latitude: 60,
    };
  });
  const sizes = Array.from({ length: places }, () => 5 + power(next(), 3) * 800);
  const population = new Uint32Array(places * 212);
  for (let place = 0; place < places; place++)
    for (let row = 0; row < 212; row++) {
      const age = row % 106;
      const young = age < 60 ? 1 : power(Math.max(0, (106 - age) / 46), 1.5);
      if (next() > 0.05)
        population[place * 212 + row] = Math.floor((sizes[place] ?? 0) * young * (0.5 + next()));
    }
  const mortalityYears = { first: 2020, count: 5 };
  const mortality = new Float64Array(mortalityYears.count * 214);
  for (let row = 0; row < mortality.length; row++) {
    const age = row % 107;
    mortality[row] =
      age === 106 ? 1 : Math.min(0.9, 0.00002 * exp(0.1 * age) * (0.8 + 0.4 * next()) + 0.0001);
  }
  const officialAgesYears = { first: 2022, count: 12 };
  const officialAges = new Float64Array(officialAgesYears.count * 106);
  for (let year = 0; year < officialAgesYears.count; year++)
    for (let age = 0; age < 106; age++)
      officialAges[year * 106 + age] =
        year === 0 || age === 0
          ? 50_000 * (age < 60 ? 1 : power(Math.max(0.001, (106 - age) / 46), 1.5))
          : (officialAges[(year - 1) * 106 + age - 1] ?? 0) *
            (1 - Math.min(0.9, 0.00002 * exp(0.1 * age - 0.0005 * (106 - age) * year)));
  const residualOf = (firstYear: number, lastYear: number) => {
    const exposure = new Float64Array(places * 40);
    const residual = new Float64Array(places * 40);
    for (let i = 0; i < exposure.length; i++) {
      exposure[i] = next() > 0.05 ? Math.round((sizes[Math.floor(i / 40)] ?? 0) * 20 * next()) : 0;
      residual[i] = (exposure[i] ?? 0) * wildness * (next() - 0.5) * 2;
    }
    return { firstYear, lastYear, exposure, residual };
  };
  const points = (...values: readonly (readonly [number, number])[]): readonly PathPoint[] =>
    values.map(([year, value]) => ({ year, value }));
  const people = population.reduce((sum, value) => sum + value, 0);
  const flow = (share: number): readonly PathPoint[] =>
    points([2024, people * share * 3], [2030, people * share], [2050, people * share * 0.8]);
  const countyTotalsYears = { first: 2024, count: 27 };
  const countyTotals = (growth: number): Float64Array =>
    Float64Array.from({ length: countyTotalsYears.count * counties }, (_, i) => {
      const year = Math.floor(i / counties);
      return (people / counties) * exp((growth + 0.002 * (i % counties)) * year) + 10;
    });
  const nationalResidualsYears = { first: 2015, count: 11 };
  const input: DemographyInput = {
    population,
    mortality,
    mortalityYears,
    fertilityMidYears: Float64Array.of(2023, 2028, 2033),
    fertilityShares: Float64Array.from(
      [0.5, 8, 30, 38, 19, 4, 0.5, 0.4, 7, 29, 39, 20, 4.2, 0.4, 0.3, 6.7, 29, 39, 20, 4.5, 0.5].map(
        (value) => value / 100,
      ),
    ),
    totalFertility: {
      low: points([2024, 1.35], [2030, 1.22]),
      main: points([2024, 1.42], [2030, 1.57], [2050, 1.66]),
      high: points([2024, 1.48], [2030, 1.86]),
    },
    lifeExpectancy: {
      low: points([2024, 80], [2050, 82]),
      main: points([2024, 80.5], [2050, 84]),
      high: points([2024, 81], [2050, 86]),
    },
    lifeExpectancyMen: {
      low: points([2050, 80.5]),
      main: points([2023, 78], [2050, 82.5]),
      high: points([2050, 84.5]),
    },
    netMigration: { low: flow(0.0005), main: flow(0.003), high: flow(0.006) },
    officialAges,
    officialAgesYears,
    countyIds,
    countyTotals: { low: countyTotals(-0.002), main: countyTotals(0.004), high: countyTotals(0.01) },
    countyTotalsYears,
    municipalTotals: Float64Array.from(sizes, (size) => Math.round(size * 200 * (0.7 + 0.6 * next()))),
    municipalTotalsYear: 2034,
    residuals: [residualOf(2015, 2021), residualOf(2022, 2025)],
    classResiduals: {
      years: { first: 2015, count: 11 },
      exposure: Float64Array.from({ length: 66 }, () => 1000 + 1000 * next()),
      residual: Float64Array.from({ length: 66 }, () => 20 * (next() - 0.3)),
    },
    nationalResiduals: Float64Array.from({ length: nationalResidualsYears.count * 214 }, (_, i) =>
      i % 107 === 0 ? Number.NaN : 10 * (next() - 0.3),
    ),
    nationalResidualsYears,
    infants: Float64Array.from(sizes, (size) => Math.round(size * next() * 10)),
    expectedInfants: Float64Array.from(sizes, (size) => Math.round(size * 5)),
  };
  return { input, municipalities, parameters: madeUpParameters() };
};
