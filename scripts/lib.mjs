import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Stop with a clear word on a Node that is too old. */
export const requireNode = () => {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 20) return;
  console.error(
    `Veivalg trenger Node 20 eller nyere; dette er ${process.versions.node}. Installer en nyere fra nodejs.org.`,
  );
  process.exit(1);
};

/** Run a command in the root, its output shown; returns the exit code. */
export const run = (command, args, options = {}) => {
  const outcome = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (outcome.error) console.error(`${command}: ${outcome.error.message}`);
  return outcome.status ?? 1;
};

/** Run a command and leave with its code when it fails. */
export const must = (command, args, options) => {
  const code = run(command, args, options);
  if (code !== 0) process.exit(code);
};

/**
 * Install what package-lock.json names, when node_modules is missing or older than the lock file.
 *
 * `npm ci` refuses a lock file that leaves out the parts of other platforms, as the one written here does; `--no-save` leaves
 * the lock file as it is.
 */
export const installPackages = () => {
  const marker = join(root, 'node_modules/.package-lock.json');
  const lock = join(root, 'package-lock.json');
  const fresh = existsSync(marker) && statSync(marker).mtimeMs >= statSync(lock).mtimeMs - 1000;
  if (fresh && existsSync(join(root, 'node_modules/rolldown'))) return;
  console.log('Installerer pakker …');
  must('npm', ['install', '--no-save', '--no-audit', '--no-fund'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
};

const walk = (folder, found) => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (['node_modules', 'dist', 'build', '.git', 'public'].includes(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) walk(path, found);
    else found.push(path);
  }
};

/** A digest of names, sizes and times of all files below the folders given. */
export const stampOf = (folders) => {
  const files = [];
  for (const folder of folders) if (existsSync(join(root, folder))) walk(join(root, folder), files);
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}:${size}:${mtimeMs}\n`);
  }
  return hash.digest('hex');
};

/** Do a step only when its inputs changed since the last time it succeeded. */
export const whenChanged = (name, folders, step) => {
  const path = join(root, 'build', `${name}.stamp`);
  const stamp = stampOf(folders);
  if (existsSync(path) && readFileSync(path, 'utf8') === stamp) return;
  step();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, stamp);
};
