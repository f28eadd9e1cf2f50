import { fail, type Outcome, type Problem, problem, succeed } from '@veivalg/core';
import type { CaseFacts } from '../facts/case-facts.ts';
import type { Block, DocumentKind, DocumentLanguage, ReportDocument } from '../model/document.ts';
import { cleanFields, type DocumentFields } from '../model/fields.ts';
import { type Context, createContext, midSentence } from '../sentences/context.ts';
import { createWriter, listWords, type Writer } from '../text/write.ts';
import { caseBlocks } from './case.ts';
import { hearingBlocks } from './hearing.ts';
import { noteBlocks } from './note.ts';
import { planBlocks } from './plan.ts';
import { profileBlocks } from './profile.ts';

const builders: Readonly<Record<DocumentKind, (context: Context) => readonly Block[]>> = {
  case: caseBlocks,
  hearing: hearingBlocks,
  note: noteBlocks,
  profile: profileBlocks,
  plan: planBlocks,
};

const standardTitle = (kind: DocumentKind, { facts, writer, fields }: Context): string => {
  const names = facts.requirements.map(({ requirement }) => midSentence(requirement.name[writer.language]));
  return writer.word(`title.${kind}`, {
    place: facts.place.name,
    first: String(facts.firstYear),
    year: String(facts.year),
    about: fields.hearingAbout ?? writer.word('hearing.about.blank'),
    name: listWords(names),
  });
};

/** Fields that a reader will miss, by kind; they are shown as blanks to fill. */
const expected: Readonly<Record<DocumentKind, readonly (keyof DocumentFields)[]>> = {
  case: ['caseNumber', 'committee', 'meetingDate', 'archiveCase', 'caseworker'],
  hearing: ['caseNumber', 'committee', 'meetingDate', 'archiveCase', 'caseworker', 'hearingAbout', 'stance'],
  note: [],
  profile: [],
  plan: [],
};

/**
 * Write a document from facts: every figure in it is one of the facts, every sentence a message.
 *
 * What belongs to people is left as marked blanks; nothing is missing without a mark and a warning (V4003).
 *
 * @param writer Made once and passed in when many documents are written.
 * @returns V4001, V4002 and V4004 from the fields; V4007 a plan document without measures (a warning in other kinds); V4016 a note without a requirement.
 */
export const makeDocument = (
  facts: CaseFacts,
  kind: DocumentKind,
  language: DocumentLanguage,
  given: DocumentFields = {},
  writer: Writer = createWriter(language),
): Outcome<ReportDocument> => {
  const cleaned = cleanFields(given);
  const problems: Problem[] = [...cleaned.problems];
  if (kind === 'note' && facts.requirements.length === 0) problems.push(problem('V4016', 'requirements'));
  if ((kind === 'plan' || kind === 'case') && facts.levers.length + facts.requirements.length === 0)
    problems.push(problem('V4007', 'levers', {}, kind === 'plan' ? 'error' : 'warning'));
  if (!cleaned.ok || problems.some(({ severity }) => severity === 'error')) return fail(problems);
  const fields = cleaned.value;
  for (const name of expected[kind])
    if (fields[name] === undefined) problems.push(problem('V4003', name, {}, 'warning'));
  const context = createContext(facts, writer, fields);
  const { model, data, digest, file, made } = facts.run;
  const label = writer.word(`kind.${kind}`);
  return succeed(
    {
      kind,
      language,
      label,
      title: fields.title ?? standardTitle(kind, context),
      author: context.owner,
      place: facts.place.name,
      footer: writer.word('footer', {
        place: context.owner,
        label,
        model,
        data,
        digest: digest.slice(0, 12),
      }),
      blocks: builders[kind](context),
      run: { digest, file, made, model, data },
      fields: Object.fromEntries(
        (['caseNumber', 'committee', 'meetingDate', 'archiveCase', 'caseworker'] as const).flatMap((name) => {
          const value = fields[name];
          return value === undefined ? [] : [[name, value]];
        }),
      ),
      problems,
      edits: [],
    },
    problems,
  );
};
