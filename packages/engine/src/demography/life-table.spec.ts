import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohortSurvival, lifeTableAges, remainingLifeExpectancy } from './life-table.ts';

const tableOf = (q: (age: number) => number): Float64Array =>
  Float64Array.from({ length: lifeTableAges }, (_, age) => (age === lifeTableAges - 1 ? 1 : q(age)));

describe('life table (D2)', () => {
  it('gives the survival of the worked example in the method chapter', () => {
    const q = tableOf((age) => (age === 80 ? 0.04 : age === 81 ? 0.045 : 0));
    const survival = new Float64Array(107);
    cohortSurvival(q, 0, survival, 0);
    expect(survival[81]).toBeCloseTo((0.96 + 0.9168) / (1 + 0.96), 14);
    expect(survival[80]).toBeCloseTo((1 + 0.96) / 2, 14);
    expect(survival[50]).toBe(1);
  });

  it('halves the first year for those born in it and keeps the open group on its own risk', () => {
    const q = tableOf((age) => (age === 0 ? 0.1 : age === 105 ? 0.6 : 0));
    const survival = new Float64Array(107);
    cohortSurvival(q, 0, survival, 0);
    expect(survival[0]).toBeCloseTo(0.95, 14);
    expect(survival[106]).toBeCloseTo(0.4, 14);
  });

  it('reads and writes from the places it is told', () => {
    const q = new Float64Array(2 * lifeTableAges);
    q.set(
      tableOf(() => 0.5),
      lifeTableAges,
    );
    const survival = new Float64Array(2 * 107).fill(-1);
    cohortSurvival(q, lifeTableAges, survival, 107);
    expect(survival[106]).toBe(-1);
    expect(survival[107]).toBeCloseTo(0.75, 14);
    expect(survival[108]).toBeCloseTo(0.5, 14);
  });

  it('never lets more live than there were, and fewer where more die', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 106, maxLength: 106 }),
        (rates) => {
          const low = tableOf((age) => (rates[age] ?? 0) / 2);
          const survival = new Float64Array(107);
          cohortSurvival(low, 0, survival, 0);
          for (const share of survival) {
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(1);
          }
          const high = tableOf((age) => rates[age] ?? 0);
          expect(remainingLifeExpectancy(high, 0, 0)).toBeLessThanOrEqual(
            remainingLifeExpectancy(low, 0, 0) + 1e-12,
          );
        },
      ),
      { seed: 20261121, numRuns: 50 },
    );
  });

  it('counts remaining years: half a year for those who die within the year', () => {
    expect(
      remainingLifeExpectancy(
        tableOf(() => 1),
        0,
        67,
      ),
    ).toBe(0.5);
    expect(
      remainingLifeExpectancy(
        tableOf((age) => (age < 70 ? 0 : 1)),
        0,
        67,
      ),
    ).toBe(3.5);
  });
});
