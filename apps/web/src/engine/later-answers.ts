import { at, type MeasureLibrary, type Plan } from '@veivalg/core';
import { attributePlan, consequencesOf, type Prepared } from '@veivalg/engine';
import type { Scope } from '../state/view.ts';
import { EngineTrouble } from './engine-trouble.ts';
import { explainSteps } from './explain-steps.ts';
import type { Explanation, RequirementAnswer } from './protocol.ts';
import { requirementAnswer } from './requirement-answer.ts';

// Answers that no first picture waits for: fetched with what they alone need when first asked for.
export { registerFigures } from '@veivalg/engine';
export { ageAnswer } from './age-answer.ts';

/** How far a change is split while someone waits: exact up to five causes, few pairs of orders beyond. */
const patience = { exactUpTo: 5, pairs: 6, seed: 20261121 } as const;

const explanationOf = (library: MeasureLibrary, plan: Plan, value: (plan: Plan) => number): Explanation => {
  const split = attributePlan(plan, library, value, patience);
  return {
    parts: split.causes.map(({ kind, id }, i) => ({
      kind,
      id,
      part: at(split.parts, i),
      alone: at(split.alone, i),
    })),
    interaction: split.interaction,
    total: split.total,
    exact: split.exact,
  };
};

/** Split a number of a plan over its causes, in steps. @param value One number of a plan: runs the model. */
export const explanationSteps = (
  library: MeasureLibrary,
  plan: Plan,
  value: (plan: Plan) => number,
): Generator<number, Explanation> => explainSteps((read) => explanationOf(library, plan, read), value);

/** What the plan's requirements take in one year. Throws `EngineTrouble`. */
export const requirementsOf = (
  prepared: Prepared,
  plan: Plan,
  members: readonly number[],
  scope: Scope,
  year: number,
): RequirementAnswer => {
  const found = consequencesOf(prepared, plan);
  if (!found.ok) throw new EngineTrouble(found.problems);
  return requirementAnswer(found.value, members, scope, year);
};
