import { join } from 'node:path';
import { emptyPlan, invariant, leverSpan, type Plan, succeed } from '@veivalg/core';
import { loadBaseline, loadMeasures } from '@veivalg/data';
import { diskFolder, nodeTools } from '@veivalg/data/node';
import { prepare, project } from '@veivalg/engine';
import { describe, expect, it, vi } from 'vitest';
import { toyEngine } from '../testing/toy-engine.ts';
import { toyPlaces } from '../testing/toy-places.ts';
import { lazyLive } from './lazy-live.ts';
import { livePlans } from './live-plans.ts';
import type { FromWorker, Picture, Question, SeenRun } from './protocol.ts';
import { rehearsalPlans } from './rehearsal.ts';
import { createSession } from './session.ts';
import type { LoadedEngine } from './session-parts.ts';
import { wholePicture } from './whole-picture.ts';

const folder = diskFolder(join(import.meta.dirname, '../../../../data'));
const [baseline, library] = [loadBaseline(folder, nodeTools), loadMeasures(folder)];
invariant(baseline.ok && library.ok, 'the shipped figures load');
const endYear = baseline.value.baseYear + 6;
const prepared = prepare(baseline.value, library.value, endYear);

const start = async (more: Partial<LoadedEngine> = {}, pause = () => new Promise<void>(() => undefined)) => {
  const pictures: Picture[] = [];
  let reference: SeenRun | null = null;
  const asked: string[] = [];
  const live = livePlans(prepared);
  const answer = createSession({
    load: async () =>
      succeed({
        ...toyEngine(toyPlaces, library.value),
        ...more,
        run: (plan) => {
          asked.push('whole');
          const outcome = project(prepared, plan);
          invariant(outcome.ok, 'the plan runs');
          return outcome.value;
        },
        live: (plan) => {
          asked.push('live');
          return live(plan);
        },
      }),
    post: (message: FromWorker) => {
      if (message.kind !== 'picture') return;
      const sent = structuredClone(message.picture);
      reference = sent.reference ?? reference;
      invariant(reference !== null, 'the reference has come');
      pictures.push(wholePicture(sent, sent.question, reference));
    },
    pause,
    now: () => 0,
  });
  await answer({ kind: 'load', id: 1, baseline: new Uint8Array(), library: null });
  return { pictures, asked, answer };
};

const measures = library.value.measures.filter(
  (measure) => measure.treatment === 'lever' && leverSpan(measure) !== null,
);
const planOf = (part: number): Plan => ({
  ...emptyPlan,
  endYear,
  levers: measures.map((measure) => {
    const { min, max } = leverSpan(measure) ?? { min: 0, max: 0 };
    const value = min + part * (max - min);
    return { measure: measure.id, value, startYear: baseline.value.baseYear + 1, rampYears: 2, reach: 1 };
  }),
});

