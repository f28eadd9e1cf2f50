import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { brokenRules, type Stage, sideways, stageApp } from './app-page.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await stageApp();
});
afterAll(async () => {
  await stage.close();
});

const plan = 't=heltidskultur:0.9:2027:5:1,hverdagsrehabilitering:20:2027:5:1';

test('history stands before the base year, told apart, and says where it is missing', async () => {
  const { page, context, errors } = await stage.open('?sprak=nb&v=residents&h=balance');
  const residents = page.locator('[data-chart=residents]');
  await residents.getByText('Tabell 07459').waitFor();
  await residents.getByText('observert', { exact: true }).waitFor();
  await residents.getByRole('button', { name: 'Tabell', exact: true }).click();
  const years = await residents.locator('tbody th').allTextContents();
  expect(years[0]).toBe('2005');
  expect(years.at(-1)).toBe('2050');
  // Two municipalities begin in 2006: the country is a hole the year before, never a smaller country.
  expect(await residents.locator('tbody tr').first().locator('td').first().textContent()).toBe('–');
  const balance = page.locator('[data-chart=balance]');
  await balance.getByText('Omsorgstjenestene, observert').first().waitFor();
  await context.close();
  const here = await stage.open('?sprak=nn&kommune=4631');
  await here.page.getByText('Ingen opne tal for tilsette her før 2026').waitFor();
  await here.context.close();
  expect([...errors, ...here.errors]).toEqual([]);
});

test('need and shortage by age add up to the whole, and say that they are estimated', async () => {
  const { page, context, errors } = await stage.open(`?sprak=nb&kommune=4631&v=age&h=balance&${plan}`);
  const card = page.locator('[data-chart=age]');
  await card.getByText('Beregnet: bruken etter alder').waitFor();
  await card.locator('.bar-row').first().waitFor();
  await card.getByRole('button', { name: 'Tabell', exact: true }).click();
  const shares = await card.locator('tbody tr td:nth-of-type(2)').allTextContents();
  expect(shares).toHaveLength(4);
  const whole = shares.reduce((sum, text) => sum + Number(text.replace(/[^\d,]/g, '').replace(',', '.')), 0);
  // Four shares rounded to a tenth of a per cent.
  expect(Math.abs(whole - 100)).toBeLessThan(0.21);
  await page.locator('[data-chart=balance] select').selectOption('ageDemand');
  await page.locator('[data-chart=ageDemand] .bar-row').first().waitFor();
  expect(await page.locator('[data-chart=ageDemand] .bar-row').count()).toBe(4);
  await context.close();
  expect(errors).toEqual([]);
});

test('the map stands in either place, answers to keys, follows a lever and is a table and a file', async () => {
  const { page, context, errors } = await stage.open(`?sprak=nb&kommune=4631&h=map&vis=difference&${plan}`);
  const card = page.locator('[data-chart=map]');
  await card.locator('.map-place').first().waitFor({ state: 'attached' });
  expect(await card.locator('.map-place').count()).toBe(357);
  const fills = (): Promise<string> =>
    card
      .locator('.map')
      .evaluate((map) =>
        [...map.querySelectorAll<SVGElement>('.map-place')].map((one) => one.style.fill).join(),
      );
  const before = await fills();
  expect(before).toContain('--map-d');
  await card.locator('.map-frame').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await card.locator('.map-shown').textContent()).toMatch(/: [+−0]/);
  await page.getByRole('button', { name: 'Tilbakestill alt' }).click();
  await expect.poll(fills).not.toBe(before);
  await card.getByRole('button', { name: 'Last ned' }).click();
  const download = page.waitForEvent('download');
  await card.getByRole('button', { name: 'CSV' }).click();
  const text = readFileSync(await (await download).path(), 'utf8');
  expect(text.split('\r\n').length).toBeGreaterThan(357);
  expect(text).toContain('Alver');
  await context.close();
  expect(errors).toEqual([]);
});

