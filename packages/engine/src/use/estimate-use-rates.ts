import {
  type AgeFigure,
  ageCount,
  invariant,
  type ParameterTable,
  parameterValue,
  type ServiceUse,
  services,
  sexes,
  type UseInput,
  type WorkPart,
} from '@veivalg/core';
import { type AgeGroupCount, curveThroughGroups, stepsThroughGroups } from './age-curve.ts';
import { peopleIn, userGroups } from './groups.ts';

/** National rates of use. Axis letters: S service, X sex, A age. */
export interface UseRates {
  /** Users per person. Shape [S][X][A]. */
  readonly users: Float64Array;
  /** Workload per person in users of mean workload: over the country it adds up to the users. Shape [S][X][A]. */
  readonly work: Float64Array;
  /** 1 where workload is users, shape [S]. */
  readonly workIsUsers: Uint8Array;
  /** 1 where women and men have the same rates, shape [S]. */
  readonly sexNeutral: Uint8Array;
  /** 1 where rates follow the health path, shape [S]. */
  readonly shifted: Uint8Array;
  /** Youngest age that the health path acts on. Unit: years. */
  readonly shiftFromAge: number;
  /** Groups each curve passes through, in the order of `services`; for explanation and tests. */
  readonly groups: readonly (readonly AgeGroupCount[])[];
}

/** Women's rate over men's by single age: straight lines between the middles of the groups. */
const ratioByAge = (groups: readonly AgeFigure[]): Float64Array => {
  const ratio = new Float64Array(ageCount);
  const middle = (group: AgeFigure): number => (group.fromAge + Math.min(group.toAge, 99)) / 2;
  for (let age = 0; age < ageCount; age++) {
    let before = groups[0];
    let after = groups[groups.length - 1];
    for (const group of groups) {
      if (middle(group) <= age) before = group;
    }
    for (const group of [...groups].reverse()) {
      if (middle(group) >= age) after = group;
    }
    if (before === undefined || after === undefined) {
      ratio[age] = 1;
      continue;
    }
    const span = middle(after) - middle(before);
    const weight = span > 0 ? Math.min(1, Math.max(0, (age - middle(before)) / span)) : 0;
    ratio[age] = before.value + (after.value - before.value) * weight;
  }
  return ratio;
};

interface People {
  readonly byPlace: Float64Array;
  readonly women: Float64Array;
  readonly men: Float64Array;
  readonly all: Float64Array;
}

const countPeople = (population: Float64Array, places: number): People => {
  const byPlace = new Float64Array(ageCount * places);
  const women = new Float64Array(ageCount);
  const men = new Float64Array(ageCount);
  const all = new Float64Array(ageCount);
  for (let age = 0; age < ageCount; age++)
    for (let m = 0; m < places; m++) {
      const f = population[age * places + m] as number;
      const n = population[(ageCount + age) * places + m] as number;
      byPlace[age * places + m] = f + n;
      women[age] = (women[age] as number) + f;
      men[age] = (men[age] as number) + n;
      all[age] = (all[age] as number) + f + n;
    }
  return { byPlace, women, men, all };
};

const mergeSame = (groups: readonly AgeGroupCount[]): readonly AgeGroupCount[] => {
  const merged = new Map<string, AgeGroupCount>();
  for (const group of groups) {
    const key = `${group.fromAge}-${group.toAge}`;
    const before = merged.get(key);
    merged.set(key, before === undefined ? group : { ...group, count: group.count + before.count });
  }
  return [...merged.values()].sort((a, b) => a.fromAge - b.fromAge);
};

/** Workload of one part by sex and age, before it is scaled to its share. Shape [X][A]. */
const partWork = (
  part: WorkPart,
  profile: ServiceUse,
  userRates: Float64Array,
  people: People,
): Float64Array => {
  const work = new Float64Array(sexes.length * ageCount);
  if (part.kind === 'perUser') {
    for (const group of part.groups)
      for (let x = 0; x < sexes.length; x++)
        for (let age = group.fromAge; age <= group.toAge; age++)
          work[x * ageCount + age] = (userRates[x * ageCount + age] as number) * group.value;
    return work;
  }
  const counts = part.groups.map((group) => ({
    fromAge: group.fromAge,
    toAge: group.toAge,
    count: (group.value / group.population) * peopleIn(people.all, group.fromAge, group.toAge),
  }));
  const rates = profile.smooth
    ? curveThroughGroups(mergeSame(counts), people.all, Number.POSITIVE_INFINITY)
    : stepsThroughGroups(counts, people.all);
  for (let x = 0; x < sexes.length; x++) work.set(rates, x * ageCount);
  return work;
};

const totalOf = (rates: Float64Array, people: People): number => {
  let total = 0;
  for (let age = 0; age < ageCount; age++)
    total +=
      (rates[age] as number) * (people.women[age] as number) +
      (rates[ageCount + age] as number) * (people.men[age] as number);
  return total;
};

/**
 * Estimate national rates of use by service, sex and single year of age.
 *
 * Counts at 31 December belong to the population on the 1 January that follows; services counted through the year stay apart.
 * Every group's count is given back exactly by the rates and the population they were estimated on.
 *
 * @param population Persons on 1 January of the base year. Shape [X][A][M].
 * @throws When a shape does not cover the ages it splits.
 * @source docs/method/use.md U1, U1b, F1
 */
export const estimateUseRates = (
  use: UseInput,
  population: Float64Array,
  parameters: ParameterTable,
): UseRates => {
  const places = use.homeHours.length;
  invariant(population.length === sexes.length * ageCount * places, 'population is [sex][age][place]');
  invariant(use.services.length === services.length, 'one profile for each service');
  const value = (id: string): number => parameterValue(parameters, id);
  const people = countPeople(population, places);
  const block = sexes.length * ageCount;
  const users = new Float64Array(services.length * block);
  const work = new Float64Array(services.length * block);
  const flag = (test: (profile: ServiceUse) => boolean): Uint8Array =>
    Uint8Array.from(use.services, (p) => (test(p) ? 1 : 0));
  const ratio = ratioByAge(use.womenPerMan);
  const groups = use.services.map((profile, s) => {
    const counts = userGroups(use, profile, people.byPlace, people.all, value);
    const weights = people.men.map(
      (men, age) => men + (people.women[age] as number) * (profile.bySex ? (ratio[age] as number) : 1),
    );
    const rates = profile.smooth
      ? curveThroughGroups(counts, weights, 1)
      : stepsThroughGroups(counts, weights);
    const own = users.subarray(s * block, (s + 1) * block);
    for (let age = 0; age < ageCount; age++) {
      own[age] = (rates[age] as number) * (profile.bySex ? (ratio[age] as number) : 1);
      own[ageCount + age] = rates[age] as number;
    }
    const total = totalOf(own, people);
    if (profile.work.length === 0) work.set(own, s * block);
    for (const part of profile.work) {
      const given = part.share === null ? 1 : value(part.share);
      const share = part.complement ? 1 - given : given;
      const raw = partWork(part, profile, own, people);
      const sum = totalOf(raw, people);
      for (let i = 0; i < block && sum > 0; i++)
        work[s * block + i] = (work[s * block + i] as number) + ((raw[i] as number) * share * total) / sum;
    }
    return counts;
  });
  return {
    users,
    work,
    workIsUsers: flag((profile) => profile.work.length === 0),
    sexNeutral: flag((profile) => !profile.bySex),
    shifted: flag((profile) => profile.shifted),
    shiftFromAge: value('use.shiftFromAge'),
    groups,
  };
};
