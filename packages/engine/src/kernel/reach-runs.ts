/** Places side by side that a plan treats alike, from `start` to before `end`. */
export interface ReachRun {
  readonly start: number;
  readonly end: number;
  /** 1 where the plan reaches, else 0. */
  readonly reach: 0 | 1;
}

/**
 * Cut the places into runs that are all reached or all not.
 *
 * A loop over runs asks once for a stretch of places what a mask asks for every cell, and no cell is worked out twice: a
 * plan for one municipality or for the whole country costs the same.
 *
 * @param reached 1 where the plan reaches. Shape [M].
 * @returns Runs in the order of the places; together every place, none twice.
 */
export const reachRuns = (reached: Uint8Array): readonly ReachRun[] => {
  const runs: ReachRun[] = [];
  for (let start = 0; start < reached.length; ) {
    let end = start + 1;
    while (end < reached.length && reached[end] === reached[start]) end++;
    runs.push({ start, end, reach: reached[start] === 1 ? 1 : 0 });
    start = end;
  }
  return runs;
};
