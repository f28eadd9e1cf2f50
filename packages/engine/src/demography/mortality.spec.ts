import { f64 } from '@veivalg/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lifeTableAges, remainingLifeExpectancy } from './life-table.ts';
import { madeUpCountry } from './made-up-demography.ts';
import {
  declinePattern,
  lifeExpectancyTarget,
  mortalityPath,
  officialMortality,
  recentMortality,
} from './mortality.ts';

const gompertz = (): Float64Array =>
  Float64Array.from({ length: 2 * lifeTableAges }, (_, i) => {
    const age = i % lifeTableAges;
    return age === 106
      ? 1
      : Math.min(1, (i < lifeTableAges ? 0.00002 : 0.00003) * Math.exp(0.1 * age) + 0.0001);
  });

describe('mortality (D2)', () => {
  it('finds the decline that made-up official ages were made with', () => {
    const years = 20;
    const ages = new Float64Array(years * 106);
    const decline = (age: number): number => 0.03 - 0.001 * (age - 70);
    for (let year = 0; year < years; year++)
      for (let age = 69; age < 106; age++)
        ages[year * 106 + age] =
          year === 0 || age === 69
            ? 1e9
            : f64(ages, (year - 1) * 106 + age - 1) * (1 - 0.05 * Math.exp(-decline(age - 1) * (year - 1)));
    const found = declinePattern(ages, years, 70);
    for (let age = 75; age <= 95; age++) expect(f64(found, age)).toBeCloseTo(decline(age), 10);
    expect(f64(found, 20)).toBeCloseTo(
      (decline(70) + decline(71) + decline(72) + decline(73) + decline(74)) / 5,
      10,
    );
    expect(f64(found, 101)).toBe(0);
  });

  it('never reads a rise in mortality as a decline below zero', () => {
    const ages = new Float64Array(10 * 106).fill(1000);
    for (let year = 1; year < 10; year++)
      for (let age = 1; age < 106; age++)
        ages[year * 106 + age] = f64(ages, (year - 1) * 106 + age - 1) * (0.95 - 0.005 * year);
    for (const value of declinePattern(ages, 10, 70)) expect(value).toBe(0);
  });

  it('takes the mean of the last years and never falls with age where it may not', () => {
    const q = new Float64Array(3 * 214);
    for (let year = 0; year < 3; year++)
      for (let i = 0; i < 214; i++) q[year * 214 + i] = i % 107 === 97 ? 0.1 : 0.2 + 0.1 * year;
    const recent = recentMortality(q, 2020, 2023, 2, 95);
    expect(f64(recent, 50)).toBeCloseTo(0.35, 14);
    expect(f64(recent, 97)).toBeCloseTo(0.35, 14);
    const free = recentMortality(q, 2020, 2023, 2, 98);
    expect(f64(free, 97)).toBeCloseTo(0.1, 14);
    expect(f64(recentMortality(q, 2020, 2022, 1, 95), 50)).toBeCloseTo(0.3, 14);
    const bySex = q.map((value, i) => (i % 214 < 107 ? value : value / 2));
    const both = recentMortality(bySex, 2020, 2023, 2, 95);
    expect(f64(both, 107 + 50)).toBeCloseTo(0.35 / 2, 14);
    expect(f64(both, 50)).toBeCloseTo(0.35, 14);
  });

  it('meets the life expectancy asked for, by year and sex, and counts the gain at 67', () => {
    const base = gompertz();
    const decline = new Float64Array(107).fill(0.02);
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 70, max: 92, noNaN: true }), { minLength: 4, maxLength: 4 }),
        (goals) => {
          const target = Float64Array.from(goals);
          const path = mortalityPath(base, decline, target);
          goals.forEach((goal, i) => {
            expect(remainingLifeExpectancy(path.q, i * lifeTableAges, 0)).toBeCloseTo(goal, 8);
          });
          expect(path.lifeExpectancyGain[0]).toBe(0);
          const at67 = (year: number): number =>
            (remainingLifeExpectancy(path.q, year * 214, 67) +
              remainingLifeExpectancy(path.q, year * 214 + 107, 67)) /
            2;
          expect(path.lifeExpectancyGain[1]).toBeCloseTo(at67(1) - at67(0), 12);
        },
      ),
      { seed: 20261121, numRuns: 30 },
    );
  });

  it('moves the gap between the sexes from today to the published one', () => {
    const { input } = madeUpCountry(1, 2);
    const base = gompertz();
    const gap = remainingLifeExpectancy(base, 0, 0) - remainingLifeExpectancy(base, 107, 0);
    const target = lifeExpectancyTarget(input, 'main', base, 2025, 26);
    expect(f64(target, 0) - f64(target, 1)).toBeCloseTo(gap, 12);
    expect(f64(target, 50) - f64(target, 51)).toBeCloseTo(2 * (84 - 82.5), 12);
    expect((f64(target, 50) + f64(target, 51)) / 2).toBeCloseTo(84, 12);
  });

  it('gives longer lives on the high level than on the low', () => {
    const { input, parameters } = madeUpCountry(2, 2);
    const gains = (['low', 'main', 'high'] as const).map(
      (level) => officialMortality(input, parameters, level, 2026, 25).lifeExpectancyGain[24] ?? 0,
    );
    expect(gains[0]).toBeLessThan(gains[1] ?? 0);
    expect(gains[1]).toBeLessThan(gains[2] ?? 0);
  });
});
