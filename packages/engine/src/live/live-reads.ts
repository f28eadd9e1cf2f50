import {
  type Baseline,
  type Figures,
  f64,
  invariant,
  professions,
  type Sector,
  sectors,
  services,
} from '@veivalg/core';
import type { WorkFactors } from '../supply/placement.ts';
import type { ReachPair } from '../use/users-of-services.ts';
import { bundlesOf } from './live-constants.ts';
import type { LiveRoom } from './live-room.ts';

const S = services.length;
const K = sectors.length;
const P = professions.length;

/** A run summed over some places. Shape [Y][K][P] each; unit FTE, and persons for heads. */
export interface PlaceSums {
  readonly demand: Float64Array;
  readonly supply: Float64Array;
  readonly contracted: Float64Array;
  readonly heads: Float64Array;
}

/** Sums of a live run, worked out where its figures are. */
export interface LiveReads {
  /** Sum some places, profession by profession. @param members Positions on the place axis, rising. */
  placeSums(members: readonly number[]): PlaceSums;
  /** Need and staff of every service in one year, summed over some places. Shape [S] each. Unit: FTE. */
  serviceSums(
    members: readonly number[],
    year: number,
  ): { readonly demand: Float64Array; readonly supply: Float64Array };
  /** Sum a sector, or all, to one figure per place and year. Shape [Y][M] each. Unit: FTE. */
  totals(sector: Sector | 'all'): { readonly demand: Float64Array; readonly supply: Float64Array };
}

/** Rows worked out only when someone asks. */
interface SeldomRead {
  contractedFte(): Figures;
  headCount(): Figures;
}

/** Make the reads of one run. @param current False once another run has been worked out in the same memory. */
export const liveReads = (
  { at, memory }: LiveRoom,
  baseline: Baseline,
  reached: Uint8Array,
  factors: ReachPair<WorkFactors>,
  current: () => boolean,
): { readonly sums: LiveReads; readonly seldom: SeldomRead } => {
  const { heap, kernels } = memory;
  const { positionSize } = baseline.workforce;
  const places = reached.length;
  const years = factors[0].supply.length / (K * P);
  const mixReach = years * S * P;
  const check = (): void => invariant(current(), 'figures of a live run are read before its next run');
  const runCount = (): number => {
    let count = 0;
    for (let m = 0; m < places; m++) if (m === 0 || reached[m] !== reached[m - 1]) count++;
    return count;
  };

  /** Write the places to sum as stretches of one reach. @returns How many. */
  const writeMembers = (members: readonly number[]): number => {
    let count = 0;
    for (let i = 0; i < members.length; ) {
      const start = members[i] as number;
      let end = start + 1;
      i++;
      while (members[i] === end && reached[end] === reached[start]) {
        end++;
        i++;
      }
      heap.i32.set([start, end, reached[start] as number], (at.memberRuns >> 2) + 3 * count);
      count++;
    }
    return count;
  };
  const rowsOf = (pointer: number, count: number): Float64Array => {
    heap.f64.fill(0, at.sums >> 3, (at.sums >> 3) + 2 * years * K * P);
    kernels.memberSums(pointer, at.open, years * K * P, K * P, places, at.memberRuns, count, at.sums);
    return heap.f64.subarray(at.sums >> 3, (at.sums >> 3) + 2 * years * K * P);
  };
  const scale = (pointer: number, factor: (reach: 0 | 1, y: number, cell: number) => number): Figures => {
    check();
    for (const reach of [0, 1] as const)
      for (let cell = 0; cell < K * P; cell++)
        for (let y = 0; y < years; y++)
          heap.cell[(at.otherFactors >> heap.shift) + (cell * 2 + reach) * years + y] = factor(
            reach,
            y,
            cell,
          );
    kernels.scaled(at.sizes, at.open, at.fte, at.otherFactors, pointer, at.runs, runCount());
    return heap.cell.subarray(pointer >> heap.shift, (pointer >> heap.shift) + years * K * P * places);
  };

  const sums: LiveReads = {
    placeSums: (members) => {
      check();
      const count = writeMembers(members);
      const demand = new Float64Array(years * K * P);
      const needed = rowsOf(at.demand, count);
      for (let row = 0; row < demand.length; row++)
        demand[row] = f64(needed, 2 * row) + f64(needed, 2 * row + 1);
      const there = rowsOf(at.fte, count);
      const [supply, contracted, heads] = [0, 1, 2].map(() => new Float64Array(years * K * P)) as [
        Float64Array,
        Float64Array,
        Float64Array,
      ];
      for (let row = 0; row < demand.length; row++) {
        const [outside, inside] = [f64(there, 2 * row), f64(there, 2 * row + 1)];
        if (outside + inside === 0) continue;
        supply[row] = outside * f64(factors[0].supply, row) + inside * f64(factors[1].supply, row);
        contracted[row] =
          outside * f64(factors[0].contracted, row) + inside * f64(factors[1].contracted, row);
        heads[row] = (outside + inside) / f64(positionSize, row % P);
      }
      return { demand, supply, contracted, heads };
    },
    serviceSums: (members, year) => {
      check();
      const count = writeMembers(members);
      kernels.serviceSupply(
        year,
        at.sizes,
        at.open,
        at.bundles,
        bundlesOf().length,
        at.mix,
        mixReach,
        at.volume,
        at.localFactor,
        at.demand,
        at.supply,
        at.memberRuns,
        count,
        at.serviceSums,
      );
      const needed = at.byService >> heap.shift;
      return {
        demand: Float64Array.from(services, (_, s) => {
          const row = needed + (year * S + s) * places;
          let fte = 0;
          for (const m of members) fte += heap.cell[row + m] as number;
          return fte;
        }),
        supply: heap.f64.slice(at.serviceSums >> 3, (at.serviceSums >> 3) + S),
      };
    },
    totals: (sector) => {
      check();
      for (let cell = 0; cell < K * P; cell++) {
        const counted = sector === 'all' || sectors[Math.floor(cell / P)] === sector;
        heap.i32[(at.mask >> 2) + cell] = counted ? (heap.i32[(at.open >> 2) + cell] as number) : 0;
      }
      const of = (rows: number): Float64Array => {
        kernels.rowSums(at.sizes, at.mask, rows, at.totals);
        const first = at.totals >> heap.shift;
        return new Float64Array(heap.cell.subarray(first, first + years * places));
      };
      return { demand: of(at.demand), supply: of(at.supply) };
    },
  };
  const seldom: SeldomRead = {
    contractedFte: () =>
      scale(at.contracted, (reach, y, cell) => f64(factors[reach].contracted, y * K * P + cell)),
    headCount: () => scale(at.heads, (_reach, _y, cell) => 1 / f64(positionSize, cell % P)),
  };
  return { sums, seldom };
};
