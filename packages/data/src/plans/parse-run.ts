import { fail, type Outcome, problem, type RunFile, runFileVersion, succeed } from '@veivalg/core';
import { z } from 'zod';
import { planSchema } from './parse-plan.ts';

const digest = z.string().regex(/^[0-9a-f]{16}$/);

/** Form of a run file. */
export const runSchema: z.ZodType<RunFile> = z.strictObject({
  runFileVersion: z.literal(runFileVersion),
  plan: planSchema,
  baselineId: z.string().min(1),
  dataVersion: z.string().min(1),
  modelVersion: z.string().min(1),
  draw: z.strictObject({ seed: z.number(), index: z.number() }).nullable(),
  planDigest: digest,
  resultDigest: digest,
});

/**
 * Read a run file.
 *
 * @param file Name for the messages.
 * @returns The run, or V2114 for text that is cut or no JSON, V2115 for each field that does not fit.
 * @source docs/method/measures.md V5
 */
export const parseRunFile = (text: string, file: string): Outcome<RunFile> => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return fail([problem('V2114', file, { what: error instanceof Error ? error.message : 'JSON' })]);
  }
  const parsed = runSchema.safeParse(json);
  if (parsed.success) return succeed(parsed.data);
  return fail(
    parsed.error.issues.map((issue) =>
      problem('V2115', `${file}: ${issue.path.join('.') || '–'}`, { what: issue.message }),
    ),
  );
};
