import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type AppliedVersion,
  applyVersion,
  type ServiceDefinition,
  serviceSchema,
  type TableDefinition,
  tableDefinitionSchema,
} from '@veivalg/connectors';
import {
  dataHome,
  openVersionStore,
  type VersionManifest,
  type VersionStore,
} from '@veivalg/connectors/node';
import { type Baseline, fail, type Outcome, problem, succeed } from '@veivalg/core';
import { nodeTools } from '@veivalg/data/node';

/** The user's own folder for fetched and local figures. */
export const userStore = (): VersionStore => openVersionStore(dataHome(process.env));

/** Figures of a data version in the place of the built-in ones. */
export const withVersion = (
  baseline: Baseline,
  store: VersionStore,
  version: VersionManifest,
): Outcome<AppliedVersion> =>
  applyVersion(baseline, version.id, store.folder(version.id), nodeTools, store.kept(version));

/** The baseline of the data version in use; the built-in one when nothing is fetched. */
export const withCurrentVersion = (baseline: Baseline): Outcome<Baseline> => {
  const store = userStore();
  const current = store.current();
  if (!current.ok) return current;
  if (current.value === null) return succeed(baseline);
  const applied = withVersion(baseline, store, current.value);
  return applied.ok ? succeed(applied.value.baseline, applied.problems) : applied;
};

/** The tables we know and the service they come from, from `data/connectors`. */
export const readConnectorData = (
  root: string,
): Outcome<{ readonly service: ServiceDefinition; readonly tables: readonly TableDefinition[] }> => {
  const folder = join(root, 'data', 'connectors');
  const read = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));
  const service = serviceSchema.safeParse(read('service.json'));
  if (!service.success)
    return fail([
      problem('V1102', 'connectors/service.json', { what: service.error.issues[0]?.message ?? '' }),
    ]);
  const tables: TableDefinition[] = [];
  for (const name of readdirSync(join(folder, 'tables')).sort()) {
    const table = tableDefinitionSchema.safeParse(read(`tables/${name}`));
    if (!table.success)
      return fail([
        problem('V1102', `connectors/tables/${name}`, { what: table.error.issues[0]?.message ?? '' }),
      ]);
    tables.push(table.data);
  }
  return succeed({ service: service.data, tables });
};
