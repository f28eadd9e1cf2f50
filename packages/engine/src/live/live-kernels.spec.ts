import { professions, sectors, services } from '@veivalg/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRunKernels, type RunPrecision } from '../kernel/run-kernels.ts';
import { bundlesOf } from './live-constants.ts';
import { type LiveLayout, type LiveRoom, makeLiveRoom } from './live-room.ts';

const [S, K, P] = [services.length, sectors.length, professions.length];
const module = compileRunKernels();

interface Country {
  readonly years: number;
  readonly places: number;
  readonly regions: number;
  readonly seed: number;
}

/** Fewer places than a vector, one more, and odd and even numbers of years. */
const country = fc.record({
  years: fc.integer({ min: 1, max: 6 }),
  places: fc.integer({ min: 1, max: 37 }),
  regions: fc.integer({ min: 1, max: 4 }),
  seed: fc.integer({ min: 1, max: 2 ** 30 }),
});

/** Evenly spread numbers of 0–1 from a seed. */
const numbers = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

/** Fill a memory with numbers that look like a country; the same for the same seed. @returns Number of runs of places. */
const fill = ({ memory, at }: LiveRoom, { years, places, regions, seed }: Country): number => {
  const { heap } = memory;
  const next = numbers(seed);
  const cells = (pointer: number, count: number, make: () => number): void => {
    for (let i = 0; i < count; i++) heap.cell[(pointer >> heap.shift) + i] = Math.fround(make());
  };
  const reals = (pointer: number, count: number, make: () => number): void => {
    for (let i = 0; i < count; i++) heap.f64[(pointer >> 3) + i] = make();
  };
  const some = (): number => (next() < 0.3 ? 0 : next());
  heap.i32.set([years, S, K, P, places, regions], at.sizes >> 2);
  heap.i32.set(bundlesOf().flat(), at.bundles >> 2);
  const reached = Array.from({ length: places }, () => (next() < 0.4 ? 0 : 1));
  const starts = [...reached.keys()].filter((m) => m === 0 || reached[m] !== reached[m - 1]);
  heap.i32.set(
    starts.flatMap((start, i) => [start, starts[i + 1] ?? places, reached[start] as number]),
    at.runs >> 2,
  );
  for (let cell = 0; cell < K * P; cell++) heap.i32[(at.open >> 2) + cell] = next() < 0.7 ? 1 : 0;
  const regionOf = Array.from({ length: places }, () => Math.floor(next() * regions));
  heap.i32.set(
    regionOf.map((r, m) => 2 * r + (reached[m] as number)),
    at.regionReach >> 2,
  );
  const members = Array.from({ length: regions }, (_, r) =>
    [...regionOf.keys()].filter((m) => regionOf[m] === r),
  );
  heap.i32.set(members.flat(), at.regionMember >> 2);
  members.reduce((first, part, r) => {
    heap.i32[(at.regionStart >> 2) + r + 1] = first + part.length;
    return first + part.length;
  }, 0);
  for (const pointer of [at.levelBase, at.levelTarget, at.workPerUser, at.ftePerWork])
    cells(pointer, S * places, some);
  cells(at.localFactor, 4 * P * places, () => 0.5 + next());
  cells(at.baseFte, K * P * places, some);
  cells(at.table, S * places, () => 100 * some());
  cells(at.mix, 2 * years * S * P, some);
  for (const pointer of [at.users, at.work, at.norm, at.byService, at.volume])
    cells(pointer, years * S * places, () => 0.1 + next());
  for (const pointer of [at.demand, at.entry, at.fte, at.supply])
    cells(pointer, years * K * P * places, some);
  cells(at.left, P * 2 * years, next);
  let position = 0;
  cells(at.people, P * 2 * years * years, () => {
    const [y, s] = [Math.floor(position / years) % years, position % years];
    position++;
    return s < y ? next() : 0;
  });
  cells(at.factors, K * P * 2 * years, () => 0.9 + 0.2 * next());
  for (let m = 0; m < places; m++) heap.i32[(at.receivers >> 2) + m] = Math.floor(next() * 3) - 1;
  reals(at.young, years * regions, () => 1000 * next());
  reals(at.placement, years * P * 4, () => 1);
  for (let i = 0; i < years * P; i++) {
    const moved = next() < 0.5;
    heap.f64.set(
      moved ? [1, 1 + next(), next() - 0.5, 0.1 * next()] : [1, 1, 0, 0],
      (at.placement >> 3) + 4 * i,
    );
  }
  reals(at.passWeights, 2 * 4 * years, some);
  for (const name of ['stock', 'profile', 'persons'] as const)
    reals(at.cohorts[name], lengthsOf(years)[name], next);
  for (const name of ['deaths', 'exit', 'pattern', 'transfer'] as const)
    reals(at.cohorts[name], lengthsOf(years)[name], () => 0.2 * next());
  reals(at.cohorts.shift, years * P, () => 4 * next() - 2);
  reals(at.cohorts.exitFactor, years * P * 3, () => 2 * next());
  reals(at.cohorts.learned, years * P, next);
  for (let a = 0; a < 58; a++) heap.i32[(at.cohorts.bandI >> 2) + a] = Math.floor(a / 20);
  for (let p = 0; p < P; p++) heap.i32[(at.cohorts.feederI >> 2) + p] = p > 0 && p < 4 ? 0 : -1;
  heap.i32.set(Object.values(at.cohorts), at.cohortTables >> 2);
  return starts.length;
};

