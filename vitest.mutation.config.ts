import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const source = (path: string): string => join(import.meta.dirname, path);

/** Specs of whole runs take seconds and stand last: most mutants fall to a quick test, and the first that fails ends the matter. */
const slow = [
  'project-population',
  'project-workforce',
  'placement',
  'demand',
  'carry-forward',
  'project-cohorts',
];
const rank = ({ moduleId }: TestSpecification): number =>
  slow.findIndex((name) => moduleId.endsWith(`/${name}.spec.ts`)) + 1;

class QuickFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve([...files].sort((a, b) => rank(a) - rank(b)));
  }
}

/**
 * What a mutation run of the engine runs (docs/mutation.md): the engine's own specs, no browser, no command line.
 * Packages are named by source, since the run works on a copy whose `node_modules` points back to the originals.
 */
export default defineConfig({
  resolve: {
    alias: [
      { find: '@veivalg/data/node', replacement: source('packages/data/src/node.ts') },
      { find: '@veivalg/engine/testing', replacement: source('packages/engine/src/testing.ts') },
      { find: /^@veivalg\/(core|data|engine)$/u, replacement: source('packages/$1/src/index.ts') },
    ],
  },
  test: {
    include: ['packages/engine/src/**/*.spec.ts'],
    exclude: ['**/node_modules/**'],
    sequence: { sequencer: QuickFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
