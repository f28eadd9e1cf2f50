import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { fail, type Outcome, problem, succeed } from '@veivalg/core';

/** A file to be written. */
export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array | string;
}

/**
 * Write files so that each is either whole or not there: beside the target first, then moved into place.
 *
 * Nothing is moved before all are written.
 *
 * @returns V2301 for the first that cannot be written; what was there before is untouched.
 */
export const writeFiles = (files: readonly OutputFile[]): Outcome<readonly string[]> => {
  const waiting: { readonly from: string; readonly to: string }[] = [];
  const clear = (): void => {
    for (const { from } of waiting) rmSync(from, { force: true });
  };
  let where = '';
  try {
    for (const { path, bytes } of files) {
      where = path;
      const from = `${path}.${process.pid}.del`;
      waiting.push({ from, to: path });
      writeFileSync(from, bytes);
    }
    for (const { from, to } of waiting) {
      where = to;
      renameSync(from, to);
    }
  } catch (error) {
    clear();
    const what =
      typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
    return fail([problem('V2301', where, { what })]);
  }
  return succeed(files.map(({ path }) => path));
};
