import { expect, test } from 'vitest';
import { driveSteps } from './long-work.ts';

/** Work of ten steps, each of which takes `cost` on a clock that only the work moves. */
const staged = (cost: number) => {
  let clock = 0;
  let pauses = 0;
  const shares: number[] = [];
  function* steps(): Generator<number, string> {
    for (let i = 0; i < 10; i++) {
      clock += cost;
      yield i / 10;
    }
    return 'done';
  }
  return {
    steps,
    shares,
    pauses: () => pauses,
    giving: (stopAfter = Number.POSITIVE_INFINITY) => ({
      pause: async () => {
        pauses += 1;
      },
      now: () => clock,
      stopped: () => pauses >= stopAfter,
      progress: (share: number) => {
        shares.push(share);
      },
    }),
  };
};

test('work gives way after each slice and tells how far it has come, rarely', async () => {
  const slow = staged(50);
  expect(await driveSteps(slow.steps(), slow.giving())).toBe('done');
  expect(slow.pauses()).toBe(10);
  expect(slow.shares).toEqual([0.1, 0.3, 0.5, 0.7, 0.9]);
  const quick = staged(0.1);
  expect(await driveSteps(quick.steps(), quick.giving())).toBe('done');
  expect([quick.pauses(), quick.shares.length]).toEqual([0, 0]);
});

test('stopped work ends with nothing', async () => {
  const work = staged(50);
  expect(await driveSteps(work.steps(), work.giving(3))).toBeNull();
  expect(work.pauses()).toBe(3);
});
