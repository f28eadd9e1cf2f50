import { emptyPlan, type Plan, planSchemaVersion, populationAlternatives, scenarios } from '@veivalg/core';
import { z } from 'zod/mini';

const finite = z.number().check(z.gte(-1e9), z.lte(1e9));
const slug = z.string().check(z.maxLength(120));
const yearNumber = z.number().check(z.gte(2000), z.lte(2100));

const planShape = z.object({
  schemaVersion: z.literal(planSchemaVersion),
  name: z.string().check(z.maxLength(500)),
  places: z.array(z.string().check(z.regex(/^\d{4}$/))).check(z.maxLength(400)),
  scenario: z.enum(scenarios),
  population: z.enum(populationAlternatives),
  endYear: yearNumber,
  levers: z
    .array(
      z.object({
        measure: slug,
        value: finite,
        startYear: yearNumber,
        rampYears: z.number().check(z.gte(0), z.lte(60)),
        reach: z.number().check(z.gte(0), z.lte(1)),
      }),
    )
    .check(z.maxLength(400)),
  requirements: z
    .array(
      z.object({
        requirement: slug,
        sign: z.union([z.literal(1), z.literal(-1)]),
        startYear: yearNumber,
        rampYears: z.number().check(z.gte(0), z.lte(60)),
        amount: z.optional(finite),
      }),
    )
    .check(z.maxLength(400)),
  assumptions: z
    .array(z.object({ parameter: slug, value: finite, reason: z.string().check(z.maxLength(2000)) }))
    .check(z.maxLength(400)),
  notes: z.string().check(z.maxLength(20000)),
});

/** Read a plan from data of unknown origin. Returns null when it is not a plan of this version. */
export const readPlan = (data: unknown): Plan | null => {
  const filled = typeof data === 'object' && data !== null ? { ...emptyPlan, ...data } : data;
  const parsed = planShape.safeParse(filled);
  return parsed.success ? (parsed.data as unknown as Plan) : null;
};
