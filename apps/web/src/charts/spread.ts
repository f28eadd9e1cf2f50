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
 * @param y Year from the base year. @param placeCount Municipalities. @param chosen Positions to count; all when left out.
 * @source docs/method/equity.md E1
 */
export const coverageSpread = (
  figures: MapRunFigures,
  y: number,
  placeCount: number,
  chosen?: readonly number[],
): Spread => {
  const rows: { share: number; weight: number }[] = [];
  let total = 0;
  const add = (m: number): void => {
    const i = y * placeCount + m;
    const needed = at(figures.demand, i);
    const weight = at(figures.old, i);
    if (needed <= 0 || weight <= 0) return;
    rows.push({ share: at(figures.supply, i) / needed, weight });
    total += weight;
  };
  if (chosen === undefined) for (let m = 0; m < placeCount; m++) add(m);
  else for (const m of chosen) add(m);
  rows.sort((one, other) => one.share - other.share);
  const at100 = (share: number): number | null => {
    let passed = 0;
    for (const row of rows) {
      passed += row.weight;
      if (passed >= share * total) return row.share;
    }
    return rows.at(-1)?.share ?? null;
  };
  return { p10: at100(0.1), p50: at100(0.5), p90: at100(0.9) };
};
