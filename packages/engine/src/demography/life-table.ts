import { cohortCount, f64 } from '@veivalg/core';

/** Ages of a life table: exact ages 0…106, the last one closed with q = 1. */
export const lifeTableAges = 107;

/** People alive at exact age `age` out of one born, by table `q` from `start`. */
const survivors = (q: Float64Array, start: number): Float64Array => {
  const alive = new Float64Array(lifeTableAges + 1);
  alive[0] = 1;
  for (let age = 0; age < lifeTableAges; age++) alive[age + 1] = f64(alive, age) * (1 - f64(q, start + age));
  return alive;
};

/**
 * Work out the share of each cohort that lives through a calendar year.
 *
 * @param q Probability of death between exact ages; 107 values from `start`.
 * @param out Receives 107 shares from `outStart`: row 0 those born in the year, row a + 1 those aged a on 1 January.
 *   Row 106 is the open group (105 and older).
 * @source docs/method/demography.md D2
 */
export const cohortSurvival = (q: Float64Array, start: number, out: Float64Array, outStart: number): void => {
  const alive = survivors(q, start);
  out[outStart] = (1 + f64(alive, 1)) / 2;
  for (let age = 0; age < cohortCount - 2; age++) {
    const lived = f64(alive, age) + f64(alive, age + 1);
    out[outStart + age + 1] = lived > 0 ? (f64(alive, age + 1) + f64(alive, age + 2)) / lived : 0;
  }
  out[outStart + cohortCount - 1] = 1 - f64(q, start + cohortCount - 2);
};

/**
 * Remaining life expectancy at an exact age. Unit: years.
 *
 * @param q Probability of death between exact ages; 107 values from `start`. Deaths fall evenly over each year of age.
 */
export const remainingLifeExpectancy = (q: Float64Array, start: number, age: number): number => {
  let alive = 1;
  let lived = 0;
  for (let x = age; x < lifeTableAges; x++) {
    const next = alive * (1 - f64(q, start + x));
    lived += (alive + next) / 2;
    alive = next;
  }
  return lived;
};
