import { exp } from '@veivalg/core';

/**
 * Put the exponential of each number in its place.
 *
 * The slow twin of the WebAssembly kernel, which has the exponential of core with the same digits.
 *
 * @param values Read and written. Shape [count].
 * @param count A multiple of 8.
 * @source docs/method/uncertainty.md Q3
 */
export const exponentialsF64 = (values: Float64Array, count: number): void => {
  for (let i = 0; i < count; i++) values[i] = exp(values[i] as number);
};

/**
 * Put together what parameters and what population alternatives do: out = alone × (1 + change) − 1.
 *
 * @param alone What parameters multiply by. Shape [count].
 * @param changes What population alternatives add, as a share. Shape [count].
 * @param out Written, rounded to 32 bits. Shape [count]. Multiplier − 1.
 * @param count A multiple of 4.
 * @source docs/method/uncertainty.md Q3
 */
export const multipliersF32 = (
  alone: Float64Array,
  changes: Float64Array,
  out: Float32Array,
  count: number,
): void => {
  for (let i = 0; i < count; i++) out[i] = (alone[i] as number) * (1 + (changes[i] as number)) - 1;
};
