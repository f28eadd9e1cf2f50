import {
  type DriverId,
  driverIds,
  leverSpan,
  type Measure,
  type MeasureLibrary,
  type MunicipalityId,
  type ParameterTable,
  type Plan,
  type Problem,
  problem,
  professions,
  type Requirement,
} from '@veivalg/core';
import { adapters } from './adapters.ts';
import { findMeasure, standAside } from './apply-levers.ts';
import { nearest } from './nearest.ts';

/** What a plan is held against beside the catalogue. */
export interface PlanFacts {
  readonly municipalityIds: readonly MunicipalityId[];
  /** Today’s numbers for a municipality number that is no more; empty when unknown. */
  successorsOf(code: string): readonly string[];
  readonly parameters: ParameterTable;
  readonly firstYear: number;
  readonly furthestYear: number;
  /** True when the requirement applies to someone in the places of the plan. */
  appliesToSomeone(requirement: Requirement): boolean;
}

const list = (values: readonly string[]): string => (values.length === 0 ? 'none' : values.join(', '));

const placeProblems = (plan: Plan, facts: PlanFacts): readonly Problem[] =>
  plan.places.flatMap((code, i) =>
    facts.municipalityIds.includes(code)
      ? []
      : [problem('V2112', `places[${i}]`, { code, successors: list(facts.successorsOf(code)) })],
  );

const yearProblems = (where: string, year: number, facts: PlanFacts): readonly Problem[] =>
  year >= facts.firstYear && year <= facts.furthestYear
    ? []
    : [problem('V2105', where, { year, first: facts.firstYear, last: facts.furthestYear })];

const rampProblems = (where: string, ramp: number): readonly Problem[] =>
  Number.isFinite(ramp) && ramp >= 0 ? [] : [problem('V2104', where, { ramp })];

const leverProblems = (plan: Plan, library: MeasureLibrary, facts: PlanFacts): readonly Problem[] => {
  const known = [...plan.ownMeasures, ...library.measures].map((measure) => measure.id as string);
  return plan.levers.flatMap((setting, i) => {
    const where = `levers[${i}]`;
    const problems: Problem[] = [];
    if (plan.levers.findIndex((other) => other.measure === setting.measure) < i)
      problems.push(problem('V2106', where, { id: setting.measure }));
    const measure = findMeasure(plan, library, setting.measure);
    if (measure === null)
      return [
        ...problems,
        problem('V2101', where, {
          id: setting.measure,
          suggestions: list(nearest(setting.measure, known)),
        }),
      ];
    const span = leverSpan(measure);
    if (span === null)
      problems.push(problem('V2102', where, { id: measure.id, treatment: measure.treatment }));
    else if (!(setting.value >= span.min && setting.value <= span.max))
      problems.push(
        problem('V2103', `${where}.value`, { value: setting.value, min: span.min, max: span.max }),
      );
    if (!(setting.reach >= 0 && setting.reach <= 1))
      problems.push(problem('V2116', `${where}.reach`, { value: setting.reach }));
    return [
      ...problems,
      ...rampProblems(`${where}.rampYears`, setting.rampYears),
      ...yearProblems(`${where}.startYear`, setting.startYear, facts),
    ];
  });
};

/** A driver that another one works against: more hours in a position against fewer hours in a full one. */
const counterpart: Readonly<Partial<Record<DriverId, DriverId>>> = {
  'supply.position': 'supply.hoursPerFte',
  'supply.hoursPerFte': 'supply.position',
};

/** The ways a lever moves its drivers: the sign of each at the value set. */
const directions = (measure: Measure, value: number): ReadonlyMap<DriverId, number> =>
  new Map(
    measure.moves.map(({ driver, perUnit }) => {
      const sign = Math.sign(perUnit * (value - measure.neutral));
      return [driver, adapters[driver]?.rule === 'shrink' ? -sign : sign];
    }),
  );

/** True when one undoes what the other does, in the same driver or in its counterpart. */
const isContrary = (a: ReadonlyMap<DriverId, number>, b: ReadonlyMap<DriverId, number>): boolean => {
  for (const [driver, sign] of a) {
    const other = counterpart[driver];
    if (sign * (b.get(driver) ?? 0) < 0) return true;
    if (other !== undefined && sign * (b.get(other) ?? 0) < 0) return true;
  }
  return false;
};

const pairProblems = (plan: Plan, library: MeasureLibrary): readonly Problem[] => {
  const set = plan.levers.flatMap((setting, i) => {
    const measure = findMeasure(plan, library, setting.measure);
    return measure !== null &&
      measure.treatment === 'lever' &&
      setting.value !== measure.neutral &&
      setting.reach > 0
      ? [{ measure, ways: directions(measure, setting.value), i }]
      : [];
  });
  const indexOf = (measure: Measure): number => set.find((entry) => entry.measure === measure)?.i ?? 0;
  const forms = standAside(set.map((entry) => entry.measure)).map(([general, form]) =>
    problem('V2107', `levers[${indexOf(general)}]`, { id: general.id, other: form.id }, 'warning'),
  );
  const contrary = set.flatMap((a, n) =>
    set
      .slice(n + 1)
      .filter((b) => isContrary(a.ways, b.ways))
      .map((b) => problem('V2120', `levers[${b.i}]`, { id: a.measure.id, other: b.measure.id }, 'warning')),
  );
  return [...forms, ...contrary];
};

