import { invariant } from '@veivalg/core';
import { multiplyRowsF32, segmentSumsF32 } from './ensemble-columns.ts';
import { covarianceF64 } from './ensemble-covariance.ts';
import { exponentialsF64, multipliersF32 } from './ensemble-multipliers.ts';
import { normalNumbers, scramblePoints, shuffledPoints } from './ensemble-points.ts';
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
  readonly productF32: typeof productF32;
  readonly multiplyRowsF32: typeof multiplyRowsF32;
  readonly segmentSumsF32: typeof segmentSumsF32;
  readonly covarianceF64: typeof covarianceF64;
  readonly exponentialsF64: typeof exponentialsF64;
  readonly multipliersF32: typeof multipliersF32;
  readonly scramblePoints: typeof scramblePoints;
  readonly shuffledPoints: typeof shuffledPoints;
  readonly normalNumbers: typeof normalNumbers;
  readonly productF64: typeof productF64;
  readonly orderStatisticsF32: typeof orderStatisticsF32;
}

type Kernel = (...values: number[]) => void;

interface Exports {
  readonly productF32: Kernel;
  readonly productF64: Kernel;
  readonly orderStatisticsF32: Kernel;
  readonly multiplyRowsF32: Kernel;
  readonly segmentSumsF32: Kernel;
  readonly covarianceF64: Kernel;
  readonly exponentialsF64: Kernel;
  readonly multipliersF32: Kernel;
  readonly scramblePoints: Kernel;
  readonly shuffledPoints: Kernel;
  readonly normalNumbers: Kernel;
}

const pageBytes = 65536;
const laneBytes = 16;
/** Two lists of 512 counts in the quantile kernel. */
const countBytes = 2 * 512 * 4;
/** Sixteen orders of four numbers in the quantile kernel. */
const orderBytes = 16 * laneBytes;

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
    multiplyRowsF32,
    segmentSumsF32,
    covarianceF64,
    exponentialsF64,
    multipliersF32,
    scramblePoints,
    shuffledPoints,
    normalNumbers,
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
  let next = laneAligned(
    scratch +
      countBytes +
      laneAligned((longestRow + 8) * 2) +
      laneAligned((longestRow + 8) * 4) * 4 +
      orderBytes,
  );
  const pages = Math.ceil((next + laneAligned(bytes) + pageBytes) / pageBytes);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const kernels = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Exports;
  const take = (length: number): number => {
    const start = next;
    next = laneAligned(start + length);
    invariant(next <= memory.buffer.byteLength, 'the kernels were given too little memory');
    return start;
  };
  return {
    kind: 'simd',
    f32: (length) => new Float32Array(memory.buffer, take(length * 4), length),
    f64: (length) => new Float64Array(memory.buffer, take(length * 8), length),
    i32: (length) => new Int32Array(memory.buffer, take(length * 4), length),
    used: () => next,
    productF32: (c, rows, noise, scale, out, places, columns, draws, placeStride, columnStride, list) =>
      kernels.productF32(
        c.byteOffset,
        rows.byteOffset,
        noise?.byteOffset ?? 0,
        scale.byteOffset,
        out.byteOffset,
        places,
        columns,
        draws,
        placeStride ?? columns,
        columnStride ?? 1,
        list?.byteOffset ?? 0,
      ),
    productF64: (c, rows, noise, scale, out, places, columns, draws, list) =>
      kernels.productF64(
        c.byteOffset,
        rows.byteOffset,
        noise?.byteOffset ?? 0,
        scale.byteOffset,
        out.byteOffset,
        places,
        columns,
        draws,
        list?.byteOffset ?? 0,
      ),
    multiplyRowsF32: (left, right, out, rows, length, leftStride, rightStride, add) =>
      kernels.multiplyRowsF32(
        left.byteOffset,
        right.byteOffset,
        out.byteOffset,
        rows,
        length,
        leftStride,
        rightStride,
        add ? 1 : 0,
      ),
    segmentSumsF32: (rows, ends, out, rowCount, length, segments, outStride) =>
      kernels.segmentSumsF32(
        rows.byteOffset,
        ends.byteOffset,
        out.byteOffset,
        rowCount,
        length,
        segments,
        outStride,
      ),
    covarianceF64: (rows, means, out, count, draws, stride) =>
      kernels.covarianceF64(rows.byteOffset, means.byteOffset, out.byteOffset, count, draws, stride),
    exponentialsF64: (values, count) => kernels.exponentialsF64(values.byteOffset, count),
    multipliersF32: (alone, changes, out, count) =>
      kernels.multipliersF32(alone.byteOffset, changes.byteOffset, out.byteOffset, count),
    scramblePoints: (bits, out, key, count) =>
      kernels.scramblePoints(bits.byteOffset, out.byteOffset, key, count),
    shuffledPoints: (out, key, first, count) => kernels.shuffledPoints(out.byteOffset, key, first, count),
    normalNumbers: (shares, out, count) => kernels.normalNumbers(shares.byteOffset, out.byteOffset, count),
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
