import type { ServedTable, ServedVariable } from '../tables.ts';
import { type ChosenVariable, eachChosenCell } from './select.ts';

const category = (
  values: readonly { code: string; label: string; unit?: { base: string; decimals: number } }[],
) => ({
  index: Object.fromEntries(values.map(({ code }, i) => [code, i])),
  label: Object.fromEntries(values.map(({ code, label }) => [code, label])),
  ...(values.some(({ unit }) => unit !== undefined)
    ? {
        unit: Object.fromEntries(
          values.flatMap(({ code, unit }) => (unit === undefined ? [] : [[code, unit]])),
        ),
      }
    : {}),
});

const roles = (variables: readonly ServedVariable[]) => ({
  time: variables.filter(({ role }) => role === 'time').map(({ code }) => code),
  geo: variables.filter(({ role }) => role === 'geo').map(({ code }) => code),
  metric: variables.filter(({ role }) => role === 'metric').map(({ code }) => code),
});

const head = (table: ServedTable, language: string) => ({
  version: '2.0',
  class: 'dataset',
  label: table.label,
  source: table.source,
  updated: table.updated,
  ...(table.notes.length === 0 ? {} : { note: table.notes }),
  extension: { px: { tableid: table.id, language, 'official-statistics': false, aggregallowed: false } },
});

/** Metadata of a table: JSON-stat 2.0 without values. */
export const metadataJson = (table: ServedTable, language: string): unknown => ({
  ...head(table, language),
  role: roles(table.variables),
  id: table.variables.map(({ code }) => code),
  size: table.variables.map(({ values }) => values.length),
  dimension: Object.fromEntries(
    table.variables.map((variable) => [
      variable.code,
      {
        label: variable.label,
        category: category(variable.values),
        extension: {
          elimination: variable.elimination,
          ...(variable.eliminationCode === undefined
            ? {}
            : { eliminationValueCode: variable.eliminationCode }),
          show: 'value',
          codeLists: (variable.codelists ?? []).map(({ id, label }) => ({ id, label, type: 'Aggregation' })),
        },
      },
    ]),
  ),
});

/** An answer as JSON-stat 2.0. */
export const dataJson = (table: ServedTable, chosen: readonly ChosenVariable[], language: string): string => {
  const shown = chosen.filter(({ hidden }) => !hidden);
  const value: (number | null)[] = [];
  const status: Record<string, string> = {};
  eachChosenCell(table, chosen, (cell) => {
    if (typeof cell === 'number') value.push(cell);
    else {
      status[String(value.length)] = cell.sign;
      value.push(null);
    }
  });
  return JSON.stringify({
    ...head(table, language),
    role: roles(shown.map(({ variable }) => variable)),
    id: shown.map(({ variable }) => variable.code),
    size: shown.map(({ values }) => values.length),
    dimension: Object.fromEntries(
      shown.map(({ variable, values }) => [
        variable.code,
        {
          label: variable.label,
          category: category(values.map((one) => one.value)),
          extension: { elimination: variable.elimination, show: 'value' },
        },
      ]),
    ),
    value,
    ...(Object.keys(status).length === 0 ? {} : { status }),
  });
};

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A text that a spreadsheet would run as a formula gets a quote in front. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** An answer as CSV the way the producer writes it: one column for each content and period, texts in quotes. */
export const dataCsv = (table: ServedTable, chosen: readonly ChosenVariable[]): string => {
  const shown = chosen.filter(({ hidden }) => !hidden);
  const isColumn = ({ variable }: ChosenVariable): boolean =>
    variable.role === 'metric' || variable.role === 'time';
  const stub = shown.filter((one) => !isColumn(one));
  const heading = shown.filter(isColumn);
  const combine = (variables: readonly ChosenVariable[]): number[][] =>
    variables.reduce<number[][]>(
      (rows, { values }) => rows.flatMap((row) => values.map((_, i) => [...row, i])),
      [[]],
    );
  const cells = new Map<string, string>();
  eachChosenCell(table, chosen, (cell, places) => {
    const visible = places.filter((_, d) => chosen[d]?.hidden === false);
    cells.set(visible.join(','), typeof cell === 'number' ? String(cell) : cell.sign);
  });
  const labelAt = (variables: readonly ChosenVariable[], places: readonly number[]): string[] =>
    variables.map(({ values }, d) => values[places[d] ?? 0]?.value.label ?? '');
  const columns = combine(heading);
  const lines = [
    [
      ...stub.map(({ variable }) => quote(variable.label)),
      ...columns.map((places) => quote(labelAt(heading, places).join(' '))),
    ].join(','),
  ];
  for (const row of combine(stub)) {
    const numbers = columns.map((column) => {
      const places = shown.map((one) => {
        const s = stub.indexOf(one);
        return s >= 0 ? (row[s] ?? 0) : (column[heading.indexOf(one)] ?? 0);
      });
      const text = cells.get(places.join(',')) ?? '';
      return Number.isFinite(Number(text)) && text !== '' ? text : quote(text);
    });
    lines.push([...labelAt(stub, row).map((label) => quote(harmless(label))), ...numbers].join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
};

/** An answer as a PX file, UTF-8. */
export const dataPx = (table: ServedTable, chosen: readonly ChosenVariable[], language: string): string => {
  const shown = chosen.filter(({ hidden }) => !hidden);
  const text = (value: string): string => quote(value.replaceAll('"', "'"));
  const names = shown.map(({ variable }) => variable.label);
  const stub = shown.slice(0, -1).map(({ variable }) => variable.label);
  const heading = names.slice(-1);
  const data: string[] = [];
  eachChosenCell(table, chosen, (cell) =>
    data.push(typeof cell === 'number' ? String(cell) : text(cell.sign)),
  );
  const width = shown.at(-1)?.values.length ?? 1;
  const rows: string[] = [];
  for (let i = 0; i < data.length; i += width) rows.push(data.slice(i, i + width).join(' '));
  const unit = table.variables.find(({ role }) => role === 'metric')?.values[0]?.unit;
  return [
    'CHARSET="ANSI";',
    'AXIS-VERSION="2010";',
    'CODEPAGE="utf-8";',
    `LANGUAGE=${text(language)};`,
    `MATRIX=${text(table.id)};`,
    `TITLE=${text(table.label)};`,
    `SOURCE=${text(table.source)};`,
    `UNITS=${text(unit?.base ?? '')};`,
    `DECIMALS=${unit?.decimals ?? 0};`,
    ...(stub.length === 0 ? [] : [`STUB=${stub.map(text).join(',')};`]),
    `HEADING=${heading.map(text).join(',')};`,
    ...shown.map(
      ({ variable, values }) =>
        `VALUES(${text(variable.label)})=${values.map(({ value }) => text(value.label)).join(',')};`,
    ),
    ...shown.map(
      ({ variable, values }) =>
        `CODES(${text(variable.label)})=${values.map(({ value }) => text(value.code)).join(',')};`,
    ),
    `DATA=\n${rows.join('\n')};`,
    '',
  ].join('\r\n');
};
