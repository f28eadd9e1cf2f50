import { f64 } from '@veivalg/core';
import { pointsInDimension } from '../ensemble/sobol-points.ts';
import { finish } from './finish.ts';

/** How much of the variance of a result each input carries. */
export interface SobolIndices {
  readonly names: readonly string[];
  /** Alone. Shape [names]. Unit: share of variance. */
  readonly first: Float64Array;
  /** With everything it works together with. Shape [names]. Unit: share of variance. */
  readonly total: Float64Array;
  readonly mean: number;
  readonly variance: number;
}

const square = (value: number): number => value * value;

/** Draws between two stops: a few milliseconds of work. */
const stride = 32;

/**
 * Estimate first- and total-order Sobol indices bit by bit, so that the caller can show how far it has come, or stop.
 *
 * Estimated by two independent sets of draws and one mixed set for each input.
 *
 * first = (Σ b·(ab − a) ÷ N) ÷ variance (Saltelli), total = (Σ (a − ab)² ÷ 2N) ÷ variance (Jansen), where ab is set A with
 * one input from set B. The two sets are dimensions of one scrambled Sobol sequence, as far as those reach.
 *
 * @param result The result for values of the inputs. Shape [names].
 * @param valueAt Value of an input at a share of its distribution, strictly between 0 and 1; the share itself if left out.
 * @param draws N; the result is worked out N × (names + 2) times.
 * @returns A generator of the share done, from 0 to 1, that ends with the indices.
 * @source Saltelli et al. (2010), Jansen (1999); docs/method/uncertainty.md Q4
 */
export function* sobolInSteps(
  result: (values: Float64Array) => number,
  names: readonly string[],
  draws: number,
  seed: number,
  valueAt: (input: number, share: number) => number = (_, share) => share,
): Generator<number, SobolIndices> {
  const count = names.length;
  const [a, b] = ['A', 'B'].map((set, side) =>
    names.map((name, i) =>
      // Every value is used many times, and some distributions are slow to read.
      pointsInDimension(seed, `${set}:${name}`, 2 * i + side, draws).map((share) => valueAt(i, share)),
    ),
  ) as [Float64Array[], Float64Array[]];
  const shares = new Float64Array(count);
  const fill = (from: readonly Float64Array[], d: number): void => {
    for (let i = 0; i < count; i++) shares[i] = f64(from[i] as Float64Array, d);
  };
  const ofA = new Float64Array(draws);
  const ofB = new Float64Array(draws);
  let mean = 0;
  for (let d = 0; d < draws; d++) {
    fill(a, d);
    ofA[d] = result(shares);
    fill(b, d);
    ofB[d] = result(shares);
    mean += (f64(ofA, d) + f64(ofB, d)) / (2 * draws);
    if (d % stride === 0) yield (2 * d) / (draws * (count + 2));
  }
  let variance = 0;
  for (let d = 0; d < draws; d++)
    variance += (square(f64(ofA, d) - mean) + square(f64(ofB, d) - mean)) / (2 * draws);
  const first = new Float64Array(count);
  const total = new Float64Array(count);
  for (let i = 0; i < count && variance > 0; i++) {
    let [alone, together] = [0, 0];
    for (let d = 0; d < draws; d++) {
      fill(a, d);
      shares[i] = f64(b[i] as Float64Array, d);
      const mixed = result(shares);
      // The mean is taken off first: the estimate is the same in the limit and far steadier.
      alone += (f64(ofB, d) - mean) * (mixed - f64(ofA, d));
      together += square(f64(ofA, d) - mixed);
      if (d % stride === 0) yield (draws * (i + 2) + d) / (draws * (count + 2));
    }
    first[i] = alone / draws / variance;
    total[i] = together / (2 * draws) / variance;
  }
  return { names, first, total, mean, variance };
}

/**
 * Estimate first- and total-order Sobol indices in one go.
 *
 * @source docs/method/uncertainty.md Q4
 */
export const sobolIndices = (
  result: (values: Float64Array) => number,
  names: readonly string[],
  draws: number,
  seed: number,
  valueAt?: (input: number, share: number) => number,
): SobolIndices => finish(sobolInSteps(result, names, draws, seed, valueAt));
