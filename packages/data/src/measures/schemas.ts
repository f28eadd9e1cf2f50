import {
  driverIds,
  effectDirections,
  exitBands,
  leverGroups,
  type Measure,
  type MeasureId,
  professions,
  type Requirement,
  requirementUnits,
  services,
  sexes,
  treatments,
} from '@veivalg/core';
import { z } from 'zod';

const localised = z.strictObject({ nb: z.string().min(1), nn: z.string().min(1), en: z.string().min(1) });
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and hyphens');
const measureSlug = slug.transform((id) => id as MeasureId);
const sourceKey = z.string().regex(/^[a-z0-9][a-z0-9_-]*$/);
const service = z.enum(services);
const profession = z.enum(professions);
const serviceList = z.union([z.literal('all'), z.array(service).min(1)]);
const professionList = z.union([z.literal('all'), z.array(profession).min(1)]);

/** One move of a driver. */
export const moveSchema = z.strictObject({
  driver: z.enum(driverIds),
  services: serviceList,
  professions: professionList,
  perUnit: z.number(),
  how: z.enum(['factor', 'add']),
  to: profession.optional(),
  bands: z.array(z.enum(exitBands)).min(1).optional(),
  parameter: z
    .string()
    .regex(/^[a-z]+(\.[a-zA-Z0-9]+)+$/)
    .optional(),
  yearly: z.boolean().optional(),
  reachable: z.number().min(0).max(1),
  reason: localised,
});

const effectSchema = z
  .strictObject({
    low: z.number().nullable(),
    central: z.number().nullable(),
    high: z.number().nullable(),
    unit: localised,
    basis: z.enum(['published', 'derived', 'expert']),
    direction: z.enum(effectDirections),
    use: z.enum(['default', 'rangeOnly', 'illustration']),
    note: localised,
  })
  .refine(
    ({ low, central, high }) => {
      const known = [low, central, high].filter((bound) => bound !== null);
      return known.length > 0 && known.every((bound, i) => i === 0 || (known[i - 1] ?? bound) <= bound);
    },
    { message: 'low ≤ central ≤ high must hold, and one of them be known' },
  );

/** A file in `data/measures`, or a measure of the user’s own. */
export const measureSchema: z.ZodType<Measure> = z
  .strictObject({
    schemaVersion: z.literal(1),
    id: measureSlug,
    no: z.int().min(0),
    kind: z.enum(['goal', 'system', 'measure', 'programme', 'operationalisation', 'actor']),
    treatment: z.enum(treatments),
    name: localised,
    purpose: localised,
    background: localised,
    known: localised,
    unknown: localised,
    wording: z.array(z.strictObject({ document: z.string().min(1), text: z.string().min(1) })),
    operationalises: z.array(measureSlug),
    decider: z.enum(['municipality', 'state', 'both', 'actor']),
    side: z.enum(['demand', 'supply', 'both']),
    group: z.enum(leverGroups).nullable(),
    mechanism: z.array(z.string()),
    services: serviceList,
    professions: professionList,
    reach: localised,
    effectStatus: z.enum(['quantified', 'nullFound', 'qualitative', 'noneFound']),
    effect: effectSchema.nullable(),
    moves: z.array(moveSchema),
    neutral: z.number(),
    trendInBaseline: z.boolean(),
    ownSpan: z
      .strictObject({ min: z.number(), max: z.number(), step: z.number().positive(), unit: localised })
      .refine((span) => span.min < span.max, { message: 'min < max must hold' })
      .nullable(),
    doubleCountGroups: z.array(z.string()),
    startYear: z.int().min(2026).max(2060),
    ramp: z.strictObject({
      low: z.number().min(0).nullable(),
      high: z.number().min(0).nullable(),
      standard: z.number().min(0),
      basis: z.enum(['published', 'derived', 'structural', 'unknown']),
      note: localised,
    }),
    cost: localised.nullable(),
    evidenceGrade: z.enum(['A', 'B', 'C', 'D']),
    personnelEvidence: z.enum(['direct', 'indirect', 'none']),
    sizeClass: z.enum(['large', 'medium', 'small', 'unknown', 'notRelevant']),
    overlaps: z.array(measureSlug),
    overlapNote: localised,
    delivers: z.array(measureSlug),
    findings: z.array(z.strictObject({ text: localised, source: sourceKey })),
    sources: z.array(sourceKey),
  })
  .refine((m) => (m.treatment === 'lever') === m.moves.length > 0, {
    message: 'a lever moves something, and nothing else does',
    path: ['moves'],
  })
  .refine((m) => m.treatment !== 'lever' || m.effect !== null || m.ownSpan !== null, {
    message: 'a lever has a published size or a span of its own',
    path: ['ownSpan'],
  })
  .refine((m) => m.evidenceGrade !== 'D' || m.effect === null, {
    message: 'no evidence found (D) means no effect',
    path: ['effect'],
  });

