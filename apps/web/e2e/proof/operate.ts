import type { Page } from 'playwright-core';
import type { Control } from './controls.ts';
import { changedParts, type TracePart, traceOf } from './trace.ts';

export type Hand = 'mouse' | 'keys';

/** What must change when a control of a kind is used: any one of the parts will do. */
const expectedParts: readonly (readonly [(control: Control) => boolean, readonly TracePart[]])[] = [
  [({ role, outward }) => role === 'link' && outward, ['done']],
  [({ role }) => role === 'link', ['address', 'windows', 'scroll']],
  [({ type }) => type === 'file', ['done']],
  // A menu that closes has not yet given anything.
  [({ kind }) => /div\.menu-list/.test(kind), ['done']],
  [({ role }) => role === 'slider', ['address', 'text']],
  [({ readOnly }) => readOnly, ['marked']],
  // What is written in a form is taken when the form is sent; a field the app does not hear keeps its old value.
  [
    ({ inputMode, kind }) => inputMode === 'decimal' && / form\./.test(kind),
    ['state', 'text', 'self', 'spoken'],
  ],
  [({ inputMode }) => inputMode === 'decimal', ['address', 'spoken']],
  [
    ({ role, inForm }) => inForm && /^(?:combobox|textbox|searchbox|radio|checkbox|switch)$/.test(role),
    ['state', 'text', 'self'],
  ],
  [
    ({ role }) => /^(?:combobox|textbox|searchbox|radio|checkbox|switch)$/.test(role),
    ['address', 'state', 'text', 'kept', 'look'],
  ],
  [({ role }) => role === 'DisclosureTriangle', ['state']],
  [({ role }) => role === 'option', ['address', 'windows']],
  [({ role }) => role === 'application', ['spoken', 'text']],
  [
    ({ role }) => role === 'button',
    ['address', 'windows', 'spoken', 'state', 'text', 'kept', 'look', 'done', 'scroll', 'focus'],
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

/** Say where the middle of a control is, brought into view first when asked, or what lies over it. */
const middleOf = async (
  page: Page,
  path: string,
  bring: boolean,
): Promise<{ x: number; y: number } | string> =>
  page.evaluate(`(() => {
    const element = ${atPath(path)};
    if (element === null) return 'gone';
    if (${bring}) element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const label = element.labels?.[0] ?? element.closest('label');
    // A field too small to be seen is pressed where its name stands.
    const shown = element.offsetWidth < 3 && label != null ? label : element;
    const box = shown.getBoundingClientRect();
    const rects = [...shown.getClientRects()];
    const first = rects.length > 1 && getComputedStyle(shown).display === 'inline' ? rects[0] : box;
    const x = Math.min(Math.max(first.left + first.width / 2, 1), innerWidth - 2);
    const y = Math.min(Math.max(first.top + first.height / 2, 1), innerHeight - 2);
    const hit = document.elementFromPoint(x, y);
    const same = hit !== null && (element.contains(hit) || hit.contains(element) || (label != null && label.contains(hit)));
    return same ? { x, y } : 'covered by ' + (hit === null ? 'nothing' : hit.tagName.toLowerCase() + '.' + hit.getAttribute('class'));
  })()`);

/** Something to type that is not there already. */
const valueFor = ({ inputMode, role }: Control, now: string): string =>
  inputMode === 'decimal' ? (now === '3' ? '4' : '3') : role === 'combobox' ? 'a' : 'ab';

/** Point at a figure from its middle outwards until it answers: in the middle of a map may lie the sea. */
const pointAlong = async (page: Page, control: Control): Promise<void> => {
  const box = (await page.evaluate(
    `(() => { const { left, top, width, height } = ${atPath(control.path)}.getBoundingClientRect(); return { left, top, width, height }; })()`,
  )) as { left: number; top: number; width: number; height: number };
  const awaited = expectedOf(control);
  const before = await traceOf(page, control.path);
  for (const share of [0.5, 0.35, 0.65, 0.2, 0.8]) {
    const [x, y] = [box.left + box.width * share, box.top + box.height * (1 - share)];
    await page.mouse.move(x - 7, y - 5);
    await page.mouse.move(x, y, { steps: 3 });
    const changed = await changedParts(page, before, awaited, control.path, 200);
    if (changed.some((part) => awaited.includes(part))) return;
  }
};

/** Use a control with the mouse. Returns what stood in the way, or null. */
const byMouse = async (page: Page, control: Control): Promise<string | null> => {
  const middle = await middleOf(page, control.path, false);
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
    await pointAlong(page, control);
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

const focusOn = async (page: Page, path: string): Promise<string | null> =>
  page.evaluate(
    `(() => { const e = ${atPath(path)}; if (e === null) return 'gone'; e.focus({ focusVisible: true }); return document.activeElement === e ? null : 'takes no focus'; })()`,
  );

/** Come to a control without using it: in view and under the pointer, or focused. Returns what stood in the way, or null. */
export const approach = async (page: Page, control: Control, hand: Hand): Promise<string | null> => {
  if (hand === 'keys' && !control.readOnly) return focusOn(page, control.path);
  const middle = await middleOf(page, control.path, true);
  if (hand === 'keys') return null;
  if (typeof middle === 'string') return middle;
  // A figure answers the pointer itself; everything else waits for a press.
  if (control.role === 'application') await page.mouse.move(1, 1);
  else await page.mouse.move(middle.x, middle.y);
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
  const now = (await page.evaluate(`${atPath(control.path)}?.value ?? ''`)) as string;
  await page.keyboard.press('Control+a');
  await page.keyboard.type(valueFor(control, now));
  if (control.role !== 'combobox' && control.tag !== 'textarea') await page.keyboard.press('Enter');
};

/** Use a control with the keyboard alone; that Tab leads to it is tried for itself. */
const byKeys = async (page: Page, control: Control, turn: number): Promise<string | null> => {
  if (control.readOnly) return focusOn(page, control.path);
  const press = (key: string): Promise<void> => page.keyboard.press(key);
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
