import type { Problem } from '@veivalg/core';
import type { Figure } from '../facts/figure.ts';

/** The forms of Norwegian that documents are written in. */
export const documentLanguages = ['nb', 'nn'] as const;
export type DocumentLanguage = (typeof documentLanguages)[number];

/** What can be made. */
export const documentKinds = ['case', 'hearing', 'note', 'profile', 'plan'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** A stretch of text; a figure in it keeps its place in the run. */
export interface Span {
  readonly text: string;
  readonly figure?: Figure;
  readonly strong?: boolean;
}
export type Line = readonly Span[];

/** Why a paragraph looks apart: left for people to write, proposed by the program, or written by the user. */
export type Mark = 'prompt' | 'draft' | 'own';

export interface Cell {
  readonly line: Line;
  readonly numeric: boolean;
}

/** A table with a header row; the first column names the row. */
export interface Table {
  readonly kind: 'table';
  readonly id: string;
  readonly caption: Line;
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly note: string;
  /** Case number, committee and the like: boxes without figures, left out of the spreadsheet. */
  readonly form?: boolean;
}

/** A drawing with its text alternative. */
export interface Chart {
  readonly kind: 'chart';
  readonly id: string;
  readonly title: Line;
  readonly alt: Line;
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly note: string;
}

export type Block =
  | { readonly kind: 'heading'; readonly id: string; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly id: string; readonly line: Line; readonly mark?: Mark }
  | {
      readonly kind: 'list';
      readonly id: string;
      readonly ordered: boolean;
      readonly items: readonly Line[];
      readonly mark?: Mark;
    }
  | Table
  | Chart
  | { readonly kind: 'pageBreak'; readonly id: string };

/** A whole document before it has a form. */
export interface ReportDocument {
  readonly kind: DocumentKind;
  readonly language: DocumentLanguage;
  /** Name of the kind, above the title. */
  readonly label: string;
  readonly title: string;
  readonly author: string;
  readonly place: string;
  /** Line at the foot of every page. */
  readonly footer: string;
  readonly blocks: readonly Block[];
  readonly run: {
    readonly digest: string;
    readonly file: string;
    /** ISO date. */
    readonly made: string;
    readonly model: string;
    readonly data: string;
  };
  readonly fields: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
  /** What has been changed by hand since the text was made. */
  readonly edits: readonly Edit[];
}

/** One change by hand. */
export interface Edit {
  readonly block: string;
  readonly before: string;
  readonly after: string;
  /** ISO time, given by the caller. */
  readonly at: string;
  readonly by: string;
}

/** The plain text of a line. */
export const lineText = (line: Line): string => line.map(({ text }) => text).join('');

/** Every line of a block, in reading order. */
export const blockLines = (block: Block): readonly Line[] => {
  switch (block.kind) {
    case 'heading':
      return [[{ text: block.text }]];
    case 'paragraph':
      return [block.line];
    case 'list':
      return block.items;
    case 'table':
      return [
        block.caption,
        ...block.header.map((text) => [{ text }]),
        ...block.rows.flatMap((row) => row.map(({ line }) => line)),
      ];
    case 'chart':
      return [block.title, block.alt];
    case 'pageBreak':
      return [];
    default:
      return block satisfies never;
  }
};

/** Every figure with the text it is shown as, in reading order. */
export const documentFigures = (
  document: ReportDocument,
): readonly { readonly block: string; readonly text: string; readonly figure: Figure }[] =>
  document.blocks.flatMap((block) =>
    blockLines(block).flatMap((line) =>
      line.flatMap(({ text, figure }) => (figure === undefined ? [] : [{ block: block.id, text, figure }])),
    ),
  );
