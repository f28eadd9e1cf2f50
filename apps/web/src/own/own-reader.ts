import { problem } from '@veivalg/core';
import type { FromOwnWorker, SumRequest, ToOwnWorker } from './own-protocol.ts';

type Answer = Exclude<FromOwnWorker, { readonly kind: 'progress' }>;

/** A file being read in a thread of its own. */
export interface OwnReader {
  open(message: Extract<ToOwnWorker, { readonly kind: 'open' }>): Promise<Answer>;
  look(message: Extract<ToOwnWorker, { readonly kind: 'look' }>): Promise<Answer>;
  sum(request: SumRequest): Promise<Answer>;
  /** End the thread, and with it everything of the file. */
  end(): void;
}

/** Start a thread for one file. What is asked for is answered, or refused in words; `end` leaves what waits unanswered. */
export const startReader = (onProgress: (share: number, rows: number) => void): OwnReader => {
  const worker = new Worker(new URL('./own-worker.ts', import.meta.url), { type: 'module' });
  let waiting: ((answer: Answer) => void) | null = null;
  const give = (answer: Answer): void => {
    const waiter = waiting;
    waiting = null;
    waiter?.(answer);
  };
  worker.onmessage = ({ data }: MessageEvent<FromOwnWorker>) => {
    if (data.kind === 'progress') onProgress(data.share, data.rows);
    else give(data);
  };
  worker.onerror = () => give({ kind: 'refused', problems: [problem('V3106', '', { what: 'file' })] });
  const send = (message: ToOwnWorker, transfer: Transferable[] = []): Promise<Answer> =>
    new Promise((resolve) => {
      waiting = resolve;
      worker.postMessage(message, transfer);
    });
  return {
    open: (message) => send(message, [message.bytes]),
    look: (message) => send(message),
    sum: (request) => send({ kind: 'sum', ...request }),
    end: () => worker.terminate(),
  };
};
