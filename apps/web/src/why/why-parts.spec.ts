import { expect, test } from 'vitest';
import type { Picture } from '../engine/protocol.ts';
import { gapParts } from './why-parts.ts';

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
  const parts = gapParts(picture);
  expect(parts).toEqual({ start: 5, demand: 25, supply: -2, plan: -14, end: 14 });
  expect((parts.start ?? 0) + parts.demand + parts.supply + parts.plan).toBe(parts.end);
});