describe('a picture while something is dragged', () => {
  it('is of the live run, and shows the same as the whole run does when the drag has ended', async () => {
    for (const [scope, members] of [
      ['all', [...baseline.value.municipalities.keys()]],
      ['municipal', [3, 4, 5, 40, 356]],
      ['specialist', [0]],
    ] as const) {
      const { pictures, asked, answer } = await start();
      const question: Question = { plan: planOf(0.4), scope, members, year: endYear - 1, details: false };
      void answer({ kind: 'ask', id: 2, question });
      expect(asked.filter((kind) => kind === 'live')).toHaveLength(1);
      void answer({ kind: 'ask', id: 3, question: { ...question, details: true } });
      const [dragged, rested] = pictures;
      invariant(dragged !== undefined && rested !== undefined, 'both are shown');
      // Less than the least figure that is shown: single precision, summed over places.
      const near = (a: number, b: number): boolean =>
        Object.is(a, b) || Math.abs(a - b) <= Math.max(2e-6 * Math.abs(b), 0.01);
      const off = (name: string, a: object, b: object): readonly string[] =>
        Object.entries(a).flatMap(([part, values]) => {
          const others: Float64Array = Object.entries(b).find(([key]) => key === part)?.[1];
          const i = (values as Float64Array).findIndex((value, n) => !near(value, others[n] as number));
          return i < 0 && values.length === others.length ? [] : [`${name}.${part} ${i}`];
        });
      expect(off('area', dragged.plan, rested.plan)).toEqual([]);
      expect(off('map', dragged.map.plan, rested.map.plan)).toEqual([]);
      expect(off('reference', dragged.reference, rested.reference)).toEqual([]);
      expect(Object.keys(dragged.plan).sort()).toEqual(Object.keys(rested.plan).sort());
    }
  });

  it('is of the whole run where the live run does not go: a plan with requirements', async () => {
    const { pictures, asked, answer } = await start();
    const requirement = library.value.requirements.find(({ amount }) => amount !== null);
    invariant(requirement !== undefined, 'a requirement has an amount');
    const setting = {
      requirement: requirement.id,
      sign: 1,
      startYear: baseline.value.baseYear + 1,
      rampYears: 0,
    } as const;
    const plan: Plan = { ...emptyPlan, endYear, requirements: [setting] };
    const question: Question = { plan, scope: 'all', members: [0], year: endYear, details: false };
    void answer({ kind: 'ask', id: 2, question });
    expect(pictures).toHaveLength(1);
    expect(asked).toEqual(['whole', 'live', 'whole']);
  });

  it('is the same after moves that were rehearsed while nobody asked, and no one is sent those', async () => {
    const question: Question = { plan: planOf(0), scope: 'all', members: [0], year: endYear, details: true };
    const rest = { ...question, plan: { ...emptyPlan, endYear } };
    const moved: Question = { ...question, plan: planOf(0.4), details: false };
    const shown = async (rehearsal: LoadedEngine['rehearsal']) => {
      const { pictures, asked, answer } = await start(rehearsal && { rehearsal }, () => Promise.resolve());
      await answer({ kind: 'ask', id: 2, question: rest });
      const rehearsed = asked.filter((kind) => kind === 'live').length;
      await answer({ kind: 'ask', id: 3, question: moved });
      return { pictures, rehearsed };
    };
    const plans = rehearsalPlans(rest.plan, library.value);
    const [plain, after] = [await shown(undefined), await shown(async () => plans)];
    expect(after.rehearsed).toBe(plain.rehearsed + plans.length + 1);
    expect(after.pictures).toEqual(plain.pictures);
  });

  it('waits for no rehearsal: a question that comes is answered first', async () => {
    const resumes: (() => void)[] = [];
    const plans = rehearsalPlans({ ...emptyPlan, endYear }, library.value);
    const { pictures, asked, answer } = await start(
      { rehearsal: async () => plans },
      () => new Promise((resolve) => resumes.push(resolve)),
    );
    const question = { scope: 'all', members: [0], year: endYear } as const;
    void answer({ kind: 'ask', id: 2, question: { ...question, plan: planOf(0), details: true } });
    const lives = (): number => asked.filter((kind) => kind === 'live').length;
    await vi.waitUntil(
      () => {
        resumes.shift()?.();
        return lives() > 3;
      },
      { timeout: 60_000, interval: 0 },
    );
    void answer({ kind: 'ask', id: 3, question: { ...question, plan: planOf(0.4), details: false } });
    const then = lives();
    expect(pictures).toHaveLength(2);
    for (let i = 0; i < 5; i++) {
      resumes.shift()?.();
      await Promise.resolve();
    }
    expect(lives()).toBe(then);
  });

  it('asks the whole run until the code for it has come, and is then the same', async () => {
    const [lazy, live] = [lazyLive(prepared), livePlans(prepared)];
    expect(lazy.run(planOf(0.2))).toBeNull();
    const found = await vi.waitUntil(() => lazy.run(planOf(0.6)), { timeout: 60_000 });
    const direct = live(planOf(0.6));
    invariant(direct !== null, 'the machine runs plans live');
    for (const part of ['demand', 'supply', 'demandByService'] as const)
      expect(found[part]).toEqual(direct[part]);
  });
});
