import type { SourceRecord } from '@veivalg/core';
import type { SeriesTable } from '@veivalg/data';
import type { ServedCell, ServedTable, ServedVariable } from '../tables.ts';

const yearNames = new Set(['year', 'period']);

/**
 * Show a series of the data folder as a PxWebApi table: code and text columns are variables, number columns the contents.
 *
 * @returns The table, or null when the codes do not tell the rows apart, so that it cannot be a table of cells.
 */
export const seriesTable = (series: SeriesTable, sources: readonly SourceRecord[]): ServedTable | null => {
  const { record, rows } = series;
  const keys = record.columns.filter(
    ({ name, type }) => type === 'code' || type === 'text' || yearNames.has(name),
  );
  const numbers = record.columns.filter((column) => !keys.includes(column));
  const run = record.runs[0];
  const runCodes =
    run === undefined
      ? []
      : Array.from({ length: run.last - run.first + 1 }, (_, i) => String(run.first + i));
  const variables: ServedVariable[] = keys.map(({ name }) => ({
    code: name,
    label: name,
    role: yearNames.has(name)
      ? 'time'
      : name === 'municipality' || name === 'place' || name === 'county'
        ? 'geo'
        : 'other',
    elimination: false,
    values: [...new Set(rows.map((row) => row[name] ?? ''))].map((code) => ({
      code: code === '' ? '-' : code,
      label: code,
    })),
  }));
  if (!variables.some(({ role }) => role === 'time'))
    variables.push({
      code: 'year',
      label: 'year',
      role: 'time',
      elimination: false,
      values: [{ code: String(record.lastYear), label: String(record.lastYear) }],
    });
  const contents: ServedVariable = {
    code: 'ContentsCode',
    label: 'statistikkvariabel',
    role: 'metric',
    elimination: false,
    values: (numbers.length > 0 ? numbers.map(({ name }) => name) : ['value']).map((code) => ({
      code,
      label: code,
      unit: { base: record.unit, decimals: 3 },
    })),
  };
  const age: ServedVariable | null =
    run === undefined
      ? null
      : {
          code: 'age',
          label: 'age',
          role: 'other',
          elimination: false,
          values: runCodes.map((code) => ({ code, label: code })),
        };
  const byKey = new Map<string, (typeof rows)[number]>();
  for (const row of rows) byKey.set(keys.map(({ name }) => row[name] ?? '').join('\u0000'), row);
  if (byKey.size < rows.length) return null;
  const all = [...variables, ...(age === null ? [] : [age]), contents];
  const labels = variables.map(({ values }) => values.map(({ label }) => label));
  const read = (text: string | undefined): ServedCell =>
    text === undefined || text === '' ? { sign: '..' } : Number(text);
  return {
    id: record.id,
    label: record.title.nb,
    description: record.title.en,
    source: record.sources.map((key) => sources.find((one) => one.key === key)?.citation ?? key).join('; '),
    updated: `${sources.find((one) => one.key === record.sources[0])?.accessed ?? '2026-01-01'}T00:00:00Z`,
    notes: record.holes,
    variables: all,
    cell: (places) => {
      const row = byKey.get(keys.map((_, d) => labels[d]?.[places[d] ?? 0] ?? '').join('\u0000'));
      if (row === undefined) return { sign: '.' };
      const content = contents.values[places.at(-1) ?? 0]?.code ?? '';
      return run === undefined
        ? read(row[content])
        : read(row[`${run.prefix}${runCodes[places.at(-2) ?? 0] ?? ''}`]);
    },
  };
};
