import { type Area, at, type Plan, type Result } from '@veivalg/core';
import {
  attribute,
  balanceOf,
  type Consequence,
  consequencesOf,
  digestOf,
  project,
  runFileOf,
  uncertainEffects,
} from '@veivalg/engine';
import { createBandReader, type FactsInput } from '@veivalg/report';
import { openEnsemble } from '../../ensemble.ts';
import { unwrap } from '../../output/fail.ts';
import { startProgress } from '../../output/progress.ts';
import type { Session } from '../../session.ts';

/** Most measures and requirements whose effect is split without being asked for: 2⁵ runs. */
export const splitUpTo = 5;

/** Effect on the gap by measure: each measure's fair share of what the plan changes (M5). */
export const effectsOf = (
  session: Session,
  plan: Plan,
  area: Area,
  year: number,
): readonly { readonly measure: string; readonly fte: number }[] => {
  const count = plan.levers.length + plan.requirements.length;
  const progress = startProgress(2 ** Math.min(count, 10), session.words.cli('progress.running'));
  let runs = 0;
  const split = attribute(
    (present) => {
      runs += 1;
      progress.step(runs);
      const part: Plan = {
        ...plan,
        levers: plan.levers.filter((_, index) => present[index] === true),
        requirements: plan.requirements.filter((_, index) => present[plan.levers.length + index] === true),
      };
      const result = unwrap(project(session.prepared, part));
      const scope = area.kind === 'country' ? {} : { sector: 'municipal' as const };
      return at(balanceOf(result, { places: area.members, ...scope }).gap, year - result.firstYear);
    },
    [
      ...plan.levers.map(({ measure }) => measure),
      ...plan.requirements.map(({ requirement }) => requirement),
    ],
  );
  progress.stop();
  return plan.levers.map(({ measure }, index) => ({ measure, fte: at(split.parts, index) }));
};

/** Every run a case is written from. */
export interface Runs {
  readonly consequences: readonly Consequence[];
  readonly effects: readonly { readonly measure: string; readonly fte: number }[];
  readonly result: Result;
  readonly without: Result;
  readonly best: Result;
  readonly worst: Result;
  readonly digest: string;
}

/** Run the plan, the same without it, and the two outer paths. */
export const runAll = (session: Session, plan: Plan): Runs => {
  const run = (changed: Plan): Result => unwrap(project(session.prepared, changed));
  const nothing: Plan = { ...plan, levers: [], requirements: [] };
  const result = run(plan);
  return {
    result,
    without: run(nothing),
    best: run({ ...nothing, scenario: 'best' }),
    worst: run({ ...nothing, scenario: 'worst' }),
    digest: digestOf(result),
    consequences:
      plan.requirements.length === 0 ? [] : unwrap(consequencesOf(session.prepared, plan)).consequences,
    effects: [],
  };
};

/** Seed and number of draws of a case's bands; both stand in docs/method/uncertainty.md. */
const draws = { seed: 20261121, draws: 1000 } as const;

/** Bands of the case's figures. */
export const bandOf = (session: Session, runs: Runs, area: Area): NonNullable<FactsInput['band']> =>
  createBandReader(
    openEnsemble(session, draws),
    { plan: runs.result, without: runs.without },
    area.members,
    uncertainEffects(runs.result.plan, session.prepared.library, (plan) =>
      unwrap(project(session.prepared, plan)),
    ),
  );

/** The run file as `veivalg gjenskap` reads it. */
export const runText = (runs: Runs): string => `${JSON.stringify(runFileOf(runs.result), null, 1)}\n`;
