// Runs Stryker over the engine, whole or a sample of it: npm run mutation -- [folder [share]] (docs/mutation.md).
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..');
const config = JSON.parse(readFileSync(join(root, 'stryker.config.json'), 'utf8'));
const source = join(root, 'packages/engine/src');

/** Files of a folder that carry rules: not specs, made-up inputs, lists of exports or tables of constants. */
const sourcesOf = (folder) =>
  readdirSync(join(source, folder), { withFileTypes: true })
    .filter(({ name }) => name.endsWith('.ts'))
    .map(({ name }) => join(source, folder, name))
    .filter(
      (file) => !/\.spec\.ts$|fixture\.ts$|made-up-|ensemble-wasm\.ts$|sobol-directions\.ts$/u.test(file),
    )
    .sort();

/** Mutants of a file, as Stryker makes them, that begin and end on one line: line → how many. */
const mutantsByLine = async (files) => {
  const core = createRequire(createRequire(import.meta.url).resolve('@stryker-mutator/core'));
  const load = (name) => import(pathToFileURL(core.resolve(name)).href);
  const { createInstrumenter } = await load('@stryker-mutator/instrumenter');
  const { commonTokens } = await load('@stryker-mutator/api/plugin');
  const { createInjector } = await load('typed-inject');
  const silent = new Proxy({}, { get: (_, key) => () => !String(key).startsWith('is') && undefined });
  const instrumenter = createInjector()
    .provideValue(commonTokens.logger, silent)
    .provideValue(commonTokens.getLogger, () => silent)
    .provideValue(commonTokens.options, { mutator: config.mutator, ignorers: [], warnings: false })
    .injectFunction(createInstrumenter);
  const found = new Map();
  for (const file of files) {
    const content = readFileSync(file, 'utf8');
    const { mutants } = await instrumenter.instrument([{ name: file, mutate: true, content }], {
      plugins: null,
      ignorers: [],
      excludedMutations: config.mutator.excludedMutations,
    });
    const lines = new Map();
    for (const { status, location } of mutants)
      if (status !== 'Ignored' && location.start.line === location.end.line)
        lines.set(location.start.line + 1, (lines.get(location.start.line + 1) ?? 0) + 1);
    found.set(file, lines);
  }
  return found;
};

/** Draw lines of each file with a fixed seed until they hold the share of its mutants. */
const sample = async (folder, share) => {
  let state = 20261121;
  const draw = () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
  const ranges = [];
  for (const [file, lines] of await mutantsByLine(sourcesOf(folder))) {
    const pool = [...lines.keys()].sort((a, b) => a - b);
    const wanted = share * [...lines.values()].reduce((a, b) => a + b, 0);
    for (let held = 0; pool.length > 0 && held < wanted; ) {
      const [line] = pool.splice(Math.floor(draw() * pool.length), 1);
      held += lines.get(line);
      ranges.push(`${relative(root, file)}:${line}-${line}`);
    }
  }
  return ranges;
};

const [folder, share] = process.argv.slice(2);
const mutate =
  folder === undefined
    ? []
    : [
        '--mutate',
        (share === undefined
          ? sourcesOf(folder).map((file) => relative(root, file))
          : await sample(folder, Number(share))
        ).join(','),
      ];
const { status } = spawnSync(
  join(root, 'node_modules/.bin/stryker'),
  ['run', 'stryker.config.json', ...mutate],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
process.exit(status ?? 1);
