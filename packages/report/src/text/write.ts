import { createTranslator, type MessageTable, sharedTexts } from '@veivalg/core/text';
import { type Figure, figureInTable, figureInText } from '../facts/figure.ts';
import type { Cell, DocumentLanguage, Line, Span } from '../model/document.ts';
import { nb, type ReportKey } from './nb.ts';
import { nn } from './nn.ts';

/** What a sentence may be filled with: words, a figure, or a line made before. */
export type Filling = string | number | Figure | Line;

/** Writes lines in one language; figures keep their place in the run. */
export interface Writer {
  readonly language: DocumentLanguage;
  /** A line from a message; a figure `gap` also gives the plain number `gapCount` for plural forms. */
  readonly say: (key: ReportKey, values?: Readonly<Record<string, Filling>>) => Line;
  /** The text of a message without figures. */
  readonly word: (key: ReportKey, values?: Readonly<Record<string, string | number>>) => string;
  readonly shared: (key: keyof typeof sharedTexts.nb) => string;
  readonly figureCell: (figure: Figure | null) => Cell;
  /** A change with its sign, for tables. */
  readonly signedCell: (figure: Figure | null) => Cell;
}

const tables: Readonly<Record<DocumentLanguage, MessageTable<ReportKey>>> = { nb, nn };

// Private-use characters carry the fillings through the message; fields are cleaned of them before (cleanText).
const open = '\ue000';
const close = '\ue001';
const marked = /\ue000(\d+)\ue001/;

const isLine = (value: Filling): value is Line => Array.isArray(value);

/** Make the writer of one language. */
export const createWriter = (language: DocumentLanguage): Writer => {
  const translate = createTranslator(language, { nb: tables.nb, nn: tables.nn, en: tables.nb });
  const shared = createTranslator(language, sharedTexts);
  const say: Writer['say'] = (key, values = {}) => {
    const kept: Line[] = [];
    const filled: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(values)) {
      if (typeof value === 'string' || typeof value === 'number') {
        filled[name] = value;
        continue;
      }
      kept.push(isLine(value) ? value : [{ text: figureInText(language, value), figure: value }]);
      filled[name] = `${open}${kept.length - 1}${close}`;
      if (!isLine(value)) filled[`${name}Count`] = value.shown;
    }
    const parts = translate(key, filled).split(marked);
    return parts.flatMap((part, index): readonly Span[] => {
      if (index % 2 === 1) return kept[Number(part)] ?? [];
      return part === '' ? [] : [{ text: part }];
    });
  };
  const blank: Cell = { line: [{ text: '–' }], numeric: true };
  return {
    language,
    say,
    word: (key, values) => translate(key, values),
    shared: (key) => shared(key),
    figureCell: (figure) =>
      figure === null ? blank : { line: [{ text: figureInTable(language, figure), figure }], numeric: true },
    signedCell: (figure) => {
      if (figure === null) return blank;
      const text = figureInTable(language, figure);
      return { line: [{ text: figure.shown > 0 ? `+${text}` : text, figure }], numeric: true };
    },
  };
};

/** Put lines after each other with a space between. */
export const joinLines = (...lines: readonly (Line | null)[]): Line =>
  lines
    .filter((line): line is Line => line !== null && line.length > 0)
    .flatMap((line, index) => (index === 0 ? line : [{ text: ' ' }, ...line]));

/** Put words after each other as one reads a list: «a, b og c». */
export const listWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} og ${words.at(-1)}`;

/** A cell with words. */
export const textCell = (text: string): Cell => ({ line: [{ text }], numeric: false });
