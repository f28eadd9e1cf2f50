import { at } from '@veivalg/core';
import type { MapRunFigures } from '../engine/protocol.ts';

/** Coverage over municipalities; null where none has any need. Unit: share. */
export interface Spread {
  readonly p10: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
}

/**
 * Find the 10th, 50th and 90th percentile of coverage over municipalities, each weighted by residents 80 and older.
 *
 * @param y Year from the base year. @param placeCount Municipalities.
 * @param chosen Positions to count; all when left out.
 * @source method.md E1
 */
export const coverageSpread = (
  figures: MapRunFigures,
  y: number,
  placeCount: number,
  chosen?: readonly number[],
): Spread => {
  const most = chosen?.length ?? placeCount;
  const shares = new Float64Array(most);
  const weights = new Float64Array(most);
  let count = 0;
  let total = 0;
  for (let k = 0; k < most; k++) {
    const i = y * placeCount + (chosen === undefined ? k : (chosen[k] ?? 0));
    const needed = at(figures.demand, i);
    const weight = at(figures.old, i);
    if (needed <= 0 || weight <= 0) continue;
    shares[count] = at(figures.supply, i) / needed;
    weights[count] = weight;
    total += weight;
    count += 1;
  }
  // Positions in plain arrays of numbers: this is worked out anew for every step of a lever.
  const order = new Uint16Array(count)
    .map((_, k) => k)
    .sort((one, other) => at(shares, one) - at(shares, other));
  const at100 = (share: number): number | null => {
    let passed = 0;
    for (const k of order) {
      passed += at(weights, k);
      if (passed >= share * total) return at(shares, k);
    }
    return count === 0 ? null : at(shares, order[count - 1] ?? 0);
  };
  return { p10: at100(0.1), p50: at100(0.5), p90: at100(0.9) };
};
