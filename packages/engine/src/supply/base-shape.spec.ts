import { at, professions, sum, sumRange } from '@veivalg/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ObservedStaff, observedStaff } from './base-shape.ts';
import { testParameters, testWorkforce } from './supply-fixture.ts';
import { readSupplyParameters } from './supply-parameters.ts';

const input = testWorkforce();
let staff: ObservedStaff;
beforeEach(() => {
  staff = observedStaff(input, readSupplyParameters(testParameters()));
});
const ages = (name: (typeof professions)[number]): Float64Array => {
  const p = professions.indexOf(name);
  return staff.byAge.subarray(p * 58, (p + 1) * 58);
};
const older = (name: (typeof professions)[number]): number => sumRange(ages(name), 38, 58) / sum(ages(name));

describe('observedStaff', () => {
  it('splits nurses so that all bands together are as counted', () => {
    const both = [ages('nurse'), ages('specialistNurse')] as const;
    const bands = [0, 23, 38, 50, 58];
    for (let b = 0; b < 4; b++) {
      const total = both.reduce((n, part) => n + sumRange(part, at(bands, b), at(bands, b + 1)), 0);
      expect(total).toBeCloseTo(at(input.bandHeads, b), 8);
    }
    expect(sum(ages('specialistNurse')) / 1000).toBeCloseTo(0.2, 10);
  });
  it('makes specialist nurses older by the stated ratio', () => {
    expect(older('specialistNurse') / older('nurse')).toBeCloseTo(
      // Same ratio of odds of being a specialist at 55+ as stated, 0.2·2 / (0.8 + 0.2·2) against the rest.
      (0.2 * 2) / (0.8 + 0.4) / 0.2 / ((1 - 0.4 / 1.2) / 0.8),
      10,
    );
  });
  it('gives the untrained the observed share from 55 and the assumed under 40', () => {
    const own = ages('withoutHealthEducation');
    expect(older('withoutHealthEducation')).toBeCloseTo(0.18, 10);
    expect(sumRange(own, 0, 23) / sum(own)).toBeCloseTo(0.5, 10);
  });
  it('says the year of the newest count for every profession', () => {
    expect([...staff.newestYear].every((year) => year === 2016)).toBe(true);
    expect(at(staff.ageYear, professions.indexOf('withoutHealthEducation'))).toBe(2016);
  });
});
