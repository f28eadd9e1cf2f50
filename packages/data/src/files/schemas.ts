import { z } from 'zod';

const localised = z.strictObject({
  nb: z.string().min(1),
  nn: z.string().min(1),
  en: z.string().min(1),
});
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** A file in `data/sources`. Every field is required. */
export const sourceSchema = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]+$/),
  producer: z.string().min(1),
  title: z.string().min(1),
  edition: z.string().min(1),
  published: z.string().min(4),
  accessed: isoDate,
  links: z.array(z.string().min(1)).min(1),
  licence: z.string().min(1),
  citation: z.string().min(1),
  note: z.string(),
});

/** A column of a series file: what it holds and how to read it. */
export const columnSchema = z.strictObject({
  name: z.string().min(1),
  type: z.enum(['code', 'text', 'integer', 'number']),
  /** Blank allowed: a number nobody published. */
  blank: z.boolean().default(false),
  min: z.number().optional(),
  max: z.number().optional(),
});

/** A `<id>.json` beside `<id>.csv` (or `.csv.gz`) in `data/series`. */
export const seriesSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: localised,
  unit: z.string().min(1),
  file: z.string().regex(/\.csv(\.gz)?$/),
  checksum: z.string().regex(/^[0-9a-f]{64}$/),
  sources: z.array(z.string()).min(1),
  firstYear: z.int().min(1900).max(2200),
  lastYear: z.int().min(1900).max(2200),
  rules: z.array(z.string().regex(/^[A-Z]\d+b?$/)).min(1),
  holes: z.array(z.string()),
  columns: z.array(columnSchema).min(1),
  /** Columns that come in numbered runs (`a0`…`a105`): prefix, first, last. */
  runs: z
    .array(
      z.strictObject({
        prefix: z.string(),
        first: z.int(),
        last: z.int(),
        min: z.number().optional(),
        max: z.number().optional(),
      }),
    )
    .default([]),
});

const distribution = z.discriminatedUnion('shape', [
  z.strictObject({ shape: z.literal('fixed') }),
  z.strictObject({
    shape: z.literal('triangular'),
    low: z.number(),
    mode: z.number(),
    high: z.number(),
  }),
  z.strictObject({
    shape: z.literal('normal'),
    mean: z.number(),
    sd: z.number().positive(),
  }),
  z.strictObject({
    shape: z.literal('logNormal'),
    median: z.number().positive(),
    sdLog: z.number().positive(),
  }),
  z.strictObject({
    shape: z.literal('beta'),
    a: z.number().positive(),
    b: z.number().positive(),
    min: z.number(),
    max: z.number(),
  }),
]);

/** A file in `data/parameters/<area>/`. */
export const parameterSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z]+(\.[a-zA-Z0-9]+)+$/),
    name: localised,
    unit: z.string().min(1),
    value: z.number(),
    low: z.number(),
    high: z.number(),
    min: z.number(),
    max: z.number(),
    standing: z.enum(['observed', 'estimated', 'assumed']),
    evidence: z.enum(['A', 'B', 'C', 'D']),
    distribution,
    reason: localised,
    sources: z.array(z.string()),
    rule: z.string().regex(/^[A-Z]\d+b?$/),
    lastChecked: isoDate,
  })
  .refine((p) => p.min <= p.low && p.low <= p.value && p.value <= p.high && p.high <= p.max, {
    message: 'min ≤ low ≤ value ≤ high ≤ max must hold',
  })
  .refine((p) => p.standing === 'assumed' || p.sources.length > 0, {
    message: 'observed and estimated need a source',
  });

export type SeriesSchema = z.infer<typeof seriesSchema>;
