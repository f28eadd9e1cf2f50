import { invariant } from '@veivalg/core';
import { productF32, productF64 } from './ensemble-product.ts';
import { orderStatisticsF32 } from './ensemble-quantiles.ts';
import { wasmBase64 } from './ensemble-wasm.ts';

/** The kernels of the ensemble with the memory they work in. Arrays they are given must come from `f32`, `f64` and `i32`. */
export interface EnsembleKernels {
  /** `simd`: WebAssembly with 128-bit numbers; `plain`: TypeScript, the same digits more slowly. */
  readonly kind: 'simd' | 'plain';
  readonly f32: (length: number) => Float32Array;
  readonly f64: (length: number) => Float64Array;
  readonly i32: (length: number) => Int32Array;
  /** Bytes handed out so far. */
  readonly used: () => number;
  readonly productF32: (
    coefficients: Float32Array,
    rows: Float32Array,
    noise: Float32Array | null,
    noiseScale: Float32Array,
    out: Float32Array,
    places: number,
    columns: number,
    draws: number,
  ) => void;
  readonly productF64: (
    coefficients: Float64Array,
    rows: Float64Array,
    noise: Float64Array | null,
    noiseScale: Float64Array,
    out: Float64Array,
    places: number,
    columns: number,
    draws: number,
  ) => void;
  readonly orderStatisticsF32: (
    data: Float32Array,
    ranks: Int32Array,
    out: Float32Array,
    places: number,
    draws: number,
    stride: number,
  ) => void;
}

interface Exports {
  readonly productF32: (...values: number[]) => void;
  readonly productF64: (...values: number[]) => void;
  readonly orderStatisticsF32: (...values: number[]) => void;
}

const pageBytes = 65536;
const laneBytes = 16;
/** Two lists of 512 counts in the quantile kernel. */
const countBytes = 2 * 512 * 4;

/** Round up to whole 128-bit lanes. Unit: bytes. */
export const laneAligned = (bytes: number): number => Math.ceil(bytes / laneBytes) * laneBytes;

const decode = (text: string): Uint8Array<ArrayBuffer> => {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
};

/** The kernels in TypeScript alone: for a browser without SIMD, and the twin in the tests. */
export const plainKernels = (): EnsembleKernels => {
  let used = 0;
  const count = <T extends ArrayBufferView>(array: T): T => {
    used += array.byteLength;
    return array;
  };
  return {
    kind: 'plain',
    f32: (length) => count(new Float32Array(length)),
    f64: (length) => count(new Float64Array(length)),
    i32: (length) => count(new Int32Array(length)),
    used: () => used,
    productF32,
    productF64,
    orderStatisticsF32,
  };
};

/** Compile the kernels once, or null where the platform knows no SIMD. */
export const compileKernels = (): WebAssembly.Module | null => {
  if (typeof WebAssembly === 'undefined') return null;
  const bytes = decode(wasmBase64);
  return WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null;
};

/**
 * Make kernels with a memory of their own.
 *
 * @param bytes Bytes the caller will ask for in all, scratch of the kernels apart.
 * @param longestRow Draws of the longest row that order statistics are taken of.
 * @param module As from `compileKernels`; null gives the plain kernels. Throws RangeError when the memory is not to be had.
 * @source docs/method/uncertainty.md
 */
export const makeKernels = (
  bytes: number,
  longestRow: number,
  module: WebAssembly.Module | null = compileKernels(),
): EnsembleKernels => {
  if (module === null) return plainKernels();
  const scratch = laneBytes;
  let next = laneAligned(scratch + countBytes + laneAligned((longestRow + 8) * 2) + (longestRow + 1) * 4);
  const pages = Math.ceil((next + laneAligned(bytes) + pageBytes) / pageBytes);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const kernels = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Exports;
  const take = (length: number): number => {
    const start = next;
    next = laneAligned(start + length);
    invariant(next <= memory.buffer.byteLength, 'the kernels were given too little memory');
    return start;
  };
  const product =
    (kernel: (...values: number[]) => void) =>
    (
      coefficients: ArrayBufferView,
      rows: ArrayBufferView,
      noise: ArrayBufferView | null,
      noiseScale: ArrayBufferView,
      out: ArrayBufferView,
      places: number,
      columns: number,
      draws: number,
    ): void =>
      kernel(
        coefficients.byteOffset,
        rows.byteOffset,
        noise?.byteOffset ?? 0,
        noiseScale.byteOffset,
        out.byteOffset,
        places,
        columns,
        draws,
      );
  return {
    kind: 'simd',
    f32: (length) => new Float32Array(memory.buffer, take(length * 4), length),
    f64: (length) => new Float64Array(memory.buffer, take(length * 8), length),
    i32: (length) => new Int32Array(memory.buffer, take(length * 4), length),
    used: () => next,
    productF32: product(kernels.productF32),
    productF64: product(kernels.productF64),
    orderStatisticsF32: (data, ranks, out, places, draws, stride) =>
      kernels.orderStatisticsF32(
        data.byteOffset,
        ranks.byteOffset,
        out.byteOffset,
        scratch,
        places,
        ranks.length,
        draws,
        stride,
      ),
  };
};