const lengthsOf = (years: number) => ({
  stock: P * 116,
  profile: 5 * P * 116,
  persons: years * P * 5,
  deaths: years * 116,
  exit: P * 58,
  pattern: 58,
  transfer: P * 58,
});

type Kernels = LiveRoom['memory']['kernels'];

/** Call every kernel once, in the order of a run. */
const calls = (
  { years, places }: Country,
  at: LiveLayout,
  room: LiveRoom,
  runs: number,
): readonly (readonly [keyof Kernels, () => void])[] => {
  const { heap, kernels } = room.memory;
  const row = places << heap.shift;
  const cell = (pointer: number, n: number): number => pointer + n * row;
  const rows = (table: readonly number[]): void => heap.i32.set(table, at.rows >> 2);
  const bundles = bundlesOf().length;
  const mixReach = years * S * P;
  return [
    [
      'users',
      () => {
        rows([
          ...[cell(at.table, 0), cell(at.table, 1), cell(at.table, 2), cell(at.table, 3)],
          ...[at.levelBase, at.levelTarget, at.workPerUser, at.users, at.work],
          ...[cell(at.table, 4), cell(at.table, 4), cell(at.table, 5), cell(at.table, 5)],
          ...[cell(at.levelBase, 1), cell(at.levelTarget, 1), cell(at.workPerUser, 1), 0, cell(at.work, 1)],
        ]);
        heap.cell.set(
          [0.25, 0.75, 1.1, 0.5, 0, 1, 0.9, 0, 0.5, 0.5, 1, 1, 0, 1, 1, 0.1],
          at.weights >> heap.shift,
        );
        kernels.users(at.rows, at.weights, 2, at.runs, runs);
      },
    ],
    [
      'pass',
      () => {
        rows([
          ...[at.work, cell(at.work, 1), 0, 0, at.ftePerWork, cell(at.ftePerWork, 1), 1],
          ...[cell(at.work, 2), cell(at.work, 3), cell(at.users, 2), cell(at.users, 3)],
          ...[cell(at.ftePerWork, 2), cell(at.ftePerWork, 3), -1],
        ]);
        kernels.pass(at.rows, at.passWeights, 1 + (years > 1 ? 1 : 0), at.receivers, at.runs, runs);
      },
    ],
    [
      'norms',
      () => {
        rows([
          at.norm,
          at.mix,
          at.localFactor,
          cell(at.norm, 1),
          at.mix + (P << heap.shift),
          cell(at.localFactor, P),
        ]);
        kernels.norms(at.rows, 2, mixReach, P, places, at.runs, runs);
      },
    ],
    [
      'staff',
      () => {
        rows([at.work, at.ftePerWork, at.norm, at.byService, at.volume]);
        heap.cell.set([0.75, 1.25], at.weights >> heap.shift);
        kernels.staff(at.rows, at.weights, 1, at.runs, runs);
      },
    ],
    [
      'mixed',
      () => {
        heap.i32.set([0, 0, 0, 1, years - 1, 2], at.list >> 2);
        kernels.mixed(
          ...[at.list, 3, at.sizes, at.open, at.bundles, bundles, at.mix, mixReach, at.volume],
          ...[at.localFactor, at.demand, at.scratch, at.runs, runs],
        );
      },
    ],
    [
      'shares',
      () => {
        heap.i32.set(
          Array.from({ length: years }, (_, y) => y),
          at.list >> 2,
        );
        kernels.shares(
          ...[at.list, years, at.sizes, at.open, at.demand, at.baseFte, at.young, at.regionStart],
          ...[at.regionMember, at.regionReach, at.placement, 0.4, at.room, at.regionRoom, at.entry],
        );
      },
    ],
    ['cohorts', () => kernels.cohorts(at.cohortTables, years, P, 58, 5, 1.1, 0.3)],
    [
      'placed',
      () =>
        kernels.placed(
          ...[at.sizes, at.open, at.baseFte, at.left, at.people, at.factors, at.entry, at.fte, at.supply],
          ...[at.runs, runs],
        ),
    ],
    ['scaled', () => kernels.scaled(at.sizes, at.open, at.fte, at.factors, at.heads, at.runs, runs)],
    ['rowSums', () => kernels.rowSums(at.sizes, at.open, at.supply, at.totals)],
    [
      'memberSums',
      () => kernels.memberSums(at.demand, at.open, years * K * P, K * P, places, at.runs, runs, at.sums),
    ],
    [
      'serviceSupply',
      () =>
        kernels.serviceSupply(
          ...[years - 1, at.sizes, at.open, at.bundles, bundles, at.mix, mixReach, at.volume],
          ...[at.localFactor, at.demand, at.supply, at.runs, runs, at.serviceSums],
        ),
    ],
  ];
};

