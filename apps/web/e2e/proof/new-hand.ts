import type { Locator, Page } from 'playwright-core';

/**
 * Seconds of one act of a practised user in the keystroke-level model: to press a key or a button, to point, to move the hand
 * between mouse and keyboard, to make up one's mind.
 *
 * @source Card, Moran and Newell (1980): The Keystroke-Level Model for User Performance Time with Interactive Systems. Communications of the ACM 23(7), 396–410
 */
const seconds = { key: 0.28, point: 1.1, home: 0.4, think: 1.35 } as const;

/** Someone new at the page: finds things by the words on them, and scrolls to what is not in view. */
export interface NewHand {
  press(target: Locator): Promise<void>;
  /** Click a field and write in it. */
  write(target: Locator, text: string, enter?: boolean): Promise<void>;
  /** Write in the field that has the focus already. */
  goOn(text: string): Promise<void>;
  choose(target: Locator, label: string): Promise<void>;
  /** Wait for the answer and bring it into view. */
  read(target: Locator): Promise<void>;
  /** Presses, fields and scrolls so far, and what they take by the model. Unit of `seconds`: s. */
  sum(): { readonly acts: number; readonly scrolls: number; readonly seconds: number };
}

const inView = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => {
    const box = element.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height, innerHeight) / 2];
    if (y < 0 || y > innerHeight || x < 0 || x > innerWidth) return false;
    const hit = document.elementFromPoint(x, y);
    return hit !== null && (element.contains(hit) || hit.contains(element));
  });

/** A hand that has not been at the page before. Every press must be in view, or is scrolled to, which counts. */
export const newHand = (page: Page): NewHand => {
  let acts = 0;
  let scrolls = 0;
  let spent = 0;
  let onKeys = false;
  const toMouse = (): void => {
    if (onKeys) spent += seconds.home;
    onKeys = false;
  };
  const toKeys = (): void => {
    if (!onKeys) spent += seconds.home;
    onKeys = true;
  };
  const bring = async (target: Locator): Promise<void> => {
    await target.waitFor();
    if (await inView(target)) return;
    toMouse();
    scrolls++;
    spent += seconds.think + seconds.point;
    await target.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
  };
  const press = async (target: Locator): Promise<void> => {
    await bring(target);
    toMouse();
    acts++;
    spent += seconds.think + seconds.point + seconds.key;
    await target.click();
  };
  const keys = async (text: string, enter: boolean): Promise<void> => {
    toKeys();
    acts++;
    spent += seconds.think + seconds.key * (text.length + (enter ? 1 : 0));
    await page.keyboard.type(text);
    if (enter) await page.keyboard.press('Enter');
  };
  return {
    press,
    write: async (target, text, enter = true) => {
      await press(target);
      await page.keyboard.press('Control+a');
      await keys(text, enter);
    },
    goOn: (text) => keys(text, true),
    choose: async (target, label) => {
      await bring(target);
      toMouse();
      acts++;
      // To open the list, and to point at the choice in it.
      spent += 2 * (seconds.think + seconds.point + seconds.key);
      await target.selectOption({ label });
    },
    read: bring,
    sum: () => ({ acts, scrolls, seconds: spent }),
  };
};
