import { fail, type Outcome, problem, succeed } from '@veivalg/core';
import { parseNumber } from '@veivalg/core/text';
import { type Cell, columnLetters } from '../files/cell.ts';
import type { OpenedFile } from '../files/open-file.ts';
import { guessField, type StaffField } from './fields.ts';
import type { StaffMapping } from './mapping.ts';
import { foldOccupation, type OccupationChoice } from './occupations.ts';

/** A column as the user sees it before anything is read in: its form, never a value of a row. */
export interface ColumnPreview {
  readonly index: number;
  readonly header: string;
  readonly filled: number;
  /** What most cells look like: digits as 9, letters as a, the rest as it stands; at most three forms. */
  readonly forms: readonly string[];
  readonly guess: StaffField | null;
}

/** What a staff file holds, told without a single row of it. */
export interface StaffPreview {
  readonly headerRow: number;
  readonly rows: number;
  readonly columns: readonly ColumnPreview[];
  /** Occupations in the chosen column with the number of rows; `choice` null where none is known. */
  readonly occupations: readonly {
    readonly occupation: string;
    readonly rows: number;
    readonly choice: OccupationChoice | null;
  }[];
  /** The mapping to start from: remembered, else guessed. */
  readonly mapping: StaffMapping;
}

const headerSearch = 30;
const formRows = 2_000;
const shownForms = 3;
const occupationLimit = 2_000;

/** A cell's form: `12345678901` is 9…9, `Kari Nordmann` is Aa Aa. */
export const formOf = (cell: Cell): string =>
  typeof cell === 'string'
    ? cell
        .trim()
        .slice(0, 40)
        .replace(/\p{N}+/gu, (digits) => `9×${digits.length}`)
        .replace(/\p{Lu}+/gu, 'A')
        .replace(/\p{Ll}+/gu, 'a')
    : typeof cell === 'number'
      ? Number.isInteger(cell)
        ? `9×${String(Math.abs(cell)).length}`
        : '9,9'
      : typeof cell === 'boolean'
        ? 'ja/nei'
        : '';

const textOf = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? '' : String(cell).trim();

/**
 * Look through a staff file and tell what it holds: columns with their forms, occupations with their number of rows.
 *
 * @param remembered Mapping of the municipality from last time; its headers are used where the file has them.
 * @returns The preview, or V3115 when there is no header row and the problems of reading.
 */
export const previewStaff = (
  file: OpenedFile,
  sheet: number,
  municipality: string,
  remembered: StaffMapping | null,
  find: (occupation: string) => OccupationChoice | null,
): Outcome<StaffPreview> => {
  const top: { row: number; cells: readonly Cell[] }[] = [];
  const first = file.read(sheet, (cells, row) => {
    top.push({ row, cells: [...cells] });
    return top.length < headerSearch ? undefined : false;
  });
  if (!first.ok) return first;
  const known = new Set(Object.values(remembered?.columns ?? {}));
  const score = (cells: readonly Cell[]): number =>
    new Set(cells.flatMap((cell) => (typeof cell === 'string' ? (guessField(cell) ?? []) : []))).size +
    cells.filter((cell) => typeof cell === 'string' && known.has(cell.trim())).length;
  let header = top[0];
  for (const candidate of top)
    if (header !== undefined && score(candidate.cells) > score(header.cells)) header = candidate;
  if (header === undefined) return fail([problem('V3115', file.sheets[sheet]?.name ?? '')]);
  const headerRow = header.row;
  // A file without headers starts with a row about someone: its cells are not told as if they were headers.
  const isHeader = score(header.cells) > 0;
  const headers = header.cells.map((cell, i) => (isHeader ? textOf(cell) : columnLetters(i)));
  const taken = new Set<StaffField>();
  const guesses = headers.map((text) => {
    const fromMemory = (Object.entries(remembered?.columns ?? {}) as [StaffField, string][]).find(
      ([, name]) => name === text,
    )?.[0];
    const guess = fromMemory ?? guessField(text);
    if (guess === null || taken.has(guess)) return null;
    taken.add(guess);
    return guess;
  });
  const forms = headers.map(() => new Map<string, number>());
  const filled = headers.map(() => 0);
  const occupationColumn = guesses.indexOf('occupation');
  const positionColumn = guesses.indexOf('position');
  const occupations = new Map<string, { occupation: string; rows: number }>();
  let largest = 0;
  let rows = 0;
  const second = file.read(sheet, (cells, row) => {
    if (row <= headerRow) return undefined;
    rows += 1;
    for (let c = 0; c < headers.length; c++) {
      const cell = cells[c] ?? null;
      if (cell === null) continue;
      filled[c] = (filled[c] ?? 0) + 1;
      if (rows <= formRows) {
        const form = formOf(cell);
        const seen = forms[c];
        if (seen !== undefined && (seen.size < 500 || seen.has(form)))
          seen.set(form, (seen.get(form) ?? 0) + 1);
      }
      if (c === occupationColumn) {
        const text = textOf(cell);
        const key = foldOccupation(text);
        const one = occupations.get(key);
        if (one !== undefined) one.rows += 1;
        else if (occupations.size < occupationLimit) occupations.set(key, { occupation: text, rows: 1 });
      } else if (c === positionColumn) {
        const value = typeof cell === 'number' ? cell : parseNumber(textOf(cell));
        if (value !== null && value > largest) largest = value;
      }
    }
    return undefined;
  });
  if (!second.ok) return second;
  const columns = Object.fromEntries(
    guesses.flatMap((field, c) => (field === null ? [] : [[field, headers[c] ?? '']])),
  ) as StaffMapping['columns'];
  return succeed(
    {
      headerRow,
      rows,
      columns: headers.map((text, index) => ({
        index,
        header: text,
        filled: filled[index] ?? 0,
        forms: [...(forms[index] ?? new Map<string, number>())]
          .sort((a, b) => b[1] - a[1])
          .slice(0, shownForms)
          .map(([form]) => form),
        guess: guesses[index] ?? null,
      })),
      occupations: [...occupations.values()]
        .sort((a, b) => b.rows - a.rows)
        .map((one) => ({ ...one, choice: find(one.occupation) })),
      mapping: {
        schemaVersion: 1,
        municipality,
        headerRow,
        columns,
        // A file whose largest position is 1 or a little more writes shares; one where it is 100 writes per cent.
        positionScale: largest > 0 && largest <= 2 ? 'share' : 'percent',
        occupations: remembered?.occupations ?? {},
      },
    },
    second.problems,
  );
};
