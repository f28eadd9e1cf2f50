import { join } from 'node:path';
import { type Baseline, invariant } from '@veivalg/core';
import { loadBaseline } from '@veivalg/data';
import { diskFolder, nodeTools } from '@veivalg/data/node';

/** Folder of the shipped figures. */
export const dataFolder = join(import.meta.dirname, '../../../data');

/** The shipped baseline, read from the files. Throws when a figure is broken: the tests of `data` say which. */
export const shippedBaseline = (): Baseline => {
  const outcome = loadBaseline(diskFolder(dataFolder), nodeTools);
  invariant(
    outcome.ok,
    `the shipped figures load: ${outcome.problems.map(({ code, where }) => `${code} ${where}`).join('; ')}`,
  );
  return outcome.value;
};
