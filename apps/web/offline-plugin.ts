import type { Plugin } from 'vite';
import { dataFileNames } from './data-plugin.ts';

/** Writes `sw.js`: everything the build made, fetched once and kept, so that the app works when the network has gone. */
export const offline = (): Plugin => ({
  name: 'veivalg-offline',
  apply: 'build',
  generateBundle: {
    // Last of all: a chunk that held styles alone is in the bundle until its own plugin has taken it out.
    order: 'post',
    handler(_, bundle) {
      const files = Object.keys(bundle)
        .filter((name) => !name.endsWith('.map') && !name.startsWith('.vite'))
        .filter((name) => !(dataFileNames as readonly string[]).includes(name))
        .sort();
      const stamp = files.join('|');
      let hash = 5381;
      for (let i = 0; i < stamp.length; i++) hash = (hash * 33 + stamp.charCodeAt(i)) >>> 0;
      this.emitFile({
        type: 'asset',
        fileName: 'sw.js',
        source: serviceWorker(hash.toString(36), files),
      });
    },
  },
});

const serviceWorker = (version: string, files: readonly string[]): string => `
const cacheName = 'veivalg-${version}';
const files = ${JSON.stringify(['./', ...files.map((file) => `./${file}`)])};
const dataFiles = ${JSON.stringify([...dataFileNames.map((file) => `./${file}`), './icon.svg'])};
self.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(cacheName);
    await cache.addAll(files);
    await Promise.allSettled(dataFiles.map((file) => cache.add(file)));
    await self.skipWaiting();
  })());
});
self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith('veivalg-') && name !== cacheName) await caches.delete(name);
    await self.clients.claim();
  })());
});
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  event.respondWith((async () => {
    const cache = await caches.open(cacheName);
    const page = event.request.mode === 'navigate';
    const kept = await cache.match(page ? './' : event.request, { ignoreSearch: page });
    if (page || dataFiles.includes('./' + url.pathname.split('/').pop())) {
      try {
        const fresh = await fetch(event.request);
        if (fresh.ok && !page) cache.put(event.request, fresh.clone());
        return fresh;
      } catch { return kept ?? Response.error(); }
    }
    if (kept) return kept;
    const fresh = await fetch(event.request);
    if (fresh.ok) cache.put(event.request, fresh.clone());
    return fresh;
  })());
});
`;
