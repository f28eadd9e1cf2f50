import { at, sum, sumRange } from '@veivalg/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryProfile, spreadBands } from './age-curve.ts';

const seed = 20261121;
const count = fc.double({ min: 0, max: 1e5, noNaN: true });

describe('spreadBands', () => {
  it('gives every band back and no year below zero', () => {
    fc.assert(
      fc.property(fc.tuple(count, count, count, count), fc.integer({ min: 17, max: 27 }), (bands, first) => {
        const ages = spreadBands(bands, first);
        const back = [
          sumRange(ages, 0, 23),
          sumRange(ages, 23, 38),
          sumRange(ages, 38, 50),
          sumRange(ages, 50, 58),
        ];
        const scale = Math.max(1, ...bands);
        for (const [b, total] of back.entries())
          expect(Math.abs(total - at(bands, b)) / scale).toBeLessThan(1e-12);
        expect(ages.every((value) => value >= 0)).toBe(true);
      }),
      { seed },
    );
  });
  it('has nobody below the youngest age', () => {
    expect(sumRange(spreadBands([100, 100, 50, 5], 25), 0, 8)).toBe(0);
  });
  it('is even where the bands are even', () => {
    const ages = spreadBands([22, 15, 12, 8], 18);
    for (let a = 1; a < 58; a++) expect(at(ages, a)).toBeCloseTo(1, 12);
  });
});

describe('entryProfile', () => {
  it('sums to one, begins at the youngest age and falls', () => {
    const profile = entryProfile(22, 5);
    expect(sum(profile)).toBeCloseTo(1, 14);
    expect(at(profile, 4)).toBe(0);
    for (let a = 6; a < 58; a++) expect(at(profile, a)).toBeLessThan(at(profile, a - 1));
  });
  it('has its mean the stated years above the youngest', () => {
    const profile = entryProfile(20, 3);
    let mean = 0;
    for (let a = 0; a < 58; a++) mean += (17 + a) * at(profile, a);
    // The tail beyond 74 is cut, which moves the mean by less than a thousandth of a year.
    expect(Math.abs(mean - 23)).toBeLessThan(0.001);
  });
});