const requirementProblems = (plan: Plan, library: MeasureLibrary, facts: PlanFacts): readonly Problem[] =>
  plan.requirements.flatMap((setting, i) => {
    const where = `requirements[${i}]`;
    const { requirement: id } = setting;
    const found =
      plan.ownRequirements.find((own) => own.id === id) ?? library.requirements.find((r) => r.id === id);
    if (found === undefined) return [problem('V2108', where, { id })];
    const problems: Problem[] = [];
    if (plan.requirements.findIndex((other) => other.requirement === id) < i)
      problems.push(problem('V2121', where, { id }));
    const amount = setting.amount ?? found.amount;
    if (amount === null) problems.push(problem('V2122', `${where}.amount`, { id }));
    else if (!(amount >= found.span.min && amount <= found.span.max))
      problems.push(
        problem('V2103', `${where}.amount`, { value: amount, min: found.span.min, max: found.span.max }),
      );
    if (!facts.appliesToSomeone(found)) problems.push(problem('V2109', where, { id }, 'warning'));
    return [
      ...problems,
      ...rampProblems(`${where}.rampYears`, setting.rampYears),
      ...yearProblems(`${where}.startYear`, setting.startYear, facts),
    ];
  });

/** Two requirements that ask for the same posts: one belongs to a concrete form of what the other belongs to. */
const requirementForms = (plan: Plan, library: MeasureLibrary): readonly Problem[] => {
  const set = plan.requirements.flatMap(({ requirement: id }, i) => {
    const found =
      plan.ownRequirements.find((own) => own.id === id) ?? library.requirements.find((r) => r.id === id);
    const measure = found?.measure ? findMeasure(plan, library, found.measure) : null;
    return measure === null ? [] : [{ id, i, measure }];
  });
  return set.flatMap((general) =>
    set
      .filter((form) => form.measure.operationalises.includes(general.measure.id))
      .map((form) =>
        problem('V2107', `requirements[${general.i}]`, { id: general.id, other: form.id }, 'warning'),
      ),
  );
};

const assumptionProblems = (plan: Plan, facts: PlanFacts): readonly Problem[] =>
  plan.assumptions.flatMap((change, i) => {
    const where = `assumptions[${i}]`;
    const parameter = facts.parameters[change.parameter];
    if (parameter === undefined) return [problem('V2110', where, { id: change.parameter })];
    const { id, min, max } = parameter;
    return change.value >= min && change.value <= max
      ? []
      : [problem('V2111', `${where}.value`, { id, value: change.value, min, max })];
  });

/** The user’s own measures and requirements: they may move what the model knows, under codes of their own. */
const ownProblems = (plan: Plan, library: MeasureLibrary, facts: PlanFacts): readonly Problem[] => {
  const taken = new Set<string>(library.measures.map((measure) => measure.id));
  const measures = plan.ownMeasures.flatMap((measure, i) => {
    const where = `ownMeasures[${i}]`;
    const problems: Problem[] = [];
    if (taken.has(measure.id)) problems.push(problem('V1110', where, { id: measure.id }));
    taken.add(measure.id);
    measure.moves.forEach((move, n) => {
      const at = `${where}.moves[${n}]`;
      if (!driverIds.includes(move.driver))
        problems.push(problem('V2117', at, { id: move.driver, choices: driverIds.join(', ') }));
      for (const id of move.professions === 'all' ? [] : move.professions)
        if (!professions.includes(id))
          problems.push(problem('V2118', at, { id, choices: professions.join(', ') }));
      if (move.parameter !== undefined && facts.parameters[move.parameter] === undefined)
        problems.push(problem('V2110', at, { id: move.parameter }));
      if (move.driver === 'mix.taskShare' && move.to === undefined)
        problems.push(problem('V2115', `${at}.to`, { what: 'mix.taskShare' }));
    });
    return problems;
  });
  const requirementCodes = new Set(library.requirements.map((requirement) => requirement.id));
  const requirements = plan.ownRequirements.flatMap((requirement, i) => {
    const problems = requirementCodes.has(requirement.id)
      ? [problem('V1110', `ownRequirements[${i}]`, { id: requirement.id })]
      : [];
    requirementCodes.add(requirement.id);
    return problems;
  });
  return [...measures, ...requirements];
};

/**
 * Hold a plan against the catalogue and the figures: every problem at once, each with place and remedy; the plan is not touched.
 *
 * @returns Errors that keep the plan from being run (V2101–V2106, V2108, V2110–V2112, V2116–V2118, V2121–V2122, V1110) and warnings shown beside
 *   its result (V2107 two forms of one measure, V2109 a requirement that applies to no one, V2120 measures that pull apart).
 * @source docs/method/measures.md M2–M3
 */
export const checkPlan = (plan: Plan, library: MeasureLibrary, facts: PlanFacts): readonly Problem[] => [
  ...placeProblems(plan, facts),
  ...yearProblems('endYear', plan.endYear, facts),
  ...ownProblems(plan, library, facts),
  ...leverProblems(plan, library, facts),
  ...pairProblems(plan, library),
  ...requirementProblems(plan, library, facts),
  ...requirementForms(plan, library),
  ...assumptionProblems(plan, facts),
];
