import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodeChange, type CodedFigure, carryCodes, partsInYear } from './carry-codes.ts';

const change = (
  oldCode: string,
  code: string,
  to: number | null,
  share = 1,
  from: number | null = null,
): CodeChange => ({ oldCode, code, from, to, share });

const changes = [
  change('1103', '1103', null),
  change('1141', '1103', 2019),
  change('1142', '1103', 2019),
  change('4601', '4601', null),
  change('1201', '4601', 2019),
  change('1508', '1508', null),
  change('1580', '1580', null),
  change('1507', '1508', 2023, 0.75, 2020),
  change('1507', '1580', 2023, 0.25, 2020),
];
const today = ['1103', '1508', '1580', '4601'];
const figures = (values: Readonly<Record<string, number | string>>): ReadonlyMap<string, CodedFigure> =>
  new Map(
    Object.entries(values).map(([code, value]) => [
      code,
      typeof value === 'number' ? { code, value, status: '' } : { code, value: Number.NaN, status: value },
    ]),
  );
const carry = (values: Readonly<Record<string, number | string>>, year: number, additive = true) =>
  new Map(
    carryCodes(figures(values), partsInYear(changes, year), today, additive).map((one) => [one.code, one]),
  );

describe('carryCodes', () => {
  it('sums a number that lives on with those that joined it', () => {
    expect(carry({ '1103': 100, '1141': 3, '1142': 4 }, 2019).get('1103')?.value).toBe(107);
  });
  it('gives a new number the figure of the old, rates too', () => {
    expect(carry({ '1201': 42, '4601': '.' }, 2019, false).get('4601')).toMatchObject({
      value: 42,
      carrying: 'renumbered',
    });
    // Some tables write zero, not a sign, for a number that was not in use.
    expect(carry({ '1201': 42, '4601': 0 }, 2019).get('4601')?.value).toBe(42);
  });
  it('leaves figures alone from the year the new number is in use', () => {
    expect(carry({ '1103': 100, '1141': '.' }, 2020).get('1103')).toMatchObject({
      value: 100,
      carrying: 'own',
    });
  });
  it('shares a split municipality out and keeps its sum', () => {
    const carried = carry({ '1507': 80 }, 2022);
    expect([carried.get('1508')?.value, carried.get('1580')?.value]).toEqual([60, 20]);
  });
  it('has no sum of key figures, and no sum with a hidden part', () => {
    expect(carry({ '1103': 10, '1141': 20, '1142': 30 }, 2019, false).get('1103')?.value).toBeNaN();
    expect(carry({ '1103': 10, '1141': ':', '1142': 30 }, 2019).get('1103')).toMatchObject({
      value: Number.NaN,
      status: ':',
    });
    expect(carry({ '1103': 10, '1141': 2 }, 2019).get('1103')?.value).toBeNaN();
  });
  it('keeps the sum of the country whatever the figures', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { minLength: 6, maxLength: 6 }), (values) => {
        const codes = ['1103', '1141', '1142', '1201'];
        const given = Object.fromEntries(codes.map((code, i) => [code, (values[i] ?? 0) + 1]));
        const before = codes.reduce((total, code) => total + (given[code] ?? 0), 0);
        const after = [...carry(given, 2018).values()].reduce((total, { value }) => total + value, 0);
        expect(after).toBe(before);
      }),
      { seed: 20261121, numRuns: 50 },
    );
  });
});
