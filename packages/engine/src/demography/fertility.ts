import { ageCount, type DemographyInput, f64, type PathLevel } from '@veivalg/core';
import { spreadGroups } from './monotone-curve.ts';
import { fertilitySharesInYear, pathValue } from './paths.ts';

/** Edges of the age groups of mothers. */
const motherEdges = [15, 20, 25, 30, 35, 40, 45, 50] as const;

/**
 * Births per woman by single year of age: the age pattern made single-year, times the level.
 *
 * @returns Shape [106]. Unit: births per woman and year; sums to `totalFertility`.
 * @source docs/method/demography.md D3
 */
export const fertilityByAge = (shares: Float64Array, totalFertility: number): Float64Array => {
  const byAge = new Float64Array(ageCount);
  const spread = spreadGroups(motherEdges, shares);
  let total = 0;
  for (let i = 0; i < spread.length; i++) total += f64(spread, i);
  for (let i = 0; i < spread.length; i++)
    byAge[motherEdges[0] + i] = (f64(spread, i) / total) * totalFertility;
  return byAge;
};

/** Fertility of the country on one level of the official path, year by year. Shape [T][106]. @source docs/method/demography.md D3 */
export const officialFertility = (
  input: DemographyInput,
  level: PathLevel,
  firstYear: number,
  yearCount: number,
): Float64Array => {
  const fertility = new Float64Array(yearCount * ageCount);
  for (let t = 0; t < yearCount; t++) {
    const year = firstYear + t;
    fertility.set(
      fertilityByAge(fertilitySharesInYear(input, year), pathValue(input.totalFertility[level], year)),
      t * ageCount,
    );
  }
  return fertility;
};

/**
 * Local fertility against the country's, drawn towards 1 as if `weight` more births had been expected and come.
 *
 * @returns Shape [M]. Unit: ratio.
 * @source docs/method/demography.md D3
 */
export const shrunkFertilityIndex = (
  infants: Float64Array,
  expected: Float64Array,
  weight: number,
): Float64Array => infants.map((count, place) => (count + weight) / (f64(expected, place) + weight));
