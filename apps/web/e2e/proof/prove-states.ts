import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { brokenRules, type Opened, type Stage, sideways, stageApp } from '../app-page.ts';
import { weakContrast } from './contrast.ts';
import { bokmalWords, leaksIn, type Piece, piecesOf } from './leaks.ts';
import { scenes } from './scenes.ts';
import { go, settle } from './travel.ts';
import { plainTree } from './tree.ts';

/** `VEIVALG_STATES=trees` compares the trees alone; with `-u` it writes them again. */
const treesOnly = process.env['VEIVALG_STATES'] === 'trees';

const treeFile = (name: string, language: string): string =>
  fileURLToPath(new URL(`../trees/${name}.${language}.txt`, import.meta.url));

const themes = [
  ['light', 'no-preference'],
  ['dark', 'no-preference'],
  ['light', 'more'],
  ['dark', 'more'],
] as const;

const widest = async (page: Page): Promise<readonly string[]> => {
  const wide: string[] = [];
  for (const width of [768, 390, 320, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    // Charts follow a new width in the frames after it.
    for (let i = 0; i < 20 && (await sideways(page)) > 0; i++) await page.waitForTimeout(50);
    const over = await sideways(page);
    if (over > 0) wide.push(`${over} pixels too wide at ${width}`);
  }
  return wide;
};

/**
 * Prove every room in every state in one language: accessibility tree, rules of WCAG, words and width. A language is a file of
 * its own, so that two are proven at a time. Contrast is computed in one language, since colours do not know the language;
 * widths are tried in all, since words differ in length.
 */
export const proveStates = (language: 'nb' | 'nn' | 'en'): void => {
  let stage: Stage;
  let opened: Opened;
  const pieces = new Map<string, Piece>();
  beforeAll(async () => {
    stage = await stageApp();
    opened = await stage.open(`?kommune=4631&sprak=${language}`, { waitFor: '.finding h1' });
    await opened.page.waitForLoadState('networkidle');
    await settle(opened.page);
  });
  afterAll(async () => {
    await stage.close();
  });

  for (const scene of scenes)
    test(scene.name, async () => {
      const { page, errors } = opened;
      const query = `${scene.query}${scene.query.endsWith('?') ? '' : '&'}sprak=${language}`;
      await go(page, query);
      if (scene.reach !== undefined) {
        await scene.reach(page);
        await settle(page);
      }
      const part = page.locator(scene.part ?? 'main').first();
      await expect(plainTree(await part.ariaSnapshot())).toMatchFileSnapshot(treeFile(scene.name, language));
      expect(errors.splice(0)).toEqual([]);
      if (treesOnly) return;
      const seen = await piecesOf(page);
      for (const piece of seen) pieces.set(piece.text, { ...piece, where: `${scene.name}: ${piece.where}` });
      if (language !== 'en') expect(leaksIn(language, seen)).toEqual([]);
      expect(await brokenRules(page)).toEqual([]);
      if (language === 'nb')
        for (const [colorScheme, contrast] of themes) {
          await page.emulateMedia({ colorScheme, contrast });
          expect(await weakContrast(page), `${colorScheme} ${contrast}`).toEqual([]);
        }
      await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' });
      expect(await widest(page)).toEqual([]);
      expect(await page.locator('h1').count()).toBe(1);
      expect(await page.title()).toMatch(/ – Veivalg$/);
    });

  if (language === 'nn' && !treesOnly)
    test('no word is one that only bokmål has', () => {
      expect(pieces.size).toBeGreaterThan(500);
      const all = [...pieces.values()];
      const told = bokmalWords(all).map(
        (word) => `${word} in ${all.find(({ text }) => text.includes(word))?.where ?? ''}`,
      );
      expect(told).toEqual([]);
    });
};
