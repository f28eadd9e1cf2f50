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
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
