import { ageCount, f64, sum } from '@veivalg/core';
import { describe, expect, it } from 'vitest';
import { placeBirths } from './demography-births.ts';
import { liftToNation, liveThroughYear, mendNegative, moveBetween } from './demography-rows.ts';

describe('liveThroughYear (D2, D4)', () => {
  it('lets people live, then move by local rates, with and without what recent years add', () => {
    const before = Float64Array.of(0, 100, 200);
    const rates = Float64Array.of(0, 0, 0.1, -0.2);
    const extra = Float64Array.of(0, 0, 0.02, 0.04);
    const response = Float64Array.of(2, 0.5);
    for (const [extraOrNone, first, second] of [
      [null, 0.1, -0.2],
      [extra, 0.11, -0.18],
    ] as const) {
      const lived = new Float64Array(2);
      const people = new Float64Array(4).fill(7);
      const sums = new Float64Array(2);
      liveThroughYear(before, 1, 0.9, rates, extraOrNone, 0.5, 2, response, lived, people, 1, sums, 2);
      expect([...lived]).toEqual([90, 180]);
      expect(f64(people, 1)).toBeCloseTo(90 * (1 + first), 12);
      expect(f64(people, 2)).toBeCloseTo(180 * (1 + second), 12);
      expect([people[0], people[3]]).toEqual([7, 7]);
      expect(f64(sums, 0)).toBeCloseTo(90 * (1 + first) + 180 * (1 + second), 12);
      expect(f64(sums, 1)).toBeCloseTo(90 * 2 + 180 * 0.5, 12);
    }
  });
});

describe('liftToNation (D4)', () => {
  it('adds to survivors by their response, to the totals, and to the movable by weight', () => {
    const people = Float64Array.of(7, 10, 20);
    const totals = Float64Array.of(1, 2);
    const movable = Float64Array.of(3, 4);
    const lived = Float64Array.of(100, 50);
    const fine = liftToNation(lived, Float64Array.of(1, 2), 0.1, people, 1, 0.5, totals, movable, 2);
    expect(fine).toBe(true);
    expect([...people]).toEqual([7, 20, 30]);
    expect([...totals]).toEqual([21, 32]);
    expect([...movable]).toEqual([13, 19]);
  });

  it('says when a place falls below zero', () => {
    const lift = (by: number): boolean =>
      liftToNation(
        Float64Array.of(100, 50),
        Float64Array.of(1, 1),
        by,
        Float64Array.of(10, 20),
        0,
        1,
        new Float64Array(2),
        new Float64Array(2),
        2,
      );
    expect(lift(-0.1)).toBe(true);
    expect(lift(-0.11)).toBe(false);
  });
});

describe('moveBetween (D4, D6)', () => {
  it('moves by push less the mean push of the people, so that no one is lost', () => {
    const people = Float64Array.of(7, 100, 300);
    const totals = Float64Array.of(1000, 2000);
    const fine = moveBetween(0.1, Float64Array.of(0.4, 0.8), people, 1, totals, 2);
    // Mean push is 0.7: 0.1 × 100 × −0.3 and 0.1 × 300 × 0.1.
    expect(fine).toBe(true);
    expect(f64(people, 1)).toBeCloseTo(97, 12);
    expect(f64(people, 2)).toBeCloseTo(303, 12);
    expect(f64(people, 0)).toBe(7);
    expect(f64(totals, 0)).toBeCloseTo(997, 12);
    expect(f64(totals, 1)).toBeCloseTo(2003, 12);
  });

  it('says when a place falls below zero, and leaves an empty row as it is', () => {
    const people = Float64Array.of(10, 10);
    expect(moveBetween(1, Float64Array.of(0, 4), people, 0, new Float64Array(2), 2)).toBe(false);
    const none = new Float64Array(2);
    expect(moveBetween(1, Float64Array.of(0, 4), none, 0, new Float64Array(2), 2)).toBe(true);
    expect([...none]).toEqual([0, 0]);
  });
});

describe('mendNegative (D4)', () => {
  it('empties the places below zero and takes the same share from the others', () => {
    const people = Float64Array.of(7, -10, 30, 20);
    const totals = Float64Array.of(90, 130, 120);
    const movable = Float64Array.of(9, 13, 12);
    mendNegative(people, 1, 0.5, totals, movable, 3);
    expect([...people]).toEqual([7, 0, 24, 16]);
    expect([...totals]).toEqual([100, 124, 116]);
    expect([...movable]).toEqual([14, 10, 10]);
  });

  it('leaves no one where more leave than there are', () => {
    const people = Float64Array.of(-10, 4);
    mendNegative(people, 0, 1, new Float64Array(2), new Float64Array(2), 2);
    expect([...people]).toEqual([0, 0]);
  });
});

describe('placeBirths (D3)', () => {
  const places = 2;
  const persons = (): Float64Array => new Float64Array(2 * 2 * ageCount * places);

  it('shares the births of the country by women before and after, their age and the local index', () => {
    const people = persons();
    const after = 2 * ageCount * places;
    // 100 women of 30 in the first place, 300 in the second, of whom 200 are left a year later.
    people[30 * places] = 100;
    people[30 * places + 1] = 300;
    people[after + 31 * places] = 100;
    people[after + 31 * places + 1] = 200;
    // Women of another age count by their own rate; after the last age of mothers none.
    people[40 * places] = 50;
    people[80 * places] = 5000;
    const fertility = new Float64Array(1 + ageCount);
    fertility[1 + 30] = 0.1;
    fertility[1 + 31] = 0.3;
    fertility[1 + 40] = 0.04;
    const births = new Float64Array(5).fill(7);
    placeBirths(
      people,
      0,
      fertility,
      1,
      Float64Array.of(1, 1.2),
      Float64Array.of(9, 48, 52),
      1,
      births,
      1,
      places,
    );
    const first = (0.4 / 4) * 200 + (0.04 / 4) * 50;
    const second = 1.2 * (0.4 / 4) * 500;
    expect(f64(births, 1)).toBeCloseTo((48 * first) / (first + second), 12);
    expect(f64(births, 2)).toBeCloseTo((48 * second) / (first + second), 12);
    expect(f64(births, 3)).toBeCloseTo((52 * first) / (first + second), 12);
    expect(sum(births.subarray(1))).toBeCloseTo(100, 12);
    expect(f64(births, 0)).toBe(7);
  });

  it('gives no births where there are no women', () => {
    const births = new Float64Array(4).fill(7);
    const fertility = new Float64Array(ageCount).fill(0.1);
    placeBirths(
      persons(),
      0,
      fertility,
      0,
      Float64Array.of(1, 1),
      Float64Array.of(48, 52),
      0,
      births,
      0,
      places,
    );
    expect([...births]).toEqual([0, 0, 0, 0]);
  });
});
