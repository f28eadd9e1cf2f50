import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, relative } from 'node:path';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Language } from '@veivalg/core';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { productRoot } from '../session.ts';
import { wordsIn } from '../text/index.ts';

/** First port tried; the next ones are tried when it is taken. */
const firstPort = 4173;
const portsTried = 20;
const host = '127.0.0.1';

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });

const freePort = async (): Promise<number> => {
  for (let port = firstPort; port < firstPort + portsTried; port++) if (await isFree(port)) return port;
  return 0;
};

/**
 * `veivalg app`: serve the built app on this machine only, and print its address.
 *
 * Headers let the app use shared memory between its workers and nothing from elsewhere.
 */
export const appCommand = async (language: Language): Promise<void> => {
  const words = wordsIn(language);
  const folder = join(productRoot(), 'apps/web/dist');
  if (!existsSync(join(folder, 'index.html'))) {
    process.stderr.write(`${words.cli('app.missing')}\n`);
    process.exitCode = 1;
    return;
  }
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        workerSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        frameAncestors: ["'self'"],
      },
      crossOriginEmbedderPolicy: 'require-corp',
      crossOriginOpenerPolicy: 'same-origin',
    }),
  );
  app.use('*', serveStatic({ root: relative(process.cwd(), folder) || '.' }));
  const port = await freePort();
  serve({ fetch: app.fetch, hostname: host, port }, (address) => {
    process.stdout.write(`${words.cli('app.address', { address: `http://localhost:${address.port}/` })}\n`);
  });
};
