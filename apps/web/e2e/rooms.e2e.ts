import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brokenRules, type Stage, sideways, stageApp } from './app-page.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await stageApp();
});
afterAll(async () => {
  await stage.close();
});

const rooms = ['balanse', 'kart', 'tiltak', 'krav', 'sammenlign', 'sak', 'data'] as const;
const languages = ['nb', 'nn', 'en'] as const;

describe('every room', () => {
  for (const room of rooms)
    test(`${room} breaks no accessibility rule in any language, light and dark`, async () => {
      const { page, context, errors } = await stage.open(`?rom=${room}&kommune=4631&sprak=nb`);
      for (const language of languages) {
        await page.click(`.languages button:nth-child(${languages.indexOf(language) + 1})`);
        expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
        expect(await brokenRules(page), `${room} ${language}`).toEqual([]);
      }
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await brokenRules(page), `${room} dark`).toEqual([]);
      expect(errors).toEqual([]);
      await context.close();
    });

  for (const room of rooms)
    test(`${room} needs no sideways scrolling from 1440 down to 320 pixels, and has one main heading`, async () => {
      const { page, context } = await stage.open(
        `?rom=${room}&kommune=4631&sprak=nn&t=heltidskultur:0.9:2027:5:1&k=primaerhelseteam:1:2027:3`,
      );
      for (const width of [1440, 768, 390, 320]) {
        await page.setViewportSize({ width, height: 900 });
        // Charts follow a new width in the frames after it.
        await expect.poll(() => sideways(page), { message: `${room} at ${width}`, timeout: 4000 }).toBe(0);
      }
      expect(await page.locator('h1').count()).toBe(1);
      expect(await page.title()).toMatch(/Alver – Veivalg$/);
      await context.close();
    });
});

describe('windows and drawers', () => {
  test('the introduction, help, sharing, why, measure and place windows break no rule', async () => {
    const { page, context, errors } = await stage.open('', { firstVisit: true });
    await page.waitForSelector('.guide');
    expect(await brokenRules(page)).toEqual([]);
    await page.keyboard.press('Escape');
    const openers = [
      ['text=Hjelp', '.keys'],
      ['text=Del', '.copyable'],
      ['.finding .link', '.waterfall'],
      ['.lever-title >> nth=0', '.measure-page'],
      ['.place-facts .link', '.picker'],
    ] as const;
    for (const [opener, content] of openers) {
      await page.click(opener);
      await page.waitForSelector(content);
      expect(await brokenRules(page), opener).toEqual([]);
      await page.keyboard.press('Escape');
      await page.waitForSelector(content, { state: 'detached' });
    }
    expect(errors).toEqual([]);
    await context.close();
  });

  test('charts as tables show the same years and break no rule', async () => {
    const { page, context } = await stage.open('?kommune=4631&sprak=nb');
    await page.click('.chart-card >> nth=0 >> button:has-text("Tabell")');
    await page.waitForSelector('.chart-card table');
    expect(await page.locator('.chart-card table tbody tr').count()).toBe(25);
    expect(await brokenRules(page)).toEqual([]);
    await context.close();
  });
});
