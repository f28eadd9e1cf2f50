import { at, type DemandDrivers, f64, services } from '@veivalg/core';
import { reachRuns } from '../kernel/reach-runs.ts';
import { countUsers } from '../kernel/use-users.ts';
import type { LocalLevels } from './local-levels.ts';
import { shiftedRows, type UsersTable } from './users-table.ts';

/** The demand drivers of the two reaches of a run: where the plan does not reach (0), and where it does (1). */
export type ReachPair<T> = readonly [T, T];

/** Users and workload by year, service and place. Each of shape [Y][S][M]. */
export interface ServiceUsers {
  /** Unit: persons. */
  readonly users: Float64Array;
  /** Unit: users of mean workload. */
  readonly work: Float64Array;
}

/** Share of a place's own level that is left after some years: it falls evenly to nothing. @source docs/method/use.md U2 */
export const fadingShare = (years: number, fadeYears: number): number => Math.max(0, 1 - years / fadeYears);

/**
 * Count the users of every service and their workload: table × local level × change of use.
 *
 * The local level counts fully in the base year and moves evenly to its shrunken value over `fadeYears`.
 *
 * @param drivers Of the places not reached and of those reached.
 * @param reached 1 where the plan reaches. Shape [M].
 * @source docs/method/use.md U2–U4
 */
export const usersOfServices = (
  table: UsersTable,
  levels: LocalLevels,
  drivers: ReachPair<Pick<DemandDrivers, 'healthShift' | 'userRate'>>,
  reached: Uint8Array,
): ServiceUsers => {
  const { yearCount, placeCount: places } = table;
  const size = yearCount * services.length * places;
  const users = new Float64Array(size);
  const work = new Float64Array(size);
  const runs = reachRuns(reached);
  for (let y = 0; y < yearCount; y++) {
    const own = fadingShare(y, levels.fadeYears);
    for (let s = 0; s < services.length; s++) {
      const out = (y * services.length + s) * places;
      const level = s * places;
      const same = at(table.workRow, s) === at(table.userRow, s);
      for (const { start, end, reach } of runs) {
        const { healthShift, userRate } = drivers[reach];
        const rate = f64(userRate, y * services.length + s);
        const shift = f64(healthShift, y);
        const count = (row: number, into: Float64Array): void => {
          const between = shiftedRows(table, y, row, shift);
          const rows = { ...between, level, own, rate };
          countUsers(into, out, table.values, levels.base, levels.target, rows, start, end);
        };
        count(at(table.userRow, s), users);
        if (!same) count(at(table.workRow, s), work);
        const counted = same ? users : work;
        for (let m = start; m < end; m++)
          work[out + m] = f64(counted, out + m) * f64(levels.workPerUser, level + m);
      }
    }
  }
  return { users, work };
};
