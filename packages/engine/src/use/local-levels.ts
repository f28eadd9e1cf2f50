import { type ParameterTable, parameterValue, services, type UseInput } from '@veivalg/core';
import { readShifted, type UsersTable } from './users-table.ts';

/** Use in each place against the national rates. Axis letters: S service, M municipality. */
export interface LocalLevels {
  /** Observed over expected users in the base year; 1 where nothing is observed. Shape [S][M]. */
  readonly base: Float64Array;
  /** The level that the base level fades towards. Shape [S][M]. */
  readonly target: Float64Array;
  /** Workload per user against the country. Shape [S][M]. */
  readonly workPerUser: Float64Array;
  /** 1 where the base year's users are observed, 0 where they are expected. Shape [S][M]. */
  readonly observed: Uint8Array;
  /** Years until the target is reached. */
  readonly fadeYears: number;
}

/** Institution and housing staffed day and night replace each other; their sum is steadier than either. */
const substitutes = ['longTermStay', 'staffedHousing'] as const;

/**
 * Shrink levels towards the country, more the fewer users are expected.
 *
 * Weight of the place's own level = expected / (expected + 1/τ²), with τ² the spread between places beyond chance:
 * Σ expected × ((level − 1)² − 1/expected) / Σ expected, never below 0.
 *
 * @param observed Users. @param expected Users at national rates; both of shape [M], `NaN` observed where blank.
 * @returns Shrunken levels, scaled so that they give the same users in all as the levels themselves. Shape [M].
 * @source docs/method/use.md U2
 */
export const shrinkLevels = (observed: Float64Array, expected: Float64Array): Float64Array => {
  let spread = 0;
  let weight = 0;
  for (let m = 0; m < observed.length; m++) {
    const e = expected[m] as number;
    const o = observed[m] as number;
    if (Number.isNaN(o) || !(e > 0)) continue;
    spread += e * ((o / e - 1) * (o / e - 1) - 1 / e);
    weight += e;
  }
  const between = weight > 0 ? Math.max(0, spread / weight) : 0;
  const shrunk = new Float64Array(observed.length).fill(1);
  let before = 0;
  let after = 0;
  for (let m = 0; m < observed.length; m++) {
    const e = expected[m] as number;
    const o = observed[m] as number;
    if (Number.isNaN(o) || !(e > 0)) {
      before += e;
      after += e;
      continue;
    }
    const own = (e * between) / (e * between + 1);
    shrunk[m] = own * (o / e) + (1 - own);
    before += o;
    after += (shrunk[m] as number) * e;
  }
  for (let m = 0; m < shrunk.length && after > 0; m++) shrunk[m] = ((shrunk[m] as number) * before) / after;
  return shrunk;
};

/**
 * Measure each municipality's level of use and the level it fades towards.
 *
 * The base level makes the base year's users equal those observed, to the last digit that division keeps; a blank or hidden
 * count is filled with the expected users and marked. Services without local figures stay at the national rates.
 * Long-term stay and staffed housing are shrunk as one sum, each keeping its share of it.
 *
 * @param table Table of the base population; year 0 is read.
 * @source docs/method/use.md U2
 */
export const localLevels = (use: UseInput, table: UsersTable, parameters: ParameterTable): LocalLevels => {
  const places = table.placeCount;
  const size = services.length * places;
  const base = new Float64Array(size).fill(1);
  const target = new Float64Array(size).fill(1);
  const workPerUser = new Float64Array(size).fill(1);
  const observed = new Uint8Array(size);
  const expectedOf = services.map((_, s) => {
    const expected = new Float64Array(places);
    readShifted(table, 0, table.userRow[s] as number, 0, expected);
    return expected;
  });
  const observedOf = services.map((_, s) => use.observedUsers.slice(s * places, (s + 1) * places));
  services.forEach((_, s) => {
    const expected = expectedOf[s] as Float64Array;
    const counted = observedOf[s] as Float64Array;
    for (let m = 0; m < places; m++) {
      if (Number.isNaN(counted[m] as number) || !((expected[m] as number) > 0)) continue;
      base[s * places + m] = (counted[m] as number) / (expected[m] as number);
      observed[s * places + m] = 1;
    }
    if (counted.some((users) => !Number.isNaN(users)))
      target.set(shrinkLevels(counted, expected), s * places);
  });
  shrinkSum(base, target, expectedOf, observedOf, places);
  fillHours(use, expectedOf, base, workPerUser, parameterValue(parameters, 'use.homeHoursWeight'), places);
  return { base, target, workPerUser, observed, fadeYears: parameterValue(parameters, 'use.levelFadeYears') };
};

/** Overwrite the targets of the substitutes: both move by the factor that shrinks their sum. */
const shrinkSum = (
  base: Float64Array,
  target: Float64Array,
  expectedOf: readonly Float64Array[],
  observedOf: readonly Float64Array[],
  places: number,
): void => {
  const rows = substitutes.map((service) => services.indexOf(service));
  const expected = new Float64Array(places);
  const total = new Float64Array(places);
  for (const s of rows)
    for (let m = 0; m < places; m++) {
      const own = (expectedOf[s] as Float64Array)[m] as number;
      const seen = (observedOf[s] as Float64Array)[m] as number;
      expected[m] = (expected[m] as number) + own;
      total[m] = (total[m] as number) + (Number.isNaN(seen) ? own : seen);
    }
  const shrunk = shrinkLevels(total, expected);
  for (const s of rows)
    for (let m = 0; m < places; m++) {
      const level = (total[m] as number) / (expected[m] as number);
      target[s * places + m] =
        level > 0
          ? ((base[s * places + m] as number) * (shrunk[m] as number)) / level
          : (shrunk[m] as number);
    }
};

/** Home-care hours per user against the mean of the country's users, weighted down; the country's mean stays 1. */
const fillHours = (
  use: UseInput,
  expectedOf: readonly Float64Array[],
  base: Float64Array,
  workPerUser: Float64Array,
  weight: number,
  places: number,
): void => {
  const s = services.indexOf('homeCare');
  const usersAt = (m: number): number =>
    ((expectedOf[s] as Float64Array)[m] as number) * (base[s * places + m] as number);
  let hours = 0;
  let users = 0;
  let all = 0;
  for (let m = 0; m < places; m++) {
    all += usersAt(m);
    if (Number.isNaN(use.homeHours[m] as number)) continue;
    hours += (use.homeHours[m] as number) * usersAt(m);
    users += usersAt(m);
  }
  const mean = users > 0 ? hours / users : 1;
  let sum = 0;
  for (let m = 0; m < places; m++) {
    const own = Number.isNaN(use.homeHours[m] as number) ? mean : (use.homeHours[m] as number);
    workPerUser[s * places + m] = 1 + weight * (own / mean - 1);
    sum += (workPerUser[s * places + m] as number) * usersAt(m);
  }
  for (let m = 0; m < places && sum > 0; m++)
    workPerUser[s * places + m] = ((workPerUser[s * places + m] as number) * all) / sum;
};
