import { fail, type Outcome, type Problem, problem, succeed } from '@veivalg/core';
import { cleanText, type fieldLimits } from './clean.ts';

/** How the municipality stands to what it is heard about. */
export const stances = ['support', 'partly', 'against'] as const;
export type Stance = (typeof stances)[number];

/** What people fill in; everything else comes from the run. All are optional; a blank one is shown as a blank to fill. */
export interface DocumentFields {
  readonly title?: string;
  readonly caseNumber?: string;
  readonly committee?: string;
  /** ISO date. */
  readonly meetingDate?: string;
  readonly archiveCase?: string;
  readonly caseworker?: string;
  readonly background?: string;
  readonly assessment?: string;
  readonly economy?: string;
  readonly quality?: string;
  /** What the hearing is about, and whose statement is supported. */
  readonly hearingAbout?: string;
  readonly supportedStatement?: string;
  readonly stance?: Stance;
  /** Own points: decisions in a case, additions in a hearing answer. */
  readonly points?: readonly string[];
  /** What is asked of the state. */
  readonly asks?: readonly string[];
  /** Owner by measure. */
  readonly owners?: Readonly<Record<string, string>>;
  /** Own headings by section. */
  readonly headings?: Readonly<Record<string, string>>;
  /** Sections left out. */
  readonly without?: readonly string[];
}

const lineFields = [
  'title',
  'caseNumber',
  'committee',
  'archiveCase',
  'caseworker',
  'hearingAbout',
  'supportedStatement',
] as const;
const textFields = ['background', 'assessment', 'economy', 'quality'] as const;

const isDate = (text: string): boolean => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

/**
 * Clean every field and say all that is wrong with them at once.
 *
 * @returns V4001 too long, V4002 control characters, V4004 no date.
 */
export const cleanFields = (fields: DocumentFields): Outcome<DocumentFields> => {
  const problems: Problem[] = [];
  const clean = (where: string, text: string, limit: keyof typeof fieldLimits): string => {
    const result = cleanText(where, text, limit);
    problems.push(...result.problems);
    return result.text;
  };
  const texts: Record<string, string> = {};
  for (const name of lineFields) {
    const text = fields[name];
    if (text !== undefined && clean(name, text, 'line') !== '')
      texts[name] = cleanText(name, text, 'line').text;
  }
  for (const name of textFields) {
    const text = fields[name];
    if (text !== undefined && clean(name, text, 'text') !== '')
      texts[name] = cleanText(name, text, 'text').text;
  }
  const { meetingDate } = fields;
  if (meetingDate !== undefined && !isDate(meetingDate))
    problems.push(problem('V4004', 'meetingDate', { value: cleanText('', meetingDate).text.slice(0, 40) }));
  const many = (name: string, list: readonly string[] | undefined): readonly string[] | undefined =>
    list?.map((text, index) => clean(`${name}[${index}]`, text, 'text')).filter((text) => text !== '');
  const named = (
    name: string,
    record: Readonly<Record<string, string>> | undefined,
  ): Readonly<Record<string, string>> | undefined =>
    record === undefined
      ? undefined
      : Object.fromEntries(
          Object.entries(record).map(([key, text]) => [key, clean(`${name}.${key}`, text, 'line')]),
        );
  const points = many('points', fields.points);
  const asks = many('asks', fields.asks);
  const owners = named('owners', fields.owners);
  const headings = named('headings', fields.headings);
  if (problems.some(({ severity }) => severity === 'error')) return fail(problems);
  return succeed(
    {
      ...texts,
      ...(meetingDate === undefined ? {} : { meetingDate }),
      ...(fields.stance === undefined ? {} : { stance: fields.stance }),
      ...(points === undefined ? {} : { points }),
      ...(asks === undefined ? {} : { asks }),
      ...(owners === undefined ? {} : { owners }),
      ...(headings === undefined ? {} : { headings }),
      ...(fields.without === undefined ? {} : { without: fields.without }),
    },
    problems,
  );
};

/** Write an ISO date as case papers do: 11.05.2023. */
export const shortDate = (iso: string): string => iso.split('-').reverse().join('.');
