import {
  emptyPlan,
  type MeasureLibrary,
  measureId,
  type Plan,
  type Problem,
  professions,
  succeed,
  sum,
} from '@veivalg/core';
import { expect, test } from 'vitest';
import { toyEngine } from '../testing/toy-engine.ts';
import { toyPlaces } from '../testing/toy-places.ts';
import type { FromWorker, Question } from './protocol.ts';
import { createSession } from './session.ts';
import type { LoadedEngine } from './session-parts.ts';

const library: MeasureLibrary = { documents: [], measures: [], groups: [], sources: [], requirements: [] };
const lever = (id: string, value: number) => ({
  measure: measureId(id),
  value,
  startYear: 2027,
  rampYears: 5,
  reach: 1,
});
const question = (plan: Partial<Plan> = {}, details = false): Question => ({
  plan: { ...emptyPlan, ...plan },
  scope: 'all',
  members: [0, 1, 2, 3, 4],
  year: 2040,
  details,
});

const start = async (engine: LoadedEngine = toyEngine(toyPlaces, library), now = (): number => 0) => {
  const sent: FromWorker[] = [];
  const resumes: (() => void)[] = [];
  const answer = createSession({
    load: async () => succeed(engine),
    post: (message) => sent.push(message),
    pause: () => new Promise((resolve) => resumes.push(resolve)),
    now,
  });
  await answer({ kind: 'load', id: 1, baseline: new Uint8Array(), library: null });
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 60; i++) {
      resumes.shift()?.();
      await Promise.resolve();
    }
  };
  return { sent, answer, settle };
};

const none = new Float64Array(0);
const nothing = { p10: none, p50: none, p90: none };

test('professions, municipalities and the area add up to the same balance', async () => {
  const { sent, answer } = await start();
  await answer({ kind: 'ask', id: 2, question: question() });
  const message = sent.at(-1);
  if (message?.kind !== 'picture') throw new Error('no picture');
  const { plan, map, yearCount } = message.picture;
  for (let y = 0; y < yearCount; y += 8) {
    const byProfession = professions.reduce(
      (total, _, p) => total + (plan.demandByProfession[p * yearCount + y] ?? 0),
      0,
    );
    const byPlace = sum(map.demand.subarray(y * 5, y * 5 + 5));
    expect(byProfession).toBeCloseTo(plan.demand[y] ?? 0, 6);
    expect(byPlace).toBeCloseTo(plan.demand[y] ?? 0, 6);
  }
});

test('the reference has no measure, but the same path and assumptions', async () => {
  const asked: Plan[] = [];
  const engine = toyEngine(toyPlaces, library);
  const { answer } = await start({
    ...engine,
    run: (plan) => {
      asked.push(plan);
      return engine.run(plan);
    },
  });
  await answer({ kind: 'ask', id: 2, question: question({ scenario: 'worst', levers: [lever('a', 10)] }) });
  expect(asked.map((plan) => [plan.scenario, plan.levers.length])).toEqual([
    ['worst', 0],
    ['worst', 1],
  ]);
});

test('the reference of the plan to come is worked out while the page reads the catalogue, and not again', async () => {
  const asked: Plan[] = [];
  const engine = toyEngine(toyPlaces, library);
  const counted: LoadedEngine = {
    ...engine,
    run: (plan) => {
      asked.push(plan);
      return engine.run(plan);
    },
  };
  const { answer } = await start(counted);
  const first: Plan = { ...emptyPlan, scenario: 'worst', levers: [lever('a', 10)] };
  await answer({ kind: 'load', id: 2, baseline: new Uint8Array(), library: null, first });
  expect(asked.map((plan) => [plan.scenario, plan.levers.length])).toEqual([['worst', 0]]);
  await answer({ kind: 'ask', id: 3, question: question(first) });
  expect(asked).toHaveLength(2);
});

test('the reference is sent with the first picture and with every picture of another', async () => {
  const { sent, answer } = await start();
  const ask = (id: number, plan: Partial<Plan>): Promise<void> =>
    answer({ kind: 'ask', id, question: question(plan) });
  await ask(2, {});
  await ask(3, { levers: [lever('a', 10)] });
  await ask(4, { levers: [lever('a', 20)], scenario: 'worst' });
  await ask(5, { scenario: 'worst' });
  await ask(6, {});
  const pictures = sent.flatMap((message) => (message.kind === 'picture' ? [message.picture] : []));
  expect(pictures.map(({ reference }) => reference !== null)).toEqual([true, false, true, false, true]);
  for (const { map, reference } of pictures)
    if (reference !== null) expect(reference.map.old.length).toBe(map.demand.length);
});

test('every picture comes with the bands of its own run, dragged or not', async () => {
  const engine = toyEngine(toyPlaces, library);
  const ofRun = (values: Float64Array) => ({ p10: values, p50: values, p90: values });
  const { sent, answer } = await start({
    ...engine,
    bands: (run, { members }, year) => {
      const first = Float64Array.of((run.demand[0] ?? 0) + members.length + year / 100);
      const one = ofRun(first);
      return { demand: one, supply: one, gap: one, places: one };
    },
  });
  for (const value of [10, 20]) {
    await answer({ kind: 'ask', id: value, question: question({ levers: [lever('a', value)] }) });
    const picture = sent.findLast((message) => message.kind === 'picture')?.picture;
    const run = engine.run({ ...question().plan, levers: [lever('a', value)] });
    const { members, year } = question();
    expect(picture?.bands?.gap.p50[0]).toBeCloseTo(
      (run.demand[0] ?? 0) + members.length + (year - run.firstYear) / 100,
      9,
    );
  }
});

