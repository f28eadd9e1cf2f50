import { f64 } from '@veivalg/core';

/**
 * Let one cohort live through a year in every place at once: survivors, and local migration at local rates.
 *
 * Writes survivors to `lived` and survivors with migrants to `people` (runs of `places` values).
 * @param extra Rates added to `rates` with weight `extraWeight`, or null.
 * @returns People of all places after the year. Unit: persons.
 */
export const liveThroughYear = (
  before: Float64Array,
  beforeStart: number,
  survival: number,
  rates: Float64Array,
  extra: Float64Array | null,
  extraWeight: number,
  ratesStart: number,
  lived: Float64Array,
  people: Float64Array,
  peopleStart: number,
  places: number,
): number => {
  let total = 0;
  if (extra === null) {
    for (let place = 0; place < places; place++) {
      const survivors = f64(before, beforeStart + place) * survival;
      const after = survivors * (1 + f64(rates, ratesStart + place));
      lived[place] = survivors;
      people[peopleStart + place] = after;
      total += after;
    }
    return total;
  }
  for (let place = 0; place < places; place++) {
    const survivors = f64(before, beforeStart + place) * survival;
    const rate = f64(rates, ratesStart + place) + extraWeight * f64(extra, ratesStart + place);
    const after = survivors * (1 + rate);
    lived[place] = survivors;
    people[peopleStart + place] = after;
    total += after;
  }
  return total;
};

/** Sum of two runs multiplied place by place. */
export const weightedSum = (lived: Float64Array, weight: Float64Array, places: number): number => {
  let total = 0;
  for (let place = 0; place < places; place++) total += f64(lived, place) * f64(weight, place);
  return total;
};

/** Add `lift` × `response` of the survivors of every place to a cohort, and write what moved to `migration`. */
export const liftToNation = (
  lived: Float64Array,
  response: Float64Array,
  lift: number,
  people: Float64Array,
  peopleStart: number,
  migration: Float64Array,
  start: number,
  places: number,
): void => {
  for (let place = 0; place < places; place++) {
    const survivors = f64(lived, place);
    const after = f64(people, peopleStart + place) + lift * f64(response, place) * survivors;
    people[peopleStart + place] = after;
    migration[start + place] = after - survivors;
  }
};

/** Add a row and its weighted value to two running sums by place. */
export const addRow = (
  row: Float64Array,
  start: number,
  weight: number,
  sums: Float64Array,
  weighted: Float64Array,
  places: number,
): void => {
  for (let place = 0; place < places; place++) {
    const value = f64(row, start + place);
    sums[place] = f64(sums, place) + value;
    weighted[place] = f64(weighted, place) + weight * value;
  }
};

/**
 * Move one cohort between places: `push` × `scale` of the people of each place, less the mean over all of them,
 * so that the cohort neither grows nor shrinks in the country.
 */
export const moveBetween = (
  scale: number,
  push: Float64Array,
  people: Float64Array,
  peopleStart: number,
  migration: Float64Array,
  start: number,
  places: number,
): void => {
  let total = 0;
  let pushed = 0;
  for (let place = 0; place < places; place++) {
    const value = f64(people, peopleStart + place);
    total += value;
    pushed += value * f64(push, place);
  }
  if (!(total > 0)) return;
  const mean = pushed / total;
  for (let place = 0; place < places; place++) {
    const value = f64(people, peopleStart + place);
    const move = scale * value * (f64(push, place) - mean);
    migration[start + place] = f64(migration, start + place) + move;
    people[peopleStart + place] = value + move;
  }
};

/**
 * Mend a row that migration took below zero: such places keep no one, and the others give the same in proportion.
 * The sum of the row stays as it was. Rare; nearly every row returns at once.
 */
export const mendNegative = (
  people: Float64Array,
  peopleStart: number,
  migration: Float64Array,
  start: number,
  places: number,
): void => {
  let total = 0;
  let positive = 0;
  for (let place = 0; place < places; place++) {
    const value = f64(people, peopleStart + place);
    total += value;
    positive += value > 0 ? value : 0;
  }
  // Equal sums, term by term in the same order, mean that no value was below zero.
  if (total === positive) return;
  const keep = total > 0 && positive > 0 ? total / positive : 0;
  for (let place = 0; place < places; place++) {
    const value = f64(people, peopleStart + place);
    const mended = value > 0 ? value * keep : 0;
    migration[start + place] = f64(migration, start + place) + mended - value;
    people[peopleStart + place] = mended;
  }
};
