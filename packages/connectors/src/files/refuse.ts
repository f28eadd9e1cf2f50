import { type Problem, problem } from '@veivalg/core';

/** Ends the reading of a file from deep inside a scanner; caught at the door and turned into problems. */
export class FileRefusal extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ code }) => code).join(', '));
    this.problems = problems;
  }
}

/** Refuse a broken file. */
export const brokenFile = (where: string, what: string): FileRefusal =>
  new FileRefusal([problem('V3106', where, { what })]);

/** Ends the reading of a sheet early because the reader has seen enough; no trouble. */
export class EnoughRead extends FileRefusal {
  constructor() {
    super([]);
  }
}

/** Do the reading until it is done or enough is read. */
export const untilEnough = (reading: () => void): void => {
  try {
    reading();
  } catch (error) {
    if (!(error instanceof EnoughRead)) throw error;
  }
};
