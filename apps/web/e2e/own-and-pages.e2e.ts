import { afterAll, beforeAll, expect, test } from 'vitest';
import { brokenRules, type Stage, sideways, stageApp } from './app-page.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await stageApp();
});
afterAll(async () => {
  await stage.close();
});

test('a requirement of one’s own is checked, worked out here and in the country, and follows the link', async () => {
  const { page, context, errors } = await stage.open('?rom=krav&kommune=4631&sprak=nb');
  await page.click('button:has-text("Lag ditt eget krav")');
  await page.click('button:has-text("Legg kravet i planen")');
  await page.waitForSelector('.own-requirement .lever-wrong');
  expect(await page.locator('.own-requirement .lever-wrong').count()).toBe(2);
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('name');
  expect(await brokenRules(page)).toEqual([]);
  await page.keyboard.type('Kreftkoordinator i hver kommune');
  await page.fill('[name=amount]', 'abc');
  await page.keyboard.press('Enter');
  expect(await page.textContent('.own-requirement .lever-wrong')).toContain('fra 0 til 100');
  await page.fill('[name=amount]', '1,5');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.krav-item.current:has-text("Kreftkoordinator") .in-plan');
  await page.waitForSelector('.consequence table');
  // 1.5 FTE in each of 357 municipalities, fully phased in well before 2040.
  expect(await page.textContent('.consequence table')).toMatch(
    /Hele landet i 2040(?: Hvorfor\?)?\s*\+?53[56]/,
  );
  await page.waitForFunction(() => /[?&]p=/.test(location.search));
  const link = new URL(page.url()).search;
  expect(errors).toEqual([]);
  await context.close();
  const again = await stage.open(link);
  await again.page.waitForSelector('.krav-item:has-text("Kreftkoordinator") .in-plan');
  await again.page.click('button:has-text("Slett kravet")');
  await again.page.waitForFunction(() => !/[?&]p=/.test(location.search));
  await again.context.close();
});

test('the form for a requirement keeps the rules and the width at 320 px in three languages', async () => {
  for (const language of ['nb', 'nn', 'en']) {
    const { page, context } = await stage.open(`?rom=krav&kommune=4631&sprak=${language}`, { width: 320 });
    await page.click('.krav-list .ds-button');
    await page.selectOption('.own-requirement select >> nth=0', 'residents');
    await page.waitForSelector('[name=fromAge]');
    expect(await brokenRules(page), language).toEqual([]);
    expect(await sideways(page), language).toBeLessThanOrEqual(0);
    await context.close();
  }
});

test('every page of the documentation opens, keeps the rules and the width, and links lead on', async () => {
  for (const width of [320, 1440]) {
    const { page, context, errors } = await stage.open('?rom=data&kommune=4631&sprak=nn', { width });
    await page.waitForSelector('.page-text h3');
    const ids = await page
      .locator('.pages-choice option')
      .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
    expect(ids.length).toBeGreaterThanOrEqual(18);
    for (const id of ids) {
      if (width === 320) await page.selectOption('.pages-choice select', id);
      else await page.click(`.pages-list button >> nth=${ids.indexOf(id)}`);
      await page.waitForFunction((wanted) => location.search.includes(`apen=${wanted}`), id);
      expect(await sideways(page), id).toBeLessThanOrEqual(0);
    }
    if (width === 1440) {
      await page.click('.pages-list button >> nth=0');
      await page.click('.page-text table .link >> nth=1');
      await page.waitForFunction(() => location.search.includes('apen=method-use'));
      expect(await page.textContent('.page-text h3')).toContain('Bruk');
    }
    expect(await brokenRules(page)).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  }
});
