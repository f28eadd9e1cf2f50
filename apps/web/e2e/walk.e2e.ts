import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Stage, stageApp } from './app-page.ts';
import { type Control, controlsOf } from './proof/controls.ts';
import { excused, expectedOf, type Hand, operate, tabWalk } from './proof/operate.ts';
import { type Scene, scenes } from './proof/scenes.ts';
import { changedParts, type Trace, traceOf, watch } from './proof/trace.ts';
import { closeWindows, go, settle } from './proof/travel.ts';

/*
 * Every control, by mouse and by keyboard alone.
 *
 * The list is read from the accessibility tree. At each width every room and window is opened, Tab is followed through all of
 * it, and every kind of control is used with mouse and keys. Of controls made by one piece of code (158 cards, 357 rows,
 * one lever after another) each width uses others of them; the two widths between the widest and the narrowest, whose
 * layout is one of the two, take one hand each; VEIVALG_WALK=all uses all with both. Languages are spread over the widths:
 * what a control does does not know the language, and the widths of the words are tried in every language by states.e2e.ts.
 */
const walks = [
  { width: 1440, language: 'nb', turn: 0, each: 2, hands: ['mouse', 'keys'] },
  { width: 768, language: 'nn', turn: 1, each: 1, hands: ['keys'] },
  { width: 390, language: 'en', turn: 2, each: 1, hands: ['mouse'] },
  { width: 320, language: 'nn', turn: 3, each: 1, hands: ['mouse', 'keys'] },
] as const;
const everything = process.env['VEIVALG_WALK'] === 'all';

let stage: Stage;
beforeAll(async () => {
  stage = await stageApp();
});
afterAll(async () => {
  await stage.close();
});

/** Some of the controls of each kind, others for each turn. */
const chosenOf = (controls: readonly Control[], turn: number, usedOfKind: number): readonly Control[] => {
  const kinds = new Map<string, Control[]>();
  for (const one of controls) kinds.set(one.kind, [...(kinds.get(one.kind) ?? []), one]);
  return [...kinds.values()].flatMap((group) => {
    if (group.length <= usedOfKind) return group;
    const first = Math.floor((group.length * turn) / 8);
    return Array.from({ length: usedOfKind }, (_, i) => group[(first + i * 3) % group.length] as Control);
  });
};

const nameOf = (control: Control): string => `${control.role} «${control.name}» (${control.kind})`;

/** The same as before, as far as one can see. */
const same = (one: Trace, other: Trace): boolean =>
  one.address === other.address &&
  one.windows === other.windows &&
  one.state === other.state &&
  one.look === other.look;

interface Walker {
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly errors: string[];
  readonly counts: { done: number };
}

const enter = async ({ page }: Walker, scene: Scene, language: string): Promise<void> => {
  await go(page, `${scene.query}${scene.query.endsWith('?') ? '' : '&'}sprak=${language}`);
  if (scene.reach !== undefined) {
    await scene.reach(page);
    await settle(page);
  }
};

/** Come back to where the next control is used: by the short way when it leads there, else by entering anew. */
const goBack = async (walker: Walker, scene: Scene, language: string, base: Trace): Promise<void> => {
  const { page } = walker;
  const waited = async (): Promise<boolean> => {
    for (let i = 0; i < 12; i++) {
      if (same(base, await traceOf(page))) return true;
      await page.waitForTimeout(30);
    }
    return false;
  };
  if (same(base, await traceOf(page))) return;
  if ((await traceOf(page)).look.split(' ')[1] !== base.look.split(' ')[1])
    await page.evaluate(() => {
      localStorage.removeItem('veivalg.theme');
      document.documentElement.setAttribute('data-color-scheme', 'auto');
    });
  if (base.windows === '') await closeWindows(page);
  if ((await traceOf(page)).address !== base.address)
    await page.evaluate((to) => {
      history.pushState(null, '', to);
      window.dispatchEvent(new PopStateEvent('popstate'));
    }, base.address);
  if (await waited()) return;
  await enter(walker, scene, language);
  await waited();
};

/** The control where it stands now: what was used before it may have moved it. */
const found = async (
  walker: Walker,
  control: Control,
  scene: Scene,
  language: string,
): Promise<Control | null> => {
  for (const again of [false, true]) {
    if (again) await enter(walker, scene, language);
    const now = (await controlsOf(walker.page, walker.cdp)).find(
      (one) => one.role === control.role && one.name === control.name && one.nth === control.nth,
    );
    if (now !== undefined && !now.disabled) return now;
  }
  return null;
};