/** A file in `data/measures/sources`. */
export const measureSourceSchema = z.strictObject({
  key: sourceKey,
  title: z.string().min(1),
  authors: z.string().min(1),
  year: z.string(),
  address: z.string().min(1),
  measured: localised,
});

/** `data/measures/documents.json`. */
export const documentsSchema = z.array(z.strictObject({ id: slug, title: localised }));

/** `data/measures/groups.json`. */
export const groupsSchema = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z_]+$/),
    name: localised,
    combine: z.enum(['left', 'sum', 'zeroSum']),
    limits: z
      .array(
        z.strictObject({
          driver: z.enum(driverIds),
          least: z.number().nullable(),
          most: z.number().nullable(),
          standing: z.enum(['observed', 'estimated', 'assumed']),
          reason: localised,
          sources: z.array(sourceKey),
        }),
      )
      .min(1),
  }),
);

const targetSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('residents'),
    sex: z.enum([...sexes, 'both']),
    fromAge: z.int().min(0).max(105),
    toAge: z.int().min(0).max(105),
    share: z.number().min(0).max(1),
  }),
  z.strictObject({ kind: z.literal('users'), service, share: z.number().min(0).max(1) }),
  z.strictObject({ kind: z.literal('municipality') }),
  z.strictObject({ kind: z.literal('gpList') }),
  z.strictObject({ kind: z.literal('institutionPlace') }),
]);

/** A file in `data/requirements`, or a requirement of the user’s own. */
export const requirementSchema: z.ZodType<Requirement> = z
  .strictObject({
    schemaVersion: z.literal(1),
    id: slug,
    name: localised,
    text: localised,
    measure: measureSlug.nullable(),
    target: targetSchema,
    unit: z.enum(requirementUnits),
    amount: z.number().min(0).nullable(),
    span: z.strictObject({ min: z.number().min(0), max: z.number(), step: z.number().positive() }),
    amountStanding: z.enum(['published', 'own']),
    professions: z.array(z.strictObject({ profession, share: z.number().positive().max(1) })).min(1),
    service,
    met: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('none') }),
      z.strictObject({ kind: z.literal('share'), share: z.number().min(0).max(1) }),
      z.strictObject({
        kind: z.literal('staff'),
        services: z.array(service).min(1),
        timeShare: z.number().min(0).max(1),
      }),
    ]),
    startYear: z.int().min(2026).max(2060),
    rampYears: z.number().min(0),
    legalSource: localised,
    sources: z.array(sourceKey),
  })
  .refine((r) => Math.abs(r.professions.reduce((sum, p) => sum + p.share, 0) - 1) < 1e-9, {
    message: 'the shares of the professions must sum to 1',
    path: ['professions'],
  })
  .refine((r) => r.amount === null || (r.amount >= r.span.min && r.amount <= r.span.max), {
    message: 'the amount must lie inside its span',
    path: ['amount'],
  });
