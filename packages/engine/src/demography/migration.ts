import {
  cohortCount,
  type DemographyInput,
  f64,
  type Municipality,
  type PathLevel,
  rateGroupCount,
} from '@veivalg/core';
import { netMigrationInYear } from './paths.ts';

/** Centrality class of each place, 0…5. Shape [M]. */
export const centralityOf = (municipalities: readonly Municipality[]): Uint8Array =>
  Uint8Array.from(municipalities, (place) => place.centralityClass - 1);

/** Age in the middle of a five-year group at the start of the year. */
const middle = (group: number): number => group * 5 + 2;

/**
 * Draw group rates out to single cohorts: straight line between the middles of the groups, level outside them;
 * those born in the year have lived half of it and get half the rate of the youngest.
 *
 * @param groups Shape [X][20][M].
 * @param places Length of the innermost axis.
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
