import type { Language } from '../ids.ts';
import type { Problem } from '../problem.ts';
import { en } from './problems/en.ts';
import { nb, type ProblemCode } from './problems/nb.ts';
import { nn } from './problems/nn.ts';
import { sharedTexts } from './shared/index.ts';
import { createTranslator } from './translator.ts';

const tables = { nb, nn, en };

const isKnown = (code: string): code is ProblemCode => Object.hasOwn(nb, code);

/** Details that hold a code, and where the code's name stands among the shared texts. */
const named: Readonly<Record<string, readonly string[]>> = {
  figure: ['ownFigure'],
  field: ['ownField'],
  key: ['profession', 'service'],
};

/** Details with names in the place of codes; a reader never meets a code. */
const inWords = (language: Language, details: Problem['details']): Problem['details'] =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => {
      const words: Readonly<Record<string, string>> = sharedTexts[language];
      const found = named[name]
        ?.map((prefix) => words[`${prefix}.${value}`])
        .find((one) => one !== undefined);
      return [name, found ?? value];
    }),
  );

/**
 * Say in words what is wrong, where, and how to mend it, with the code in front.
 *
 * A code without a text is a defect of ours; it is still shown, with its numbers, so that nothing is lost.
 */
export const describeProblem = (language: Language, problem: Problem): string => {
  if (!isKnown(problem.code)) return `${problem.code}  ${problem.where} ${JSON.stringify(problem.details)}`;
  const text = createTranslator(language, tables)(problem.code, {
    where: problem.where,
    ...inWords(language, problem.details),
  });
  return `${problem.code}  ${text}`;
};

/** Every problem code that has a text, for docs/errors.md and the tests. */
export const problemCodes = Object.keys(nb) as readonly ProblemCode[];
/** The unfilled texts, for docs/errors.md. */
export const problemTexts: Readonly<Record<Language, Readonly<Record<ProblemCode, string>>>> = tables;
