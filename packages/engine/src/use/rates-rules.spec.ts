import { f64, type Service, services } from '@veivalg/core';
import { describe, expect, it } from 'vitest';
import { madeUpParameters, madeUpPopulation } from '../staffing/made-up-input.ts';
import { madeUpUse } from '../staffing/made-up-use.ts';
import { estimateUseRates } from './estimate-use-rates.ts';
import { splitByLayer } from './groups.ts';
import { readShifted, shiftedRows, usersTable } from './users-table.ts';

const places = 4;
const population = madeUpPopulation(1, places);
const persons = (x: number, age: number): number => {
  let total = 0;
  for (let m = 0; m < places; m++) total += f64(population, (x * 106 + age) * places + m);
  return total;
};
/** Sum of rates × people of one service over some ages, both sexes. */
const sumOf = (rates: Float64Array, service: Service, fromAge: number, toAge: number): number => {
  let total = 0;
  for (let x = 0; x < 2; x++)
    for (let age = fromAge; age <= toAge; age++)
      total += f64(rates, (services.indexOf(service) * 2 + x) * 106 + age) * persons(x, age);
  return total;
};
const people = (fromAge: number, toAge: number): number => {
  let total = 0;
  for (let age = fromAge; age <= toAge; age++) total += persons(0, age) + persons(1, age);
  return total;
};

describe('workload (F1)', () => {
  const made = () => estimateUseRates(madeUpUse(places), population, madeUpParameters());

  it('gives a part of the users the share its parameter says, and the other part the rest', () => {
    const { work, users } = made();
    const service = 'specialistMentalHealth';
    const all = sumOf(users, service, 0, 105);
    expect(sumOf(work, service, 0, 17)).toBeCloseTo(0.2 * all, 8);
    const adults = 0.2 * people(18, 66);
    const older = 0.1 * people(67, 105);
    expect(sumOf(work, service, 18, 66)).toBeCloseTo((0.8 * all * adults) / (adults + older), 8);
  });

  it('adds parts that are shared by residents and by users', () => {
    const { work, users } = made();
    const service = 'somaticHospital';
    const all = sumOf(users, service, 0, 105);
    const [young, older] = [0.3 * people(0, 66), 2 * people(67, 105)];
    expect(sumOf(work, service, 67, 105)).toBeCloseTo(
      (0.6 * all * older) / (young + older) + 0.4 * sumOf(users, service, 67, 105),
      8,
    );
  });

  it('weighs users of home care by the hours of their age', () => {
    const { work, users } = made();
    const weighted = [
      [0, 17, 20],
      [18, 66, 15],
      [67, 79, 6],
      [80, 105, 5],
    ] as const;
    const parts = weighted.map(([fromAge, toAge, hours]) => hours * sumOf(users, 'homeCare', fromAge, toAge));
    const all = sumOf(users, 'homeCare', 0, 105);
    const sum = parts.reduce((a, b) => a + b, 0);
    weighted.forEach(([fromAge, toAge], i) => {
      expect(sumOf(work, 'homeCare', fromAge, toAge)).toBeCloseTo(((parts[i] ?? 0) * all) / sum, 8);
    });
  });

  it('lets women differ from men by the ratio of their age where it is known, and nowhere else', () => {
    const use = madeUpUse(places);
    const { users, sexNeutral } = made();
    const rate = (service: Service, x: number, age: number): number =>
      f64(users, (services.indexOf(service) * 2 + x) * 106 + age);
    const [first, second] = use.womenPerMan;
    if (first === undefined || second === undefined)
      throw new Error('the made-up figures have two groups or more');
    const middle = (group: typeof first): number => (group.fromAge + Math.min(group.toAge, 99)) / 2;
    const age = Math.ceil(middle(first)) + 1;
    const part = (age - middle(first)) / (middle(second) - middle(first));
    expect(rate('homeCare', 0, age) / rate('homeCare', 1, age)).toBeCloseTo(
      first.value + (second.value - first.value) * part,
      10,
    );
    const last = use.womenPerMan[use.womenPerMan.length - 1] ?? first;
    expect(rate('homeCare', 0, 105) / rate('homeCare', 1, 105)).toBeCloseTo(last.value, 10);
    expect(rate('gp', 0, 40)).toBe(rate('gp', 1, 40));
    expect([...sexNeutral].filter((neutral) => neutral === 0)).toHaveLength(3);
  });
});

describe('splitByLayer (U1)', () => {
  it('refuses a layer that begins late or has a hole in it', () => {
    const group = { fromAge: 0, toAge: 29, count: 7 };
    const ages = (...parts: readonly (readonly [number, number])[]) =>
      parts.map(([fromAge, toAge]) => ({ fromAge, toAge, value: 1, population: 10 }));
    const flat = new Float64Array(106).fill(1);
    expect(() => splitByLayer([group], ages([1, 29]), flat)).toThrow(/without holes/);
    expect(() => splitByLayer([group], ages([0, 9], [11, 29]), flat)).toThrow(/without holes/);
    expect(splitByLayer([group], ages([0, 9], [10, 29]), flat)).toHaveLength(2);
    expect(splitByLayer([group], ages([0, 9], [10, 29]), new Float64Array(106))[1]?.count).toBe(0);
  });
});

describe('readShifted (U3)', () => {
  it('reads between whole shifts and refuses what the table does not hold', () => {
    const rates = estimateUseRates(madeUpUse(places), population, madeUpParameters());
    const table = usersTable(population, rates, [2]);
    const row = table.userRow[services.indexOf('longTermStay')] ?? 0;
    const at = (shift: number): Float64Array => {
      const out = new Float64Array(places);
      readShifted(table, 0, row, shift, out);
      return out;
    };
    const [none, one, two] = [at(0), at(1), at(2)];
    at(1.25).forEach((value, m) => {
      expect(value).toBeCloseTo(0.75 * f64(one, m) + 0.25 * f64(two, m), 10);
    });
    at(0.5).forEach((value, m) => {
      expect(value).toBeCloseTo((f64(none, m) + f64(one, m)) / 2, 10);
    });
    expect(() => shiftedRows(table, 0, row, -0.1)).toThrow(/holds shifts 0–2/);
    expect(() => shiftedRows(table, 0, row, 2.1)).toThrow(/holds shifts 0–2/);
  });
});
