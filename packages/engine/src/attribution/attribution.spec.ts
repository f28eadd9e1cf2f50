import { emptyPlan, type LeverSetting, type Plan } from '@veivalg/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyLevers } from '../measures/apply-levers.ts';
import { lever, move, openLibrary, toyContext, toyDrivers } from '../measures/levers-fixture.ts';
import { attribute, attributionDefaults, type WorthOf } from './attribute.ts';
import { attributePlan, causesOf } from './attribute-plan.ts';

const seed = 20261121;
const names = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => `c${i}`);

/** All orders of n causes. */
const orders = (items: readonly number[]): readonly (readonly number[])[] =>
  items.length <= 1
    ? [items]
    : items.flatMap((first) =>
        orders(items.filter((item) => item !== first)).map((rest) => [first, ...rest]),
      );

/** Shapley as it is defined: the mean over all orders. */
const bruteForce = (worth: WorthOf, count: number): readonly number[] => {
  const known = new Map<string, number>();
  const value: WorthOf = (present) => {
    const key = present.join();
    const found = known.get(key) ?? worth(present);
    known.set(key, found);
    return found;
  };
  const all = orders(Array.from({ length: count }, (_, i) => i));
  const parts = new Array<number>(count).fill(0);
  for (const order of all) {
    const present = new Array<boolean>(count).fill(false);
    for (const cause of order) {
      const before = value([...present]);
      present[cause] = true;
      parts[cause] = (parts[cause] as number) + (value([...present]) - before) / all.length;
    }
  }
  return parts;
};

/** A game with a random worth for each set. */
const gameArb = (count: number): fc.Arbitrary<WorthOf> =>
  fc
    .array(fc.double({ min: -1000, max: 1000, noNaN: true }), {
      minLength: 2 ** count,
      maxLength: 2 ** count,
    })
    .map(
      (worths) => (present) => worths[present.reduce((key, on, i) => key + (on ? 2 ** i : 0), 0)] as number,
    );

describe('splitting a change over its causes', () => {
  it('equals the mean over all orders', () => {
    fc.assert(
      fc.property(gameArb(5), (value) => {
        const { parts } = attribute(value, names(5));
        const slow = bruteForce(value, 5);
        for (const [i, part] of parts.entries())
          expect(Math.abs(part - (slow[i] as number))).toBeLessThan(1e-9);
      }),
      { seed, numRuns: 10 },
    );
  });

  it('gives parts that sum to the whole, exact or sampled', () => {
    fc.assert(
      fc.property(gameArb(6), fc.integer({ min: 0, max: 6 }), (value, exactUpTo) => {
        const { parts, total } = attribute(value, names(6), { ...attributionDefaults, exactUpTo, pairs: 5 });
        expect(Math.abs(parts.reduce((a, b) => a + b, 0) - total)).toBeLessThan(1e-9);
      }),
      { seed, numRuns: 40 },
    );
  });

  it('is the plain difference for a single cause, and nothing for none', () => {
    const one = attribute(([on]) => (on ? 7 : 3), ['a']);
    expect([...one.parts]).toEqual([4]);
    expect(one.interaction).toBe(0);
    const none = attribute(() => 3, []);
    expect([none.total, none.parts.length]).toEqual([0, 0]);
  });

  it('does not depend on the order in which causes are given', () => {
    fc.assert(
      fc.property(gameArb(4), fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (value, order) => {
        const straight = attribute(value, names(4)).parts;
        const turned = attribute((present) => {
          const back = new Array<boolean>(4).fill(false);
          for (const [i, cause] of order.entries()) back[cause] = present[i] ?? false;
          return value(back);
        }, names(4)).parts;
        for (const [i, cause] of order.entries())
          expect(Math.abs((turned[i] as number) - (straight[cause] as number))).toBeLessThan(1e-9);
      }),
      { seed, numRuns: 20 },
    );
  });

  it('shows the overlap: two causes that do the same count once', () => {
    const split = attribute((present) => (present.some(Boolean) ? 10 : 0), ['a', 'b']);
    expect([...split.parts]).toEqual([5, 5]);
    expect(split.interaction).toBe(10);
  });

  it('samples within the error it states, and the same each time', () => {
    const value: WorthOf = (present) => {
      let left = 1;
      present.forEach((on, i) => {
        if (on) left *= 1 - 0.02 * (i + 1);
      });
      return 1000 * (1 - left);
    };
    const exact = attribute(value, names(12), { ...attributionDefaults, exactUpTo: 12 });
    const sampled = attribute(value, names(12));
    expect(sampled.exact).toBe(false);
    // Four standard errors and the rounding of a lucky draw.
    for (const [i, part] of sampled.parts.entries())
      expect(Math.abs(part - (exact.parts[i] as number))).toBeLessThan(
        4 * (sampled.standardError[i] as number) + 1e-6,
      );
    expect(attribute(value, names(12)).parts).toEqual(sampled.parts);
  });
});

