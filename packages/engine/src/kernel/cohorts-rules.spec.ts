import { f64, sum } from '@veivalg/core';
import { describe, expect, it } from 'vitest';
import { numbersFrom } from '../demography/made-up-demography.ts';
import { type CohortFlows, type CohortYear, stepCohorts } from './supply-cohorts.ts';

const sizes = { years: 3, professions: 3, ages: 4 };
const { years, professions, ages } = sizes;
const width = 2 * ages;

const made = (seed: number) => {
  const next = numbersFrom(seed);
  const numbers = (length: number, most: number): Float64Array =>
    Float64Array.from({ length }, () => most * next());
  const cells = new Float64Array(professions * years * width);
  const total = new Float64Array(professions * width);
  for (let p = 0; p < professions; p++)
    for (let c = 0; c < 2; c++)
      for (let i = 0; i < width; i++) {
        const people = 10 + 90 * next();
        cells[(p * years + c) * width + i] = people;
        total[p * width + i] = f64(total, p * width + i) + people;
      }
  const year: CohortYear = {
    deaths: numbers(width, 0.1),
    exit: numbers(professions * ages, 0.2),
    retirement: numbers(professions * ages, 0.3),
    transfer: numbers(professions * ages, 0.25),
    // Both others are fed by the one in the middle.
    feeder: Int32Array.of(1, -1, 1),
    entering: numbers(professions * width, 20),
  };
  const flows: CohortFlows = {
    deaths: new Float64Array(professions),
    exits: new Float64Array(professions),
    retirements: new Float64Array(professions),
    movedIn: new Float64Array(professions).fill(99),
    movedOut: new Float64Array(professions).fill(99),
  };
  return { cells, total, heads: new Float64Array(professions * years), year, flows };
};

/** Year passed in the tests: cohort 0 is the stock, cohort 1 entered a year ago, cohort 2 enters now. */
const y = 1;

describe('stepCohorts (S2)', () => {
  it('takes every cell a year on: deaths, then exits, then retirement, then moves, then entries', () => {
    const before = made(3);
    const after = made(3);
    stepCohorts(sizes, y, after.cells, after.total, after.heads, after.year, after.flows);
    const { year } = before;
    const stays = (p: number, x: number, a: number): number =>
      a === ages - 1
        ? 0
        : (1 - f64(year.deaths, x * ages + a)) *
          (1 - f64(year.exit, p * ages + a)) *
          (1 - f64(year.retirement, p * ages + a));
    const left = (p: number, c: number, x: number, a: number): number =>
      a === 0 ? 0 : f64(before.cells, (p * years + c) * width + x * ages + a - 1) * stays(p, x, a - 1);
    for (let x = 0; x < 2; x++)
      for (let a = 0; a < ages; a++) {
        const i = x * ages + a;
        const away = f64(year.transfer, a) + f64(year.transfer, 2 * ages + a);
        const feeding = left(1, 0, x, a) + left(1, 1, x, a);
        for (let c = 0; c < 2; c++)
          expect(f64(after.cells, (years + c) * width + i)).toBeCloseTo(left(1, c, x, a) * (1 - away), 10);
        expect(f64(after.cells, (years + 2) * width + i)).toBeCloseTo(f64(year.entering, width + i), 10);
        for (const p of [0, 2]) {
          for (let c = 0; c < 2; c++)
            expect(f64(after.cells, (p * years + c) * width + i)).toBeCloseTo(left(p, c, x, a), 10);
          expect(f64(after.cells, (p * years + 2) * width + i)).toBeCloseTo(
            f64(year.entering, p * width + i) + f64(year.transfer, p * ages + a) * feeding,
            10,
          );
        }
      }
  });

  it('keeps the stock and the heads equal to the sum of their cohorts', () => {
    const { cells, total, heads, year, flows } = made(8);
    stepCohorts(sizes, y, cells, total, heads, year, flows);
    for (let p = 0; p < professions; p++) {
      for (let i = 0; i < width; i++) {
        let people = 0;
        for (let c = 0; c < years; c++) people += f64(cells, (p * years + c) * width + i);
        expect(f64(total, p * width + i)).toBeCloseTo(people, 10);
      }
      for (let c = 0; c < years; c++) {
        const start = (p * years + c) * width;
        expect(f64(heads, p * years + c)).toBeCloseTo(sum(cells.subarray(start, start + width)), 10);
      }
    }
  });

  it('counts who dies, exits, retires and moves, so that people in less people out is people left', () => {
    const { cells, total, heads, year, flows } = made(21);
    const stock = total.slice();
    stepCohorts(sizes, y, cells, total, heads, year, flows);
    const of = (array: Float64Array, p: number): number => sum(array.subarray(p * width, (p + 1) * width));
    for (let p = 0; p < professions; p++) {
      let [deaths, exits, retirements] = [0, 0, 0];
      for (let i = 0; i < width; i++) {
        const a = i % ages;
        const people = f64(stock, p * width + i);
        const alive = people * (1 - f64(year.deaths, i));
        const working = alive * (1 - f64(year.exit, p * ages + a));
        deaths += people - alive;
        exits += alive - working;
        retirements += working * (a === ages - 1 ? 1 : f64(year.retirement, p * ages + a));
      }
      expect(f64(flows.deaths, p)).toBeCloseTo(deaths, 10);
      expect(f64(flows.exits, p)).toBeCloseTo(exits, 10);
      expect(f64(flows.retirements, p)).toBeCloseTo(retirements, 10);
      expect(of(total, p)).toBeCloseTo(
        of(stock, p) -
          deaths -
          exits -
          retirements +
          f64(flows.movedIn, p) -
          f64(flows.movedOut, p) +
          of(year.entering, p),
        9,
      );
    }
    expect(f64(flows.movedIn, 1)).toBe(0);
    expect(f64(flows.movedOut, 1)).toBeCloseTo(f64(flows.movedIn, 0) + f64(flows.movedIn, 2), 10);
    expect(f64(flows.movedOut, 0)).toBe(0);
  });
});