/** Use the controls of a scene. Returns what failed. */
const walkThrough = async (
  walker: Walker,
  scene: Scene,
  language: string,
  hand: Hand,
  turn: number,
  each: number,
  used: Map<string, number>,
): Promise<readonly string[]> => {
  const { page, cdp, counts } = walker;
  const failed: string[] = [];
  let controls = await controlsOf(page, cdp);
  for (const control of controls)
    if (control.name === '' && control.role !== 'generic') failed.push(`${nameOf(control)} has no name`);
  const base = await traceOf(page);
  const usable = controls.filter((one) => excused(one, hand) === null);
  const news = usable.filter((one) => everything || (used.get(one.kind) ?? 0) < each);
  for (const first of chosenOf(news, turn, each)) {
    const control = await found(walker, first, scene, language);
    if (control === null) {
      failed.push(`${hand}: ${nameOf(first)}: is not there any more`);
      continue;
    }
    used.set(control.kind, (used.get(control.kind) ?? 0) + 1);
    if (control.readOnly) await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const before = await traceOf(page);
    const told = counts.done;
    const trouble = await operate(page, control, hand, turn);
    if (trouble !== null) failed.push(`${hand}: ${nameOf(control)}: ${trouble}`);
    else {
      const expected = expectedOf(control);
      const changed = await changedParts(page, before, expected, expected.includes('done') ? 600 : 3000);
      // Files and new tabs arrive outside of the page.
      for (let i = 0; i < 60 && expected.includes('done') && counts.done === told; i++) {
        if (changed.some((part) => expected.includes(part))) break;
        await page.waitForTimeout(50);
      }
      if (!changed.some((part) => expected.includes(part)) && counts.done === told)
        failed.push(
          `${hand}: ${nameOf(control)}: nothing happened (awaited ${expected.join(' or ')}, saw ${changed.join() || 'nothing'})`,
        );
    }
    await goBack(walker, scene, language, base);
    if (!same(base, await traceOf(page))) {
      controls = await controlsOf(page, cdp);
      const gone = news.filter(
        (one) => !controls.some((now) => now.path === one.path && now.role === one.role),
      );
      if (gone.length > 0)
        failed.push(`after ${nameOf(control)} the page does not come back: ${gone.length} controls gone`);
    }
  }
  return failed;
};

for (const { width, language, turn, each, hands } of walks)
  describe(`at ${width} pixels, in ${language}`, () => {
    let walker: Walker;
    let close: () => Promise<void>;
    beforeAll(async () => {
      const { page, context, errors } = await stage.open(`?kommune=4631&sprak=${language}`, {
        width,
        height: width > 400 ? 900 : 780,
        prepare: watch,
      });
      const counts = { done: 0 };
      const count = (): void => {
        counts.done++;
      };
      page.on('download', count);
      page.on('filechooser', count);
      context.on('page', (other) => {
        count();
        void other.close();
      });
      await context.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => route.abort());
      const cdp = await context.newCDPSession(page);
      await cdp.send('Accessibility.enable');
      walker = { page, cdp, errors, counts };
      close = () => context.close();
      await page.waitForLoadState('networkidle');
      await settle(page);
    });
    afterAll(async () => {
      await close();
    });
    const used = { mouse: new Map<string, number>(), keys: new Map<string, number>() };
    for (const scene of scenes.filter(({ walk }) => walk === true))
      test(scene.name, { timeout: everything ? 3_000_000 : 600_000 }, async () => {
        await enter(walker, scene, language);
        const controls = await controlsOf(walker.page, walker.cdp);
        expect(controls.length).toBeGreaterThan(0);
        const { missed, faults } = await tabWalk(walker.page, controls);
        expect([...missed, ...faults]).toEqual([]);
        const failed: string[] = [];
        for (const hand of everything ? (['mouse', 'keys'] as const) : hands) {
          await enter(walker, scene, language);
          failed.push(
            ...(await walkThrough(
              walker,
              scene,
              language,
              hand,
              turn * 2 + (hand === 'keys' ? 1 : 0),
              everything ? Number.POSITIVE_INFINITY : each,
              used[hand],
            )),
          );
        }
        expect(failed).toEqual([]);
        expect(walker.errors.splice(0)).toEqual([]);
      });
  });
