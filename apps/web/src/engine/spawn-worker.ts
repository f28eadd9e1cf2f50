import type { WorkerLike } from './client.ts';

/** Start the engine in its own thread. */
export const spawnWorker = (): WorkerLike =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }) as unknown as WorkerLike;
