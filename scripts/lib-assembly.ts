import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Compile one AssemblyScript file to WebAssembly with SIMD and an imported memory. Returns the bytes of the module. */
export const compileAssembly = (source: string): Uint8Array => {
  const folder = mkdtempSync(join(tmpdir(), 'veivalg-kernels-'));
  const out = join(folder, 'kernels.wasm');
  try {
    execFileSync(process.execPath, [
      join(root, 'node_modules/assemblyscript/bin/asc.js'),
      source,
      '-O3',
      '--noAssert',
      '--runtime',
      'stub',
      '--enable',
      'simd',
      '--importMemory',
      '--initialMemory',
      '1',
      '--noExportMemory',
      '--outFile',
      out,
    ]);
    return new Uint8Array(readFileSync(out));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
