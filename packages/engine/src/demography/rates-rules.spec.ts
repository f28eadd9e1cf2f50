import { ageCount, f64 } from '@veivalg/core';
import { describe, expect, it } from 'vitest';
import { madeUpCountry } from './made-up-demography.ts';
import { migrationPattern, officialMigration, ratesByCohort } from './migration.ts';
import { spreadGroups } from './monotone-curve.ts';
import { recentMortality } from './mortality.ts';
import { netMigrationInYear } from './paths.ts';
import { infantsByPlace, type PopulationHistory } from './residuals.ts';

const ages = 107;

describe('recentMortality (D2)', () => {
  it('is the mean of the years asked for, sex by sex, and never falls after the age stated', () => {
    // Each year, sex and age has a rate of its own; from age 99 they fall.
    const rate = (year: number, sex: number, age: number): number =>
      0.001 * (year - 2019) + 0.1 * sex + 0.0005 * Math.min(age, 198 - age);
    const mortality = Float64Array.from({ length: 4 * 2 * ages }, (_, i) =>
      rate(2020 + Math.floor(i / (2 * ages)), Math.floor(i / ages) % 2, i % ages),
    );
    const q = recentMortality(mortality, 2020, 2023, 2, 101);
    for (let sex = 0; sex < 2; sex++)
      for (let age = 0; age < ages; age++)
        expect(f64(q, sex * ages + age)).toBeCloseTo(
          0.0025 + 0.1 * sex + 0.0005 * Math.min(age, 198 - Math.min(age, 101)),
          12,
        );
  });
});

describe('infantsByPlace (D3)', () => {
  it('reads people and fertility of the year it is in, and leaves out a place that is not known', () => {
    const places = 3;
    const persons = new Float64Array(4 * places * 2 * ageCount);
    const cell = (year: number, place: number, sex: number, age: number): number =>
      (((year - 2010) * places + place) * 2 + sex) * ageCount + age;
    // Fertility of the years around is another, and must not be read.
    const fertility = new Float64Array(3 * ageCount).fill(0.3);
    fertility.fill(0, ageCount, 2 * ageCount);
    fertility.fill(0.1, ageCount + 30, ageCount + 32);
    fertility[ageCount + 41] = 0.02;
    // Women of 30 and of 40; a year later they are 31 and 41. The third place is not known before.
    persons[cell(2011, 0, 0, 30)] = 200;
    persons[cell(2012, 0, 0, 31)] = 100;
    persons[cell(2011, 1, 0, 40)] = 500;
    persons[cell(2012, 1, 0, 41)] = 500;
    persons[cell(2012, 0, 0, 0)] = 10;
    persons[cell(2012, 0, 1, 0)] = 12;
    persons[cell(2012, 1, 1, 0)] = 6;
    persons[cell(2012, 2, 0, 0)] = 1000;
    persons[cell(2011, 2, 0, 20)] = Number.NaN;
    const history: PopulationHistory = {
      firstYear: 2010,
      yearCount: 4,
      placeCount: places,
      persons,
      estimated: new Uint8Array(4 * places),
    };
    const { infants, expected } = infantsByPlace(history, fertility, 2010, 2011, 2011);
    expect([f64(infants, 0), f64(infants, 1)]).toEqual([22, 6]);
    // Due: 0.1 × 150 and 0.01 × 500, scaled so that 15 and 5 give the 28 born.
    expect(f64(expected, 0)).toBeCloseTo((28 * 15) / 20, 9);
    expect(f64(expected, 1)).toBeCloseTo((28 * 5) / 20, 9);
    expect([f64(infants, 2), f64(expected, 2)]).toEqual([0, 0]);
  });
});

describe('migration by cohort (D4)', () => {
  it('reads each place and sex from its own groups', () => {
    const places = 2;
    const groups = Float64Array.from({ length: 2 * 20 * places }, (_, i) => (i * 7) % 31);
    const rates = ratesByCohort(groups, places);
    const group = (sex: number, g: number, place: number): number =>
      f64(groups, (sex * 20 + g) * places + place);
    for (let sex = 0; sex < 2; sex++)
      for (let place = 0; place < places; place++) {
        const at = (row: number): number => f64(rates, (sex * 107 + row) * places + place);
        // Age 15 is three fifths of the way from the middle of 10–14 to that of 15–19.
        expect(at(16)).toBeCloseTo(0.4 * group(sex, 2, place) + 0.6 * group(sex, 3, place), 12);
        expect(at(1)).toBeCloseTo(group(sex, 0, place), 12);
        expect(at(0)).toBeCloseTo(group(sex, 0, place) / 2, 12);
        expect(at(106)).toBeCloseTo(group(sex, 19, place), 12);
      }
  });

  it('takes the mean of the years asked for, and spreads the total of each year by it', () => {
    const residuals = new Float64Array(3 * 214);
    residuals[214 + 31] = 30;
    residuals[2 * 214 + 31] = 10;
    residuals[214 + 107 + 51] = 60;
    residuals[31] = 1000;
    const pattern = migrationPattern(residuals, 2015, 2016, 2017);
    expect(f64(pattern, 31)).toBeCloseTo(0.4, 12);
    expect(f64(pattern, 107 + 51)).toBeCloseTo(0.6, 12);
    expect([...migrationPattern(new Float64Array(214), 2015, 2015, 2015)].every((value) => value === 0)).toBe(
      true,
    );
    const { input } = madeUpCountry(2, 3);
    const flows = officialMigration(input, 'high', pattern, 2027, 3);
    for (let t = 0; t < 3; t++) {
      const total = netMigrationInYear(input, 'high', 2027 + t);
      expect(f64(flows, t * 214 + 31)).toBeCloseTo(0.4 * total, 8);
      expect(f64(flows, t * 214 + 158)).toBeCloseTo(0.6 * total, 8);
    }
  });
});

describe('spreadGroups (D3)', () => {
  it('follows the curve worked out by hand', () => {
    // Two years at 10 a year, then two at 30: the slope between is the harmonic mean 15, at the ends 0.
    const spread = spreadGroups([3, 5, 7], Float64Array.of(20, 60));
    // Height after one year: 20 × ½ − 15 × 2 × ⅛, and from there 20 × ½ + 15 × 2 × ⅛ + 80 × ½.
    expect(spread).toHaveLength(4);
    expect(f64(spread, 0)).toBeCloseTo(6.25, 12);
    expect(f64(spread, 1)).toBeCloseTo(13.75, 12);
    expect(f64(spread, 2)).toBeCloseTo(33.75, 12);
    expect(f64(spread, 3)).toBeCloseTo(26.25, 12);
  });
});
