import { f64, services } from '@veivalg/core';
import { describe, expect, it } from 'vitest';
import { madeUpParameters, madeUpPopulation } from '../staffing/made-up-input.ts';
import { madeUpUse } from '../staffing/made-up-use.ts';
import { estimateUseRates } from './estimate-use-rates.ts';
import { localGroupCounts, wholeCount } from './groups.ts';
import { type LocalLevels, localLevels, shrinkLevels } from './local-levels.ts';
import { usersOfServices } from './users-of-services.ts';
import { readShifted, usersTable } from './users-table.ts';

describe('shrinkLevels (U2)', () => {
  it('is worked through by hand', () => {
    const shrunk = shrinkLevels(
      Float64Array.of(150, 300, 600, Number.NaN, 7),
      Float64Array.of(100, 400, 500, 50, 0),
    );
    // Levels 1.5, 0.75 and 1.2; spread beyond chance (24 + 24 + 19) ÷ 1,000.
    const spread = 0.067;
    const drawn = (level: number, expected: number): number => {
      const own = (expected * spread) / (expected * spread + 1);
      return own * level + 1 - own;
    };
    const raw = [drawn(1.5, 100), drawn(0.75, 400), drawn(1.2, 500), 1, 1];
    const after = 100 * (raw[0] ?? 0) + 400 * (raw[1] ?? 0) + 500 * (raw[2] ?? 0) + 50;
    raw.forEach((level, m) => {
      expect(f64(shrunk, m)).toBeCloseTo((level * 1100) / after, 12);
    });
  });

  it('gives everyone the country where nothing is counted', () => {
    const blank = new Float64Array(3).fill(Number.NaN);
    expect([...shrinkLevels(blank, Float64Array.of(5, 10, 0))]).toEqual([1, 1, 1]);
    expect([...shrinkLevels(Float64Array.of(0, 0), new Float64Array(2))]).toEqual([1, 1]);
  });
});

describe('localLevels (U2)', () => {
  const places = 6;
  const population = madeUpPopulation(1, places);

  it('draws home care alone by its own spread, and weighs hours against the mean of the users', () => {
    const use = madeUpUse(places);
    const parameters = madeUpParameters({ 'use.homeHoursWeight': 0.6 });
    const table = usersTable(population, estimateUseRates(use, population, parameters), [0]);
    const levels = localLevels(use, table, parameters);
    const s = services.indexOf('homeCare');
    const expected = new Float64Array(places);
    readShifted(table, 0, table.userRow[s] ?? 0, 0, expected);
    const target = shrinkLevels(use.observedUsers.slice(s * places, (s + 1) * places), expected);
    expect([...levels.target.slice(s * places, (s + 1) * places)]).toEqual([...target]);

    const users = expected.map((count, m) => count * f64(levels.base, s * places + m));
    let [hours, counted] = [0, 0];
    use.homeHours.forEach((own, m) => {
      if (Number.isNaN(own)) return;
      hours += own * f64(users, m);
      counted += f64(users, m);
    });
    const weights = Array.from(
      use.homeHours,
      (own) => 1 + 0.6 * ((Number.isNaN(own) ? 1 : (own * counted) / hours) - 1),
    );
    const all = users.reduce((a, b) => a + b, 0);
    const sum = weights.reduce((total, weight, m) => total + weight * f64(users, m), 0);
    weights.forEach((weight, m) => {
      expect(f64(levels.workPerUser, s * places + m)).toBeCloseTo((weight * all) / sum, 12);
    });
    expect(f64(levels.workPerUser, services.indexOf('gp') * places)).toBe(1);
    expect(levels.fadeYears).toBe(parameters['use.levelFadeYears']?.value);
  });
});

describe('counts by group (U1)', () => {
  /** Two places: 10 people of each age in the first, 30 in the second. */
  const people = Float64Array.from({ length: 106 * 2 }, (_, i) => (i % 2 === 0 ? 10 : 30));
  const gap = Number.NaN;

  it('take the rates of complete places to what all places count, blank places at the rate', () => {
    // Rates 67/670, 26/130 and 52/260 in the first place; the second is counted in all only.
    const byAge = Float64Array.of(67, gap, 26, gap, 52, gap);
    const counts = localGroupCounts(byAge, Float64Array.of(145, 500), people);
    // Expected at these rates 145 and 435: 645 are counted against 580.
    const scale = 645 / 580;
    expect(counts.map(({ fromAge, toAge }) => [fromAge, toAge])).toEqual([
      [0, 66],
      [67, 79],
      [80, 105],
    ]);
    [67, 26, 52].forEach((users, g) => {
      expect(counts[g]?.count).toBeCloseTo(4 * users * scale, 10);
    });
    const blank = localGroupCounts(byAge, Float64Array.of(290, gap), people);
    expect(blank[2]?.count).toBeCloseTo(4 * 52 * 2, 10);
    expect(localGroupCounts(new Float64Array(6).fill(gap), Float64Array.of(gap, gap), people)[0]?.count).toBe(
      0,
    );
  });

  it('take the total of counted places to the country', () => {
    expect(wholeCount(Float64Array.of(gap, 90), people)).toEqual([{ fromAge: 0, toAge: 105, count: 120 }]);
    expect(wholeCount(Float64Array.of(gap, gap), people)[0]?.count).toBe(0);
  });
});

describe('usersOfServices (U2–U4)', () => {
  it('moves evenly from the own level to the target, times the change of use, at the shift of the year', () => {
    const [places, years] = [3, 4];
    const population = madeUpPopulation(years, places);
    const use = madeUpUse(places);
    const rates = estimateUseRates(use, population.slice(0, population.length / years), madeUpParameters());
    const table = usersTable(population, rates, [0, 1, 2, 2]);
    const size = services.length * places;
    const levels: LocalLevels = {
      base: Float64Array.from({ length: size }, (_, i) => 1 + (i % 5) / 10),
      target: Float64Array.from({ length: size }, (_, i) => 0.9 + (i % 3) / 10),
      workPerUser: Float64Array.from({ length: size }, (_, i) => 1 + (i % 4) / 10),
      observed: new Uint8Array(size),
      fadeYears: 2,
    };
    const driver = (factor: number) => ({
      healthShift: Float64Array.of(0, 0.4, 1.5, 2),
      userRate: Float64Array.from({ length: years * services.length }, (_, i) => factor * (1 + (i % 7) / 50)),
    });
    const pair = [driver(1), driver(1.3)] as const;
    const reached = Uint8Array.of(0, 1, 0);
    const { users, work } = usersOfServices(table, levels, pair, reached);
    const row = new Float64Array(places);
    for (let y = 0; y < years; y++)
      for (let s = 0; s < services.length; s++)
        for (const [rows, counted, perUser] of [
          [table.userRow, users, false],
          [table.workRow, work, true],
        ] as const) {
          readShifted(table, y, rows[s] ?? 0, f64(pair[0].healthShift, y), row);
          for (let m = 0; m < places; m++) {
            const i = s * places + m;
            const own = [1, 0.5, 0, 0][y] ?? 0;
            const level = own * f64(levels.base, i) + (1 - own) * f64(levels.target, i);
            const rate = f64(pair[m === 1 ? 1 : 0].userRate, y * services.length + s);
            const expected = f64(row, m) * rate * level * (perUser ? f64(levels.workPerUser, i) : 1);
            const cell = (y * services.length + s) * places + m;
            expect(Math.abs(f64(counted, cell) - expected)).toBeLessThanOrEqual(1e-12 * (1 + expected));
          }
        }
  });
});
