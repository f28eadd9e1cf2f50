import { fail, type Outcome, type Problem, problem, succeed } from '@veivalg/core';
import Papa from 'papaparse';
import type { DataFolder } from './folder.ts';
import { type SeriesSchema, seriesSchema } from './schemas.ts';

/** A series with its rows as text, every cell checked against its column. */
export interface SeriesTable {
  readonly record: SeriesSchema;
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** What the platform lends: hashing and unpacking, so that the same reader serves Node and tests. */
export interface FileTools {
  sha256(bytes: Uint8Array): string;
  gunzip(bytes: Uint8Array): Uint8Array;
}

const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8').decode(bytes);

const cellProblem = (column: SeriesSchema['columns'][number], text: string): string | null => {
  if (text === '') return column.blank ? null : 'V1104';
  if (column.type === 'code' || column.type === 'text') return null;
  const value = Number(text);
  if (!Number.isFinite(value)) return 'V1105';
  if (column.type === 'integer' && !Number.isInteger(value)) return 'V1106';
  if (column.min !== undefined && value < column.min) return 'V1107';
  if (column.max !== undefined && value > column.max) return 'V1107';
  return null;
};

const allColumns = (record: SeriesSchema): SeriesSchema['columns'] => [
  ...record.columns,
  ...record.runs.flatMap((run) =>
    Array.from({ length: run.last - run.first + 1 }, (_, i) => ({
      name: `${run.prefix}${run.first + i}`,
      type: 'number' as const,
      blank: false,
      ...(run.min === undefined ? {} : { min: run.min }),
      ...(run.max === undefined ? {} : { max: run.max }),
    })),
  ),
];

/**
 * Read and check one series: record, checksum, header and every cell.
 *
 * @param id Series id; `data/series/<id>.json` names the file.
 * @returns The rows, or all problems found: V1101 missing, V1102 broken record, V1103 checksum, V1104–V1107 cells, V1108 header.
 */
export const readSeries = (folder: DataFolder, tools: FileTools, id: string): Outcome<SeriesTable> => {
  const recordPath = `series/${id}.json`;
  const recordBytes = folder.read(recordPath);
  if (recordBytes === null) return fail([problem('V1101', recordPath, { file: recordPath })]);
  let json: unknown;
  try {
    json = JSON.parse(decode(recordBytes));
  } catch (error) {
    return fail([
      problem('V1102', recordPath, {
        what: error instanceof Error ? error.message : 'JSON',
      }),
    ]);
  }
  const parsed = seriesSchema.safeParse(json);
  if (!parsed.success)
    return fail(
      parsed.error.issues.map((issue) =>
        problem('V1102', `${recordPath}: ${issue.path.join('.')}`, {
          what: issue.message,
        }),
      ),
    );
  const record = parsed.data;
  const path = `series/${record.file}`;
  const bytes = folder.read(path);
  if (bytes === null) return fail([problem('V1101', path, { file: path })]);
  const found = tools.sha256(bytes);
  if (found !== record.checksum) return fail([problem('V1103', path, { expected: record.checksum, found })]);
  const text = decode(record.file.endsWith('.gz') ? tools.gunzip(bytes) : bytes);
  const csv = Papa.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: true,
  });
  const columns = allColumns(record);
  const header = csv.meta.fields ?? [];
  const missing = columns.filter((column) => !header.includes(column.name));
  if (missing.length > 0)
    return fail(missing.map((column) => problem('V1108', path, { column: column.name })));
  const problems: Problem[] = csv.errors.map((error) =>
    problem('V1102', `${path}: ${error.row ?? 0}`, { what: error.message }),
  );
  csv.data.forEach((row, index) => {
    for (const column of columns) {
      const code = cellProblem(column, row[column.name] ?? '');
      if (code !== null)
        problems.push(
          problem(code, `${path}: rad ${index + 2}, ${column.name}`, {
            value: row[column.name] ?? '',
            row: index + 2,
            column: column.name,
          }),
        );
    }
  });
  return problems.length > 0 ? fail(problems) : succeed({ record, rows: csv.data });
};

/** A number in a checked cell; blank is `NaN`, never zero. */
export const numberIn = (row: Readonly<Record<string, string>>, column: string): number => {
  const text = row[column] ?? '';
  return text === '' ? Number.NaN : Number(text);
};
