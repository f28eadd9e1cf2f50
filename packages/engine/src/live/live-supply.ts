import { exitBands, f64, professions, type SupplyDrivers, sectors, staffAges, sum } from '@veivalg/core';
import { cohortTables } from '../kernel/run-cohorts.ts';
import type { Stages } from '../project/stages.ts';
import { nationalFte, type WorkFactors } from '../supply/placement.ts';
import { comingOf, enteringOf, learnedOf } from '../supply/project-workforce.ts';
import { entryKinds, mostMoving } from '../supply/workforce-model.ts';
import type { ReachPair } from '../use/users-of-services.ts';
import type { LiveRoom } from './live-room.ts';
import { markMoved } from './moved-rows.ts';

const K = sectors.length;
const P = professions.length;

/** Drivers that the nation's staff follow from, by the numbers in a year's row. */
const cohortDriverNames = [
  'intake',
  'completion',
  'entryShare',
  'addedEntrants',
  'exitRate',
  'retirementDelay',
] as const satisfies readonly (keyof SupplyDrivers)[];

/** Supply of a live run: each call works out what the drivers, or the need, moved since the last one. */
export interface LiveSupply {
  /**
   * @param drivers Of places not reached and reached. @param factors How much the staff of the two work.
   * @param needMoved 1 for years in which need has changed. @param everything True when nothing of the last run may be kept.
   */
  update(
    drivers: ReachPair<SupplyDrivers>,
    factors: ReachPair<WorkFactors>,
    needMoved: Uint8Array,
    runCount: number,
    everything: boolean,
  ): void;
}

/** Make the supply part of a live run. */
export const liveSupply = (
  room: LiveRoom,
  stages: Stages,
  places: number,
  originShare: number,
): LiveSupply => {
  const { at, memory } = room;
  const { heap, kernels } = memory;
  const { workforce, demand } = stages;
  const years = stages.population.path.yearCount;
  const perHead = Float64Array.from(professions, (_, p) => {
    const width = workforce.stock.length / P;
    const heads = sum(workforce.stock.subarray(p * width, (p + 1) * width));
    return heads > 0 ? nationalFte(demand.staff.atWork, p, places) / heads : 0;
  });
  heap.i32.set(
    cohortTables.map((name) => at.cohorts[name]),
    at.cohortTables >> 2,
  );
  const yearMarks = new Uint8Array(years);
  let before: {
    readonly drivers: ReachPair<SupplyDrivers>;
    readonly factors: ReachPair<WorkFactors>;
  } | null = null;

  /** Run the nation's staff under one reach's drivers and write who is left and who has come since. */
  const writeStaff = (drivers: SupplyDrivers, reaches: readonly number[]): void => {
    const { cohorts } = at;
    heap.f64.set(drivers.exitRate.subarray(0, years * P * exitBands.length), cohorts.exitFactor >> 3);
    for (let y = 0; y < years; y++)
      for (let p = 0; p < P; p++) {
        const row = y * P + p;
        const learned = learnedOf(workforce, drivers, y, p);
        heap.f64[(cohorts.shift >> 3) + row] =
          f64(workforce.retirementShift, p) + f64(drivers.retirementDelay, row);
        heap.f64[(cohorts.learned >> 3) + row] = learned;
        heap.f64.set(
          comingOf(enteringOf(workforce, drivers, y, p, learned)),
          (cohorts.persons >> 3) + row * entryKinds.length,
        );
      }
    kernels.cohorts(
      at.cohortTables,
      years,
      P,
      staffAges.count,
      entryKinds.length,
      workforce.retirementLevel,
      mostMoving,
    );
    const heads = cohorts.heads >> 3;
    for (let p = 0; p < P; p++) {
      const first = heap.f64[heads + p * years * years] as number;
      const fte = f64(perHead, p);
      for (const reach of reaches) {
        const left = (at.left >> heap.shift) + (p * 2 + reach) * years;
        const people = (at.people >> heap.shift) + (p * 2 + reach) * years * years;
        for (let y = 0; y < years; y++) {
          const cohort = (c: number): number => heap.f64[heads + (p * years + c) * years + y] as number;
          heap.cell[left + y] = first > 0 ? cohort(0) / first : 0;
          for (let s = 0; s < y; s++) heap.cell[people + y * years + s] = fte * cohort(s + 1);
        }
      }
    }
  };

  const writeFactors = (factors: ReachPair<WorkFactors>): void =>
    factors.forEach(({ supply }, reach) => {
      for (let cell = 0; cell < K * P; cell++) {
        const row = (at.factors >> heap.shift) + (cell * 2 + reach) * years;
        for (let y = 0; y < years; y++) heap.cell[row + y] = f64(supply, y * K * P + cell);
      }
    });

  const writePlacement = (drivers: ReachPair<SupplyDrivers>): void => {
    const from = at.placement >> 3;
    for (let i = 0; i < years * P; i++)
      drivers.forEach(({ attractiveness, municipalPull }, reach) => {
        heap.f64[from + i * 4 + reach] = f64(attractiveness, i);
        heap.f64[from + i * 4 + 2 + reach] = f64(municipalPull, i);
      });
  };

  const share = (): boolean => {
    let count = 0;
    for (let y = 0; y + 1 < years; y++) if (yearMarks[y] === 1) heap.i32[(at.list >> 2) + count++] = y;
    if (count === 0) return false;
    kernels.shares(
      at.list,
      count,
      at.sizes,
      at.open,
      at.demand,
      at.baseFte,
      at.young,
      at.regionStart,
      at.regionMember,
      at.regionReach,
      at.placement,
      originShare,
      at.room,
      at.regionRoom,
      at.entry,
    );
    return true;
  };

  return {
    update: (drivers, factors, needMoved, runCount, everything) => {
      const last = everything ? null : before;
      before = { drivers, factors };
      const pairOf = (pair: ReachPair<SupplyDrivers>, name: keyof SupplyDrivers) =>
        [pair[0][name], pair[1][name]] as const;
      const moved = (names: readonly (keyof SupplyDrivers)[]): boolean => {
        let any = false;
        for (const name of names) {
          const now = pairOf(drivers, name);
          any = markMoved(yearMarks, now, last && pairOf(last.drivers, name), now[0].length / years) || any;
        }
        return any;
      };
      const staffMoved = moved(cohortDriverNames);
      if (staffMoved) {
        const alike = cohortDriverNames.every((name) => {
          const [a, b] = pairOf(drivers, name);
          return a === b;
        });
        if (alike) writeStaff(drivers[0], [0, 1]);
        else
          drivers.forEach((own, reach) => {
            writeStaff(own, [reach]);
          });
      }
      yearMarks.set(needMoved);
      if (moved(['attractiveness', 'municipalPull'])) writePlacement(drivers);
      const sharesMoved = share();
      const supplied = (pair: ReachPair<WorkFactors>) => [pair[0].supply, pair[1].supply] as const;
      const factorsMoved = markMoved(
        new Uint8Array(years),
        supplied(factors),
        last && supplied(last.factors),
        K * P,
      );
      if (factorsMoved) writeFactors(factors);
      if (staffMoved || sharesMoved)
        kernels.placed(
          at.sizes,
          at.open,
          at.baseFte,
          at.left,
          at.people,
          at.factors,
          at.entry,
          at.fte,
          at.supply,
          at.runs,
          runCount,
        );
      else if (factorsMoved)
        kernels.scaled(at.sizes, at.open, at.fte, at.factors, at.supply, at.runs, runCount);
    },
  };
};
