import { at, sumRange } from '@veivalg/core';
import { describe, expect, it } from 'vitest';
import { type CarryForwardInput, carryForward } from './carry-forward.ts';
import { testAxes, testParameters } from './supply-fixture.ts';
import { readSupplyParameters } from './supply-parameters.ts';
import { entryKinds } from './workforce-model.ts';

const { size, ages, width, dentist, nurse, special } = testAxes;

describe('carryForward (S1)', () => {
  /** Dentists counted at 30 and 60 in 2020, in all in 2022; nurses from 2021; everything else empty. */
  const given = (): CarryForwardInput => {
    const byAge = new Float64Array(size * ages);
    byAge[dentist * ages + 13] = 100;
    byAge[dentist * ages + 43] = 50;
    byAge[nurse * ages + 13] = 1000;
    byAge[special * ages + 20] = 10;
    const filled = (value: number): Float64Array => new Float64Array(size).fill(value);
    const ageYear = filled(2020);
    ageYear[nurse] = 2021;
    ageYear[special] = 2021;
    const newestYear = filled(2020);
    newestYear[dentist] = 2022;
    newestYear[nurse] = 2021;
    newestYear[special] = 2021;
    const newest = Float64Array.from({ length: size }, (_, p) =>
      Math.max(1, sumRange(byAge, p * ages, (p + 1) * ages)),
    );
    newest[dentist] = 240;
    const inflow = new Float64Array(entryKinds.length * 5 * size);
    for (let year = 0; year < 5; year++) {
      inflow[year * size + dentist] = 10 + year;
      inflow[(2 * 5 + year) * size + dentist] = 2;
      inflow[year * size + special] = 20;
    }
    const profile = new Float64Array(entryKinds.length * size * width);
    for (let k = 0; k < entryKinds.length; k++) profile[(k * size + dentist) * width + 9] = 1;
    // Graduates of further education come out of nursing: this profile is not to be read.
    profile[special * width + 9] = 1;
    return {
      observed: { byAge, ageYear, newest, newestYear },
      exit: new Float64Array(size * ages).fill(0.1),
      deaths: Float64Array.from({ length: width }, (_, i) => (i < ages ? 0.01 : 0.02)),
      retirement: Float64Array.from({ length: ages }, (_, a) => (a >= 44 ? 0.2 : 0)),
      parameters: readSupplyParameters(testParameters()),
      inflow,
      inflowFirst: 2020,
      inflowCount: 5,
      profile,
      until: 2023,
    };
  };
  const women = 0.99 * 0.9;
  const men = 0.98 * 0.9;

  it('ages, loses and adds people year by year, and meets the newest total when its year is reached', () => {
    const { stock, heads, headsFirst } = carryForward(given());
    expect(headsFirst).toBe(2021);
    expect(at(heads, dentist)).toBeCloseTo(150, 10);
    // 2021: one year of leaving, then those who enter in 2021 by the second year of inflow.
    expect(at(heads, size + dentist)).toBeCloseTo(150 * (0.8 * women + 0.2 * men) + 11 + 2, 10);
    expect(at(heads, 2 * size + dentist)).toBeCloseTo(240, 10);
    const cell = (x: number, a: number): number => at(stock, (dentist * 2 + x) * ages + a);
    const raw = {
      women30: 80 * women * women,
      women60: 40 * women * women * 0.8,
      men30: 20 * men * men,
      men60: 10 * men * men * 0.8,
      newer: 13 * women,
      newest: 14,
    };
    const scale = 240 / Object.values(raw).reduce((a, b) => a + b, 0);
    expect(cell(0, 15)).toBeCloseTo(scale * raw.women30, 9);
    expect(cell(0, 45)).toBeCloseTo(scale * raw.women60, 9);
    expect(cell(1, 15)).toBeCloseTo(scale * raw.men30, 9);
    expect(cell(1, 45)).toBeCloseTo(scale * raw.men60, 9);
    expect(cell(0, 10)).toBeCloseTo(scale * raw.newer, 9);
    expect(cell(0, 9)).toBeCloseTo(scale * raw.newest, 9);
  });

  it('begins each profession at its own count, and takes further education out of nursing', () => {
    const { stock, heads } = carryForward(given());
    expect(at(heads, nurse)).toBeNaN();
    expect(at(heads, size + nurse)).toBeCloseTo(1000, 10);
    // 2022: nurses one year older, of whom 20 move on.
    const left = 1000 * (0.8 * women + 0.2 * men);
    const before = 10 * (0.8 * women + 0.2 * men);
    expect(at(heads, 2 * size + nurse)).toBeCloseTo(left - 20, 9);
    expect(at(heads, 2 * size + special)).toBeCloseTo(before + 20, 9);
    expect(at(stock, special * width + 14)).toBeCloseTo((20 * 800 * women) / left, 9);
    expect(at(stock, special * width + 9)).toBe(0);
  });

  it('leaves no one at the youngest age who has not just come', () => {
    const input = given();
    input.observed.byAge[dentist * ages] = 30;
    const { stock } = carryForward(input);
    expect(at(stock, dentist * width)).toBe(0);
    expect(at(stock, dentist * width + 1)).toBe(0);
    expect(at(stock, dentist * width + 2)).toBeGreaterThan(0);
  });

  it('never moves more than the stated share of an age', () => {
    const input = given();
    for (let year = 0; year < 5; year++) input.inflow[year * size + special] = 1e9;
    const { heads } = carryForward(input);
    const left = 1000 * (0.8 * women + 0.2 * men);
    expect(at(heads, 2 * size + nurse)).toBeCloseTo(0.7 * left, 9);
  });
});
