// npm test: install what is missing, check types, style, arrows and generated pages, run every test, the browser's too.
// Ends with one plain line: N passed, N failed.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages, must, requireNode, root, run } from './lib.mjs';
import { installSystemParts } from './system-parts.mjs';

requireNode();
installPackages();
installSystemParts();

let passed = 0;
let failed = 0;

/** Run one check that has no test count of its own; it counts as one. */
const check = (name, command, args) => {
  console.log(`\n== ${name}`);
  if (run(command, args) === 0) passed += 1;
  else {
    failed += 1;
    console.error(`FEIL: ${name}`);
  }
};

/** Run Vitest with a configuration and add up what it reports; a run that reports nothing has failed. */
const vitest = (name, config) => {
  console.log(`\n== ${name}`);
  mkdirSync(join(root, 'build'), { recursive: true });
  const report = join(root, 'build', `test-${name}.json`);
  rmSync(report, { force: true });
  const code = run('npx', [
    '--no-install',
    'vitest',
    'run',
    '-c',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  if (!existsSync(report)) {
    failed += 1;
    return;
  }
  const summary = JSON.parse(readFileSync(report, 'utf8'));
  passed += summary.numPassedTests;
  failed += summary.numFailedTests + summary.numPendingTests;
  if (summary.numTotalTests === 0 || (code !== 0 && summary.numFailedTests === 0)) failed += 1;
};

check('types', 'npx', ['--no-install', 'tsc', '-p', 'tsconfig.json']);
check('style', 'npx', ['--no-install', 'biome', 'check', '--error-on-warnings', '.']);
check('arrows', 'npx', ['--no-install', 'tsx', 'scripts/check-dependencies.ts']);
must('node', ['scripts/build.mjs']);
check('generated pages', 'node', ['apps/cli/dist/veivalg.js', 'docs', '--sjekk']);
vitest('unit', 'vitest.config.ts');
if (existsSync(join(root, 'apps/web/vitest.e2e.config.ts')))
  vitest('browser', 'apps/web/vitest.e2e.config.ts');

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
