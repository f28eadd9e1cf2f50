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

/** How one service's levels are shrunk: spread between places beyond chance, and the country's users before and after. */
interface ShrinkRule {
  readonly between: number;
  readonly before: number;
  readonly after: number;
}

/** A level drawn towards the country, before the scaling. */
const drawn = (between: number, expected: number, level: number): number => {
  const own = (expected * between) / (expected * between + 1);
  return own * level + (1 - own);
};

/** A place's level by the rule, scaled so that the country's users stay. @param level `NaN` where nothing is counted. */
const shrunkLevel = ({ between, before, after }: ShrinkRule, expected: number, level: number): number => {
  const own = Number.isNaN(level) || !(expected > 0) ? 1 : drawn(between, expected, level);
  return after > 0 ? (own * before) / after : own;
};

/** Find the rule from the places that have been counted. @param observed `NaN` where blank. Shape [M]. @param expected Shape [M]. */
const shrinkRule = (observed: Float64Array, expected: Float64Array): ShrinkRule => {
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
    before += o;
    after += drawn(between, e, o / e) * e;
  }
  return { between, before, after };
};

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
  const rule = shrinkRule(observed, expected);
  return observed.map((o, m) => shrunkLevel(rule, expected[m] as number, o / (expected[m] as number)));
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
  if (use.ownUsers !== undefined)
    putOwnLevels(use.ownUsers, { base, target, observed }, expectedOf, observedOf, places);
  return { base, target, workPerUser, observed, fadeYears: parameterValue(parameters, 'use.levelFadeYears') };
};

/** Users of the substitutes together: expected, and counted where they are. Shape [M] each. */
const substituteSums = (
  expectedOf: readonly Float64Array[],
  observedOf: readonly Float64Array[],
  places: number,
): { readonly expected: Float64Array; readonly total: Float64Array } => {
  const expected = new Float64Array(places);
  const total = new Float64Array(places);
  for (const s of substitutes.map((service) => services.indexOf(service)))
    for (let m = 0; m < places; m++) {
      const own = (expectedOf[s] as Float64Array)[m] as number;
      const seen = (observedOf[s] as Float64Array)[m] as number;
      expected[m] = (expected[m] as number) + own;
      total[m] = (total[m] as number) + (Number.isNaN(seen) ? own : seen);
    }
  return { expected, total };
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
  const { expected, total } = substituteSums(expectedOf, observedOf, places);
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

/**
 * Put a municipality's own counts of users in the place of the register's.
 *
 * Only that place's levels move: what is shrunk, and how much, is still found from the register's counts. A service that the
 * register has no local counts of gives no rule, so its own level fades all the way to the country's.
 */
const putOwnLevels = (
  own: Float64Array,
  levels: { readonly base: Float64Array; readonly target: Float64Array; readonly observed: Uint8Array },
  expectedOf: readonly Float64Array[],
  observedOf: readonly Float64Array[],
  places: number,
): void => {
  const { base, target, observed } = levels;
  const expectedIn = (s: number, m: number): number => (expectedOf[s] as Float64Array)[m] as number;
  /** Users counted by the municipality, else by the register, else expected. */
  const usersIn = (s: number, m: number): number => {
    const i = s * places + m;
    if (!Number.isNaN(own[i] as number)) return own[i] as number;
    const seen = (observedOf[s] as Float64Array)[m] as number;
    return Number.isNaN(seen) ? expectedIn(s, m) : seen;
  };
  const changed = new Set<number>();
  for (let i = 0; i < own.length; i++) {
    const s = Math.floor(i / places);
    const m = i % places;
    const level = (own[i] as number) / expectedIn(s, m);
    if (!Number.isFinite(level) || base[i] === level) continue;
    base[i] = level;
    observed[i] = 1;
    const counted = observedOf[s] as Float64Array;
    target[i] = counted.some((users) => !Number.isNaN(users))
      ? shrunkLevel(shrinkRule(counted, expectedOf[s] as Float64Array), expectedIn(s, m), level)
      : 1;
    if (substitutes.some((service) => services.indexOf(service) === s)) changed.add(m);
  }
  if (changed.size === 0) return;
  const rows = substitutes.map((service) => services.indexOf(service));
  const sums = substituteSums(expectedOf, observedOf, places);
  const rule = shrinkRule(sums.total, sums.expected);
  for (const m of changed) {
    const expected = sums.expected[m] as number;
    const level = rows.reduce((total, s) => total + usersIn(s, m), 0) / expected;
    const shrunk = shrunkLevel(rule, expected, level);
    for (const s of rows)
      target[s * places + m] = level > 0 ? ((base[s * places + m] as number) * shrunk) / level : shrunk;
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
  // Without hours anywhere nobody differs.
  const mean = hours > 0 ? hours / users : 1;
  let sum = 0;
  for (let m = 0; m < places; m++) {
    const own = hours > 0 && !Number.isNaN(use.homeHours[m] as number) ? (use.homeHours[m] as number) : mean;
    workPerUser[s * places + m] = 1 + weight * (own / mean - 1);
    sum += (workPerUser[s * places + m] as number) * usersAt(m);
  }
  for (let m = 0; m < places && sum > 0; m++)
    workPerUser[s * places + m] = ((workPerUser[s * places + m] as number) * all) / sum;
};
