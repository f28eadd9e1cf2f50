import { describe, expect, it } from 'vitest';
import { localGroupCounts, splitByLayer, wholeCount } from './groups.ts';

const flat = (value: number, places: number): Float64Array => new Float64Array(106 * places).fill(value);

describe('splitByLayer', () => {
  it('splits by rate times people and keeps the sum', () => {
    const people = new Float64Array(106).fill(1);
    people.fill(3, 90);
    const parts = splitByLayer(
      [{ fromAge: 80, toAge: 105, count: 100 }],
      [
        { fromAge: 90, toAge: 105, value: 40, population: 100 },
        { fromAge: 80, toAge: 89, value: 10, population: 100 },
      ],
      people,
    );
    // 10 × 1 × 0.1 = 1 against 16 × 3 × 0.4 = 19.2.
    expect(parts[0]).toEqual({ fromAge: 80, toAge: 89, count: expect.closeTo(100 / 20.2, 12) });
    expect((parts[0]?.count ?? 0) + (parts[1]?.count ?? 0)).toBeCloseTo(100, 12);
  });

  it('leaves a group that the layer says nothing about', () => {
    const group = { fromAge: 0, toAge: 66, count: 7 };
    expect(
      splitByLayer([group], [{ fromAge: 67, toAge: 79, value: 1, population: 1 }], new Float64Array(106)),
    ).toEqual([group]);
  });

  it('refuses a layer with a hole', () => {
    expect(() =>
      splitByLayer(
        [{ fromAge: 0, toAge: 66, count: 7 }],
        [{ fromAge: 0, toAge: 60, value: 1, population: 1 }],
        new Float64Array(106).fill(1),
      ),
    ).toThrow(/to the end/);
  });
});

describe('localGroupCounts', () => {
  it('uses only complete splits for the rates and all totals for the level', () => {
    const byAge = Float64Array.from([
      67,
      Number.NaN,
      Number.NaN,
      13,
      Number.NaN,
      Number.NaN,
      26,
      Number.NaN,
      Number.NaN,
    ]);
    const observed = Float64Array.from([106, 212, Number.NaN]);
    const counts = localGroupCounts(byAge, observed, flat(10, 3));
    // Rates 0.1 everywhere; observed 318 against 212 expected gives the scale 1.5; three places.
    expect(counts.map((group) => group.count)).toEqual([
      expect.closeTo(0.15 * 670 * 3, 9),
      expect.closeTo(0.15 * 130 * 3, 9),
      expect.closeTo(0.15 * 260 * 3, 9),
    ]);
  });
});

describe('wholeCount', () => {
  it('fills blank places with the rate of the others', () => {
    expect(wholeCount(Float64Array.from([53, Number.NaN]), flat(1, 2))[0]?.count).toBeCloseTo(106, 12);
  });
});
