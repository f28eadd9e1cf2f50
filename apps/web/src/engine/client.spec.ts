import { emptyPlan } from '@veivalg/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createClient, type WorkerLike } from './client.ts';
import type { FromWorker, Picture, Question, ToWorker } from './protocol.ts';

const question = (year: number): Question => ({
  plan: emptyPlan,
  scope: 'all',
  members: [0],
  year,
  details: false,
});

const standIn = () => {
  const sent: ToWorker[] = [];
  const worker: WorkerLike = {
    postMessage: (message) => sent.push(message),
    onmessage: null,
    onerror: null,
    terminate: () => undefined,
  };
  const tell = (data: FromWorker): void => worker.onmessage?.({ data } as MessageEvent<FromWorker>);
  return { sent, worker, tell };
};
const pictureOf = (asked: Question): Picture => ({ question: asked }) as Picture;

test('one question runs, one waits, and the newest is always answered', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }), (steps) => {
      const { sent, worker, tell } = standIn();
      const shown: number[] = [];
      const client = createClient(worker, {
        picture: (one) => shown.push(one.question.year),
        details: () => undefined,
        failed: () => undefined,
      });
      let asked = 0;
      let answered = 0;
      const answerOne = (): void => {
        const message = sent[answered];
        if (message?.kind !== 'ask') return;
        answered += 1;
        tell({ kind: 'picture', id: message.id, picture: pictureOf(message.question) });
      };
      for (const ask of steps) {
        if (ask) {
          asked += 1;
          client.ask(question(asked));
          expect(sent.length - answered).toBeLessThanOrEqual(1);
        } else answerOne();
      }
      while (answered < sent.length) answerOne();
      expect(shown).toEqual([...shown].sort((a, b) => a - b));
      if (asked > 0) expect(shown.at(-1)).toBe(asked);
    }),
    { seed: 20261121 },
  );
});

test('an answer nobody waits for is never shown', () => {
  const { worker, tell } = standIn();
  const shown: number[] = [];
  const client = createClient(worker, {
    picture: (one) => shown.push(one.question.year),
    details: () => shown.push(-1),
    failed: () => undefined,
  });
  client.ask(question(1));
  tell({ kind: 'picture', id: 77, picture: pictureOf(question(9)) });
  tell({ kind: 'details', id: 77, details: { effects: {} } as never });
  expect(shown).toEqual([]);
});

test('a worker that fails is told about, and asking again works', () => {
  const { sent, worker } = standIn();
  const told: string[] = [];
  const client = createClient(worker, {
    picture: () => undefined,
    details: () => undefined,
    failed: (problems) => told.push(...problems.map((one) => one.code)),
  });
  client.ask(question(1));
  worker.onerror?.({ message: 'x' } as ErrorEvent);
  client.ask(question(2));
  expect(told).toEqual(['V6010']);
  expect(sent).toHaveLength(2);
});
