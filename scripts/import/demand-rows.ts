import type { Row } from './series-files.ts';

/** Reads one file of the figures by its path inside the folder. */
export type Reader = (file: string) => Row[];

/** One cell, blank when there is none. */
export const cell = (row: Row, name: string): string => row[name] ?? '';

/** The single row that meets every demand; throws when there is none or more than one value. */
export const only = (rows: readonly Row[], demands: Readonly<Record<string, string>>): Row => {
  const found = rows.filter((row) =>
    Object.entries(demands).every(([name, value]) => cell(row, name) === value),
  );
  const values = new Set(found.map((row) => cell(row, 'value')));
  const [first] = found;
  if (first === undefined || values.size > 1)
    throw new Error(`${found.length} rows, ${values.size} values for ${JSON.stringify(demands)}`);
  return first;
};

/** First and last age of a label such as `67-79`, `90+`, `alle`; an open end is 105. */
export const agesOf = (label: string): { from: string; to: string } => {
  const whole = /^(alle|alle \(16\+\)|alle \(18\+\))$/.test(label);
  if (whole) return { from: '0', to: '105' };
  const open = /^(\d+)\+$/.exec(label);
  if (open !== null) return { from: open[1] ?? '', to: '105' };
  const closed = /^(\d+)-(\d+)$/.exec(label);
  if (closed === null) throw new Error(`Ages not understood: ${label}`);
  return { from: closed[1] ?? '', to: closed[2] ?? '' };
};

/** National population on 1 January by year and age. */
export const nationalPopulation = (read: Reader): ((year: number, from: number, to: number) => number) => {
  const rows = read('demography/population_national_1986_2026.csv');
  return (year, from, to) => {
    let total = 0;
    for (const row of rows) {
      if (cell(row, 'year') !== String(year)) continue;
      for (let age = from; age <= to; age++) total += Number(cell(row, `a${age}`) || 0);
    }
    if (total === 0) throw new Error(`No population ${year} ${from}-${to}`);
    return total;
  };
};
