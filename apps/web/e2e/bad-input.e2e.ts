import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Stage, stageApp } from './app-page.ts';
import { settle } from './proof/travel.ts';

/* What can go wrong around the user: each time the user is told, keeps what they had, and can go on. */
let stage: Stage;
beforeAll(async () => {
  stage = await stageApp();
});
afterAll(async () => {
  await stage.close();
});

const plan = 'kommune=4631&sprak=nb&t=heltidskultur:0.9:2027:5:1';
const planStands = async (page: Page): Promise<void> => {
  expect(page.url()).toContain('heltidskultur:0.9');
  expect(await page.locator('.plan-chips .chip').count()).toBe(1);
};
/** The levers answer: one more step is a new address. */
const goesOn = async (page: Page): Promise<void> => {
  const before = page.url();
  await page.locator('.lever .nudge:not(:disabled)').last().click();
  await expect.poll(() => page.url()).not.toBe(before);
};

describe('storage', () => {
  for (const [name, error, told] of [
    ['full', 'QuotaExceededError', /ikke plass til flere planer/],
    ['blocked for writing', 'SecurityError', /lar oss ikke lagre/],
  ] as const)
    test(`${name}: told when saving, and the plan stands`, async () => {
      const { page, context, errors } = await stage.open(`?${plan}`);
      await page.evaluate((kind) => {
        Storage.prototype.setItem = () => {
          throw new DOMException('no', kind);
        };
      }, error);
      await page.click('.top-right button:has-text("Del")');
      await page.fill('.save-row input', 'Heltid først');
      await page.click('.save-row button:has-text("Lagre")');
      await expect.poll(() => page.textContent('.said')).toMatch(told);
      await page.keyboard.press('Escape');
      expect(await page.locator('.plan-chips .chip').count()).toBe(1);
      await goesOn(page);
      expect(errors).toEqual([]);
      await context.close();
    });

  test('holding something else than plans, cut or foreign: the shelf is empty and works', async () => {
    const { page, context, errors } = await stage.open(`?${plan}`);
    for (const kept of ['{"a":', '[{"id":1}]', '"x"', '[null, {"id":"a","name":"b","versions":[{}]}]']) {
      await page.evaluate((text) => localStorage.setItem('veivalg.plans.1', text), kept);
      await page.click('.top-right button:has-text("Del")');
      await page.waitForSelector('.save-row');
      expect(await page.locator('.shelf li').count(), kept).toBe(0);
      await page.keyboard.press('Escape');
      await page.waitForSelector('dialog[open]', { state: 'detached' });
    }
    expect(errors).toEqual([]);
    await context.close();
  });
});

