import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Stage, stageApp } from './app-page.ts';
import { scenes } from './proof/scenes.ts';
import { enter, openWalker, type Walker, walkThrough } from './proof/walker.ts';
import { walks } from './proof/walks.ts';

/*
 * A part of the walk through every control (`npm run walk`): each scene once, dealt out over the widths, languages and hands of
 * the whole walk, and one control of each kind. A kind is what comes from one place in the code; which one of it is used
 * depends on the width.
 */
const hands = ['mouse', 'keys'] as const;
/** Windows that ask the engine for seconds each time they are opened: in the whole walk, and in why.e2e.ts. */
const slow = ['hvorfor', 'folsomhet', 'hvorfor-uten-plan'];
const dealt = scenes.filter(({ name }) => !slow.includes(name));

const used = new Set<string>();

let stage: Stage;
beforeAll(async () => {
  stage = await stageApp();
});
afterAll(async () => {
  await stage.close();
});

describe.each(walks.map((walk, i) => ({ ...walk, i })))('at $width pixels, in $language', (walk) => {
  let walker: Walker;
  beforeAll(async () => {
    walker = await openWalker(stage, walk.language, walk.width);
  });
  afterAll(async () => {
    await walker.close();
  });
  const here = dealt.flatMap((scene, n) =>
    n % walks.length === walk.i ? [{ scene, hand: hands[Math.floor(n / walks.length) % 2] ?? 'mouse' }] : [],
  );
  test.each(here)('$scene.name by $hand', { timeout: 120_000 }, async ({ scene, hand }) => {
    await enter(walker, scene);
    const { failed } = await walkThrough(walker, scene, hand, used, { each: 1, largest: 0 });
    expect(failed).toEqual([]);
    expect(walker.errors.splice(0)).toEqual([]);
  });
});
