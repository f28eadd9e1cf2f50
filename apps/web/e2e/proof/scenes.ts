import { documentKinds } from '@veivalg/report';
import type { Page } from 'playwright-core';
import { chartIds, mapMetrics, mapRuns } from '../../src/state/view.ts';

/** A room in one of its states, and how it is reached; nothing in it depends on the language. */
export interface Scene {
  readonly name: string;
  readonly query: string;
  readonly reach?: (page: Page) => Promise<void>;
  /** What of the page the tree is taken of; the whole of `main` when not said. */
  readonly part?: string;
  /** Tab is followed through all of it; the others are the same page with something more in it. */
  readonly tab?: true;
}

const place = 'kommune=4631';
const plan =
  't=heltidskultur:0.9:2027:5:1,arbeidsmiljo:10:2027:4:1,hverdagsrehabilitering:20:2027:5:1&k=primaerhelseteam:1:2027:3';
const dialog = 'dialog[open]';

const click = (selector: string) => async (page: Page) => {
  await page.locator(selector).first().click();
};
/** Press something that opens a window, and wait for the window. */
const opening = (selector: string) => async (page: Page) => {
  await page.locator(selector).first().click();
  await page.waitForSelector('dialog[open] h2');
};
const type = async (page: Page, selector: string, text: string): Promise<void> => {
  await page.locator(selector).first().fill(text);
  await page.keyboard.press('Enter');
};

const chartPairs = chartIds.flatMap((left, i) => {
  const right = chartIds[i + 1];
  return i % 2 === 0 ? [[left, right ?? 'balance'] as const] : [];
});

