import { services } from '@veivalg/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { employedResidents } from '../staffing/employed.ts';
import { madeUpParameters, madeUpPopulation } from '../staffing/made-up-input.ts';
import { madeUpUse } from '../staffing/made-up-use.ts';
import { estimateUseRates } from './estimate-use-rates.ts';
import { localLevels } from './local-levels.ts';
import { countCarePeople, unpaidCareFactor } from './unpaid-care.ts';
import { readShifted, type UsersTable, usersTable } from './users-table.ts';

const places = 6;
const population = madeUpPopulation(1, places);
const use = madeUpUse(places);
const parameters = madeUpParameters();
/** Table and levels made anew for every test. */
const made = () => {
  const table = usersTable(population, estimateUseRates(use, population, parameters), [0]);
  return { table, levels: localLevels(use, table, parameters) };
};
const expected = (table: UsersTable, service: (typeof services)[number]): Float64Array => {
  const row = new Float64Array(places);
  readShifted(table, 0, table.userRow[services.indexOf(service)] ?? 0, 0, row);
  return row;
};
const level = (array: Float64Array, service: (typeof services)[number], m: number): number =>
  array[services.indexOf(service) * places + m] ?? Number.NaN;

describe('localLevels (U2)', () => {
  it('is observed over expected where there is a count, else 1', () => {
    const { table, levels } = made();
    const home = expected(table, 'homeCare');
    for (let m = 0; m < places - 1; m++)
      expect(level(levels.base, 'homeCare', m)).toBeCloseTo(
        (use.observedUsers[services.indexOf('homeCare') * places + m] ?? 0) / (home[m] ?? 1),
        12,
      );
    expect(level(levels.base, 'homeCare', places - 1)).toBe(1);
    expect(level(levels.base, 'gp', 0)).toBe(1);
    expect(levels.observed[services.indexOf('staffedHousing') * places]).toBe(1);
  });

  it('shrinks institution and housing by one factor, and keeps a 0 that is known', () => {
    const { levels } = made();
    for (let m = 0; m < places - 1; m++) {
      const long = level(levels.target, 'longTermStay', m) / level(levels.base, 'longTermStay', m);
      if (m === 2) {
        expect(level(levels.target, 'staffedHousing', m)).toBe(0);
        continue;
      }
      const housing = level(levels.target, 'staffedHousing', m) / level(levels.base, 'staffedHousing', m);
      expect(housing).toBeCloseTo(long, 12);
    }
  });

  it('keeps the country’s users of the two together', () => {
    const { table, levels } = made();
    const rows = (['longTermStay', 'staffedHousing'] as const).map((service) => ({
      service,
      people: expected(table, service),
    }));
    const total = (array: Float64Array): number =>
      rows.reduce(
        (sum, { service, people }) =>
          sum + people.reduce((all, e, m) => all + e * level(array, service, m), 0),
        0,
      );
    expect(total(levels.target) / total(levels.base)).toBeCloseTo(1, 9);
  });

  it('lets hours weigh as far as the parameter says, and the country stay', () => {
    const { table, levels } = made();
    const weights = Array.from({ length: places }, (_, m) => level(levels.workPerUser, 'homeCare', m));
    // Hours 3 and 6 in places 0 and 3; the last has none and counts as the mean.
    expect(weights[3] ?? 0).toBeGreaterThan(weights[0] ?? 0);
    const home = expected(table, 'homeCare');
    let users = 0;
    let work = 0;
    weights.forEach((weight, m) => {
      const count = (home[m] ?? 0) * level(levels.base, 'homeCare', m);
      users += count;
      work += count * weight;
    });
    expect(work / users).toBeCloseTo(1, 12);
    const none = localLevels(use, table, madeUpParameters({ 'use.homeHoursWeight': 0 }));
    for (let m = 0; m < places; m++) expect(level(none.workPerUser, 'homeCare', m)).toBeCloseTo(1, 12);
    const full = localLevels(use, table, madeUpParameters({ 'use.homeHoursWeight': 1 }));
    expect(level(full.workPerUser, 'homeCare', 3) / level(full.workPerUser, 'homeCare', 0)).toBeCloseTo(
      6 / 3,
      12,
    );
  });
});

describe('unpaidCareFactor (U4)', () => {
  const people = { carers: Float64Array.from([100, 90, 80]), oldest: Float64Array.from([10, 15, 20]) };

  it('is worked through by hand', () => {
    // Carers per oldest fall from 10 to 4: 0.4. Half of that follows: 0.7 of the care is left, half of the rest is replaced.
    const factor = unpaidCareFactor(people, 1800, parameters);
    expect(factor[0]).toBe(1);
    expect(factor[2]).toBeCloseTo(1 + 0.5 * (900 / 1800) * 0.3, 12);
  });

  it('rises with the substitution share and with how far care follows the carers', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(unit, unit, unit, (follow, share, more) => {
        const at = (f: number, s: number): number =>
          unpaidCareFactor(
            people,
            1800,
            madeUpParameters({ 'demand.unpaidCareFollow': f, 'demand.unpaidCareSubstitution': s }),
          )[2] ?? 0;
        expect(at(follow, share)).toBeLessThanOrEqual(at(follow, Math.max(share, more)) + 1e-12);
        expect(at(follow, share)).toBeLessThanOrEqual(at(Math.max(follow, more), share) + 1e-12);
      }),
      { seed: 20261121, numRuns: 30 },
    );
  });

  it('counts people 50–66 and 85 and over of both sexes in all places', () => {
    const two = madeUpPopulation(2, 3);
    const counted = countCarePeople(two, 2);
    let carers = 0;
    let oldest = 0;
    for (let x = 0; x < 2; x++)
      for (let age = 0; age < 106; age++)
        for (let m = 0; m < 3; m++) {
          const persons = two[((2 + x) * 106 + age) * 3 + m] ?? 0;
          if (age >= 50 && age <= 66) carers += persons;
          if (age >= 85) oldest += persons;
        }
    expect(counted.carers[1]).toBeCloseTo(carers, 9);
    expect(counted.oldest[1]).toBeCloseTo(oldest, 9);
  });
});

describe('employedResidents (B3)', () => {
  it('counts people times the rate of their sex and age', () => {
    const employmentRate = new Float64Array(212);
    employmentRate[30] = 0.8;
    employmentRate[106 + 40] = 0.9;
    const two = madeUpPopulation(2, 3);
    const employed = employedResidents(two, { employmentRate, participation: [] }, 2);
    for (let y = 0; y < 2; y++)
      for (let m = 0; m < 3; m++) {
        const woman = two[(y * 212 + 30) * 3 + m] ?? 0;
        const man = two[(y * 212 + 106 + 40) * 3 + m] ?? 0;
        expect(employed[y * 3 + m]).toBeCloseTo(0.8 * woman + 0.9 * man, 9);
      }
  });
});
