import { f64 } from '@veivalg/core';
import { rankOf } from '../kernel/ensemble-quantiles.ts';
import { type BandRequest, type Bands, bandShares } from './band-request.ts';
import { fillDraws, partsOf } from './band-values.ts';
import type { Ensemble } from './ensemble.ts';

/**
 * Read the 80 per cent band and the median of any part of the balance, in places or sums of places and in years, or of
 * the difference between two plans on the same draws.
 *
 * Only weighing and picking is done here: what draws do to the country was worked out beforehand.
 *
 * @returns Bands by target. Unit: FTE, or share for coverage. NaN where coverage has no demand.
 * @source docs/method/uncertainty.md Q3
 */
export const bandsOf = (ensemble: Ensemble, request: BandRequest): Bands => {
  const { kernels, room, stride, settings } = ensemble;
  const count = request.targets.length;
  const bands = {
    p10: new Float64Array(count),
    p50: new Float64Array(count),
    p90: new Float64Array(count),
    central: new Float64Array(count),
  };
  const ranks = room.ranks.subarray(0, 3);
  bandShares.forEach((share, i) => {
    ranks[i] = rankOf(share, settings.draws);
  });
  let first = 0;
  for (const part of partsOf(request, room.targets)) {
    const { base, central } = fillDraws(ensemble, part);
    kernels.orderStatisticsF32(room.first, ranks, room.picked, part.targets.length, settings.draws, stride);
    for (let i = 0; i < part.targets.length; i++, first++) {
      bands.central[first] = f64(central, i);
      bands.p10[first] = f64(base, i) + (room.picked[i * 3] as number);
      bands.p50[first] = f64(base, i) + (room.picked[i * 3 + 1] as number);
      bands.p90[first] = f64(base, i) + (room.picked[i * 3 + 2] as number);
    }
  }
  return bands;
};

/**
 * Read the value of each target in each draw.
 *
 * @returns Shape [targets][draws]. Unit: FTE, or share for coverage.
 * @source docs/method/uncertainty.md Q3
 */
export const drawsOf = (ensemble: Ensemble, request: BandRequest): Float64Array => {
  const { room, stride, settings } = ensemble;
  const { draws } = settings;
  const values = new Float64Array(request.targets.length * draws);
  let first = 0;
  for (const part of partsOf(request, room.targets)) {
    const { base } = fillDraws(ensemble, part);
    for (let i = 0; i < part.targets.length; i++, first++)
      for (let d = 0; d < draws; d++)
        values[first * draws + d] = f64(base, i) + (room.first[i * stride + d] as number);
  }
  return values;
};
