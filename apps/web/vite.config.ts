import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { dataFiles } from './data-plugin.ts';
import { offline } from './offline-plugin.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const toy = fileURLToPath(new URL('./src/testing/toy-worker.ts', import.meta.url));

/** `--mode story` builds the app on a made-up country, for drawing and tests; nothing of it is in the shipped build. */
export default defineConfig(({ mode }) => ({
  root: here,
  base: './',
  plugins: [react(), dataFiles(fileURLToPath(new URL('../..', import.meta.url))), offline()],
  worker: { format: 'es' as const },
  resolve: {
    alias:
      mode === 'story'
        ? [{ find: /^\.\/spawn-worker\.ts$/, replacement: toy.replace('toy-worker', 'spawn-toy') }]
        : [],
  },
  build: {
    outDir: mode === 'story' ? 'dist-story' : 'dist',
    target: 'es2022',
    emptyOutDir: true,
    manifest: true,
    chunkSizeWarningLimit: 700,
    // Its components that are used here need none of the custom elements that the whole library registers.
    rolldownOptions: {
      treeshake: {
        moduleSideEffects: [{ test: /@digdir\/designsystemet-(react|web)\/.*\.js$/, sideEffects: false }],
      },
    },
  },
}));
