import { f64 } from '@veivalg/core';

/** Rows of one year and service that users are counted from; all with municipality innermost. */
export interface UserRows {
  /** Expected at the whole shift below and the one above, in `values`; the same row twice where nothing is between. */
  readonly low: number;
  readonly high: number;
  /** How far between them, 0–1. */
  readonly part: number;
  /** Local level: `own` × base + (1 − own) × target, both from `level`. */
  readonly level: number;
  readonly own: number;
  /** Change of use. */
  readonly rate: number;
}

/**
 * Count users in a stretch of places in one pass: the table read between two shifts × rate × local level.
 *
 * One pass, without a row in between to write and read.
 *
 * @param out Receives the users at `outStart + m`. @param from First place. @param to One past the last.
 */
export const countUsers = (
  out: Float64Array,
  outStart: number,
  values: Float64Array,
  base: Float64Array,
  target: Float64Array,
  rows: UserRows,
  from: number,
  to: number,
): void => {
  const { low, high, part, level, own, rate } = rows;
  const rest = 1 - part;
  for (let m = from; m < to; m++) {
    const aim = f64(target, level + m);
    const expected =
      part === 0 ? f64(values, low + m) : f64(values, low + m) * rest + f64(values, high + m) * part;
    out[outStart + m] = expected * rate * (aim + (f64(base, level + m) - aim) * own);
  }
};
