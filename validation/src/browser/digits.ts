import { type Baseline, emptyPlan, type Result, scenarios } from '@veivalg/core';
import { prepare, project } from '@veivalg/engine';

const arrays = [
  'users',
  'demandByService',
  'demand',
  'supply',
  'contractedFte',
  'heads',
  'residents',
  'employed',
] as const;

/** FNV-1a over the bytes of an array: any other digit gives another word. */
const wordOf = (array: Float64Array): string => {
  let hash = 0x811c9dc5;
  for (const byte of new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
    hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16);
};

const wordsOf = (result: Result): readonly string[] =>
  arrays.map((name) => `${name} ${wordOf(result[name])}`);

/** One line for every array of every scenario: the same in Node and in a browser, or a digit differs. */
export const digitsOf = (baseline: Baseline): readonly string[] => {
  const prepared = prepare(baseline);
  return scenarios.flatMap((scenario) => {
    const outcome = project(prepared, { ...emptyPlan, scenario });
    return outcome.ok ? wordsOf(outcome.value).map((word) => `${scenario} ${word}`) : [`${scenario} failed`];
  });
};
