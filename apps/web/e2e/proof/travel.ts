import type { Page } from 'playwright-core';

/** Close every window that is open, as a user would. */
export const closeWindows = async (page: Page): Promise<void> => {
  for (let i = 0; i < 5; i++) {
    if ((await page.locator('dialog[open], [popover]:popover-open').count()) === 0) return;
    await page.keyboard.press('Escape');
    await page.waitForTimeout(30);
  }
};

/**
 * Wait until the page has come to rest.
 *
 * No clock decides: the page is at rest when the engine has answered all it was asked, nothing is said to be waited for, and
 * two rounds of frames have passed without a change.
 */
export const settle = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const w = window as unknown as { proofChanges?: number; proofUnanswered?: Set<number> };
    if (w.proofChanges === undefined) {
      w.proofChanges = 0;
      new MutationObserver(() => {
        w.proofChanges = (w.proofChanges ?? 0) + 1;
      }).observe(document.documentElement, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
    }
    const frame = (): Promise<number> => new Promise(requestAnimationFrame);
    const until = performance.now() + 30_000;
    let before = -1;
    for (let quiet = 0; quiet < 2 && performance.now() < until; ) {
      await frame();
      await frame();
      // What a frame has started, effects and answers at hand, is done before the next task.
      await new Promise((resolve) => setTimeout(resolve, 10));
      const waits = (w.proofUnanswered?.size ?? 0) > 0 || document.querySelector('.wait, .dim') !== null;
      quiet = !waits && w.proofChanges === before ? quiet + 1 : 0;
      before = w.proofChanges;
    }
  });

const roomOf = (query: string): string => /[?&]rom=(\w+)/.exec(query)?.[1] ?? 'balanse';

/** Open an address without loading the page again, as Back and Forward do; a room on the way forgets what was typed and opened. */
export const go = async (page: Page, query: string): Promise<void> => {
  await closeWindows(page);
  const visit = (search: string): Promise<void> =>
    page.evaluate((to) => {
      history.pushState(null, '', to);
      window.dispatchEvent(new PopStateEvent('popstate'));
    }, search);
  const language = /[?&]sprak=(\w+)/.exec(query)?.[1] ?? 'nb';
  if (roomOf(query) === 'sak') {
    // What is written in a paper is kept on the machine, and taken up again when its place is come to from another.
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage))
        if (key.startsWith('veivalg.case.')) localStorage.removeItem(key);
    });
    await visit(`?rom=sak&sprak=${language}`);
    await page.waitForSelector('.case-kinds');
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))));
  }
  await visit(`?rom=${roomOf(query) === 'krav' ? 'sammenlign' : 'krav'}&sprak=${language}`);
  await page.waitForFunction(() => document.querySelector('.krav-grid, .compare-items') !== null);
  await visit(query);
  await page.waitForFunction(
    (krav) => document.querySelector(krav ? '.krav-grid' : '.krav-grid, .never') === null || krav,
    roomOf(query) === 'krav',
  );
  // The part on own figures is fetched when the room opens; until then a sentence stands for it.
  if (roomOf(query) === 'data') await page.waitForSelector('.own-section');
  await page.evaluate(() => {
    document.querySelectorAll<HTMLButtonElement>('.notice .close').forEach((one) => {
      one.click();
    });
    window.scrollTo(0, 0);
    (document.activeElement as HTMLElement | null)?.blur();
  });
  await settle(page);
};
