import { expect, test } from 'vitest';
import type { CaseAnswer } from './case-question.ts';
import { keptAnswer } from './kept-answers.ts';

const answer = (run: string): CaseAnswer => ({ run, facts: {} as CaseAnswer['facts'] });

test('a question asked again is not worked out again, until the figures are others', async () => {
  const [register, own] = [{}, {}];
  const asked: string[] = [];
  const ask = (figures: object, key: string): Promise<CaseAnswer> =>
    keptAnswer(figures, key, async () => {
      asked.push(key);
      return answer(`${key}${asked.length}`);
    });
  const first = await ask(register, 'a');
  expect(await ask(register, 'a')).toBe(first);
  expect(asked).toEqual(['a']);
  expect(await ask(own, 'a')).not.toBe(first);
  expect(await ask(register, 'b')).not.toBe(first);
  expect(asked).toEqual(['a', 'a', 'b']);
});

test('the answer least lately asked for is the one forgotten, and a failed one is never kept', async () => {
  const figures = {};
  let worked = 0;
  const ask = (key: string): Promise<CaseAnswer> =>
    keptAnswer(figures, key, async () => {
      worked++;
      if (key === 'fails') throw new Error(key);
      return answer(key);
    });
  for (let i = 0; i < 20; i++) await ask(String(i));
  await ask('0');
  await ask('20');
  expect(worked).toBe(21);
  await ask('0');
  expect(worked).toBe(21);
  await ask('1');
  expect(worked).toBe(22);
  await expect(ask('fails')).rejects.toThrow('fails');
  await expect(ask('fails')).rejects.toThrow('fails');
  expect(worked).toBe(24);
});
