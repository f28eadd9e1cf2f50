import { expect, test } from 'vitest';
import { coverageSpread } from './spread.ts';

const figures = {
  demand: Float64Array.from([10, 10, 10, 0]),
  supply: Float64Array.from([5, 9, 12, 3]),
  old: Float64Array.from([10, 80, 10, 50]),
};

test('percentiles weigh places by residents above 80 and leave out places without need', () => {
  expect(coverageSpread(figures, 0, 4)).toEqual({ p10: 0.5, p50: 0.9, p90: 0.9 });
  expect(coverageSpread(figures, 0, 4, [2])).toEqual({ p10: 1.2, p50: 1.2, p90: 1.2 });
  expect(coverageSpread(figures, 0, 4, [3])).toEqual({ p10: null, p50: null, p90: null });
});
