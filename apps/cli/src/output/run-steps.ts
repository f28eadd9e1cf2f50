import { setImmediate } from 'node:timers/promises';
import type { Words } from '../text/index.ts';
import { CommandFailure } from './fail.ts';
import { startProgress } from './progress.ts';

/** Exit code of a command that was stopped from the keyboard. */
const stoppedExit = 130;
/** Parts the progress line is cut in. */
const parts = 100;

/**
 * Do work in steps, with a progress line, and stop with a clear word when Ctrl+C is pressed.
 *
 * @param steps Yields the share done. @returns What the steps end with.
 */
export const runSteps = async <T>(words: Words, steps: Generator<number, T>, label: string): Promise<T> => {
  const progress = startProgress(parts, label);
  let stopped = false;
  const stop = (): void => {
    stopped = true;
  };
  process.once('SIGINT', stop);
  try {
    let last = Date.now();
    for (;;) {
      const { done, value } = steps.next();
      if (done === true) return value;
      // A step is short; signals and the progress line are let in a few times a second.
      if (Date.now() - last < 50) continue;
      progress.step(Math.floor(value * parts));
      await setImmediate();
      last = Date.now();
      if (stopped) break;
    }
  } finally {
    process.removeListener('SIGINT', stop);
    progress.stop();
  }
  process.stderr.write(`${words.cli('progress.stopped')}\n`);
  throw new CommandFailure([], stoppedExit);
};
