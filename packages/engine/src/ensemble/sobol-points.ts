import { directionNumbers, sobolDimensions } from './sobol-directions.ts';
import { sobolOrder } from './sobol-order.ts';

/** Mix 32 bits so that every bit in moves every bit out about half the time (a xor-shift-multiply permutation). */
const mix = (value: number): number => {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
};

/** Turn an address into 32 bits: seed and name, letter by letter. The same in every browser. */
export const addressHash = (seed: number, name: string): number => {
  let state = mix(seed >>> 0) ^ mix(Math.floor(seed / 4294967296) + 0x51ed);
  for (let i = 0; i < name.length; i++) state = mix(Math.imul(state, 31) + name.charCodeAt(i) + 1);
  return mix(state ^ name.length);
};

/**
 * Scramble the 32 binary digits of a number by nesting, from the most significant: each digit is turned or kept by a
 * coin that depends on the digits above it. Every set of numbers that shares its first digits is sent to such a set.
 *
 * @source Owen (1995), nested uniform scrambling; docs/method/uncertainty.md Q2
 */
export const nestedScramble = (value: number, key: number): number => {
  let above = 0;
  let out = 0;
  for (let bit = 31; bit >= 0; bit--) {
    const digit = (value >>> bit) & 1;
    const coin = mix(above ^ Math.imul(key, 0x9e3779b1) ^ Math.imul(bit + 1, 0x85ebca6b)) & 1;
    out = (out | ((digit ^ coin) << bit)) >>> 0;
    above = (above | (digit << bit)) >>> 0;
  }
  return out;
};

/** Read 32 binary digits backwards: the first coordinate of the Sobol sequence. */
export const reverseDigits = (value: number): number => {
  let x = value >>> 0;
  x = ((x & 0x55555555) << 1) | ((x >>> 1) & 0x55555555);
  x = ((x & 0x33333333) << 2) | ((x >>> 2) & 0x33333333);
  x = ((x & 0x0f0f0f0f) << 4) | ((x >>> 4) & 0x0f0f0f0f);
  x = ((x & 0x00ff00ff) << 8) | ((x >>> 8) & 0x00ff00ff);
  return ((x << 16) | (x >>> 16)) >>> 0;
};

/** Draws of a name without a dimension are shuffled inside blocks of this many. */
const block = 256;

/** Shuffle the numbers 0–255 by a key, one to one: each step can be undone. */
const shuffleByte = (value: number, key: number): number => {
  let x = value & 255;
  for (let round = 0; round < 4; round++) {
    const word = mix(key + Math.imul(round + 1, 0x9e3779b1));
    x = Math.imul(x ^ (word & 255), ((word >>> 8) & 254) | 1) & 255;
    x ^= x >>> 4;
    x = (x + (word >>> 16)) & 255;
  }
  return x;
};

/** The number that stands in a draw's place after each block of 256 has been shuffled by a key. */
export const shuffleInBlock = (draw: number, key: number): number =>
  (Math.floor(draw / block) * block + shuffleByte(draw, key ^ mix(draw >>> 8))) >>> 0;

/** The maker of one name's points: a dimension of its own where it has one, else a shuffled first dimension. */
const pointMaker = (
  seed: number,
  name: string,
  dimension: number = sobolOrder.indexOf(name),
): ((draw: number) => number) => {
  const key = addressHash(seed, name);
  const finish = (bits: number): number => (nestedScramble(bits, key) + 0.5) / 4294967296;
  if (dimension >= 0 && dimension < sobolDimensions) {
    const directions = directionNumbers(dimension);
    return (draw) => {
      let bits = 0;
      for (let k = 0, rest = draw >>> 0; rest !== 0; k++, rest >>>= 1)
        if (rest & 1) bits ^= directions[k] ?? 0;
      return finish(bits >>> 0);
    };
  }
  return (draw) => finish(reverseDigits(shuffleInBlock(draw, key)));
};

/**
 * One scrambled Sobol point, addressed by seed, name and draw number; nothing else is remembered or needed.
 *
 * A name in `sobolOrder` has a dimension of the Sobol sequence; its digits are scrambled by nesting. Any other name has
 * the first dimension with its order shuffled too, inside blocks of 256 draws, so that it is independent of all others.
 * Either way a name added moves no other.
 *
 * @param draw Number of the draw, from 0 to 2^32 − 1.
 * @returns A number strictly between 0 and 1.
 * @source docs/method/uncertainty.md Q2
 */
export const sobolPoint = (seed: number, name: string, draw: number): number => pointMaker(seed, name)(draw);

/** All points of one name. @param first Number of the first draw. @returns Shape [count], each strictly between 0 and 1. @source docs/method/uncertainty.md Q2 */
export const sobolPoints = (seed: number, name: string, count: number, first = 0): Float64Array => {
  const point = pointMaker(seed, name);
  const points = new Float64Array(count);
  for (let d = 0; d < count; d++) points[d] = point(first + d);
  return points;
};

/** Points of a name in a dimension chosen by the caller, for a set of inputs that belongs together. Shape [count]. @source docs/method/uncertainty.md Q4 */
export const pointsInDimension = (
  seed: number,
  name: string,
  dimension: number,
  count: number,
): Float64Array => {
  const point = pointMaker(seed, name, dimension);
  return Float64Array.from({ length: count }, (_, d) => point(d));
};
