import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { rolldown } from 'rolldown';
import type { CellBands, CellJob, ThreadFigures } from './cell-bands.ts';

/** Threads that each hold the same draws. */
export interface ThreadPool {
  /** Share jobs out, whoever is free next; answers in the order of the jobs, their buffers handed over and not copied. */
  run(jobs: readonly CellJob[]): Promise<readonly CellBands[]>;
  close(): Promise<void>;
}

/** Jobs handed to a thread at a time: few enough that no thread waits long for the last one. */
const jobsAtATime = 17;

/** Start threads and wait until every one has prepared its draws. */
export const openThreads = async (count: number, figures: ThreadFigures): Promise<ThreadPool> => {
  const folder = mkdtempSync(join(tmpdir(), 'veivalg-threads-'));
  const bundle = await rolldown({
    input: join(import.meta.dirname, 'cell-thread.ts'),
    platform: 'node',
    external: [/^node:/],
    logLevel: 'silent',
  });
  const file = join(folder, 'cell-thread.mjs');
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
  const threads = Array.from({ length: count }, () => new Worker(file, { workerData: figures }));
  await Promise.all(threads.map((thread) => once(thread, 'message')));
  rmSync(folder, { recursive: true });
  return {
    run: async (jobs) => {
      const answers: CellBands[] = [];
      let next = 0;
      const work = async (thread: Worker): Promise<void> => {
        while (next < jobs.length) {
          const first = next;
          next += jobsAtATime;
          thread.postMessage(jobs.slice(first, next));
          const [found] = (await once(thread, 'message')) as [readonly CellBands[]];
          found.forEach((bands, i) => {
            answers[first + i] = bands;
          });
        }
      };
      await Promise.all(threads.map(work));
      return answers;
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
};
