import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastPoint, lineLayout, valueSpan, yearTicks } from './line-layout.ts';
import type { Line, LineFigure } from './model.ts';

const figureOf = (values: readonly (number | null)[], more: Partial<LineFigure> = {}): LineFigure => ({
  kind: 'line',
  years: values.map((_, i) => 2026 + i),
  lines: [{ id: 'a', label: 'A', tone: 'demand', values }],
  bands: [],
  percent: false,
  fromZero: false,
  ...more,
});

test('the value axis holds every value and band, in whole steps that stand still for small moves', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e5, max: 1e5, noNaN: true }), { minLength: 2, maxLength: 30 }),
      (values) => {
        const band = { id: 'b', tone: 'demand' as const, low: values.map((v) => v - 1), high: values };
        const [low, high] = valueSpan(figureOf(values, { bands: [band] }));
        expect(low).toBeLessThanOrEqual(Math.min(...values) - 1 + 1e-6);
        expect(high).toBeGreaterThanOrEqual(Math.max(...values) - 1e-6);
      },
    ),
    { seed: 20261121, numRuns: 100 },
  );
  expect(valueSpan(figureOf([1203, 2204]))).toEqual(valueSpan(figureOf([1207, 2211])));
  expect(valueSpan(figureOf([5, 9], { fromZero: true }))[0]).toBe(0);
});

test('holes are no values: they move no axis and end no line', () => {
  const line: Line = { id: 'a', label: 'A', tone: 'demand', values: [null, 3, 4, null] };
  expect(lastPoint(line)).toEqual({ index: 2, value: 4 });
  expect(lastPoint({ ...line, values: [null] })).toBeNull();
  expect(valueSpan(figureOf([null, 10, 20]))).toEqual(valueSpan(figureOf([10, 20])));
});

test('years and values fill the chart from edge to edge', () => {
  const layout = lineLayout(figureOf([10, 15, 20]), 600, 300, 40, 100);
  expect([layout.x(0), layout.x(2)]).toEqual([layout.left, layout.right]);
  expect([layout.y(layout.low), layout.y(layout.high)]).toEqual([layout.bottom, layout.top]);
  expect(layout.right).toBe(500);
});

test('both ends of the years are named, and round years that have room', () => {
  expect(yearTicks(2026, 2050, false)).toEqual([2026, 2030, 2035, 2040, 2045, 2050]);
  expect(yearTicks(2005, 2050, false)).toEqual([2005, 2010, 2020, 2030, 2040, 2050]);
  expect(yearTicks(2026, 2050, true)).toEqual([2026, 2040, 2050]);
});
