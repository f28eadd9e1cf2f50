import { serve } from '@hono/node-server';
import { fail, type Outcome, problem, succeed } from '@veivalg/core';

/** Anything that answers requests, such as a Hono app. */
export type Answering = { readonly fetch: Parameters<typeof serve>[0]['fetch'] };

/** A server that is listening. */
export interface Listening {
  readonly address: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Listen on this machine alone.
 *
 * @param port 0 takes any free one.
 * @returns V3401 when the port is taken.
 */
export const listen = (app: Answering, port: number): Promise<Outcome<Listening>> =>
  new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, (info) =>
      resolve(
        succeed({
          address: `http://127.0.0.1:${info.port}`,
          port: info.port,
          close: () =>
            new Promise<void>((done) => {
              server.close(() => done());
              if ('closeAllConnections' in server) server.closeAllConnections();
            }),
        }),
      ),
    );
    server.on('error', (error: Error) =>
      resolve(fail([problem('V3401', `127.0.0.1:${port}`, { what: error.message })])),
    );
  });
