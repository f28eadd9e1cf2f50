import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The built app in the machine's own Chromium. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  test: {
    include: ['e2e/**/*.e2e.ts'],
    // The walk through every control takes as long as all the others: `npm run walk`, outside of `npm test`.
    exclude: process.env['VEIVALG_WALK'] === undefined ? ['e2e/walk.e2e.ts'] : [],
    pool: 'forks',
    // One browser at a time: two cores are shared with the app's own worker.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    globalSetup: ['./e2e/build-app.ts'],
  },
});
