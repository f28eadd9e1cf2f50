import { at, professions, sumRange } from '@veivalg/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { prepareWorkforce } from './prepare-workforce.ts';
import { projectWorkforce } from './project-workforce.ts';
import { neutralSupplyDrivers } from './supply-drivers.ts';
import { testMortality, testParameters, testWorkforce } from './supply-fixture.ts';
import type { WorkforceModel } from './workforce-model.ts';

const heads = (stock: Float64Array, name: (typeof professions)[number]): number => {
  const p = professions.indexOf(name);
  return sumRange(stock, p * 116, (p + 1) * 116);
};

describe('prepareWorkforce', () => {
  const input = testWorkforce();
  let model: WorkforceModel;
  beforeEach(() => {
    model = prepareWorkforce(input, testMortality(), testParameters());
  });
  it('lets inflow hold the last observed growth over the stated years where figures are missing', () => {
    const p = professions.indexOf('otherHealthEducation');
    const span = { baseYear: 2016, lastYear: 2030 };
    const start = { ...input, newestHeads: input.newestHeads.slice(), newestYear: input.newestYear.slice() };
    start.newestHeads[p] = 16_000;
    start.newestYear[p] = 2015;
    for (const growthYears of [3, 5]) {
      const run = prepareWorkforce(start, testMortality(), testParameters({ growthYears }), span);
      const path = projectWorkforce(run, neutralSupplyDrivers(10), 10);
      // 2 % of 16 000 a year, held against the last count of 20 800.
      const change = growthYears * (320 / 20_800);
      expect(at(path.heads, growthYears * 17 + p) / at(path.heads, p)).toBeCloseTo(1 + change, 10);
      expect(run.standing[p]).toBe('heldGrowth');
      expect(at(run.entryShare, p)).toBeNaN();
    }
  });
  it('scales ages to a newer total when its year is reached, and carries on from there', () => {
    const p = professions.indexOf('otherHealthEducation');
    const { first, heads: carried } = model.carried;
    expect(first).toBe(2016);
    expect(at(carried, p)).toBeCloseTo(16_000, 6);
    expect(at(carried, 17 + p)).toBeCloseTo(16_800, 6);
    expect(at(carried, 10 * 17 + p)).toBeCloseTo(heads(model.stock, 'otherHealthEducation'), 6);
    expect(at(carried, professions.indexOf('withoutHealthEducation'))).toBeNaN();
  });
  it('sets the share that enters between zero and one where figures exist', () => {
    for (const [p, standing] of model.standing.entries())
      if (standing === 'figures') {
        expect(at(model.entryShare, p)).toBeGreaterThan(0);
        expect(at(model.entryShare, p)).toBeLessThanOrEqual(1);
      }
  });
  it('follows study places after the window of the counts', () => {
    const p = professions.indexOf('radiographer');
    // Intake 5 % of heads in 2011, 6 % in 2025: graduates of 2028 and after stand 20 % above those of 2014.
    const share = at(model.entryShare, p);
    expect(at(model.inflow, 2 * 17 + p)).toBeCloseTo(
      12_000 * (0.05 + (0.01 * 12) / 14 + 0) * 0.8 * share + 12_000 * (0.01 / 14) * 0.8 * share * 2,
      6,
    );
    expect(at(model.inflow, 10 * 17 + p)).toBeCloseTo(12_000 * 0.06 * 0.8 * share, 6);
  });
  it('moves a level of inflow to all that enters', () => {
    const p = professions.indexOf('dentist');
    const more = prepareWorkforce(input, testMortality(), testParameters({ 'inflow.dentist': 1.1 }));
    expect(at(more.inflow, p)).toBeCloseTo(1.1 * at(model.inflow, p), 9);
    expect(heads(more.stock, 'dentist')).toBeGreaterThan(heads(model.stock, 'dentist'));
    expect(heads(more.stock, 'doctor')).toBe(heads(model.stock, 'doctor'));
  });
  it('takes further education out of nursing, and from nowhere else', () => {
    const p = professions.indexOf('midwife');
    expect(at(model.inflow, p)).toBe(0);
    expect(sumRange(model.transfer, p * 58, (p + 1) * 58)).toBeGreaterThan(0);
    expect(sumRange(model.transfer, 0, 58)).toBe(0);
    const path = projectWorkforce(model, neutralSupplyDrivers(3), 3);
    const nurse = professions.indexOf('nurse');
    const fed = ['specialistNurse', 'publicHealthNurse', 'midwife'] as const;
    const moved = fed.reduce((total, name) => total + at(path.flows.movedIn, professions.indexOf(name)), 0);
    expect(at(path.flows.movedOut, nurse)).toBeCloseTo(moved, 9);
    expect(moved).toBeGreaterThan(0);
  });
  it('carries the stock on: more leave, fewer are left', () => {
    const fewer = prepareWorkforce(input, testMortality(), testParameters({ 'inflow.doctor': 0 }));
    expect(heads(fewer.stock, 'doctor')).toBeLessThan(0.85 * 7000 * 1.05);
    expect(heads(fewer.stock, 'doctor')).toBeGreaterThan(0.5 * 7000 * 1.05);
  });
});
