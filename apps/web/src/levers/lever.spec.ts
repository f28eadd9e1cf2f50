import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LeverSpan, snap } from './lever.ts';

const spans: fc.Arbitrary<LeverSpan> = fc
  .record({
    low: fc.double({ min: -50, max: 0, noNaN: true }),
    high: fc.double({ min: 1, max: 100, noNaN: true }),
    step: fc.constantFrom(0.05, 0.1, 0.5, 1),
  })
  .map(({ low, high, step }) => ({
    min: low,
    max: high,
    step,
    neutral: 0,
    start: 0,
    published: null,
    unit: '',
  }));

test('a snapped value stays inside, is stable, and no effect and both ends can be reached', () => {
  fc.assert(
    fc.property(spans, fc.double({ min: -200, max: 200, noNaN: true }), (span, value) => {
      const once = snap(span, value);
      expect(once).toBeGreaterThanOrEqual(span.min);
      expect(once).toBeLessThanOrEqual(span.max);
      expect(Math.abs(snap(span, once) - once)).toBeLessThan(1e-9);
      expect(Math.abs(snap(span, 0))).toBe(0);
      expect(snap(span, 1000)).toBeCloseTo(span.max, 9);
      expect(snap(span, -1000)).toBeCloseTo(span.min, 9);
    }),
    { seed: 20261121 },
  );
});

test('steps leave no binary dust', () => {
  const span: LeverSpan = { min: 0, max: 1, step: 0.1, neutral: 0, start: 0, published: null, unit: '' };
  expect(snap(span, 0.30000000000000004)).toBe(0.3);
});
