import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AgeGroupCount, curveThroughGroups, stepsThroughGroups } from './age-curve.ts';

const seed = { seed: 20261121, numRuns: 60 };
const borders = [0, 18, 50, 67, 80, 90, 106];

const people = fc.array(fc.double({ min: 1, max: 5000, noNaN: true }), { minLength: 106, maxLength: 106 });
const meansOf = (min: number) =>
  fc.array(fc.double({ min, max: 0.9, noNaN: true }), { minLength: 6, maxLength: 6 });

const groupsOf = (means: readonly number[], weights: Float64Array): AgeGroupCount[] =>
  means.map((mean, i) => {
    const fromAge = borders[i] ?? 0;
    const toAge = (borders[i + 1] ?? 0) - 1;
    const total = weights.subarray(fromAge, toAge + 1).reduce((a, b) => a + b, 0);
    return { fromAge, toAge, count: mean * total };
  });

const countIn = (rates: Float64Array, weights: Float64Array, group: AgeGroupCount): number => {
  let sum = 0;
  for (let age = group.fromAge; age <= group.toAge; age++) sum += (rates[age] ?? 0) * (weights[age] ?? 0);
  return sum;
};

describe('curveThroughGroups', () => {
  it('gives back the count of every group, whatever the shape', () => {
    fc.assert(
      fc.property(people, meansOf(0), (persons, means) => {
        const weights = Float64Array.from(persons);
        const groups = groupsOf(means, weights);
        const rates = curveThroughGroups(groups, weights, Number.POSITIVE_INFINITY);
        for (const group of groups) expect(countIn(rates, weights, group)).toBeCloseTo(group.count, 8);
        expect(rates.every((rate) => rate >= 0)).toBe(true);
      }),
      seed,
    );
  });

  it('rises all the way when the groups rise', () => {
    fc.assert(
      fc.property(meansOf(0.001), (means) => {
        const weights = new Float64Array(106).fill(1000);
        const sorted = [...new Set(means)].sort((a, b) => a - b);
        fc.pre(sorted.length === 6);
        const rates = curveThroughGroups(groupsOf(sorted, weights), weights, Number.POSITIVE_INFINITY);
        for (let age = 1; age < 106; age++)
          // Scaling a group to its exact count may move a border by the last digits.
          expect(rates[age] ?? 0).toBeGreaterThanOrEqual((rates[age - 1] ?? 0) * (1 - 1e-9));
      }),
      seed,
    );
  });

  it('keeps a top flat', () => {
    const weights = new Float64Array(106).fill(1);
    const rates = curveThroughGroups(groupsOf([0.1, 0.2, 0.3, 0.6, 0.4, 0.2], weights), weights, 1);
    expect(rates[67]).toBeCloseTo(0.6, 12);
    expect(rates[79]).toBeCloseTo(0.6, 12);
  });

  it('stays inside the cap at an open end', () => {
    const weights = new Float64Array(106).fill(1);
    const rates = curveThroughGroups(groupsOf([0.01, 0.05, 0.1, 0.2, 0.4, 0.9], weights), weights, 1);
    expect(Math.max(...rates)).toBeLessThanOrEqual(1);
  });

  it('refuses ages in no group between two groups', () => {
    const weights = new Float64Array(106).fill(1);
    expect(() =>
      curveThroughGroups(
        [
          { fromAge: 0, toAge: 10, count: 1 },
          { fromAge: 12, toAge: 105, count: 1 },
        ],
        weights,
        1,
      ),
    ).toThrow(/one group/);
  });
});

describe('stepsThroughGroups', () => {
  it('adds groups that overlap and leaves other ages at 0', () => {
    const weights = new Float64Array(106).fill(10);
    const rates = stepsThroughGroups(
      [
        { fromAge: 0, toAge: 1, count: 4 },
        { fromAge: 1, toAge: 2, count: 2 },
      ],
      weights,
    );
    expect([...rates.slice(0, 4)]).toEqual([0.2, 0.30000000000000004, 0.1, 0]);
  });
});
