import { type DemandDrivers, services } from '@veivalg/core';
import type { LocalLevels } from './local-levels.ts';
import { readShifted, type UsersTable } from './users-table.ts';

/** The demand drivers of the two reaches of a run: where the plan does not reach (0), and where it does (1). */
export type ReachPair<T> = readonly [T, T];

/** Users and workload by year, service and place. Each of shape [Y][S][M]. */
export interface ServiceUsers {
  /** Unit: persons. */
  readonly users: Float64Array;
  /** Unit: users of mean workload. */
  readonly work: Float64Array;
}

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
  drivers: ReachPair<DemandDrivers>,
  reached: Uint8Array,
): ServiceUsers => {
  const { yearCount, placeCount: places } = table;
  const size = yearCount * services.length * places;
  const users = new Float64Array(size);
  const work = new Float64Array(size);
  const reaches = [0, 1].filter((reach) => reached.some((value) => value === reach));
  const row = new Float64Array(places);
  for (let y = 0; y < yearCount; y++) {
    const own = Math.max(0, 1 - y / levels.fadeYears);
    for (let s = 0; s < services.length; s++) {
      const out = (y * services.length + s) * places;
      const level = s * places;
      const same = (table.workRow[s] as number) === (table.userRow[s] as number);
      for (const reach of reaches) {
        const { healthShift, userRate } = drivers[reach] as DemandDrivers;
        const rate = userRate[y * services.length + s] as number;
        const shift = healthShift[y] as number;
        for (let part = 0; part < (same ? 1 : 2); part++) {
          readShifted(table, y, (part === 0 ? table.userRow : table.workRow)[s] as number, shift, row);
          for (let m = 0; m < places; m++) {
            if ((reached[m] as number) !== reach) continue;
            const target = levels.target[level + m] as number;
            const value =
              (row[m] as number) * rate * (target + ((levels.base[level + m] as number) - target) * own);
            if (part === 0) users[out + m] = value;
            if (part === 1 || same) work[out + m] = value * (levels.workPerUser[level + m] as number);
          }
        }
      }
    }
  }
  return { users, work };
};
