import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { startBrowser } from './browser.ts';
import { serveFolder } from './serve-folder.ts';

/**
 * Measure the first picture of the built app: what is fetched for it, and how long it takes from the data have come.
 *
 * Prints lines of JSON for the benchmark; never fails on a time. Run with `npx tsx apps/web/e2e/measure-first.ts`.
 */
const dist = process.env['VEIVALG_DIST'] ?? fileURLToPath(new URL('../dist', import.meta.url));
const rounds = 5;

interface First {
  /** When the data had come to the page. Unit: ms, as the next two. */
  loaded?: number;
  picture?: number;
  banded?: number;
}

interface Message {
  readonly kind: string;
  readonly picture?: { readonly bands: unknown };
}

const watchFirst = (): void => {
  const first: First = {};
  (globalThis as unknown as { firstTimes: First }).firstTimes = first;
  const post = Worker.prototype.postMessage as (message: Message, transfer: Transferable[]) => void;
  Worker.prototype.postMessage = function (this: Worker, message: Message, transfer: Transferable[]): void {
    if (message.kind === 'load') first.loaded ??= performance.now();
    post.call(this, message, transfer);
  } as Worker['postMessage'];
  const own = Object.getOwnPropertyDescriptor(Worker.prototype, 'onmessage');
  if (own?.set === undefined) return;
  const { set } = own;
  Object.defineProperty(Worker.prototype, 'onmessage', {
    ...own,
    set(this: Worker, handler: ((event: MessageEvent<Message>) => void) | null) {
      set.call(this, (event: MessageEvent<Message>) => {
        handler?.call(this, event);
        const { picture } = event.data;
        if (picture === undefined) return;
        requestAnimationFrame(() =>
          setTimeout(() => {
            first.picture ??= performance.now();
            if (picture.bands !== null) first.banded ??= performance.now();
          }),
        );
      });
    },
  });
};

const line = (name: string, values: readonly number[], unit: string): void => {
  const sorted = [...values].sort((a, b) => a - b);
  console.log(
    JSON.stringify({ name, median: sorted[Math.floor(sorted.length / 2)], p95: sorted.at(-1), unit }),
  );
};

/** Compressed size of what a path serves. Fonts and the like are compressed already and gain nothing. */
const sizeOf = (path: string): number => {
  const file = `${dist}${path === '/' ? '/index.html' : path}`;
  return existsSync(file) ? gzipSync(readFileSync(file)).length : 0;
};

const run = async (): Promise<void> => {
  const { server, address } = await serveFolder(dist);
  const browser = await startBrowser();
  const pictures: number[] = [];
  const banded: number[] = [];
  let fetched = new Set<string>();
  let withBands = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.addInitScript('globalThis.__name = (made) => made');
    await page.addInitScript(watchFirst);
    const paths = new Set<string>();
    page.on('requestfinished', (request) => paths.add(new URL(request.url()).pathname));
    await page.goto(`${address}?kommune=4631&sprak=nb`);
    await page.waitForSelector('.finding h1');
    fetched = new Set([...paths].filter((path) => path !== '/responses.bin'));
    await page.waitForFunction(
      () => (globalThis as unknown as { firstTimes: First }).firstTimes.banded !== undefined,
      undefined,
      { timeout: 60_000 },
    );
    withBands = new Set(paths);
    const times = await page.evaluate(() => (globalThis as unknown as { firstTimes: First }).firstTimes);
    const from = times.loaded ?? Number.NaN;
    pictures.push((times.picture ?? Number.NaN) - from);
    banded.push((times.banded ?? Number.NaN) - from);
    await context.close();
  }
  await browser.close();
  server.close();
  const sum = (paths: Iterable<string>): number =>
    [...paths].reduce((total, path) => total + sizeOf(path), 0);
  line('data come to first picture painted, by the clock', pictures, 'ms');
  line('data come to first picture with bands painted, by the clock', banded, 'ms');
  line('fetched before the first picture, compressed', [sum(fetched) / 1e6], 'MB');
  line('fetched before the first picture with bands, compressed', [sum(withBands) / 1e6], 'MB');
  const engine = [...fetched].filter((path) => /\/worker-[^/]*\.js$/.test(path));
  line('engine code before the first picture, compressed', [sum(engine) / 1e3], 'kB');
};

void run();
