import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compileAssembly } from './lib-assembly.ts';

it.each(['ensemble', 'run'])('the kernels of %s in the engine are what their source compiles to', (name) => {
  const root = join(import.meta.dirname, '..');
  const bytes = compileAssembly(join(root, `packages/engine/assembly/${name}.ts`));
  const shipped = readFileSync(join(root, `packages/engine/src/kernel/${name}-wasm.ts`), 'utf8');
  expect(shipped).toContain(`'${Buffer.from(bytes).toString('base64')}'`);
});
