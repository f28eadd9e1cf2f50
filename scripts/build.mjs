// Builds everything there is to build: the command line, the compact data files, what is uncertain, the app.
// --bare-tall stops after the figures.
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
const justFigures = process.argv.includes('--bare-tall');
if (!justFigures) {
  whenChanged('responses', ['data', 'packages/core/src', 'packages/data/src', 'packages/engine/src'], () => {
    must('node', ['apps/cli/dist/veivalg.js', 'data', 'bygg', '--usikkerhet', '--stille']);
  });
  whenChanged('web', ['data', 'docs', 'packages', 'apps/web', 'scripts'], () => {
    must('npx', ['--no-install', 'vite', 'build', 'apps/web', '--logLevel', 'warn']);
  });
}
