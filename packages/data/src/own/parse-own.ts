import {
  ageCount,
  fail,
  type Outcome,
  type OwnFigures,
  ownFigureKinds,
  ownFiguresVersion,
  problem,
  sexes,
  succeed,
} from '@veivalg/core';
import { z } from 'zod';

const amount = z.number().min(0).max(1_000_000);
const years = z.int().min(1).max(100);

const valueSchema = z.strictObject({
  key: z.string().min(1).max(60),
  own: amount,
  register: z.number().nullable(),
  heads: z.number().min(0).nullable(),
  use: z.enum(['own', 'register']),
});

const pathSchema = z
  .strictObject({
    firstYear: z.int().min(1900).max(2200),
    yearCount: years,
    persons: z.array(amount).max(100 * sexes.length * ageCount),
  })
  .refine(({ yearCount, persons }) => persons.length === yearCount * sexes.length * ageCount, {
    message: 'persons',
  });

const setSchema = z
  .strictObject({
    kind: z.enum(ownFigureKinds),
    reason: z.string().max(2_000),
    chosen: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    source: z.strictObject({
      year: z.int().min(1900).max(2200),
      checksum: z.string().regex(/^[0-9a-f]{0,64}$/),
    }),
    values: z.array(valueSchema).max(2_000),
    path: pathSchema.optional(),
  })
  .transform(({ path, ...set }) => (path === undefined ? set : { ...set, path }));

/** Form of a municipality's own figures; no field has room for a row of a file. */
export const ownFiguresSchema: z.ZodType<OwnFigures> = z.strictObject({
  schemaVersion: z.literal(ownFiguresVersion),
  municipality: z.string().regex(/^\d{4}$/),
  sets: z.array(setSchema).max(ownFigureKinds.length),
});

/**
 * Read a municipality's own figures.
 *
 * @param file Name for the messages.
 * @returns The figures, or V3228 with the first thing that does not fit.
 * @source docs/importers.md
 */
export const parseOwnFigures = (text: string, file: string): Outcome<OwnFigures> => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fail([problem('V3228', file, { what: 'JSON' })]);
  }
  const parsed = ownFiguresSchema.safeParse(json);
  if (parsed.success) return succeed(parsed.data);
  return fail(
    parsed.error.issues
      .slice(0, 5)
      .map((issue) => problem('V3228', file, { what: issue.path.join('.') || issue.code })),
  );
};
