import { fail, type Outcome, type Plan, type Result, succeed } from '@veivalg/core';
import { demandCell } from '../balance/read-result.ts';
import {
  type Consequence,
  type ConsequenceContext,
  consequenceOf,
  type RequirementSum,
  requirementSum,
} from '../requirements/consequence.ts';
import type { Prepared } from './prepare.ts';
import { project } from './project.ts';
import { findRequirement, requirementContext } from './requirement-stage.ts';

/** What the requirements of a plan take in people, each by itself and together. */
export interface PlanConsequences {
  /** The plan with its measures and without its requirements: what they come on top of. */
  readonly before: Result;
  readonly consequences: readonly Consequence[];
  readonly sum: RequirementSum;
}

/**
 * Work out what each requirement of a plan takes in people, and all of them together, on top of the plan's measures.
 *
 * @returns The consequences, or every problem with the plan.
 * @source docs/method/requirements.md R2–R3
 */
export const consequencesOf = (prepared: Prepared, plan: Plan): Outcome<PlanConsequences> => {
  const whole = project(prepared, plan);
  if (!whole.ok) return fail(whole.problems);
  const run = project(prepared, { ...plan, requirements: [] });
  if (!run.ok) return fail(run.problems);
  const before = run.value;
  const { baseline } = prepared;
  const stages = prepared.stages(plan.population, plan.assumptions);
  const regions = [...new Set(baseline.municipalities.map(({ regionId }) => regionId))].sort();
  const cell = (year: number, service: number, profession: number, place: number): number =>
    demandCell(before, year, service, profession, place);
  const context: ConsequenceContext = {
    ...requirementContext(
      stages,
      { byService: before.demandByService, cell },
      before.users,
      before.cells.reached,
      before.firstYear,
    ),
    demand: before.demand,
    supply: before.supply,
    heads: before.heads,
    cell,
    regionOf: Int32Array.from(baseline.municipalities, ({ regionId }) => regions.indexOf(regionId)),
    regionCount: regions.length,
  };
  const consequences = plan.requirements.flatMap((setting) => {
    const requirement = findRequirement(plan, prepared.library, setting.requirement);
    return requirement === null ? [] : [consequenceOf(requirement, setting, context)];
  });
  return succeed(
    { before, consequences, sum: requirementSum(consequences, before.yearCount, before.placeCount) },
    whole.problems,
  );
};
