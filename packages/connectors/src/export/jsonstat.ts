import { aboutLines, type ExportTable, fromAboutLines } from './table.ts';

/** The dimension that holds the number columns. */
const contents = 'ContentsCode';

/**
 * Write a table as JSON-stat 2.0: the text columns are dimensions, the number columns the contents.
 *
 * Cells that the table has no row for are null, and told from cells without a number by `status`. Text columns must tell the
 * rows apart; when they do not, a running number is added as a dimension.
 */
export const toJsonStat = (table: ExportTable): string => {
  const texts = table.columns
    .map((column, at) => ({ column, at }))
    .filter(({ column }) => column.type === 'text');
  const numbers = table.columns
    .map((column, at) => ({ column, at }))
    .filter(({ column }) => column.type !== 'text');
  const keyOf = (row: ExportTable['rows'][number]): string => JSON.stringify(texts.map(({ at }) => row[at]));
  const apart = new Set(table.rows.map(keyOf)).size === table.rows.length;
  const dimensions = [
    ...texts.map(({ column, at }) => ({
      code: column.key,
      label: column.label,
      codes: [...new Set(table.rows.map((row) => String(row[at] ?? '')))],
      at,
    })),
    ...(apart ? [] : [{ code: 'row', label: 'row', codes: table.rows.map((_, i) => String(i)), at: -1 }]),
  ];
  const places = dimensions.map(({ codes }) => new Map(codes.map((code, i) => [code, i])));
  const size = [...dimensions.map(({ codes }) => codes.length), numbers.length];
  const value: Record<string, number> = {};
  const status: Record<string, string> = {};
  table.rows.forEach((row, i) => {
    let cell = 0;
    dimensions.forEach(({ at, codes }, d) => {
      cell = cell * codes.length + (places[d]?.get(at < 0 ? String(i) : String(row[at] ?? '')) ?? 0);
    });
    numbers.forEach(({ at }, n) => {
      const number = row[at];
      const key = String(cell * numbers.length + n);
      if (typeof number === 'number' && Number.isFinite(number)) value[key] = number;
      else status[key] = '..';
    });
  });
  const indexOf = (codes: readonly string[]) => Object.fromEntries(codes.map((code, i) => [code, i]));
  return JSON.stringify({
    version: '2.0',
    class: 'dataset',
    label: table.title,
    source: table.sources.join('; '),
    note: [...table.assumptions],
    role: { metric: [contents] },
    id: [...dimensions.map(({ code }) => code), contents],
    size,
    dimension: {
      ...Object.fromEntries(
        dimensions.map(({ code, label, codes }) => [code, { label, category: { index: codes } }]),
      ),
      [contents]: {
        label: contents,
        category: {
          index: indexOf(numbers.map(({ column }) => column.key)),
          label: Object.fromEntries(numbers.map(({ column }) => [column.key, column.label])),
          unit: Object.fromEntries(numbers.map(({ column }) => [column.key, { base: column.unit }])),
        },
      },
    },
    value,
    ...(Object.keys(status).length === 0 ? {} : { status }),
    extension: {
      veivalg: {
        about: aboutLines(table),
        types: Object.fromEntries(numbers.map(({ column }) => [column.key, column.type])),
      },
    },
  });
};

/** What `toJsonStat` wrote beside the numbers. */
export const aboutInJsonStat = (extension: unknown): ReturnType<typeof fromAboutLines> => {
  const about = (extension as { veivalg?: { about?: [string, string][] } } | undefined)?.veivalg?.about ?? [];
  return fromAboutLines(about);
};
