// Serves every listed table in full size with made-up figures, for trying `veivalg data oppdater --adresse …` without a network.
// 07459, 14746, 14533, 14534, 12292 and 11645 follow the built-in figures by a stated factor; nothing here is a published figure.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServerApp, fixedTables, listen } from '../apps/server/src/index.ts';
import { generatedTable } from '../apps/server/src/testing/generated-tables.ts';
import {
  careBaseTable,
  educationTable,
  occupationTable,
  populationTable,
  projectionTable,
  usersTable,
} from '../apps/server/src/testing/shaped-tables.ts';
import { tableDefinitionSchema } from '../packages/connectors/src/index.ts';
import { loadBaseline } from '../packages/data/src/index.ts';
import { diskFolder, nodeTools } from '../packages/data/src/node.ts';

const root = join(import.meta.dirname, '..');
const port = Number(process.argv[2] ?? 8798);
const baseline = loadBaseline(diskFolder(join(root, 'data')), nodeTools);
if (!baseline.ok) throw new Error(JSON.stringify(baseline.problems));
const shaped = {
  baseline: baseline.value,
  updated: process.argv[3] ?? '2026-06-22T06:00:00Z',
  growth: 1.01,
  nurses: 1.05,
  users: 1.03,
  lastYear: 2050,
};
const places = [
  ...baseline.value.municipalities.map(({ id }) => id as string),
  'EAK',
  ...baseline.value.formerMunicipalities.map(({ code }) => code),
];
const years = Array.from({ length: 17 }, (_, i) => 2009 + i);
const folder = join(root, 'data/connectors/tables');
const tables = readdirSync(folder)
  .map((name) => tableDefinitionSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
  .map((definition) =>
    definition.id === '07459'
      ? populationTable(
          shaped,
          Array.from({ length: 41 }, (_, i) => 1986 + i),
          1.002,
        )
      : definition.id === '14746'
        ? projectionTable(shaped)
        : definition.id === '14533'
          ? occupationTable(shaped)
          : definition.id === '14534'
            ? educationTable(shaped)
            : definition.id === '12292'
              ? careBaseTable(shaped, years.map(String))
              : definition.id === '11645'
                ? usersTable(shaped, years.map(String))
                : generatedTable(definition, {
                    places: [...new Set(places)],
                    years,
                    updated: shaped.updated,
                    shift: 0,
                  }),
  );
const provider = fixedTables(tables);
const server = await listen(
  createServerApp(
    {
      provider,
      maxDataCells: 800_000,
      calls: 30,
      windowSeconds: 60,
      languages: [{ id: 'no', label: 'norsk' }],
      source: 'Laget',
      licence: 'CC BY 4.0',
      appVersion: '0',
      now: () => Date.now(),
    },
    { provider, sources: [], version: '0', dataVersion: '0', modelVersion: '0' },
  ),
  port,
);
if (!server.ok) throw new Error(JSON.stringify(server.problems));
console.log(`${server.value.address}/pxwebapi/v2`);
