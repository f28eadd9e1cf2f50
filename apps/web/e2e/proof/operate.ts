import type { Page } from 'playwright-core';
import type { Control } from './controls.ts';
import type { TracePart } from './trace.ts';

export type Hand = 'mouse' | 'keys';

/** What must change when a control of a kind is used: any one of the parts will do. */
const expectedParts: readonly (readonly [(control: Control) => boolean, readonly TracePart[]])[] = [
  [({ role, outward }) => role === 'link' && outward, ['done']],
  [({ role }) => role === 'link', ['address', 'windows', 'scroll']],
  [({ type }) => type === 'file', ['done']],
  [({ role }) => role === 'slider', ['address', 'text']],
  [({ readOnly }) => readOnly, ['marked']],
  [({ inputMode }) => inputMode === 'decimal', ['address', 'spoken']],
  [({ role }) => role === 'combobox' || role === 'textbox' || role === 'searchbox', ['state', 'text']],
  [({ role }) => role === 'radio' || role === 'checkbox' || role === 'switch', ['state']],
  [({ role }) => role === 'DisclosureTriangle', ['state']],
  [({ role }) => role === 'option', ['address', 'windows']],
  [({ role }) => role === 'application', ['spoken', 'text']],
  [
    ({ role }) => role === 'button',
    ['address', 'windows', 'spoken', 'state', 'text', 'look', 'done', 'scroll'],
  ],
];
/** The parts of which one must change; a box that only scrolls must scroll. */
export const expectedOf = (control: Control): readonly TracePart[] =>
  expectedParts.find(([fits]) => fits(control))?.[1] ?? ['scroll'];

/**
 * Why a control needs no effect, or cannot be used this way; null when it can and must do something.
 *
 * Every reason is here, so that nothing is passed over in silence.
 */
export const excused = (control: Control, hand: Hand): string | null => {
  const { role, kind } = control;
  if (control.disabled) return 'disabled here: what it does is not possible in this state';
  if (control.chosen) return 'chosen already; choosing it again changes nothing';
  if (role === 'option' && hand === 'keys') return 'its field keeps the focus and takes arrow keys and Enter';
  if (role === 'Iframe') return 'the paper shown; its lines are used in case.e2e.ts';
  if (control.bars && hand === 'mouse') return 'no pointer is needed: every value is written beside its bar';
  if (/ a\.skip /.test(kind) && hand === 'mouse') return 'shown only when the keyboard comes to it';
  if (!control.scrolls && expectedOf(control)[0] === 'scroll' && role !== 'link')
    return 'a box that scrolls only when its content is wider or longer';
  return null;
};

const atPath = (path: string): string =>
  `(${(
    (p: string) => {
      let element: Element | null = null;
      for (const index of p.split('/').slice(1).map(Number))
        element = element === null ? document.documentElement : (element.children[index] ?? null);
      return element;
    }
  ).toString()})(${JSON.stringify(path)})`;

/** Bring a control into view and say where its middle is, or what lies over it. */
const middleOf = async (page: Page, path: string): Promise<{ x: number; y: number } | string> =>
  page.evaluate(`(() => {
    const element = ${atPath(path)};
    if (element === null) return 'gone';
    element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const box = element.getBoundingClientRect();
    const rects = [...element.getClientRects()];
    const first = rects.length > 1 && getComputedStyle(element).display === 'inline' ? rects[0] : box;
    const x = Math.min(Math.max(first.left + first.width / 2, 1), innerWidth - 2);
    const y = Math.min(Math.max(first.top + first.height / 2, 1), innerHeight - 2);
    const hit = document.elementFromPoint(x, y);
    const label = element.labels?.[0] ?? element.closest('label');
    const same = hit !== null && (element.contains(hit) || hit.contains(element) || (label != null && label.contains(hit)));
    return same ? { x, y } : 'covered by ' + (hit === null ? 'nothing' : hit.tagName.toLowerCase() + '.' + hit.getAttribute('class'));
  })()`);

const valueFor = (control: Control): string =>
  control.inputMode === 'decimal' ? '3' : control.role === 'combobox' ? 'a' : 'ab';

