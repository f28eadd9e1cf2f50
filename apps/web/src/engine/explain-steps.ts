import type { Plan } from '@veivalg/core';
import type { Explanation } from './protocol.ts';

/**
 * Split a change in steps: first see which plans the split asks for, then run them one at a time, then split.
 *
 * Which plans are asked for depends on the plan alone, never on what they come to.
 *
 * @param explain The split, given a reader of plans. @param value One number of a plan: runs the model.
 * @returns A generator of the share done that ends with the split.
 */
export function* explainSteps(
  explain: (value: (plan: Plan) => number) => Explanation,
  value: (plan: Plan) => number,
): Generator<number, Explanation> {
  const asked = new Map<string, Plan>();
  const values = new Map<string, number>();
  const keyOf = (plan: Plan): string => JSON.stringify(plan);
  explain((plan) => {
    asked.set(keyOf(plan), plan);
    return 0;
  });
  for (const [key, plan] of asked) {
    yield values.size / asked.size;
    values.set(key, value(plan));
  }
  return explain((plan) => values.get(keyOf(plan)) ?? value(plan));
}
