import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest begin first, so that the last ones to end are short. */
const long = [
  'states-nb',
  'tasks',
  'own-figures',
  'states-nn',
  'states-en',
  'bad-input',
  'dead-controls',
  'case',
];
const rank = ({ moduleId }: TestSpecification): number => {
  const at = long.findIndex((name) => moduleId.endsWith(`/${name}.e2e.ts`));
  return at < 0 ? long.length : at;
};

class LongFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve([...files].sort((a, b) => rank(a) - rank(b)));
  }
}

/** The built app in the machine's own Chromium. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  test: {
    include: ['e2e/**/*.e2e.ts'],
    // The walk through every control, and the sample of it, take as long as all the others: outside of `npm test`.
    exclude: process.env['VEIVALG_WALK'] === undefined ? ['e2e/walk.e2e.ts', 'e2e/sample-walk.e2e.ts'] : [],
    pool: 'forks',
    // Two browsers at a time: a test waits for the page about half its time, so that two cores are used well by two.
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    testTimeout: 120_000,
    // What is waited for may take long on a busy machine; a second is Vitest's own.
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: 120_000,
    globalSetup: ['./e2e/build-app.ts'],
  },
});
