import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { startBrowser } from './browser.ts';
import { serveFolder } from './serve-folder.ts';

/**
 * Measure the built app: size of the first load, time to the first balance, and frames while a lever is dragged.
 *
 * Prints; never fails on a time. Run with `npx tsx apps/web/e2e/measure.ts`.
 */
const dist = process.env['VEIVALG_DIST'] ?? fileURLToPath(new URL('../dist', import.meta.url));

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}

const firstLoad = (): { files: number; bytes: number } => {
  const manifest = JSON.parse(readFileSync(`${dist}/.vite/manifest.json`, 'utf8')) as Record<string, Chunk>;
  const seen = new Set<string>();
  const walk = (key: string): void => {
    const chunk = manifest[key];
    if (chunk === undefined || seen.has(chunk.file)) return;
    seen.add(chunk.file);
    for (const next of chunk.imports ?? []) walk(next);
  };
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) walk(key);
  let bytes = 0;
  for (const file of seen) bytes += gzipSync(readFileSync(`${dist}/${file}`)).length;
  return { files: seen.size, bytes };
};

const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ??
  Number.NaN;

const ms = (value: number): string => `${value.toFixed(1)} ms`;

const run = async (): Promise<void> => {
  const size = firstLoad();
  console.log(
    `JavaScript at first load: ${(size.bytes / 1000).toFixed(1)} kB gzipped in ${size.files} files (budget 260)`,
  );
  const { server, address } = await serveFolder(dist);
  const browser = await startBrowser();
  const first: number[] = [];
  for (let i = 0; i < 3; i++) {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.goto(`${address}?kommune=4631&sprak=nb`);
    await page.waitForSelector('.finding h1');
    first.push(await page.evaluate(() => performance.now()));
    await context.close();
  }
  console.log(`First balance on screen: ${first.map(ms).join(', ')} (budget 1,500 ms)`);

  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${address}?kommune=4631&sprak=nb`);
  await page.waitForSelector('.finding h1');
  await page.waitForTimeout(3000);
  for (const id of ['heltidskultur', 'hverdagsrehabilitering', 'arbeidsmiljo']) {
    const found = await page.evaluate(async (measure) => {
      const slider = document.querySelector<HTMLInputElement>(
        `[data-measure="${measure}"] input[type=range]`,
      );
      if (slider === null) return null;
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      const max = Number(slider.max);
      const heading = document.querySelector('.chart-card svg');
      const settled: number[] = [];
      const long: number[] = [];
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) long.push(entry.duration);
      });
      observer.observe({ type: 'longtask' });
      for (let i = 1; i <= 25; i++) {
        const started = performance.now();
        const before = heading?.innerHTML;
        set?.call(slider, String((max * i) / 25));
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        for (;;) {
          await new Promise((resolve) => requestAnimationFrame(resolve));
          if (heading?.innerHTML !== before || performance.now() - started > 2000) break;
        }
        settled.push(performance.now() - started);
      }
      observer.disconnect();
      slider.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
      return { settled, long };
    }, id);
    if (found === null) continue;
    console.log(
      `Lever ${id} to redrawn charts: median ${ms(quantile(found.settled, 0.5))}, p95 ${ms(quantile(found.settled, 0.95))} (budget 50 ms); tasks over 50 ms on the page: ${found.long.length}, longest ${ms(Math.max(0, ...found.long))}`,
    );
  }
  await page.goto(`${address}?rom=kart&sprak=nb`);
  await page.waitForSelector('.map-place');
  await page.waitForTimeout(1500);
  const frames = await page.evaluate(async () => {
    const slider = document.querySelector<HTMLInputElement>('.year-control input');
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    const times: number[] = [];
    for (let year = 2027; year <= 2050; year++) {
      const started = performance.now();
      set?.call(slider, String(year));
      slider?.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      times.push(performance.now() - started);
    }
    return times;
  });
  console.log(
    `Map of 357 recoloured (two frames): median ${ms(quantile(frames, 0.5))}, p95 ${ms(quantile(frames, 0.95))}`,
  );
  await browser.close();
  server.close();
};

void run();