test('plan files from elsewhere are refused with a word, one at a time, and the plan stands', async () => {
  const { page, context, errors } = await stage.open(`?${plan}`);
  const files: readonly (readonly [string, Buffer])[] = [
    ['cut.json', Buffer.from('{"schemaVersion": 1, "levers": [')],
    ['other.json', Buffer.from('{"name": "noe annet", "list": [1, 2, 3]}')],
    ['array.json', Buffer.from('[]')],
    ['picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 255])],
    ['newer.json', Buffer.from('{"schemaVersion": 99, "levers": []}')],
    ['huge.json', Buffer.alloc(6_000_000, 32)],
    ['empty.json', Buffer.alloc(0)],
  ];
  for (const [name, buffer] of files) {
    await page.click('.top-right button:has-text("Del")');
    await page.setInputFiles('dialog[open] input[type=file]', { name, mimeType: 'application/json', buffer });
    await page.waitForSelector('.notice');
    expect(await page.textContent('.notices'), name).toMatch(/ikke en plan fra Veivalg.*urørt/);
    await page.click('.notice .close');
    await planStands(page);
  }
  await goesOn(page);
  expect(errors).toEqual([]);
  await context.close();
});

test('a plan file of one’s own comes back as it was', async () => {
  const { page, context } = await stage.open(`?${plan}`);
  await page.click('.top-right button:has-text("Del")');
  const waiting = page.waitForEvent('download');
  await page.locator('.save-row.files button').first().click();
  const path = await (await waiting).path();
  await page.keyboard.press('Escape');
  await page.click('button:has-text("Tilbakestill alt")');
  await expect.poll(() => page.locator('.plan-chips .chip').count()).toBe(0);
  await page.click('.top-right button:has-text("Del")');
  await page.setInputFiles('dialog[open] input[type=file]', path);
  await expect.poll(() => page.locator('.plan-chips .chip').count()).toBe(1);
  await planStands(page);
  await context.close();
});

describe('numbers as people type them', () => {
  const rooms: readonly (readonly [string, string, string | null])[] = [
    ['levers', `?${plan}`, null],
    ['the drawer of a measure', `?${plan}&apen=heltidskultur`, 'dialog[open]'],
    [
      'a requirement',
      `?rom=krav&kommune=4631&sprak=nb&apen=primaerhelseteam&k=primaerhelseteam:1:2027:3`,
      null,
    ],
  ];
  for (const [name, query, part] of rooms)
    test(`${name}: what is no number is told and changes nothing, comma and point are read`, async () => {
      const { page, context, errors } = await stage.open(query);
      await settle(page);
      const scope = page.locator(part ?? 'main');
      const fields = scope.locator('input[inputmode=decimal]:not([disabled])');
      const count = await fields.count();
      expect(count).toBeGreaterThan(0);
      // Levers are one row of code after another: three of them, and every field of the other rooms.
      for (let i = 0; i < Math.min(count, 4); i++) {
        const field = fields.nth(i);
        const before = page.url();
        const stood = await field.inputValue();
        for (const wrong of ['abc', '', '1,2,3', '1e400', '--5', '٣']) {
          await field.fill(wrong);
          await field.press('Enter');
          await expect
            .poll(() => field.getAttribute('aria-invalid'), { message: `${wrong} in field ${i}` })
            .toBe('true');
          expect(await scope.locator('[role=alert]').first().textContent()).not.toBe('');
          expect(page.url()).toBe(before);
        }
        for (const [typed, value] of [
          ['1 234,5', 1234.5],
          ['1\u00a0234,5', 1234.5],
          ['1.234', 1.234],
          ['−2', -2],
        ] as const) {
          await field.fill(typed);
          await field.press('Enter');
          await page.waitForTimeout(40);
          // Read as the number meant: either it stands, or the span it lies outside of is told.
          if ((await field.getAttribute('aria-invalid')) === 'true') {
            const told = (await scope.locator('[role=alert]').first().textContent()) ?? '';
            expect(told, typed).toMatch(/fra .+ til /);
            const [low = 0, high = 0] = (told.match(/[−-]?\d[\d\u00a0\u202f]*(?:,\d+)?/g) ?? []).map((text) =>
              Number(
                text
                  .replace(/[\u00a0\u202f]/g, '')
                  .replace('−', '-')
                  .replace(',', '.'),
              ),
            );
            expect(value < low || value > high, `${typed}: ${told}`).toBe(true);
          } else {
            const shown = (await field.inputValue())
              .replace(/[\u00a0\u202f ]/g, '')
              .replace('−', '-')
              .replace(',', '.');
            // Years and percentages of reach are whole; what is kept is never further off than that.
            expect(Math.abs(Number(shown) - value), `${typed} became ${shown}`).toBeLessThan(0.51);
          }
        }
        await field.fill(stood);
        await field.press('Enter');
      }
      expect(errors).toEqual([]);
      await context.close();
    });
});

describe('the engine', () => {
  test('that never starts is told about, the plan stays in the address, and trying again helps', async () => {
    const { page, context } = await stage.open('?rom=krav&sprak=nb');
    await page.route(/worker-[\w-]+\.js/, (route) => route.abort());
    await page.goto(`${stage.address}?${plan}`);
    await page.waitForSelector('.failure');
    expect(await page.textContent('.failure')).toMatch(/Noe gikk galt[\s\S]*tatt vare på/);
    expect(page.url()).toContain('heltidskultur:0.9');
    await page.unroute(/worker-[\w-]+\.js/);
    await page.click('.failure button');
    await page.waitForSelector('.finding h1');
    await planStands(page);
    await goesOn(page);
    await context.close();
  });

  test('that stops while it works is told about, and starts again with the plan', async () => {
    const { page, context } = await stage.open(`?${plan}`);
    await settle(page);
    await page.workers()[0]?.evaluate(() => {
      setTimeout(() => {
        throw new Error('stopped on purpose');
      }, 0);
    });
    await page.waitForSelector('.failure');
    const told = (await page.textContent('.failure')) ?? '';
    expect(told).toMatch(/Beregningen stoppet/);
    expect(told).not.toMatch(/purpose|Error/);
    await page.click('.failure button');
    await page.waitForSelector('.failure', { state: 'detached' });
    await planStands(page);
    await goesOn(page);
    await context.close();
  });

  test('without WebAssembly counts all the same', async () => {
    const { page, context, errors } = await stage.open('?rom=krav&sprak=nb');
    await page.route(/worker-[\w-]+\.js/, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: `delete self.WebAssembly;\n${await answer.text()}` });
    });
    await page.goto(`${stage.address}?${plan}`);
    await page.waitForSelector('.finding h1');
    await settle(page);
    expect(await page.workers()[0]?.evaluate(() => typeof WebAssembly)).toBe('undefined');
    expect(await page.textContent('.finding')).toMatch(/åtte av ti/);
    await goesOn(page);
    expect(errors).toEqual([]);
    await context.close();
  });

  test('whose bands do not come shows the paths in their place', async () => {
    const { page, context } = await stage.open('?rom=krav&sprak=nb');
    await page.route('**/responses.bin', (route) => route.abort());
    await page.goto(`${stage.address}?${plan}`);
    await page.waitForSelector('.finding h1');
    await settle(page);
    expect(await page.textContent('.finding')).toMatch(/beste.*verste/);
    await goesOn(page);
    await context.close();
  });
});

