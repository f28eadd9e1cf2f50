import { defineConfig } from 'vitest/config';

/** One run over every package: unit, property, oracle and registry tests; the browser tests live in their own project. */
export default defineConfig({
  test: {
    include: [
      'packages/*/src/**/*.spec.ts',
      'apps/*/src/**/*.spec.{ts,tsx}',
      'validation/src/**/*.spec.ts',
      'scripts/**/*.spec.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**'],
    pool: 'forks',
    // Every core: without this a machine of two runs one file at a time.
    maxWorkers: '100%',
    // Files share the modules they read: nothing in them may keep state, and a third of the time goes.
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
