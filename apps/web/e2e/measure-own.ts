import { stageApp } from './app-page.ts';
import { csvOf, staffRows, xlsxOf } from './own-files.ts';

/**
 * Measure the reading of a staff file in the app: from the file is chosen to its columns are shown, and from there to its sums.
 *
 * Prints; never fails on a time. Run with `npx tsx apps/web/e2e/measure-own.ts [rows]`.
 */
const rows = staffRows(Number(process.argv[2] ?? 5000));

const run = async (): Promise<void> => {
  const stage = await stageApp();
  for (const [name, bytes] of [
    ['ansatte.csv', csvOf(rows)],
    ['ansatte.xlsx', await xlsxOf(rows)],
  ] as const) {
    const times: { look: number; sum: number }[] = [];
    for (let round = 0; round < 5; round++) {
      const { page, context } = await stage.open('?rom=data&kommune=4631&sprak=nb');
      await page.click('.own-section button:has-text("Les inn egne tall")');
      await page.waitForSelector('.own-file input');
      // The register's figures are asked for when the window opens; they are not part of the reading.
      await page.waitForTimeout(1500);
      const start = Date.now();
      await page.setInputFiles('.own-file input', {
        name,
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(bytes),
      });
      await page.waitForSelector('.own-columns');
      const looked = Date.now();
      await page.click('.own-dialog button:has-text("Summer")');
      await page.waitForSelector('.own-dialog .own-set');
      times.push({ look: looked - start, sum: Date.now() - looked });
      await context.close();
    }
    const middle = (pick: (one: { look: number; sum: number }) => number): number =>
      times.map(pick).sort((a, b) => a - b)[2] ?? Number.NaN;
    console.log(
      `${name}, ${rows.length - 1} rows, ${(bytes.length / 1e6).toFixed(2)} MB: look ${middle(({ look }) => look)} ms, sum ${middle(({ sum }) => sum)} ms, together ${middle(({ look, sum }) => look + sum)} ms (median of 5)`,
    );
  }
  await stage.close();
};

void run();
