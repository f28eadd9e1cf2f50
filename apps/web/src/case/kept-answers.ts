import type { CaseAnswer } from './case-question.ts';

/** Papers of a plan ask twice each; this holds those of every kind, in both forms of Norwegian. */
const most = 20;

/**
 * Answers at hand, by the figures they rest on and by their question.
 *
 * A paper left and come back to is not worked out again; new figures, as when own ones are taken in, forget all of them.
 */
const kept = new WeakMap<object, Map<string, CaseAnswer>>();

/**
 * Give the answer at hand, or work it out and keep it.
 *
 * @param figures What stands for the figures in use: another object means other figures.
 * @param key The whole question as text.
 * @param ask Works the answer out; what it throws is passed on, and nothing is kept.
 * @returns The answer: the same object for the same figures and key, until `most` newer ones have come.
 */
export const keptAnswer = async (
  figures: object,
  key: string,
  ask: () => Promise<CaseAnswer>,
): Promise<CaseAnswer> => {
  const answers = kept.get(figures) ?? new Map<string, CaseAnswer>();
  kept.set(figures, answers);
  const answer = answers.get(key) ?? (await ask());
  // The newest stands last, so that the first is the one least lately asked for.
  answers.delete(key);
  answers.set(key, answer);
  for (const oldest of answers.keys()) if (answers.size > most) answers.delete(oldest);
  return answer;
};
