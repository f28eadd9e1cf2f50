import { z } from 'zod';

/** A file in `data/connectors/tables`: what we fetch of one table, and the part of its metadata that its description tells. */
export const tableDefinitionSchema = z.strictObject({
  id: z.string().regex(/^\d{5}$/),
  title: z.strictObject({ nb: z.string().min(1), nn: z.string().min(1), en: z.string().min(1) }),
  level: z.enum(['municipality', 'county', 'trust', 'country']),
  /** Variable that holds the places; null when its name is not described. */
  regionVariable: z.string().nullable(),
  /** First year published. */
  firstYear: z.int().min(1900).max(2100),
  /** True for counts, false for key figures, `byUnit` when the table holds both. */
  additive: z.union([z.boolean(), z.literal('byUnit')]),
  /** The described variables; `complete` when these are all there are. */
  variables: z.array(
    z.strictObject({
      code: z.string().min(1),
      /** Codes we rely on; the update stops when one is gone. */
      knownValues: z.array(z.string()).optional(),
    }),
  ),
  complete: z.boolean(),
  /** Selections apart from everything; a variable not named is taken whole. */
  selection: z.record(z.string(), z.array(z.string()).min(1)),
  /** Variable whose values stand beside each other in columns, with the prefix of their names; the rest is one row for each value. */
  spread: z
    .strictObject({ variable: z.string(), prefix: z.string(), first: z.int(), last: z.int() })
    .nullable(),
  /** Method rules the series serves. */
  rules: z.array(z.string().regex(/^[A-Z]\d+b?$/)).min(1),
  use: z.string().min(1),
  /** Where the description was read. */
  described: z.string().min(1),
  confidence: z.enum(['exact', 'read-from-text']),
});
export type TableDefinition = z.infer<typeof tableDefinitionSchema>;

/** A file `data/connectors/service.json`: the official address and its limits. */
export const serviceSchema = z.strictObject({
  base: z.string().regex(/^https?:\/\//),
  producer: z.string().min(1),
  licence: z.string().min(1),
  language: z.string().min(2),
  maxDataCells: z.int().positive(),
  callsPerMinute: z.int().positive(),
  described: z.array(z.string()).min(1),
});
export type ServiceDefinition = z.infer<typeof serviceSchema>;
