import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fail, problem, type Result, type RunFile } from '@veivalg/core';
import { parseRunFile } from '@veivalg/data';
import { compareRun, project, runFileOf } from '@veivalg/engine';
import { exitCodes, printProblems, unwrap } from '../output/fail.ts';
import type { Session } from '../session.ts';

/** Write the run file of a result. @returns V2301 when the file cannot be written; nothing is then left behind. */
export const writeRunFile = (result: Result, file: string): void => {
  try {
    writeFileSync(file, `${JSON.stringify(runFileOf(result), null, 1)}\n`);
  } catch (error) {
    unwrap(fail([problem('V2301', file, { what: error instanceof Error ? error.message : 'write' })]));
  }
};

/**
 * `veivalg gjenskap <run>`: work a stored run out afresh and hold it against what was stored.
 *
 * @returns Text, and exit code 1 when anything has changed.
 */
export const rebuildCommand = (
  session: Session,
  file: string,
): { readonly text: string; readonly exitCode: number } => {
  const { words } = session;
  if (!existsSync(file)) unwrap(fail([problem('V1101', file, { file })]));
  const run: RunFile = unwrap(parseRunFile(readFileSync(file, 'utf8'), file));
  const result = unwrap(project(session.prepared, run.plan));
  const changes = compareRun(run, result);
  if (changes.length === 0)
    return { text: `${words.cli('rebuild.same', { digest: run.resultDigest })}\n`, exitCode: exitCodes.well };
  printProblems(words.language, changes);
  return { text: '', exitCode: exitCodes.problem };
};
