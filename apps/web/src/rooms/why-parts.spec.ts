import { expect, test } from 'vitest';
import type { Picture } from '../engine/protocol.ts';
import { gapParts } from './why-dialog.tsx';

const pair = (demand: number[], supply: number[]) => ({
  demand: Float64Array.from(demand),
  supply: Float64Array.from(supply),
});

test('the parts of a gap add up to it', () => {
  const picture = {
    question: { year: 2027 },
    firstYear: 2026,
    yearCount: 2,
    plan: pair([100, 118], [95, 104]),
    reference: pair([100, 125], [95, 97]),
  } as unknown as Picture;
  const parts = gapParts(picture, { a: -6, b: -5, c: 0 });
  expect(parts.start).toBe(5);
  expect(parts.demand).toBe(25);
  expect(parts.supply).toBe(-2);
  expect(parts.measures).toEqual([
    ['a', -6],
    ['b', -5],
  ]);
  expect(parts.end).toBe(14);
  const total =
    parts.start +
    parts.demand +
    parts.supply +
    parts.together +
    parts.measures.reduce((sum, [, value]) => sum + value, 0);
  expect(Math.abs(total - parts.end)).toBeLessThan(1e-9);
});
