import { f64 } from '@veivalg/core';

/** Drivers of places not reached and of those reached. */
type PairOf = readonly [Float64Array, Float64Array];

/**
 * Mark the rows that a change of drivers touches.
 *
 * @param marks Set to 1 for every row that differs in either reach. Shape [rows].
 * @param before Null marks every row. @param width Numbers in a row.
 * @returns Whether any was marked.
 */
export const markMoved = (marks: Uint8Array, now: PairOf, before: PairOf | null, width: number): boolean => {
  if (before === null) {
    marks.fill(1);
    return true;
  }
  let any = false;
  for (const reach of [0, 1] as const) {
    const [a, b] = [now[reach], before[reach]];
    if (a === b || (reach === 1 && a === now[0] && b === before[0])) continue;
    for (let row = 0; row < marks.length; row++)
      for (let i = row * width; i < (row + 1) * width; i++)
        if (f64(a, i) !== f64(b, i)) {
          marks[row] = 1;
          any = true;
          break;
        }
  }
  return any;
};
