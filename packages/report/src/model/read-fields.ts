import { fail, type Outcome, type Problem, problem, succeed } from '@veivalg/core';
import { type DocumentFields, type Stance, stances } from './fields.ts';

const texts = [
  'title',
  'caseNumber',
  'committee',
  'meetingDate',
  'archiveCase',
  'caseworker',
  'background',
  'assessment',
  'economy',
  'quality',
  'hearingAbout',
  'supportedStatement',
] as const;
const lists = ['points', 'asks', 'without'] as const;
const records = ['owners', 'headings'] as const;

const isText = (value: unknown): value is string => typeof value === 'string';
const isStance = (value: unknown): value is Stance => stances.some((stance) => stance === value);

/**
 * Read filled fields that came from a file or a form: unknown names and wrong kinds are named one by one (V2115).
 *
 * @param where Name of the file, for the messages.
 */
export const readFields = (value: unknown, where: string): Outcome<DocumentFields> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fail([problem('V2115', where, { what: 'object' })]);
  const problems: Problem[] = [];
  const fields: Record<string, unknown> = {};
  for (const [name, entry] of Object.entries(value)) {
    const wrong = (what: string): void => {
      problems.push(problem('V2115', `${where}: ${name}`, { what }));
    };
    if (texts.some((known) => known === name)) {
      if (isText(entry)) fields[name] = entry;
      else wrong('text');
    } else if (lists.some((known) => known === name)) {
      if (Array.isArray(entry) && entry.every(isText)) fields[name] = entry;
      else wrong('text[]');
    } else if (records.some((known) => known === name)) {
      if (typeof entry === 'object' && entry !== null && Object.values(entry).every(isText))
        fields[name] = entry;
      else wrong('{name: text}');
    } else if (name === 'stance') {
      if (isStance(entry)) fields[name] = entry;
      else wrong(stances.join(' | '));
    } else wrong('?');
  }
  return problems.length > 0 ? fail(problems) : succeed(fields as DocumentFields);
};
