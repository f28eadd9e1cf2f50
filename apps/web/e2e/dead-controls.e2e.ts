import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Stage, stageApp } from './app-page.ts';
import { deaden, plantButton } from './proof/deaden.ts';
import { scenes } from './proof/scenes.ts';
import { enter, openWalker, type Walker, walkThrough } from './proof/walker.ts';

/*
 * The walk through every control is worth something only when it names a control that does nothing: some are made dead here,
 * and the walk must name those, and none of the living beside them.
 */
const planted = 'Knapp uten noe bak';
const cases = [
  {
    scene: 'del',
    dead: ['Kopier: Henvisning', 'Last ned planen som fil'],
    living: ['Kopier: Lenke', 'Lagre'],
  },
  { scene: 'last-ned', dead: ['Bilde (PNG)', 'Kopier lenke'], living: ['Tall (CSV)'] },
  {
    scene: 'balanse-plan',
    dead: [planted, 'Tjenester', 'Vis beste og verste bane i figuren', 'Angre'],
    living: ['År', 'Tilbakestill alt'],
  },
] as const;

let stage: Stage;
let walker: Walker;
beforeAll(async () => {
  stage = await stageApp();
});
afterAll(async () => {
  await stage.close();
});

describe.each(['mouse', 'keys'] as const)('by %s', (hand) => {
  beforeAll(async () => {
    walker = await openWalker(stage, 'nb', 1440);
    await deaden(
      walker.page,
      cases.flatMap(({ dead }) => dead),
    );
    await plantButton(walker.page, planted);
  });
  afterAll(async () => {
    await walker.close();
  });
  test.each(cases)(
    'dead controls of $scene are named, living ones are not',
    { timeout: 300_000 },
    async (one) => {
      const scene = scenes.find(({ name }) => name === one.scene);
      if (scene === undefined) throw new Error(`no scene ${one.scene}`);
      await enter(walker, scene);
      const tried: readonly string[] = [...one.dead, ...one.living];
      const walk = await walkThrough(walker, scene, hand, new Set(), {
        each: 1,
        among: ({ name }) => tried.includes(name),
      });
      expect(walk.uses).toBe(tried.length);
      expect(walk.failed.map((line) => /«(.*)»/.exec(line)?.[1]).sort()).toEqual([...one.dead].sort());
    },
  );
});
