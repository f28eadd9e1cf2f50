import { type AgeFigure, invariant, type ServiceUse, services, type UseInput } from '@veivalg/core';
import type { AgeGroupCount } from './age-curve.ts';

/** Ages that local counts come in: 0–66, 67–79, 80 and older. */
export const localAges: readonly (readonly [number, number])[] = [
  [0, 66],
  [67, 79],
  [80, 105],
];

const inside = (figure: AgeFigure, group: AgeGroupCount): boolean =>
  figure.fromAge >= group.fromAge && figure.toAge <= group.toAge;

/** People aged `fromAge`…`toAge`. @param people Persons by single age. Shape [106]. */
export const peopleIn = (people: Float64Array, fromAge: number, toAge: number): number => {
  let total = 0;
  for (let age = fromAge; age <= toAge; age++) total += people[age] as number;
  return total;
};

/**
 * Split each group by the rates of a finer layer that lies inside it; groups the layer says nothing about stay.
 * The sum of the parts is the group, so counts are never changed by a shape.
 *
 * @param people Persons by single age at the base year. Shape [106].
 * @source docs/method/use.md U1
 */
export const splitByLayer = (
  groups: readonly AgeGroupCount[],
  layer: readonly AgeFigure[],
  people: Float64Array,
): readonly AgeGroupCount[] =>
  groups.flatMap((group) => {
    const parts = layer.filter((figure) => inside(figure, group)).sort((a, b) => a.fromAge - b.fromAge);
    if (parts.length === 0) return [group];
    let age = group.fromAge;
    for (const part of parts) {
      invariant(part.fromAge === age, `layer covers ages ${group.fromAge}–${group.toAge} without holes`);
      age = part.toAge + 1;
    }
    invariant(age === group.toAge + 1, `layer covers ages ${group.fromAge}–${group.toAge} to the end`);
    const shape = parts.map(
      (part) => (part.value / part.population) * peopleIn(people, part.fromAge, part.toAge),
    );
    const total = shape.reduce((sum, value) => sum + value, 0);
    return parts.map((part, i) => ({
      fromAge: part.fromAge,
      toAge: part.toAge,
      count: total > 0 ? (group.count * (shape[i] as number)) / total : 0,
    }));
  });

/**
 * Count users by the local age groups: rates of the municipalities whose split is complete, scaled so that users expected in
 * the municipalities with a total equal those observed there.
 *
 * @param byAge Users by local age group, `NaN` where not complete. Shape [3][M].
 * @param observed Users in all, `NaN` where blank. Shape [M].
 * @param people Persons by age and place. Shape [106][M].
 * @returns Users of the whole country by group, blank places at the national rate.
 * @source docs/method/use.md U1
 */
export const localGroupCounts = (
  byAge: Float64Array,
  observed: Float64Array,
  people: Float64Array,
): readonly AgeGroupCount[] => {
  const places = observed.length;
  const inGroup = (g: number, m: number): number => {
    const [fromAge = 0, toAge = 0] = localAges[g] ?? [];
    let total = 0;
    for (let age = fromAge; age <= toAge; age++) total += people[age * places + m] as number;
    return total;
  };
  const rates = localAges.map((_, g) => {
    let users = 0;
    let persons = 0;
    for (let m = 0; m < places; m++) {
      const value = byAge[g * places + m] as number;
      if (Number.isNaN(value)) continue;
      users += value;
      persons += inGroup(g, m);
    }
    return persons > 0 ? users / persons : 0;
  });
  let found = 0;
  let expected = 0;
  const national = localAges.map(() => 0);
  for (let m = 0; m < places; m++)
    for (let g = 0; g < localAges.length; g++) {
      const persons = inGroup(g, m);
      national[g] = (national[g] as number) + persons;
      if (!Number.isNaN(observed[m] as number)) expected += (rates[g] as number) * persons;
    }
  for (let m = 0; m < places; m++) if (!Number.isNaN(observed[m] as number)) found += observed[m] as number;
  const scale = expected > 0 ? found / expected : 0;
  return localAges.map(([fromAge, toAge], g) => ({
    fromAge,
    toAge,
    count: (rates[g] as number) * scale * (national[g] as number),
  }));
};

/** Users of the whole country in one group, from municipal totals alone; blank places at the national rate. */
export const wholeCount = (observed: Float64Array, people: Float64Array): readonly AgeGroupCount[] => {
  const places = observed.length;
  let users = 0;
  let persons = 0;
  let all = 0;
  for (let m = 0; m < places; m++) {
    let here = 0;
    for (let age = 0; age <= 105; age++) here += people[age * places + m] as number;
    all += here;
    if (Number.isNaN(observed[m] as number)) continue;
    users += observed[m] as number;
    persons += here;
  }
  return [{ fromAge: 0, toAge: 105, count: persons > 0 ? (users / persons) * all : 0 }];
};

/**
 * List the users of one service by age group, as fine as the figures go.
 *
 * @param peopleByPlace Persons by age and place. Shape [106][M].
 * @param people Persons by age. Shape [106].
 * @param value Reads a parameter.
 * @source docs/method/use.md U1, U1b
 */
export const userGroups = (
  use: UseInput,
  profile: ServiceUse,
  peopleByPlace: Float64Array,
  people: Float64Array,
  value: (id: string) => number,
): readonly AgeGroupCount[] => {
  const places = use.homeHours.length;
  const s = services.indexOf(profile.service);
  const observed = use.observedUsers.subarray(s * places, (s + 1) * places);
  const [first = [], ...finer] = profile.layers;
  let groups: readonly AgeGroupCount[];
  if (profile.service === 'homeCare') groups = localGroupCounts(use.homeCareByAge, observed, peopleByPlace);
  else if (profile.service === 'longTermStay')
    groups = localGroupCounts(use.longTermByAge, observed, peopleByPlace);
  else if (observed.some((users) => !Number.isNaN(users))) groups = wholeCount(observed, peopleByPlace);
  else {
    const rateOf = (figure: AgeFigure | undefined): number =>
      figure === undefined ? 0 : figure.value / figure.population;
    const filled = profile.fill.map(({ fromAge, toAge, parameter, ofGroup }) => ({
      fromAge,
      toAge,
      count: rateOf(first[ofGroup]) * value(parameter) * peopleIn(people, fromAge, toAge),
    }));
    groups = [
      ...filled,
      ...first.map((figure) => ({
        fromAge: figure.fromAge,
        toAge: figure.toAge,
        count: rateOf(figure) * peopleIn(people, figure.fromAge, figure.toAge),
      })),
    ].sort((a, b) => a.fromAge - b.fromAge);
  }
  for (const layer of finer) groups = splitByLayer(groups, layer, people);
  return groups;
};
