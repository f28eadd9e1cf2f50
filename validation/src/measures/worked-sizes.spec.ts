import {
  at,
  emptyPlan,
  type LeverSetting,
  measureId,
  type Plan,
  professions,
  type Result,
  sectors,
  services,
} from '@veivalg/core';
import { prepare, project } from '@veivalg/engine';
import { describe, expect, it } from 'vitest';
import { dataFolder, shippedBaseline } from '../whole/shipped.ts';
import { shippedCatalogue } from './lever-bench.ts';

const { library } = shippedCatalogue(dataFolder);
const baseline = shippedBaseline();
const endYear = 2041;
const prepared = prepare(baseline, library, endYear);
const run = (plan: Partial<Plan>): Result => {
  const outcome = project(prepared, { ...emptyPlan, endYear, ...plan });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
};
const before = run({});
const places = before.placeCount;
const lever = (id: string, value: number): LeverSetting => ({
  measure: measureId(id),
  value,
  startYear: 2026,
  rampYears: 0,
  reach: 1,
});
const care = ['homeCare', 'longTermStay', 'shortTermStay', 'staffedHousing'] as const;
const careNeed = (result: Result, y: number): number => {
  let total = 0;
  for (const service of care)
    for (let m = 0; m < places; m++)
      total += at(result.demandByService, (y * services.length + services.indexOf(service)) * places + m);
  return total;
};
const municipal = (
  result: Result,
  array: 'supply' | 'contractedFte' | 'heads',
  y: number,
  profession?: (typeof professions)[number],
): number => {
  let total = 0;
  professions.forEach((name, p) => {
    if (profession !== undefined && profession !== name) return;
    const row = (y * sectors.length * professions.length + p) * places;
    for (let m = 0; m < places; m++) total += at(result[array], row + m);
  });
  return total;
};

describe('worked sizes in the whole model', () => {
  it('one percentage point of position size: 1.4 % more contracted FTE of shift staff', () => {
    const after = run({ levers: [lever('arbeidstidsordninger', 1)] });
    for (const profession of ['nurse', 'healthCareWorker'] as const)
      expect(
        municipal(after, 'contractedFte', 0, profession) / municipal(before, 'contractedFte', 0, profession),
      ).toBeCloseTo(1 + 1 / 71.5, 9);
  });

  it('one point of sick leave: 1.13 % more worked FTE, about 1,800–1,900 in municipal care', () => {
    const after = run({ levers: [lever('arbeidsmiljo', 100 / 11.7)] });
    const share = municipal(after, 'supply', 0) / municipal(before, 'supply', 0) - 1;
    expect(share).toBeCloseTo(0.01 / 0.883, 9);
    expect(share * careNeed(before, 0)).toBeGreaterThan(1750);
    expect(share * careNeed(before, 0)).toBeLessThan(1950);
  });

  it('standard +1 % for 15 years adds 16.1 %: 25,000 on the staff of 2023, more on that of 2026', () => {
    const flat = run({ assumptions: [{ parameter: 'demand.standardGrowth', value: 0, reason: 'check' }] });
    const share = careNeed(before, 15) / careNeed(flat, 15) - 1;
    expect(share).toBeCloseTo(1.01 ** 15 - 1, 9);
    expect(share * 157_076).toBeGreaterThan(25_000);
    expect(share * 157_076).toBeLessThan(25_500);
  });

  it('a labour saving of 0.5 % for 15 years takes 7.2 %: −11,400 on the staff of 2023', () => {
    const flat = run({ assumptions: [{ parameter: 'demand.labourSaving', value: 0, reason: 'check' }] });
    const share = careNeed(before, 15) / careNeed(flat, 15) - 1;
    expect(share).toBeCloseTo(0.995 ** 15 - 1, 9);
    expect(share * 157_076).toBeCloseTo(-11_377, -1);
  });

  it('drop-out 18 → 13 %: 6.1 % more graduates; fewer than 263 start in the services the first year, none before', () => {
    const after = run({ levers: [lever('studiegjennomforing', 263)] });
    const more = (y: number): number =>
      sectors.reduce((total, _, k) => {
        const row = ((y * sectors.length + k) * professions.length + professions.indexOf('nurse')) * places;
        let sum = 0;
        for (let m = 0; m < places; m++) sum += at(after.heads, row + m) - at(before.heads, row + m);
        return total + sum;
      }, 0);
    expect(more(0)).toBe(0);
    expect(more(1)).toBeGreaterThan(150);
    expect(more(1)).toBeLessThan(263);
    expect(more(15)).toBeGreaterThan(8 * more(1));
    expect(more(15)).toBeLessThan(15 * more(1));
  });
});
