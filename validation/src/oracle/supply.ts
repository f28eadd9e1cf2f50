import {
  feeder,
  type Municipality,
  type Profession,
  professions,
  type SupplyDrivers,
  sectors,
} from '@veivalg/core';
import type { WorkforceModel } from '@veivalg/engine';

/** A group of people who came in the same year (`base`: were there), of one profession, sex and age. */
interface Group {
  readonly profession: Profession;
  readonly sex: 0 | 1;
  age: number;
  readonly came: number | 'base';
  persons: number;
}

/** Heads of one profession on 1 January by the year they came. */
export interface PlainStaff {
  readonly heads: number;
  /** Heads by year of entry; `base` for those of the base stock. */
  readonly byEntry: ReadonlyMap<number | 'base', number>;
}

const bandOf = (age: number): number => (age < 35 ? 0 : age < 55 ? 1 : 2);

/** Straight line between the whole years of the retirement pattern, which is given for ages 17…74. */
const retires = (model: WorkforceModel, age: number, shift: number): number => {
  if (age === 74) return 1;
  const wanted = Math.min(74, Math.max(17, age - shift));
  const below = Math.floor(wanted);
  const lower = model.retirement[below - 17] ?? 0;
  const upper = model.retirement[Math.min(74, below + 1) - 17] ?? 0;
  return Math.min(1, model.retirementLevel * (lower + (wanted - below) * (upper - lower)));
};

const driver = (values: Float64Array, y: number, p: number): number =>
  values[y * professions.length + p] ?? 0;

/**
 * Project staff group by group, with people as objects: slow, and the specification of `projectWorkforce` (S2).
 *
 * @returns Staff by year and profession.
 */
export const plainWorkforce = (
  model: WorkforceModel,
  drivers: SupplyDrivers,
  yearCount: number,
): readonly ReadonlyMap<Profession, PlainStaff>[] => {
  let groups: Group[] = [];
  professions.forEach((profession, p) => {
    for (const sex of [0, 1] as const)
      for (let age = 17; age <= 74; age++) {
        const persons = model.stock[(p * 2 + sex) * 58 + age - 17] ?? 0;
        if (persons > 0) groups.push({ profession, sex, age, came: 'base', persons });
      }
  });
  const years = [countUp(groups)];
  for (let y = 0; y + 1 < yearCount; y++) {
    for (const group of groups) {
      const p = professions.indexOf(group.profession);
      const i = group.age - 17;
      const dies = model.deaths[(y * 2 + group.sex) * 58 + i] ?? 0;
      const factor = drivers.exitRate[(y * professions.length + p) * 3 + bandOf(group.age)] ?? 1;
      const exits = Math.min(1, (model.exit[p * 58 + i] ?? 0) * factor);
      const shift = (model.retirementShift[p] ?? 0) + driver(drivers.retirementDelay, y, p);
      group.persons *= (1 - dies) * (1 - exits) * (1 - retires(model, group.age, shift));
      group.age += 1;
    }
    groups = groups.filter((group) => group.age <= 74 && group.persons > 0);
    groups.push(...moveOn(model, drivers, groups, y), ...newPeople(model, drivers, y));
    years.push(countUp(groups));
  }
  return years;
};

/** Intake when today's graduates began, times completion and the share that enters. */
const learned = (model: WorkforceModel, drivers: SupplyDrivers, y: number, p: number): number => {
  const began = y - (model.studyYears[p] ?? 0);
  const intake = began < 0 ? 1 : driver(drivers.intake, began, p);
  return intake * driver(drivers.completion, y, p) * driver(drivers.entryShare, y, p);
};

/** Take those who move to a fed profession out of their groups. @returns The groups they make there. */
const moveOn = (
  model: WorkforceModel,
  drivers: SupplyDrivers,
  groups: readonly Group[],
  y: number,
): readonly Group[] => {
  const moved: Group[] = [];
  for (const group of groups) {
    let leaving = 0;
    professions.forEach((profession, p) => {
      if (feeder[profession] !== group.profession) return;
      const share = Math.min(
        0.3,
        (model.transfer[p * 58 + group.age - 17] ?? 0) * learned(model, drivers, y, p),
      );
      leaving += share;
      moved.push({ ...group, profession, came: y, persons: group.persons * share });
    });
    group.persons *= 1 - leaving;
  }
  return moved;
};

const newPeople = (model: WorkforceModel, drivers: SupplyDrivers, y: number): readonly Group[] => {
  const size = professions.length;
  return professions.flatMap((profession, p) => {
    const reference = [0, 1, 2, 3].map((kind) => model.inflow[(kind * model.yearCount + y) * size + p] ?? 0);
    reference[0] = (reference[0] ?? 0) * learned(model, drivers, y, p);
    const coming = reference.reduce((total, persons) => total + persons, 0);
    const added = driver(drivers.addedEntrants, y, p);
    const left = added < 0 && coming > 0 ? Math.max(0, coming + added) / coming : 1;
    const persons = [...reference.map((value) => value * left), Math.max(0, added)];
    const groups: Group[] = [];
    for (const sex of [0, 1] as const)
      for (let age = 17; age <= 74; age++) {
        const here = persons.reduce(
          (total, value, kind) =>
            total + value * (model.profile[((kind * size + p) * 2 + sex) * 58 + age - 17] ?? 0),
          0,
        );
        if (here > 0) groups.push({ profession, sex, age, came: y, persons: here });
      }
    return groups;
  });
};

