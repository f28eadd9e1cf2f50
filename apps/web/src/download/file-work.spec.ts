import { expect, test } from 'vitest';
import { breathe, partOf, WorkStopped } from './file-work.ts';

const follow = (stopAt: number) => {
  const told: number[] = [];
  return { told, watch: { tell: (share: number) => told.push(share), stopped: () => told.length >= stopAt } };
};

test('work that is stopped goes no further, and says how far it came', async () => {
  const { told, watch } = follow(3);
  let done = 0;
  const work = async (): Promise<void> => {
    for (let i = 0; i < 10; i++) {
      await breathe(watch, i / 10);
      done++;
    }
  };
  await expect(work()).rejects.toBeInstanceOf(WorkStopped);
  expect(done).toBe(2);
  expect(told).toEqual([0, 0.1, 0.2]);
});

test('a part of the work tells its share of the whole', async () => {
  const { told, watch } = follow(10);
  const part = partOf(partOf(watch, 0.5, 1), 0, 0.5);
  for (const share of [0, 0.5, 1]) await breathe(part, share);
  expect(told).toEqual([0.5, 0.625, 0.75]);
});
