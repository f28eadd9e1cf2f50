import { describe, expect, it } from 'vitest';
import { eachCell, readJsonStat, readJsonStatText } from './dataset.ts';

const stat = (order: readonly string[], value: unknown, status?: unknown): unknown => {
  const sizes: Record<string, number> = { A: 2, B: 3 };
  return {
    version: '2.0',
    class: 'dataset',
    id: order,
    size: order.map((code) => sizes[code]),
    dimension: {
      A: { category: { index: { a1: 0, a2: 1 }, label: { a1: 'En', a2: 'To' } } },
      B: { category: { index: ['b1', 'b2', 'b3'] } },
    },
    value,
    ...(status === undefined ? {} : { status }),
  };
};
const cellsOf = (json: unknown): Record<string, string> => {
  const dataset = readJsonStat(json, 'x');
  if (!dataset.ok) throw new Error(JSON.stringify(dataset.problems));
  const places = ['A', 'B'].map((code) => dataset.value.dimensions.findIndex((one) => one.code === code));
  const cells: Record<string, string> = {};
  eachCell(dataset.value, (codes, value, sign) => {
    cells[places.map((d) => codes[d]).join(' ')] = `${value}${sign}`;
  });
  return cells;
};

describe('readJsonStat', () => {
  it('reads the same cells whatever the order of the dimensions and the form of values and status', () => {
    const expected = {
      'a1 b1': '1',
      'a1 b2': '2',
      'a1 b3': 'NaN..',
      'a2 b1': '4',
      'a2 b2': 'NaN:',
      'a2 b3': '6',
    };
    expect(cellsOf(stat(['A', 'B'], [1, 2, null, 4, null, 6], { 2: '..', 4: ':' }))).toEqual(expected);
    expect(cellsOf(stat(['B', 'A'], [1, 4, 2, null, null, 6], ['', '', '', ':', '..', '']))).toEqual(
      expected,
    );
    expect(cellsOf(stat(['A', 'B'], { 0: 1, 1: 2, 3: 4, 5: 6 }, { 2: '..', 4: ':' }))).toEqual(expected);
  });
  it.each([
    ['too few values', stat(['A', 'B'], [1, 2])],
    ['too many values', stat(['A', 'B'], [1, 2, 3, 4, 5, 6, 7])],
    ['a value outside', stat(['A', 'B'], { 6: 1 })],
    ['a word for a number', stat(['A', 'B'], [1, 2, 3, 4, 5, 'x'])],
    [
      'a number too large',
      JSON.parse(JSON.stringify(stat(['A', 'B'], [1, 2, 3, 4, 5, 6])).replace('[1,', '[1e999,')),
    ],
    ['a cell number with zeros in front', stat(['A', 'B'], { '05': 1 })],
    ['a dimension twice', stat(['A', 'A'], [1, 2, 3, 4])],
    ['an unknown dimension', stat(['A', 'C'], [1, 2])],
    ['status outside', stat(['A', 'B'], [1, 2, 3, 4, 5, 6], { 9: ':' })],
    ['a huge size', { ...(stat(['A', 'B'], []) as object), size: [1_999_999, 1_999_999] }],
    ['an older version', { ...(stat(['A', 'B'], []) as object), version: '1.0' }],
    [
      'two categories in one place',
      { ...(stat(['A'], [1, 2]) as object), dimension: { A: { category: { index: { x: 0, y: 0 } } } } },
    ],
    ['nothing', null],
  ])('refuses %s', (_, json) => {
    expect(readJsonStat(json, 'x').problems[0]?.code).toBe('V3004');
  });
  it('refuses a cut text', () => {
    const text = JSON.stringify(stat(['A', 'B'], [1, 2, 3, 4, 5, 6]));
    expect(readJsonStatText(text.slice(0, -5), 'x').problems[0]?.code).toBe('V3003');
  });
});
