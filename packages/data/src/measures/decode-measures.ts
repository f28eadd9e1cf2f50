import { fail, type MeasureLibrary, type Outcome, problem, succeed } from '@veivalg/core';
import { decodeBinary } from '../binary/codec.ts';

const parts = [
  'documents',
  'measures',
  'groups',
  'sources',
  'requirements',
] as const satisfies readonly (keyof MeasureLibrary)[];

const isLibrary = (tree: unknown): tree is MeasureLibrary =>
  typeof tree === 'object' && tree !== null && parts.every((part) => part in tree);

/**
 * Read the catalogue of measures and requirements from its compact file.
 *
 * @param where Name of the file, for the problems.
 * @returns The library, or V1201–V1204 of the form, V1205 a part missing.
 */
export const decodeMeasures = (bytes: Uint8Array, where: string): Outcome<MeasureLibrary> => {
  const tree = decodeBinary(bytes, where);
  if (!tree.ok) return tree;
  const { value } = tree;
  return isLibrary(value) ? succeed(value) : fail([problem('V1205', where, { part: parts.join(', ') })]);
};