/** Hold the whole memory of both after each kernel. */
const compare = (
  given: Country,
  precision: RunPrecision,
  check: (name: string, simd: LiveRoom, plain: LiveRoom) => void,
): void => {
  const sizes = { ...given, table: S * given.places };
  const rooms = [makeLiveRoom(sizes, precision, module), makeLiveRoom(sizes, precision, null)] as const;
  const [simd, plain] = rooms.map((room) => calls(given, room.at, room, fill(room, given))) as [
    ReturnType<typeof calls>,
    ReturnType<typeof calls>,
  ];
  simd.forEach(([name, call], i) => {
    // Each starts from the very same memory, so that a difference is its own.
    rooms[1].memory.heap.f64.set(rooms[0].memory.heap.f64);
    call();
    plain[i]?.[1]();
    check(name, rooms[0], rooms[1]);
  });
};

/** Single precision rounds every step in the kernel and only what is stored in the twin: a sum of a hundred steps at 2⁻²⁴ each. */
const singleTolerance = 100 * 2 ** -24;

describe('the kernels of the live run', () => {
  it('are compiled on this platform', () => {
    expect(module).not.toBeNull();
  });

  it('leave the very same memory as their twins in double precision', () => {
    fc.assert(
      fc.property(country, (given) => {
        compare(given, 'f64', (name, simd, plain) => {
          // Bits are compared but for `mixed`'s scratch, which its twin does not need.
          const bits = ({ memory, at }: LiveRoom): Float64Array => {
            const copy = memory.heap.f64.slice();
            copy.fill(0, at.scratch >> 3, (at.scratch >> 3) + 16);
            return copy;
          };
          const [a, b] = [bits(simd), bits(plain)];
          const off = a.findIndex((value, i) => !Object.is(value, b[i]));
          expect(`${name} ${off === -1 ? 'same' : `${off}: ${a[off]} ${b[off]}`}`).toBe(`${name} same`);
        });
      }),
      { seed: 20261121, numRuns: 40 },
    );
  });

  it('follow their twins in single precision', () => {
    fc.assert(
      fc.property(country, (given) => {
        compare(given, 'f32', (name, simd, plain) => {
          const { at } = simd;
          const parts = [at.users, at.work, at.byService, at.volume, at.demand, at.entry, at.fte, at.supply];
          for (const pointer of parts) {
            const size = given.years * given.places * (pointer < at.demand ? S : K * P);
            for (let i = pointer >> 2; i < (pointer >> 2) + size; i++) {
              const [a, b] = [simd.memory.heap.cell[i] as number, plain.memory.heap.cell[i] as number];
              if (!(Math.abs(a - b) <= singleTolerance * Math.abs(b)))
                expect([name, i - (pointer >> 2), a]).toBe(b);
            }
          }
        });
      }),
      { seed: 20261121, numRuns: 40 },
    );
  });
});
