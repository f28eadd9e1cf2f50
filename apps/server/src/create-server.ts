import { Hono } from 'hono';
import { type ApiOptions, createApiApp } from './api/app.ts';
import { createPxApp, type PxServerOptions } from './px/app.ts';

/** Path the PxWebApi routes are under. */
export const pxPath = '/pxwebapi/v2';

const headers: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Names this machine goes by; any other name means that some web page is trying to read through the browser. */
const ownNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Join both interfaces into one server: PxWebApi v2 under `/pxwebapi/v2`, the read-only interface under `/api/v1`.
 *
 * Only questions are answered: any method beside GET, HEAD and the POST of a PxWebApi question is refused.
 */
export const createServerApp = (px: PxServerOptions, api: ApiOptions): Hono => {
  const app = new Hono();
  app.use('*', async (context, next) => {
    const { hostname } = new URL(context.req.url);
    if (!ownNames.has(hostname)) return context.text('Misdirected request', 421, headers);
    const { method, path } = context.req;
    const question = method === 'POST' && /^\/pxwebapi\/v2\/tables\/[^/]+\/data$/.test(path);
    if (method !== 'GET' && method !== 'HEAD' && !question)
      return context.text('Method not allowed', 405, { ...headers, allow: 'GET, HEAD' });
    await next();
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value);
    return undefined;
  });
  app.route(pxPath, createPxApp(px));
  app.route('/', createApiApp(api));
  return app;
};
