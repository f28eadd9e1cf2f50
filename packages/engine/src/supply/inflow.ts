import { at, inflowKinds, professions, type WorkforceInput } from '@veivalg/core';
import type { SupplyParameters } from './supply-parameters.ts';

/** What the figures say of inflow, year by year, before the share that enters. Axis: calendar year from `first`. */
export interface InflowFigures {
  readonly first: number;
  readonly count: number;
  /** Completed by the ordinary route. Shape [Y][P]. Unit: persons a year. */
  readonly graduates: Float64Array;
  /** Completed by adult routes. Shape [Y][P]. Unit: persons a year. */
  readonly adult: Float64Array;
  /** Educated abroad. Shape [Y][P]. Unit: persons a year. */
  readonly abroad: Float64Array;
  /** 1 where any figure exists. Shape [P]. */
  readonly known: Uint8Array;
}

/** Value of a series with holes in one year: straight line between figures, the nearest figure outside them, `NaN` with none. */
export const between = (series: Float64Array, position: number): number => {
  let before = -1;
  let after = -1;
  for (let i = 0; i < series.length; i++) {
    if (Number.isNaN(at(series, i))) continue;
    if (i <= position) before = i;
    if (i >= position && after < 0) after = i;
  }
  if (before < 0) return after < 0 ? Number.NaN : at(series, after);
  if (after < 0 || after === before) return at(series, before);
  const part = (position - before) / (after - before);
  return (1 - part) * at(series, before) + part * at(series, after);
};

const orZero = (value: number): number => (Number.isNaN(value) ? 0 : value);

/**
 * Turn study places, completions and authorisations into a yearly path: holes by a straight line, the nearest figure outside.
 *
 * Ordinary graduates = intake × completion when the education is over; where all completions are also counted, what is over comes by adult routes.
 * @param first First calendar year. @param count Number of years.
 * @source docs/method/supply.md S2
 */
export const inflowFigures = (
  input: WorkforceInput,
  parameters: SupplyParameters,
  first: number,
  count: number,
): InflowFigures => {
  const size = professions.length;
  const years = input.inflowYears;
  const series = (kind: (typeof inflowKinds)[number], p: number): Float64Array => {
    const start = (inflowKinds.indexOf(kind) * size + p) * years.count;
    return input.inflow.subarray(start, start + years.count);
  };
  const graduates = new Float64Array(count * size);
  const adult = new Float64Array(count * size);
  const abroad = new Float64Array(count * size);
  const known = new Uint8Array(size);
  for (let p = 0; p < size; p++) {
    const intake = series('intake', p);
    const completed = series('graduates', p);
    const foreign = series('educatedAbroad', p);
    const study = at(parameters.studyYears, p);
    const share = at(parameters.completion, p);
    const ordinary = (position: number): number => between(intake, position - study) * share;
    const hasIntake = !Number.isNaN(ordinary(0));
    // Adult routes in the years completions were counted; the newest before the first intake figure is useless.
    const excess = completed.map((value, i) => Math.max(0, value - ordinary(i)));
    const newestIntake = intake.findLastIndex((value) => !Number.isNaN(value));
    const newestCompleted = completed.findLastIndex((value) => !Number.isNaN(value));
    const comparable = hasIntake && newestCompleted >= newestIntake;
    for (let y = 0; y < count; y++) {
      const position = first + y - years.first;
      const all = between(completed, position);
      graduates[y * size + p] = orZero(hasIntake ? ordinary(position) : all);
      adult[y * size + p] = comparable ? orZero(between(excess, position)) : 0;
      abroad[y * size + p] = orZero(between(foreign, position));
    }
    if (hasIntake || newestCompleted >= 0) known[p] = 1;
  }
  return { first, count, graduates, adult, abroad, known };
};

/**
 * Yearly change in the number of employed as a share of the last count: persons won or lost between counts in one way of counting, over the years between.
 *
 * A steady inflow gives a steady change in persons, not a steady rate; so persons are what is held.
 * @param p Position on the profession axis. @param since Pairs that end after this year are used.
 * @returns Share of the last count a year; 0 when no pair exists.
 * @source docs/method/supply.md S2
 */
export const observedGrowth = (input: WorkforceInput, p: number, since: number): number => {
  const { count, first } = input.countYears;
  let persons = 0;
  let span = 0;
  let newest = 0;
  let newestYear = -1;
  for (let g = 0; g < input.countSegments.length; g++) {
    let last = -1;
    for (let y = 0; y < count; y++) {
      const row = (g * professions.length + p) * count;
      const value = at(input.counts, row + y);
      if (Number.isNaN(value)) continue;
      if (last >= 0 && first + y > since) {
        persons += value - at(input.counts, row + last);
        span += y - last;
      }
      if (y > newestYear) {
        newest = value;
        newestYear = y;
      }
      last = y;
    }
  }
  return span > 0 ? persons / span / newest : 0;
};
