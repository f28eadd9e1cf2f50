import type { Figures } from '@veivalg/core';

/** One memory seen as what the kernels of a live run read from it: pointers are byte offsets. */
export interface Heap {
  /** Figures by place, weights and drivers, in the precision of the run. */
  readonly cell: Figures;
  /** Bytes of a figure as a power of two: 2 in single precision, 3 in double. */
  readonly shift: number;
  readonly f64: Float64Array;
  readonly i32: Int32Array;
}

/** Read a figure inside the bounds. */
export const cellAt = (heap: Heap, index: number): number => heap.cell[index] as number;
/** Read a whole number of a table. @param table Pointer. */
export const intAt = (heap: Heap, table: number, index: number): number =>
  heap.i32[(table >> 2) + index] as number;
/** Read a number in double precision of a table. @param table Pointer. */
export const realAt = (heap: Heap, table: number, index: number): number =>
  heap.f64[(table >> 3) + index] as number;
/** Read a figure or weight of a table. @param table Pointer. */
export const weightAt = (heap: Heap, table: number, index: number): number =>
  heap.cell[(table >> heap.shift) + index] as number;

/** Sizes of a live run: years, services, sectors, professions, places, regions, at a pointer. */
export const runSizes = ['years', 'services', 'sectors', 'professions', 'places', 'regions'] as const;
type RunSize = (typeof runSizes)[number];

/** Read the sizes of a run. */
export const sizesAt = (heap: Heap, sizes: number): Readonly<Record<RunSize, number>> => ({
  years: intAt(heap, sizes, 0),
  services: intAt(heap, sizes, 1),
  sectors: intAt(heap, sizes, 2),
  professions: intAt(heap, sizes, 3),
  places: intAt(heap, sizes, 4),
  regions: intAt(heap, sizes, 5),
});

/** Runs of places at a pointer: first, one past the last, reach. */
export const eachRun = (
  heap: Heap,
  runs: number,
  count: number,
  work: (from: number, to: number, reach: number) => void,
): void => {
  for (let i = 0; i < count; i++)
    work(intAt(heap, runs, 3 * i), intAt(heap, runs, 3 * i + 1), intAt(heap, runs, 3 * i + 2));
};
