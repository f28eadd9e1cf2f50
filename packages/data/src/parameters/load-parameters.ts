import { fail, type Outcome, type ParameterTable, type Problem, problem, succeed } from '@veivalg/core';
import type { DataFolder } from '../files/folder.ts';
import { readAllJson } from '../files/read-json.ts';
import { parameterSchema } from '../files/schemas.ts';

/** Sub-folders of `data/parameters`, one for each block of the method. */
export const parameterAreas = [
  'demography',
  'use',
  'staffing',
  'demand',
  'supply',
  'measures',
  'uncertainty',
] as const;

/**
 * Load every parameter of the model.
 *
 * @param knownSources Keys of `data/sources`; a parameter may cite no other.
 * @returns Id → parameter, or V1102 for a file that does not fit, V1110 for an id that stands twice, V1111 for an unknown source.
 */
export const loadParameters = (
  folder: DataFolder,
  knownSources: ReadonlySet<string>,
): Outcome<ParameterTable> => {
  const read = readAllJson(
    folder,
    parameterAreas.map((area) => `parameters/${area}`),
    parameterSchema,
  );
  if (!read.ok) return read;
  const table: Record<string, ParameterTable[string]> = {};
  const problems: Problem[] = [];
  for (const parameter of read.value) {
    if (table[parameter.id] !== undefined)
      problems.push(problem('V1110', parameter.id, { id: parameter.id }));
    for (const source of parameter.sources)
      if (!knownSources.has(source)) problems.push(problem('V1111', parameter.id, { source }));
    table[parameter.id] = parameter;
  }
  return problems.length > 0 ? fail(problems) : succeed(Object.freeze(table));
};
