import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { AnswerCache } from './pxweb/cache.ts';
import type { Clock } from './pxweb/clock.ts';
import { sha256, writeWhole } from './versions/disk.ts';

export { sha256, writeWhole } from './versions/disk.ts';
export { openVersionStore, type VersionManifest, type VersionStore } from './versions/version-store.ts';

/** The machine's own time. */
export const machineClock: Clock = {
  now: () => Date.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/**
 * Folder for figures the user has fetched: `VEIVALG_DATA`, else the system's own place for a program's data.
 *
 * @param env Environment, handed in so that tests choose it.
 */
export const dataHome = (env: Readonly<Record<string, string | undefined>>): string =>
  env['VEIVALG_DATA'] ??
  (env['XDG_DATA_HOME'] !== undefined
    ? join(env['XDG_DATA_HOME'], 'veivalg')
    : env['APPDATA'] !== undefined
      ? join(env['APPDATA'], 'Veivalg')
      : join(homedir(), '.local', 'share', 'veivalg'));

/** Answers on disk, so that a fetch goes on where it stopped; `clear` when a version is complete. */
export const diskCache = (folder: string): AnswerCache & { clear(): void; size(): number } => {
  const pathOf = (key: string): string => join(folder, `${sha256(new TextEncoder().encode(key))}.json`);
  return {
    read: (key) => {
      try {
        return readFileSync(pathOf(key), 'utf8');
      } catch {
        return null;
      }
    },
    write: (key, text) => writeWhole(pathOf(key), text),
    clear: () => rmSync(folder, { recursive: true, force: true }),
    size: () => (existsSync(folder) ? readdirSync(folder).length : 0),
  };
};
