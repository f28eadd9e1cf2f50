import { join } from 'node:path';
import {
  codeHistory,
  createPxClient,
  createThrottle,
  type MetadataChange,
  updateTables,
} from '@veivalg/connectors';
import { dataHome, diskCache, machineClock, sha256 } from '@veivalg/connectors/node';
import { type Baseline, type Language, problem } from '@veivalg/core';
import { describeProblem, formatNumber } from '@veivalg/core/text';
import { diskFolder, nodeTools } from '@veivalg/data/node';
import { readConnectorData, userStore, withVersion } from '../data-version.ts';
import { CommandFailure, exitCodes, unwrap } from '../output/fail.ts';
import { startProgress } from '../output/progress.ts';
import { connectorWords } from '../text/connectors/index.ts';
import { movedReport } from './moved-report.ts';

export interface UpdateCommandOptions {
  /** One table, or several with commas. */
  readonly bare?: string;
  /** Dry run. */
  readonly torr?: boolean;
  /** Another address than the official one, such as a local server. */
  readonly adresse?: string;
}

/** What the command needs of the product: its folder and the built-in figures. */
export interface UpdateContext {
  readonly language: Language;
  readonly root: string;
  readonly builtIn: Baseline;
  /** ISO time stamp. */
  readonly now: string;
}

const tries = 8;
const timeout = 60_000;
const longestAnswer = 120_000_000;
const firstPause = 1_000;
const shownValues = 8;

/** One change in a table's metadata as a line. */
export const changeLine = (language: Language, change: MetadataChange): string => {
  const more = change.values.length - shownValues;
  return connectorWords(language)(`change.${change.kind}`, {
    table: change.table,
    variable: change.variable,
    values: `${change.values.slice(0, shownValues).join(', ')}${more > 0 ? ` … +${more}` : ''}`,
  });
};

/** Make the client that the commands ask the service with. */
export const clientFor = (base: string, language: string, callsPerMinute: number) =>
  createPxClient({
    base,
    language,
    fetch: (url, init) => fetch(url, init),
    clock: machineClock,
    throttle: createThrottle(machineClock, { calls: callsPerMinute, windowMilliseconds: 60_000 }),
    cache: diskCache(join(dataHome(process.env), 'cache')),
    tries,
    timeout,
    longestAnswer,
    firstPause,
  });

/**
 * `veivalg data oppdater`: fetch the listed tables, keep them as a new data version, and say what moved.
 *
 * Nothing is written when nothing could be fetched; a table that fails leaves its old figures.
 */
export const updateDataCommand = async (
  context: UpdateContext,
  options: UpdateCommandOptions,
): Promise<string> => {
  const { language, root, builtIn } = context;
  const words = connectorWords(language);
  const { service, tables } = unwrap(readConnectorData(root));
  const wanted = options.bare?.split(',').map((id) => id.trim()) ?? tables.map(({ id }) => id);
  for (const id of wanted)
    if (!tables.some((table) => table.id === id))
      throw new CommandFailure(
        [
          problem('V3018', 'data oppdater', {
            table: id,
            choices: tables.map((table) => table.id).join(', '),
          }),
        ],
        exitCodes.usage,
      );
  const chosen = tables.filter(({ id }) => wanted.includes(id));
  const folder = diskFolder(join(root, 'data'));
  const history = unwrap(codeHistory(folder, nodeTools, builtIn.municipalities));
  const store = userStore();
  const before = unwrap(store.current());
  const base = options.adresse ?? service.base;
  let progress = startProgress(
    chosen.length,
    words('update.progress', { table: '', place: 0, count: chosen.length }),
  );
  const outcome = await updateTables({
    client: clientFor(base, service.language, service.callsPerMinute),
    service: { ...service, base },
    tables: chosen,
    history,
    current: store.kept(before),
    sha256,
    today: context.now.slice(0, 10),
    dryRun: options.torr === true,
    onTable: (table, place, count) => {
      progress.stop();
      progress = startProgress(1, words('update.progress', { table, place: place + 1, count }));
    },
    onPiece: ({ done, pieces }) => progress.step(done / pieces),
  });
  progress.stop();
  const result = unwrap(outcome);
  const lines: string[] = [];
  for (const account of result.accounts) {
    lines.push(
      words('update.table', {
        table: account.table,
        outcome: words(`update.${account.outcome}`, {
          cells: formatNumber(language, account.cells, 0),
          pieces: account.pieces,
          updated: account.updated,
        }),
      }),
    );
    for (const change of account.changes) lines.push(`  ${changeLine(language, change)}`);
    for (const one of account.problems) lines.push(`  ${describeProblem(language, one)}`);
  }
  const failed = result.accounts.some((account) => account.outcome === 'failed');
  if (options.torr === true) lines.push('', words('update.dry'));
  else if (result.kept.length === 0)
    lines.push(
      '',
      failed
        ? words('update.nothingMade')
        : words('update.none', { version: before?.id ?? words('update.builtIn') }),
    );
  else {
    const version = unwrap(store.add(result.files, result.kept, context.now, base));
    diskCache(join(dataHome(process.env), 'cache')).clear();
    lines.push('', words('update.made', { version: version.id }));
    const applied = withVersion(builtIn, store, version);
    const old = before === null ? null : withVersion(builtIn, store, before);
    if (!applied.ok)
      lines.push(words('update.notUsable'), ...applied.problems.map((one) => describeProblem(language, one)));
    else {
      lines.push(...applied.problems.map((one) => describeProblem(language, one)));
      lines.push(
        ...movedReport(
          language,
          old?.ok === true ? old.value.baseline : builtIn,
          applied.value.baseline,
          applied.value.moved,
        ),
      );
    }
  }
  if (failed) process.exitCode = exitCodes.problem;
  return `${lines.join('\n')}\n`;
};
