import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaValue, classOf, mapScale } from './map-classes.ts';

const figures = {
  demand: Float64Array.from([10, 20, 0]),
  supply: Float64Array.from([8, 22, 0]),
  old: Float64Array.from([100, 100, 0]),
};

test('an area sums its municipalities before it divides; nothing needed is no value, not zero', () => {
  expect(areaValue(figures, 'coverage', 0, 3, [0, 1])).toBe(1);
  expect(areaValue(figures, 'gap', 0, 3, [0])).toBe(2);
  expect(areaValue(figures, 'gapPerOld', 0, 3, [0])).toBe(2);
  expect(areaValue(figures, 'coverage', 0, 3, [2])).toBeNull();
});

test('classes go from worst to best, and only full coverage is the best', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.4, max: 1.4, noNaN: true }), { minLength: 5, maxLength: 200 }),
      (values) => {
        const scale = mapScale(values, 'coverage', false);
        const best = scale.limits.length;
        const sorted = [...values].sort((a, b) => a - b);
        for (let i = 1; i < sorted.length; i++)
          expect(classOf(scale, sorted[i] ?? null)).toBeGreaterThanOrEqual(
            classOf(scale, sorted[i - 1] ?? null) ?? 0,
          );
        for (const value of values) expect(classOf(scale, value) === best).toBe(value >= 1);
        expect(scale.limits.length).toBeLessThanOrEqual(5);
      },
    ),
    { seed: 20261121 },
  );
});

test('a larger shortage is a worse class, and no shortage the best', () => {
  const scale = mapScale([-5, 0, 1, 5, 10, 50, 100, 400], 'gap', false);
  expect(classOf(scale, -1)).toBe(scale.limits.length);
  expect(classOf(scale, 1e6)).toBe(0);
  expect(classOf(scale, null)).toBeNull();
});