/** Every room and state the proofs visit. Charts, papers and choices come from the code, so that new ones are visited too. */
export const scenes: readonly Scene[] = [
  { name: 'ramme', query: '?', part: 'body', tab: true },
  { name: 'balanse', query: `?${place}` },
  { name: 'balanse-plan', query: `?${place}&${plan}&scenario=best&omfang=all&ar=2035`, tab: true },
  ...chartPairs.map(([left, right]) => ({
    name: `balanse-${left}-${right}`,
    query: `?${place}&${plan}&v=${left}&h=${right}`,
    part: '.charts',
  })),
  ...chartPairs.map(([left, right]) => ({
    name: `tabell-${left}-${right}`,
    query: `?${place}&v=${left}&h=${right}`,
    part: '.charts',
    reach: async (page: Page) => {
      for (const card of await page.locator('.charts .chart-card').all()) {
        const twin = card.locator('button.tool[aria-pressed=false]');
        if ((await twin.count()) > 0) await twin.first().click();
      }
    },
    ...(left === 'balance' ? { tab: true as const } : {}),
  })),
  {
    name: 'last-ned',
    query: `?${place}`,
    part: '.chart-card >> nth=0',
    reach: click('.menu button.tool'),
    tab: true,
  },
  {
    name: 'tiltak-feil',
    query: `?${place}`,
    part: '.columns',
    reach: (page) => type(page, '.lever input.field', 'abc'),
  },
  { name: 'ord', query: `?${place}`, part: '[popover]:popover-open', reach: click('button.term') },
  { name: 'hvorfor', query: `?${place}&${plan}`, part: dialog, reach: opening('.finding .link'), tab: true },
  {
    name: 'folsomhet',
    query: `?${place}&${plan}`,
    part: dialog,
    reach: opening('.finding .link >> nth=1'),
    tab: true,
  },
  { name: 'hvorfor-uten-plan', query: `?${place}`, part: dialog, reach: opening('.finding .link') },
  { name: 'tiltaksskuff', query: `?${place}&${plan}&apen=heltidskultur`, part: dialog, tab: true },
  { name: 'stedsvelger', query: `?${place}`, part: dialog, reach: opening('.place-facts .link'), tab: true },
  {
    name: 'stedsvelger-ingen',
    query: `?${place}`,
    part: dialog,
    reach: async (page) => {
      await opening('.place-facts .link')(page);
      await page.fill('[role=combobox]', 'xyzzy');
    },
  },
  {
    name: 'hjelp',
    query: `?${place}`,
    part: dialog,
    reach: opening('.top-right > button >> nth=0'),
    tab: true,
  },
  {
    name: 'innforing',
    query: `?${place}`,
    part: dialog,
    reach: async (page) => {
      await opening('.top-right > button >> nth=0')(page);
      await page.click('.window-inner > .ds-button >> nth=0');
      await page.waitForSelector('.guide');
      await page.locator('.guide-actions .ds-button').last().click();
    },
    tab: true,
  },
  {
    name: 'del',
    query: `?${place}&${plan}`,
    part: dialog,
    reach: async (page) => {
      await page.evaluate(() => localStorage.removeItem('veivalg.plans.1'));
      await opening('.top-right > button >> nth=1')(page);
      const save = page.locator('.save-row .ds-button').first();
      for (const name of ['Heltid', 'Kast']) {
        await page.fill('.save-row input', name);
        await save.click();
      }
      await page.locator('.shelf summary').first().click();
      await page.locator('.shelf details[open] .link').last().click();
      await page.locator('.shelf summary').first().click();
    },
    tab: true,
  },
  {
    name: 'beskjeder',
    query: `?${place}&ar=abc`,
    part: '.notices',
    reach: (page) =>
      page.evaluate(() => {
        history.pushState(null, '', `${location.search}&ar=abc&v=x&omfang=y`);
        window.dispatchEvent(new PopStateEvent('popstate'));
      }),
  },
  { name: 'kart', query: `?rom=kart&${place}&${plan}`, tab: true },
  { name: 'kart-fylke', query: `?rom=kart&sted=county:46&niva=county&ar=2050` },
  ...mapMetrics.flatMap((metric, i) => ({
    name: `kart-${metric}`,
    query: `?rom=kart&${place}&${plan}&mal=${metric}&vis=${mapRuns[i % mapRuns.length] ?? 'plan'}`,
    part: '.map-card',
  })),
  {
    name: 'kart-differanse',
    query: `?rom=kart&${place}&${plan}&vis=difference`,
    part: '.map-card',
  },
  {
    name: 'kart-tomt',
    query: `?rom=kart&${place}`,
    part: '.map-list-card',
    reach: async (page) => page.fill('#map-search', 'xyzzy'),
  },
  { name: 'tiltak', query: `?rom=tiltak&${place}&${plan}`, tab: true },
  {
    name: 'tiltak-tomt',
    query: `?rom=tiltak&${place}`,
    reach: async (page) => page.fill('.filters input', 'xyzzy'),
  },
  {
    name: 'eget-tiltak',
    query: `?rom=tiltak&${place}`,
    part: dialog,
    reach: async (page) => {
      await opening('.filters + .ds-button')(page);
      await page.locator('dialog[open] .ds-button').last().click();
    },
    tab: true,
  },
  { name: 'tiltaksside', query: `?rom=tiltak&${place}&apen=hverdagsrehabilitering`, part: dialog },
  { name: 'krav', query: `?rom=krav&${place}` },
  {
    name: 'krav-valgt',
    query: `?rom=krav&${place}&${plan}&apen=primaerhelseteam`,
    tab: true,
  },
  {
    name: 'eget-krav',
    query: `?rom=krav&${place}`,
    part: dialog,
    reach: async (page) => {
      await opening('.krav-list .ds-button')(page);
      await page.selectOption('.own-requirement select >> nth=0', 'residents');
      await page.click('.own-requirement button[type=submit]');
    },
    tab: true,
  },
  { name: 'sammenlign', query: `?rom=sammenlign&${place}&${plan}`, tab: true },
  {
    name: 'sammenlign-legg-til',
    query: `?rom=sammenlign&${place}`,
    part: dialog,
    reach: opening('.compare-items .ds-button'),
    tab: true,
  },
  ...documentKinds.map((kind, i) => ({
    name: `sak-${kind}`,
    query: `?rom=sak&${place}&${plan}&apen=${kind}`,
    part: 'main',
    ...(i === 0
      ? {
          tab: true as const,
          reach: async (page: Page) => {
            await page.waitForSelector('.case-part >> nth=2');
            for (const part of await page.locator('.case-part').all())
              if ((await part.getAttribute('open')) === null) await part.locator('summary').first().click();
          },
        }
      : {}),
  })),
  { name: 'data', query: `?rom=data&${place}`, tab: true },
  {
    name: 'data-aapnet',
    query: `?rom=data&${place}&apen=method-balance`,
    reach: async (page) => {
      await page.locator('.series-list summary').first().click();
      await page.locator('.series-list').last().locator('summary').first().click();
    },
  },
  {
    name: 'egne-tall',
    query: `?rom=data&${place}`,
    part: dialog,
    reach: opening('.own-section .ds-button'),
    tab: true,
  },
  {
    name: 'data-tomt',
    query: `?rom=data&${place}`,
    reach: async (page) => page.fill('.data-search input', 'xyzzy'),
  },
];