const countUp = (groups: readonly Group[]): ReadonlyMap<Profession, PlainStaff> => {
  const staff = new Map<Profession, { heads: number; byEntry: Map<number | 'base', number> }>();
  for (const profession of professions) staff.set(profession, { heads: 0, byEntry: new Map() });
  for (const group of groups) {
    const own = staff.get(group.profession);
    if (own === undefined) continue;
    own.heads += group.persons;
    own.byEntry.set(group.came, (own.byEntry.get(group.came) ?? 0) + group.persons);
  }
  return staff;
};

/** Read contracted FTE by year, sector, profession and place. */
export type CellReader = (y: number, sector: number, profession: number, place: number) => number;

/** What placement starts from, as readers; pairs are places not reached, places reached. */
export interface PlainPlacement {
  readonly base: (sector: number, profession: number, place: number) => number;
  readonly demand: CellReader;
  readonly young: (y: number, place: number) => number;
  readonly municipalities: readonly Municipality[];
  readonly staff: readonly [
    readonly ReadonlyMap<Profession, PlainStaff>[],
    readonly ReadonlyMap<Profession, PlainStaff>[],
  ];
  readonly drivers: readonly [SupplyDrivers, SupplyDrivers];
  readonly reached: (place: number) => boolean;
  readonly originShare: number;
}

/**
 * Contracted FTE at the base year's absence in one cell, from first principles: the specification of `placeWorkforce` (S4–S5).
 *
 * @param y Year from the base year. @param k Sector. @param p Profession. @param m Place.
 */
export const plainSupply = (given: PlainPlacement, y: number, k: number, p: number, m: number): number => {
  const profession = professions[p] ?? 'nurse';
  const reach = given.reached(m) ? 1 : 0;
  const now = given.staff[reach][y]?.get(profession);
  const then = given.staff[reach][0]?.get(profession);
  if (now === undefined || then === undefined || then.heads === 0) return 0;
  let nation = 0;
  for (let sector = 0; sector < sectors.length; sector++)
    for (let place = 0; place < given.municipalities.length; place++) nation += given.base(sector, p, place);
  let fte = (given.base(k, p, m) * (now.byEntry.get('base') ?? 0)) / then.heads;
  for (let s = 0; s < y; s++)
    fte += ((nation * (now.byEntry.get(s) ?? 0)) / then.heads) * plainShare(given, s, k, p, m);
  const drivers = given.drivers[reach];
  return fte * driver(drivers.position, y, p) * driver(drivers.attendance, y, p);
};

/** Share of a profession's new people of year `s` that one sector in one place gets. */
const plainShare = (given: PlainPlacement, s: number, k: number, p: number, m: number): number => {
  const { municipalities } = given;
  const places = municipalities.map((_, place) => place);
  const rows = sectors.map((_, sector) => sector);
  const anyone = rows.some((sector) => places.some((place) => given.demand(s, sector, p, place) > 0));
  const need = (sector: number, place: number): number =>
    anyone ? given.demand(s, sector, p, place) : given.base(sector, p, place);
  const reachOf = (place: number): 0 | 1 => (given.reached(place) ? 1 : 0);
  const wanted = (sector: number, place: number): number =>
    need(sector, place) * driver(given.drivers[reachOf(place)].attractiveness, s, p);
  const total = (members: readonly number[], of: (sector: number, place: number) => number): number =>
    rows.reduce((sum, sector) => sum + members.reduce((inner, place) => inner + of(sector, place), 0), 0);
  const membersOf = (id: string): readonly number[] =>
    places.filter((place) => municipalities[place]?.regionId === id);
  const home = (members: readonly number[]): number => {
    if (total(members, wanted) === 0) return 0;
    const young = members.reduce((sum, place) => sum + given.young(s, place), 0);
    const all = professions.reduce(
      (sum, _, other) => sum + total(members, (sector, place) => given.demand(s, sector, other, place)),
      0,
    );
    return (young * total(members, need)) / all;
  };
  const regions = [...new Set(municipalities.map((place) => place.regionId))].map(membersOf);
  const origin = anyone ? given.originShare : 0;
  const homes = origin > 0 ? regions.reduce((sum, members) => sum + home(members), 0) : 0;
  const work = regions.reduce((sum, members) => sum + total(members, wanted), 0);
  if (work === 0) return 0;
  const weight = homes > 0 ? origin : 0;
  const own = membersOf(municipalities[m]?.regionId ?? '');
  const here = total(own, wanted);
  if (here === 0) return 0;
  const region = (homes > 0 ? (weight * home(own)) / homes : 0) + ((1 - weight) * here) / work;
  // Inside the region: what the municipal sector draws with its pull, and what is left for the others.
  const municipal = own.reduce((sum, place) => sum + wanted(0, place), 0);
  const share = municipal / here;
  const draws = (place: number): number => {
    const pull = driver(given.drivers[reachOf(place)].municipalPull, s, p);
    return share === 0 || share === 1 ? wanted(0, place) : wanted(0, place) * Math.max(0, 1 + pull / share);
  };
  const drawn = own.reduce((sum, place) => sum + draws(place), 0);
  const most = share === 1 ? here : Math.min(drawn, here);
  if (k === 0) return drawn === 0 ? 0 : (region * most * draws(m)) / (here * drawn);
  return share === 1 ? 0 : (region * (here - most) * wanted(k, m)) / (here * (here - municipal));
};
