import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Stage, sideways, stageApp } from './app-page.ts';
import { go, settle } from './proof/travel.ts';

/* The page under the reader's own settings: colours forced by the machine, and text of twice the size. */
let stage: Stage;
beforeAll(async () => {
  stage = await stageApp();
});
afterAll(async () => {
  await stage.close();
});

test('with forced colours the room one is in, lists and levers can still be told', async () => {
  const { page, context } = await stage.open('?kommune=4631&sprak=nb');
  await page.emulateMedia({ forcedColors: 'active' });
  await settle(page);
  const seen = await page.evaluate(() => {
    const style = (selector: string): CSSStyleDeclaration =>
      getComputedStyle(document.querySelector(selector) as Element);
    return {
      current: style('.rooms a[aria-current=page]').borderBottomColor,
      other: style('.rooms a:not([aria-current])').borderBottomColor,
      ground: style('body').backgroundColor,
      list: style('select').appearance,
      track: style('.track-line').outlineStyle,
    };
  });
  expect(seen.other).toBe(seen.ground);
  expect(seen.current).not.toBe(seen.ground);
  expect(seen.list).toBe('auto');
  expect(seen.track).toBe('solid');
  await context.close();
});

test('with text of twice the size no room is wider than the window or out of reach', {
  timeout: 240_000,
}, async () => {
  const { page, context } = await stage.open('?kommune=4631&sprak=nb', { width: 1280 });
  const cdp = await context.newCDPSession(page);
  await cdp.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  await settle(page);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
  for (const room of ['balanse', 'kart', 'tiltak', 'krav', 'sammenlign', 'sak', 'data']) {
    await go(page, `?rom=${room}&kommune=4631&sprak=nb`);
    expect(await sideways(page), room).toBe(0);
    for (const link of await page.locator('.rooms a').all()) {
      const box = await link.boundingBox();
      expect((box?.x ?? 1280) + (box?.width ?? 0)).toBeLessThanOrEqual(1280);
    }
  }
  await context.close();
});
