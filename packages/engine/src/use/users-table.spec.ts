import { services } from '@veivalg/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { madeUpParameters, madeUpPopulation } from '../staffing/made-up-input.ts';
import { madeUpUse } from '../staffing/made-up-use.ts';
import { estimateUseRates, type UseRates } from './estimate-use-rates.ts';
import { readShifted, usersTable } from './users-table.ts';

const places = 5;
const years = 3;
const population = madeUpPopulation(years, places);
const use = madeUpUse(places);
/** Rates and table made anew for every test. */
const made = () => {
  const rates = estimateUseRates(use, population.slice(0, population.length / years), madeUpParameters());
  return { rates, table: usersTable(population, rates, [0, 1.2, 4]) };
};

const direct = (
  rates: UseRates,
  array: Float64Array,
  y: number,
  s: number,
  m: number,
  shift: number,
): number => {
  let sum = 0;
  for (let x = 0; x < 2; x++)
    for (let age = 0; age < 106; age++) {
      const read = rates.shifted[s] === 1 && age >= 55 ? Math.max(55, age - shift) : age;
      sum +=
        (population[((y * 2 + x) * 106 + age) * places + m] ?? 0) * (array[(s * 2 + x) * 106 + read] ?? 0);
    }
  return sum;
};

describe('estimateUseRates (U1)', () => {
  it('gives back the count of every group with the population it was made on', () => {
    const { rates } = made();
    services.forEach((_, s) => {
      for (const group of rates.groups[s] ?? []) {
        let found = 0;
        for (let m = 0; m < places; m++)
          for (let x = 0; x < 2; x++)
            for (let age = group.fromAge; age <= group.toAge; age++)
              found +=
                (population[(x * 106 + age) * places + m] ?? 0) * (rates.users[(s * 2 + x) * 106 + age] ?? 0);
        expect(found).toBeCloseTo(group.count, 7);
      }
    });
  });

  it('counts workload in users of mean workload: it adds up to the users', () => {
    const { rates } = made();
    services.forEach((_, s) => {
      let users = 0;
      let work = 0;
      for (let m = 0; m < places; m++) {
        users += direct(rates, rates.users, 0, s, m, 0);
        work += direct(rates, rates.work, 0, s, m, 0);
      }
      expect(work / users).toBeCloseTo(1, 10);
    });
  });

  it('lets young home-care users weigh more than old ones', () => {
    const { rates } = made();
    const s = services.indexOf('homeCare');
    const ratio = (age: number): number =>
      (rates.work[s * 212 + age] ?? 0) / (rates.users[s * 212 + age] ?? 1);
    expect(ratio(40) / ratio(85)).toBeCloseTo(15 / 5, 9);
  });

  it('has women and men apart where the figures say so', () => {
    const { rates } = made();
    const s = services.indexOf('longTermStay');
    // 1.3 is the women's rate over men's in the oldest group.
    expect((rates.users[s * 212 + 95] ?? 0) / (rates.users[s * 212 + 106 + 95] ?? 1)).toBeCloseTo(1.3, 9);
    const gp = services.indexOf('gp');
    expect(rates.users[gp * 212 + 40]).toBe(rates.users[gp * 212 + 106 + 40]);
  });

  it('fills ages nobody asked about from the parameter', () => {
    const { rates } = made();
    const s = services.indexOf('physiotherapyRehabilitation');
    expect(rates.groups[s]?.[0]).toMatchObject({ fromAge: 0, toAge: 15 });
  });
});

describe('usersTable (U3)', () => {
  it('equals a plain sum over ages at every whole shift', () => {
    const { rates, table } = made();
    const row = new Float64Array(places);
    services.forEach((_, s) => {
      for (let shift = 0; shift <= 4; shift++) {
        readShifted(table, 2, table.userRow[s] ?? 0, shift, row);
        row.forEach((value, m) => {
          expect(value).toBeCloseTo(direct(rates, rates.users, 2, s, m, shift), 7);
        });
        readShifted(table, 2, table.workRow[s] ?? 0, shift, row);
        row.forEach((value, m) => {
          expect(value).toBeCloseTo(direct(rates, rates.work, 2, s, m, shift), 7);
        });
      }
    });
  });

  it('is a straight line between whole shifts', () => {
    const { table } = made();
    const s = services.indexOf('homeCare');
    const read = (shift: number): number => {
      const row = new Float64Array(places);
      readShifted(table, 2, table.userRow[s] ?? 0, shift, row);
      return row[1] ?? Number.NaN;
    };
    fc.assert(
      fc.property(fc.double({ min: 0, max: 4, noNaN: true }), (shift) => {
        const low = Math.floor(shift);
        const high = Math.min(4, low + 1);
        const want = read(low) * (1 - (shift - low)) + read(high) * (shift - low);
        expect(read(shift)).toBeCloseTo(want, 8);
      }),
      { seed: 20261121, numRuns: 50 },
    );
  });

  it('never has more users the healthier people are', () => {
    const { table } = made();
    const s = services.indexOf('longTermStay');
    const row = new Float64Array(places);
    let before = Number.POSITIVE_INFINITY;
    for (let shift = 0; shift <= 4; shift += 0.25) {
      readShifted(table, 2, table.userRow[s] ?? 0, shift, row);
      expect(row[0] ?? 0).toBeLessThanOrEqual(before);
      before = row[0] ?? 0;
    }
  });

  it('says so when a shift is not held', () => {
    const { table } = made();
    expect(() => readShifted(table, 0, 0, 0.5, new Float64Array(places))).toThrow(/holds shifts 0–0/);
  });

  it('leaves services without a health path alone', () => {
    const { table } = made();
    const s = services.indexOf('dental');
    const near = new Float64Array(places);
    const far = new Float64Array(places);
    readShifted(table, 2, table.userRow[s] ?? 0, 0, near);
    readShifted(table, 2, table.userRow[s] ?? 0, 4, far);
    expect(far).toEqual(near);
  });
});
