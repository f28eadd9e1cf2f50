import type { Problem } from '@veivalg/core';
import { type DocumentFields, type DocumentKind, documentKinds, type Stance } from '@veivalg/report';

/** Fields of one line, in the order of the form. */
export const lineFields = [
  'title',
  'caseNumber',
  'committee',
  'meetingDate',
  'archiveCase',
  'caseworker',
  'hearingAbout',
  'supportedStatement',
] as const;
/** Fields of several lines; `points` and `asks` are one point a line. */
export const textFields = ['points', 'background', 'assessment', 'economy', 'quality', 'asks'] as const;
export type LineField = (typeof lineFields)[number];
export type TextField = (typeof textFields)[number];
export type FormField = LineField | TextField;

const caseLines = ['title', 'caseNumber', 'committee', 'meetingDate', 'archiveCase', 'caseworker'] as const;

/** What each kind of document asks for. */
export const fieldsOfKind: Readonly<
  Record<DocumentKind, { readonly lines: readonly LineField[]; readonly texts: readonly TextField[] }>
> = {
  case: { lines: caseLines, texts: ['points', 'background', 'assessment', 'economy', 'quality', 'asks'] },
  hearing: { lines: [...caseLines, 'hearingAbout', 'supportedStatement'], texts: ['points', 'background'] },
  note: { lines: ['title'], texts: [] },
  profile: { lines: ['title'], texts: [] },
  plan: { lines: ['title'], texts: ['background'] },
};

/** Fields whose text belongs to one kind of document; the others are the same case whatever is written about it. */
const ownToKind: readonly FormField[] = ['title', ...textFields];

/** Where a field's text is kept. */
export const textKey = (kind: DocumentKind, field: FormField): string =>
  ownToKind.includes(field) ? `${kind}.${field}` : field;

const textKeys: ReadonlySet<string> = new Set(
  documentKinds.flatMap((kind) => [...lineFields, ...textFields].map((field) => textKey(kind, field))),
);

/** Sections with a heading that can be chosen. */
export const namedSections: readonly string[] = [
  'proposal',
  'summary',
  'background',
  'situation',
  'residents',
  'users',
  'staff',
  'alternatives',
  'assessment',
  'uncertainty',
  'measures',
  'state',
  'followUp',
  'attachments',
  'report',
  'politics',
  'requirement',
  'consequence',
  'displaced',
  'short',
  'goal',
  'start',
  'milestones',
  'indicators',
  'sources',
  'equity',
];

/** Sections that can be left out. */
export const removableSections: Readonly<Record<DocumentKind, readonly string[]>> = {
  case: [
    'summary',
    'background',
    'situation',
    'alternatives',
    'assessment',
    'uncertainty',
    'measures',
    'state',
    'followUp',
    'attachments',
  ],
  hearing: ['uncertainty', 'sources'],
  note: [],
  profile: [],
  plan: ['indicators'],
};

/** One text changed by hand. */
export interface FormEdit {
  readonly text: string;
  /** ISO time. */
  readonly at: string;
}

/** All that a person has typed for one place; everything else comes from the run. */
export interface CaseForm {
  /** By `textKey`. */
  readonly texts: Readonly<Record<string, string>>;
  readonly stance: Stance | '';
  readonly owners: Readonly<Record<string, string>>;
  /** Own headings and sections left out, by kind and form of Norwegian. */
  readonly headings: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly without: Readonly<Record<string, readonly string[]>>;
  /** Changed texts by kind and form, then by block. */
  readonly edits: Readonly<Record<string, Readonly<Record<string, FormEdit>>>>;
}

export const emptyForm: CaseForm = {
  texts: {},
  stance: '',
  owners: {},
  headings: {},
  without: {},
  edits: {},
};

/**
 * Read a date as people write it: 10.12.2026, 10.12.26, 10/12-2026 or 2026-12-10.
 *
 * @returns The ISO date; null when it is no day of the calendar.
 */
