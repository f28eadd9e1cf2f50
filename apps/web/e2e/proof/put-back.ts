import type { Page } from 'playwright-core';
import type { Control } from './controls.ts';

/** What a control holds: what a button offers to do, and the text of a field, its mark and whether it is open. */
export interface Held {
  readonly tag: string;
  readonly offers: string | null;
  readonly value: string | null;
  readonly checked: boolean | null;
  readonly open: string;
}

/** Read what a control holds, so that it can be put back; null when there is no control at the place. */
export const heldBy = (page: Page, { path }: Control): Promise<Held | null> =>
  page.evaluate((at) => {
    let element: Element | null = null;
    for (const index of at.split('/').slice(1).map(Number))
      element = element === null ? document.documentElement : (element.children[index] ?? null);
    if (element === null) return null;
    const { value, checked } = element as HTMLInputElement;
    const details = element.tagName === 'SUMMARY' ? element.parentElement : null;
    return {
      tag: element.tagName,
      offers:
        element.tagName === 'BUTTON' ? (element.getAttribute('aria-label') ?? element.textContent) : null,
      value: element.matches('input, select, textarea') ? value : null,
      checked: element.matches('[type=checkbox]') ? checked : null,
      open: `${details?.hasAttribute('open')} ${element.getAttribute('aria-expanded')} ${element.getAttribute('aria-pressed')}`,
    };
  }, path);

/**
 * Give a control what it held before it was used.
 *
 * The shortest way back, and no proof of anything: whether it led back is for the caller to see.
 *
 * @param moved The address holds what was changed, and brings it back. Then only a button that offers something else is
 * pressed again: a map that plays goes on from any address.
 */
export const putBack = async (page: Page, control: Control, held: Held, moved: boolean): Promise<void> => {
  const now = await heldBy(page, control);
  if (now === null || now.tag !== held.tag) return;
  const turned = now.offers !== held.offers;
  const press = turned || now.checked !== held.checked || now.open !== held.open;
  if (moved ? !turned : !press && now.value === held.value) return;
  await page.evaluate(
    ([at, value, pressed]) => {
      let element: Element | null = null;
      for (const index of at.split('/').slice(1).map(Number))
        element = element === null ? document.documentElement : (element.children[index] ?? null);
      const field = element as HTMLInputElement | null;
      if (field === null) return;
      if (pressed) {
        field.click();
        return;
      }
      const kind = Object.getPrototypeOf(field) as object;
      Object.getOwnPropertyDescriptor(kind, 'value')?.set?.call(field, value);
      for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));
      field.blur();
    },
    [control.path, held.value ?? '', press] as const,
  );
};
