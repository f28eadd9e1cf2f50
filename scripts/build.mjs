// Builds everything there is to build: the command line, the compact data files, the app.
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { must, root, whenChanged } from './lib.mjs';

const { rolldown } = await import('rolldown');

/** Bundle the command line into one file; parts with native code stay outside. */
const bundleCli = async () => {
  const bundle = await rolldown({
    input: join(root, 'apps/cli/src/main.ts'),
    platform: 'node',
    external: [/^node:/, '@resvg/resvg-js', '@myriaddreamin/typst-ts-node-compiler'],
    logLevel: 'warn',
  });
  await bundle.write({ dir: join(root, 'apps/cli/dist'), format: 'esm', entryFileNames: 'veivalg.js' });
  await bundle.close();
};

await bundleCli();
whenChanged(
  'data',
  ['data', 'packages/core/src', 'packages/data/src', 'packages/engine/src', 'apps/cli/src'],
  () => {
    must('node', ['apps/cli/dist/veivalg.js', 'data', 'bygg', '--stille']);
  },
);
if (existsSync(join(root, 'apps/web/vite.config.ts'))) {
  mkdirSync(join(root, 'apps/web/public'), { recursive: true });
  for (const file of ['baseline.bin', 'measures.bin'])
    if (existsSync(join(root, 'build', file)))
      copyFileSync(join(root, 'build', file), join(root, 'apps/web/public', file));
  whenChanged('web', ['data', 'packages', 'apps/web'], () => {
    must('npx', ['--no-install', 'vite', 'build', 'apps/web', '--logLevel', 'warn']);
  });
}
