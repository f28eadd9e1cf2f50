type NumberArray =
  | Float64Array
  | Float32Array
  | Uint32Array
  | Uint16Array
  | Uint8Array
  | Int32Array
  | readonly number[];

/**
 * Read one element of an array that the caller has kept inside its bounds.
 *
 * Kernels use it instead of `array[i]` so that `noUncheckedIndexedAccess` stays on; it compiles to a plain read.
 */
export const at = (array: NumberArray, index: number): number => array[index] as number;

/**
 * Read one element of a `Float64Array` inside its bounds: the reader for kernels.
 *
 * Apart from `at`, since the engine of the browser remembers array kinds by function: a reader that has met five kinds
 * of array runs many times slower everywhere. This one only ever meets one.
 */
export const f64 = (array: Float64Array, index: number): number => array[index] as number;

/** Sum of the elements from `start` to before `end`. Unit: as the array. */
export const sumRange = (array: NumberArray, start: number, end: number): number => {
  let total = 0;
  for (let i = start; i < end; i++) total += at(array, i);
  return total;
};

/** Sum of all elements. Unit: as the array. */
export const sum = (array: NumberArray): number => sumRange(array, 0, array.length);
