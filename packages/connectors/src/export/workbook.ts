import { fail, type Outcome, problem, succeed } from '@veivalg/core';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import { standardLimits } from '../files/limits.ts';
import { aboutLines, type ExportCell, type ExportTable, harmless } from './table.ts';

/** Names of the two sheets of a workbook. */
export const sheetNames = { figures: 'Tall', about: 'Om tallene' } as const;

const sheetsOf = (table: ExportTable) => {
  // Texts are written as texts; the quote is for programs that read them anew as typed.
  const cell = (value: ExportCell): ExportCell =>
    typeof value === 'string' ? harmless(value) : value !== null && Number.isFinite(value) ? value : null;
  return [
    {
      name: sheetNames.figures,
      rows: [table.columns.map(({ label }) => harmless(label)), ...table.rows.map((row) => row.map(cell))],
    },
    {
      name: sheetNames.about,
      rows: aboutLines(table).map(([name, text]) => [name, harmless(text)]),
    },
  ];
};

const write = async (
  table: ExportTable,
  format: 'xlsx' | 'ods',
  writer: (options: { sheets: ReturnType<typeof sheetsOf> }) => Promise<Uint8Array>,
): Promise<Outcome<Uint8Array>> =>
  table.rows.length + 1 > standardLimits.rows
    ? fail([problem('V3302', table.title, { format: format.toUpperCase(), rows: table.rows.length })])
    : succeed(await writer({ sheets: sheetsOf(table) }));

/** Write a table as XLSX: one sheet of figures, one about them. @returns V3302 more rows than a sheet holds. */
export const toXlsx = (table: ExportTable): Promise<Outcome<Uint8Array>> => write(table, 'xlsx', writeXlsx);

/** Write a table as ODS: one sheet of figures, one about them. @returns V3302 more rows than a sheet holds. */
export const toOds = (table: ExportTable): Promise<Outcome<Uint8Array>> => write(table, 'ods', writeOds);
