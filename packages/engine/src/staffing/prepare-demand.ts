import {
  ageCount,
  type Municipality,
  type ParameterTable,
  type StaffingInput,
  services,
  sexes,
  type UseInput,
} from '@veivalg/core';
import { estimateUseRates, type UseRates } from '../use/estimate-use-rates.ts';
import { type LocalLevels, localLevels } from '../use/local-levels.ts';
import { readShifted, type UsersTable, usersTable } from '../use/users-table.ts';
import { unskilledTrend } from './demand-drivers.ts';
import { type StaffBase, staffBase } from './staff-base.ts';

/** Everything about demand that a baseline settles, whatever the population path and the plan. */
export interface DemandBase {
  readonly rates: UseRates;
  readonly levels: LocalLevels;
  readonly staff: StaffBase;
  /** Share of a service's workload for people aged 67 and over. Shape [S]. */
  readonly olderShare: Float64Array;
  /** Change a year in the share of care staff without health education. */
  readonly unskilledTrend: number;
  /** Users and workload of the base year. Each of shape [S][M]. */
  readonly users: Float64Array;
  readonly work: Float64Array;
}

const older = 67;

/** Share of each service's workload for people aged 67 and over. Shape [S]. */
const olderShares = (rates: UseRates, population: Float64Array): Float64Array => {
  const places = population.length / (sexes.length * ageCount);
  const block = sexes.length * ageCount;
  const people = new Float64Array(block);
  for (let i = 0; i < block; i++)
    people[i] = population.subarray(i * places, (i + 1) * places).reduce((a, b) => a + b, 0);
  return Float64Array.from(services, (_, s) => {
    let all = 0;
    let old = 0;
    for (let i = 0; i < block; i++) {
      const work = (rates.work[s * block + i] as number) * (people[i] as number);
      all += work;
      if (i % ageCount >= older) old += work;
    }
    return all > 0 ? old / all : 0;
  });
};

/**
 * Prepare the demand side of a baseline: rates, local levels and base-year staff.
 *
 * @param population Persons on 1 January of the base year. Shape [X][A][M].
 * @source docs/method/use.md, docs/method/staffing.md
 */
export const prepareDemand = (
  use: UseInput,
  staffing: StaffingInput,
  municipalities: readonly Municipality[],
  population: Float64Array,
  parameters: ParameterTable,
): DemandBase => {
  const rates = estimateUseRates(use, population, parameters);
  const table = usersTable(population, rates, [0]);
  const levels = localLevels(use, table, parameters);
  const { users, work } = baseYearUse(table, levels);
  return {
    rates,
    levels,
    staff: staffBase(
      staffing,
      municipalities,
      nationalUsers(use, table, parameters, users),
      work,
      parameters,
    ),
    olderShare: olderShares(rates, population),
    unskilledTrend: unskilledTrend(staffing),
    users,
    work,
  };
};

/** Users and workload of the base year. Each of shape [S][M]. */
const baseYearUse = (table: UsersTable, levels: LocalLevels): Pick<DemandBase, 'users' | 'work'> => {
  const places = table.placeCount;
  const users = new Float64Array(services.length * places);
  const work = new Float64Array(services.length * places);
  const row = new Float64Array(places);
  services.forEach((_, s) => {
    for (const [from, out, perUser] of [
      [table.userRow, users, false],
      [table.workRow, work, true],
    ] as const) {
      readShifted(table, 0, from[s] as number, 0, row);
      for (let m = 0; m < places; m++) {
        const i = s * places + m;
        out[i] =
          (row[m] as number) * (levels.base[i] as number) * (perUser ? (levels.workPerUser[i] as number) : 1);
      }
    }
  });
  return { users, work };
};

/**
 * Users that the country's staff is split by: the register's, whatever a municipality has counted itself.
 *
 * The nation's staff is counted without regard to what one place says, so no other place's figures move with it.
 */
const nationalUsers = (
  use: UseInput,
  table: UsersTable,
  parameters: ParameterTable,
  users: Float64Array,
): Float64Array => {
  if (use.ownUsers === undefined) return users;
  const { ownUsers: _own, ...counted } = use;
  return baseYearUse(table, localLevels(counted, table, parameters)).users;
};
