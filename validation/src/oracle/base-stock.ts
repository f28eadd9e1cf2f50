import {
  educationRoute,
  feeder,
  type ParameterTable,
  type Profession,
  professions,
  type WorkforceInput,
} from '@veivalg/core';
import type { StaffMortality } from '@veivalg/engine';
import {
  ages,
  type NewPeople,
  of,
  plainBands,
  plainFigures,
  plainGrowth,
  plainSpread,
  total,
} from './base-figures.ts';

/** People of one profession by sex and age, `[sex][age − 17]`. */
type People = readonly [number[], number[]];

/**
 * The stock of the base year from the counts, step by step with plain lists: slow, and the specification of S1 and of the inflow in S2.
 *
 * @returns People by profession, `[profession][sex][age − 17]`.
 */
export const plainBaseStock = (
  input: WorkforceInput,
  mortality: StaffMortality,
  table: ParameterTable,
  baseYear: number,
): ReadonlyMap<Profession, People> => {
  const value = (id: string): number => table[`supply.${id}`]?.value ?? Number.NaN;
  const maybe = (id: string): number | undefined => table[`supply.${id}`]?.value;
  const women = value('womenShare');

  const bands = plainBands(input, value);
  const shape = (name: Profession): readonly number[] =>
    plainSpread(bands.heads.get(name) ?? [], value(`entryAge.${educationRoute[name]}`));

  const exit = (name: Profession, age: number): number => {
    const counted = input.disabledPerEmployed[of(name)] ?? Number.NaN;
    const ratio = Number.isNaN(counted) ? value('otherDisabilityRatio') : counted;
    const own = shape(name);
    let soFar = 0;
    let would = 0;
    ages.forEach((_, a) => {
      soFar += input.disabilityByAge[a] ?? 0;
      would += soFar * (own[a] ?? 0);
    });
    const factor = value('disabilityLevel') * ((ratio * total(own)) / would);
    const leaves =
      name === 'withoutHealthEducation'
        ? value('leavingUntrained')
        : age < 35
          ? value('leavingUnder35')
          : age < 55
            ? value('leaving35to54')
            : value('leavingFrom55');
    const open = age < value('retirementFirstAge') ? leaves : 0;
    return Math.min(1, open + factor * (input.disabilityByAge[age - 17] ?? 0));
  };
  const retires = (name: Profession, age: number): number => {
    const shift = value('retirementShift') + (maybe(`retirementShift.${name}`) ?? 0);
    const read = Math.min(74, Math.max(17, age - shift));
    const low = Math.floor(read);
    const lower = input.retirementByAge[low - 17] ?? 0;
    const upper = input.retirementByAge[Math.min(74, low + 1) - 17] ?? 0;
    return Math.min(1, value('retirementLevel') * (lower + (read - low) * (upper - lower)));
  };
  const dies = (sex: number, age: number): number => mortality.values[sex * mortality.ages + age] ?? 0;
  const exitOf = new Map(professions.map((name) => [name, ages.map((age) => exit(name, age))] as const));
  const stays = (name: Profession, sex: number, age: number): number =>
    age === 74
      ? 0
      : (1 - dies(sex, age)) * (1 - (exitOf.get(name)?.[age - 17] ?? 0)) * (1 - retires(name, age));
  const older = (name: Profession, people: People): People => {
    const move = (sex: 0 | 1): number[] =>
      ages.map((age) => (age === 17 ? 0 : (people[sex][age - 18] ?? 0) * stays(name, sex, age - 1)));
    return [move(0), move(1)];
  };
  const bySex = (list: readonly number[]): People => [
    list.map((n) => n * women),
    list.map((n) => n * (1 - women)),
  ];
  const falling = (first: number, spread: number): readonly number[] => {
    const weights = ages.map((age) => (age < first ? 0 : (spread / (1 + spread)) ** (age - first)));
    return weights.map((weight) => weight / total(weights));
  };
  const route = (name: Profession, id: string): number => value(`${id}.${educationRoute[name]}`);
  const agesOf = (name: Profession): Record<keyof NewPeople, readonly number[]> => {
    const stock = shape(name).map((n, a) => (17 + a < value('retirementFirstAge') ? n : 0));
    return {
      graduates: falling(route(name, 'entryAge'), route(name, 'entrySpread')),
      adult: falling(value('adultEntryAge'), value('adultEntrySpread')),
      returned: stock.map((n) => n / total(stock)),
      abroad: falling(route(name, 'entryAge'), value('abroadEntrySpread')),
    };
  };

  const figures = (name: Profession, year: number): NewPeople => plainFigures(input, table, name, year);
  const returnedOf = (name: Profession): number =>
    name === 'withoutHealthEducation' ? 0 : total(shape(name)) * value('returnShare');

  /** Steady number of new people that gives the observed change over the stated years. */
  const needed = (name: Profession): number => {
    const seen = figures(name, bands.year.get(name) ?? 0);
    const sum = seen.graduates + seen.adult + seen.abroad;
    const own = agesOf(name);
    const mixed = ages.map((_, a) =>
      sum > 0
        ? (seen.graduates * (own.graduates[a] ?? 0) +
            seen.adult * (own.adult[a] ?? 0) +
            seen.abroad * (own.abroad[a] ?? 0)) /
          sum
        : (own.graduates[a] ?? 0),
    );
    let left = bySex(shape(name));
    let one: People = [ages.map(() => 0), ages.map(() => 0)];
    const back = bySex(own.returned.map((share) => share * returnedOf(name)));
    const unit = bySex(mixed);
    for (let year = 0; year < value('growthYears'); year++) {
      left = plus(older(name, left), back);
      one = plus(older(name, one), unit);
    }
    const wanted = total(shape(name)) * (1 + value('growthYears') * plainGrowth(input, table, name));
    return Math.max(0, (wanted - total(left[0]) - total(left[1])) / (total(one[0]) + total(one[1])));
  };
  const fresh = new Map(professions.map((name) => [name, needed(name)]));
  for (const name of professions) {
    const from = feeder[name];
    if (from !== undefined) fresh.set(from, (fresh.get(from) ?? 0) + (fresh.get(name) ?? 0));
  }
  /** New people of one year. */
  const coming = (name: Profession, year: number): NewPeople => {
    const level = value(`inflow.${name}`);
    const start = figures(name, bands.year.get(name) ?? 0);
    const sum = start.graduates + start.adult + start.abroad;
    const want = fresh.get(name) ?? 0;
    if (sum === 0)
      return { graduates: level * want, adult: 0, abroad: 0, returned: level * returnedOf(name) };
    const share = Math.min(1, want / sum);
    const now = figures(name, year);
    return {
      graduates: level * share * now.graduates,
      adult: level * share * now.adult,
      abroad: level * share * now.abroad,
      returned: level * (returnedOf(name) + want - share * sum),
    };
  };

  const stock = new Map<Profession, People>();
  const first = Math.min(...bands.year.values()) + 1;
  for (let year = first; ; year++) {
    for (const name of professions) {
      if (year === (bands.year.get(name) ?? 0) + 1) stock.set(name, bySex(shape(name)));
      const own = stock.get(name);
      const newest = bands.newest.get(name);
      if (own === undefined || newest === undefined || year !== newest.year + 1) continue;
      const factor = newest.heads / (total(own[0]) + total(own[1]));
      stock.set(name, [own[0].map((n) => n * factor), own[1].map((n) => n * factor)]);
    }
    if (year === baseYear) return stock;
    const there = [...stock.keys()];
    for (const name of there) stock.set(name, older(name, stock.get(name) ?? [[], []]));
    for (const name of professions) {
      const from = feeder[name];
      const source = from === undefined ? undefined : stock.get(from);
      const own = stock.get(name);
      if (from === undefined || source === undefined || own === undefined) continue;
      const willing = agesOf(name).graduates;
      const reach = total(
        ages.map((_, a) => (willing[a] ?? 0) * ((source[0][a] ?? 0) + (source[1][a] ?? 0))),
      );
      const rate = coming(name, year).graduates / reach;
      const part = (people: number[]): number[] =>
        people.map((n, a) => n * Math.min(0.3, rate * (willing[a] ?? 0)));
      const moving: People = [part(source[0]), part(source[1])];
      stock.set(from, plus(source, [moving[0].map((n) => -n), moving[1].map((n) => -n)]));
      stock.set(name, plus(own, moving));
    }
    for (const name of there) {
      const now = coming(name, year);
      const own = agesOf(name);
      const added = ages.map(
        (_, a) =>
          (feeder[name] === undefined ? now.graduates * (own.graduates[a] ?? 0) : 0) +
          now.adult * (own.adult[a] ?? 0) +
          now.returned * (own.returned[a] ?? 0) +
          now.abroad * (own.abroad[a] ?? 0),
      );
      stock.set(name, plus(stock.get(name) ?? [[], []], bySex(added)));
    }
  }
};

const plus = (a: People, b: People): People => [
  a[0].map((n, i) => n + (b[0][i] ?? 0)),
  a[1].map((n, i) => n + (b[1][i] ?? 0)),
];
