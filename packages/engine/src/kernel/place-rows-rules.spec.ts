import { at, f64 } from '@veivalg/core';
import { describe, expect, it } from 'vitest';
import { numbersFrom } from '../demography/made-up-demography.ts';
import { addMixed, mixNorm, mostTerms, noTerms } from './staffing-mix.ts';
import { addEnteredTwice, addRow, scaleRow } from './supply-placement.ts';

const numbers = (seed: number, length: number): Float64Array => {
  const next = numbersFrom(seed);
  return Float64Array.from({ length }, () => 1 + next());
};

describe('addEnteredTwice (S5)', () => {
  it('adds to two rows what each year of entry brings to each place, and touches nothing else', () => {
    const [stride, start, first, second, ofFirst, ofSecond] = [5, 3, 2, 11, 1, 12] as const;
    for (let count = 0; count <= 9; count++) {
      const shares = numbers(1, start + 9 * stride);
      const people = numbers(2, 24);
      const out = numbers(3, 18);
      const before = out.slice();
      addEnteredTwice(out, first, second, shares, start, stride, people, ofFirst, ofSecond, count, 1, 4);
      const expected = before.slice();
      for (let s = 0; s < count; s++)
        for (let m = 1; m < 4; m++) {
          const share = f64(shares, start + s * stride + m);
          expected[first + m] = f64(expected, first + m) + f64(people, ofFirst + s) * share;
          expected[second + m] = f64(expected, second + m) + f64(people, ofSecond + s) * share;
        }
      expected.forEach((value, i) => {
        expect(f64(out, i)).toBeCloseTo(value, 12);
      });
    }
  });
});

describe('rows of places', () => {
  it('are scaled and added inside the stretch asked for', () => {
    const values = Float64Array.of(9, 1, 2, 3, 4);
    const out = new Float64Array(6).fill(100);
    scaleRow(out, 2, values, 1, 10, 1, 3);
    expect([...out]).toEqual([100, 100, 100, 20, 30, 100]);
    addRow(out, 1, values, 1, 10, 1, 3);
    expect([...out]).toEqual([100, 100, 120, 50, 30, 100]);
  });
});

describe('mixNorm (F4)', () => {
  it('adds up the mix times the local factor for every number of professions, and clears only its stretch', () => {
    const places = 4;
    for (let width = 0; width <= 9; width++)
      for (const hole of [-1, 0, 3, 5]) {
        const mix = numbers(4, 2 + width);
        if (hole >= 0 && hole < width) mix[2 + hole] = 0;
        const factor = numbers(5, 3 + 9 * places);
        const out = new Float64Array(8).fill(7);
        mixNorm(out, 2, mix, 2, factor, 3, width, places, 1, 3);
        for (let m = 1; m < 3; m++) {
          let norm = 0;
          for (let p = 0; p < width; p++) norm += f64(mix, 2 + p) * f64(factor, 3 + p * places + m);
          expect(f64(out, 2 + m)).toBeCloseTo(norm, 12);
        }
        expect([0, 1, 2, 5, 6, 7].map((i) => f64(out, i))).toEqual([7, 7, 7, 7, 7, 7]);
      }
  });

  it('passes over four professions that are not in the mix, whatever their factor', () => {
    const mix = Float64Array.of(0, 0, 0, 0, 2);
    const factor = new Float64Array(5).fill(Number.NaN);
    factor[4] = 3;
    const out = new Float64Array(1);
    mixNorm(out, 0, mix, 0, factor, 0, 5, 1, 0, 1);
    expect(f64(out, 0)).toBe(6);
    const tail = new Float64Array(1);
    mixNorm(tail, 0, Float64Array.of(2, 0), 0, Float64Array.of(3, Number.NaN), 0, 2, 1, 0, 1);
    expect(f64(tail, 0)).toBe(6);
  });
});

describe('addMixed (F4)', () => {
  it('adds factor × Σ share × volume for one service and for several', () => {
    for (let count = 1; count <= mostTerms; count++) {
      const terms = noTerms();
      terms.count = count;
      for (let n = 0; n < count; n++) {
        terms.share[n] = 0.1 + 0.2 * n;
        terms.row[n] = 3 + 5 * n;
      }
      const volume = numbers(6, 30);
      const factor = numbers(7, 8);
      const out = new Float64Array(7).fill(2);
      addMixed(out, 2, factor, 3, volume, terms, 1, 4);
      for (let m = 1; m < 4; m++) {
        let work = 0;
        for (let n = 0; n < count; n++) work += f64(terms.share, n) * f64(volume, at(terms.row, n) + m);
        expect(f64(out, 2 + m)).toBeCloseTo(2 + work * f64(factor, 3 + m), 12);
      }
      expect([0, 1, 2, 6].map((i) => f64(out, i))).toEqual([2, 2, 2, 2]);
    }
  });
});
