import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { brokenRules, type Stage, sideways, stageApp } from './app-page.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await stageApp();
});
afterAll(async () => {
  await stage.close();
});

const plan = 't=heltidskultur:0.9:2027:5:1,arbeidsmiljo:10:2027:4:1';
const pageOf = (page: Page): string => new URL(page.url()).search;

/** What every explanation must have: a formula with a number in it, and chapters and figures to go to. */
const explains = async (page: Page, name: string): Promise<void> => {
  await page.waitForSelector('dialog[open] .formula b');
  expect(await page.textContent('dialog[open] .formula b'), name).toMatch(/\d/);
  expect(await page.textContent('dialog[open]'), name).not.toMatch(/NaN|undefined|Infinity|[{}]/);
  expect(await page.locator('dialog[open] .why-sources .link').count(), name).toBeGreaterThan(0);
};
const shut = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog[open]', { state: 'detached' });
};

test('every number of the area leads to its formula and sources, by turning the window of explanations', async () => {
  const { page, context, errors } = await stage.open(`?kommune=4631&sprak=nb&${plan}`);
  await page.click('.finding button:has-text("Hvorfor?")');
  await explains(page, 'gap');
  expect(await brokenRules(page)).toEqual([]);
  const choice = page.locator('.why-choice select');
  const values = await choice
    .locator('option')
    .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
  expect(values.length).toBeGreaterThan(20);
  for (const value of values) {
    await choice.selectOption(value);
    await explains(page, value);
  }
  expect(errors).toEqual([]);
  await context.close();
});

test('the parts of a profession’s shortage are split over the plan’s measures and add up', async () => {
  const { page, context } = await stage.open(`?kommune=4631&sprak=nb&${plan}`);
  await page.click('.finding button:has-text("Hvorfor?")');
  await page.locator('.why-choice select').selectOption('profession:healthCareWorker');
  await page.waitForFunction(() => document.querySelectorAll('.waterfall tbody tr').length === 6, null, {
    timeout: 30_000,
  });
  const numbers = await page.locator('.waterfall tbody td.num').allTextContents();
  const read = (text: string): number =>
    Number(
      text
        .replace(/[\s\u00a0+]/g, '')
        .replace('−', '-')
        .replace(',', '.'),
    );
  const values = numbers.map(read);
  const end = values.at(-1) ?? Number.NaN;
  const sum = values.slice(0, -1).reduce((a, b) => a + b, 0);
  // Six numbers, each rounded to a whole one.
  expect(Math.abs(sum - end)).toBeLessThanOrEqual(3);
  await context.close();
});

test('a place on the map, a requirement, a measure’s effect and a difference are explained', async () => {
  const { page, context, errors } = await stage.open(`?rom=kart&kommune=4631&sprak=nb&${plan}`);
  await page.click('.map-side button:has-text("Slik er tallet regnet ut")');
  await explains(page, 'place');
  await shut(page);
  await page.goto(`${stage.address}?rom=krav&kommune=4631&sprak=nb&apen=primaerhelseteam`);
  await page.click('.consequence button:has-text("Hvorfor?") >> nth=0');
  await explains(page, 'requirement');
  await shut(page);
  await page.goto(`${stage.address}?kommune=4631&sprak=nb&${plan}&apen=heltidskultur`);
  await page.click('dialog[open] button:has-text("Slik er tallet regnet ut")');
  await page.waitForFunction(() =>
    /\d/.test([...document.querySelectorAll('.formula b')].at(-1)?.textContent ?? ''),
  );
  await page.goto(`${stage.address}?rom=sammenlign&kommune=4631&sprak=nb&${plan}`);
  await page.waitForSelector('.range-text', { timeout: 30_000 });
  expect(await page.textContent('.wide-table')).toContain('I åtte av ti forløp er forskjellen');
  await page.click('.wide-table button:has-text("Hvorfor?")');
  await explains(page, 'difference');
  expect(errors).toEqual([]);
  await context.close();
});

test('an explanation leads on to the chapter of the method', async () => {
  const { page, context } = await stage.open('?kommune=4631&sprak=nb');
  await page.click('.finding button:has-text("Hvorfor?")');
  await page.click('.why-sources .link >> nth=0');
  await page.waitForSelector('.data-room');
  expect(pageOf(page)).toMatch(/rom=data.*apen=method-demography/);
  await page.waitForSelector('.page-text h3');
  expect(await page.locator('dialog[open]').count()).toBe(0);
  await context.close();
});

for (const [language, width] of [
  ['nb', 1440],
  ['nn', 390],
  ['en', 320],
] as const)
  test(`what the shortage hangs on is shown as bars, as shares and in sentences: ${language}, ${width} pixels`, async () => {
    const { page, context, errors } = await stage.open(`?kommune=4631&sprak=${language}&${plan}`, { width });
    await page.click('.finding .link >> nth=1');
    await page.waitForSelector('.sense-answer .range', { timeout: 60_000 });
    expect(await page.locator('.must-list li').count()).toBeGreaterThan(1);
    expect(await page.textContent('.sense-answer')).not.toMatch(/NaN|undefined|[{}]/);
    const first = await page.textContent('.sense-answer h2');
    await page.locator('.sense-controls select').nth(1).selectOption('shares');
    await page.waitForFunction(
      (text) => document.querySelector('.sense-answer h2')?.textContent !== text,
      first,
    );
    expect(await brokenRules(page), language).toEqual([]);
    expect(await sideways(page)).toBe(0);
    // The chart is one stop, and its rows are read by arrow keys.
    await page.focus('.sense-answer .chart-frame');
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => document.querySelector('.sense-answer .bar-row.current') !== null);
    expect(errors).toEqual([]);
    await context.close();
  });

test('a lever moved while the uncertainty is worked out is answered, and the work can be left', async () => {
  const { page, context, errors } = await stage.open(`?kommune=4631&sprak=nb&${plan}`);
  await page.waitForSelector('.chart-card .sub:has-text("tte av ti")', { timeout: 60_000 });
  await page.click('.finding .link >> nth=1');
  // The window comes with its own part of the program: it must be there before it can be left.
  await page.waitForSelector('dialog[open]');
  await shut(page);
  const before = await page.textContent('main h1');
  await page.locator('.lever input[type=range]').first().focus();
  await page.keyboard.press('End');
  await page.waitForFunction((text) => document.querySelector('main h1')?.textContent !== text, before, {
    timeout: 15_000,
  });
  expect(await page.locator('.failure').count()).toBe(0);
  expect(errors).toEqual([]);
  await context.close();
});

test('a link made with another version shows what it was then and what it is now; a shared link says nothing when opened', async () => {
  const { page, context, errors } = await stage.open(`?kommune=4631&sprak=nb&ver=0.0.1:2020.1&da=143`);
  await page.waitForSelector('.notice:has-text("143")', { timeout: 30_000 });
  const text = (await page.textContent('.notice')) ?? '';
  expect(text).toMatch(
    /modell 0\.0\.1 og data 2020\.1.*Da var mangelen i Alver i 2040 143 årsverk\. Nå er den \d/,
  );
  await page.waitForFunction(() =>
    /mangler Alver/.test(document.querySelector('main h1')?.textContent ?? ''),
  );
  await page.click('text=Del');
  const link = await page.inputValue('.copyable input >> nth=0');
  expect(new URL(link).searchParams.get('da')).toMatch(/^-?\d+(\.\d)?$/);
  await page.goto(link);
  await page.waitForSelector('main h1');
  await page.waitForTimeout(1500);
  expect(await page.locator('.notice').count()).toBe(0);
  expect(errors).toEqual([]);
  await context.close();
});
