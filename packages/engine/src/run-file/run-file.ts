import { type Problem, problem, type Result, type RunFile, runFileVersion } from '@veivalg/core';
import { digestOfArrays, digestOfPlain } from './digest.ts';

/**
 * Digest of a result: every array to the last bit. The plan, the versions and the messages are left out; the run file holds them apart.
 *
 * @returns Sixteen hexadecimal digits; the same in Node and in the browser.
 * @source docs/method/measures.md V5
 */
export const digestOf = (result: Result): string => {
  const { plan: _plan, problems: _problems, modelVersion: _model, dataVersion: _data, ...numbers } = result;
  return digestOfArrays(numbers);
};

/**
 * Make the run file of a result.
 *
 * @source docs/method/measures.md V5
 */
export const runFileOf = (result: Result): RunFile => ({
  runFileVersion,
  plan: result.plan,
  baselineId: result.baselineId,
  dataVersion: result.dataVersion,
  modelVersion: result.modelVersion,
  draw: result.draw,
  planDigest: digestOfPlain(result.plan),
  resultDigest: digestOf(result),
});

/**
 * Hold a rebuilt result against its run file.
 *
 * @returns Nothing when it is the same to the last digit; else V2201 for each thing that has changed (plan, figures, result), and the
 *   warning V2202 when the model is another one.
 * @source docs/method/measures.md V5
 */
export const compareRun = (run: RunFile, rebuilt: Result): readonly Problem[] => {
  const now = runFileOf(rebuilt);
  const changed = (what: string, expected: string, found: string): readonly Problem[] =>
    expected === found ? [] : [problem('V2201', what, { what, expected, found })];
  const found = [
    ...changed('planDigest', run.planDigest, digestOfPlain(run.plan)),
    ...changed('plan', run.planDigest, now.planDigest),
    ...changed('baselineId', run.baselineId, now.baselineId),
    ...changed('dataVersion', run.dataVersion, now.dataVersion),
    ...changed('draw', JSON.stringify(run.draw), JSON.stringify(now.draw)),
    ...changed('resultDigest', run.resultDigest, now.resultDigest),
  ];
  return run.modelVersion === now.modelVersion
    ? found
    : [
        ...found,
        problem('V2202', 'modelVersion', { expected: run.modelVersion, found: now.modelVersion }, 'warning'),
      ];
};
