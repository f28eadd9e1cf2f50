import { fail, type Outcome, problem, succeed } from '@veivalg/core';
import { z } from 'zod';
import { categoryCodes, jsonStatSchema } from './dataset.ts';

export interface TableValue {
  readonly code: string;
  readonly label: string;
  readonly unit: string;
}

export interface TableVariable {
  readonly code: string;
  readonly label: string;
  readonly values: readonly TableValue[];
  /** May be left out of a question; the answer is then the total. */
  readonly elimination: boolean;
  readonly role: 'time' | 'metric' | 'geo' | 'other';
  readonly codelists: readonly string[];
}

/** What a table is made of, without its values. */
export interface TableMetadata {
  readonly id: string;
  readonly label: string;
  readonly source: string;
  readonly updated: string;
  readonly variables: readonly TableVariable[];
  readonly notes: readonly string[];
}

/** What `/tables/{id}` says about one table. */
export interface TableInfo {
  readonly id: string;
  readonly label: string;
  readonly updated: string;
  readonly firstPeriod: string;
  readonly lastPeriod: string;
  readonly discontinued: boolean;
}

const infoSchema = z.object({
  id: z.string(),
  label: z.string(),
  updated: z.string().nullish(),
  firstPeriod: z.string().nullish(),
  lastPeriod: z.string().nullish(),
  discontinued: z.boolean().nullish(),
});

/** Read `/tables/{id}`. @returns V3004 when it does not fit. */
export const readTableInfo = (json: unknown, where: string): Outcome<TableInfo> => {
  const parsed = infoSchema.safeParse(json);
  if (!parsed.success)
    return fail([problem('V3004', where, { what: parsed.error.issues[0]?.message ?? 'table' })]);
  const { id, label, updated, firstPeriod, lastPeriod, discontinued } = parsed.data;
  return succeed({
    id,
    label,
    updated: updated ?? '',
    firstPeriod: firstPeriod ?? '',
    lastPeriod: lastPeriod ?? '',
    discontinued: discontinued ?? false,
  });
};

const dimensionExtension = z.object({
  extension: z
    .object({
      elimination: z.boolean().optional(),
      codeLists: z.array(z.object({ id: z.string() })).optional(),
      codelists: z.array(z.object({ id: z.string() })).optional(),
    })
    .optional(),
});

/**
 * Read the metadata of a table: a JSON-stat 2.0 data set without values.
 *
 * Elimination is read from here only: in an answer with data it describes the extract, not the table.
 *
 * @returns The metadata, or V3004 with what does not fit.
 */
export const readMetadata = (json: unknown, id: string): Outcome<TableMetadata> => {
  const parsed = jsonStatSchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return fail([problem('V3004', id, { what: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` })]);
  }
  const data = parsed.data;
  const raw = (json as { dimension: Record<string, unknown> }).dimension;
  const variables: TableVariable[] = [];
  for (let i = 0; i < data.id.length; i++) {
    const code = data.id[i] ?? '';
    const part = Object.hasOwn(data.dimension, code) ? data.dimension[code] : undefined;
    if (part === undefined) return fail([problem('V3004', id, { what: `dimension.${code}` })]);
    const codes = categoryCodes(part.category, data.size[i] ?? 0);
    if (typeof codes === 'string')
      return fail([problem('V3004', id, { what: `dimension.${code}: ${codes}` })]);
    const extra = dimensionExtension.safeParse(raw[code]);
    const extension = extra.success ? extra.data.extension : undefined;
    const role = data.role ?? {};
    variables.push({
      code,
      label: part.label ?? code,
      values: codes.map((one) => ({
        code: one,
        label: part.category.label?.[one] ?? one,
        unit: part.category.unit?.[one]?.base ?? '',
      })),
      elimination: extension?.elimination ?? false,
      role: role.time?.includes(code)
        ? 'time'
        : role.metric?.includes(code)
          ? 'metric'
          : role.geo?.includes(code)
            ? 'geo'
            : 'other',
      codelists: (extension?.codeLists ?? extension?.codelists ?? []).map((list) => list.id),
    });
  }
  return succeed({
    id,
    label: data.label ?? '',
    source: data.source ?? '',
    updated: data.updated ?? '',
    variables,
    notes: data.note ?? [],
  });
};
