import { emptyPlan } from '@veivalg/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createClient, type WorkerLike } from './client.ts';
import type { FromWorker, Picture, Question, SeenRun, SentPicture, ToWorker } from './protocol.ts';
import type { SensitivityAnswer } from './sensitivity-question.ts';

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
/** A run told from others by its number. */
const runOf = (number: number): SeenRun =>
  ({
    area: { demand: Float64Array.of(number) },
    map: { old: Float64Array.of(number) },
  }) as unknown as SeenRun;
const pictureOf = (question: Question, reference: SeenRun | null = runOf(0)): SentPicture =>
  ({ question, map: { old: null }, reference }) as unknown as SentPicture;

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

test('a picture without its reference has the one sent last, be it with a picture nobody waited for', () => {
  const { sent, worker, tell } = standIn();
  const shown: Picture[] = [];
  const client = createClient(worker, {
    picture: (one) => shown.push(one),
    details: () => undefined,
    failed: () => undefined,
  });
  const answer = (reference: SeenRun | null): void => {
    client.ask(question(1));
    tell({ kind: 'picture', id: sent.at(-1)?.id ?? 0, picture: pictureOf(question(1), reference) });
  };
  answer(runOf(1));
  answer(null);
  tell({ kind: 'picture', id: 77, picture: pictureOf(question(1), runOf(2)) });
  answer(null);
  expect(shown.map((one) => one.reference.demand[0])).toEqual([1, 1, 2]);
  expect(shown.map((one) => [one.map.plan.old[0], one.map.reference.old[0]])).toEqual([
    [1, 1],
    [1, 1],
    [2, 2],
  ]);
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

test('long work tells how far it has come, and stopping it drops an answer that comes too late', async () => {
  const { sent, worker, tell } = standIn();
  const failed: number[] = [];
  const client = createClient(worker, {
    picture: () => undefined,
    details: () => undefined,
    failed: (problems) => failed.push(problems.length),
  });
  const asked = { plan: emptyPlan, scope: 'all', members: [0], year: 2040, quantity: 'gap' } as const;
  const shares: number[] = [];
  const first = client.sensitivity(asked, (share) => shares.push(share));
  const second = client.sensitivity(asked, () => undefined);
  const [one, two] = sent.map(({ id }) => id) as [number, number];
  tell({ kind: 'progress', id: one, share: 0.5 });
  const answer = { quantity: 'gap', gap: 1 } as SensitivityAnswer;
  tell({ kind: 'sensitive', id: one, answer });
  expect(await first.done).toBe(answer);
  tell({ kind: 'progress', id: one, share: 0.9 });
  expect(shares).toEqual([0.5]);
  second.stop();
  expect(await second.done).toBeNull();
  expect(sent.at(-1)).toEqual({ kind: 'stop', id: two });
  tell({ kind: 'failed', id: two, problems: [] });
  expect(failed).toEqual([]);
});
