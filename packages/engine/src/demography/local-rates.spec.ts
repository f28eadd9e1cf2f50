import { cohortCount, f64, type ResidualPeriod } from '@veivalg/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classResponse, type LocalRateRules, localRates } from './local-rates.ts';
import { madeUpCountry } from './made-up-demography.ts';
import { centralityOf, migrationPattern, officialMigration, ratesByCohort } from './migration.ts';

const rules: LocalRateRules = { recentWeight: 2, levelKept: 0.4, patternKept: 0.8, patternWeight: 700 };
const places = 3;
/** Exposure of every cell by place, and rate by place, sex and group. */
const periodOf = (
  exposed: readonly number[],
  rate: (place: number, sex: number, group: number) => number,
): ResidualPeriod => {
  const exposure = Float64Array.from({ length: places * 40 }, (_, i) => exposed[Math.floor(i / 40)] ?? 0);
  return {
    firstYear: 2015,
    lastYear: 2021,
    exposure,
    residual: exposure.map(
      (people, i) => people * rate(Math.floor(i / 40), Math.floor((i % 40) / 20), i % 20),
    ),
  };
};
const oneClass = Uint8Array.of(2, 2, 2);

describe('local migration rates (D4)', () => {
  it('gives every place the rate of its class when all are alike', () => {
    const same = periodOf([100, 1000, 5000], (_place, sex, group) => 0.01 * sex + 0.001 * group);
    const { lasting, recent, mobility } = localRates(same, same, oneClass, rules);
    for (let sex = 0; sex < 2; sex++)
      for (let group = 0; group < 20; group++)
        for (let place = 0; place < places; place++) {
          const i = (sex * 20 + group) * places + place;
          expect(f64(lasting, i)).toBeCloseTo(0.01 * sex + 0.001 * group, 12);
          expect(f64(recent, i)).toBeCloseTo(0, 12);
        }
    for (const value of mobility) expect(value).toBeGreaterThanOrEqual(0);
  });

  it('keeps only the stated share of a level of its own', () => {
    // Two places of one size, two per cent over and under the class at every age: no age pattern is left.
    const uneven = periodOf([10_000, 10_000, 0], (place) => (place === 0 ? 0.02 : -0.02));
    const { lasting, mobility } = localRates(uneven, uneven, oneClass, rules);
    for (const value of mobility) expect(value).toBeCloseTo(1, 12);
    expect(f64(lasting, 7 * places)).toBeCloseTo(0.4 * 0.02, 12);
    expect(f64(lasting, 7 * places + 1)).toBeCloseTo(-0.4 * 0.02, 12);
    expect(f64(lasting, 7 * places + 2)).toBeCloseTo(0, 12);
  });

  it('shrinks an age pattern of its own by the people it rests on', () => {
    const patterned = (size: number) =>
      periodOf([size, size, 0], (place, _sex, group) => (group < 10 ? 1 : -1) * (place === 0 ? 0.03 : -0.03));
    const large = localRates(patterned(100_000), patterned(100_000), oneClass, rules);
    const small = localRates(patterned(10), patterned(10), oneClass, rules);
    // Both sexes together, recent years doubled: 2 × 3 × 100,000 person-years against 700.
    expect(f64(large.lasting, 0)).toBeCloseTo(0.8 * 0.03 * (600_000 / 600_700), 10);
    expect(f64(small.lasting, 0)).toBeCloseTo(0.8 * 0.03 * (60 / 760), 10);
  });

  it('weighs the recent years as told, and gives what they add apart', () => {
    const before = periodOf([100, 100, 100], () => 0);
    const after = periodOf([100, 100, 100], () => 0.03);
    const { lasting, recent } = localRates(before, after, oneClass, rules);
    expect(f64(lasting, 5)).toBeCloseTo(0.02, 12);
    expect(f64(recent, 5)).toBeCloseTo(0.01, 12);
  });

  it('scales mobility to one over the people', () => {
    fc.assert(
      fc.property(fc.nat(1000), (seed) => {
        const { input, municipalities } = madeUpCountry(seed, 5);
        const [earlier, recent] = input.residuals;
        if (earlier === undefined || recent === undefined) throw new Error('no residuals');
        const { mobility, lasting } = localRates(earlier, recent, centralityOf(municipalities), rules);
        let people = 0;
        let weighted = 0;
        for (let i = 0; i < earlier.exposure.length; i++) {
          const exposed = f64(earlier.exposure, i) + 2 * f64(recent.exposure, i);
          people += exposed;
          weighted += exposed * f64(mobility, i % 40);
        }
        expect(weighted / people).toBeCloseTo(1, 9);
        for (const rate of lasting) expect(Number.isFinite(rate)).toBe(true);
      }),
      { seed: 20261121, numRuns: 25 },
    );
  });
});

