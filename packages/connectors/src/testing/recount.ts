import { parseNumber } from '@veivalg/core/text';
import { readOds } from 'hucre/ods';
import { readXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import type { OpenedFile } from '../files/open-file.ts';
import type { StaffMapping } from '../staff/mapping.ts';
import type { OccupationChoice } from '../staff/occupations.ts';
import type { FileKind } from './made-up-files.ts';

type Row = readonly unknown[];

/** Rows by row number from 1, read by a library that shares no code with the importers. */
export const independentRows = async (
  kind: Exclude<FileKind, 'jsonstat'>,
  bytes: Uint8Array,
  file: OpenedFile,
): Promise<readonly Row[]> => {
  if (kind === 'csv') {
    // Node 20 takes a shortcut that misreads 0x80–0x9f of Windows-1252 unless it decodes as a stream.
    const text = new TextDecoder(file.encoding ?? 'utf-8').decode(bytes, { stream: true });
    // The library takes one kind of line end for a whole file; it is given the one it should look for.
    const lines = text.includes('\n') ? text.replaceAll('\r\n', '\n') : text.replaceAll('\r', '\n');
    const parsed = Papa.parse<string[]>(lines, {
      newline: '\n',
      delimiter: file.separator ?? ';',
      skipEmptyLines: false,
    });
    return parsed.data;
  }
  const book = kind === 'xlsx' ? await readXlsx(bytes) : await readOds(bytes);
  return book.sheets[file.standardSheet]?.rows ?? [];
};

const textOf = (cell: unknown): string => (cell === null || cell === undefined ? '' : String(cell).trim());

/**
 * Count a staff file anew in the plainest way: contracted FTE over all rows below the header whose occupation is not left out.
 *
 * It holds for files without a fault only, as the importer accepts them when it is told to stop at faults.
 */
export const recountFte = (
  rows: readonly Row[],
  mapping: StaffMapping,
  find: (occupation: string) => OccupationChoice | null,
): number => {
  let headerAt = -1;
  const fold = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[\s_]+/g, ' ')
      .trim();
  const wanted = fold(mapping.columns.position ?? '');
  // Line numbers of a text with line ends inside quotes differ between readers, so the header is found by what it says.
  for (let i = 0; i < rows.length && headerAt < 0; i++)
    if ((rows[i] ?? []).some((cell) => fold(textOf(cell)) === wanted)) headerAt = i;
  const header = (rows[headerAt] ?? []).map((cell) => fold(textOf(cell)));
  const position = header.indexOf(wanted);
  const occupation = header.indexOf(fold(mapping.columns.occupation ?? ''));
  let total = 0;
  for (const row of rows.slice(headerAt + 1)) {
    if (row.every((cell) => cell === null || cell === undefined || cell === '')) continue;
    if (find(textOf(row[occupation])) === 'leftOut') continue;
    const cell = row[position];
    const number = typeof cell === 'number' ? cell : parseNumber(textOf(cell));
    total += (number ?? Number.NaN) * (mapping.positionScale === 'share' ? 1 : 0.01);
  }
  return total;
};

/** Sum and count of the numbers in a JSON-stat text, straight from its value list. */
export const recountJsonStat = (text: string): { readonly sum: number; readonly count: number } => {
  const { value } = JSON.parse(text) as { value: Record<string, number | null> };
  const numbers = Object.values(value).filter((one): one is number => one !== null);
  return { sum: numbers.reduce((total, one) => total + one, 0), count: numbers.length };
};
