import { f64, parameterValue, professions, sectors, services } from '@veivalg/core';
import type { AppliedLevers } from '../measures/lever-context.ts';
import { housing, longTerm, receivers, somatic } from '../measures/transfers.ts';
import type { Stages } from '../project/stages.ts';
import { sectorOfService } from '../staffing/demand-of.ts';
import type { ReachPair } from '../use/users-of-services.ts';
import { shiftedRows } from '../use/users-table.ts';
import { bundlesOf } from './live-constants.ts';
import { type LiveRoom, passWeights } from './live-room.ts';
import { markMoved } from './moved-rows.ts';

const S = services.length;
const K = sectors.length;
const P = professions.length;

/** What of one reach demand follows from. */
type Reach = Pick<AppliedLevers, 'drivers' | 'paths'>;
/** Services that hand over or take over work. */
const inTransfers = [somatic, ...receivers, longTerm, housing];

const transfers = (pair: ReachPair<Reach>): boolean =>
  pair.some(({ paths }) => paths.levelTransfer.some(Boolean) || paths.institutionShift.some(Boolean));

const both = <T>(pair: ReachPair<Reach>, part: (reach: Reach) => T): ReachPair<T> => [
  part(pair[0]),
  part(pair[1]),
];

/** Demand of a live run: each call works out the rows that the drivers moved since the last one. */
export interface LiveDemand {
  /**
   * @param everything True when nothing of the last run may be kept.
   * @returns Years in which need has changed. Shape [Y], 1 where it has.
   */
  update(pair: ReachPair<Reach>, runCount: number, everything: boolean): Uint8Array;
}

