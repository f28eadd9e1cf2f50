import type { FromWorker, ToWorker } from './protocol.ts';
import { createSession } from './session.ts';
import type { SessionParts } from './session-parts.ts';

interface WorkerScope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker, transfer: Transferable[]): void;
}

/** Connect a session to the worker it runs in. */
export const serve = (load: SessionParts['load']): void => {
  const scope = globalThis as unknown as WorkerScope;
  const channel = new MessageChannel();
  const resumes: (() => void)[] = [];
  channel.port1.onmessage = () => resumes.shift()?.();
  const answer = createSession({
    load,
    post: (message, transfer) => scope.postMessage(message, transfer),
    // A message to oneself queues behind questions that have already come.
    pause: () =>
      new Promise((resolve) => {
        resumes.push(resolve);
        channel.port2.postMessage(null);
      }),
    now: () => performance.now(),
  });
  scope.onmessage = ({ data }) => {
    void answer(data);
  };
};
