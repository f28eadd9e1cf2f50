import { describe, expect, it } from 'vitest';
import { madeUpCountry } from './made-up-demography.ts';
import { alternativeLevels, fertilitySharesInYear, netMigrationInYear, pathValue } from './paths.ts';

describe('published paths (D4, D6)', () => {
  const points = [
    { year: 2024, value: 10 },
    { year: 2030, value: 4 },
  ];

  it('goes straight between points and level outside', () => {
    expect(pathValue(points, 2020)).toBe(10);
    expect(pathValue(points, 2024)).toBe(10);
    expect(pathValue(points, 2026)).toBe(8);
    expect(pathValue(points, 2040)).toBe(4);
    expect(() => pathValue([], 2030)).toThrow('no points');
  });

  it('lets net migration fall as regional growth does between the first two points', () => {
    const { input } = madeUpCountry(4, 3);
    const counties = input.countyIds.length;
    const totals = Float64Array.from(input.countyTotals.main);
    // Growth of one county only: 90 in 2024, 30 in 2025, 10 from 2026.
    let sum = 1000;
    for (let year = 0; year < 27; year++) {
      for (let c = 0; c < counties; c++) totals[year * counties + c] = c === 0 ? sum : 500;
      sum += year === 0 ? 90 : year === 1 ? 30 : 10;
    }
    const changed = {
      ...input,
      countyTotals: { ...input.countyTotals, main: totals },
      netMigration: { ...input.netMigration, main: [...points, { year: 2050, value: 2 }] },
    };
    expect(netMigrationInYear(changed, 'main', 2024)).toBe(10);
    expect(netMigrationInYear(changed, 'main', 2025)).toBeCloseTo(4 + 6 * 0.25, 12);
    expect(netMigrationInYear(changed, 'main', 2027)).toBeCloseTo(4, 12);
    expect(netMigrationInYear(changed, 'main', 2040)).toBeCloseTo(3, 12);
  });

  it('keeps shares of fertility summing to one between periods', () => {
    const { input } = madeUpCountry(5, 2);
    const shares = fertilitySharesInYear(input, 2026);
    expect(shares.reduce((total, value) => total + value, 0)).toBeCloseTo(1, 12);
    expect(shares[2]).toBeCloseTo(0.3 + (0.29 - 0.3) * 0.6, 12);
  });

  it('takes the letters of each alternative', () => {
    expect(alternativeLevels.strongAgeing).toEqual({
      fertility: 'low',
      lifeExpectancy: 'high',
      migration: 'low',
      counties: 'main',
    });
    expect(alternativeLevels.weakAgeing).toMatchObject({
      fertility: 'high',
      lifeExpectancy: 'low',
      migration: 'high',
    });
    expect(alternativeLevels.high).toMatchObject({ fertility: 'high', migration: 'high', counties: 'high' });
    expect(alternativeLevels.low).toMatchObject({ lifeExpectancy: 'low', counties: 'low' });
  });
});
