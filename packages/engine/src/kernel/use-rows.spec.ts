import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addColumnPairs, addColumns, samePositions, sparseRow } from './use-rows.ts';

const seed = { seed: 20261121, numRuns: 60 };
const number = fc.double({ min: -5, max: 5, noNaN: true });
const cases = fc.integer({ min: 0, max: 21 }).chain((rows) =>
  fc.record({
    weights: fc.array(fc.oneof(fc.constant(0), number), { minLength: rows, maxLength: rows }),
    other: fc.array(number, { minLength: rows, maxLength: rows }),
    columns: fc.array(number, { minLength: rows * 3, maxLength: rows * 3 }),
  }),
);

const plain = (weights: readonly number[], columns: readonly number[]): number[] =>
  [0, 1, 2].map((m) => weights.reduce((sum, weight, i) => sum + weight * (columns[i * 3 + m] ?? 0), 10));

describe('addColumns', () => {
  it('adds what a plain sum adds, whatever the number of columns', () => {
    fc.assert(
      fc.property(cases, ({ weights, columns }) => {
        const out = new Float64Array(5).fill(10);
        const shifted = Float64Array.from([9, 9, ...columns]);
        addColumns(out, 1, shifted, 2, sparseRow(Float64Array.from(weights)), 3);
        plain(weights, columns).forEach((value, m) => {
          expect(out[1 + m]).toBeCloseTo(value, 9);
        });
        expect([out[0], out[4]]).toEqual([10, 10]);
      }),
      seed,
    );
  });
});

describe('addColumnPairs', () => {
  it('gives both results what each would have alone', () => {
    fc.assert(
      fc.property(cases, ({ weights, other, columns }) => {
        const dense = weights.map((weight) => (weight === 0 ? 1 : weight));
        const second = other.map((weight) => (weight === 0 ? 1 : weight));
        const out = new Float64Array(6).fill(10);
        const rows = [sparseRow(Float64Array.from(dense)), sparseRow(Float64Array.from(second))] as const;
        addColumnPairs(out, 0, 3, Float64Array.from(columns), 0, rows[0], rows[1], 3);
        [...plain(dense, columns), ...plain(second, columns)].forEach((value, m) => {
          expect(out[m]).toBeCloseTo(value, 9);
        });
      }),
      seed,
    );
  });
});

describe('samePositions', () => {
  it('sees where the weights are, not what they are', () => {
    const row = (...weights: number[]) => sparseRow(Float64Array.from(weights));
    expect(samePositions(row(1, 0, 2), row(5, 0, 6))).toBe(true);
    expect(samePositions(row(1, 0, 2), row(5, 6, 0))).toBe(false);
    expect(samePositions(row(1), row(1, 2))).toBe(false);
    expect([...row(0, 3, 0, 4).index]).toEqual([1, 3]);
  });
});
