import { join } from 'node:path';
import { type Row, readRows, type SeriesText, writeSeries } from '../series-files.ts';
import { SourceBook } from './sources.ts';

/** Reads figures and writes series, remembering every source a series cites. */
export interface Writer {
  readonly book: SourceBook;
  /** Rows of one file of figures. */
  rows(file: string): Row[];
  /** Write a series with the sources and years of its rows. */
  put(record: Omit<SeriesText, 'sources' | 'firstYear' | 'lastYear'>, out: readonly Row[]): void;
  /** Write a series whose rows name no source or year. */
  putWhole(record: SeriesText, out: readonly Row[]): void;
  /** Write the records of the sources cited so far. */
  finish(): void;
}

export const cell = (row: Row, name: string): string => row[name] ?? '';
export const year = { name: 'year', type: 'integer', min: 1900, max: 2200 } as const;
export const persons = { name: 'persons', type: 'number', min: 0 } as const;
export const text = (name: string) => ({ name, type: 'text' as const });
export const optional = (name: string) => ({ name, type: 'text' as const, blank: true });

/** @param figures Folder with the figures. @param data The product's data folder. */
export const openWriter = (figures: string, data: string): Writer => {
  const series = join(data, 'series');
  const book = new SourceBook();
  const cited = new Set<string>();
  return {
    book,
    rows: (file) => readRows(join(figures, `${file}.csv`)),
    put: (record, out) => {
      const keys = [...new Set(out.map((row) => cell(row, 'source')))].filter((key) => key !== '').sort();
      for (const key of keys) cited.add(key);
      const years = out.map((row) => Number(row['year'])).filter((value) => value > 0);
      const span = { firstYear: Math.min(...years), lastYear: Math.max(...years) };
      writeSeries(series, { ...record, sources: keys, ...span }, out);
    },
    putWhole: (record, out) => {
      for (const key of record.sources) cited.add(key);
      writeSeries(series, record, out);
    },
    finish: () => book.write(join(data, 'sources'), cited),
  };
};
