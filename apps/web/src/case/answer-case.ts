import {
  type Area,
  at,
  type Baseline,
  emptyPlan,
  type MeasureLibrary,
  type Outcome,
  type Plan,
  type Result,
} from '@veivalg/core';
import {
  attribute,
  balanceOf,
  consequencesOf,
  digestOf,
  type Ensemble,
  listAreas,
  type Prepared,
  runFileOf,
  uncertainEffects,
} from '@veivalg/engine';
import { collectFacts, createBandReader } from '@veivalg/report';
import { EngineTrouble } from '../engine/engine-trouble.ts';
import type { CaseAnswer, CaseQuestion } from './case-question.ts';

/** What the worker has at hand when a paper is asked for. */
export interface CaseParts {
  readonly baseline: Baseline;
  readonly library: MeasureLibrary;
  readonly prepared: Prepared;
  readonly ensemble: Ensemble | null;
  run(plan: Plan): Result;
}

const taken = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new EngineTrouble(outcome.problems);
  return outcome.value;
};

/** Most measures and requirements whose effect is split: 2⁵ runs. */
const splitUpTo = 5;

/** Each measure's fair share of what the plan changes in the gap (M5); none when there are more causes than can be waited for. */
const effectsOf = (
  { run }: CaseParts,
  plan: Plan,
  area: Area,
  year: number,
): readonly { readonly measure: string; readonly fte: number }[] => {
  if (plan.levers.length === 0 || plan.levers.length + plan.requirements.length > splitUpTo) return [];
  const sector = caseSector(area.kind);
  const split = attribute(
    (present) => {
      const result = run({
        ...plan,
        levers: plan.levers.filter((_, index) => present[index] === true),
        requirements: plan.requirements.filter((_, index) => present[plan.levers.length + index] === true),
      });
      const selection = { places: area.members, ...(sector === null ? {} : { sector }) };
      const y = year - result.firstYear;
      return y >= 0 && y < result.yearCount ? at(balanceOf(result, selection).gap, y) : Number.NaN;
    },
    [
      ...plan.levers.map(({ measure }) => measure),
      ...plan.requirements.map(({ requirement }) => requirement),
    ],
  );
  return plan.levers.map(({ measure }, index) => ({ measure, fte: at(split.parts, index) }));
};

/** The papers of a municipality speak of its own services; those of the country of all of them. */
export const caseSector = (kind: string): 'municipal' | null => (kind === 'country' ? null : 'municipal');

/**
 * Read what a paper may say out of the runs, the same way as the command line does: nothing is worked out a second time.
 *
 * Throws `EngineTrouble` with the problems when the figures have holes or the year is outside the run.
 */
export const answerCase = (parts: CaseParts, question: CaseQuestion): CaseAnswer => {
  const { baseline, library, prepared, ensemble } = parts;
  const { plan, year } = question;
  const area = listAreas(baseline.municipalities, baseline.countyNames).find(
    ({ kind, id }) => kind === question.area.kind && id === question.area.id,
  );
  if (area === undefined) throw new Error(`No area ${question.area.kind} ${question.area.id}`);
  const nothing: Plan = {
    ...emptyPlan,
    scenario: plan.scenario,
    population: plan.population,
    endYear: plan.endYear,
    assumptions: plan.assumptions,
  };
  const result = parts.run(plan);
  const without = parts.run(nothing);
  const run = runFileOf(result);
  const facts = taken(
    collectFacts({
      area,
      placeName: question.placeName,
      result,
      without,
      best: parts.run({ ...nothing, scenario: 'best' }),
      worst: parts.run({ ...nothing, scenario: 'worst' }),
      year,
      sector: caseSector(area.kind),
      run: { digest: digestOf(result), file: question.runFile, made: question.made },
      effects: question.effects ? effectsOf(parts, plan, area, year) : [],
      ...(ensemble === null
        ? {}
        : {
            band: createBandReader(
              ensemble,
              { plan: result, without },
              area.members,
              uncertainEffects(plan, library, parts.run),
            ),
          }),
      consequences: plan.requirements.length === 0 ? [] : taken(consequencesOf(prepared, plan)).consequences,
      measures: library.measures,
      requirements: library.requirements,
      parameters: Object.values(baseline.parameters),
      sources: baseline.sources,
    }),
  );
  return { facts, run: `${JSON.stringify(run, null, 1)}\n` };
};
