import { fail, type Outcome, type Problem, problem, succeed } from '@veivalg/core';
import { seriesSchema, sourceSchema } from '@veivalg/data';
import type { PieceProgress, PxClient } from '../pxweb/client.ts';
import { compareMetadata, type MetadataChange } from '../pxweb/compare-metadata.ts';
import type { TableMetadata } from '../pxweb/metadata.ts';
import { cellCount, resolveQuery, type Selection } from '../pxweb/query.ts';
import type { ServiceDefinition, TableDefinition } from '../series/definition.ts';
import { type CodeHistory, type FetchedSeries, partsOf, startSeries } from '../series/to-series.ts';

/** What is kept of a table in a data version. */
export interface KeptTable {
  readonly table: string;
  readonly updated: string;
  readonly metadata: TableMetadata;
}

/** What came of one table. */
export interface TableAccount {
  readonly table: string;
  readonly outcome: 'fetched' | 'unchanged' | 'failed' | 'planned';
  readonly updated: string;
  readonly cells: number;
  readonly pieces: number;
  readonly changes: readonly MetadataChange[];
  readonly problems: readonly Problem[];
}

/** A file of a data version, by its path in the version's folder. */
export type VersionFiles = ReadonlyMap<string, string>;

export interface UpdateResult {
  readonly accounts: readonly TableAccount[];
  /** Series, records and sources of the tables that were fetched. */
  readonly files: VersionFiles;
  readonly kept: readonly KeptTable[];
}

export interface UpdateOptions {
  readonly client: PxClient;
  readonly service: ServiceDefinition;
  readonly tables: readonly TableDefinition[];
  readonly history: CodeHistory;
  /** What the current version holds, so that unchanged tables are left alone. */
  readonly current: ReadonlyMap<string, KeptTable>;
  readonly sha256: (bytes: Uint8Array) => string;
  /** ISO date. */
  readonly today: string;
  /** Ask for descriptions and count cells, but fetch and write nothing. */
  readonly dryRun: boolean;
  readonly onTable?: (table: string, place: number, count: number) => void;
  readonly onPiece?: (progress: PieceProgress) => void;
}

const selectionsFor = (definition: TableDefinition, metadata: TableMetadata): readonly Selection[] =>
  metadata.variables.map(({ code }) => ({ variable: code, values: definition.selection[code] ?? ['*'] }));

const plannedCells = (definition: TableDefinition, metadata: TableMetadata): number => {
  const resolved = resolveQuery(metadata, selectionsFor(definition, metadata));
  return resolved.ok ? cellCount(resolved.value) : 0;
};

/** The series as files, held against the same schemas that the loader uses. */
const filesOf = (
  series: FetchedSeries,
  sha256: (bytes: Uint8Array) => string,
): Outcome<readonly [string, string][]> => {
  const record = { ...series.record, checksum: sha256(new TextEncoder().encode(series.csv)) };
  const checked = seriesSchema.safeParse(record);
  const source = sourceSchema.safeParse(series.source);
  const issue = checked.error?.issues[0] ?? source.error?.issues[0];
  if (issue !== undefined)
    return fail([problem('V3004', series.record.id, { what: `${issue.path.join('.')}: ${issue.message}` })]);
  return succeed([
    [`series/${series.record.file}`, series.csv],
    [`series/${series.record.id}.json`, `${JSON.stringify(record, null, 2)}\n`],
    [`sources/${series.source.key}.json`, `${JSON.stringify(series.source, null, 2)}\n`],
  ]);
};

/**
 * Bring every listed table up to date.
 *
 * A table that cannot be fetched leaves its old figures in place and is told of; the others go on.
 *
 * @returns An account of each table with the files of those fetched; or V3006/V3001 when the service itself cannot be reached.
 */
export const updateTables = async (options: UpdateOptions): Promise<Outcome<UpdateResult>> => {
  const { client, service, tables, history, current } = options;
  const config = await client.config();
  if (!config.ok) return config;
  const maxCells = Math.min(config.value.maxDataCells, service.maxDataCells);
  const accounts: TableAccount[] = [];
  const files = new Map<string, string>();
  const kept: KeptTable[] = [];
  for (const [place, definition] of tables.entries()) {
    const table = definition.id;
    options.onTable?.(table, place, tables.length);
    const before = current.get(table) ?? null;
    const account = (
      outcome: TableAccount['outcome'],
      rest: Partial<Omit<TableAccount, 'table' | 'outcome'>>,
    ): void => {
      accounts.push({ table, outcome, updated: '', cells: 0, pieces: 0, changes: [], problems: [], ...rest });
    };
    const info = await client.info(table);
    if (!info.ok) {
      account('failed', { problems: info.problems });
      continue;
    }
    const closed: Problem[] = info.value.discontinued
      ? [problem('V3016', table, { table, last: info.value.lastPeriod }, 'warning')]
      : [];
    const { updated } = info.value;
    if (before !== null && before.updated === updated && updated !== '') {
      account('unchanged', { updated, problems: closed });
      continue;
    }
    const metadata = await client.metadata(table);
    if (!metadata.ok) {
      account('failed', { updated, problems: metadata.problems });
      continue;
    }
    const changes = compareMetadata(definition, metadata.value, before?.metadata ?? null);
    const breaking = changes.filter((change) => change.breaking);
    if (breaking.length > 0) {
      account('failed', {
        updated,
        changes,
        problems: breaking.map(({ variable, values }) =>
          problem('V3017', table, { table, variable, values: values.join(', ') }),
        ),
      });
      continue;
    }
    if (options.dryRun) {
      account('planned', {
        updated,
        changes,
        cells: plannedCells(definition, metadata.value),
        problems: closed,
      });
      continue;
    }
    const builder = startSeries(definition, metadata.value, history, service);
    if (!builder.ok) {
      account('failed', { updated, changes, problems: builder.problems });
      continue;
    }
    const parts = partsOf(definition, metadata.value);
    const whole = parts.ok ? [parts.value.region, parts.value.spread] : [];
    const pieces = await client.data(metadata.value, selectionsFor(definition, metadata.value), {
      maxCells,
      keepWhole: whole.flatMap((one) => (one === undefined ? [] : [one.code])),
      onAnswer: (answer) => builder.value.add(answer),
      ...(options.onPiece === undefined ? {} : { onPiece: options.onPiece }),
    });
    if (!pieces.ok) {
      account('failed', { updated, changes, problems: pieces.problems });
      continue;
    }
    const series = builder.value.finish(options.today);
    const written = series.ok ? filesOf(series.value, options.sha256) : series;
    if (!series.ok || !written.ok) {
      account('failed', { updated, changes, problems: [...series.problems, ...written.problems] });
      continue;
    }
    for (const [path, text] of written.value) files.set(path, text);
    kept.push({ table, updated, metadata: metadata.value });
    account('fetched', {
      updated,
      cells: series.value.cells,
      pieces: pieces.value,
      changes,
      problems: [...closed, ...series.problems],
    });
  }
  return succeed({ accounts, files, kept });
};
