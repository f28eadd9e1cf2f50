import { f64 } from '@veivalg/core';

/**
 * Let one cohort live through a year in every place at once, with migration at local rates moved by the same amount
 * everywhere so that the places sum to the country.
 *
 * All rows are runs of `places` values. `people` receives survivors and migrants, `deaths` and `migration` the flows.
 * @param nation People of the cohort in the country after the year, or `NaN` to let the places decide.
 * @returns Survivors of all places. Unit: persons.
 */
export const liveThroughYear = (
  before: Float64Array,
  beforeStart: number,
  survival: number,
  rates: Float64Array,
  extra: Float64Array | null,
  extraWeight: number,
  ratesStart: number,
  nation: number,
  people: Float64Array,
  deaths: Float64Array,
  migration: Float64Array,
  start: number,
  places: number,
): number => {
  let survivors = 0;
  let moved = 0;
  for (let place = 0; place < places; place++) {
    const lived = f64(before, beforeStart + place) * survival;
    let rate = f64(rates, ratesStart + place);
    if (extra !== null) rate += extraWeight * f64(extra, ratesStart + place);
    const move = lived * rate;
    survivors += lived;
    moved += move;
    people[start + place] = lived;
    migration[start + place] = move;
  }
  const lift = survivors > 0 && nation >= 0 ? (nation - survivors - moved) / survivors : 0;
  for (let place = 0; place < places; place++) {
    const lived = f64(people, start + place);
    const move = f64(migration, start + place) + lift * lived;
    deaths[start + place] = f64(before, beforeStart + place) - lived;
    migration[start + place] = move;
    people[start + place] = lived + move;
  }
  return survivors;
};

/** Add a row to running sums by place. */
export const addRow = (row: Float64Array, start: number, sums: Float64Array, places: number): void => {
  for (let place = 0; place < places; place++) sums[place] = f64(sums, place) + f64(row, start + place);
};

/** Add a row of survivors, weighted, to running sums by place. Survivors are the people before less the dead. */
export const addWeighted = (
  before: Float64Array,
  beforeStart: number,
  weight: number,
  sums: Float64Array,
  places: number,
): void => {
  for (let place = 0; place < places; place++)
    sums[place] = f64(sums, place) + weight * f64(before, beforeStart + place);
};

/**
 * Move one cohort between places: `push` times `scale` of the survivors of each place, less the mean over all of them,
 * so that the cohort neither grows nor shrinks in the country.
 */
export const moveBetween = (
  before: Float64Array,
  beforeStart: number,
  scale: number,
  push: Float64Array,
  people: Float64Array,
  migration: Float64Array,
  start: number,
  places: number,
): void => {
  let survivors = 0;
  let pushed = 0;
  for (let place = 0; place < places; place++) {
    const lived = f64(before, beforeStart + place);
    survivors += lived;
    pushed += lived * f64(push, place);
  }
  if (!(survivors > 0)) return;
  const mean = pushed / survivors;
  for (let place = 0; place < places; place++) {
    const move = scale * f64(before, beforeStart + place) * (f64(push, place) - mean);
    migration[start + place] = f64(migration, start + place) + move;
    people[start + place] = f64(people, start + place) + move;
  }
};

/**
 * Mend a row that migration took below zero: such places get no one, and the others give the same in proportion.
 * The sum of the row stays as it was. Rare; most rows return at once.
 */
export const mendNegative = (
  people: Float64Array,
  migration: Float64Array,
  start: number,
  places: number,
): void => {
  let total = 0;
  let positive = 0;
  let below = false;
  for (let place = 0; place < places; place++) {
    const value = f64(people, start + place);
    total += value;
    if (value >= 0) positive += value;
    else below = true;
  }
  if (!below) return;
  const keep = total > 0 && positive > 0 ? total / positive : 0;
  for (let place = 0; place < places; place++) {
    const value = f64(people, start + place);
    const mended = value > 0 ? value * keep : 0;
    migration[start + place] = f64(migration, start + place) + mended - value;
    people[start + place] = mended;
  }
};
