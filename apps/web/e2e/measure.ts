import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { startBrowser } from './browser.ts';
import { dragLever, listenForPaint } from './measure-drag.ts';
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

const spread = (values: readonly number[]): string =>
  [0.1, 0.5, 0.9, 0.99].map((share) => `p${share * 100} ${ms(quantile(values, share))}`).join(', ');

/** One lever of each kind: what the plan moves in the engine, and its measure. */
const levers = [
  ['health', 'fallforebygging'],
  ['use', 'hverdagsrehabilitering'],
  ['position', 'heltidskultur'],
  ['absence', 'arbeidsmiljo'],
  ['study places', 'utdanningskapasitet'],
] as const;
const dragSteps = 100;

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
  // The runner wraps functions in a helper that the page does not have.
  await page.addInitScript('globalThis.__name = (made) => made');
  await page.addInitScript(listenForPaint);
  for (const right of ['profession', 'map']) {
    await page.goto(`${address}?kommune=4631&sprak=nb&h=${right}`);
    await page.waitForSelector('.finding h1');
    await page.waitForTimeout(4000);
    const all: number[] = [];
    for (const [kind, id] of levers) {
      const found = await dragLever(page, id, dragSteps);
      if (found === null) {
        console.log(`Lever ${id} (${kind}): not on the page`);
        continue;
      }
      all.push(...found.painted);
      console.log(
        `Lever ${id} (${kind}), ${right} to the right: input to painted ${spread(found.settled)} (budget 50 ms); picture to painted ${spread(found.painted)}; tasks over 50 ms: ${found.long.length}, longest ${ms(Math.max(0, ...found.long))}`,
      );
    }
    console.log(
      `Picture to painted, all levers, ${right} to the right: ${spread(all)} (goal 4 ms at the median)`,
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
      const worked = performance.now() - started;
      // The wait for the frame is left out; style, layout and paint of the frame are in.
      const drawn = await new Promise<number>((resolve) =>
        requestAnimationFrame(() => {
          const frame = performance.now();
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve(performance.now() - frame);
          channel.port2.postMessage(null);
        }),
      );
      times.push(worked + drawn);
      // The list beside the map follows in its own time.
      await new Promise((resolve) => setTimeout(resolve, 120));
    }
    return times;
  });
  console.log(
    `Map of 357 recoloured, year to painted: median ${ms(quantile(frames, 0.5))}, p95 ${ms(quantile(frames, 0.95))} (a frame is 16.7 ms)`,
  );
  await browser.close();
  server.close();
};

void run();
