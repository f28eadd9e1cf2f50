import { join } from 'node:path';
import { emptyPlan } from '@veivalg/core';
import { readSeries } from '@veivalg/data';
import { diskFolder, nodeTools } from '@veivalg/data/node';
import { project } from '@veivalg/engine';
import { createServerApp, fixedTables, listen, pxPath, resultTables, seriesTable } from '@veivalg/server';
import { unwrap } from '../output/fail.ts';
import type { Session } from '../session.ts';
import { connectorWords } from '../text/connectors/index.ts';

const maxDataCells = 800_000;
const limit = { calls: 3_000, windowSeconds: 60 } as const;

/** `veivalg server`: answer on this machine in PxWebApi v2 form and over the small read-only interface, until stopped. */
export const serverCommand = async (
  session: Session,
  root: string,
  version: string,
  port: number,
): Promise<string> => {
  const { baseline, prepared } = session;
  const words = connectorWords(session.words.language);
  const result = unwrap(project(prepared, emptyPlan));
  const folder = diskFolder(join(root, 'data'));
  const source = 'Veivalg; grunnlag fra Statistisk sentralbyrå (CC BY 4.0) og andre, se kildene';
  const updated = `${
    baseline.sources
      .map(({ accessed }) => accessed)
      .sort()
      .at(-1) ?? '2026-01-01'
  }T00:00:00Z`;
  const series = baseline.series.flatMap(({ id }) => {
    const table = readSeries(folder, nodeTools, id);
    return table.ok ? (seriesTable(table.value, baseline.sources) ?? []) : [];
  });
  const provider = fixedTables([
    ...resultTables({ result, areas: prepared.areas, source, updated }),
    ...series,
  ]);
  const app = createServerApp(
    {
      provider,
      maxDataCells,
      ...limit,
      languages: [{ id: 'no', label: 'norsk' }],
      source,
      licence: 'https://creativecommons.org/licenses/by/4.0/',
      appVersion: version,
      now: () => Date.now(),
    },
    {
      provider,
      sources: baseline.sources,
      version,
      dataVersion: baseline.dataVersion,
      modelVersion: result.modelVersion,
    },
  );
  const { address } = unwrap(await listen(app, port));
  return [
    words('server.open', { address }),
    words('server.px', { address: `${address}${pxPath}` }),
    words('server.api', { address: `${address}/openapi.json` }),
    '',
  ].join('\n');
};
