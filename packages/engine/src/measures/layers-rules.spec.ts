import { type DriverId, f64, type MeasureLibrary, sameInAll } from '@veivalg/core';
import { describe, expect, it } from 'vitest';
import { adapters } from './adapters.ts';
import { combine, emptyLayers, type Layer, layerOf } from './layers.ts';
import { openLibrary } from './levers-fixture.ts';
import { limitBook } from './limits.ts';
import { nearest } from './nearest.ts';

describe('combine (M3)', () => {
  const layer = (rule: Layer['adapter']['rule']): Layer => ({
    adapter: { ...adapters['demand.userRate'], rule },
    values: Float64Array.of(0.5, 0.8),
  });

  it('adds sums, and takes each share of what the others left', () => {
    const sum = layer('sum');
    combine(sum, 1, 0.1);
    expect([...sum.values]).toEqual([0.5, expect.closeTo(0.9, 12)]);
    const left = layer('left');
    combine(left, 1, -0.25);
    expect(f64(left.values, 1)).toBeCloseTo(0.6, 12);
    combine(left, 1, 0.5);
    expect(f64(left.values, 1)).toBeCloseTo(0.9, 12);
    combine(left, 0, -1.5);
    expect(f64(left.values, 0)).toBe(0);
  });

  it('starts sums at 0 and what is left at 1', () => {
    const layers = emptyLayers(2);
    for (const driver of Object.keys(adapters) as DriverId[]) {
      const { adapter, values } = layerOf(layers, driver);
      expect(values.every((value) => value === (adapter.rule === 'sum' ? 0 : 1))).toBe(true);
      expect(layerOf(layers, driver).values).toBe(values);
    }
  });
});

describe('limitBook (M3)', () => {
  it('keeps a value inside its limits and tells the first year they were met', () => {
    const library: MeasureLibrary = {
      ...openLibrary,
      groups: [
        {
          id: 'users',
          name: sameInAll('users'),
          combine: 'left',
          limits: [
            {
              driver: 'demand.userRate',
              least: 0.5,
              most: 1.5,
              standing: 'assumed',
              reason: sameInAll('x'),
              sources: [],
            },
          ],
        },
      ],
    };
    const book = limitBook(library, 2026);
    const keep = book.keeper('demand.userRate');
    expect([keep(0.5, 0), keep(1.5, 0), keep(1, 0)]).toEqual([0.5, 1.5, 1]);
    expect(book.problems()).toEqual([]);
    expect([keep(2, 3), keep(0.1, 2), keep(9, 5)]).toEqual([1.5, 0.5, 1.5]);
    expect(book.keeper('supply.exitRate')(99, 0)).toBe(99);
    const told = book.problems();
    expect(told).toHaveLength(1);
    expect(told[0]?.details).toMatchObject({ driver: 'demand.userRate', group: 'users', year: 2028 });
  });
});

describe('nearest', () => {
  const known = ['arealplan', 'heltid', 'helse', 'hjelp', 'velferdsteknologi'];

  it('names the words one or two letters away, the closest first, and alike by the alphabet', () => {
    expect(nearest('heltdi', known)).toEqual(['heltid']);
    expect(nearest('hels', known)).toEqual(['helse', 'hjelp']);
    expect(nearest('b', ['c', 'a', 'ab', 'bcd'])).toEqual(['a', 'ab', 'c']);
    expect(nearest('c', ['b', 'c', 'a'])).toEqual(['c', 'a', 'b']);
  });

  it('finds a longer word by a part of it, and nothing for a strange one', () => {
    expect(nearest('teknologi', known)).toEqual(['velferdsteknologi']);
    expect(nearest('xyzxyz', known)).toEqual([]);
  });
});
