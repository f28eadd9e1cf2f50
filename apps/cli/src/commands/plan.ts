import { planProblems } from '@veivalg/engine';
import { exitCodes, printProblems } from '../output/fail.ts';
import { ownAssumptions, readPlanFile } from '../plan-options.ts';
import type { Session } from '../session.ts';

/** `veivalg plan sjekk <file>`: everything that is wrong with a plan at once; the file is not touched. */
export const checkPlanCommand = (
  session: Session,
  file: string,
): { readonly text: string; readonly exitCode: number } => {
  const { words } = session;
  const plan = readPlanFile(file);
  const problems = planProblems(session.prepared, plan);
  printProblems(words.language, problems);
  if (problems.some(({ severity }) => severity === 'error')) return { text: '', exitCode: exitCodes.problem };
  const own = ownAssumptions(session, plan);
  const lines = [
    words.cli('plan.fine', { levers: plan.levers.length, requirements: plan.requirements.length }),
    ...(own.length === 0 ? [] : [words.cli('plan.own', { names: own.join(', ') })]),
  ];
  return { text: `${lines.join('\n')}\n`, exitCode: exitCodes.well };
};
