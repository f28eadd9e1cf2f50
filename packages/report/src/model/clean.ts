import { type Problem, problem } from '@veivalg/core';

/** Longest text a field takes, by kind. Unit: characters. */
export const fieldLimits = { line: 250, text: 20_000 } as const;

// Control, format, private-use and unpaired surrogate characters and line separators, line breaks and tabs apart:
// none of them is text, and some of them hide text or break a file.
const forbidden = /(?![\n\r\t])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\u2028\u2029]/gu;

/**
 * Clean a field a person has filled: no control characters, ordinary spaces, not longer than it may be.
 *
 * Markup is kept as the text it is; every form writes it as text.
 *
 * @returns The clean text and what was found: V4001 too long, V4002 characters taken out.
 */
export const cleanText = (
  where: string,
  text: string,
  limit: keyof typeof fieldLimits = 'line',
): { readonly text: string; readonly problems: readonly Problem[] } => {
  const problems: Problem[] = [];
  const taken = text.match(forbidden)?.length ?? 0;
  if (taken > 0) problems.push(problem('V4002', where, { count: taken }, 'warning'));
  const kept = text.replace(forbidden, '').replace(/\r\n?/g, '\n');
  const clean = (limit === 'line' ? kept.replace(/\s+/g, ' ') : kept.replace(/\t/g, ' ')).trim();
  const length = [...clean].length;
  if (length > fieldLimits[limit])
    problems.push(problem('V4001', where, { length: String(length), max: String(fieldLimits[limit]) }));
  return { text: clean, problems };
};
