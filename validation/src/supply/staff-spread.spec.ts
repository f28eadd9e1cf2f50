import { professions } from '@veivalg/core';
import { describe, expect, it } from 'vitest';
import { shippedBaseline } from '../whole/shipped.ts';
import { observedMortality } from './report.ts';
import { type StaffBand, staffBands } from './staff-bands.ts';
import { summariseStaffBands } from './staff-coverage.ts';
import { staffFactor, staffTogether, tryStaffSplit } from './staff-spread.ts';

const baseline = shippedBaseline();
const drawn = staffBands(baseline.workforce, observedMortality(baseline, 2010), baseline.parameters);
const shipped = drawn.filter(({ profession }) => profession !== 'all');

describe('the bands of staff, tested by hindcast', () => {
  it('hold 75–85 per cent of the outcomes, also where each profession is tried with a factor it had no part in', () => {
    const all = summariseStaffBands(shipped).find(({ horizon }) => horizon === 'all');
    for (const inside of [all?.inside, tryStaffSplit(shipped, 'eachProfession').inside]) {
      expect(inside).toBeGreaterThanOrEqual(0.75);
      expect(inside).toBeLessThanOrEqual(0.85);
    }
  });

  it('are set by the stated rule: it asks for no other spread, and for the correlation that is stated', () => {
    // One decimal is what the rule was written with (1.8).
    expect(Math.abs(staffFactor(shipped) - 1)).toBeLessThan(0.05);
    const together = staffTogether(shipped);
    const mean = together.reduce((sum, { correlation }) => sum + correlation, 0) / together.length;
    const stated = baseline.parameters['uncertainty.correlation.supply.inflow']?.value ?? Number.NaN;
    expect(Math.abs(mean - stated)).toBeLessThanOrEqual(0.05);
  });

  it('have the sum of the professions beside them', () => {
    for (const sum of drawn.filter(({ profession }) => profession === 'all')) {
      const parts = shipped.filter(({ start, target }) => start === sum.start && target === sum.target);
      expect(sum.observed).toBe(parts.reduce((total, { observed }) => total + observed, 0));
      const width = parts.reduce((total, { low, high }) => total + high - low, 0);
      expect(sum.high - sum.low).toBeLessThan(width);
    }
  });
});

/** Outcomes with given reaches, one for each profession in turn. */
const made = (reaches: readonly number[], start: number): readonly StaffBand[] =>
  reaches.map((reach, i) => ({
    profession: professions[i % professions.length] ?? 'nurse',
    start,
    target: start + 1,
    horizon: 1,
    observed: 1000 + i,
    low: 0,
    high: 0,
    inside: Math.abs(reach) <= 1,
    reach,
  }));

describe('the rule for the spread of staff', () => {
  it('asks for the width that has four outcomes in five inside', () => {
    expect(staffFactor(made([0.1, -0.2, 1.5, -3, 0.4], 2000))).toBe(1.5);
  });

  it('never tries a group with a factor it had a part in', () => {
    const calm = made([0.5, 0.5, 0.5, 0.5, 0.5], 2000);
    const wild = made([2, -2, 2, -2, 2], 2010);
    const row = tryStaffSplit([...calm, ...wild], 'starts');
    // The calm are held by the factor of the wild, the wild not by that of the calm.
    expect(row).toMatchObject({ least: 0.5, most: 2, inside: 0.5, insideLeast: 0, insideMost: 1 });
  });

  it('finds that professions miss together, or not', () => {
    const [same] = staffTogether(made([1, 1, 1, 1], 2000));
    const [either] = staffTogether(made([1, -1, 1, -1], 2000));
    expect(same?.correlation).toBeCloseTo(1, 12);
    // Two and two against each other: 2 pairs alike, 4 unlike.
    expect(either?.correlation).toBeCloseTo(-1 / 3, 12);
  });
});
