// Compile packages/engine/assembly/ensemble.ts and write it as text into the engine: `npx tsx scripts/build-kernels.ts`.
// With --check, only say whether the checked-in text is what the source gives.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileAssembly } from './lib-assembly.ts';

const root = join(import.meta.dirname, '..');
const target = join(root, 'packages/engine/src/kernel/ensemble-wasm.ts');

const bytes = compileAssembly(join(root, 'packages/engine/assembly/ensemble.ts'));
const text = `/** The kernels of packages/engine/assembly/ensemble.ts, compiled: written by scripts/build-kernels.ts, never by hand. */
export const wasmBase64 =
  '${Buffer.from(bytes).toString('base64')}';
`;
if (process.argv.includes('--check')) {
  const same = readFileSync(target, 'utf8') === text;
  console.log(
    same ? 'Kernels are as their source.' : 'Kernels differ from their source: run scripts/build-kernels.ts.',
  );
  process.exitCode = same ? 0 : 1;
} else {
  writeFileSync(target, text);
  console.log(`${bytes.length} bytes`);
}
