import {
  fail,
  type MunicipalityId,
  measureId,
  type Outcome,
  type Plan,
  planSchemaVersion,
  populationAlternatives,
  problem,
  scenarios,
  succeed,
} from '@veivalg/core';
import { z } from 'zod';
import { measureSchema, requirementSchema } from '../measures/schemas.ts';

const leverSchema = z.strictObject({
  measure: z.string().min(1).transform(measureId),
  value: z.number(),
  startYear: z.int(),
  rampYears: z.number(),
  reach: z.number(),
});

const requirementSettingSchema = z
  .strictObject({
    requirement: z.string().min(1),
    sign: z.union([z.literal(1), z.literal(-1)]),
    startYear: z.int(),
    rampYears: z.number(),
    amount: z.number().optional(),
  })
  .transform(({ amount, ...rest }) => (amount === undefined ? rest : { ...rest, amount }));

/** The plan form; fields that came later have a value that changes nothing. */
export const planSchema: z.ZodType<Plan> = z.strictObject({
  schemaVersion: z.literal(planSchemaVersion),
  name: z.string().max(500),
  places: z.array(z.string().transform((code) => code as MunicipalityId)),
  scenario: z.enum(scenarios),
  population: z.enum(populationAlternatives),
  endYear: z.int(),
  levers: z.array(leverSchema),
  requirements: z.array(requirementSettingSchema),
  assumptions: z.array(
    z.strictObject({ parameter: z.string().min(1), value: z.number(), reason: z.string() }),
  ),
  ownMeasures: z.array(measureSchema).default([]),
  ownRequirements: z.array(requirementSchema).default([]),
  notes: z.string(),
});

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Older forms, each with the step to the next. Version 0 is the form before plans had a version: levers without reach.
 */
const migrations: Readonly<Record<number, (plan: Json) => Json>> = {
  0: (plan) => ({
    notes: '',
    assumptions: [],
    requirements: [],
    ...plan,
    schemaVersion: 1,
    levers: Array.isArray(plan['levers'])
      ? plan['levers'].map((lever: unknown) => (isObject(lever) ? { reach: 1, ...lever } : lever))
      : [],
  }),
};

const migrate = (plan: Json, version: number): Json => {
  let current = plan;
  for (let from = version; from < planSchemaVersion; from++) {
    const step = migrations[from];
    if (step !== undefined) current = step(current);
  }
  return current;
};

/**
 * Read a plan from text.
 *
 * @param text JSON as saved by any edition of Veivalg.
 * @param file Name for the messages.
 * @returns The plan in today’s form, or V2114 for text that is cut or no JSON, V2113 for a newer form, V2115 for each field that
 *   does not fit or is unknown. Nothing is written back.
 * @source docs/method/measures.md
 */
export const parsePlan = (text: string, file = 'plan'): Outcome<Plan> => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return fail([problem('V2114', file, { what: error instanceof Error ? error.message : 'JSON' })]);
  }
  if (!isObject(json)) return fail([problem('V2115', file, { what: 'object' })]);
  const version = json['schemaVersion'] ?? 0;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0)
    return fail([problem('V2115', `${file}: schemaVersion`, { what: String(version) })]);
  if (version > planSchemaVersion)
    return fail([problem('V2113', file, { version, known: planSchemaVersion })]);
  const parsed = planSchema.safeParse(migrate(json, version));
  if (parsed.success) return succeed(parsed.data);
  return fail(
    parsed.error.issues.map((issue) =>
      problem('V2115', `${file}: ${issue.path.join('.') || '–'}`, { what: issue.message }),
    ),
  );
};

/** Write a plan as text that `parsePlan` reads back unchanged. */
export const writePlan = (plan: Plan): string => `${JSON.stringify(plan, null, 2)}\n`;
