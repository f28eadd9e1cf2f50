// Compile the AssemblyScript of packages/engine/assembly and write it as text into the engine: `npx tsx scripts/build-kernels.ts`.
// With --check, only say whether the checked-in text is what the source gives.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileAssembly } from './lib-assembly.ts';

const root = join(import.meta.dirname, '..');

/** Source, file that holds it compiled, and the name it has there. */
const modules = [
  ['ensemble', 'ensemble-wasm', 'wasmBase64'],
  ['run', 'run-wasm', 'runWasmBase64'],
] as const;

for (const [source, file, name] of modules) {
  const target = join(root, `packages/engine/src/kernel/${file}.ts`);
  const bytes = compileAssembly(join(root, `packages/engine/assembly/${source}.ts`));
  const text = `/** The kernels of packages/engine/assembly/${source}.ts, compiled: written by scripts/build-kernels.ts, never by hand. */
export const ${name} =
  '${Buffer.from(bytes).toString('base64')}';
`;
  if (process.argv.includes('--check')) {
    const same = readFileSync(target, 'utf8') === text;
    console.log(
      same
        ? `${source}: kernels are as their source.`
        : `${source}: kernels differ from their source: run scripts/build-kernels.ts.`,
    );
    if (!same) process.exitCode = 1;
  } else {
    writeFileSync(target, text);
    console.log(`${source}: ${bytes.length} bytes`);
  }
}
