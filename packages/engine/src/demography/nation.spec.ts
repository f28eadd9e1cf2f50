import { ageCount, f64, sum } from '@veivalg/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numbersFrom } from './made-up-demography.ts';
import { projectNation } from './nation.ts';

const setup = (seed: number, steps: number) => {
  const next = numbersFrom(seed);
  return {
    start: Float64Array.from({ length: 212 }, () => Math.floor(next() * 1000)),
    survival: Float64Array.from({ length: steps * 214 }, () => next()),
    fertility: Float64Array.from({ length: steps * ageCount }, (_, i) =>
      i % ageCount >= 15 && i % ageCount < 50 ? next() * 0.1 : 0,
    ),
    girlShare: 0.485,
    netMigration: Float64Array.from({ length: steps * 214 }, () => 50 * (next() - 0.5)),
  };
};

describe('the country as one place (D2–D5)', () => {
  it('moves people by survival and migration alone, in every cell', () => {
    fc.assert(
      fc.property(fc.nat(10_000), (seed) => {
        const steps = 3;
        const input = setup(seed, steps);
        const { persons, births } = projectNation(input);
        for (let t = 0; t < steps; t++)
          for (let sex = 0; sex < 2; sex++)
            for (let age = 0; age < ageCount - 1; age++) {
              const before =
                age === 0 ? f64(births, t * 2 + sex) : f64(persons, (t * 2 + sex) * ageCount + age - 1);
              const lived = before * f64(input.survival, (t * 2 + sex) * 107 + age);
              const moved = f64(input.netMigration, (t * 2 + sex) * 107 + age);
              const expected = lived > 0 ? Math.max(0, lived + moved) : 0;
              expect(f64(persons, ((t + 1) * 2 + sex) * ageCount + age)).toBeCloseTo(expected, 9);
            }
      }),
      { seed: 20261121, numRuns: 20 },
    );
  });

  it('merges the two oldest cohorts in the open group', () => {
    const input = setup(1, 1);
    input.start.fill(0);
    input.start[104] = 10;
    input.start[105] = 6;
    input.survival.fill(0.5);
    input.netMigration.fill(0);
    expect(f64(projectNation(input).persons, 212 + 105)).toBe(8);
  });

  it('counts births by women before and after, girls by their share', () => {
    const input = setup(1, 1);
    input.start.fill(0);
    input.start[30] = 100;
    input.survival.fill(1);
    input.netMigration.fill(0);
    input.fertility.fill(0);
    input.fertility[30] = 0.1;
    input.fertility[31] = 0.3;
    const { births } = projectNation(input);
    expect(sum(births)).toBeCloseTo(20, 12);
    expect(f64(births, 0)).toBeCloseTo(20 * 0.485, 12);
  });
});
