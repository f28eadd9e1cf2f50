import type { Page } from 'playwright-core';
import type { Control } from './controls.ts';

export interface TabWalk {
  readonly missed: readonly string[];
  readonly faults: readonly string[];
  /** How many stops there were. */
  readonly reached: number;
}

/** Where Tab leads from the top of the page, and what is wrong on the way: hidden focus, covered focus, order, a trap. */
export const tabWalk = async (page: Page, controls: readonly Control[]): Promise<TabWalk> => {
  const wanted = new Map(
    controls.filter((one) => one.tabIndex >= 0 && !one.disabled).map((one) => [one.path, one]),
  );
  const faults: string[] = [];
  const inWindow = (await page.locator('dialog[open]').count()) > 0;
  await page.evaluate((window) => {
    (document.activeElement as HTMLElement | null)?.blur();
    // The place Tab starts from: the top of what is open.
    const top = window ? document.querySelector('dialog[open] h2') : document.body;
    getSelection()?.setPosition(top, 0);
    if (!window) scrollTo(0, 0);
    Object.assign(globalThis, { proofStops: [] });
  }, inWindow);
  const reached = new Set<string>();
  let last = '';
  for (let i = 0; i < wanted.size + 30; i++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body || element === document.documentElement) return null;
      const path: number[] = [];
      for (let e: Element = element; e.parentElement !== null; e = e.parentElement)
        path.unshift([...e.parentElement.children].indexOf(e));
      const box = element.getBoundingClientRect();
      const ringed = (one: Element | null): boolean => {
        if (one === null) return false;
        const css = getComputedStyle(one);
        return css.outlineStyle !== 'none' && Number.parseFloat(css.outlineWidth) >= 2;
      };
      const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 2);
      const y = Math.min(Math.max(box.top + Math.min(box.height, innerHeight) / 2, 1), innerHeight - 2);
      const hit = document.elementFromPoint(x, y);
      const label = (element as HTMLInputElement).labels?.[0] ?? element.closest('label');
      const seen =
        hit !== null && (element.contains(hit) || hit.contains(element) || label?.contains(hit) === true);
      // The ring of a slider is drawn around its thumb, which only the style sheets know.
      const thumb =
        element.matches('input[type=range]') &&
        [...document.styleSheets].some((sheet) =>
          [...sheet.cssRules].some(
            (rule) =>
              rule instanceof CSSStyleRule &&
              /:focus-visible::-webkit-slider-thumb/.test(rule.selectorText) &&
              /outline/.test(rule.cssText) &&
              rule.selectorText
                .split(',')
                .some((one) =>
                  element.matches(one.replace(/:focus-visible::-webkit-slider-thumb/, '').trim() || '*'),
                ),
          ),
        );
      return {
        path: `/0/${path.join('/')}`,
        ring: ringed(element) || ringed(element.nextElementSibling) || thumb,
        inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        covered: seen ? '' : `${hit?.tagName.toLowerCase()}.${hit?.getAttribute('class')}`,
      };
    });
    if (stop === null) {
      // The end of the page: the next one is its first.
      last = '';
      continue;
    }
    const path = stop.path;
    if (reached.has(path)) {
      if (path === last) faults.push(`focus is trapped at ${path}`);
      break;
    }
    const name = wanted.get(path)?.name ?? path;
    if (!stop.ring) faults.push(`focus is not seen on «${name}»`);
    if (!stop.inside) faults.push(`focus is outside the window on «${name}»`);
    else if (stop.covered !== '') faults.push(`focus is covered by ${stop.covered} on «${name}»`);
    if (last !== '' && !inWindow && comparePaths(last, path) > 0)
      faults.push(`Tab goes backwards in the page to «${name}»`);
    reached.add(path);
    last = path;
  }
  const groups = new Set(
    controls.filter((one) => one.group !== '' && reached.has(one.path)).map((one) => one.group),
  );
  const missed = [...wanted.values()]
    // One stop per group of choices: the arrow keys lead to the others.
    .filter((one) => !reached.has(one.path) && !groups.has(one.group))
    .map((one) => `Tab never comes to ${one.role} «${one.name}»`);
  return { missed, faults, reached: reached.size };
};

/** Order of two places in the document. */
const comparePaths = (one: string, other: string): number => {
  const [a, b] = [one.split('/').map(Number), other.split('/').map(Number)];
  for (let i = 1; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? -1) - (b[i] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
};