test('three paths stand in the main chart when asked for, and the link keeps them', async () => {
  const { page, context, errors } = await stage.open('?sprak=nb&kommune=4631');
  await page.getByLabel('Vis beste og verste bane i figuren').check();
  await page.locator('[data-chart=balance]').getByText('Verste bane').first().waitFor();
  expect(new URL(page.url()).searchParams.get('baner')).toBe('1');
  await context.close();
  expect(errors).toEqual([]);
});

test('the last change is shown three times and leaves the plan as it was; not under reduced motion', async () => {
  const { page, context, errors } = await stage.open(`?sprak=nb&kommune=4631&${plan}`);
  const replay = page.getByRole('button', { name: 'Vis endringen på nytt' });
  expect(await replay.isDisabled()).toBe(true);
  await page.locator('.chip button').first().click();
  const inPlan = (): Promise<number> => page.locator('.chip').count();
  expect(await inPlan()).toBe(1);
  const address = page.url();
  const patience = { timeout: 20_000 };
  await replay.click();
  await expect.poll(inPlan, patience).toBe(2);
  await page.getByRole('button', { name: 'Stopp' }).waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Stopp' }).count(), patience).toBe(0);
  expect(await inPlan()).toBe(1);
  expect(page.url()).toBe(address);
  // Whoever does something else takes over: the showing ends, and the plan is the one there was.
  await replay.click();
  await expect.poll(inPlan, patience).toBe(2);
  await page.keyboard.press('Tab');
  expect(await inPlan()).toBe(1);
  expect(page.url()).toBe(address);
  await context.close();
  const still = await stage.open(`?sprak=nb&kommune=4631&${plan}`, { reducedMotion: true });
  expect(await still.page.getByRole('button', { name: 'Vis endringen på nytt' }).count()).toBe(0);
  await still.context.close();
  expect([...errors, ...still.errors]).toEqual([]);
});

test('the user sets a ceiling; the chart has its line and the year it is crossed', async () => {
  const { page, context, errors } = await stage.open('?sprak=nb&v=ceiling');
  await page.getByRole('button', { name: 'Sett et tak' }).click();
  await page.getByLabel('Ditt tak, prosent av alle i arbeid').fill('17,5');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.getByText(/Taket på 17,5.% av alle i arbeid krysses i 20\d\d/).waitFor();
  expect(new URL(page.url()).searchParams.get('tak')).toBe('0.175');
  await page.locator('[data-chart=ceiling]').getByText('Ditt tak').first().waitFor();
  await context.close();
  expect(errors).toEqual([]);
});

test('a requirement is seen on the map, per resident and as a share, with a list that chooses', async () => {
  const { page, context, errors } = await stage.open('?rom=krav&sprak=nb&apen=primaerhelseteam');
  const card = page.locator('[data-chart=krav]');
  await card.locator('.map-place').first().waitFor({ state: 'attached' });
  await card.getByText('per 10 000 innbyggere').waitFor();
  await page.locator('.krav-map select').selectOption('share');
  await card.getByText('i prosent av behovet').waitFor();
  await page.getByLabel('Søk etter kommune').fill('Alver');
  await page.getByRole('button', { name: 'Alver', exact: true }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get('kommune')).toBe('4631');
  expect(await brokenRules(page)).toEqual([]);
  await context.close();
  expect(errors).toEqual([]);
});

for (const [name, query] of [
  ['the map and shortage by age', '?sprak=nn&kommune=4631&v=map&h=age'],
  ['residents, need by age and three paths', '?sprak=nb&v=residents&h=ageDemand&baner=1'],
] as const)
  test(`${name} break no accessibility rule and need no sideways scrolling`, async () => {
    const { page, context, errors } = await stage.open(query);
    await page.waitForTimeout(1500);
    expect(await brokenRules(page)).toEqual([]);
    for (const width of [768, 390, 320]) {
      await page.setViewportSize({ width, height: 800 });
      await page.waitForTimeout(200);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
    }
    await context.close();
    expect(errors).toEqual([]);
  }, 180_000);
