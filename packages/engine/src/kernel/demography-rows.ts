import { f64 } from '@veivalg/core';

// One row is one cohort in every place: a run of `places` values, the innermost axis. A projection is some thirty
// thousand rows, so each loop here does all it can while a value is at hand: fused passes read every row fewer times.

/**
 * Let one cohort live through a year in every place: survivors, and local migration at local rates.
 *
 * Writes survivors to `lived`, and survivors with migrants to `people`.
 * @param extra Rates added to `rates` with weight `extraWeight`, or null.
 * @param sums Receives people of all places and, second, survivors weighted by `response`. Unit: persons.
 */
export const liveThroughYear = (
  before: Float64Array,
  beforeStart: number,
  survival: number,
  rates: Float64Array,
  extra: Float64Array | null,
  extraWeight: number,
  ratesStart: number,
  response: Float64Array,
  lived: Float64Array,
  people: Float64Array,
  peopleStart: number,
  sums: Float64Array,
  places: number,
): void => {
  let total = 0;
  let weighted = 0;
  if (extra === null) {
    for (let place = 0; place < places; place++) {
      const survivors = f64(before, beforeStart + place) * survival;
      const after = survivors * (1 + f64(rates, ratesStart + place));
      lived[place] = survivors;
      people[peopleStart + place] = after;
      total += after;
      weighted += survivors * f64(response, place);
    }
  } else {
    for (let place = 0; place < places; place++) {
      const survivors = f64(before, beforeStart + place) * survival;
      const rate = f64(rates, ratesStart + place) + extraWeight * f64(extra, ratesStart + place);
      const after = survivors * (1 + rate);
      lived[place] = survivors;
      people[peopleStart + place] = after;
      total += after;
      weighted += survivors * f64(response, place);
    }
  }
  sums[0] = total;
  sums[1] = weighted;
};

/**
 * Add `lift` × `response` of the survivors of every place to a cohort.
 *
 * Adds the people to the running totals by place, and their value times `weight` to the running movable people.
 * @returns False when a place fell below zero and the row must be mended.
 */
export const liftToNation = (
  lived: Float64Array,
  response: Float64Array,
  lift: number,
  people: Float64Array,
  peopleStart: number,
  weight: number,
  totals: Float64Array,
  movable: Float64Array,
  places: number,
): boolean => {
  let least = 0;
  for (let place = 0; place < places; place++) {
    const survivors = f64(lived, place);
    const after = f64(people, peopleStart + place) + lift * f64(response, place) * survivors;
    people[peopleStart + place] = after;
    totals[place] = f64(totals, place) + after;
    movable[place] = f64(movable, place) + weight * after;
    least = Math.min(after, least);
  }
  return least === 0;
};

/**
 * Move one cohort between places: `push` × `scale` of the people of each place, less the mean over all of them,
 * so that the cohort neither grows nor shrinks in the country. Adds what moved to the running totals by place.
 *
 * No place may be below zero before, or the mean would not be one.
 * @returns False when a place fell below zero and the row must be mended.
 */
export const moveBetween = (
  scale: number,
  push: Float64Array,
  people: Float64Array,
  peopleStart: number,
  totals: Float64Array,
  places: number,
): boolean => {
  let total = 0;
  let pushed = 0;
  for (let place = 0; place < places; place++) {
    const value = f64(people, peopleStart + place);
    total += value;
    pushed += value * f64(push, place);
  }
  const mean = total > 0 ? pushed / total : 0;
  let least = 0;
  for (let place = 0; place < places; place++) {
    const value = f64(people, peopleStart + place);
    const move = scale * value * (f64(push, place) - mean);
    const after = value + move;
    people[peopleStart + place] = after;
    totals[place] = f64(totals, place) + move;
    least = Math.min(after, least);
  }
  return least === 0;
};

/**
 * Mend a row that migration took below zero: such places keep no one, and the others give the same in proportion.
 * The sum of the row stays as it was, and the running sums follow. Rare, so it may be slow.
 */
export const mendNegative = (
  people: Float64Array,
  peopleStart: number,
  weight: number,
  totals: Float64Array,
  movable: Float64Array,
  places: number,
): void => {
  let total = 0;
  let positive = 0;
  for (let place = 0; place < places; place++) {
    const value = f64(people, peopleStart + place);
    total += value;
    positive += Math.max(value, 0);
  }
  const keep = total > 0 && positive > 0 ? total / positive : 0;
  for (let place = 0; place < places; place++) {
    const value = f64(people, peopleStart + place);
    const mended = value > 0 ? value * keep : 0;
    people[peopleStart + place] = mended;
    totals[place] = f64(totals, place) + mended - value;
    movable[place] = f64(movable, place) + weight * (mended - value);
  }
};
