import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Files in `data/measures` that are no measure. */
const besides = ['groups.json', 'documents.json'];

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

const collected = (folder: string): unknown[] =>
  (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith('.json') && !besides.includes(name))
    .sort()
    .map((name) => readJson(join(folder, name)));

/** The catalogue in one file, in the shape of a `MeasureLibrary`. */
const library = (root: string): string =>
  JSON.stringify({
    measures: (collected(join(root, 'data/measures')) as { no: number }[]).sort((a, b) => a.no - b.no),
    groups: readJson(join(root, 'data/measures/groups.json')),
    documents: readJson(join(root, 'data/measures/documents.json')),
    requirements: collected(join(root, 'data/requirements')),
    sources: collected(join(root, 'data/measures/sources')),
  });

/** Pages that the room Data og metode shows; the rest of the folder is for those who build. */
const besideMethod = [
  'assumptions',
  'parameters',
  'coverage',
  'data',
  'validation',
  'measures',
  'documents',
  'plan',
  'glossary',
  'interface',
  'accessibility',
  'tasks',
  'threat-model',
];

/** The documentation in one file: page name → markdown. */
const pages = (root: string): string => {
  const method = readdirSync(join(root, 'docs/method'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => [`method-${name.slice(0, -3).toLowerCase()}`, `docs/method/${name}`] as const);
  const others = besideMethod.map((name) => [name, `docs/${name}.md`] as const);
  const files = [...method, ...others, ['changelog', 'CHANGELOG.md'] as const];
  return JSON.stringify(
    Object.fromEntries(
      files
        .filter(([, file]) => existsSync(join(root, file)))
        .map(([page, file]) => [page, readFileSync(join(root, file), 'utf8')]),
    ),
  );
};

/** What the app fetches beside its code: borders, measures with requirements, documentation, and the compact baseline. */
export const dataFileNames = [
  'baseline.bin',
  'history.json',
  'measures.json',
  'map.json',
  'pages.json',
  'responses.bin',
  'start.bin',
] as const;

/** Puts the data files of the repository beside the app, in the build and while developing. */
export const dataFiles = (root: string): Plugin => {
  const makers: Readonly<Record<string, () => string | Uint8Array | null>> = {
    'map.json': () => readFileSync(join(root, 'data/geography/boundaries-2024-small.topojson'), 'utf8'),
    'measures.json': () => library(root),
    'pages.json': () => pages(root),
    'baseline.bin': () => {
      const file = join(root, 'build/baseline.bin');
      return existsSync(file) ? readFileSync(file) : null;
    },
    // What is observed before the base year; without it charts begin at the base year.
    'history.json': () => {
      const file = join(root, 'build/history.json');
      return existsSync(file) ? readFileSync(file) : null;
    },
    // What the main path starts from, so that the first picture need not wait for the population.
    'start.bin': () => {
      const file = join(root, 'build/start.bin');
      return existsSync(file) ? readFileSync(file) : null;
    },
    // How results answer to what is uncertain; without it the app shows paths in place of bands.
    'responses.bin': () => {
      const file = join(root, 'build/responses.bin');
      return existsSync(file) ? readFileSync(file) : null;
    },
  };
  return {
    name: 'veivalg-data',
    config: () => ({
      define: {
        __HAS_DRAWS__: JSON.stringify(existsSync(join(root, 'build/responses.bin'))),
        __HAS_START__: JSON.stringify(existsSync(join(root, 'build/start.bin'))),
      },
    }),
    generateBundle() {
      for (const [fileName, make] of Object.entries(makers)) {
        const source = make();
        if (source !== null) this.emitFile({ type: 'asset', fileName, source });
      }
    },
    configureServer(server) {
      server.middlewares.use((request, answer, next) => {
        const body = makers[(request.url ?? '').split('?')[0]?.slice(1) ?? '']?.() ?? null;
        if (body === null) next();
        else answer.end(body);
      });
    },
  };
};
