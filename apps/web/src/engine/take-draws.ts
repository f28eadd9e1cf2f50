import type { Baseline, MeasureLibrary, Plan, Problem } from '@veivalg/core';
import { decodeBinary } from '@veivalg/data';
import {
  type DrawSettings,
  type Ensemble,
  ensembleSteps,
  pictureBands,
  type Responses,
} from '@veivalg/engine';
import { compareSteps } from './compare-bands.ts';
import { rehearsalPlans } from './rehearsal.ts';
import { restingReader } from './resting-bands.ts';
import { sensitivitySteps } from './sensitivity-answer.ts';
import type { LoadedEngine } from './session-parts.ts';

/** What the session asks of draws. */
export interface DrawnAnswers
  extends Required<Pick<LoadedEngine, 'bands' | 'resting' | 'compareBands' | 'sensitivity'>> {
  readonly ensemble: Ensemble;
  rehearsal(plan: Plan): readonly Plan[];
}

const answersOf = (ensemble: Ensemble, library: MeasureLibrary): DrawnAnswers => ({
  ensemble,
  bands: (run, { members, scope, everyPlace = false }, year) =>
    pictureBands(ensemble, run, {
      members,
      year,
      everyPlace,
      ...(scope === 'all' ? {} : { selection: { sector: scope } }),
    }),
  rehearsal: (plan) => rehearsalPlans(plan, library),
  resting: (question) => restingReader(ensemble, library, question),
  compareBands: (questions, run) => compareSteps({ ensemble, library, run }, questions),
  sensitivity: (question, run) => sensitivitySteps({ ensemble, library, run }, question),
});

/** Share of the work that is done before the years are gone through. */
const beforeYears = 0.3;

/**
 * Take draws into use bit by bit: read the responses, draw, and work out what the bands of every year are made of.
 *
 * A lever moved meanwhile is answered in between, without bands; from when they are in use, no picture waits for them.
 *
 * @returns A generator of the share done that ends with the problems.
 */
export function* drawSteps(
  bytes: Uint8Array,
  baseline: Baseline,
  library: MeasureLibrary,
  settings: DrawSettings,
  use: (answers: DrawnAnswers) => void,
): Generator<number, readonly Problem[]> {
  const tree = decodeBinary(bytes, 'responses.bin');
  if (!tree.ok) return tree.problems;
  const responses = tree.value as Responses;
  yield 0.1;
  const steps = ensembleSteps(responses, baseline, settings);
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) {
    const [done, total] = step.value;
    yield 0.1 + ((beforeYears - 0.1) * done) / total;
  }
  const made = step.value;
  if (!made.ok) return made.problems;
  for (let year = 0; year < responses.yearCount; year++) {
    yield beforeYears + ((1 - beforeYears) * year) / responses.yearCount;
    made.value.leading(year, 'all');
  }
  use(answersOf(made.value, library));
  return made.problems;
}
