import { normalQuantile } from '../ensemble/normal-distribution.ts';
import { nestedScramble, reverseDigits, shuffleInBlock } from '../ensemble/sobol-points.ts';

/** A number strictly between 0 and 1 from 32 binary digits. */
export const shareOf = (bits: number): number => (bits + 0.5) / 4294967296;

/**
 * Scramble points of a dimension of the Sobol sequence by nesting.
 *
 * The slow twin of the WebAssembly kernel, which scrambles four at a time.
 *
 * @param bits Binary digits of the points. Shape [count].
 * @param out Written. Shape [count]. Strictly between 0 and 1.
 * @param count A multiple of 4.
 * @source docs/method/uncertainty.md Q2
 */
export const scramblePoints = (bits: Int32Array, out: Float64Array, key: number, count: number): void => {
  for (let d = 0; d < count; d++) out[d] = shareOf(nestedScramble((bits[d] as number) >>> 0, key));
};

/**
 * Points of a name without a dimension of its own: the first dimension, its order shuffled in blocks, scrambled.
 *
 * @param first Number of the first draw; a multiple of 4, as is `count`.
 * @param out Written. Shape [count]. Strictly between 0 and 1.
 * @source docs/method/uncertainty.md Q2
 */
export const shuffledPoints = (out: Float64Array, key: number, first: number, count: number): void => {
  for (let d = 0; d < count; d++)
    out[d] = shareOf(nestedScramble(reverseDigits(shuffleInBlock(first + d, key)), key));
};

/**
 * Turn shares of the standard normal mass into numbers.
 *
 * @param shares Strictly between 0 and 1, as points are. Shape [count].
 * @param out Written, rounded to 32 bits. Shape [count].
 * @source docs/method/uncertainty.md Q1
 */
export const normalNumbers = (shares: Float64Array, out: Float32Array, count: number): void => {
  for (let d = 0; d < count; d++) out[d] = normalQuantile(shares[d] as number);
};
