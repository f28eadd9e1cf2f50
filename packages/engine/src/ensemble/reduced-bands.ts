import { f64 } from '@veivalg/core';
import { rankOf } from '../kernel/ensemble-quantiles.ts';
import { yearGroups } from './band-coefficients.ts';
import { type Bands, bandShares } from './band-request.ts';
import { type Counted, countSelection } from './coefficients.ts';
import type { Ensemble } from './ensemble.ts';
import { type ReducedRequest, type TargetFactors, targetFactors, targetGroup } from './reduced-factors.ts';
import type { TargetGroup } from './reduced-rows.ts';
import type { Spread } from './spread-of.ts';

/** How much the targets have of each chosen row, and what draws are added to. */
interface TakenAmounts {
  readonly amounts: Float32Array;
  readonly central: Float64Array;
  /** The central path with the constant. */
  readonly base: Float64Array;
}

/** Turn the room's demand into what is asked for. */
const takeQuantity = (
  factors: TargetFactors,
  quantity: NonNullable<ReducedRequest['quantity']>,
  targets: number,
): TakenAmounts => {
  const { demand, supply, centralDemand, centralSupply, leading, stride } = factors;
  const amounts = quantity === 'supply' ? supply : demand;
  const central = (quantity === 'supply' ? centralSupply : centralDemand).slice();
  if (quantity === 'gap') {
    for (let i = 0; i < (leading.count + 1) * stride; i++)
      demand[i] = (demand[i] as number) - (supply[i] as number);
    for (let t = 0; t < targets; t++) central[t] = f64(central, t) - f64(centralSupply, t);
  }
  const base = central.map((value, t) => value + (amounts[leading.count * stride + t] as number));
  return { amounts, central, base };
};

/** The places' own courses in every draw: their rows and how much of each, summed for targets of several places. */
const localRows = (
  ensemble: Ensemble,
  { targets, places, whole, single }: TargetGroup,
  local: Float64Array,
): Float32Array => {
  const { kernels, localNoise, stride, room, responses } = ensemble;
  const { placeCount } = responses;
  if (single) {
    room.noiseScale.set(local);
    if (whole) return localNoise;
    places.forEach((m, i) => {
      room.noise.set(localNoise.subarray(m * stride, (m + 1) * stride), i * stride);
    });
    return room.noise;
  }
  const weights = room.coefficients;
  weights.fill(0, 0, targets.length * placeCount);
  let next = 0;
  targets.forEach((target, t) => {
    for (const m of target.places) weights[t * placeCount + m] = f64(local, next++);
  });
  kernels.productF32(weights, localNoise, null, weights, room.noise, targets.length, placeCount, stride);
  room.noiseScale.fill(1, 0, targets.length);
  return room.noise;
};

/** What the chosen rows make of one year's targets in every draw, into `out`. @returns The central path, and what draws are added to. */
export const groupDraws = (
  ensemble: Ensemble,
  request: Omit<ReducedRequest, 'targets'>,
  counted: Counted,
  group: TargetGroup,
  out: Float32Array,
): Pick<TakenAmounts, 'central' | 'base'> => {
  const { kernels, room, stride } = ensemble;
  const { quantity = 'gap' } = request;
  const { targets } = group;
  const factors = targetFactors(ensemble, request, counted, group);
  const { amounts, central, base } = takeQuantity(factors, quantity, targets.length);
  const noise = quantity === 'supply' ? null : localRows(ensemble, group, factors.local);
  const { leading } = factors;
  kernels.productF32(
    amounts,
    ensemble.rows(group.year),
    noise,
    room.noiseScale,
    out,
    targets.length,
    leading.count,
    stride,
    1,
    factors.stride,
    ensemble.reduced.chosen,
  );
  return { central, base };
};

/**
 * Read bands as `bandsOf` does, from the few rows that the columns of a year are made of: faster, and near.
 *
 * How near is measured against `bandsOf` in the tests: within 0.02 standard deviations for every place.
 *
 * @returns Bands by target. Unit: FTE.
 * @source docs/method/uncertainty.md Q3
 */
export const reducedBandsOf = (ensemble: Ensemble, request: ReducedRequest): Bands => {
  const { kernels, room, stride, settings } = ensemble;
  const { targets, selection = {} } = request;
  const counted = countSelection(selection);
  const [p10, p50, p90, central, base] = [0, 0, 0, 0, 0].map(() => new Float64Array(targets.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const ranks = bandRanks(ensemble);
  for (let first = 0; first < targets.length; first += room.targets) {
    const part = targets.slice(first, first + room.targets);
    for (const { year, first: at, targets: own } of yearGroups(part)) {
      const group = targetGroup(request.result.placeCount, year, own);
      const out = room.first.subarray(at * stride);
      const found = groupDraws(ensemble, request, counted, group, out);
      central.set(found.central, first + at);
      base.set(found.base, first + at);
    }
    kernels.orderStatisticsF32(room.first, ranks, room.picked, part.length, settings.draws, stride);
    for (let t = 0; t < part.length; t++) {
      const middle = f64(base, first + t);
      p10[first + t] = middle + (room.picked[t * 3] as number);
      p50[first + t] = middle + (room.picked[t * 3 + 1] as number);
      p90[first + t] = middle + (room.picked[t * 3 + 2] as number);
    }
  }
  return { p10, p50, p90, central };
};

/** Ranks of the three numbers of a band, in the room. */
export const bandRanks = ({ room, settings }: Ensemble): Int32Array => {
  const ranks = room.ranks.subarray(0, 3);
  bandShares.forEach((share, i) => {
    ranks[i] = rankOf(share, settings.draws);
  });
  return ranks;
};

/**
 * Read mean and standard deviation as `spreadOf` does, from the leading rows: no draw is gone through.
 *
 * @source docs/method/uncertainty.md Q3
 */
export const reducedSpreadOf = (ensemble: Ensemble, request: ReducedRequest): Spread => {
  const { targets, selection = {}, quantity = 'gap' } = request;
  const counted = countSelection(selection);
  const mean = new Float64Array(targets.length);
  const sd = new Float64Array(targets.length);
  for (const group of yearGroups(targets)) {
    const laid = targetGroup(request.result.placeCount, group.year, group.targets);
    const factors = targetFactors(ensemble, request, counted, laid);
    const { amounts, base } = takeQuantity(factors, quantity, group.targets.length);
    const { leading, stride, local } = factors;
    const { count, root, means } = leading;
    let next = 0;
    group.targets.forEach((target, t) => {
      let variance = 0;
      for (let q = 0; q < count; q++) {
        let amount = 0;
        for (let r = q; r < count; r++)
          amount += f64(root, r * count + q) * (amounts[r * stride + t] as number);
        variance += amount * amount;
      }
      for (const end = next + target.places.length; next < end; next++)
        if (quantity !== 'supply') variance += f64(local, next) * f64(local, next);
      let middle = f64(base, t);
      for (let r = 0; r < count; r++) middle += f64(means, r) * (amounts[r * stride + t] as number);
      mean[group.first + t] = middle;
      sd[group.first + t] = Math.sqrt(variance);
    });
  }
  return { mean, sd };
};