describe('a browser that lacks something', () => {
  for (const [name, prepare, told] of [
    [
      'workers',
      () => {
        Reflect.deleteProperty(globalThis, 'Worker');
      },
      /mangler noe Veivalg trenger \(regning i bakgrunnen\)/,
    ],
    [
      'dialogs',
      () => {
        Reflect.deleteProperty(HTMLDialogElement.prototype, 'showModal');
      },
      /mangler noe Veivalg trenger \(vinduer\)/,
    ],
  ] as const)
    test(`${name}: says which, in words, and keeps the link`, async () => {
      const { page, context } = await stage.open(`?${plan}`, { prepare });
      await page.waitForSelector('.failure');
      expect(await page.textContent('.failure')).toMatch(told);
      expect(page.url()).toContain('heltidskultur:0.9');
      await context.close();
    });

  test('a clipboard: says how to copy by hand', async () => {
    const { page, context, errors } = await stage.open(`?${plan}`, {
      prepare: () => {
        Object.defineProperty(navigator, 'clipboard', { value: undefined });
      },
    });
    await page.click('.top-right button:has-text("Del")');
    await page.locator('.copyable .ds-button').first().click();
    await expect.poll(() => page.textContent('.said')).toMatch(/kopier den selv/);
    expect(errors).toEqual([]);
    await context.close();
  });
});

test('a room whose program does not come leaves the rest standing, and says how to go on', async () => {
  const { page, context } = await stage.open(`?${plan}`);
  await page.route(/compare-room-[\w-]+\.js/, (route) => route.abort());
  await page.click('.rooms a:has-text("Sammenlign")');
  await page.waitForSelector('main .failure');
  expect(await page.textContent('main .failure')).toMatch(/ingenting er borte/);
  await page.click('.rooms a:has-text("Balansen")');
  await page.waitForSelector('.finding h1');
  await planStands(page);
  await page.unroute(/compare-room-[\w-]+\.js/);
  await page.click('.rooms a:has-text("Sammenlign")');
  await page.waitForSelector('main .failure button');
  await page.click('main .failure button');
  await page.waitForSelector('.compare-items');
  expect(page.url()).toContain('heltidskultur:0.9');
  await context.close();
});
