/**
 * Measure how fast a plan is worked out: `npx tsx scripts/bench-project.ts`.
 *
 * Prints medians and 95 % of many runs on the shipped figures, in processor time; nothing is a test. `--quick` takes
 * fewer runs. `--store <file>` keeps every number of some plans, `--check <file>` says how far today's are from them.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'bench-project-'));
const file = join(folder, 'bench.mjs');
const bundle = await rolldown({
  input: join(root, 'scripts/bench-project-run.ts'),
  platform: 'node',
  external: [/^node:/],
  logLevel: 'silent',
});
await bundle.write({ file, format: 'esm', codeSplitting: false });
await bundle.close();
const { status } = spawnSync(process.execPath, [file, root, ...process.argv.slice(2)], { stdio: 'inherit' });
rmSync(folder, { recursive: true });
process.exitCode = status ?? 1;
