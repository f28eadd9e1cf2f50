import { fail, type Outcome, type Problem, problem, succeed } from '@veivalg/core';
import type { z } from 'zod';
import type { DataFolder } from './folder.ts';

/**
 * Read one JSON file and hold it against its schema.
 *
 * @returns The value, or V1101 missing, V1102 one problem for every field that does not fit.
 */
export const readJson = <Schema extends z.ZodType>(
  folder: DataFolder,
  path: string,
  schema: Schema,
): Outcome<z.infer<Schema>> => {
  const bytes = folder.read(path);
  if (bytes === null) return fail([problem('V1101', path, { file: path })]);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    return fail([problem('V1102', path, { what: error instanceof Error ? error.message : 'JSON' })]);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return succeed(parsed.data);
  return fail(
    parsed.error.issues.map((issue) =>
      problem('V1102', `${path}: ${issue.path.join('.')}`, { what: issue.message }),
    ),
  );
};

/** Read every JSON file directly in the sub-folders given; all problems of all files are gathered. */
export const readAllJson = <Schema extends z.ZodType>(
  folder: DataFolder,
  paths: readonly string[],
  schema: Schema,
): Outcome<readonly z.infer<Schema>[]> => {
  const values: z.infer<Schema>[] = [];
  const problems: Problem[] = [];
  for (const path of paths)
    for (const name of folder.list(path)) {
      if (!name.endsWith('.json')) continue;
      const outcome = readJson(folder, `${path}/${name}`, schema);
      if (outcome.ok) values.push(outcome.value);
      else problems.push(...outcome.problems);
    }
  return problems.length > 0 ? fail(problems) : succeed(values);
};
