import Papa from 'papaparse';
import { aboutLines, type ExportCell, type ExportTable, harmless } from './table.ts';

/** For people: `;`, decimal comma, UTF-8 with a mark, what the numbers are above them. For machines: `,`, point, keys, numbers only. */
export type CsvKind = 'people' | 'machines';

/** A number in full: every digit that tells it from its neighbours. */
const digits = (value: number, kind: CsvKind): string => {
  const text = String(value);
  return kind === 'people' ? text.replace('.', ',') : text;
};

const cellText = (cell: ExportCell, kind: CsvKind): string =>
  cell === null || (typeof cell === 'number' && !Number.isFinite(cell))
    ? ''
    : typeof cell === 'number'
      ? digits(cell, kind)
      : harmless(cell);

/** Write a table as CSV. */
export const toCsvText = (table: ExportTable, kind: CsvKind): string => {
  const people = kind === 'people';
  const body = Papa.unparse(
    {
      fields: table.columns.map(({ key, label }) => harmless(people ? label : key)),
      data: table.rows.map((row) => row.map((cell) => cellText(cell, kind))),
    },
    { delimiter: people ? ';' : ',', newline: people ? '\r\n' : '\n' },
  );
  if (!people) return `${body}\n`;
  const about = Papa.unparse(
    aboutLines(table).map(([name, text]) => [`# ${name}`, harmless(text)]),
    { delimiter: ';', newline: '\r\n' },
  );
  return `\uFEFF${about}\r\n${body}\r\n`;
};
