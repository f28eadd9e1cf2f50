import { type Block, lineText, type ReportDocument } from '../model/document.ts';

const blockText = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'heading':
      return ['', `${'#'.repeat(block.level)} ${block.text}`];
    case 'paragraph':
      return ['', `${block.mark === undefined ? '' : `[${block.mark}] `}${lineText(block.line)}`];
    case 'list':
      return [
        '',
        ...block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '–'} ${lineText(item)}`),
      ];
    case 'table':
      return [
        '',
        `Tabell: ${lineText(block.caption)}`,
        block.header.join(' | '),
        ...block.rows.map((row) => row.map(({ line }) => lineText(line)).join(' | ')),
        ...(block.note === '' ? [] : [block.note]),
      ];
    case 'chart':
      return ['', `Figur: ${lineText(block.title)}`, lineText(block.alt)];
    case 'pageBreak':
      return [];
    default:
      return block satisfies never;
  }
};

/** A document as plain text, for reading in a terminal and for comparing. */
export const renderText = (document: ReportDocument): string =>
  `${[document.label, `# ${document.title}`, ...document.blocks.flatMap(blockText)].join('\n')}\n`;

/** The running sentences of a document, one paragraph or list item each: what readability is measured on. */
export const runningText = (document: ReportDocument): readonly string[] =>
  document.blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [lineText(block.line)]
      : block.kind === 'list'
        ? block.items.map(lineText)
        : [],
  );

/**
 * Readability index LIX: words per sentence plus the per cent of words longer than six letters.
 *
 * @param paragraphs Running text; a paragraph without a full stop counts as one sentence.
 * @returns LIX; 45 is the most these documents allow themselves. NaN without words.
 * @source C. H. Björnsson, Läsbarhet (1968)
 */
export const lix = (paragraphs: readonly string[]): number => {
  let words = 0;
  let long = 0;
  let sentences = 0;
  for (const paragraph of paragraphs) {
    const found = paragraph.match(/[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*/gu) ?? [];
    if (found.length === 0) continue;
    words += found.length;
    long += found.filter((word) => [...word].length > 6).length;
    sentences += Math.max(1, paragraph.match(/[.:!?]+(?=\s+[\p{Lu}«\d]|\s*$)/gu)?.length ?? 0);
  }
  return words / sentences + (100 * long) / words;
};
