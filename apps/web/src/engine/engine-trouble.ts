import type { Problem } from '@veivalg/core';

/** Trouble the engine told about, as an error to throw through a promise or a call. */
export class EngineTrouble extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map((one) => one.code).join(', '));
    this.problems = problems;
  }
}
