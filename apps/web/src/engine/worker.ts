import { type Baseline, fail, type Outcome, problem, type Result, succeed } from '@veivalg/core';
import { decodeBaseline, decodeBinary } from '@veivalg/data';
import { modelVersion, type Prepared, prepare, project, type Start, startForm } from '@veivalg/engine';
import { EngineTrouble } from './engine-trouble.ts';
import { lazyLive } from './lazy-live.ts';
import { isLibrary } from './library.ts';
import { serve } from './serve.ts';
import type { DrawnAnswers } from './take-draws.ts';

/** Answers that no first picture waits for. */
const later = (): Promise<typeof import('./later-answers.ts')> => import('./later-answers.ts');

const resultOf = (outcome: Outcome<Result>): Result => {
  if (!outcome.ok) throw new EngineTrouble(outcome.problems);
  return outcome.value;
};

/** Draws behind a band: P10 and P90 have settled well before so many. */
const drawSettings = { draws: 500, seed: 20261121 } as const;

/** Work out what every run hangs on, in three steps, and then take it into use. */
function* exactSteps(exact: Prepared, use: () => void): Generator<number, void> {
  yield 0;
  exact.population('main');
  yield 1 / 3;
  exact.stages('main', []);
  yield 2 / 3;
  use();
}

/** The start in a file, or null where there is none or it is of other figures or another version. */
const startIn = (bytes: Uint8Array | null, baselineId: string): Start | null => {
  const tree = bytes === null ? null : decodeBinary(bytes, 'start.bin');
  if (tree === null || !tree.ok) return null;
  const start = tree.value as Start;
  const usable =
    start.form === startForm && start.baselineId === baselineId && start.modelVersion === modelVersion;
  return usable ? start : null;
};

serve(async (bytes, library, startBytes) => {
  const decoded = decodeBaseline(bytes, 'baseline.bin');
  if (!decoded.ok) return decoded;
  if (!isLibrary(library)) return fail([problem('V6011', 'measures.json', { what: 'measures.json' })]);
  const registered = decoded.value;
  const register = prepare(registered, library);
  const start = startIn(startBytes, registered.id);
  // What the country's figures are replaced by where a municipality has its own.
  let baseline = registered;
  let prepared = start === null ? register : prepare(registered, library, register.endYear, start);
  let live = lazyLive(prepared);
  let drawn: DrawnAnswers | null = null;
  const catalogOf = (figures: Baseline) => ({
    baselineId: figures.id,
    dataVersion: figures.dataVersion,
    modelVersion,
    baseYear: figures.baseYear,
    municipalities: figures.municipalities,
    countyNames: figures.countyNames,
    parameters: Object.values(figures.parameters),
    sources: figures.sources,
    series: figures.series,
  });
  return succeed(
    {
      catalog: catalogOf(registered),
      run: (plan) => resultOf(project(prepared, plan)),
      live: (plan) => live.run(plan),
      exact: () =>
        start === null
          ? null
          : exactSteps(register, () => {
              prepared = register;
              live = lazyLive(register);
            }),
      takeOwn: async (own, language) => {
        const { withOwnSources } = await import('../own/with-own-sources.ts');
        const changed = withOwnSources(register, own, language);
        if (!changed.ok) throw new EngineTrouble(changed.problems);
        baseline = changed.value;
        prepared = baseline === registered ? register : prepare(baseline, library);
        live = lazyLive(prepared);
        return { catalog: catalogOf(baseline), problems: changed.problems };
      },
      register: async (place) => (await later()).registerFigures(register, place),
      // Responses are measured on the register's figures; bands of own figures take their spread from there.
      takeDraws: async (responses) => {
        const { drawSteps } = await import('./take-draws.ts');
        return drawSteps(responses, registered, library, drawSettings, (answers) => {
          drawn = answers;
        });
      },
      bands: (run, question, year) => drawn?.bands(run, question, year) ?? null,
      rehearsal: async (plan) => {
        await live.come(plan);
        return drawn?.rehearsal(plan) ?? [];
      },
      resting: (question) => drawn?.resting(question) ?? null,
      compareBands: (questions, run) => drawn?.compareBands(questions, run) ?? null,
      sensitivity: (question, run) => drawn?.sensitivity(question, run) ?? null,
      explain: async (plan, value) => (await later()).explanationSteps(library, plan, value),
      requirements: async (plan, members, scope, year) =>
        (await later()).requirementsOf(prepared, plan, members, scope, year),
      ages: async (plan, reference, { members, scope, year }) =>
        (await later()).ageAnswer(prepared, plan, reference, members, scope, year),
      makeCase: async (question, run) => {
        const { answerCase } = await import('../case/answer-case.ts');
        return answerCase({ baseline, library, prepared, ensemble: drawn?.ensemble ?? null, run }, question);
      },
    },
    decoded.problems,
  );
});
