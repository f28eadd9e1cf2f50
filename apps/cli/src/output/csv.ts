import Papa from 'papaparse';

type Cell = string | number | null;

/** Cells that a spreadsheet would run as a formula get a quote in front; numbers are left alone. */
const harmless = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
};

/**
 * Write rows as CSV with stable English keys: comma between, point as decimal mark, UTF-8, one header row.
 *
 * @param columns Keys, in order; units belong in the key (`gap_fte`) and in docs/cli.md.
 */
export const toCsv = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  `${Papa.unparse({ fields: [...columns], data: rows.map((row) => row.map(harmless)) }, { newline: '\n' })}\n`;
