import { emptyPlan, type Plan } from '@veivalg/core';
import { expect, test } from 'vitest';
import {
  emptyTrash,
  putOnShelf,
  readShelf,
  type SavedVersion,
  setTrashed,
  writeShelf,
} from './plan-shelf.ts';
import { browserStorage, type SafeStorage } from './safe-storage.ts';

const memory = (start: Readonly<Record<string, string>> = {}): SafeStorage => {
  const kept = new Map(Object.entries(start));
  return {
    read: (key) => kept.get(key) ?? null,
    write: (key, value) => {
      kept.set(key, value);
      return 'ok';
    },
  };
};
const version = (name: string, year: number): SavedVersion => ({
  savedAt: `2026-11-21T10:00:0${year % 10}Z`,
  plan: { ...emptyPlan, name, endYear: year } as Plan,
  address: '?rom=kart',
});

test('saving under a known name adds a version, newest first; what is saved comes back', () => {
  const storage = memory();
  const shelf = putOnShelf(putOnShelf([], version('Heltid', 2040), 'a'), version('Heltid', 2045), 'b');
  expect(shelf).toHaveLength(1);
  expect(shelf[0]?.versions.map((one) => one.plan.endYear)).toEqual([2045, 2040]);
  expect(writeShelf(storage, shelf)).toBe('ok');
  expect(readShelf(storage)).toEqual(shelf);
});

test('a deleted plan waits in the trash until it is emptied, and a new plan may take its name', () => {
  const shelf = setTrashed(putOnShelf([], version('Heltid', 2040), 'a'), 'a', true);
  expect(putOnShelf(shelf, version('Heltid', 2041), 'b').map((one) => one.trashed)).toEqual([false, true]);
  expect(setTrashed(shelf, 'a', false)[0]?.trashed).toBe(false);
  expect(emptyTrash(shelf)).toEqual([]);
});

test('broken storage gives an empty shelf and no crash', () => {
  for (const text of [
    '',
    '{',
    'null',
    '[1,2]',
    '[{"id":"a","name":"b","versions":[{"plan":{"schemaVersion":7}}]}]',
  ])
    expect(readShelf(memory({ 'veivalg.plans.1': text }))).toEqual([]);
});

test('blocked and full storage are told apart', () => {
  const blocked = browserStorage(() => {
    throw new DOMException('no', 'SecurityError');
  });
  expect(blocked.read('x')).toBeNull();
  expect(writeShelf(blocked, [])).toBe('blocked');
  const full = browserStorage(
    () =>
      ({
        setItem: () => {
          throw new DOMException('full', 'QuotaExceededError');
        },
      }) as unknown as Storage,
  );
  expect(writeShelf(full, [])).toBe('full');
});
