import {
  ageCount,
  cohortCount,
  type DemographyInput,
  f64,
  type Municipality,
  type ParameterTable,
  parameterValue,
} from '@veivalg/core';
import {
  type CohortSetup,
  centralityOf,
  classResiduals,
  classResponse,
  fadingWeights,
  fertilityByAge,
  infantsByPlace,
  localRateRules,
  localRates,
  nationalResiduals,
  type PopulationHistory,
  placesInnermost,
  projectNation,
  ratesByCohort,
  recentMortality,
  residualPeriod,
  shrunkFertilityIndex,
  sumPlaces,
  survivalPath,
} from '@veivalg/engine';
import { personsIn } from './yardsticks.ts';

const tableAges = 107;

/** What a hindcast reads, apart from the population itself. */
export type VitalRates = Pick<
  DemographyInput,
  'mortality' | 'mortalityYears' | 'fertilityShares' | 'fertilityMidYears'
>;

/** Age pattern of fertility published for the last period whose middle is not after `year`. Shape [106]. */
const fertilityPattern = (rates: VitalRates, year: number): Float64Array => {
  const groups = rates.fertilityShares.length / rates.fertilityMidYears.length;
  let period = 0;
  for (let i = 0; i < rates.fertilityMidYears.length; i++)
    if (f64(rates.fertilityMidYears, i) <= year) period = i;
  return fertilityByAge(rates.fertilityShares.subarray(period * groups, (period + 1) * groups), 1);
};

/** Persons of the country by year. Shape [years][X][106]. */
const nationIn = (history: PopulationHistory, first: number, last: number): Float64Array => {
  const out = new Float64Array((last - first + 1) * 2 * ageCount);
  for (let year = first; year <= last; year++)
    out.set(
      sumPlaces(placesInnermost(personsIn(history, year), history.placeCount), history.placeCount),
      (year - first) * 2 * ageCount,
    );
  return out;
};

/** Yearly decline of mortality by age, both sexes together, over the years known. Shape [107]. Unit: share a year. */
const knownDecline = (rates: VitalRates, before: number): Float64Array => {
  const first = rates.mortalityYears.first;
  const years = before - first;
  const middle = (years - 1) / 2;
  const raw = new Float64Array(tableAges);
  for (let age = 0; age < tableAges - 1; age++) {
    let slope = 0;
    let spread = 0;
    for (let t = 0; t < years; t++) {
      const start = t * 2 * tableAges + age;
      const q = (f64(rates.mortality, start) + f64(rates.mortality, start + tableAges)) / 2;
      slope += (t - middle) * Math.log(Math.max(q, 1e-6));
      spread += (t - middle) ** 2;
    }
    raw[age] = -slope / spread;
  }
  return raw.map((_, age) => {
    let total = 0;
    let count = 0;
    for (let a = Math.max(0, age - 5); a <= Math.min(tableAges - 2, age + 5); a++, count++)
      total += f64(raw, a);
    return age === tableAges - 1 ? 0 : Math.max(0, total / count);
  });
};

/** The country as it came to be: registered people by sex and age, the life tables of the years, infants back to births. */
const observedNation = (
  history: PopulationHistory,
  rates: VitalRates,
  start: number,
  steps: number,
): Pick<CohortSetup, 'survival' | 'nation' | 'births'> => {
  const all = survivalPath(rates.mortality);
  const survival = new Float64Array(steps * 2 * cohortCount);
  for (let t = 0; t < steps; t++) {
    const year = Math.min(start + t - rates.mortalityYears.first, rates.mortalityYears.count - 1);
    survival.set(all.subarray(year * 2 * cohortCount, (year + 1) * 2 * cohortCount), t * 2 * cohortCount);
  }
  const nation = nationIn(history, start, start + steps);
  const births = Float64Array.from({ length: steps * 2 }, (_, i) => {
    const t = Math.floor(i / 2);
    const infants = f64(nation, ((t + 1) * 2 + (i % 2)) * ageCount);
    return infants / f64(survival, (t * 2 + (i % 2)) * cohortCount);
  });
  return { survival, nation, births };
};

/**
 * The country as it could be projected at the start: mortality falling as over the years known, fertility of the last
 * three years, net migration by cohort as the mean of the last five.
 */
