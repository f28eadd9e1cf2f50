import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brokenRules, type Stage, stageApp } from './app-page.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await stageApp();
});
afterAll(async () => {
  await stage.close();
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
