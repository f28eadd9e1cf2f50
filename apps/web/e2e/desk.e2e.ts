import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Stage, sideways, stageApp } from './app-page.ts';

/* What stays in view while a lever far down the page is moved: the sentence, and the charts or a small one for them. */
let stage: Stage;
beforeAll(async () => {
  stage = await stageApp();
});
afterAll(async () => {
  await stage.close();
});

const plan = 't=heltidskultur:0.9:2027:5:1';

/** Is all of it inside the window, from edge to edge. */
const whole = (page: Page, selector: string): Promise<boolean> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { top, bottom, height } = element.getBoundingClientRect();
      return height > 0 && top >= 0 && bottom <= window.innerHeight;
    });

const bringToLever = async (page: Page): Promise<void> => {
  await page
    .locator('[data-measure=heltidskultur]')
    .first()
    .evaluate((lever) => lever.scrollIntoView({ block: 'center' }));
  await page.waitForSelector('.follow.shown .follow-inner');
};

test('beside the levers both charts stay whole, with the sentence over them, and follow a key', async () => {
  const { page, context } = await stage.open(`?kommune=4631&sprak=nn&${plan}`);
  expect(await whole(page, '.lever')).toBe(true);
  await bringToLever(page);
  expect(await whole(page, '.chart-card >> nth=0')).toBe(true);
  expect(await whole(page, '.chart-card >> nth=1')).toBe(true);
  const sentence = await page.textContent('.follow-text');
  expect(sentence).toBe(await page.textContent('.finding h1'));
  const drawn = (): Promise<string> =>
    page
      .locator('.chart-card >> nth=0')
      .evaluate((card) => [...card.querySelectorAll('.line')].map((line) => line.getAttribute('d')).join());
  const before = await drawn();
  await page.locator('[data-measure=heltidskultur] input[type=range]').press('PageDown');
  await page.waitForFunction((was) => document.querySelector('.follow-text')?.textContent !== was, sentence);
  await expect.poll(drawn).not.toBe(before);
  await context.close();
});

test('on a telephone the sentence and a small chart follow, also after a jump to the end', async () => {
  for (const width of [390, 320]) {
    const { page, context } = await stage.open(`?kommune=4631&sprak=nb&${plan}`, { width, height: 740 });
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await page.waitForSelector('.follow.shown .spark');
    expect(await sideways(page)).toBe(0);
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.waitForSelector('.follow:not(.shown)', { state: 'attached' });
    await context.close();
  }
});

test('a range between municipalities keeps its digits in English', async () => {
  const { page, context } = await stage.open('?kommune=4631&sprak=en');
  expect(await page.locator('.indicator-value').last().textContent()).toMatch(/^\d\d–\d\d%$/);
  await context.close();
});
