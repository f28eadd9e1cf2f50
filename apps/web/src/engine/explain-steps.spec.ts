import { emptyPlan, type LeverSetting, type MeasureLibrary, type Plan } from '@veivalg/core';
import { attributePlan, finish } from '@veivalg/engine';
import { expect, test } from 'vitest';
import { explainSteps } from './explain-steps.ts';
import type { Explanation } from './protocol.ts';

const library: MeasureLibrary = { documents: [], measures: [], groups: [], sources: [], requirements: [] };
const lever = (id: string, value: number): LeverSetting => ({
  measure: id as LeverSetting['measure'],
  value,
  startYear: 2027,
  rampYears: 5,
  reach: 1,
});
/** A number of a plan in which measures work together. */
const value = (plan: Plan): number => plan.levers.reduce((left, one) => left * (1 - one.value / 10), 100);

test('a split in steps is the split in one go, exact or drawn, and runs each plan once', () => {
  for (const count of [1, 3, 5, 7]) {
    const plan = { ...emptyPlan, levers: Array.from({ length: count }, (_, i) => lever(`m${i}`, i + 1)) };
    const explain = (read: (plan: Plan) => number): Explanation => {
      const split = attributePlan(plan, library, read, { exactUpTo: 5, pairs: 3, seed: 1 });
      return {
        parts: split.causes.map(({ kind, id }, i) => ({
          kind,
          id,
          part: split.parts[i] ?? 0,
          alone: split.alone[i] ?? 0,
        })),
        interaction: split.interaction,
        total: split.total,
        exact: split.exact,
      };
    };
    const asked: string[] = [];
    const found = finish(
      explainSteps(explain, (one) => {
        asked.push(JSON.stringify(one));
        return value(one);
      }),
    );
    expect(found).toEqual(explain(value));
    expect(new Set(asked).size).toBe(asked.length);
    expect(found.total).toBeCloseTo(value(plan) - 100, 9);
  }
});
