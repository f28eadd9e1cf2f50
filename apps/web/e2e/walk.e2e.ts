import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Stage, stageApp } from './app-page.ts';
import { controlsOf } from './proof/controls.ts';
import type { Hand } from './proof/operate.ts';
import { scenes } from './proof/scenes.ts';
import { tabWalk } from './proof/tab-walk.ts';
import { enter, openWalker, type Walker, walkThrough } from './proof/walker.ts';
import { walks } from './proof/walks.ts';

/*
 * Every control, by mouse and by keyboard alone.
 *
 * The list is read from the accessibility tree. At each width every room and window is opened, Tab is followed through all of
 * it, and every control is used with mouse and keys, once in each walk. Of large families made by one piece of code (357 rows,
 * 158 cards, one lever after another) each walk uses others of them; VEIVALG_WALK=all uses all.
 */
const everything = process.env['VEIVALG_WALK'] === 'all';
const each = everything ? Number.POSITIVE_INFINITY : 3;
const hands: readonly Hand[] = ['mouse', 'keys'];

let stage: Stage;
beforeAll(async () => {
  stage = await stageApp();
});
afterAll(async () => {
  await stage.close();
});

for (const { width, language } of walks)
  describe(`at ${width} pixels, in ${language}`, () => {
    let walker: Walker;
    const used = { mouse: new Set<string>(), keys: new Set<string>() };
    const uses = { mouse: 0, keys: 0 };
    let stops = 0;
    beforeAll(async () => {
      walker = await openWalker(stage, language, width);
    });
    afterAll(async () => {
      console.log(`${width} ${language}: ${stops} stops, ${uses.mouse} by mouse, ${uses.keys} by keyboard`);
      await walker.close();
    });
    for (const scene of scenes)
      test(scene.name, { timeout: everything ? 3_000_000 : 900_000 }, async () => {
        await enter(walker, scene);
        const controls = await controlsOf(walker.page, walker.cdp);
        expect(controls.length).toBeGreaterThan(0);
        const failed: string[] = [];
        if (scene.tab === true) {
          const { missed, faults, reached } = await tabWalk(walker.page, controls);
          stops += reached;
          failed.push(...missed, ...faults);
        }
        for (const hand of hands) {
          await enter(walker, scene);
          const walk = await walkThrough(walker, scene, hand, used[hand], { each });
          uses[hand] += walk.uses;
          failed.push(...walk.failed);
        }
        // A walk takes long: say on the way how far it has come.
        console.log(`${scene.name}: ${failed.length === 0 ? 'held' : failed.join('\n')}`);
        expect(failed).toEqual([]);
        expect(walker.errors.splice(0)).toEqual([]);
      });
  });
