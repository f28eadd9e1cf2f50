import type { Outcome, Problem } from '@veivalg/core';
import {
  applyEdits,
  type Block,
  type CaseFacts,
  checkEdited,
  type DocumentKind,
  type DocumentLanguage,
  lineText,
  makeDocument,
  type ReportDocument,
} from '@veivalg/report';
import { type CaseForm, fieldsOf, namedSections, versionKey } from './case-form.ts';

/** A paper as it stands: as the run wrote it, and with what has been changed by hand. */
export interface WrittenCase {
  /** Null when it cannot be made; the problems say why. */
  readonly document: ReportDocument | null;
  /** Before the changes by hand. */
  readonly original: ReportDocument | null;
  readonly problems: readonly Problem[];
}

// Control, format, private-use and unpaired surrogate characters: no text, and some of them break a file.
const forbidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/gu;

/** A changed line as it may stand in a document: one line of ordinary characters. */
export const cleanLine = (text: string): string =>
  text.replaceAll(/\s+/g, ' ').replaceAll(forbidden, '').trim();

/** Write the paper from facts and form. */
export const writeCase = (
  facts: CaseFacts,
  kind: DocumentKind,
  language: DocumentLanguage,
  form: CaseForm,
): WrittenCase => {
  const made: Outcome<ReportDocument> = makeDocument(facts, kind, language, fieldsOf(form, kind, language));
  const problems = [...facts.problems, ...made.problems];
  if (!made.ok) return { document: null, original: null, problems };
  const edits = form.edits[versionKey(kind, language)] ?? {};
  const by = form.texts['caseworker'] ?? '';
  const edited = applyEdits(
    made.value,
    Object.entries(edits).map(([block, { text }]) => ({ block, text: cleanLine(text) })),
    '',
    by,
  );
  const document = {
    ...edited.document,
    edits: edited.document.edits.map((edit) => ({ ...edit, at: edits[edit.block]?.at ?? edit.at })),
  };
  return { document, original: made.value, problems: [...problems, ...edited.problems] };
};

/** A line of the paper that can be changed by hand. */
export interface EditableLine {
  /** Block, and for a list the number of the item: `measures.list#2`. */
  readonly key: string;
  /** As the run wrote it. */
  readonly text: string;
}

/** The lines under one heading. */
export interface EditableSection {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly EditableLine[];
}

const linesOf = (block: Block): readonly EditableLine[] => {
  if (block.kind === 'paragraph') return [{ key: block.id, text: lineText(block.line) }];
  if (block.kind !== 'list') return [];
  return block.items.map((item, index) => ({ key: `${block.id}#${index}`, text: lineText(item) }));
};

/** Every paragraph and item of the paper by the heading it stands under; tables and charts are the run's alone. */
export const editableSections = (document: ReportDocument): readonly EditableSection[] => {
  const sections: { id: string; title: string; lines: EditableLine[] }[] = [];
  for (const block of document.blocks) {
    if (block.kind === 'heading' && block.level === 2)
      sections.push({ id: block.id, title: block.text, lines: [] });
    else {
      if (sections.length === 0) sections.push({ id: '', title: document.title, lines: [] });
      sections.at(-1)?.lines.push(...linesOf(block));
    }
  }
  return sections.filter(({ lines }) => lines.length > 0);
};

/** Headings that can be chosen, with the words they have. */
export const chosenHeadings = (
  document: ReportDocument,
): readonly { readonly id: string; readonly text: string }[] =>
  document.blocks.flatMap((block) =>
    block.kind === 'heading' && namedSections.includes(block.id) ? [{ id: block.id, text: block.text }] : [],
  );

/** Numbers of a changed text that agree with no figure of the run. */
export const strayNumbers = (text: string, original: ReportDocument): readonly string[] => [
  ...new Set(
    checkEdited(text, original)
      .filter(({ standing }) => standing === 'unknown')
      .map((found) => found.text),
  ),
];
