import { fail, type Outcome, type Problem, problem, type SourceRecord, succeed } from '@veivalg/core';
import type { SeriesSchema } from '@veivalg/data';
import {
  type Carrying,
  type CodeChange,
  type CodedFigure,
  carryCodes,
  partsInYear,
} from '../klass/carry-codes.ts';
import type { Dataset } from '../pxweb/dataset.ts';
import type { TableMetadata, TableVariable } from '../pxweb/metadata.ts';
import type { ServiceDefinition, TableDefinition } from './definition.ts';

/** Numbers of today and what became of the former ones. */
export interface CodeHistory {
  readonly today: readonly string[];
  readonly changes: readonly CodeChange[];
}

/** A series ready to be written, with its source record. */
export interface FetchedSeries {
  readonly record: Omit<SeriesSchema, 'checksum'>;
  readonly csv: string;
  readonly source: SourceRecord;
  readonly cells: number;
  /** Cells without a number, by sign. */
  readonly missing: Readonly<Record<string, number>>;
  /** Figures under a number of today, by how they came there. */
  readonly carried: Readonly<Record<Carrying, number>>;
}

/** Takes the pieces of a table one by one and ends with a series. */
export interface SeriesBuilder {
  add(answer: Dataset): readonly Problem[];
  finish(accessed: string): Outcome<FetchedSeries>;
}

export const seriesIdOf = (table: string): string => `ssb-table-${table}`;

/** Units and titles of key figures, which have no sum over places: shares, rates and means. */
const keyFigure = /prosent|percent|andel|\bper\b|\bpr\b|gjennomsnitt|\brate|dekning/i;

/** Whether a content is a count that may be summed over places. */
export const isAdditive = (definition: TableDefinition, unit: string, label: string): boolean =>
  definition.additive === 'byUnit' ? !keyFigure.test(`${unit} ${label}`) : definition.additive;

const csvCell = (cell: string | number): string =>
  typeof cell === 'string' && /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : String(cell);
const yearIn = (period: string): number => Number(/^\d{4}/.exec(period)?.[0] ?? Number.NaN);
/** The column of a series that holds the values of one of a table's variables, by the variable's code. */
export const columnName = (code: string): string => code.toLowerCase().replace(/[^a-z0-9]+/g, '_');
/** Rows are joined to text in portions, since millions of row arrays would fill the memory. */
const portion = 2_000;

/** The figures of one content, period and group: every place by every spread value, as they come in. */
interface Block {
  readonly group: readonly string[];
  readonly period: string;
  readonly content: string;
  readonly values: Float64Array;
  readonly signs: Map<number, string>;
  waiting: number;
}

/** The variables of a table by their part in the series. */
export interface TableParts {
  readonly time: TableVariable;
  readonly content: TableVariable;
  readonly region: TableVariable | undefined;
  readonly spread: TableVariable | undefined;
  readonly groups: readonly TableVariable[];
}

/** Find period, content, places and spread among a table's variables. @returns V3014 when one of them is not there. */
export const partsOf = (definition: TableDefinition, metadata: TableMetadata): Outcome<TableParts> => {
  const find = (test: (one: TableVariable) => boolean): TableVariable | undefined =>
    metadata.variables.find(test);
  const time = find(({ role }) => role === 'time') ?? find(({ code }) => code === 'Tid');
  const content = find(({ role }) => role === 'metric') ?? find(({ code }) => code === 'ContentsCode');
  const region =
    definition.regionVariable === null
      ? find(({ role }) => role === 'geo')
      : find(({ code }) => code === definition.regionVariable);
  const spread = find(({ code }) => code === definition.spread?.variable);
  const lacking =
    time === undefined
      ? 'Tid'
      : content === undefined
        ? 'ContentsCode'
        : region === undefined && definition.level === 'municipality'
          ? (definition.regionVariable ?? 'Region')
          : null;
  if (time === undefined || content === undefined || lacking !== null)
    return fail([problem('V3014', definition.id, { table: definition.id, variable: lacking ?? '' })]);
  const taken = new Set([time, content, region, spread]);
  return succeed({
    time,
    content,
    region,
    spread,
    groups: metadata.variables.filter((one) => !taken.has(one)),
  });
};

/**
 * Start a series from a table: one row for each place, group, content and period, under today's municipality numbers.
 *
 * Counties, the country and the producer's groups keep their own codes, with `other` as level.
 *
 * @param history Numbers of today and the changes; used where the table holds municipalities.
 * @returns The builder, or V3014 when the table lacks what the series is built on.
 */
