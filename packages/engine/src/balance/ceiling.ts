import { at, invariant, professions, type Result, sectors } from '@veivalg/core';

/** Where a share passes a ceiling. */
export interface CeilingCrossing {
  /** First year above the ceiling after a year at or below it; the first year when the path starts above; null when it never is above. */
  readonly year: number | null;
  /** The path starts above. */
  readonly fromTheStart: boolean;
  /** Most the share passes the ceiling by. Unit: share; negative when it never does. */
  readonly furthest: number;
}

/**
 * Find the year a share passes a ceiling the user has set.
 *
 * @param share Path. Shape [Y]. Unit: share.
 * @param ceiling Unit: share.
 * @source docs/method/measures.md B3
 */
export const ceilingCrossed = (share: Float64Array, ceiling: number, firstYear: number): CeilingCrossing => {
  invariant(share.length > 0, 'a path has at least one year');
  let furthest = Number.NEGATIVE_INFINITY;
  let crossed = -1;
  for (let y = 0; y < share.length; y++) {
    furthest = Math.max(furthest, at(share, y) - ceiling);
    if (crossed < 0 && at(share, y) > ceiling) crossed = y;
  }
  return { year: crossed < 0 ? null : firstYear + crossed, fromTheStart: crossed === 0, furthest };
};

/**
 * Work out the share of all employed people who would have to work in health and care to meet the need (B3).
 *
 * Heads needed = FTE needed / FTE per head of the staff there are, by employer and profession over the places taken together;
 * employed = residents employed if today’s rates hold.
 *
 * @param places Positions on the place axis.
 * @returns Shape [Y]. Unit: share; `NaN` where no one is employed.
 * @source docs/method/measures.md B3
 */
export const employedShare = (result: Result, places: readonly number[]): Float64Array => {
  const { placeCount, yearCount } = result;
  return Float64Array.from({ length: yearCount }, (_, y) => {
    let heads = 0;
    for (let cell = 0; cell < sectors.length * professions.length; cell++) {
      const row = (y * sectors.length * professions.length + cell) * placeCount;
      let needed = 0;
      let fte = 0;
      let there = 0;
      for (const m of places) {
        needed += at(result.demand, row + m);
        fte += at(result.supply, row + m);
        there += at(result.heads, row + m);
      }
      // Without staff of the kind there is no position size to go by: one head for each FTE.
      heads += fte > 0 && there > 0 ? (needed * there) / fte : needed;
    }
    let employed = 0;
    for (const m of places) employed += at(result.employed, y * placeCount + m);
    return employed > 0 ? heads / employed : Number.NaN;
  });
};
