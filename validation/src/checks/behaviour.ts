import {
  type AssumptionChange,
  at,
  emptyPlan,
  type LeverSetting,
  type MeasureLibrary,
  measureId,
  municipalityId,
  type Plan,
  populationAlternatives,
  professions,
  type RequirementSetting,
  type Result,
  scenarios,
  sectors,
  services,
} from '@veivalg/core';
import { balanceOf, findMeasure } from '@veivalg/engine';
import { z } from 'zod';

const leverSchema = z.strictObject({
  lever: z.string(),
  value: z.number(),
  startYear: z.int().default(2027),
  rampYears: z.number().optional(),
  reach: z.number().default(1),
});
const requirementSchema = z.strictObject({
  requirement: z.string(),
  amount: z.number().optional(),
  sign: z.union([z.literal(1), z.literal(-1)]).default(1),
});
const stepSchema = z.union([
  leverSchema,
  requirementSchema,
  z.strictObject({ places: z.array(z.string()) }),
  z.strictObject({ scenario: z.enum(scenarios) }),
  z.strictObject({ population: z.enum(populationAlternatives) }),
  z.strictObject({ assumption: z.string(), value: z.number() }),
  z.strictObject({ against: z.array(z.union([leverSchema, requirementSchema])) }),
]);
type Step = z.infer<typeof stepSchema>;

const expectationSchema = z.strictObject({
  what: z.enum(['demand', 'supply', 'gap', 'heads', 'contractedFte', 'users']),
  is: z.enum(['rises', 'falls', 'same']),
  year: z.int().default(2040),
  where: z.enum(['country', 'inside', 'outside']).default('country'),
  sector: z.enum(sectors).optional(),
  service: z.enum(services).optional(),
  profession: z.enum(professions).optional(),
});
type Expectation = z.infer<typeof expectationSchema>;

/** `data/checks/behaviour.json`: what must happen, in words and as data. */
export const behaviourSchema = z.array(
  z.strictObject({
    id: z.string(),
    words: z.string().min(1),
    do: z.array(stepSchema).min(1),
    expect: z.array(expectationSchema).min(1),
  }),
);
/** One check: what is done, and what must follow. */
export type BehaviourCheck = z.infer<typeof behaviourSchema>[number];

/** How a check went; `found` says what was measured where it failed. */
export interface BehaviourOutcome {
  readonly id: string;
  readonly words: string;
  readonly failures: readonly {
    readonly expectation: Expectation;
    readonly before: number;
    readonly after: number;
  }[];
}

type Setting = Extract<Step, { lever: string } | { requirement: string }>;

const leverOf = (step: Extract<Setting, { lever: string }>, library: MeasureLibrary): LeverSetting => ({
  measure: measureId(step.lever),
  value: step.value,
  startYear: step.startYear,
  rampYears: step.rampYears ?? findMeasure(emptyPlan, library, step.lever)?.ramp.standard ?? 0,
  reach: step.reach,
});

const requirementOf = (step: Extract<Setting, { requirement: string }>): RequirementSetting => ({
  requirement: step.requirement,
  sign: step.sign,
  startYear: 2027,
  rampYears: 3,
  ...(step.amount === undefined ? {} : { amount: step.amount }),
});

const planOf = (steps: readonly Step[], library: MeasureLibrary): Plan => {
  const assumptions = steps.flatMap((step): readonly AssumptionChange[] =>
    'assumption' in step ? [{ parameter: step.assumption, value: step.value, reason: 'check' }] : [],
  );
  const scenario = steps.flatMap((step) => ('scenario' in step ? [step.scenario] : []))[0];
  const population = steps.flatMap((step) => ('population' in step ? [step.population] : []))[0];
  return {
    ...emptyPlan,
    scenario: scenario ?? emptyPlan.scenario,
    population: population ?? emptyPlan.population,
    places: steps.flatMap((step) => ('places' in step ? step.places.map(municipalityId) : [])),
    levers: steps.flatMap((step) => ('lever' in step ? [leverOf(step, library)] : [])),
    requirements: steps.flatMap((step) => ('requirement' in step ? [requirementOf(step)] : [])),
    assumptions,
  };
};

/** Plan that a check is compared with: the same places, and what it says `against`. */
const againstOf = (check: BehaviourCheck, library: MeasureLibrary): Plan =>
  planOf(
    check.do.flatMap((step): readonly Step[] =>
      'against' in step ? step.against : 'places' in step ? [step] : [],
    ),
    library,
  );

const placesOf = (result: Result, where: Expectation['where']): readonly number[] =>
  Array.from({ length: result.placeCount }, (_, m) => m).filter(
    (m) => where === 'country' || (at(result.cells.reached, m) === 1) === (where === 'inside'),
  );

const sumRows = (
  result: Result,
  array: Float64Array,
  expectation: Expectation,
  places: readonly number[],
): number => {
  const y = expectation.year - result.firstYear;
  let total = 0;
  sectors.forEach((sector, k) => {
    if (expectation.sector !== undefined && expectation.sector !== sector) return;
    professions.forEach((profession, p) => {
      if (expectation.profession !== undefined && expectation.profession !== profession) return;
      const row = ((y * sectors.length + k) * professions.length + p) * result.placeCount;
      for (const m of places) total += at(array, row + m);
    });
  });
  return total;
};

const sumUsers = (result: Result, expectation: Expectation, places: readonly number[]): number => {
  const y = expectation.year - result.firstYear;
  let total = 0;
  services.forEach((service, s) => {
    if (expectation.service !== undefined && expectation.service !== service) return;
    for (const m of places) total += at(result.users, (y * services.length + s) * result.placeCount + m);
  });
  return total;
};

const readValue = (result: Result, expectation: Expectation): number => {
  const places = placesOf(result, expectation.where);
  const { what, service, profession, sector, year } = expectation;
  if (what === 'users') return sumUsers(result, expectation, places);
  if (what === 'heads' || what === 'contractedFte') return sumRows(result, result[what], expectation, places);
  const path = balanceOf(result, {
    places,
    ...(service === undefined ? {} : { service }),
    ...(profession === undefined ? {} : { profession }),
    ...(sector === undefined ? {} : { sector }),
  });
  return at(path[what], year - result.firstYear);
};

/** Sums of many cells may differ in the last digits when the cells are shared out anew. */
const sameWithin = 1e-9;

/**
 * Run a check: two plans, and what must differ between them.
 *
 * @param run Gives the result of a plan; the same plan may be asked for many times.
 */
export const runBehaviour = (
  check: BehaviourCheck,
  library: MeasureLibrary,
  run: (plan: Plan) => Result,
): BehaviourOutcome => {
  const before = run(againstOf(check, library));
  const after = run(planOf(check.do, library));
  const failures = check.expect.flatMap((expectation) => {
    const then = readValue(before, expectation);
    const now = readValue(after, expectation);
    const tolerance = sameWithin * Math.max(1, Math.abs(then));
    const moved = now > then + tolerance ? 'rises' : now < then - tolerance ? 'falls' : 'same';
    return moved === expectation.is ? [] : [{ expectation, before: then, after: now }];
  });
  return { id: check.id, words: check.words, failures };
};
