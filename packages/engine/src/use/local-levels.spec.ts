import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shrinkLevels } from './local-levels.ts';

const seed = { seed: 20261121, numRuns: 100 };

describe('shrinkLevels', () => {
  it('keeps the users in all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.double({ min: 1, max: 800, noNaN: true })), {
          minLength: 2,
          maxLength: 40,
        }),
        (pairs) => {
          const observed = Float64Array.from(pairs, ([o]) => o);
          const expected = Float64Array.from(pairs, ([, e]) => e);
          fc.pre(observed.some((o) => o > 0));
          const shrunk = shrinkLevels(observed, expected);
          const before = observed.reduce((a, b) => a + b, 0);
          const after = shrunk.reduce((sum, level, m) => sum + level * (expected[m] ?? 0), 0);
          expect(after / before).toBeCloseTo(1, 9);
        },
      ),
      seed,
    );
  });

  it('moves a small place further than a large one with the same level', () => {
    const observed = Float64Array.from([20, 2000, 500, 700, 1000]);
    const expected = Float64Array.from([10, 1000, 1000, 1000, 1000]);
    const shrunk = shrinkLevels(observed, expected);
    expect(shrunk[0] ?? 0).toBeLessThan(shrunk[1] ?? 0);
    expect(shrunk[0] ?? 0).toBeGreaterThan(shrunk[4] ?? 0);
  });

  it('gives everyone the country when the spread is no more than chance', () => {
    const observed = Float64Array.from([10, 11, 9]);
    expect([...shrinkLevels(observed, Float64Array.from([10, 10, 10]))]).toEqual([1, 1, 1]);
  });

  it('gives a blank place the country', () => {
    const shrunk = shrinkLevels(Float64Array.from([Number.NaN, 50, 150]), Float64Array.from([5, 100, 100]));
    expect(shrunk[0] ?? 0).toBeCloseTo(1, 1);
  });
});
