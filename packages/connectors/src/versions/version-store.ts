import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail, type Outcome, problem, succeed } from '@veivalg/core';
import type { DataFolder } from '@veivalg/data';
import { z } from 'zod';
import type { TableMetadata } from '../pxweb/metadata.ts';
import type { KeptTable, VersionFiles } from '../update/update-tables.ts';
import { linkOrCopy, sha256, writeWhole } from './disk.ts';

const manifestSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: z.string().regex(/^[0-9a-z-]+$/),
  /** The version it was made from; null for the figures that came with the product. */
  parent: z.string().nullable(),
  made: z.string(),
  base: z.string(),
  tables: z.array(z.strictObject({ table: z.string(), updated: z.string() })),
  files: z.array(z.strictObject({ path: z.string(), sha256: z.string() })),
});
/** What a data version holds. */
export type VersionManifest = z.infer<typeof manifestSchema>;

const currentSchema = z.strictObject({ current: z.string().nullable() });

/** Fetched figures, version beside version; a version is never changed after it is made. */
export interface VersionStore {
  readonly root: string;
  list(): readonly VersionManifest[];
  /** The version in use; null means the figures that came with the product. */
  current(): Outcome<VersionManifest | null>;
  /** Tables of a version with the metadata they were read with. */
  kept(version: VersionManifest | null): ReadonlyMap<string, KeptTable>;
  /** Make a version of the current one with some tables replaced, and take it in use. */
  add(files: VersionFiles, kept: readonly KeptTable[], made: string, base: string): Outcome<VersionManifest>;
  /** Go back to the version the current one was made from. */
  undo(): Outcome<VersionManifest | null>;
  /** Take another version in use. */
  use(id: string): Outcome<VersionManifest>;
  /** The files of a version, for the loader. */
  folder(id: string): DataFolder;
}

const readText = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
};

const parse = <T>(schema: z.ZodType<T>, text: string | null): T | null => {
  if (text === null) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

/** A path that stays inside the version's own folder. */
const isInside = (path: string): boolean => /^[a-z]+\/[a-z0-9.-]+$/.test(path) && !path.includes('..');

/**
 * Open the versions in a folder; it is made when the first version is.
 *
 * Everything is written beside its place and then moved, so a break leaves either the old state or the new.
 */
export const openVersionStore = (root: string): VersionStore => {
  const versions = join(root, 'versions');
  const currentPath = join(root, 'current.json');
  const folderOf = (id: string): string => join(versions, id);
  const manifestOf = (id: string): VersionManifest | null =>
    /^[0-9a-z-]+$/.test(id) ? parse(manifestSchema, readText(join(folderOf(id), 'manifest.json'))) : null;
  const broken = (id: string): Outcome<never> => fail([problem('V3020', root, { version: id })]);
  /** Every file is there and as it was written. */
  const verify = (manifest: VersionManifest): boolean =>
    manifest.files.every(({ path, sha256: expected }) => {
      if (!isInside(path)) return false;
      try {
        return sha256(readFileSync(join(folderOf(manifest.id), path))) === expected;
      } catch {
        return false;
      }
    });
  const checked = (id: string): Outcome<VersionManifest> => {
    const manifest = manifestOf(id);
    return manifest !== null && verify(manifest) ? succeed(manifest) : broken(id);
  };
  const currentId = (): string | null => parse(currentSchema, readText(currentPath))?.current ?? null;
  const setCurrent = (id: string | null): void =>
    writeWhole(currentPath, `${JSON.stringify({ current: id })}\n`);
  const current = (): Outcome<VersionManifest | null> => {
    const id = currentId();
    return id === null ? succeed(null) : checked(id);
  };
  return {
    root,
    list: () => {
      try {
        return readdirSync(versions)
          .filter((name) => !name.startsWith('.'))
          .flatMap((name) => manifestOf(name) ?? [])
          .sort((a, b) => (a.made < b.made ? -1 : 1));
      } catch {
        return [];
      }
    },
    current,
    kept: (version) => {
      const kept = new Map<string, KeptTable>();
      if (version === null) return kept;
      for (const { table, updated } of version.tables) {
        const text = readText(join(folderOf(version.id), 'tables', `${table}.json`));
        if (text !== null) kept.set(table, { table, updated, metadata: JSON.parse(text) as TableMetadata });
      }
      return kept;
    },
    add: (files, kept, made, base) => {
      const parent = current();
      if (!parent.ok) return parent;
      const fresh = new Map(files);
      for (const { table, metadata } of kept)
        fresh.set(`tables/${table}.json`, `${JSON.stringify(metadata)}\n`);
      const sums = new Map((parent.value?.files ?? []).map(({ path, sha256: sum }) => [path, sum]));
      for (const [path, text] of fresh) sums.set(path, sha256(new TextEncoder().encode(text)));
      const list = [...sums]
        .map(([path, sum]) => ({ path, sha256: sum }))
        .sort((a, b) => (a.path < b.path ? -1 : 1));
      const digest = sha256(new TextEncoder().encode(JSON.stringify([parent.value?.id ?? null, made, list])));
      const id = `${made.slice(0, 10)}-${digest.slice(0, 10)}`;
      const tables = new Map((parent.value?.tables ?? []).map((one) => [one.table, one.updated]));
      for (const { table, updated } of kept) tables.set(table, updated);
      const manifest: VersionManifest = {
        schemaVersion: 1,
        id,
        parent: parent.value?.id ?? null,
        made,
        base,
        tables: [...tables].map(([table, updated]) => ({ table, updated })),
        files: list,
      };
      const beside = join(versions, `.new-${id}`);
      try {
        rmSync(beside, { recursive: true, force: true });
        mkdirSync(beside, { recursive: true });
        for (const { path } of list) {
          if (!isInside(path)) return broken(id);
          const text = fresh.get(path);
          if (text !== undefined) writeWhole(join(beside, path), text);
          else linkOrCopy(join(folderOf(parent.value?.id ?? ''), path), join(beside, path));
        }
        writeWhole(join(beside, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
        if (manifestOf(id) === null) renameSync(beside, folderOf(id));
        else rmSync(beside, { recursive: true, force: true });
        setCurrent(id);
      } catch (error) {
        return fail([problem('V2301', root, { what: error instanceof Error ? error.message : 'write' })]);
      }
      return succeed(manifest);
    },
    undo: () => {
      const now = current();
      if (!now.ok) return now;
      if (now.value === null) return fail([problem('V3019', root)]);
      const { parent } = now.value;
      const before = parent === null ? succeed(null) : checked(parent);
      if (before.ok) setCurrent(parent);
      return before;
    },
    use: (id) => {
      const wanted = checked(id);
      if (wanted.ok) setCurrent(id);
      return wanted;
    },
    folder: (id) => ({
      read: (path) => {
        try {
          return isInside(path) ? readFileSync(join(folderOf(id), path)) : null;
        } catch {
          return null;
        }
      },
      list: (path) => {
        try {
          return readdirSync(join(folderOf(id), path)).sort();
        } catch {
          return [];
        }
      },
    }),
  };
};
