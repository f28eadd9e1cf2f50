import { fail, type Outcome, problem, succeed } from '@veivalg/core';
import type { Cell } from '../files/cell.ts';
import { openFile } from '../files/open-file.ts';
import { eachCell, readJsonStatText } from '../pxweb/dataset.ts';
import { aboutInJsonStat } from './jsonstat.ts';
import { fromParquet } from './parquet.ts';
import { type ExportCell, type ExportColumn, type ExportTable, fromAboutLines, unharmed } from './table.ts';
import { sheetNames } from './workbook.ts';

const textOf = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? '' : typeof cell === 'string' ? unharmed(cell) : String(cell);

const typed = (cell: Cell | undefined, type: ExportColumn['type'], comma: boolean): ExportCell => {
  if (cell === null || cell === undefined) return null;
  if (type === 'text') return textOf(cell);
  if (typeof cell === 'number') return cell;
  const text = String(cell);
  const number = Number(comma ? text.replace(',', '.') : text);
  return text.trim() === '' || Number.isNaN(number) ? null : number;
};

/**
 * Read an exported file back to its table.
 *
 * @param columns The columns it was written with; CSV and spreadsheets do not hold keys and types.
 * @returns The table, or the problems of reading.
 */
export const readExport = async (
  bytes: Uint8Array,
  format: 'csv' | 'xlsx' | 'ods' | 'jsonstat' | 'parquet',
  columns: readonly ExportColumn[],
): Promise<Outcome<ExportTable>> => {
  const none = { title: '', sources: [], assumptions: [], run: {} };
  if (format === 'parquet') return succeed(await fromParquet(bytes));
  if (format === 'jsonstat') {
    const text = new TextDecoder().decode(bytes);
    const dataset = readJsonStatText(text, 'eksport');
    if (!dataset.ok) return dataset;
    const { units: _, ...about } = aboutInJsonStat((JSON.parse(text) as { extension?: unknown }).extension);
    const rows = new Map<string, ExportCell[]>();
    const codes = dataset.value.dimensions.map(({ code }) => code);
    eachCell(dataset.value, (values, value, status) => {
      if (Number.isNaN(value) && status === '') return;
      const key = JSON.stringify(values.slice(0, -1));
      const row =
        rows.get(key) ??
        columns.map(({ key: name, type }) => (type === 'text' ? (values[codes.indexOf(name)] ?? '') : null));
      const at = columns.findIndex(({ key: name }) => name === values.at(-1));
      row[at] = Number.isNaN(value) ? null : value;
      rows.set(key, row);
    });
    return succeed({ ...about, columns, rows: [...rows.values()] });
  }
  const file = openFile(bytes, 'eksport');
  if (!file.ok) return file;
  const about: [string, string][] = [];
  const rows: ExportCell[][] = [];
  const people = file.value.separator === ';';
  let header = false;
  const figures = Math.max(
    0,
    file.value.sheets.findIndex(({ name }) => name === sheetNames.figures),
  );
  const read = file.value.read(figures, (cells) => {
    const first = cells[0];
    if (!header && typeof first === 'string' && first.startsWith('# ')) {
      about.push([first.slice(2), textOf(cells[1])]);
      return undefined;
    }
    if (!header) {
      header = true;
      return undefined;
    }
    rows.push(columns.map(({ type }, at) => typed(cells[at], type, people)));
    return undefined;
  });
  if (!read.ok) return read;
  const aboutSheet = file.value.sheets.findIndex(({ name }) => name === sheetNames.about);
  if (aboutSheet >= 0) {
    const second = file.value.read(aboutSheet, (cells) => {
      about.push([textOf(cells[0]), textOf(cells[1])]);
      return undefined;
    });
    if (!second.ok) return second;
  }
  if (!header) return fail([problem('V3115', 'eksport')]);
  const { units: _, ...rest } = fromAboutLines(about);
  return succeed({ ...none, ...rest, columns, rows });
};
