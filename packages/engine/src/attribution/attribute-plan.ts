import { emptyPlan, type LeverGroup, type MeasureLibrary, type Plan } from '@veivalg/core';
import { findMeasure } from '../measures/apply-levers.ts';
import { type Attribution, type AttributionOptions, attribute, attributionDefaults } from './attribute.ts';

/** What kind of cause a part belongs to: beliefs about the future are told apart from policy. */
export type CauseKind = 'assumption' | 'lever' | 'leverGroup' | 'requirement';

/** One cause of the difference between a plan and the plan that changes nothing. */
export interface Cause {
  readonly kind: CauseKind;
  /** `assumptions`, a measure code, a lever group or a requirement code. */
  readonly id: string;
  /** Puts the cause into a plan that lacks it. */
  add(plan: Plan): Plan;
}

/** The change from the plan that changes nothing, split over its causes. */
export interface PlanAttribution extends Attribution {
  readonly causes: readonly Cause[];
  /** Sum of the parts of assumptions: other beliefs about the future. */
  readonly fromAssumptions: number;
  /** Sum of the parts of levers and requirements: what someone decides. */
  readonly fromPolicy: number;
}

const assumptionCause = (plan: Plan): readonly Cause[] =>
  plan.assumptions.length === 0 &&
  plan.scenario === emptyPlan.scenario &&
  plan.population === emptyPlan.population
    ? []
    : [
        {
          kind: 'assumption',
          id: 'assumptions',
          add: (other) => ({
            ...other,
            assumptions: plan.assumptions,
            scenario: plan.scenario,
            population: plan.population,
          }),
        },
      ];

const requirementCauses = (plan: Plan): readonly Cause[] =>
  plan.requirements.map((setting) => ({
    kind: 'requirement',
    id: setting.requirement,
    add: (other) => ({ ...other, requirements: [...other.requirements, setting] }),
  }));

const leverCauses = (plan: Plan): readonly Cause[] =>
  plan.levers.map((setting) => ({
    kind: 'lever',
    id: setting.measure,
    add: (other) => ({ ...other, levers: [...other.levers, setting] }),
  }));

const groupCauses = (plan: Plan, library: MeasureLibrary): readonly Cause[] => {
  const groupOf = (id: string): LeverGroup | 'other' => findMeasure(plan, library, id)?.group ?? 'other';
  const groups = [...new Set(plan.levers.map((setting) => groupOf(setting.measure)))];
  return groups.map((group) => ({
    kind: 'leverGroup',
    id: group,
    add: (other) => ({
      ...other,
      levers: [...other.levers, ...plan.levers.filter((setting) => groupOf(setting.measure) === group)],
    }),
  }));
};

/**
 * List what a plan does differently, one cause each; levers are taken together by group when the causes would be too many to be split exactly.
 *
 * @param exactUpTo Most causes that are split exactly.
 * @source docs/method/measures.md M5
 */
export const causesOf = (plan: Plan, library: MeasureLibrary, exactUpTo: number): readonly Cause[] => {
  const others = [...assumptionCause(plan), ...requirementCauses(plan)];
  const levers = leverCauses(plan);
  return [...others, ...(others.length + levers.length <= exactUpTo ? levers : groupCauses(plan, library))];
};

/**
 * Split the difference between a plan and the plan that changes nothing over assumptions, levers and requirements.
 *
 * @param value Number to be explained, of any plan with the same places and end year, such as the gap in 2040. Unit: any.
 * @source docs/method/measures.md M5
 */
export const attributePlan = (
  plan: Plan,
  library: MeasureLibrary,
  value: (plan: Plan) => number,
  options: AttributionOptions = attributionDefaults,
): PlanAttribution => {
  const causes = causesOf(plan, library, options.exactUpTo);
  const bare: Plan = {
    ...plan,
    scenario: emptyPlan.scenario,
    population: emptyPlan.population,
    levers: [],
    requirements: [],
    assumptions: [],
  };
  const split = attribute(
    (present) => value(causes.reduce((built, cause, i) => (present[i] ? cause.add(built) : built), bare)),
    causes.map((cause) => `${cause.kind}:${cause.id}`),
    options,
  );
  const sumOf = (isOf: (kind: CauseKind) => boolean): number =>
    causes.reduce((sum, cause, i) => (isOf(cause.kind) ? sum + (split.parts[i] as number) : sum), 0);
  return {
    ...split,
    causes,
    fromAssumptions: sumOf((kind) => kind === 'assumption'),
    fromPolicy: sumOf((kind) => kind !== 'assumption'),
  };
};
