import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import Papa from 'papaparse';

/** A row of text cells by column name. */
export type Row = Readonly<Record<string, string>>;

/** Everything a series record says, apart from what the file itself gives. */
export interface SeriesText {
  readonly id: string;
  readonly title: { readonly nb: string; readonly nn: string; readonly en: string };
  readonly unit: string;
  readonly sources: readonly string[];
  readonly firstYear: number;
  readonly lastYear: number;
  readonly rules: readonly string[];
  readonly holes: readonly string[];
  readonly columns: readonly {
    readonly name: string;
    readonly type: 'code' | 'text' | 'integer' | 'number';
    readonly blank?: boolean;
    readonly min?: number;
    readonly max?: number;
  }[];
  readonly runs?: readonly {
    readonly prefix: string;
    readonly first: number;
    readonly last: number;
    readonly min?: number;
    readonly max?: number;
  }[];
  readonly packed?: boolean;
}

/** Read one comma-separated file, packed or not. */
export const readRows = (path: string): Row[] => {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
};

/** Write `<id>.csv` or `<id>.csv.gz` and the record beside it. Column order is that of the record. */
export const writeSeries = (folder: string, text: SeriesText, rows: readonly Row[]): void => {
  mkdirSync(folder, { recursive: true });
  const names = [
    ...text.columns.map((column) => column.name),
    ...(text.runs ?? []).flatMap((run) =>
      Array.from({ length: run.last - run.first + 1 }, (_, i) => `${run.prefix}${run.first + i}`),
    ),
  ];
  const csv = `${Papa.unparse(
    { fields: names, data: rows.map((row) => names.map((name) => row[name] ?? '')) },
    { newline: '\n' },
  )}\n`;
  const bytes = text.packed === true ? gzipSync(Buffer.from(csv), { level: 9 }) : Buffer.from(csv);
  const file = `${text.id}.csv${text.packed === true ? '.gz' : ''}`;
  writeFileSync(join(folder, file), bytes);
  const { packed: _packed, runs, ...rest } = text;
  const record = {
    ...rest,
    file,
    checksum: createHash('sha256').update(bytes).digest('hex'),
    ...(runs === undefined ? {} : { runs }),
  };
  writeFileSync(join(folder, `${text.id}.json`), `${JSON.stringify(record, null, 2)}\n`);
};
