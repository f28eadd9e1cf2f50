import { join } from 'node:path';
import { municipalityId } from '@veivalg/core';
import { describe, expect, it } from 'vitest';
import type { DataFolder } from '../files/folder.ts';
import { loadMunicipalities } from '../geography/load-geography.ts';
import { diskFolder, nodeTools } from '../node.ts';
import { loadChartHistory } from './load-chart-history.ts';

const folder = diskFolder(join(import.meta.dirname, '..', '..', '..', '..', 'data'));
const places = loadMunicipalities(folder, nodeTools);
if (!places.ok) throw new Error('no municipalities');
const ids = places.value.map((place) => place.id);
const outcome = loadChartHistory(folder, nodeTools, ids);
if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems.slice(0, 3)));
const history = outcome.value;
const total = (values: readonly (number | null)[]): number =>
  values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

describe('what charts show before the base year', () => {
  it('tells residents in five broad ages, with what is not known left open', () => {
    expect([history.firstYear, history.yearCount]).toEqual([2005, 21]);
    expect(history.residents.length).toBe(21 * 5 * 357);
    expect(total(history.residents.slice(20 * 5 * 357))).toBe(5_594_340);
    const bygland = ids.indexOf(municipalityId('1160'));
    expect(history.residents[bygland]).toBeNull();
    expect(history.residents[5 * 357 + bygland]).toBeGreaterThan(0);
  });

  it('marks the years of a split municipality as estimates, and no others', () => {
    const aalesund = ids.indexOf(municipalityId('1508'));
    expect(history.estimated).toContain(aalesund);
    expect(history.estimated).not.toContain(20 * 357 + aalesund);
    expect(history.estimated).not.toContain(ids.indexOf(municipalityId('0301')));
  });

  it('keeps staff counts that cannot be chained apart', () => {
    const national = history.staff.filter((one) => one.measure === 'care' && one.municipality === null);
    expect(national.map(({ years }) => [years[0], years.at(-1)]).sort()).toEqual([
      [2009, 2017],
      [2018, 2023],
    ]);
    const newest = national.find(({ years }) => years.at(-1) === 2023);
    expect(newest?.fte.at(-1)).toBe(157_076);
    // 2020 is not published, and is no point of the line.
    expect(newest?.years).toEqual([2018, 2019, 2021, 2022, 2023]);
  });

  it('has the staff of the municipalities that are counted, all occupations together', () => {
    const local = history.staff.filter((one) => one.municipality !== null);
    expect(local.length).toBe(8);
    const trondheim = local.find((one) => one.municipality === municipalityId('5001'));
    expect(trondheim?.years[0]).toBe(2018);
    expect(trondheim?.fte.at(-1)).toBe(4984);
  });

  it('names the sources of both', () => {
    expect(history.residentSources).toEqual(['ssb-07459']);
    const records = history.sources.map(({ key }) => key);
    for (const key of [...history.residentSources, ...history.staff.map(({ source }) => source)])
      expect(records).toContain(key);
    expect(records.length).toBe(5);
  });

  it('passes on what is missing', () => {
    const bare: DataFolder = { read: () => null, list: () => [] };
    const failed = loadChartHistory(bare, nodeTools, ids);
    expect(failed.ok).toBe(false);
    expect(failed.problems.map(({ code }) => code)).toContain('V1101');
  });
});
