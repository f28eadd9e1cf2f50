/** A column of an exported table. */
export interface ExportColumn {
  /** Stable English key for machines. */
  readonly key: string;
  /** Title for people, in the language of the export. */
  readonly label: string;
  readonly type: 'text' | 'number' | 'integer';
  /** Unit of a number; empty for texts. */
  readonly unit: string;
}

/** A cell: a text, a number, or null where there is none. */
export type ExportCell = string | number | null;

/** A table ready to be written in any format, with what a reader must know beside the numbers. */
export interface ExportTable {
  readonly title: string;
  /** Sources, each as it is to be cited. */
  readonly sources: readonly string[];
  /** Assumptions and choices the numbers rest on, one a line. */
  readonly assumptions: readonly string[];
  /** The run they come from: versions and digest of its inputs, as in a run file. */
  readonly run: Readonly<Record<string, string>>;
  readonly columns: readonly ExportColumn[];
  readonly rows: readonly (readonly ExportCell[])[];
}

/** What stands beside the numbers, as lines of name and text. */
export const aboutLines = (table: ExportTable): readonly (readonly [string, string])[] => [
  ['title', table.title],
  ...table.columns.filter(({ unit }) => unit !== '').map(({ key, unit }) => [`unit.${key}`, unit] as const),
  ...table.sources.map((source) => ['source', source] as const),
  ...table.assumptions.map((line) => ['assumption', line] as const),
  ...Object.entries(table.run).map(([key, value]) => [`run.${key}`, value] as const),
];

/** Put the lines of `aboutLines` back to their places. */
export const fromAboutLines = (
  lines: readonly (readonly [string, string])[],
): Pick<ExportTable, 'title' | 'sources' | 'assumptions' | 'run'> & {
  readonly units: ReadonlyMap<string, string>;
} => ({
  title: lines.find(([name]) => name === 'title')?.[1] ?? '',
  sources: lines.filter(([name]) => name === 'source').map(([, text]) => text),
  assumptions: lines.filter(([name]) => name === 'assumption').map(([, text]) => text),
  run: Object.fromEntries(
    lines.filter(([name]) => name.startsWith('run.')).map(([name, text]) => [name.slice(4), text]),
  ),
  units: new Map(
    lines.filter(([name]) => name.startsWith('unit.')).map(([name, text]) => [name.slice(5), text]),
  ),
});

/** A text that a spreadsheet would run as a formula. A quote in front of one makes it harmless; so does it before a quote, so that the way back is clear. */
const risky = /^['=+\-@\t\r]/;

/** Make a text harmless in a spreadsheet. */
export const harmless = (text: string): string => (risky.test(text) ? `'${text}` : text);

/** Take off what `harmless` put on. */
export const unharmed = (text: string): string =>
  text.startsWith("'") && risky.test(text.slice(1)) ? text.slice(1) : text;
