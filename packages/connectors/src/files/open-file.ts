import { fail, type Outcome, type Problem, problem, succeed } from '@veivalg/core';
import type { Cell, RowSink, SheetAccount } from './cell.ts';
import { detectSeparator, readCsv, type Separator } from './csv.ts';
import { type DetectedEncoding, decodePortions, detectEncoding, type TextEncodingName } from './decode.ts';
import { type FileLimits, standardLimits } from './limits.ts';
import { odsSheets, readOdsSheet } from './ods.ts';
import { FileRefusal } from './refuse.ts';
import { readXlsxSheet, xlsxSheets } from './xlsx.ts';
import { openZip } from './zip.ts';

/** Choices the user may make instead of what is found. */
export interface OpenOptions {
  readonly encoding?: TextEncodingName;
  readonly separator?: Separator;
  readonly limits?: FileLimits;
}

/** A file that can be read sheet by sheet, any number of times. */
export interface OpenedFile {
  readonly kind: 'csv' | 'xlsx' | 'ods';
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
  /** The sheet that is read unless another is chosen: the first that is not hidden. */
  readonly standardSheet: number;
  readonly encoding: TextEncodingName | null;
  readonly separator: Separator | null;
  /** What the user should know: a guessed encoding, hidden sheets. */
  readonly warnings: readonly Problem[];
  read(sheet: number, sink: RowSink, onProgress?: (share: number) => void): Outcome<SheetAccount>;
}

const starts = (bytes: Uint8Array, ...signs: readonly number[]): boolean =>
  signs.every((sign, i) => bytes[i] === sign);

/** Password-protected workbooks and the old binary form share a container; the name of the locked part tells them apart. */
const isLocked = (bytes: Uint8Array): boolean => {
  const name = 'EncryptedPackage';
  const end = Math.min(bytes.length, 4_000_000) - name.length * 2;
  for (let at = 0; at < end; at++) {
    if (bytes[at] !== 0x45) continue;
    let same = true;
    for (let i = 0; same && i < name.length; i++)
      same = bytes[at + 2 * i] === name.charCodeAt(i) && bytes[at + 2 * i + 1] === 0;
    if (same) return true;
  }
  return false;
};

const guarded = <T>(where: string, work: () => T): Outcome<T> => {
  try {
    return succeed(work());
  } catch (error) {
    if (error instanceof FileRefusal) return fail(error.problems);
    // A range error comes from bytes that point outside the file.
    if (error instanceof RangeError) return fail([problem('V3106', where, { what: 'range' })]);
    throw error;
  }
};

const openText = (bytes: Uint8Array, where: string, options: OpenOptions): Outcome<OpenedFile> => {
  const limits = options.limits ?? standardLimits;
  const found = detectEncoding(bytes);
  const detected: DetectedEncoding =
    options.encoding === undefined
      ? found
      : {
          encoding: options.encoding,
          mark: options.encoding === found.encoding ? found.mark : 0,
          sure: true,
        };
  let beginning = '';
  for (const text of decodePortions(bytes.subarray(0, 200_000), detected)) beginning += text;
  if (beginning.trim() === '') return fail([problem('V3115', where)]);
  const separator = options.separator ?? detectSeparator(beginning);
  return succeed({
    kind: 'csv',
    sheets: [{ name: where, hidden: false }],
    standardSheet: 0,
    encoding: detected.encoding,
    separator,
    warnings: detected.sure ? [] : [problem('V3116', where, { encoding: detected.encoding }, 'warning')],
    read: (_, sink, onProgress) => readCsv(bytes, where, detected, separator, limits, sink, onProgress),
  });
};

/**
 * Open a CSV, XLSX or ODS file that someone chose: what it is, which sheets it has, how it is written.
 *
 * The kind is found from the bytes, not the name. Nothing in the file is run, and it is held against hard limits before and
 * while it is unpacked.
 *
 * @param where Name to use in problems.
 * @returns The file, or V3101 unknown, V3102 macros, V3103 locked, V3104–V3105 too large, V3106 broken, V3115 empty.
 */
export const openFile = (
  bytes: Uint8Array,
  where: string,
  options: OpenOptions = {},
): Outcome<OpenedFile> => {
  const limits = options.limits ?? standardLimits;
  if (bytes.length > limits.fileBytes)
    return fail([problem('V3104', where, { size: bytes.length, limit: limits.fileBytes })]);
  if (bytes.length === 0) return fail([problem('V3115', where)]);
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return fail([problem(isLocked(bytes) ? 'V3103' : 'V3101', where)]);
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46) || starts(bytes, 0x1f, 0x8b))
    return fail([problem('V3101', where)]);
  if (!starts(bytes, 0x50, 0x4b)) return openText(bytes, where, options);
  return guarded(where, () => {
    const zip = openZip(bytes, where, limits);
    const kind = zip.entries.has('xl/workbook.xml') ? 'xlsx' : zip.entries.has('content.xml') ? 'ods' : null;
    if (kind === null) throw new FileRefusal([problem('V3101', where)]);
    const sheets = kind === 'xlsx' ? xlsxSheets(zip, where) : odsSheets(zip, where);
    if (sheets.length === 0) throw new FileRefusal([problem('V3115', where)]);
    return {
      kind,
      sheets: sheets.map(({ name, hidden }) => ({ name, hidden })),
      standardSheet: Math.max(
        0,
        sheets.findIndex(({ hidden }) => !hidden),
      ),
      encoding: null,
      separator: null,
      warnings: sheets
        .filter(({ hidden }) => hidden)
        .map(({ name }) => problem('V3110', where, { sheet: name }, 'warning')),
      read: (index: number, sink: RowSink, onProgress?: (share: number) => void): Outcome<SheetAccount> => {
        const sheet = sheets[index];
        if (sheet === undefined) return fail([problem('V3115', where)]);
        const place = `${where}: ${sheet.name}`;
        // Counting starts anew for each reading.
        const outcome = guarded(place, () => {
          const fresh = openZip(bytes, where, limits);
          return kind === 'xlsx'
            ? readXlsxSheet(fresh, sheet, place, limits, sink, onProgress)
            : readOdsSheet(fresh, index, place, limits, sink, onProgress);
        });
        if (!outcome.ok) return outcome;
        const { formulas, merged } = outcome.value;
        return succeed(outcome.value, [
          ...(formulas > 0 ? [problem('V3111', place, { count: formulas }, 'warning')] : []),
          ...(merged > 0 ? [problem('V3114', place, { count: merged }, 'warning')] : []),
        ]);
      },
    } satisfies OpenedFile;
  });
};

/** All rows of the standard sheet of a small file. For tests and small tables; large files are read row by row. */
export const readAllRows = (
  bytes: Uint8Array,
  where: string,
  options: OpenOptions = {},
): Outcome<readonly { readonly row: number; readonly cells: readonly Cell[] }[]> => {
  const file = openFile(bytes, where, options);
  if (!file.ok) return file;
  const rows: { row: number; cells: readonly Cell[] }[] = [];
  const outcome = file.value.read(file.value.standardSheet, (cells, row) => {
    rows.push({ row, cells: [...cells] });
    return undefined;
  });
  return outcome.ok ? succeed(rows, [...file.value.warnings, ...outcome.problems]) : outcome;
};
