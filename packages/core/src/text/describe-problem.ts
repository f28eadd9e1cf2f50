import type { Language } from '../ids.ts';
import type { Problem } from '../problem.ts';
import { en } from './problems/en.ts';
import { nb, type ProblemCode } from './problems/nb.ts';
import { nn } from './problems/nn.ts';
import { createTranslator } from './translator.ts';

const tables = { nb, nn, en };

const isKnown = (code: string): code is ProblemCode => Object.hasOwn(nb, code);

/**
 * Say in words what is wrong, where, and how to mend it, with the code in front.
 *
 * A code without a text is a defect of ours; it is still shown, with its numbers, so that nothing is lost.
 */
export const describeProblem = (language: Language, problem: Problem): string => {
  if (!isKnown(problem.code)) return `${problem.code}  ${problem.where} ${JSON.stringify(problem.details)}`;
  const text = createTranslator(language, tables)(problem.code, { where: problem.where, ...problem.details });
  return `${problem.code}  ${text}`;
};

/** Every problem code that has a text, for docs/errors.md and the tests. */
export const problemCodes = Object.keys(nb) as readonly ProblemCode[];
/** The unfilled texts, for docs/errors.md. */
export const problemTexts: Readonly<Record<Language, Readonly<Record<ProblemCode, string>>>> = tables;
