import { f64 } from '@veivalg/core';
import { finish } from './finish.ts';
import type { TargetFunction } from './target-value.ts';

/** What one parameter would have to be for the gap to close. */
export interface MustBeTrue {
  readonly name: string;
  readonly now: number;
  /** Value at which the gap is zero, or null where it cannot close inside the range. Unit: as the parameter. */
  readonly needed: number | null;
  /** Share of the distribution below the needed value; null with `needed`. */
  readonly share: number | null;
  /** Smallest gap the parameter alone can give inside its range, and the value that gives it. Unit: FTE; as the parameter. */
  readonly best: number;
  readonly bestValue: number;
}

/** The least move of all parameters together, as equally unlikely as each other, that closes the gap. */
export interface JointMove {
  /** Values by parameter; null where the gap cannot close inside the ranges. Shape [names]. */
  readonly values: Float64Array | null;
  /** How far each goes from its middle towards its favourable end: 0 none, 1 all the way; null with `values`. */
  readonly distance: number | null;
  /** Gap with every parameter at its favourable end. Unit: FTE. */
  readonly best: number;
}

/** Ends of the range looked in: all but one draw in a hundred on either side. */
const [lowest, highest] = [0.01, 0.99] as const;
const grid = 32;
const halvings = 50;

/** Share in [0, 1] of the way at which a falling or rising function passes zero between two ends of opposite sign. */
const zeroBetween = (value: (x: number) => number, from: number, to: number): number => {
  let [a, b] = [from, to];
  const start = value(a) > 0;
  for (let i = 0; i < halvings; i++) {
    const middle = (a + b) / 2;
    if (value(middle) > 0 === start) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
};

/** Share of a distribution at which the parameter has its central value. */
const centralShare = (target: TargetFunction, i: number): number => {
  const central = f64(target.central, i);
  if (target.quantile(i, lowest) >= central) return lowest;
  if (target.quantile(i, highest) <= central) return highest;
  return zeroBetween((share) => target.quantile(i, share) - central, lowest, highest);
};

/** Find the value of one parameter nearest to today's at which the gap is zero. */
const needed = (target: TargetFunction, i: number): MustBeTrue => {
  const values = target.central.slice();
  const gapAt = (share: number): number => {
    values[i] = target.quantile(i, share);
    return target.gap(values);
  };
  const start = centralShare(target, i);
  let best = target.gap(target.central);
  let bestValue = f64(target.central, i);
  let nearest: number | null = null;
  for (const end of [lowest, highest]) {
    let before = start;
    let gapBefore = target.gap(target.central);
    for (let step = 1; step <= grid; step++) {
      const share = start + ((end - start) * step) / grid;
      const gap = gapAt(share);
      if (gap < best) {
        best = gap;
        bestValue = f64(values, i);
      }
      if (gap > 0 !== gapBefore > 0) {
        const zero = zeroBetween(gapAt, before, share);
        if (nearest === null || Math.abs(zero - start) < Math.abs(nearest - start)) nearest = zero;
        break;
      }
      before = share;
      gapBefore = gap;
    }
  }
  return {
    name: target.names[i] as string,
    now: f64(target.central, i),
    needed: nearest === null ? null : target.quantile(i, nearest),
    share: nearest,
    best,
    bestValue,
  };
};

/**
 * Find, for each parameter alone, the value nearest to today's at which the gap is zero, one parameter at a time.
 *
 * @returns A generator of the share done that ends with the answers in the order of the names. A parameter that cannot
 * close the gap inside its range says so.
 * @source docs/method/uncertainty.md Q4
 */
export function* mustBeTrueInSteps(target: TargetFunction): Generator<number, readonly MustBeTrue[]> {
  const found: MustBeTrue[] = [];
  for (let i = 0; i < target.names.length; i++) {
    yield i / target.names.length;
    found.push(needed(target, i));
  }
  return found;
}

/**
 * Find, for each parameter alone, the value nearest to today's at which the gap is zero, in one go.
 *
 * @source docs/method/uncertainty.md Q4
 */
export const mustBeTrue = (target: TargetFunction): readonly MustBeTrue[] =>
  finish(mustBeTrueInSteps(target));

/**
 * Find the least move that closes the gap when every parameter moves the same part of its way to its favourable end.
 *
 * @source docs/method/uncertainty.md Q4
 */
export const leastJointMove = (target: TargetFunction): JointMove => {
  const starts = target.names.map((_, i) => centralShare(target, i));
  const values = target.central.slice();
  const favourable = target.names.map((_, i) => {
    const gapAt = (share: number): number => {
      const moved = target.central.slice();
      moved[i] = target.quantile(i, share);
      return target.gap(moved);
    };
    const [low, high, now] = [gapAt(lowest), gapAt(highest), target.gap(target.central)];
    return Math.min(low, high) >= now - 1e-9 ? (starts[i] as number) : low < high ? lowest : highest;
  });
  const place = (distance: number): void => {
    for (let i = 0; i < values.length; i++) {
      const [start, end] = [starts[i] as number, favourable[i] as number];
      // A parameter at its central value stays there to the last digit.
      values[i] =
        distance === 0 || start === end
          ? f64(target.central, i)
          : target.quantile(i, start + (end - start) * distance);
    }
  };
  const gapAt = (distance: number): number => {
    place(distance);
    return target.gap(values);
  };
  const best = gapAt(1);
  if (gapAt(0) <= 0) return { values: target.central.slice(), distance: 0, best };
  if (best > 0) return { values: null, distance: null, best };
  const distance = zeroBetween(gapAt, 0, 1);
  place(distance);
  return { values: values.slice(), distance, best };
};
