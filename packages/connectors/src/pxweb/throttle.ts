import type { Clock } from './clock.ts';

/** Lets a call through when the limit allows it. */
export interface Throttle {
  /** Wait for a place, then take it. */
  take(): Promise<void>;
}

/** The producer's own words are 30 calls a minute from one address. @source figures on the interface, rate_limit_note */
export const officialLimit = { calls: 30, windowMilliseconds: 60_000 } as const;

/**
 * Keep calls within a limit over a moving window.
 *
 * In every window of the stated length, however placed, at most `calls` calls start.
 */
export const createThrottle = (
  clock: Clock,
  limit: { readonly calls: number; readonly windowMilliseconds: number } = officialLimit,
): Throttle => {
  const starts: number[] = [];
  let queue: Promise<void> = Promise.resolve();
  const next = async (): Promise<void> => {
    for (;;) {
      const now = clock.now();
      while (starts.length > 0 && now - (starts[0] ?? 0) >= limit.windowMilliseconds) starts.shift();
      if (starts.length < limit.calls) {
        starts.push(now);
        return;
      }
      await clock.wait(limit.windowMilliseconds - (now - (starts[0] ?? 0)));
    }
  };
  return {
    take: () => {
      queue = queue.then(next);
      return queue;
    },
  };
};
