import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { DataFolder } from './files/folder.ts';
import type { FileTools } from './files/read-series.ts';

/** A folder on disk. */
export const diskFolder = (root: string): DataFolder => ({
  read: (path) => {
    try {
      return readFileSync(join(root, path));
    } catch {
      return null;
    }
  },
  list: (path) => {
    try {
      return readdirSync(join(root, path))
        .filter((name) => statSync(join(root, path, name)).isFile())
        .sort();
    } catch {
      return [];
    }
  },
});

/** Hashing and unpacking by Node. */
export const nodeTools: FileTools = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  gunzip: (bytes) => gunzipSync(bytes),
};
