/** Work in the worker that the page can follow and stop. */
export interface LongWork<T> {
  /** The answer, or null when it was stopped. Rejects when it failed. */
  readonly done: Promise<T | null>;
  stop(): void;
}

/** How work in steps gives way to what else waits. */
export interface Giving {
  /** Let waiting messages in, then go on. */
  pause(): Promise<void>;
  now(): number;
  stopped(): boolean;
  progress(share: number): void;
}

/** How long work goes on before it lets a lever move in. Unit: milliseconds. */
const slice = 8;
/** Least time between two messages about how far it has come. Unit: milliseconds. */
const between = 80;

/**
 * Do work in steps, giving way between them, so that a lever moved meanwhile is answered at once.
 *
 * @param steps Yields the share done. @returns What the steps end with, or null when stopped.
 */
export const driveSteps = async <T>(
  steps: Generator<number, T>,
  { pause, now, stopped, progress }: Giving,
): Promise<T | null> => {
  let began = now();
  let told = began;
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    const time = now();
    if (time - told >= between) {
      progress(value);
      told = time;
    }
    if (time - began < slice) continue;
    await pause();
    if (stopped()) return null;
    began = now();
  }
};
