import {
  at,
  cohortCount,
  type DemographyInput,
  f64,
  type Municipality,
  type PathLevel,
  type ResidualPeriod,
  rateGroupCount,
} from '@veivalg/core';
import { netMigrationInYear } from './paths.ts';

/** Centrality class of each place, 0…5. Shape [M]. */
export const centralityOf = (municipalities: readonly Municipality[]): Uint8Array =>
  Uint8Array.from(municipalities, (place) => place.centralityClass - 1);

/**
 * Local net migration rates by sex and age group, drawn towards the rate of the centrality class
 * as if the place had lived through `weight` more person-years at the class rate.
 *
 * @param classOf Class of each place. Shape [M].
 * @returns Shape [X][20][M]. Unit: share of survivors a year.
 * @source docs/method/demography.md D4
 */
export const shrunkLocalRates = (
  period: ResidualPeriod,
  classOf: Uint8Array,
  weight: number,
): Float64Array => {
  const places = classOf.length;
  const rows = 2 * rateGroupCount;
  const classes = 6;
  const exposure = new Float64Array(classes * rows);
  const residual = new Float64Array(classes * rows);
  for (let place = 0; place < places; place++) {
    const to = at(classOf, place) * rows;
    for (let row = 0; row < rows; row++) {
      exposure[to + row] = f64(exposure, to + row) + f64(period.exposure, place * rows + row);
      residual[to + row] = f64(residual, to + row) + f64(period.residual, place * rows + row);
    }
  }
  const rates = new Float64Array(rows * places);
  for (let place = 0; place < places; place++) {
    const from = at(classOf, place) * rows;
    for (let row = 0; row < rows; row++) {
      const classRate =
        f64(exposure, from + row) > 0 ? f64(residual, from + row) / f64(exposure, from + row) : 0;
      const exposed = f64(period.exposure, place * rows + row);
      const rate = (f64(period.residual, place * rows + row) + weight * classRate) / (exposed + weight);
      rates[row * places + place] = Math.max(-0.5, Math.min(0.5, rate));
    }
  }
  return rates;
};

/** Age in the middle of a five-year group at the start of the year. */
const middle = (group: number): number => group * 5 + 2;

/**
 * Draw group rates out to single cohorts: straight line between the middles of the groups, level outside them;
 * those born in the year have lived half of it and get half the rate of the youngest.
 *
 * @param groups Shape [X][20][M].
 * @returns Shape [X][107][M]. Unit: as the rates.
 * @source docs/method/demography.md D4
 */
export const ratesByCohort = (groups: Float64Array, places: number): Float64Array => {
  const rates = new Float64Array(2 * cohortCount * places);
  for (let sex = 0; sex < 2; sex++) {
    for (let row = 0; row < cohortCount; row++) {
      const age = Math.max(0, row - 1);
      const position = Math.min(rateGroupCount - 1, Math.max(0, (age - middle(0)) / 5));
      const lower = Math.min(rateGroupCount - 2, Math.floor(position));
      const share = position - lower;
      const scale = row === 0 ? 0.5 : 1;
      const to = (sex * cohortCount + row) * places;
      const from = (sex * rateGroupCount + lower) * places;
      for (let place = 0; place < places; place++)
        rates[to + place] =
          scale * ((1 - share) * f64(groups, from + place) + share * f64(groups, from + places + place));
    }
  }
  return rates;
};

/**
 * How much each cohort moves: spread of local rates between places, weighted by the people exposed.
 *
 * @param rates Shape [X][107][M].
 * @param exposure Survivors by cohort. Same shape.
 * @returns Shape [X][107]. Unit: share a year.
 * @source docs/method/demography.md D5
 */
export const mobilityByCohort = (
  rates: Float64Array,
  exposure: Float64Array,
  places: number,
): Float64Array => {
  const mobility = new Float64Array(2 * cohortCount);
  for (let row = 0; row < mobility.length; row++) {
    let weight = 0;
    let first = 0;
    let second = 0;
    for (let place = 0; place < places; place++) {
      const w = f64(exposure, row * places + place);
      const rate = f64(rates, row * places + place);
      weight += w;
      first += w * rate;
      second += w * rate * rate;
    }
    mobility[row] = weight > 0 ? Math.sqrt(Math.max(0, second / weight - (first / weight) ** 2)) : 0;
  }
  return mobility;
};

/**
 * Age pattern of the country's net migration: mean of the observed residuals of some years, summing to 1.
 * Those born in the year get half of those aged 0 before; from age 100 no one moves.
 *
 * @returns Shape [X][107]. Unit: share of net migration.
 * @source docs/method/demography.md D4
 */
export const migrationPattern = (
  residuals: Float64Array,
  firstYear: number,
  fromYear: number,
  toYear: number,
): Float64Array => {
  const pattern = new Float64Array(2 * cohortCount);
  let total = 0;
  for (let sex = 0; sex < 2; sex++) {
    for (let row = 1; row <= 100; row++) {
      let value = 0;
      for (let year = fromYear; year <= toYear; year++)
        value += f64(residuals, ((year - firstYear) * 2 + sex) * cohortCount + row);
      pattern[sex * cohortCount + row] = value;
    }
    pattern[sex * cohortCount] = f64(pattern, sex * cohortCount + 1) / 2;
    for (let row = 0; row <= 100; row++) total += f64(pattern, sex * cohortCount + row);
  }
  return total > 0 ? pattern.map((value) => value / total) : pattern;
};

/** Net migration of the country by cohort on one level of the official path. Shape [T][X][107]. Unit: persons a year. @source docs/method/demography.md D4 */
export const officialMigration = (
  input: DemographyInput,
  level: PathLevel,
  pattern: Float64Array,
  firstYear: number,
  yearCount: number,
): Float64Array => {
  const flows = new Float64Array(yearCount * 2 * cohortCount);
  for (let t = 0; t < yearCount; t++) {
    const total = netMigrationInYear(input, level, firstYear + t);
    for (let row = 0; row < 2 * cohortCount; row++)
      flows[t * 2 * cohortCount + row] = f64(pattern, row) * total;
  }
  return flows;
};
