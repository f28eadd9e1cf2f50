import type { CDPSession, Page } from 'playwright-core';
import type { Stage } from '../app-page.ts';
import { choose } from './choose.ts';
import { type Control, controlsOf, stands } from './controls.ts';
import { approach, excused, expectedOf, type Hand, operate } from './operate.ts';
import { type Held, heldBy, putBack } from './put-back.ts';
import type { Scene } from './scenes.ts';
import { changedParts, type Trace, traceOf, watch } from './trace.ts';
import { closeWindows, go, settle } from './travel.ts';

export interface Walker {
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly language: string;
  readonly errors: string[];
  /** Files, choosers of files and new tabs so far, and how often the page was loaded anew. */
  readonly counts: { done: number; loads: number };
  close(): Promise<void>;
}

/** A page in which everything that leaves it is counted. */
export const openWalker = async (stage: Stage, language: string, width: number): Promise<Walker> => {
  const { page, context, errors } = await stage.open(`?kommune=4631&sprak=${language}`, {
    width,
    height: width > 400 ? 900 : 780,
    prepare: watch,
  });
  const counts = { done: 0, loads: 0 };
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
  await page.waitForLoadState('networkidle');
  await settle(page);
  return { page, cdp, language, errors, counts, close: () => context.close() };
};

/** Open a scene. */
export const enter = async ({ page, language }: Walker, scene: Scene): Promise<void> => {
  await go(page, `${scene.query}${scene.query.endsWith('?') ? '' : '&'}sprak=${language}`);
  if (scene.reach !== undefined) {
    await scene.reach(page);
    await settle(page);
  }
};

/** The same as before, as far as one can see. */
const same = (one: Trace, other: Trace): boolean =>
  one.address === other.address &&
  one.windows === other.windows &&
  one.state === other.state &&
  one.look === other.look;

/** Show an address without loading the page, as Back and Forward do. */
const showAddress = (page: Page, address: string): Promise<void> =>
  page.evaluate((to) => {
    history.pushState(null, '', to);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, address);

/**
 * Come back to where the next control is used, by the shortest of five ways that leads there.
 *
 * A control takes back what it held; what the address holds comes back with it; a window is opened again; another room on the way forgets what was typed; and
 * what the app keeps beside all that (a measure that is locked) goes only with the page itself.
 */
const goBack = async (
  walker: Walker,
  scene: Scene,
  base: Trace,
  control: Control | null,
  held: Held | null,
): Promise<void> => {
  const { page } = walker;
  const back = async (): Promise<boolean> => {
    await settle(page);
    return same(base, await traceOf(page));
  };
  const now = await traceOf(page);
  if (same(base, now)) return;
  if (now.look.split(' ')[1] !== base.look.split(' ')[1])
    await page.evaluate(() => {
      localStorage.removeItem('veivalg.theme');
      document.documentElement.setAttribute('data-color-scheme', 'auto');
    });
  if (base.windows !== now.windows || base.windows === '') await closeWindows(page);
  if (control !== null && held !== null && base.windows === now.windows)
    await putBack(page, control, held, base.address !== now.address);
  if ((await traceOf(page)).address !== base.address) await showAddress(page, base.address);
  if (await back()) return;
  await enter(walker, scene);
  if (await back()) return;
  walker.counts.loads++;
  await page.reload();
  await page.waitForSelector('main h1');
  await settle(page);
  await enter(walker, scene);
};

/** What it is, without numbers: a plan saved anew bears another minute. */
const wordsOf = ({ kind, name }: Control): string => `${kind} ${name.replaceAll(/\d+/g, '#')}`;

/** The control where it stands now: what was used before it may have moved it. */
const found = async (walker: Walker, control: Control, scene: Scene): Promise<Control | null> => {
  if (await stands(walker.page, control)) return control;
  for (const again of [false, true]) {
    if (again) await enter(walker, scene);
    const all = await controlsOf(walker.page, walker.cdp);
    const now =
      all.find((one) => one.role === control.role && one.name === control.name && one.nth === control.nth) ??
      all.find((one) => one.path === control.path && wordsOf(one) === wordsOf(control));
    if (now !== undefined && !now.disabled) return now;
  }
  return null;
};

const nameOf = (control: Control): string => `${control.role} «${control.name}» (${control.kind})`;

/** Use one control. Returns what is wrong with it, or null. */
const use = async (
  { page, counts }: Walker,
  control: Control,
  hand: Hand,
  seed: number,
): Promise<string | null> => {
  // Focus that moves tells something only when it was not elsewhere before.
  if (hand === 'mouse' || control.readOnly)
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const unmoved = await traceOf(page, control.path);
  const barred = await approach(page, control, hand);
  if (barred !== null) return barred;
  await settle(page);
  const before = await traceOf(page, control.path);
  for (const part of ['address', 'windows', 'look'] as const)
    if (hand === 'keys' && before[part] !== unmoved[part]) return `focus alone changes ${part}`;
  const told = counts.done;
  const trouble = await operate(page, control, hand, seed);
  if (trouble !== null) return trouble;
  const awaited = expectedOf(control);
  const outside = awaited.includes('done');
  let changed = await changedParts(page, before, awaited, control.path, outside ? 600 : 3000);
  // Files and new tabs arrive outside of the page.
  for (let i = 0; i < 8 && outside && counts.done === told; i++) {
    if (changed.some((part) => awaited.includes(part))) break;
    changed = await changedParts(page, before, awaited, control.path, 400);
  }
  if (counts.done > told || changed.some((part) => awaited.includes(part))) return null;
  return `nothing happened (awaited ${awaited.join(' or ')}, saw ${changed.join() || 'nothing'})`;
};

export interface Walk {
  readonly failed: readonly string[];
  /** How many controls were used. */
  readonly uses: number;
}

export interface WalkOptions {
  /** How many of a family are taken, and how large a kind must be to be one; see {@link choose}. */
  readonly each: number;
  readonly largest?: number;
  /** Only these are used; all when not said. */
  readonly among?: (control: Control) => boolean;
}

/**
 * Use the controls of a scene, entered before.
 *
 * @param used What has been used in scenes before this one; see {@link choose}.
 */
export const walkThrough = async (
  walker: Walker,
  scene: Scene,
  hand: Hand,
  used: Set<string>,
  { each, largest, among = () => true }: WalkOptions,
): Promise<Walk> => {
  const { page, cdp } = walker;
  const controls = await controlsOf(page, cdp);
  const failed = controls
    .filter((one) => one.name === '' && one.role !== 'generic')
    .map((one) => `${nameOf(one)} has no name`);
  const base = await traceOf(page);
  const usable = controls.filter((one) => excused(one, hand) === null && among(one));
  const width = page.viewportSize()?.width ?? 0;
  const chosen = choose(usable, used, `${width} ${hand} ${walker.language}`, each, largest);
  for (const [i, first] of chosen.entries()) {
    const control = await found(walker, first, scene);
    const held = control === null ? null : await heldBy(page, control);
    const wrong = control === null ? 'is not there any more' : await use(walker, control, hand, i);
    if (wrong !== null) failed.push(`${hand}: ${nameOf(first)}: ${wrong}`);
    await goBack(walker, scene, base, control, held);
  }
  return { failed, uses: chosen.length };
};
