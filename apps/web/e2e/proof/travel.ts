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
 * A question to the worker is answered only when it has nothing else to do, so no clock decides: the page is at rest when the
 * worker and two frames have passed without a change, twice on end.
 */
export const settle = async (page: Page): Promise<void> => {
  await page.evaluate(() => {
    const w = window as unknown as { proofChanges?: number };
    if (w.proofChanges !== undefined) return;
    w.proofChanges = 0;
    new MutationObserver(() => {
      w.proofChanges = (w.proofChanges ?? 0) + 1;
    }).observe(document.documentElement, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
  let quiet = 0;
  let before = -1;
  for (let i = 0; i < 200 && quiet < 2; i++) {
    await Promise.all(page.workers().map((worker) => worker.evaluate('1').catch(() => 0)));
    const now = await page.evaluate(
      () =>
        new Promise<number>((resolve) =>
          requestAnimationFrame(() =>
            requestAnimationFrame(() =>
              setTimeout(() => {
                const waiting = document.querySelector('.wait, .dim') !== null ? Math.random() : 0;
                resolve(((window as unknown as { proofChanges?: number }).proofChanges ?? 0) + waiting);
              }, 20),
            ),
          ),
        ),
    );
    quiet = now === before ? quiet + 1 : 0;
    before = now;
  }
};

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
  await visit(`?rom=${roomOf(query) === 'krav' ? 'sammenlign' : 'krav'}&sprak=${language}`);
  await page.waitForFunction(() => document.querySelector('.krav-grid, .compare-items') !== null);
  await visit(query);
  await page.waitForFunction(
    (krav) => document.querySelector(krav ? '.krav-grid' : '.krav-grid, .never') === null || krav,
    roomOf(query) === 'krav',
  );
  await page.evaluate(() => {
    document.querySelectorAll<HTMLButtonElement>('.notice .close').forEach((one) => {
      one.click();
    });
    window.scrollTo(0, 0);
    (document.activeElement as HTMLElement | null)?.blur();
  });
  await settle(page);
};