describe('response of a class to the country (D4)', () => {
  const years = { first: 2010, count: 10 };
  const series = (rate: (year: number, c: number) => number) => ({
    years,
    exposure: new Float64Array(60).fill(1000),
    residual: Float64Array.from({ length: 60 }, (_, i) => 1000 * rate(Math.floor(i / 6), i % 6)),
  });
  const swing = [3, -2, 1, 5, -4, 0, 2, -1, 4, -3].map((value) => value / 1000);

  it('is one for all when all move alike, whatever their trend', () => {
    const alike = series((year, c) => (swing[year] ?? 0) + 0.01 * c + 0.002 * c * year);
    for (const value of classResponse(alike, 10, 0)) expect(value).toBeCloseTo(1, 9);
  });

  it('finds the class that moves twice as much, and is drawn to one by the prior', () => {
    const uneven = series((year, c) => (swing[year] ?? 0) * (c === 5 ? 2 : 0.8));
    const free = classResponse(uneven, 10, 0);
    expect(f64(free, 5)).toBeCloseTo(2, 9);
    expect(f64(free, 0)).toBeCloseTo(0.8, 9);
    const held = classResponse(uneven, 10, 1e6);
    for (const value of held) expect(value).toBeCloseTo(1, 6);
  });

  it('looks only at the years it is given, and never goes under a tenth', () => {
    const turned = series((year, c) =>
      year < 5 ? (swing[year] ?? 0) * (c === 0 ? -3 : 1.8) : 0.5 * year * c,
    );
    const response = classResponse(turned, 5, 0);
    expect(f64(response, 0)).toBe(0.1);
    expect(f64(response, 3)).toBeGreaterThan(1);
    expect(Array.from(classResponse(turned, 0, 0))).toEqual([1, 1, 1, 1, 1, 1]);
  });
});

describe('rates by cohort and national pattern (D4)', () => {
  it('meets the group in its middle, goes straight between, and halves the year of birth', () => {
    const groups = Float64Array.from({ length: 40 }, (_, i) => i % 20);
    const rates = ratesByCohort(groups, 1);
    expect(f64(rates, 0)).toBe(0);
    expect(f64(rates, 1 + 7)).toBeCloseTo(1, 12);
    expect(f64(rates, 1 + 9)).toBeCloseTo(1.4, 12);
    expect(f64(rates, 1 + 97)).toBeCloseTo(19, 12);
    expect(f64(rates, 106)).toBeCloseTo(19, 12);
    expect(f64(ratesByCohort(new Float64Array(40).fill(4), 1), 0)).toBe(2);
  });

  it('sums to one, with no one moving from age 100', () => {
    const { input } = madeUpCountry(8, 2);
    const pattern = migrationPattern(input.nationalResiduals, 2015, 2015, 2021);
    expect(pattern.reduce((total, value) => total + value, 0)).toBeCloseTo(1, 9);
    expect(f64(pattern, 101)).toBe(0);
    expect(f64(pattern, cohortCount + 106)).toBe(0);
    expect(f64(pattern, 0)).toBeCloseTo(f64(pattern, 1) / 2, 12);
    const flows = officialMigration(input, 'main', pattern, 2040, 1);
    const expected = (input.netMigration.main[1]?.value ?? 0) * 0.9;
    expect(flows.reduce((total, value) => total + value, 0)).toBeCloseTo(expected, 6);
  });
});
