import type { Block, Cell, Line, Mark, Table } from '../model/document.ts';
import type { Context } from '../sentences/context.ts';
import type { ReportKey } from '../text/nb.ts';

/** Sections whose heading a municipality may choose, or leave out. */
export type SectionKey = Extract<ReportKey, `heading.${string}`>;

/** A heading; the municipality's own words when it has chosen them. */
export const heading = (context: Context, key: SectionKey, level: 2 | 3 = 2): Block => {
  const name = key.slice('heading.'.length);
  return {
    kind: 'heading',
    id: name,
    level,
    text:
      context.fields.headings?.[name] ??
      context.writer.word(key, { author: context.author, place: context.facts.place.name }),
  };
};

/** Is a section wanted. */
export const wanted = (context: Context, key: SectionKey): boolean =>
  context.fields.without?.includes(key.slice('heading.'.length)) !== true;

export const paragraph = (id: string, line: Line, mark?: Mark): Block => ({
  kind: 'paragraph',
  id,
  line,
  ...(mark === undefined ? {} : { mark }),
});

/** Paragraphs from what a person has written, one for each line. */
export const ownParagraphs = (id: string, text: string): readonly Block[] =>
  text
    .split('\n')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part, index) => paragraph(`${id}.${index}`, [{ text: part }], 'own'));

export const list = (id: string, items: readonly Line[], ordered = false, mark?: Mark): Block => ({
  kind: 'list',
  id,
  ordered,
  items,
  ...(mark === undefined ? {} : { mark }),
});

export const table = (
  id: string,
  caption: Line,
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  note = '',
): Table => ({ kind: 'table', id, caption, header, rows, note });

/** A paragraph that starts with a word in bold. */
export const lead = (context: Context, id: string, key: ReportKey, line: Line, mark?: Mark): Block =>
  paragraph(id, [{ text: context.writer.word(key), strong: true }, { text: ' ' }, ...line], mark);

/** Where figures come from, under a table or a chart. */
export const sourceNote = ({ facts, writer }: Context): string => {
  const counts = new Map<string, number>();
  for (const { producer } of facts.sources) counts.set(producer, (counts.get(producer) ?? 0) + 1);
  const names = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 2)
    .map(([name]) => name);
  const values = { model: facts.run.model, data: facts.run.data };
  return names.length === 0
    ? writer.word('table.sourceSelf', values)
    : writer.word('table.noteSource', { sources: names.join(', '), ...values });
};
