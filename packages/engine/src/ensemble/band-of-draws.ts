import { f64 } from '@veivalg/core';
import { rankOf } from '../kernel/ensemble-quantiles.ts';
import { bandShares } from './band-request.ts';

/** Tenth, fiftieth and ninetieth percentile of one number over the draws. */
export interface BandOfDraws {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/**
 * Read the band of values by draw, by the same ranks as bands are read: for numbers made of several runs, draw by draw.
 *
 * @param values Shape [draws]. @returns NaN where a draw has no value.
 * @source docs/method/uncertainty.md Q3
 */
export const bandOfDraws = (values: Float64Array): BandOfDraws => {
  const none = values.some(Number.isNaN);
  const sorted = values.slice().sort();
  const [p10, p50, p90] = bandShares.map((share) =>
    none ? Number.NaN : f64(sorted, rankOf(share, values.length)),
  ) as [number, number, number];
  return { p10, p50, p90 };
};
