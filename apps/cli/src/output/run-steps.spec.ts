import { afterEach, expect, test, vi } from 'vitest';
import { wordsIn } from '../text/index.ts';
import { CommandFailure } from './fail.ts';
import { runSteps } from './run-steps.ts';

const words = wordsIn('nb');
afterEach(() => {
  vi.restoreAllMocks();
});

/** Steps that never end by themselves; Ctrl+C comes after the third. */
function* endless(seen: { count: number }): Generator<number, never> {
  for (;;) {
    if (++seen.count === 3) process.emit('SIGINT');
    yield 0.5;
  }
}

test('work in steps gives what it ends with, and leaves Ctrl+C as it was', async () => {
  const before = process.listenerCount('SIGINT');
  const steps = (function* () {
    yield 0.5;
    return 7;
  })();
  expect(await runSteps(words, steps, 'x')).toBe(7);
  expect(process.listenerCount('SIGINT')).toBe(before);
});

test('Ctrl+C stops work that would go on, with a word and the exit code of a stopped command', async () => {
  const told: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told.push(String(text));
    return true;
  });
  const seen = { count: 0 };
  const failure = await runSteps(words, endless(seen), 'x').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(CommandFailure);
  expect((failure as CommandFailure).exitCode).toBe(130);
  expect(told.join('')).toContain('Stoppet. Ingenting er skrevet.');
  expect(seen.count).toBeGreaterThanOrEqual(3);
});