export const startSeries = (
  definition: TableDefinition,
  metadata: TableMetadata,
  history: CodeHistory,
  service: ServiceDefinition,
): Outcome<SeriesBuilder> => {
  const where = definition.id;
  const parts = partsOf(definition, metadata);
  if (!parts.ok) return parts;
  const { time, content, region, spread, groups } = parts.value;
  const aboutContent = new Map(content.values.map((value) => [value.code, value]));
  const places = region?.values.map(({ code }) => code) ?? ['0'];
  const placeAt = new Map(places.map((code, i) => [code, i]));
  const spreadCodes = spread?.values.map(({ code }) => code) ?? [''];
  const spreadAt = new Map(spreadCodes.map((code, i) => [code, i]));
  const width = spreadCodes.length;
  const run = definition.spread;
  if (run !== null && run.last - run.first + 1 !== width)
    return fail([problem('V3014', where, { table: where, variable: run.variable })]);
  const former = new Set([...history.today, ...history.changes.map(({ oldCode }) => oldCode)]);
  const partsCache = new Map<number, ReturnType<typeof partsInYear>>();
  const blocks = new Map<number, Block>();
  const missing: Record<string, number> = {};
  const carried: Record<Carrying, number> = { own: 0, renumbered: 0, summed: 0, shared: 0 };
  const years = new Set<number>();
  const chunks: string[] = [];
  let rows: (string | number)[][] = [];
  let cells = 0;
  let partial = 0;

  const flushRows = (): void => {
    // Joined, not added: a text that is added to piece by piece keeps every piece in memory.
    if (rows.length > 0) chunks.push(rows.map((row) => row.map(csvCell).join(',')).join('\n'));
    rows = [];
  };
  const push = (
    level: string,
    place: string,
    block: Block,
    figures: readonly (CodedFigure & { carrying: Carrying })[],
  ): void => {
    const signs = [...new Set(figures.map(({ status }) => status).filter((sign) => sign !== ''))].join(' ');
    const numbers = figures.map(({ value }) => (Number.isNaN(value) ? '' : value));
    const carrying = figures.find((one) => one.carrying !== 'own')?.carrying ?? 'own';
    if (run !== null && numbers.includes('')) {
      // A row of ages is whole or not there: half a row would be read as if the rest were nobody.
      if (numbers.some((one) => one !== '')) partial += 1;
      return;
    }
    if (level === 'municipality') carried[carrying] += numbers.length;
    rows.push([
      level,
      place,
      ...block.group,
      block.content,
      block.period,
      ...(run === null ? [...numbers, signs] : [signs, ...numbers]),
      carrying,
    ]);
    if (rows.length >= portion) flushRows();
  };
  const close = (block: Block): void => {
    const about = aboutContent.get(block.content);
    const additive = isAdditive(definition, about?.unit ?? '', about?.label ?? '');
    const columns = spreadCodes.map(
      (_, s) =>
        new Map(
          places.map((code, p): [string, CodedFigure] => {
            const value = block.values[p * width + s] ?? Number.NaN;
            const sign = block.signs.get(p * width + s) ?? '';
            return [code, { code, value, status: Number.isNaN(value) && sign === '' ? '..' : sign }];
          }),
        ),
    );
    if (definition.level === 'municipality') {
      const year = yearIn(block.period);
      const inYear = partsCache.get(year) ?? partsInYear(history.changes, year);
      partsCache.set(year, inYear);
      const byColumn = columns.map((column) => carryCodes(column, inYear, history.today, additive));
      const atCode = byColumn.map((column) => new Map(column.map((figure) => [figure.code, figure])));
      for (const code of history.today) {
        const figures = atCode.map((column) => column.get(code));
        if (figures.every((figure) => figure === undefined)) continue;
        push(
          'municipality',
          code,
          block,
          figures.map(
            (figure) => figure ?? { code, value: Number.NaN, status: '.', carrying: 'own' as const },
          ),
        );
      }
    }
    for (const code of places)
      if (definition.level !== 'municipality' || !former.has(code))
        push(
          'other',
          code,
          block,
          columns.map((column) => ({
            ...(column.get(code) ?? { code, value: Number.NaN, status: '..' }),
            carrying: 'own' as const,
          })),
        );
  };

  return succeed({
    add: (answer) => {
      // Every code is looked up once for each piece; the millions of cells after that are plain arithmetic.
      const step = new Map<TableVariable, number>();
      let stride = 1;
      for (const one of [time, content, ...groups]) {
        step.set(one, stride);
        stride *= Math.max(1, one.values.length);
      }
      const lookups: { readonly kind: 'place' | 'column' | 'block'; readonly to: Int32Array }[] = [];
      for (const dimension of answer.dimensions) {
        const variable = metadata.variables.find(({ code }) => code === dimension.code);
        if (variable === undefined) return [problem('V3012', where, { table: where })];
        const kind = variable === region ? 'place' : variable === spread ? 'column' : 'block';
        const positions =
          kind === 'place'
            ? placeAt
            : kind === 'column'
              ? spreadAt
              : new Map(variable.values.map(({ code }, i) => [code, i]));
        const factor = kind === 'block' ? (step.get(variable) ?? 0) : 1;
        const to = Int32Array.from(dimension.codes, (code) => (positions.get(code) ?? -1) * factor);
        if (to.some((one) => one < 0)) return [problem('V3012', where, { table: where })];
        lookups.push({ kind, to });
      }
      const codeAt = (one: TableVariable, key: number): string =>
        one.values[Math.floor(key / (step.get(one) ?? 1)) % Math.max(1, one.values.length)]?.code ?? '';
      const asked = new Set(answer.dimensions.map(({ code }) => code));
      const full: Block[] = [];
      const at = new Int32Array(lookups.length);
      let block: Block | undefined;
      let blockKey = -1;
      for (let i = 0; i < answer.values.length; i++) {
        let place = 0;
        let column = 0;
        let key = 0;
        for (let d = 0; d < lookups.length; d++) {
          const { kind, to } = lookups[d] as (typeof lookups)[number];
          const position = to[at[d] as number] as number;
          if (kind === 'place') place = position;
          else if (kind === 'column') column = position;
          else key += position;
        }
        if (key !== blockKey || block === undefined) {
          block = blocks.get(key);
          blockKey = key;
        }
        if (block === undefined) {
          const period = codeAt(time, key);
          block = {
            group: groups.map((one) => (asked.has(one.code) ? codeAt(one, key) : '')),
            period,
            content: codeAt(content, key),
            values: new Float64Array(places.length * width).fill(Number.NaN),
            signs: new Map(),
            waiting: places.length * width,
          };
          blocks.set(key, block);
          years.add(yearIn(period));
        }
        const value = answer.values[i] as number;
        const cell = place * width + column;
        block.values[cell] = value;
        const sign = answer.status.get(i) ?? '';
        if (sign !== '') block.signs.set(cell, sign);
        if (Number.isNaN(value)) missing[sign || '..'] = (missing[sign || '..'] ?? 0) + 1;
        block.waiting -= 1;
        if (block.waiting === 0) {
          full.push(block);
          blocks.delete(key);
          block = undefined;
        }
        for (let d = lookups.length - 1; d >= 0; d--) {
          at[d] = (at[d] as number) + 1;
          if ((at[d] as number) < (lookups[d]?.to.length ?? 0)) break;
          at[d] = 0;
        }
      }
      cells += answer.values.length;
      for (const one of full) close(one);
      return [];
    },
    finish: (accessed) => {
      // What is left lacks places on purpose: the selection asked for some of them only.
      for (const block of blocks.values()) close(block);
      blocks.clear();
      flushRows();
      const sorted = [...years].sort((a, b) => a - b);
      const firstYear = sorted[0];
      const lastYear = sorted.at(-1);
      if (firstYear === undefined || lastYear === undefined || sorted.some(Number.isNaN))
        return fail([problem('V3014', where, { table: where, variable: time.code })]);
      const warnings: Problem[] = [];
      for (let year = firstYear; year <= lastYear; year++)
        if (!years.has(year)) warnings.push(problem('V3015', where, { table: where, year }, 'warning'));
      const code = (name: string, blank = false) => ({ name, type: 'code' as const, blank });
      const value = { name: 'value', type: 'number' as const, blank: true };
      const before = [
        code('level'),
        code('place'),
        ...groups.map((one) => code(columnName(one.code), true)),
        code('content'),
        code('period'),
      ];
      const columns: SeriesSchema['columns'] =
        run === null
          ? [...before, value, code('status', true), code('carrying')]
          : [...before, code('status', true), code('carrying')];
      const header = [
        ...before.map(({ name }) => name),
        ...(run === null
          ? ['value', 'status']
          : ['status', ...spreadCodes.map((_, i) => `${run.prefix}${run.first + i}`)]),
        'carrying',
      ];
      const id = seriesIdOf(definition.id);
      const holes = Object.entries(missing).map(([sign, count]) => `${count} celler har tegnet «${sign}».`);
      if (partial > 0) holes.push(`${partial} rader er utelatt fordi en del av dem manglet.`);
      const units = [...new Set(content.values.map(({ unit }) => unit).filter((unit) => unit !== ''))];
      return succeed(
        {
          record: {
            id,
            title: definition.title,
            unit: units.join(', ') || 'as published',
            file: `${id}.csv`,
            sources: [id],
            firstYear,
            lastYear,
            rules: definition.rules,
            holes,
            columns,
            runs: run === null ? [] : [{ prefix: run.prefix, first: run.first, last: run.last, min: 0 }],
          },
          csv: `${header.join(',')}\n${chunks.join('\n')}\n`,
          source: {
            key: id,
            producer: service.producer,
            title: metadata.label === '' ? definition.title.nb : metadata.label,
            edition: `Tabell ${definition.id}, ${firstYear}–${lastYear}`,
            published: metadata.updated === '' ? accessed : metadata.updated,
            accessed,
            links: [`${service.base}/tables/${definition.id}`],
            licence: service.licence,
            citation: `Kilde: ${service.producer} (tabell ${definition.id}), ${service.licence}, bearbeidet`,
            note: 'Hentet av Veivalg. Tall for sammenslåtte kommuner er lagt om til dagens numre.',
          },
          cells,
          missing,
          carried,
        },
        warnings,
      );
    },
  });
};
