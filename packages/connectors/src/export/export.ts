import { fail, type Outcome, problem, succeed } from '@veivalg/core';
import { toCsvText } from './csv.ts';
import { toJsonStat } from './jsonstat.ts';
import { toParquet } from './parquet.ts';
import type { ExportTable } from './table.ts';
import { toOds, toXlsx } from './workbook.ts';

/** Formats a table can leave in, with the ending of its file. */
export const exportFormats = {
  csv: 'csv',
  'csv-maskin': 'csv',
  xlsx: 'xlsx',
  ods: 'ods',
  jsonstat: 'json',
  parquet: 'parquet',
} as const;
export type ExportFormat = keyof typeof exportFormats;

/** Write a table in a format. @returns Its bytes, V3301 unknown format, V3302 too many rows for the format. */
export const exportTable = async (table: ExportTable, format: string): Promise<Outcome<Uint8Array>> => {
  const text = (content: string): Outcome<Uint8Array> => succeed(new TextEncoder().encode(content));
  switch (format as ExportFormat) {
    case 'csv':
      return text(toCsvText(table, 'people'));
    case 'csv-maskin':
      return text(toCsvText(table, 'machines'));
    case 'xlsx':
      return toXlsx(table);
    case 'ods':
      return toOds(table);
    case 'jsonstat':
      return text(toJsonStat(table));
    case 'parquet':
      return succeed(toParquet(table));
    default:
      return fail([
        problem('V3301', table.title, { name: format, choices: Object.keys(exportFormats).join(', ') }),
      ]);
  }
};
