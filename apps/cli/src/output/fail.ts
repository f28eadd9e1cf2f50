import type { Language, Outcome, Problem } from '@veivalg/core';
import { describeProblem } from '@veivalg/core/text';

/** Exit codes of the command line: 0 well, 1 a problem with figures or files, 2 a mistake in how it was called. */
export const exitCodes = { well: 0, problem: 1, usage: 2 } as const;

/** Ends a command with words and an exit code; caught once, in `main`. */
export class CommandFailure extends Error {
  readonly problems: readonly Problem[];
  readonly exitCode: number;

  constructor(problems: readonly Problem[], exitCode: number) {
    super(problems.map(({ code }) => code).join(', '));
    this.problems = problems;
    this.exitCode = exitCode;
  }
}

/** Codes that mean the command was called wrongly rather than that something is broken. */
const isUsage = (problem: Problem): boolean => /^V200\d$/.test(problem.code);

/** The value of an outcome, or a failure with all its problems. */
export const unwrap = <T>(outcome: Outcome<T>): T => {
  if (outcome.ok) return outcome.value;
  throw new CommandFailure(
    outcome.problems,
    outcome.problems.every(isUsage) ? exitCodes.usage : exitCodes.problem,
  );
};

/** Print problems on standard error, one a line. */
export const printProblems = (language: Language, problems: readonly Problem[]): void => {
  for (const problem of problems) process.stderr.write(`${describeProblem(language, problem)}\n`);
};