export const readDate = (typed: string): string | null => {
  const text = typed.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const own = /^(\d{1,2})\s*[./]\s*(\d{1,2})\s*[./-]\s*(\d{4}|\d{2})$/.exec(text);
  const parts = iso === null ? own?.slice(1).reverse() : iso.slice(1);
  if (parts === undefined) return null;
  const [year = 0, month = 0, day = 0] = parts.map(Number);
  const whole = year < 100 ? 2000 + year : year;
  const date = new Date(Date.UTC(whole, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : null;
};

const isCaseNumber = (text: string): boolean =>
  /^(?:[\p{L}.]{1,6}\s*)?\d{1,6}\s*\/\s*\d{2,6}(?:-\d{1,4})?$/u.test(text);

/** What the form itself can say about a typed line, as the end of a text key; null when there is nothing to say. */
export const remarkOn = (field: LineField, typed: string): 'date' | 'caseNumber' | null => {
  if (typed.trim() === '') return null;
  if (field === 'meetingDate' && readDate(typed) === null) return 'date';
  if (field === 'caseNumber' && !isCaseNumber(typed.trim())) return 'caseNumber';
  return null;
};

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Key of what belongs to one kind in one form of Norwegian. */
export const versionKey = (kind: DocumentKind, language: string): string => `${kind}/${language}`;

/** The typed form as the report takes it; a field that does not belong to the kind is left out. */
export const fieldsOf = (form: CaseForm, kind: DocumentKind, language: string): DocumentFields => {
  const fields: Record<string, unknown> = {};
  for (const name of [...fieldsOfKind[kind].lines, ...fieldsOfKind[kind].texts]) {
    const typed = form.texts[textKey(kind, name)] ?? '';
    if (typed.trim() === '') continue;
    if (name === 'points' || name === 'asks') fields[name] = linesOf(typed);
    else fields[name] = name === 'meetingDate' ? (readDate(typed) ?? typed) : typed;
  }
  if (kind === 'hearing' && form.stance !== '') fields['stance'] = form.stance;
  const kept = (record: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries(record).filter(([, text]) => text.trim() !== ''));
  if (kind === 'plan') fields['owners'] = kept(form.owners);
  const key = versionKey(kind, language);
  fields['headings'] = kept(form.headings[key] ?? {});
  fields['without'] = form.without[key] ?? [];
  return fields as DocumentFields;
};

/** Problems of one field: its name alone, or with a number or key behind. */
export const problemsOf = (problems: readonly Problem[], field: string): readonly Problem[] =>
  problems.filter(
    ({ where }) => where === field || where.startsWith(`${field}[`) || where.startsWith(`${field}.`),
  );

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textsIn = (value: unknown): Readonly<Record<string, string>> =>
  isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      )
    : {};

const mapped = <T>(value: unknown, read: (part: unknown) => T): Readonly<Record<string, T>> =>
  isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, read(part)])) : {};

const editsIn = (value: unknown): Readonly<Record<string, FormEdit>> =>
  isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).flatMap(([block, edit]): [string, FormEdit][] =>
          isRecord(edit) && typeof edit['text'] === 'string' && typeof edit['at'] === 'string'
            ? [[block, { text: edit['text'], at: edit['at'] }]]
            : [],
        ),
      )
    : {};

/** Read a form kept on this machine; what cannot be read is left out. */
export const readForm = (stored: string | null): CaseForm => {
  let data: unknown = null;
  try {
    data = JSON.parse(stored ?? 'null');
  } catch {
    // A kept form that has been broken is as good as none.
  }
  if (!isRecord(data)) return emptyForm;
  const stance = data['stance'];
  return {
    texts: Object.fromEntries(Object.entries(textsIn(data['texts'])).filter(([key]) => textKeys.has(key))),
    stance: stance === 'support' || stance === 'partly' || stance === 'against' ? stance : '',
    owners: textsIn(data['owners']),
    headings: mapped(data['headings'], textsIn),
    without: mapped(data['without'], (part) =>
      Array.isArray(part) ? part.filter((one): one is string => typeof one === 'string') : [],
    ),
    edits: mapped(data['edits'], editsIn),
  };
};
