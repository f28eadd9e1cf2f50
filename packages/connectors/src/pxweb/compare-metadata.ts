import type { TableDefinition } from '../series/definition.ts';
import type { TableMetadata } from './metadata.ts';

/** One difference between a table as we know it and as it is now. */
export interface MetadataChange {
  readonly kind:
    | 'variableGone'
    | 'variableNew'
    | 'valueGone'
    | 'valueNew'
    | 'periodGone'
    | 'periodNew'
    | 'unitChanged'
    | 'renamed';
  readonly table: string;
  readonly variable: string;
  /** Codes, units or titles it concerns. */
  readonly values: readonly string[];
  /** The update must stop: what we read is not there any more. */
  readonly breaking: boolean;
}

/**
 * Compare a table's metadata with the stored copy and say what changed.
 *
 * The stored copy may know only a part of a table (what its description says); what it does not know is not compared.
 */
export const compareMetadata = (
  stored: TableDefinition,
  now: TableMetadata,
  before: TableMetadata | null = null,
): readonly MetadataChange[] => {
  const changes: MetadataChange[] = [];
  const table = stored.id;
  const add = (
    kind: MetadataChange['kind'],
    variable: string,
    values: readonly string[],
    breaking = false,
  ): void => {
    if (values.length > 0) changes.push({ kind, table, variable, values, breaking });
  };
  const current = new Map(now.variables.map((variable) => [variable.code, variable]));
  const knownNames = new Set<string>([
    ...stored.variables.map(({ code }) => code),
    ...(before?.variables.map(({ code }) => code) ?? []),
  ]);
  for (const variable of stored.variables) {
    const found = current.get(variable.code);
    if (found === undefined) {
      add('variableGone', variable.code, [variable.code], true);
      continue;
    }
    const codes = new Set(found.values.map(({ code }) => code));
    add(
      'valueGone',
      variable.code,
      (variable.knownValues ?? []).filter((code) => !codes.has(code)),
      true,
    );
  }
  if (before !== null) {
    if (before.label !== '' && before.label !== now.label) add('renamed', '', [before.label, now.label]);
    for (const variable of before.variables) {
      const found = current.get(variable.code);
      if (found === undefined) {
        if (!stored.variables.some(({ code }) => code === variable.code))
          add('variableGone', variable.code, [variable.code], true);
        continue;
      }
      const old = new Set(variable.values.map(({ code }) => code));
      const fresh = new Set(found.values.map(({ code }) => code));
      const time = variable.role === 'time';
      const gone = [...old].filter((code) => !fresh.has(code));
      add(time ? 'periodGone' : 'valueGone', variable.code, gone);
      add(
        time ? 'periodNew' : 'valueNew',
        variable.code,
        [...fresh].filter((code) => !old.has(code)),
      );
      add(
        'unitChanged',
        variable.code,
        variable.values
          .filter(({ code, unit }) => {
            const other = found.values.find((value) => value.code === code);
            return other !== undefined && other.unit !== unit;
          })
          .map(({ code }) => code),
      );
    }
  }
  // With a complete stored copy, a variable nobody has seen before changes what a total means.
  if (stored.complete || before !== null)
    for (const variable of now.variables)
      if (!knownNames.has(variable.code))
        add('variableNew', variable.code, [variable.code], !variable.elimination);
  return changes;
};
