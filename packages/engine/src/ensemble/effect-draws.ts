import { f64 } from '@veivalg/core';
import { triangle, widenTriangle } from './quantile-of.ts';
import { sobolPoints } from './sobol-points.ts';

/** How much a measure may turn out to do, against the size it is set to (1): its published low and high over its central size. */
export interface EffectSpread {
  /** Address of its draws, e.g. the measure's id. */
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

/**
 * Make the function from a share of mass to what a measure turns out to do against what the plan says: 1 is as said.
 *
 * The published low–high is read as holding a stated share of the mass. An effect whose published range is all of one
 * sign keeps that sign.
 *
 * @param mass Share of the mass inside low–high.
 * @source docs/method/uncertainty.md Q1, M2
 */
export const effectQuantile = (spread: EffectSpread, mass: number): ((share: number) => number) => {
  const [low, high] = [Math.min(spread.low, 1), Math.max(spread.high, 1)];
  if (!(low < high)) return () => 1;
  const wide = widenTriangle(low, 1, high, mass);
  const shape = triangle(wide.low, 1, wide.high);
  const below = low >= 0 ? shape.share(0) : 0;
  return (share) => shape.quantile(below + (1 - below) * share);
};

/**
 * Draw what a measure turns out to do against what the plan says.
 *
 * @returns Effect − 1 by draw. Shape [draws].
 * @source docs/method/uncertainty.md Q1, M2
 */
export const effectDraws = (
  spread: EffectSpread,
  mass: number,
  seed: number,
  draws: number,
): Float64Array => {
  const points = sobolPoints(seed, `measure:${spread.name}`, draws);
  const quantile = effectQuantile(spread, mass);
  return Float64Array.from({ length: draws }, (_, d) => quantile(f64(points, d)) - 1);
};