describe('splitting a plan', () => {
  const measures = Array.from({ length: 5 }, (_, i) =>
    lever(
      `m${i}`,
      [move('demand.userRate', { perUnit: -0.01 }), move('demand.ftePerUser', { perUnit: -0.004 * i })],
      {
        no: i + 1,
        group: i < 2 ? 'health' : 'standard',
      },
    ),
  );
  const library = { ...openLibrary, measures };
  const settings = (values: readonly number[]): readonly LeverSetting[] =>
    values.map((value, i) => ({
      measure: (measures[i] as (typeof measures)[number]).id,
      value,
      startYear: 2026,
      rampYears: 0,
      reach: 1,
    }));
  /** FTE needed by home care of 1,000, with assumptions worth 100 each. */
  const need = (plan: Plan): number => {
    const { drivers } = applyLevers(toyDrivers(), plan, toyContext({ library }));
    return (
      1000 * (drivers.demand.userRate[0] as number) * (drivers.demand.ftePerUser[0] as number) +
      100 * plan.assumptions.length +
      40 * plan.requirements.reduce((sum, requirement) => sum + requirement.sign, 0)
    );
  };

  it('equals brute force on five random plans', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 5, maxLength: 5 }), (values) => {
        const plan = { ...emptyPlan, levers: settings(values) };
        const slow = bruteForce(
          (present) => need({ ...plan, levers: plan.levers.filter((_, i) => present[i]) }),
          5,
        );
        const split = attributePlan(plan, library, need);
        for (const [i, part] of split.parts.entries())
          expect(Math.abs(part - (slow[i] as number))).toBeLessThan(1e-9);
      }),
      { seed, numRuns: 5 },
    );
  });

  it('tells beliefs about the future from policy', () => {
    const plan: Plan = {
      ...emptyPlan,
      levers: settings([10]),
      assumptions: [{ parameter: 'x', value: 1, reason: '' }],
      requirements: [{ requirement: 'norm', sign: 1, startYear: 2026, rampYears: 0 }],
    };
    const split = attributePlan(plan, library, need);
    expect(split.causes.map((cause) => cause.kind)).toEqual(['assumption', 'requirement', 'lever']);
    expect(split.fromAssumptions).toBeCloseTo(100, 9);
    expect(split.fromPolicy).toBeCloseTo(-100 + 40, 9);
    expect(split.fromAssumptions + split.fromPolicy).toBeCloseTo(split.total, 9);
  });

  it('takes levers together by group when they are too many', () => {
    const plan = { ...emptyPlan, levers: settings([10, 20, 30, 40, 50]) };
    expect(causesOf(plan, library, 3).map((cause) => cause.id)).toEqual(['health', 'standard']);
    const split = attributePlan(plan, library, need, { ...attributionDefaults, exactUpTo: 3 });
    expect(split.parts.reduce((a, b) => a + b, 0)).toBeCloseTo(need(plan) - need(emptyPlan), 9);
  });
});
