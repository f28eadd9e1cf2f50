import { exitBands, mixGroups, professions, sectors, services, staffAges } from '@veivalg/core';
import { cohortTables } from '../kernel/run-cohorts.ts';
import { makeRunMemory, type RunMemory, type RunPrecision } from '../kernel/run-kernels.ts';
import { entryKinds } from '../supply/workforce-model.ts';

/** Sizes that differ from one live run to another. */
export interface LiveSizes {
  readonly years: number;
  readonly places: number;
  readonly regions: number;
  /** Figures in the table of users. */
  readonly table: number;
}

/** Reserves a stretch of the memory; each returns its pointer. */
interface Take {
  /** Figures and weights in the precision of the run. */
  cells(count: number): number;
  reals(count: number): number;
  ints(count: number): number;
}

const S = services.length;
const K = sectors.length;
const P = professions.length;
const width = 2 * staffAges.count;

/** Weights of `pass` in one row: two reaches of four. */
export const passWeights = 8;

/** Where everything of a live run lies. Axis letters as in the kernels. */
const layout = ({ years: Y, places: M, regions: R, table }: LiveSizes, take: Take) => ({
  sizes: take.ints(6),
  runs: take.ints(3 * M),
  memberRuns: take.ints(3 * M),
  regionReach: take.ints(M),
  open: take.ints(K * P),
  mask: take.ints(K * P),
  bundles: take.ints(4 * S),
  // What no lever moves.
  table: take.cells(table),
  levelBase: take.cells(S * M),
  levelTarget: take.cells(S * M),
  workPerUser: take.cells(S * M),
  ftePerWork: take.cells(S * M),
  localFactor: take.cells(mixGroups.length * P * M),
  baseFte: take.cells(K * P * M),
  receivers: take.ints(M),
  young: take.reals(Y * R),
  regionStart: take.ints(R + 1),
  regionMember: take.ints(M),
  // Tables of rows and weights, written before a kernel is called.
  rows: take.ints(9 * 2 * Y * S),
  weights: take.cells(8 * 2 * Y * S),
  passWeights: take.reals(passWeights * 3 * Y),
  list: take.ints(2 * Y * K),
  scratch: take.reals(16),
  mix: take.cells(2 * Y * S * P),
  placement: take.reals(Y * P * 4),
  room: take.cells(2 * M),
  regionRoom: take.reals(7 * R),
  // Figures.
  users: take.cells(Y * S * M),
  work: take.cells(Y * S * M),
  norm: take.cells(Y * S * M),
  byService: take.cells(Y * S * M),
  volume: take.cells(Y * S * M),
  demand: take.cells(Y * K * P * M),
  entry: take.cells(K * P * Y * M),
  fte: take.cells(Y * K * P * M),
  supply: take.cells(Y * K * P * M),
  /** Staff seen another way, worked out when asked for. */
  contracted: take.cells(Y * K * P * M),
  heads: take.cells(Y * K * P * M),
  left: take.cells(P * 2 * Y),
  people: take.cells(P * 2 * Y * Y),
  factors: take.cells(K * P * 2 * Y),
  otherFactors: take.cells(K * P * 2 * Y),
  // Sums that are read.
  totals: take.cells(Y * M),
  sums: take.reals(2 * Y * K * P),
  serviceSums: take.reals(S),
  cohortTables: take.ints(cohortTables.length),
  cohorts: {
    stock: take.reals(P * width),
    deaths: take.reals(Y * width),
    exit: take.reals(P * staffAges.count),
    bandI: take.ints(staffAges.count),
    pattern: take.reals(staffAges.count),
    transfer: take.reals(P * staffAges.count),
    feederI: take.ints(P),
    profile: take.reals(entryKinds.length * P * width),
    shift: take.reals(Y * P),
    exitFactor: take.reals(Y * P * exitBands.length),
    learned: take.reals(Y * P),
    persons: take.reals(Y * P * entryKinds.length),
    cells: take.reals(P * Y * width),
    total: take.reals(P * width),
    retirement: take.reals(P * staffAges.count),
    stay: take.reals(width),
    leaving: take.reals(P * width),
    heads: take.reals(P * Y * Y),
  } satisfies Record<(typeof cohortTables)[number], number>,
});

/** Pointers to everything of a live run. */
export type LiveLayout = ReturnType<typeof layout>;

/** A live run's memory, and where everything lies in it. */
export interface LiveRoom {
  readonly memory: RunMemory;
  readonly at: LiveLayout;
}

const lineBytes = 64;

/** Reserve whole lines of the processor's cache, the first left free so that no pointer is 0. */
const reserve = (cellBytes: number): { readonly take: Take; readonly used: () => number } => {
  let next = lineBytes;
  const bytes = (count: number): number => {
    const start = next;
    next += Math.ceil(count / lineBytes) * lineBytes;
    return start;
  };
  return {
    take: {
      cells: (count) => bytes(count * cellBytes),
      reals: (count) => bytes(count * 8),
      ints: (count) => bytes(count * 4),
    },
    used: () => next,
  };
};

/**
 * Make the memory of a live run.
 *
 * @param module As from `compileRunKernels`; null works without SIMD. Throws RangeError when the memory is not to be had.
 */
export const makeLiveRoom = (
  sizes: LiveSizes,
  precision: RunPrecision,
  module: WebAssembly.Module | null,
): LiveRoom => {
  const { take, used } = reserve(precision === 'f32' ? 4 : 8);
  const at = layout(sizes, take);
  return { memory: makeRunMemory(used(), precision, module), at };
};
