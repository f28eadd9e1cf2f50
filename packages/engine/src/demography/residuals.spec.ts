import { ageCount, f64, sum } from '@veivalg/core';
import { describe, expect, it } from 'vitest';
import { numbersFrom } from './made-up-demography.ts';
import {
  classResiduals,
  infantsByPlace,
  nationalResiduals,
  type PopulationHistory,
  residualPeriod,
} from './residuals.ts';

const places = 2;
const size = places * 2 * ageCount;
const survival = Float64Array.from({ length: 3 * 214 }, (_, i) => 1 - (i % 107) / 300);

/** Three years in which people only die, plus `moved` added to each cell of those aged 30 before the first year is over. */
const made = (moved: number, estimated: readonly number[] = []): PopulationHistory => {
  const next = numbersFrom(5);
  const persons = new Float64Array(3 * size);
  for (let i = 0; i < size; i++) persons[i] = 100 + Math.floor(next() * 900);
  for (let year = 0; year < 2; year++)
    for (let row = 0; row < places * 2; row++)
      for (let age = 0; age < ageCount; age++) {
        const from = (year * places * 2 + row) * ageCount + age;
        const to = ((year + 1) * places * 2 + row) * ageCount + Math.min(age + 1, ageCount - 1);
        const s = f64(survival, (year * 2 + (row % 2)) * 107 + age + 1);
        persons[to] = f64(persons, to) + f64(persons, from) * s + (year === 0 && age === 30 ? moved : 0);
      }
  const flags = Uint8Array.from(estimated.length > 0 ? estimated : new Array(3 * places).fill(0));
  return { firstYear: 2010, yearCount: 3, placeCount: places, persons, estimated: flags };
};

describe('cohort residuals (D4)', () => {
  it('finds no one where people only die', () => {
    const period = residualPeriod(made(0), survival, 2010, 2010, 2011);
    for (const value of period.residual) expect(Math.abs(value)).toBeLessThan(1e-8);
    expect(sum(period.exposure)).toBeGreaterThan(0);
  });

  it('finds those who moved, in their group, sex and place', () => {
    const period = residualPeriod(made(7), survival, 2010, 2010, 2011);
    for (let row = 0; row < places * 2; row++)
      for (let group = 0; group < 20; group++)
        expect(f64(period.residual, row * 20 + group)).toBeCloseTo(group === 6 ? 7 : 0, 8);
    const nation = nationalResiduals(made(7), survival, 2010, 2010, 2011);
    expect(f64(nation, 31)).toBeCloseTo(14, 8);
    expect(f64(nation, 107 + 31)).toBeCloseTo(14, 8);
    expect(f64(nation, 214 + 31)).toBeCloseTo(0, 8);
    expect(f64(nation, 0)).toBeNaN();
    const half = made(7);
    half.persons.fill(Number.NaN, 0, 2 * ageCount);
    expect(f64(nationalResiduals(half, survival, 2010, 2010, 2010), 31)).toBeCloseTo(7, 8);
  });

  it('leaves out a place that goes from estimated to registered, and one that is not known', () => {
    const period = residualPeriod(made(7, [1, 0, 0, 0, 0, 0]), survival, 2010, 2010, 2011);
    expect(f64(period.residual, 6)).toBeCloseTo(0, 8);
    expect(f64(period.residual, 40 + 6)).toBeCloseTo(7, 8);
    const both = residualPeriod(made(7, [1, 0, 1, 0, 1, 0]), survival, 2010, 2010, 2011);
    expect(f64(both.residual, 6)).toBeCloseTo(7, 8);
    const history = made(7);
    history.persons.fill(Number.NaN, 0, 2 * ageCount);
    const unknown = residualPeriod(history, survival, 2010, 2010, 2010);
    expect(sum(unknown.exposure.subarray(0, 40))).toBe(0);
    expect(f64(unknown.residual, 46)).toBeCloseTo(7, 8);
  });

  it('holds the last life table for later years, and starts at the year asked for', () => {
    const history = made(7);
    const short = survival.subarray(0, 214);
    expect(f64(residualPeriod(history, short, 2010, 2011, 2011).residual, 6)).not.toBeNaN();
    const late = residualPeriod(history, survival, 2010, 2011, 2011);
    expect(Math.abs(f64(late.residual, 6))).toBeLessThan(1e-8);
  });

  it('sums by class, year by year', () => {
    const byClass = classResiduals(made(7), survival, 2010, Uint8Array.of(0, 5), 2010, 2011);
    expect(byClass.years).toEqual({ first: 2010, count: 2 });
    expect(f64(byClass.residual, 0)).toBeCloseTo(14, 7);
    expect(f64(byClass.residual, 5)).toBeCloseTo(14, 7);
    expect(f64(byClass.residual, 6)).toBeCloseTo(0, 7);
    expect(f64(byClass.exposure, 1)).toBe(0);
  });
});

describe('infants against expected (D3)', () => {
  it('expects as many as there are, place by place by women', () => {
    const history = made(0);
    const after = size;
    // Infants: 30 in the first place, 10 in the second; the same women in both.
    for (let age = 0; age < ageCount; age++)
      for (let year = 0; year < 3; year++)
        for (const sex of [0, 1]) {
          const from = (year * places * 2 + sex) * ageCount + age;
          history.persons[from + 2 * ageCount] = f64(history.persons, from);
        }
    history.persons[after] = 20;
    history.persons[after + ageCount] = 10;
    history.persons[after + 2 * ageCount] = 4;
    history.persons[after + 3 * ageCount] = 6;
    const fertility = new Float64Array(ageCount).fill(0.05);
    const { infants, expected } = infantsByPlace(history, fertility, 2010, 2010, 2010);
    expect(Array.from(infants)).toEqual([30, 10]);
    expect(f64(expected, 0)).toBeCloseTo(20, 9);
    expect(f64(expected, 1)).toBeCloseTo(20, 9);
    // Women of 30 only in the second place: it is expected to have all of them, by the year's own pattern.
    const patterns = new Float64Array(3 * ageCount);
    patterns.fill(0.05, ageCount, 2 * ageCount);
    patterns.fill(1, 0, ageCount);
    patterns[2 * ageCount + 30] = 0.1;
    for (let year = 0; year < 3; year++)
      for (let age = 29; age < 33; age++) history.persons[year * size + age] = 0;
    const late = infantsByPlace(history, patterns, 2008, 2010, 2010);
    expect(f64(late.expected, 0)).toBeCloseTo(0, 9);
    expect(f64(late.expected, 1)).toBeCloseTo(40, 9);
  });
});
