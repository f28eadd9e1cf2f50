import { municipalityId } from '@veivalg/core';
import type { ChartHistory } from '@veivalg/data';
import { expect, test } from 'vitest';
import { areaHistory } from './history.ts';

/** Two years, three places: place 1 is not known the first year, place 2 is an estimate the first year. */
const history: ChartHistory = {
  firstYear: 2005,
  yearCount: 2,
  residents: [0, 1].flatMap((y) =>
    [0, 1, 2, 3, 4].flatMap((a) => [10 * a + 1, y === 0 ? null : 10 * a + 2, 10 * a + 3]),
  ),
  estimated: [2],
  staff: [
    { measure: 'care', municipality: null, years: [2018, 2019], fte: [5, 6], source: 'b' },
    { measure: 'care', municipality: null, years: [2009, 2010], fte: [3, 4], source: 'a' },
    { measure: 'specialist', municipality: null, years: [2021], fte: [9], source: 'c' },
    { measure: 'care', municipality: municipalityId('1001'), years: [2018], fte: [1], source: 'd' },
  ],
  residentSources: ['a'],
  sources: ['a', 'b', 'c', 'd'].map((key) => ({
    key,
    producer: `P${key}`,
    title: '',
    edition: `E${key}`,
    published: '',
    accessed: '',
    links: [],
    licence: '',
    citation: '',
    note: '',
  })),
};

test('an area sums its places, and is a hole in a year where one of them is not known', () => {
  const { residents } = areaHistory(history, [0, 1], 3, true, undefined, 'municipal');
  expect(residents[2]).toEqual([null, 43]);
  expect(areaHistory(history, [0], 3, true, undefined, 'municipal').residents[2]).toEqual([21, 21]);
});

test('estimates are told where a split municipality stands in part, not where whole ones do', () => {
  expect(areaHistory(history, [2], 3, false, '1003', 'municipal').estimatedYears).toBe(1);
  expect(areaHistory(history, [0], 3, false, '1001', 'municipal').estimatedYears).toBe(0);
  expect(areaHistory(history, [0, 1, 2], 3, true, null, 'municipal').estimatedYears).toBe(0);
});

test('staff are those of the place and the services looked at, oldest first, with their sources', () => {
  const national = areaHistory(history, [0, 1, 2], 3, true, null, 'municipal');
  expect(national.staff.map(({ source }) => source)).toEqual(['a', 'b']);
  expect(national.staffSources).toBe('Pa (Ea); Pb (Eb)');
  expect(areaHistory(history, [0], 3, false, '1001', 'municipal').staff.map(({ source }) => source)).toEqual([
    'd',
  ]);
  expect(areaHistory(history, [0], 3, true, null, 'specialist').staff.map(({ source }) => source)).toEqual([
    'c',
  ]);
  // A county is no place anyone counted, and municipal care is not all services.
  expect(areaHistory(history, [0], 3, true, undefined, 'municipal').staff).toEqual([]);
  expect(areaHistory(history, [0], 3, true, null, 'all').staff).toEqual([]);
});
