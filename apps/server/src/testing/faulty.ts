import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';

/** Kinds of trouble a network gives. */
const kinds = ['429', '503', 'cut', 'half'] as const;

/**
 * Put a bad line in front of a server: a share of the answers are refused, hung up on, or cut in half.
 *
 * @param share Part of the calls that go wrong, 0–1.
 * @param seed The same seed gives the same trouble.
 */
export const withFaults = (
  app: Hono,
  share: number,
  seed: number,
): { app: Hono<{ Bindings: HttpBindings }>; readonly faults: Map<string, number> } => {
  const faults = new Map<string, number>();
  let state = seed;
  const next = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  const outer = new Hono<{ Bindings: HttpBindings }>();
  outer.all('*', async (context) => {
    const bad = next() < share;
    const kind = kinds[Math.floor(next() * kinds.length)] ?? '503';
    if (!bad) return app.fetch(context.req.raw);
    faults.set(kind, (faults.get(kind) ?? 0) + 1);
    if (kind === '429') return new Response('', { status: 429, headers: { 'retry-after': '1' } });
    if (kind === '503') return new Response('', { status: 503 });
    const answer = await app.fetch(context.req.raw);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (kind === 'half')
      return new Response(bytes.slice(0, Math.floor(bytes.length / 2)), { status: answer.status });
    // The line goes dead in the middle of the answer.
    const { outgoing } = context.env;
    outgoing.writeHead(answer.status, {
      'content-type': 'application/json',
      'content-length': String(bytes.length),
    });
    outgoing.write(bytes.slice(0, Math.floor(bytes.length / 3)), () => outgoing.destroy());
    return RESPONSE_ALREADY_SENT;
  });
  return { app: outer, faults };
};