/** Make the demand part of a live run. */
export const liveDemand = (room: LiveRoom, stages: Stages, places: number): LiveDemand => {
  const { at, memory } = room;
  const { heap, kernels } = memory;
  const { table } = stages.population;
  const { levels } = stages.demand;
  const years = table.yearCount;
  const cellBytes = 1 << heap.shift;
  const rowBytes = places * cellBytes;
  const mixReach = years * S * P;
  const housingFte = parameterValue(stages.parameters, 'measures.housingFte');
  const counted = new Uint8Array(years * S);
  const staffed = new Uint8Array(years * S);
  const mixMoved = new Uint8Array(years * S);
  const yearMarks = new Uint8Array(years);
  /** Year whose norm serves each year and service. Shape [Y][S]. */
  const normYear = new Int32Array(years * S);
  const bundleCount = bundlesOf().length;
  let before: ReachPair<Reach> | null = null;

  const markUsers = (pair: ReachPair<Reach>, last: ReachPair<Reach> | null): void => {
    const of = (part: 'healthShift' | 'userRate') => (reach: Reach) => reach.drivers.demand[part];
    markMoved(counted, both(pair, of('userRate')), last && both(last, of('userRate')), 1);
    yearMarks.fill(0);
    if (markMoved(yearMarks, both(pair, of('healthShift')), last && both(last, of('healthShift')), 1))
      for (let i = 0; i < counted.length; i++) if (yearMarks[Math.floor(i / S)] === 1) counted[i] = 1;
    if (transfers(pair) || (last !== null && transfers(last)))
      for (let y = 0; y < years; y++) for (const s of inTransfers) counted[y * S + s] = 1;
  };

  const countUsers = (pair: ReachPair<Reach>, runCount: number): void => {
    let rows = 0;
    const row = (y: number, s: number, from: number, users: boolean, work: boolean): void => {
      const ints = (at.rows >> 2) + rows * 9;
      const weights = (at.weights >> heap.shift) + rows * 8;
      rows++;
      const own = Math.max(0, 1 - y / levels.fadeYears);
      for (const reach of [0, 1] as const) {
        const { healthShift, userRate } = pair[reach].drivers.demand;
        const { low, high, part } = shiftedRows(table, y, from, f64(healthShift, y));
        heap.i32[ints + 2 * reach] = at.table + low * cellBytes;
        heap.i32[ints + 2 * reach + 1] = at.table + high * cellBytes;
        heap.cell[weights + 4 * reach] = part;
        heap.cell[weights + 4 * reach + 1] = 1 - part;
        heap.cell[weights + 4 * reach + 2] = f64(userRate, y * S + s);
        heap.cell[weights + 4 * reach + 3] = own;
      }
      const out = (y * S + s) * rowBytes;
      heap.i32[ints + 4] = at.levelBase + s * rowBytes;
      heap.i32[ints + 5] = at.levelTarget + s * rowBytes;
      heap.i32[ints + 6] = at.workPerUser + s * rowBytes;
      heap.i32[ints + 7] = users ? at.users + out : 0;
      heap.i32[ints + 8] = work ? at.work + out : 0;
    };
    for (let y = 0; y < years; y++)
      for (let s = 0; s < S; s++) {
        if (counted[y * S + s] === 0) continue;
        const [userRow, workRow] = [table.userRow[s] as number, table.workRow[s] as number];
        row(y, s, userRow, true, userRow === workRow);
        if (userRow !== workRow) row(y, s, workRow, false, true);
      }
    kernels.users(at.rows, at.weights, rows, at.runs, runCount);
  };

  const passWork = (pair: ReachPair<Reach>, runCount: number): void => {
    let rows = 0;
    const row = (y: number, from: number, to: number, receiver: number, people: boolean): void => {
      const ints = (at.rows >> 2) + rows * 7;
      const weights = (at.passWeights >> 3) + rows * passWeights;
      rows++;
      const cell = (s: number): number => (y * S + s) * rowBytes;
      heap.i32[ints] = at.work + cell(from);
      heap.i32[ints + 1] = at.work + cell(to);
      heap.i32[ints + 2] = people ? at.users + cell(from) : 0;
      heap.i32[ints + 3] = people ? at.users + cell(to) : 0;
      heap.i32[ints + 4] = at.ftePerWork + from * rowBytes;
      heap.i32[ints + 5] = at.ftePerWork + to * rowBytes;
      heap.i32[ints + 6] = receiver;
      pair.forEach(({ drivers, paths }, reach) => {
        const perUser = (s: number): number => f64(drivers.demand.ftePerUser, y * S + s);
        heap.f64[weights + 4 * reach] = f64(people ? paths.institutionShift : paths.levelTransfer, y);
        heap.f64[weights + 4 * reach + 1] = perUser(from);
        heap.f64[weights + 4 * reach + 2] = perUser(to);
        heap.f64[weights + 4 * reach + 3] = people ? housingFte : 1;
      });
    };
    for (let y = 0; y < years; y++) {
      if (pair.some(({ paths }) => f64(paths.levelTransfer, y) !== 0))
        for (const receiver of receivers) row(y, somatic, receiver, receiver, false);
      if (pair.some(({ paths }) => f64(paths.institutionShift, y) !== 0)) row(y, longTerm, housing, -1, true);
    }
    kernels.pass(at.rows, at.passWeights, rows, at.receivers, at.runs, runCount);
  };

  /** Norms of the services whose mix moved; a year whose mix is as the year before reads that year's. */
  const addNorms = (pair: ReachPair<Reach>, runCount: number): void => {
    const mixes = both(pair, ({ drivers }) => drivers.demand.mix);
    mixes.forEach((mix, reach) => {
      heap.cell.set(mix.subarray(0, mixReach), (at.mix >> heap.shift) + reach * mixReach);
    });
    const same = (a: number, b: number): boolean => {
      for (const mix of mixes)
        for (let p = 0; p < P; p++) if (f64(mix, a * P + p) !== f64(mix, b * P + p)) return false;
      return true;
    };
    let rows = 0;
    for (let s = 0; s < S; s++) {
      let moved = false;
      for (let y = 0; y < years; y++) moved ||= mixMoved[y * S + s] === 1;
      if (!moved) continue;
      const group = groupOf(s);
      for (let y = 0; y < years; y++) {
        const cell = y * S + s;
        if (y > 0 && same(cell, cell - S)) {
          normYear[cell] = normYear[cell - S] as number;
          continue;
        }
        normYear[cell] = y;
        const ints = (at.rows >> 2) + rows * 3;
        heap.i32[ints] = at.norm + cell * rowBytes;
        heap.i32[ints + 1] = at.mix + cell * P * cellBytes;
        heap.i32[ints + 2] = at.localFactor + group * P * rowBytes;
        rows++;
      }
    }
    kernels.norms(at.rows, rows, mixReach, P, places, at.runs, runCount);
  };

  const addStaff = (pair: ReachPair<Reach>, runCount: number): void => {
    let rows = 0;
    for (let cell = 0; cell < staffed.length; cell++) {
      if (staffed[cell] === 0) continue;
      const s = cell % S;
      const ints = (at.rows >> 2) + rows * 5;
      heap.i32[ints] = at.work + cell * rowBytes;
      heap.i32[ints + 1] = at.ftePerWork + s * rowBytes;
      heap.i32[ints + 2] = at.norm + ((normYear[cell] as number) * S + s) * rowBytes;
      heap.i32[ints + 3] = at.byService + cell * rowBytes;
      heap.i32[ints + 4] = at.volume + cell * rowBytes;
      pair.forEach(({ drivers }, reach) => {
        heap.cell[(at.weights >> heap.shift) + rows * 2 + reach] = f64(drivers.demand.ftePerUser, cell);
      });
      rows++;
    }
    kernels.staff(at.rows, at.weights, rows, at.runs, runCount);
  };

  const addProfessions = (runCount: number): void => {
    let rows = 0;
    for (let y = 0; y < years; y++)
      for (let k = 0; k < K; k++) {
        let moved = false;
        for (let s = 0; s < S; s++) moved ||= sectorOfService(s) === k && staffed[y * S + s] === 1;
        if (!moved) continue;
        heap.i32[(at.list >> 2) + 2 * rows] = y;
        heap.i32[(at.list >> 2) + 2 * rows + 1] = k;
        yearMarks[y] = 1;
        rows++;
      }
    kernels.mixed(
      at.list,
      rows,
      at.sizes,
      at.open,
      at.bundles,
      bundleCount,
      at.mix,
      mixReach,
      at.volume,
      at.localFactor,
      at.demand,
      at.scratch,
      at.runs,
      runCount,
    );
  };

  return {
    update: (pair, runCount, everything) => {
      const last = everything ? null : before;
      before = pair;
      for (const marks of [counted, staffed, mixMoved]) marks.fill(0);
      markUsers(pair, last);
      const of = (part: 'mix' | 'ftePerUser') => (reach: Reach) => reach.drivers.demand[part];
      markMoved(staffed, both(pair, of('ftePerUser')), last && both(last, of('ftePerUser')), 1);
      const mixing = markMoved(mixMoved, both(pair, of('mix')), last && both(last, of('mix')), P);
      for (let i = 0; i < staffed.length; i++) if (counted[i] === 1 || mixMoved[i] === 1) staffed[i] = 1;
      yearMarks.fill(0);
      if (!staffed.includes(1)) return yearMarks;
      if (counted.includes(1)) {
        countUsers(pair, runCount);
        if (transfers(pair)) passWork(pair, runCount);
      }
      if (mixing) addNorms(pair, runCount);
      addStaff(pair, runCount);
      addProfessions(runCount);
      return yearMarks;
    },
  };
};

const groups = bundlesOf().flatMap(([group, , , count]) => Array.from({ length: count }, () => group));
/** Mix group of a service by position. */
const groupOf = (service: number): number => groups[service] as number;