/** Use a control with the mouse. Returns what stood in the way, or null. */
const byMouse = async (page: Page, control: Control): Promise<string | null> => {
  const middle = await middleOf(page, control.path);
  if (typeof middle === 'string') return middle;
  const { x, y } = middle;
  if (control.tag === 'select') {
    // The browser's own list is drawn outside the page, where no test can point: the choice is made through the browser.
    await page.mouse.click(x, y);
    await page.keyboard.press('Escape');
    await otherChoice(page, control.path);
    return null;
  }
  if (control.role === 'slider') {
    const box = (await page.evaluate(
      `(() => { const b = ${atPath(control.path)}.getBoundingClientRect(); return { left: b.left, width: b.width, share: (e => (e.value - e.min) / (e.max - e.min))(${atPath(control.path)}) }; })()`,
    )) as { left: number; width: number; share: number };
    const to = box.share > 0.5 ? 0.3 : 0.7;
    await page.mouse.move(box.left + box.width * (0.02 + 0.96 * box.share), y);
    await page.mouse.down();
    await page.mouse.move(box.left + box.width * to, y, { steps: 4 });
    await page.mouse.up();
    return null;
  }
  if (control.role === 'application') {
    await page.mouse.move(x - 7, y - 5);
    await page.mouse.move(x, y, { steps: 3 });
    return null;
  }
  if (expectedOf(control)[0] === 'scroll' && control.role !== 'link') {
    await page.mouse.move(x, y);
    await page.mouse.wheel(60, 120);
    return null;
  }
  await page.mouse.click(x, y);
  if (/^(?:textbox|searchbox|combobox)$/.test(control.role) && !control.readOnly)
    await typeInto(page, control);
  return null;
};

const otherChoice = (page: Page, path: string): Promise<void> =>
  page.evaluate(`(() => {
    const field = ${atPath(path)};
    const options = [...field.options].filter((one) => !one.disabled);
    const next = options[(options.findIndex((one) => one.selected) + 1) % options.length];
    const set = Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value').set;
    set.call(field, next.value);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  })()`);

const typeInto = async (page: Page, control: Control): Promise<void> => {
  await page.keyboard.press('Control+a');
  await page.keyboard.type(valueFor(control));
  if (control.role !== 'combobox' && control.tag !== 'textarea') await page.keyboard.press('Enter');
};

/** Use a control with the keyboard alone; that Tab leads to it is tried for itself. */
const byKeys = async (page: Page, control: Control, turn: number): Promise<string | null> => {
  const found = await page.evaluate(
    `(() => { const e = ${atPath(control.path)}; if (e === null) return 'gone'; e.focus({ focusVisible: true }); return document.activeElement === e ? null : 'takes no focus'; })()`,
  );
  if (found !== null) return String(found);
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  if (control.readOnly) return null;
  if (
    /^(?:textbox|searchbox)$/.test(control.role) ||
    (control.role === 'combobox' && control.tag === 'input')
  )
    await typeInto(page, control);
  else if (control.tag === 'select') {
    const last = await page.evaluate(
      `(() => { const e = ${atPath(control.path)}; return e.selectedIndex === e.options.length - 1; })()`,
    );
    await press(last ? 'ArrowUp' : 'ArrowDown');
  } else if (control.role === 'slider') {
    const atEnd = await page.evaluate(
      `(() => { const e = ${atPath(control.path)}; return e.value === e.max; })()`,
    );
    await press(atEnd ? 'ArrowLeft' : 'ArrowRight');
  } else if (/^(?:radio|checkbox|switch)$/.test(control.role)) await press('Space');
  else if (control.role === 'application') {
    await press('ArrowRight');
    await press('ArrowDown');
  } else if (expectedOf(control)[0] === 'scroll' && control.role !== 'link') {
    await press('ArrowDown');
    await press('ArrowRight');
  } else await press(control.role === 'button' && turn % 2 === 1 ? 'Space' : 'Enter');
  return null;
};

/** Use a control as its role is used. Returns what stood in the way, or null. */
export const operate = (page: Page, control: Control, hand: Hand, turn: number): Promise<string | null> =>
  hand === 'mouse' ? byMouse(page, control) : byKeys(page, control, turn);

/** Where Tab leads from the top of the page, and what is wrong on the way: hidden focus, covered focus, order, a trap. */
export const tabWalk = async (
  page: Page,
  controls: readonly Control[],
): Promise<{ readonly missed: readonly string[]; readonly faults: readonly string[] }> => {
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
  return { missed, faults };
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
