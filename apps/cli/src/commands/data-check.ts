import { compareMetadata } from '@veivalg/connectors';
import type { Language } from '@veivalg/core';
import { describeProblem, formatNumber } from '@veivalg/core/text';
import { readConnectorData, userStore } from '../data-version.ts';
import { exitCodes, unwrap } from '../output/fail.ts';
import { connectorWords } from '../text/connectors/index.ts';
import { changeLine, clientFor } from './data-update.ts';

/**
 * `veivalg data sjekk`: hold the fetched figures against their checksums; with `--live`, ask the service what has changed
 * in each table since, without fetching any figures.
 */
export const checkDataCommand = async (
  language: Language,
  root: string,
  options: { readonly live?: boolean; readonly adresse?: string },
): Promise<string> => {
  const words = connectorWords(language);
  const { service, tables } = unwrap(readConnectorData(root));
  const store = userStore();
  const current = unwrap(store.current());
  const lines = [
    words('check.definitions', { count: tables.length }),
    current === null
      ? words('check.builtIn')
      : words('check.version', { version: current.id, files: current.files.length }),
  ];
  if (options.live !== true) return `${[...lines, words('check.live')].join('\n')}\n`;
  const base = options.adresse ?? service.base;
  const client = clientFor(base, service.language, service.callsPerMinute);
  const config = unwrap(await client.config());
  lines.push(
    words('check.service', {
      base,
      version: config.apiVersion,
      cells: formatNumber(language, config.maxDataCells, 0),
    }),
  );
  const kept = store.kept(current);
  for (const definition of tables) {
    const before = kept.get(definition.id) ?? null;
    const info = await client.info(definition.id);
    const metadata = info.ok ? await client.metadata(definition.id) : info;
    if (!info.ok || !metadata.ok) {
      process.exitCode = exitCodes.problem;
      for (const one of metadata.problems) lines.push(describeProblem(language, one));
      continue;
    }
    const { updated } = info.value;
    lines.push(
      words(before !== null && before.updated === updated ? 'check.same' : 'check.newer', {
        table: definition.id,
        updated,
      }),
    );
    for (const change of compareMetadata(definition, metadata.value, before?.metadata ?? null)) {
      if (change.breaking) process.exitCode = exitCodes.problem;
      lines.push(`  ${changeLine(language, change)}`);
    }
  }
  return `${lines.join('\n')}\n`;
};