test('a picture may start in short; all else waits for the exact stages, and so does the next picture', async () => {
  const engine = toyEngine(toyPlaces, library);
  let exact = false;
  const runs: boolean[] = [];
  const { sent, answer, settle } = await start({
    ...engine,
    *exact() {
      yield 0;
      yield 0.5;
      exact = true;
    },
    run: (plan) => {
      runs.push(exact);
      return engine.run(plan);
    },
  });
  await answer({ kind: 'ask', id: 2, question: question({ levers: [lever('a', 10)] }, true) });
  expect(runs).toEqual([false, false]);
  expect(sent.map(({ kind }) => kind)).not.toContain('details');
  const compared = answer({ kind: 'compare', id: 3, questions: [question({ levers: [lever('a', 10)] })] });
  await settle();
  await compared;
  expect(runs).toEqual([false, false, true]);
  await answer({ kind: 'exact', id: 4 });
  expect(sent.at(-1)).toEqual({ kind: 'exacted', id: 4 });
  await answer({ kind: 'ask', id: 5, question: question({ levers: [lever('a', 10)] }) });
  expect(runs.slice(3)).not.toContain(false);
});

test('a lever moved while draws are taken into use is answered in between, and with bands once they are', async () => {
  const engine = toyEngine(toyPlaces, library);
  let ready = false;
  let clock = 0;
  const steps = function* (): Generator<number, readonly Problem[]> {
    // Each step is longer than the work goes on before it gives way.
    for (let step = 0; step < 5; step++) {
      clock += 50;
      yield step / 5;
    }
    ready = true;
    return [];
  };
  const { sent, answer, settle } = await start(
    {
      ...engine,
      takeDraws: async () => steps(),
      bands: () => (ready ? { demand: nothing, supply: nothing, gap: nothing, places: null } : null),
    },
    () => clock,
  );
  const taken = answer({ kind: 'draws', id: 2, responses: new Uint8Array(0) });
  void answer({ kind: 'ask', id: 3, question: question({ levers: [lever('a', 10)] }) });
  await settle();
  await taken;
  await answer({ kind: 'ask', id: 4, question: question({ levers: [lever('a', 20)] }) });
  expect(sent.flatMap(({ kind }) => (kind === 'picture' || kind === 'drawn' ? [kind] : []))).toEqual([
    'picture',
    'drawn',
    'picture',
  ]);
  const banded = sent.flatMap((message) =>
    message.kind === 'picture' ? [message.picture.bands !== null] : [],
  );
  expect(banded).toEqual([false, true]);
});

test('the effect of a single lever is the plan minus the plan without it', async () => {
  const { sent, answer, settle } = await start();
  const done = answer({ kind: 'ask', id: 2, question: question({ levers: [lever('a', 20)] }, true) });
  await settle();
  await done;
  const picture = sent.find((message) => message.kind === 'picture')?.picture;
  const details = sent.find((message) => message.kind === 'details')?.details;
  if (picture?.reference == null || details === undefined) throw new Error('missing');
  const gap = (run: { demand: Float64Array; supply: Float64Array }): number =>
    (run.demand[14] ?? 0) - (run.supply[14] ?? 0);
  expect(details.effects['a']).toBeCloseTo(gap(picture.plan) - gap(picture.reference.area), 9);
  expect(details.effects['a']).toBeLessThan(0);
});

test('details with bands are told again without being worked out again, until the figures change', async () => {
  const engine = toyEngine(toyPlaces, library);
  let worked = 0;
  const path = { low: none, median: none, high: none };
  const { sent, answer, settle } = await start({
    ...engine,
    resting: () => ({
      take: () => {},
      *steps() {
        worked++;
        yield 0;
        const all = { demand: path, supply: path, gap: path, coverage: path, gapChange: null };
        const gaps = { coverageChange: null, gapByProfession: path, gapByService: path };
        return { ...all, ...gaps, drawnMeasures: [] };
      },
    }),
    takeOwn: async () => ({ catalog: engine.catalog, problems: [] }),
  });
  const ask = async (id: number, value: number): Promise<unknown> => {
    const done = answer({ kind: 'ask', id, question: question({ levers: [lever('a', value)] }, true) });
    await settle();
    await done;
    return sent.findLast((message) => message.kind === 'details' && message.id === id);
  };
  const first = await ask(2, 20);
  await ask(3, 30);
  expect(worked).toBe(2);
  expect(await ask(4, 20)).toEqual({ ...(first as object), id: 4 });
  expect(worked).toBe(2);
  await answer({ kind: 'own', id: 5, own: [], language: 'nb' });
  await ask(6, 20);
  expect(worked).toBe(3);
});

test('details of an older question are dropped as soon as a newer one has come', async () => {
  const { sent, answer, settle } = await start();
  const older = answer({ kind: 'ask', id: 2, question: question({ levers: [lever('a', 20)] }, true) });
  const newer = answer({ kind: 'ask', id: 3, question: question({ levers: [lever('a', 30)] }, true) });
  await settle();
  await Promise.all([older, newer]);
  expect(sent.filter((message) => message.kind === 'details').map((message) => message.id)).toEqual([3]);
});

test('an engine that throws is told about, and the next question is answered', async () => {
  const engine = toyEngine(toyPlaces, library);
  const { sent, answer } = await start({
    ...engine,
    run: (plan) => {
      if (plan.name === 'feil') throw new Error('brøt sammen');
      return engine.run(plan);
    },
  });
  await answer({ kind: 'ask', id: 2, question: question({ name: 'feil', levers: [lever('a', 1)] }) });
  await answer({ kind: 'ask', id: 3, question: question() });
  expect(sent.slice(1).map((message) => message.kind)).toEqual(['failed', 'picture']);
});
