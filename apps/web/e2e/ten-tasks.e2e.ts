import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Stage, stageApp } from './app-page.ts';
import { type NewHand, newHand } from './proof/new-hand.ts';
import { watch } from './proof/trace.ts';
import { settle } from './proof/travel.ts';

/*
 * The ten tasks of docs/tasks.md from an empty first visit, as someone does them who has only the words on the screen: each
 * press is found by its role and its words, is in view or scrolled to, and the answer is read off the screen in the end.
 */
const home = '?kommune=4631&sprak=nb';

interface Task {
  readonly name: string;
  readonly from: string;
  readonly go: (hand: NewHand, page: Page) => Promise<void>;
}
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const room = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Rom' }).getByRole('link', { name, exact: true });
const fullTime = 'Heltidskultur og større stillinger';
const setFullTime = (hand: NewHand, page: Page): Promise<void> =>
  hand.write(page.getByRole('textbox', { name: `Verdi for ${fullTime}` }), '0,9');
/** The sentence that says how the place stands; a line at the top follows when it has been scrolled past. */
const finding = (page: Page) => page.locator('main h1, .follow.shown .follow-text');

const tasks: readonly Task[] = [
  {
    name: '1 find the shortage of my municipality in 2035',
    from: '',
    go: async (hand, page) => {
      await hand.press(button(page, 'Bytt sted'));
      await page.getByRole('combobox', { name: /Søk etter kommune/ }).waitFor();
      await hand.goOn('alver');
      await hand.choose(page.getByRole('combobox', { name: 'År' }), '2035');
      await hand.read(
        finding(page)
          .filter({ hasText: /2035.*Alver.*årsverk/ })
          .first(),
      );
    },
  },
  {
    name: '2 what would full time do',
    from: home,
    go: async (hand, page) => {
      await setFullTime(hand, page);
      await hand.read(
        finding(page)
          .filter({ hasText: /Med valg/ })
          .last(),
      );
    },
  },
  {
    name: '3 what would a staffing norm cost us',
    from: home,
    go: async (hand, page) => {
      await hand.press(room(page, 'Krav'));
      await hand.press(button(page, 'Bemanningsnorm i sykehjem'));
      await hand.press(button(page, 'Innfør'));
      await hand.write(page.getByRole('textbox', { name: /^Mengde/ }), '1');
      await hand.read(page.getByRole('row', { name: /^Alver i/ }).first());
    },
  },
  {
    name: '4 who decides on study places',
    from: home,
    go: async (hand, page) => {
      await hand.press(room(page, 'Tiltak'));
      await hand.write(page.getByRole('searchbox', { name: 'Søk' }), 'studieplass', false);
      await hand.read(page.locator('.measure-card').filter({ hasText: 'staten' }).first());
    },
  },
  {
    name: '5 compare with our neighbour',
    from: home,
    go: async (hand, page) => {
      await hand.press(room(page, 'Sammenlign'));
      await hand.press(button(page, 'Legg til'));
      await page.getByRole('combobox', { name: /Et annet sted/ }).waitFor();
      await hand.write(page.getByRole('combobox', { name: /Et annet sted/ }), 'askøy');
      await hand.read(page.getByRole('columnheader', { name: /Askøy/ }).first());
    },
  },
  {
    name: '6 save and share',
    from: `${home}&t=heltidskultur:0.9:2027:5:1`,
    go: async (hand, page) => {
      await hand.press(button(page, 'Del'));
      await hand.write(page.getByRole('textbox', { name: 'Navn på planen' }), 'Heltid', false);
      await hand.press(button(page, 'Lagre'));
      await page.getByText('Planen er lagret på denne maskinen.').first().waitFor();
      await hand.press(button(page, 'Kopier: Lenke'));
      await hand.read(page.locator('.said').filter({ hasText: 'Kopiert' }));
    },
  },
  {
    name: '7 where does this number come from',
    from: home,
    go: async (hand, page) => {
      await hand.press(page.locator('.finding').getByRole('button', { name: 'Hvorfor?' }));
      await hand.read(page.getByRole('dialog').locator('.why-sources h3'));
    },
  },
  {
    name: '8 print one page',
    from: home,
    go: async (hand, page) => {
      await hand.press(button(page, 'Del'));
      await hand.press(button(page, 'Skriv ut'));
      await page.waitForFunction('proofCounts.printed === 1');
    },
  },
  {
    name: '9 change language',
    from: home,
    go: async (hand, page) => {
      await hand.press(button(page, 'Nynorsk'));
      await hand.read(
        finding(page)
          .filter({ hasText: /manglar/ })
          .first(),
      );
    },
  },
  {
    name: '10 undo',
    from: home,
    go: async (hand, page) => {
      await setFullTime(hand, page);
      await page.waitForFunction(() => /[?&]t=heltidskultur/.test(location.search));
      await hand.press(button(page, 'Angre'));
      await page.waitForFunction(() => !/[?&]t=/.test(location.search));
      await hand.read(finding(page).first());
    },
  },
];

let stage: Stage;
beforeAll(async () => {
  stage = await stageApp();
});
afterAll(async () => {
  await stage.close();
});

test.each(tasks)('$name', { timeout: 60_000 }, async ({ name, from, go }) => {
  const { page, context, errors } = await stage.open(from, {
    firstVisit: true,
    width: 1440,
    height: 900,
    prepare: watch,
  });
  const hand = newHand(page);
  // A link leads straight to what it shows; the guide is for those who come without one.
  if (from === '') await hand.press(button(page, 'Hopp over'));
  await settle(page);
  const began = performance.now();
  await go(hand, page);
  const clock = (performance.now() - began) / 1000;
  const { acts, scrolls, seconds } = hand.sum();
  console.log(
    `${name}: ${acts} acts, ${scrolls} scrolls, ${seconds.toFixed(0)} s by the model, ${clock.toFixed(1)} s by the clock`,
  );
  expect(seconds).toBeLessThan(60);
  expect(errors).toEqual([]);
  await context.close();
});
