/** What a cell holds: values only, never a formula. */
export type Cell = string | number | boolean | null;

/** Takes one row: its cells and its number in the file, from 1. Returning false ends the reading. */
export type RowSink = (cells: readonly Cell[], row: number) => boolean | undefined;

/** Letters of a column, A for 0. */
export const columnLetters = (index: number): string => {
  let rest = index;
  let letters = '';
  do {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
    rest = Math.floor(rest / 26) - 1;
  } while (rest >= 0);
  return letters;
};

/** A sheet of a file as it was read. */
export interface SheetAccount {
  readonly rows: number;
  readonly formulas: number;
  readonly merged: number;
}
