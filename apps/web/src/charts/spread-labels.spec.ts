import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadLabels } from './spread-labels.ts';

test('labels that fit do not cover one another and stay in order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 1, maxLength: 8 }),
      (wanted) => {
        const placed = spreadLabels(wanted, 30, 0, 300);
        const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
        for (let i = 1; i < order.length; i++)
          expect((placed[order[i] ?? 0] ?? 0) - (placed[order[i - 1] ?? 0] ?? 0)).toBeGreaterThanOrEqual(
            30 - 1e-9,
          );
      },
    ),
    { seed: 20261121 },
  );
});

test('labels far apart stay where they belong', () => {
  expect(spreadLabels([10, 100, 200], 20, 0, 300)).toEqual([10, 100, 200]);
});
