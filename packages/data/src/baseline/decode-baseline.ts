import { type Baseline, baseYear, fail, type Outcome, problem, succeed } from '@veivalg/core';
import { decodeBinary } from '../binary/codec.ts';

const parts = [
  'id',
  'dataVersion',
  'baseYear',
  'municipalities',
  'countyNames',
  'formerMunicipalities',
  'parameters',
  'demography',
  'use',
  'staffing',
  'workforce',
  'labour',
  'series',
  'sources',
] as const satisfies readonly (keyof Baseline)[];

const isBaseline = (tree: unknown): tree is Baseline =>
  typeof tree === 'object' && tree !== null && parts.every((part) => part in tree);

/**
 * Read a baseline from its compact file. The checksum vouches for the content: it was checked when the file was built.
 *
 * @param where Name of the file, for the problems.
 * @returns The baseline, or V1201–V1204 of the form, V1205 a part missing, V1202 another base year.
 */
export const decodeBaseline = (bytes: Uint8Array, where: string): Outcome<Baseline> => {
  const tree = decodeBinary(bytes, where);
  if (!tree.ok) return tree;
  const value = tree.value;
  if (!isBaseline(value)) {
    const present = typeof value === 'object' && value !== null ? value : {};
    return fail(parts.filter((part) => !(part in present)).map((part) => problem('V1205', where, { part })));
  }
  if (value.baseYear !== baseYear)
    return fail([problem('V1202', where, { version: value.baseYear, expected: baseYear })]);
  return succeed(value);
};
