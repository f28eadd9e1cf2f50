import type { WorkerLike } from '../engine/client.ts';

/** Start the made-up engine in place of the real one. */
export const spawnWorker = (): WorkerLike =>
  new Worker(new URL('./toy-worker.ts', import.meta.url), { type: 'module' }) as unknown as WorkerLike;
