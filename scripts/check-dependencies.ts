import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { impureWords, mayImport, onlyThrough, pureFolders } from './dependency-policy.ts';

const root = join(import.meta.dirname, '..');

const sourceFiles = (folder: string): readonly string[] => {
  const found: string[] = [];
  const walk = (path: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (['node_modules', 'dist', 'build', 'public'].includes(entry.name)) continue;
      if (entry.isDirectory()) walk(join(path, entry.name));
      else if (/\.(ts|tsx)$/.test(entry.name)) found.push(join(path, entry.name));
    }
  };
  walk(join(root, folder));
  return found;
};

const faults: string[] = [];
const usedBy = new Map<string, Set<string>>();
for (const [workspace, allowed] of Object.entries(mayImport)) {
  const used = new Set<string>();
  usedBy.set(workspace, used);
  for (const file of sourceFiles(workspace)) {
    const text = readFileSync(file, 'utf8');
    const isTest = /\.(spec|e2e)\.tsx?$|\/(testing|e2e)\//.test(file);
    for (const match of text.matchAll(
      /(?:from|import)\s*\(?\s*'(@veivalg\/([a-z]+)(\/[a-z-]+)?|\.\.?\/[^']*)'/g,
    )) {
      const [, path, name, entry] = match;
      if (name === undefined) {
        const target = relative(root, join(file, '..', path ?? ''));
        const owner = Object.keys(mayImport).find((key) => target.startsWith(`${key}/`));
        if (owner !== undefined && owner !== workspace)
          faults.push(`${relative(root, file)}: ${path} goes past the entry point of ${owner}`);
        continue;
      }
      if (!isTest) used.add(name);
      const self = workspace.endsWith(`/${name}`) || workspace === name;
      // A test may look at a neighbour to make its inputs; the arrow is for what ships.
      if (!self && !allowed.includes(name) && !isTest)
        faults.push(`${relative(root, file)}: ${workspace} may not import ${name}`);
      const door = onlyThrough[workspace]?.[name];
      if (door !== undefined && entry !== door && !isTest)
        faults.push(`${relative(root, file)}: ${workspace} may import only ${name}${door}, not ${path}`);
    }
  }
}
for (const [workspace, allowed] of Object.entries(mayImport))
  for (const name of allowed)
    if (!(usedBy.get(workspace)?.has(name) ?? false))
      faults.push(`scripts/dependency-policy.ts: ${workspace} may import ${name}, but nothing does`);
for (const folder of pureFolders)
  for (const file of sourceFiles(folder)) {
    if (/\.spec\.ts$|\/testing\//.test(file)) continue;
    const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    for (const word of impureWords)
      if (word.test(code))
        faults.push(`${relative(root, file)}: ${word.source} does not belong in a pure package`);
  }

if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
console.log(`Arrows hold in ${Object.keys(mayImport).length} workspaces.`);
