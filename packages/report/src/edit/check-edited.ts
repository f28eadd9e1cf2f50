import { type Problem, problem } from '@veivalg/core';
import { parseNumber } from '@veivalg/core/text';
import { referenceText } from '../facts/reference.ts';
import {
  type Block,
  blockLines,
  documentFigures,
  type Edit,
  lineText,
  type ReportDocument,
} from '../model/document.ts';

/** Numbers in text: digits with spaces of any kind between thousands, a decimal comma or point, a sign before. */
const numbers =
  /(?<![\p{L}\d.,])[−-]?\d{1,3}(?:[\u0020\u00a0\u202f\u2009]\d{3})+(?:,\d+)?(?!\d)|(?<![\p{L}\d.,])[−-]?\d+(?:[.,]\d+)*(?![\p{L}\d])/gu;

/** One number found in an edited text. */
export interface FoundNumber {
  readonly text: string;
  /** Position in the text, in UTF-16 units. */
  readonly at: number;
  /** `figure`: as the run has it. `plain`: in the text as it was made, but no figure (a year, a paragraph). `unknown`: agrees with nothing. */
  readonly standing: 'figure' | 'plain' | 'unknown';
  /** Places in the run whose figures read so: what the writer should hold it against. */
  readonly matches: readonly string[];
}

/** A number as it is compared: no spaces, one kind of decimal mark. */
const normal = (text: string): string => {
  const value = parseNumber(text);
  return value === null ? text.replace(/\s/g, '') : String(Math.abs(value));
};

const numbersIn = (text: string): readonly { readonly text: string; readonly at: number }[] =>
  [...text.matchAll(numbers)].map((match) => ({ text: match[0], at: match.index }));

/**
 * Hold the numbers of an edited text against the run.
 *
 * A number counts as the run's when some figure of the document is shown so; the numbers of the made text that are no
 * figures (years, paragraphs of the law, ages) are plain.
 *
 * @param text One edited paragraph, item or cell.
 */
export const checkEdited = (text: string, document: ReportDocument): readonly FoundNumber[] => {
  const figures = new Map<string, Set<string>>();
  for (const shown of documentFigures(document))
    for (const { text: number } of numbersIn(shown.text)) {
      const places = figures.get(normal(number)) ?? new Set<string>();
      if (shown.figure.reference !== null) places.add(referenceText(shown.figure.reference));
      figures.set(normal(number), places);
    }
  const plain = new Set(
    document.blocks.flatMap((block) =>
      blockLines(block).flatMap((line) =>
        line.flatMap((span) =>
          span.figure === undefined ? numbersIn(span.text).map((found) => normal(found.text)) : [],
        ),
      ),
    ),
  );
  return numbersIn(text).map((found) => {
    const key = normal(found.text);
    return {
      ...found,
      standing: figures.has(key) ? 'figure' : plain.has(key) ? 'plain' : 'unknown',
      matches: [...(figures.get(key) ?? [])],
    };
  });
};

/** One change that a person has made to the made text. */
export interface TextChange {
  /** Id of the block; for a list also the number of the item, `measures.list#2`. */
  readonly block: string;
  readonly text: string;
}

const replaceLine = (block: Block, item: number, text: string): Block => {
  if (block.kind === 'heading') return { ...block, text };
  if (block.kind === 'paragraph') return { ...block, line: [{ text }], mark: 'own' };
  if (block.kind === 'list')
    return { ...block, items: block.items.map((line, index) => (index === item ? [{ text }] : line)) };
  return block;
};

/**
 * Take in what a person has changed, keep a record of it, and point out numbers that no longer agree with the run (V4018).
 *
 * @param at ISO time; `by` is who, as the caller knows it.
 */
export const applyEdits = (
  document: ReportDocument,
  changes: readonly TextChange[],
  at: string,
  by: string,
): { readonly document: ReportDocument; readonly problems: readonly Problem[] } => {
  const problems: Problem[] = [];
  const edits: Edit[] = [];
  const blocks = document.blocks.map((block) => {
    let edited = block;
    for (const change of changes) {
      const [id, item = '0'] = change.block.split('#');
      if (id !== block.id) continue;
      const lines = blockLines(block);
      const before = lineText(lines[Number(item)] ?? []);
      if (before === change.text || block.kind === 'table' || block.kind === 'chart') continue;
      for (const found of checkEdited(change.text, document))
        if (found.standing === 'unknown')
          problems.push(problem('V4018', change.block, { value: found.text }, 'warning'));
      edits.push({ block: change.block, before, after: change.text, at, by });
      edited = replaceLine(edited, Number(item), change.text);
    }
    return edited;
  });
  return { document: { ...document, blocks, edits: [...document.edits, ...edits] }, problems };
};
