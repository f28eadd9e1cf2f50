import { emptyPlan, f64, professions, sumRange } from '@veivalg/core';
import { diskFolder, nodeTools } from '@veivalg/data/node';
import { balanceOf, prepare, project } from '@veivalg/engine';
import { describe, expect, it } from 'vitest';
import { dataFolder, shippedBaseline } from '../whole/shipped.ts';
import { asKnownIn } from './hindcast.ts';
import { supplyReport } from './report.ts';

const baseline = shippedBaseline();
const prepared = prepare(baseline);
const { workforce } = prepared.stages('main', []);
const outcome = project(prepared, emptyPlan);
if (!outcome.ok) throw new Error('the empty plan runs');
const places = baseline.municipalities.map((_, m) => m);
const report = supplyReport(baseline, workforce, diskFolder(dataFolder), nodeTools, (profession) => {
  const path = balanceOf(outcome.value, { places, profession });
  return { gap: f64(path.gap, 14), demand: f64(path.demand, 14) };
});
const heads = (name: (typeof professions)[number]): number => {
  const p = professions.indexOf(name);
  return sumRange(workforce.stock, p * 116, (p + 1) * 116);
};

describe('the workforce of the base year', () => {
  it('stands where later counts and the growth since say it should', () => {
    // 352,435 with a health or social education worked in health and social services in 2020; five years on at 1–2.5 % a year.
    const educated = professions
      .filter((name) => name !== 'withoutHealthEducation')
      .reduce((total, name) => total + heads(name), 0);
    expect(educated).toBeGreaterThan(352_435 * 1.01 ** 5 * 0.97);
    expect(educated).toBeLessThan(352_435 * 1.025 ** 5);
  });
  it('says the observation year of every profession', () => {
    for (const row of report.observed) {
      expect(row.year, row.profession).toBeGreaterThanOrEqual(2013);
      expect(row.year, row.profession).toBeLessThan(baseline.baseYear);
    }
  });
  it('has no cell below zero or unknown', () => {
    expect(workforce.stock.every((value) => value >= 0)).toBe(true);
  });
});

describe('V2, stock by profession', () => {
  const median = (horizon: number) => report.staffByHorizon.find((row) => row.horizon === horizon)?.median;
  it('has a median error of at most 5 % five years on, and beats as today', () => {
    expect(median(5)?.model).toBeLessThanOrEqual(0.05);
    expect(median(5)?.model).toBeLessThan(median(5)?.asToday ?? 0);
  });
  it('has an error of at most 10 % ten years on for municipal doctors, the only unbroken ten years', () => {
    const ten = report.doctors.find((row) => row.horizon === 10);
    expect(Math.abs(ten?.error.model ?? 1)).toBeLessThanOrEqual(0.1);
  });
  it('meets the totals counted on the way to the base year within 2.5 %', () => {
    expect(report.carried.map((row) => row.year)).toEqual([2015, 2016, 2017, 2018, 2019, 2020]);
    for (const row of report.carried) expect(Math.abs(row.error), String(row.year)).toBeLessThan(0.025);
  });
  it('lets auxiliary nurses, whom no one joins, fall as counted within 2 % in three years', () => {
    const three = report.closedGroup.find((row) => row.year === 2016);
    expect(Math.abs(three?.error ?? 1)).toBeLessThan(0.02);
  });
  it('knows nothing of later counts', () => {
    const known = asKnownIn(baseline.workforce, 2008);
    const { first, count } = known.countYears;
    known.counts.forEach((value, i) => {
      if (first + (i % count) > 2008) expect(value).toBeNaN();
    });
    known.inflow.forEach((value, i) => {
      if (known.inflowYears.first + (i % known.inflowYears.count) > 2008) expect(value).toBeNaN();
    });
  });
});

describe('V3, HELSEMOD 2023/2', () => {
  it('puts our sign beside every published group, and says where the model has none', () => {
    expect(report.helsemod).toHaveLength(15);
    const silent = report.helsemod.filter((row) => row.ours === null).map((row) => row.group);
    expect(silent).toEqual(['helsesekretær', 'tannhelsesekretær']);
  });
  it('has shortage of nurses and of health-care workers, as published', () => {
    for (const group of ['sykepleier', 'helsefagarbeider'])
      expect(report.helsemod.find((row) => row.group === group)?.agrees, group).toBe(true);
  });
});
