import type { Page } from 'playwright-core';
import type { Control } from './controls.ts';

/** What a control holds: its text, its mark and whether it is open. */
export interface Held {
  readonly tag: string;
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
      value: element.matches('input, select, textarea') ? value : null,
      checked: element.matches('[type=checkbox]') ? checked : null,
      open: `${details?.hasAttribute('open')} ${element.getAttribute('aria-expanded')} ${element.getAttribute('aria-pressed')}`,
    };
  }, path);

/**
 * Give a control what it held before it was used.
 *
 * The shortest way back, and no proof of anything: whether it led back is for the caller to see.
 */
export const putBack = async (page: Page, control: Control, held: Held): Promise<void> => {
  const now = await heldBy(page, control);
  if (now === null || now.tag !== held.tag) return;
  if (now.value === held.value && now.checked === held.checked && now.open === held.open) return;
  await page.evaluate(
    ([at, value, press]) => {
      let element: Element | null = null;
      for (const index of at.split('/').slice(1).map(Number))
        element = element === null ? document.documentElement : (element.children[index] ?? null);
      const field = element as HTMLInputElement | null;
      if (field === null) return;
      if (press) {
        field.click();
        return;
      }
      const kind = Object.getPrototypeOf(field) as object;
      Object.getOwnPropertyDescriptor(kind, 'value')?.set?.call(field, value);
      for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));
      field.blur();
    },
    [
      control.path,
      held.value ?? '',
      now.checked !== held.checked || now.open !== held.open || held.value === null,
    ] as const,
  );
};