const projectedNation = (
  history: PopulationHistory,
  rates: VitalRates,
  parameters: ParameterTable,
  start: number,
  steps: number,
): Pick<CohortSetup, 'survival' | 'nation' | 'births'> => {
  const window = parameterValue(parameters, 'demography.recentMortalityYears');
  const base = recentMortality(
    rates.mortality,
    rates.mortalityYears.first,
    start,
    window,
    parameterValue(parameters, 'demography.monotoneMortalityAge'),
  );
  const decline = knownDecline(rates, start);
  const q = new Float64Array(steps * 2 * tableAges);
  for (let t = 0; t < steps; t++)
    for (let sex = 0; sex < 2; sex++)
      for (let age = 0; age < tableAges; age++)
        q[(t * 2 + sex) * tableAges + age] =
          age === tableAges - 1
            ? 1
            : f64(base, sex * tableAges + age) * Math.exp(-f64(decline, age) * (t + (window + 1) / 2));
  const survival = survivalPath(q);

  const pattern = fertilityPattern(rates, start);
  const before = nationIn(history, start - 3, start);
  let infants = 0;
  let women = 0;
  for (let t = 0; t < 3; t++) {
    const now = t * 2 * ageCount;
    const next = now + 2 * ageCount;
    infants += f64(before, next) + f64(before, next + ageCount);
    for (let age = 14; age < 50; age++)
      women +=
        ((f64(pattern, age) + f64(pattern, age + 1)) / 2) *
        ((f64(before, now + age) + f64(before, next + age + 1)) / 2);
  }
  const fertility = new Float64Array(steps * ageCount);
  for (let t = 0; t < steps; t++)
    fertility.set(
      pattern.map((value) => (value * infants) / women),
      t * ageCount,
    );

  const known = survivalPath(rates.mortality);
  const years = 5;
  const residuals = nationalResiduals(history, known, rates.mortalityYears.first, start - years, start - 1);
  const netMigration = new Float64Array(steps * 2 * cohortCount);
  for (let sex = 0; sex < 2; sex++)
    for (let row = 0; row < cohortCount; row++) {
      let total = 0;
      for (let year = 0; year < years; year++)
        total += f64(residuals, (year * 2 + sex) * cohortCount + Math.max(row, 1)) / years;
      for (let t = 0; t < steps; t++)
        netMigration[(t * 2 + sex) * cohortCount + row] = row === 0 ? total / 2 : total;
    }
  const girls = 1 / (1 + parameterValue(parameters, 'demography.boysPerGirl'));
  const { persons, births } = projectNation({
    start: nationIn(history, start, start),
    survival,
    fertility,
    girlShare: girls,
    netMigration,
  });
  return { survival, nation: persons, births };
};

/**
 * Set up a projection from `start` with nothing known after it, apart from the national path where it is given.
 *
 * Local rates, response and fertility are estimated as in the projection of today, on the years before `start`.
 * What is not of its time: municipalities and centrality classes of 2024, and parameters set in 2026.
 * @param given True to give the country's people by sex and age and its mortality as they came to be.
 * @source docs/method/demography.md V1
 */
export const hindcastSetup = (
  history: PopulationHistory,
  rates: VitalRates,
  municipalities: readonly Municipality[],
  parameters: ParameterTable,
  start: number,
  steps: number,
  given: boolean,
): CohortSetup => {
  const places = history.placeCount;
  const survival = survivalPath(rates.mortality);
  const firstRates = rates.mortalityYears.first;
  const classOf = centralityOf(municipalities);
  const period = (first: number, last: number) =>
    residualPeriod(history, survival, firstRates, Math.max(history.firstYear, first), last);
  const local = localRates(
    period(start - 11, start - 5),
    period(start - 4, start - 1),
    classOf,
    localRateRules(parameters),
  );
  const known = classResiduals(history, survival, firstRates, classOf, history.firstYear, start - 1);
  const response = classResponse(
    known,
    known.years.count,
    parameterValue(parameters, 'demography.responsePrior'),
  );
  const pattern = fertilityPattern(rates, start);
  const birthYears = Math.min(10, start - history.firstYear);
  const patterns = new Float64Array(birthYears * ageCount);
  for (let t = 0; t < birthYears; t++) patterns.set(pattern, t * ageCount);
  const born = infantsByPlace(history, patterns, start - birthYears, start - birthYears, start - 1);
  const fertility = new Float64Array(steps * ageCount);
  for (let t = 0; t < steps; t++) fertility.set(pattern, t * ageCount);
  const country = given
    ? observedNation(history, rates, start, steps)
    : projectedNation(history, rates, parameters, start, steps);
  return {
    firstYear: start,
    placeCount: places,
    start: placesInnermost(personsIn(history, start), places),
    ...country,
    fertility,
    fertilityIndex: shrunkFertilityIndex(
      born.infants,
      born.expected,
      parameterValue(parameters, 'demography.fertilityShrinkage'),
    ),
    rates: ratesByCohort(local.lasting, places),
    recent: {
      rates: ratesByCohort(local.recent, places),
      weights: fadingWeights(parameterValue(parameters, 'demography.recentFadeYears'), steps),
    },
    response: Float64Array.from(classOf, (c) => f64(response, c)),
    mobility: ratesByCohort(local.mobility, 1),
    steering: null,
    lifeExpectancyGain: new Float64Array(steps + 1),
  };
};
