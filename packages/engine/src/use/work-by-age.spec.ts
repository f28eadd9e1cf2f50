import { services } from '@veivalg/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { madeUpParameters, madeUpPopulation } from '../staffing/made-up-input.ts';
import { madeUpUse } from '../staffing/made-up-use.ts';
import { estimateUseRates } from './estimate-use-rates.ts';
import { usersTable } from './users-table.ts';
import { servedAges, workSharesByAge } from './work-by-age.ts';

const places = 5;
const persons = madeUpPopulation(1, places);
const rates = estimateUseRates(madeUpUse(places), persons, madeUpParameters());
const everyone = [0, 1, 2, 3, 4];
const groups = servedAges.length;
const ones = new Float64Array(services.length).fill(1);
const noShift = (): number => 0;

describe('workload by age of the people served (B6)', () => {
  it('is shared out whole, at any health shift and any factor on older people', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 4, noNaN: true }),
        fc.double({ min: 0.1, max: 3, noNaN: true }),
        (shift, factor) => {
          const older = ones.map(() => factor);
          const shares = workSharesByAge(persons, rates, () => shift, older, everyone);
          for (let cell = 0; cell < everyone.length * services.length; cell++) {
            const parts = shares.slice(cell * groups, (cell + 1) * groups);
            expect(parts.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
            for (const part of parts) expect(part).toBeGreaterThanOrEqual(0);
          }
        },
      ),
      { seed: 20261121, numRuns: 30 },
    );
  });

  it('gives the same work in all as the table of users, whole shift or not', () => {
    for (const shift of [0, 1, 1.25, 2]) {
      const table = usersTable(persons, rates, [3]);
      // The table counts all ages; what is left when the young are taken out of it is the work of the old.
      const young = persons.slice();
      for (let x = 0; x < 2; x++)
        for (let age = 67; age < 106; age++)
          for (let m = 0; m < places; m++) young[(x * 106 + age) * places + m] = 0;
      const youngTable = usersTable(young, rates, [3]);
      const read = (of: typeof table, s: number, m: number): number => {
        const start = of.rowStart[of.workRow[s] ?? 0] ?? 0;
        if (of.rowShifted[of.workRow[s] ?? 0] === 0) return of.values[start + m] ?? 0;
        const low = Math.floor(shift);
        const [a, b] = [of.values[start + low * places + m], of.values[start + (low + 1) * places + m]];
        return (a ?? 0) * (1 - (shift - low)) + (b ?? 0) * (shift - low);
      };
      const shares = workSharesByAge(persons, rates, () => shift, ones, everyone);
      services.forEach((_, s) => {
        for (const m of everyone)
          expect(shares[(m * services.length + s) * groups]).toBeCloseTo(
            read(youngTable, s, m) / read(table, s, m),
            10,
          );
      });
    }
  });

  it('moves work to the young when older people are healthier or use less', () => {
    const s = services.indexOf('homeCare');
    const young = (shift: number, factor: number): number =>
      workSharesByAge(
        persons,
        rates,
        () => shift,
        ones.map(() => factor),
        [0],
      )[s * groups] ?? 0;
    expect(young(2, 1)).toBeGreaterThan(young(0, 1));
    expect(young(0, 0.5)).toBeGreaterThan(young(0, 1));
  });

  it('reads each place by its own shift, in the order asked for', () => {
    const both = workSharesByAge(persons, rates, (m) => (m === 3 ? 2 : 0), ones, [3, 1]);
    const size = services.length * groups;
    expect([...both.slice(0, size)]).toEqual([...workSharesByAge(persons, rates, () => 2, ones, [3])]);
    expect([...both.slice(size)]).toEqual([...workSharesByAge(persons, rates, noShift, ones, [1])]);
  });
});
