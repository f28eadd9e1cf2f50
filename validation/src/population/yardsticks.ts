import { ageCount, f64 } from '@veivalg/core';
import type { PopulationHistory } from '@veivalg/engine';

/** People of every place in one year of a history. @returns Shape [M][X][106]. */
export const personsIn = (history: PopulationHistory, year: number): Float64Array => {
  const size = history.placeCount * 2 * ageCount;
  const start = (year - history.firstYear) * size;
  return history.persons.subarray(start, start + size);
};

/** People from an age on by place. @param persons Shape [M][X][106]. @returns Shape [M]. */
export const fromAge = (persons: Float64Array, age: number): Float64Array => {
  const places = persons.length / (2 * ageCount);
  const out = new Float64Array(places);
  for (let place = 0; place < places; place++)
    for (let sex = 0; sex < 2; sex++)
      for (let a = age; a < ageCount; a++)
        out[place] = f64(out, place) + f64(persons, (place * 2 + sex) * ageCount + a);
  return out;
};

/** Five-year groups 0–4, …, 90 and older. */
const groupCount = 19;

const inGroups = (persons: Float64Array): Float64Array => {
  const rows = persons.length / ageCount;
  const out = new Float64Array(rows * groupCount);
  for (let row = 0; row < rows; row++)
    for (let age = 0; age < ageCount; age++) {
      const to = row * groupCount + Math.min(groupCount - 1, Math.floor(age / 5));
      out[to] = f64(out, to) + f64(persons, row * ageCount + age);
    }
  return out;
};

/** Women in the ages that give children: groups 15–19 to 40–44. */
const womenGroups = { first: 3, last: 8 };

/**
 * Project by cohort ratios (Hamilton and Perry 1962): every five-year group grows as the same group of the place did
 * over the last five years; children follow the children per woman of the start.
 *
 * @param before Persons five years before the start. Shape [M][X][106].
 * @param start Persons at the start. Same shape.
 * @param horizon Years on, a multiple of 5.
 * @returns People in all and people 80 and older by place.
 */
export const cohortRatios = (
  before: Float64Array,
  start: Float64Array,
  horizon: number,
): { readonly all: Float64Array; readonly old: Float64Array } => {
  const places = start.length / (2 * ageCount);
  const earlier = inGroups(before);
  let now = inGroups(start);
  const base = now;
  const open = groupCount - 1;
  const ratio = (row: number, group: number): number => {
    const from =
      group === open
        ? f64(earlier, row * groupCount + open - 1) + f64(earlier, row * groupCount + open)
        : f64(earlier, row * groupCount + group - 1);
    return from > 0 ? f64(base, row * groupCount + group) / from : 1;
  };
  const women = (groups: Float64Array, place: number): number => {
    let total = 0;
    for (let group = womenGroups.first; group <= womenGroups.last; group++)
      total += f64(groups, place * 2 * groupCount + group);
    return total;
  };
  for (let step = 0; step < horizon / 5; step++) {
    const next = new Float64Array(now.length);
    for (let row = 0; row < places * 2; row++)
      for (let group = 1; group < groupCount; group++) {
        const from =
          group === open
            ? f64(now, row * groupCount + open - 1) + f64(now, row * groupCount + open)
            : f64(now, row * groupCount + group - 1);
        next[row * groupCount + group] = from * ratio(row, group);
      }
    for (let place = 0; place < places; place++) {
      const mothers = women(base, place);
      const perWoman = (row: number): number => (mothers > 0 ? f64(base, row * groupCount) / mothers : 0);
      for (let sex = 0; sex < 2; sex++) {
        const row = place * 2 + sex;
        next[row * groupCount] = perWoman(row) * women(next, place);
      }
    }
    now = next;
  }
  const sumFrom = (first: number): Float64Array =>
    Float64Array.from({ length: places }, (_, place) => {
      let total = 0;
      for (let row = place * 2; row < place * 2 + 2; row++)
        for (let group = first; group < groupCount; group++) total += f64(now, row * groupCount + group);
      return total;
    });
  return { all: sumFrom(0), old: sumFrom(16) };
};

/** Straight line through the start and five years before, never below zero. Shape [M]. */
export const straightLine = (before: Float64Array, start: Float64Array, horizon: number): Float64Array =>
  start.map((value, place) => Math.max(0, value + ((value - f64(before, place)) * horizon) / 5));

/** Scale values so that they sum to `total`. */
export const scaledTo = (values: Float64Array, total: number): Float64Array => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += f64(values, i);
  return sum > 0 ? values.map((value) => (value * total) / sum) : values;
};
