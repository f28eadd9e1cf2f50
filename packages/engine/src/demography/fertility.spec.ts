import { f64, sum, sumRange } from '@veivalg/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fertilityByAge, officialFertility, shrunkFertilityIndex } from './fertility.ts';
import { madeUpCountry } from './made-up-demography.ts';
import { spreadGroups } from './monotone-curve.ts';

describe('monotone curve (D3)', () => {
  it('gives every group back and no negative year', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 2, maxLength: 8 }), (counts) => {
        const edges = [...counts, 0].map((_, i) => i * 5 + (i > 1 ? 3 : 0));
        const spread = spreadGroups(edges, Float64Array.from(counts));
        counts.forEach((count, g) => {
          const [from, to] = [edges[g] ?? 0, edges[g + 1] ?? 0];
          expect(sumRange(spread, from, to)).toBeCloseTo(count, 9);
        });
        for (const value of spread) expect(value).toBeGreaterThanOrEqual(0);
      }),
      { seed: 20261121, numRuns: 100 },
    );
  });

  it('keeps an even age distribution even away from the ends', () => {
    const spread = spreadGroups([0, 5, 10, 15, 20], Float64Array.of(50, 50, 50, 50));
    for (let age = 5; age < 15; age++) expect(f64(spread, age)).toBeCloseTo(10, 12);
  });
});

describe('fertility (D3)', () => {
  const shares = Float64Array.of(0.005, 0.08, 0.3, 0.38, 0.19, 0.04, 0.005);

  it('sums to total fertility, inside 15–49, group by group', () => {
    const byAge = fertilityByAge(shares, 1.6);
    expect(sum(byAge)).toBeCloseTo(1.6, 12);
    expect(f64(byAge, 14)).toBe(0);
    expect(f64(byAge, 50)).toBe(0);
    expect(sumRange(byAge, 30, 35)).toBeCloseTo(1.6 * 0.38, 12);
  });

  it('follows the published path year by year', () => {
    const { input } = madeUpCountry(3, 2);
    const path = officialFertility(input, 'main', 2026, 5);
    expect(sumRange(path, 0, 106)).toBeCloseTo(1.42 + (0.15 * 2) / 6, 12);
    expect(sumRange(path, 4 * 106, 5 * 106)).toBeCloseTo(1.57, 12);
  });

  it('draws the local index between its own and 1, the more the smaller the place', () => {
    const index = shrunkFertilityIndex(Float64Array.of(10, 1000, 0), Float64Array.of(5, 500, 0), 100);
    expect(f64(index, 0)).toBeCloseTo(110 / 105, 12);
    expect(f64(index, 1)).toBeCloseTo(1100 / 600, 12);
    expect(f64(index, 2)).toBe(1);
  });
});
