import { join } from 'node:path';
import { type DemographyInput, type MunicipalityId, municipalityId } from '@veivalg/core';
import { describe, expect, it } from 'vitest';
import type { DataFolder } from '../files/folder.ts';
import { loadMunicipalities } from '../geography/load-geography.ts';
import { diskFolder, nodeTools } from '../node.ts';
import { loadDemography } from './load-demography.ts';
import { loadPopulationHistory } from './load-history.ts';

const folder = diskFolder(join(import.meta.dirname, '..', '..', '..', '..', 'data'));
const places = loadMunicipalities(folder, nodeTools);
if (!places.ok) throw new Error('no municipalities');
const ids = places.value.map((place) => place.id);
const outcome = loadDemography(folder, nodeTools, ids);
if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems.slice(0, 3)));
const input: DemographyInput = outcome.value;
const total = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0);

describe('demographic figures', () => {
  it('hold the 5,627,400 people registered on 1 January 2026', () => {
    expect(total(input.population)).toBe(5_627_400);
    expect(input.population.length).toBe(357 * 2 * 106);
    const old = ids.reduce((sum, _, place) => {
      for (let sex = 0; sex < 2; sex++)
        for (let age = 80; age < 106; age++) sum += input.population[(place * 2 + sex) * 106 + age] ?? 0;
      return sum;
    }, 0);
    expect(old).toBe(284_939);
  });

  it('know every probability of death, between 0 and 1, women living longer', () => {
    expect(input.mortality.length).toBe(25 * 2 * 107);
    expect(input.mortality.every((q) => q >= 0 && q <= 1)).toBe(true);
    expect(input.mortality[106]).toBe(1);
    const q80 = (sex: number): number => input.mortality[(24 * 2 + sex) * 107 + 80] ?? 0;
    expect(q80(0)).toBeLessThan(q80(1));
  });

  it('have shares of fertility that sum to one in each period', () => {
    for (let period = 0; period < input.fertilityMidYears.length; period++)
      expect(total(input.fertilityShares.subarray(period * 7, period * 7 + 7))).toBeCloseTo(1, 12);
  });

  it('carry the published assumptions by level', () => {
    expect(input.totalFertility.main.find(({ year }) => year === 2050)?.value).toBe(1.66);
    expect(input.lifeExpectancy.high.find(({ year }) => year === 2050)?.value).toBe(89.2);
    expect(input.lifeExpectancyMen.low.find(({ year }) => year === 2050)?.value).toBe(83.3);
    expect(input.netMigration.low.find(({ year }) => year === 2030)?.value).toBe(9057);
    for (const path of [input.totalFertility, input.lifeExpectancy, input.netMigration])
      for (const points of Object.values(path))
        expect(points.map(({ year }) => year)).toEqual(
          [...points.map(({ year }) => year)].sort((a, b) => a - b),
        );
  });

  it('carry the official totals of counties and municipalities', () => {
    expect(input.countyIds.length).toBe(15);
    const last = (input.countyTotalsYears.count - 1) * 15;
    expect(total(input.countyTotals.main.subarray(last))).toBe(6_114_899);
    expect(total(input.municipalTotals)).toBe(6_114_899);
    expect(input.municipalTotalsYear).toBe(2050);
  });

  it('have residuals for both periods, every place, and a country that adds up', () => {
    expect(input.residuals.map(({ firstYear, lastYear }) => [firstYear, lastYear])).toEqual([
      [2015, 2021],
      [2022, 2025],
    ]);
    for (const period of input.residuals) {
      expect(period.exposure.every((value) => value >= 0)).toBe(true);
      expect(period.residual.every((value) => Number.isFinite(value))).toBe(true);
    }
    const recent = total(input.residuals[1]?.residual ?? []);
    const byClass = total(input.classResiduals.residual.subarray(17 * 6));
    // Both are sums of the same residuals, written with two decimals: 14,280 roundings.
    expect(Math.abs(recent - byClass)).toBeLessThan(14_280 * 0.005);
  });

  it('are small enough for a browser', () => {
    const bytes = (value: unknown): number =>
      ArrayBuffer.isView(value)
        ? value.byteLength
        : typeof value === 'object' && value !== null
          ? Object.values(value).reduce((sum: number, part) => sum + bytes(part), 0)
          : 0;
    expect(bytes(input)).toBeLessThan(2_000_000);
  });
});

describe('the full history', () => {
  it('holds every year, place, sex and age, and marks what is estimated', () => {
    const history = loadPopulationHistory(folder, nodeTools, ids);
    if (!history.ok) throw new Error('no history');
    const { persons, estimated, yearCount, placeCount, firstYear } = history.value;
    expect([firstYear, yearCount, placeCount]).toEqual([2005, 22, 357]);
    const year = (y: number): number =>
      total(persons.subarray((y - 2005) * 357 * 212, (y - 2004) * 357 * 212));
    expect(year(2026)).toBe(5_627_400);
    // The pair 1508 and 1580 is 22 over in 2020 by rounding at the source, as the series says.
    expect(year(2020)).toBe(5_367_580 + 22);
    expect(estimated[ids.indexOf(municipalityId('1508'))]).toBe(1);
    expect(estimated[21 * 357 + ids.indexOf(municipalityId('1508'))]).toBe(0);
  });

  it('tells of places it does not know and places it lacks', () => {
    const fewer = loadPopulationHistory(folder, nodeTools, ids.slice(1));
    expect(fewer.ok).toBe(false);
    expect(fewer.problems[0]).toMatchObject({ code: 'V1115', details: { value: '0301' } });
    const more: MunicipalityId[] = [...ids, municipalityId('9999')];
    const lacking = loadPopulationHistory(folder, nodeTools, more);
    expect(lacking.ok).toBe(false);
    expect(lacking.problems).toMatchObject([{ code: 'V1114', details: { value: '9999' } }]);
  });

  it('passes on all files that are missing', () => {
    const empty: DataFolder = { read: () => null, list: () => [] };
    const all = loadDemography(empty, nodeTools, ids);
    expect(all.ok).toBe(false);
    expect(all.problems.length).toBe(12);
  });
});
