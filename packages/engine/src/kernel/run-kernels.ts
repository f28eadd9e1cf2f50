import { invariant } from '@veivalg/core';
import { cohorts } from './run-cohorts.ts';
import { mixed, norms, pass, staff, users } from './run-demand.ts';
import type { Heap } from './run-heap.ts';
import { placed, scaled } from './run-place.ts';
import { memberSums, rowSums, serviceSupply } from './run-reads.ts';
import { shares } from './run-shares.ts';
import { runWasmBase64 } from './run-wasm.ts';

/** Twins of every kernel; what a kernel takes is written at its twin. */
const twins = {
  users,
  pass,
  norms,
  staff,
  mixed,
  shares,
  cohorts,
  placed,
  scaled,
  rowSums,
  memberSums,
  serviceSupply,
} as const;
type KernelName = keyof typeof twins;

/** Figures of a run in single or double precision; staff by cohort and sums are in double precision either way. */
export type RunPrecision = 'f32' | 'f64';

/** The kernels of a live run, all working in one memory. */
export type RunKernels = { readonly [Name in KernelName]: ReturnType<(typeof twins)[Name]> };

/** The memory of a live run with its kernels. */
export interface RunMemory {
  /** `simd`: WebAssembly with 128-bit numbers; `plain`: TypeScript. */
  readonly kind: 'simd' | 'plain';
  readonly precision: RunPrecision;
  readonly heap: Heap;
  readonly kernels: RunKernels;
}

const kernelNames = Object.keys(twins) as readonly KernelName[];
const pageBytes = 65536;

const decode = (text: string): Uint8Array<ArrayBuffer> => {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
};

/** Compile the kernels of the live run once, or null where the platform knows no SIMD. */
export const compileRunKernels = (): WebAssembly.Module | null => {
  if (typeof WebAssembly === 'undefined') return null;
  const bytes = decode(runWasmBase64);
  return WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null;
};

const heapOf = (buffer: ArrayBuffer, precision: RunPrecision): Heap => {
  const f64 = new Float64Array(buffer);
  const single = precision === 'f32';
  return {
    cell: single ? new Float32Array(buffer) : f64,
    shift: single ? 2 : 3,
    f64,
    i32: new Int32Array(buffer),
  };
};

/**
 * Make the kernels of a live run with a memory of their own.
 *
 * @param bytes Bytes of the memory. @param module As from `compileRunKernels`; null gives the TypeScript twins.
 * Throws RangeError when the memory is not to be had.
 */
export const makeRunMemory = (
  bytes: number,
  precision: RunPrecision,
  module: WebAssembly.Module | null,
): RunMemory => {
  const pages = Math.ceil(bytes / pageBytes);
  if (module === null) {
    const heap = heapOf(new ArrayBuffer(pages * pageBytes), precision);
    const kernels = Object.fromEntries(kernelNames.map((name) => [name, twins[name](heap)]));
    return { kind: 'plain', precision, heap, kernels: kernels as unknown as RunKernels };
  }
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const suffix = precision === 'f32' ? 'F32' : 'F64';
  const kernels = Object.fromEntries(
    kernelNames.map((name) => {
      const kernel = exports[`${name}${suffix}`] ?? exports[name];
      invariant(typeof kernel === 'function', `the module holds ${name}`);
      return [name, kernel];
    }),
  );
  return {
    kind: 'simd',
    precision,
    heap: heapOf(memory.buffer, precision),
    kernels: kernels as unknown as RunKernels,
  };
};
