import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Measure } from '@veivalg/core';
import { sobolPoint } from '@veivalg/engine';
import type { Page } from 'playwright-core';
import { startBrowser } from './browser.ts';
import { serveFolder } from './serve-folder.ts';
import { type Moves, type MoveTimes, moveLevers, watchMoves } from './watch-moves.ts';

/**
 * Record a hundred lever moves in the built app, with charts and with the map beside them: from the finger to the painted picture.
 *
 * Prints; never fails on a time. Run with `npx tsx apps/web/e2e/record-moves.ts`; `--write` puts the run into docs/lever-moves.md,
 * `--lines` prints what the benchmark reads in place of the page.
 */
const dist = process.env['VEIVALG_DIST'] ?? fileURLToPath(new URL('../dist', import.meta.url));
const file = fileURLToPath(new URL('../../../docs/lever-moves.md', import.meta.url));
const seed = 20261121;
const stepsPerDrag = 5;
const drags = 20;

/** What a lever moves in the model. Every drag is of one kind, and every kind has its turn. */
const kinds = [
  ['health', 'helse', ['demand.healthyShare', 'demand.unpaidCare']],
  ['use', 'bruk', ['demand.userRate', 'demand.lowValueVolume']],
  [
    'FTE per user',
    'årsverk per bruker',
    ['demand.ftePerUser', 'demand.adminTimeShare', 'demand.labourSaving'],
  ],
  ['tasks', 'oppgavedeling', ['mix.taskShare', 'demand.levelTransfer']],
  ['positions', 'stilling og fravær', ['supply.position', 'supply.sickLeave', 'supply.hoursPerFte']],
  ['retention', 'avgang', ['supply.exitRate', 'supply.retirementAge']],
  ['study places', 'studieplasser', ['supply.intake', 'supply.completionRate', 'supply.adultInflow']],
] as const;

const views = [
  ['charts', 'kommunen, to figurer', '?kommune=4631&sprak=nb'],
  ['map', 'kommunen, figur og kart over landet', '?kommune=4631&sprak=nb&h=map'],
  ['country', 'landet, to figurer', '?sprak=nb'],
] as const;

interface Recorded {
  readonly view: string;
  readonly kind: string;
  readonly moves: Moves;
  /** Processor time of the page's main thread during the drag, which other work on the machine does not lengthen. Unit: ms. */
  readonly processor: number;
}

/** Reader of the processor time that the page's main thread has used. Unit: ms. */
const processorOf = async (page: Page): Promise<() => Promise<number>> => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
};

const { measures } = JSON.parse(readFileSync(`${dist}/measures.json`, 'utf8')) as {
  measures: readonly Measure[];
};

const measuresOf = (drivers: readonly string[], onPage: ReadonlySet<string>): readonly string[] =>
  measures.flatMap((measure) =>
    measure.treatment === 'lever' &&
    onPage.has(measure.id) &&
    measure.moves.some((move) => drivers.includes(move.driver))
      ? [measure.id]
      : [],
  );

const point = (name: string, number: number): number => sobolPoint(seed, name, number);

const recordView = async (page: Page, address: string, name: string): Promise<readonly Recorded[]> => {
  await page.goto(address);
  await page.waitForSelector('.finding h1');
  await page.waitForTimeout(6000);
  for (const more of await page.locator('.lever-group .more').all()) await more.click();
  const onPage = new Set(
    await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[data-measure]:has(input[type=range])')].map(
        (row) => row.dataset['measure'] ?? '',
      ),
    ),
  );
  const processor = await processorOf(page);
  const recorded: Recorded[] = [];
  for (let d = 0; d < drags; d++) {
    // One drag in eight moves every lever on the page at once.
    const [, kind, drivers] = kinds[d % (kinds.length + 1)] ?? ['', 'alle tiltak på en gang', []];
    const of = drivers.length === 0 ? [...onPage] : measuresOf(drivers, onPage);
    const chosen = Math.min(of.length - 1, Math.floor(point(`lever ${name}`, d) * of.length));
    const before = await processor();
    const moves = await moveLevers(page, {
      measures: drivers.length === 0 ? of : of.slice(chosen, chosen + 1),
      steps: Array.from({ length: stepsPerDrag }, (_, i) => point(`value ${name}`, d * stepsPerDrag + i)),
    });
    recorded.push({ view: name, kind, moves, processor: (await processor()) - before });
    // What belongs to the rest is let come before the next drag.
    await page.waitForTimeout(2500);
  }
  return recorded;
};

const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ??
  Number.NaN;
const number = (value: number): string =>
  value.toLocaleString('nb-NO', { maximumFractionDigits: value < 100 ? 1 : 0 });

/** From the finger to painted without the wait for the screen. */
const worked = ({ input, answer, page, frame }: MoveTimes): number => input + answer + page + frame;

const columns = [
  ['trykket', ({ input }: MoveTimes) => input],
  ['svaret', ({ answer }: MoveTimes) => answer],
  ['herav regnet', ({ worker }: MoveTimes) => worker],
  ['siden', ({ page }: MoveTimes) => page],
  ['tegnet', ({ frame }: MoveTimes) => frame],
  ['i alt', worked],
  ['etter klokka', ({ clock }: MoveTimes) => clock],
] as const;

const row = (name: string, recorded: readonly Recorded[]): string => {
  const times = recorded.flatMap(({ moves }) => moves.times);
  const long = recorded.flatMap(({ moves }) => moves.long);
  const cells = columns.map(([, read]) => {
    const values = times.map(read);
    return `${number(quantile(values, 0.5))} (${number(quantile(values, 0.95))})`;
  });
  const within = times.filter((one) => worked(one) <= 1000 / 60).length / Math.max(1, times.length);
  const banded = times.filter((one) => one.banded).length;
  return `| ${name} | ${times.length} | ${cells.join(' | ')} | ${number(100 * within)} % | ${banded} | ${long.length} |`;
};

/** The page's processor time for a move, all of its frames counted. Unit: ms. */
const perMove = (recorded: readonly Recorded[]): number =>
  recorded.reduce((total, one) => total + one.processor, 0) /
  recorded.reduce((total, { moves }) => total + moves.times.length, 0);

const table = (first: string, rows: readonly string[]): string =>
  [
    `| ${first} | flytt | ${columns.map(([name]) => name).join(' | ')} | innen 16,7 ms | med bånd | over 50 ms |`,
    `|---|${columns.map(() => '---|').join('')}---|---|---|---|`,
    ...rows,
  ].join('\n');

const run = async (): Promise<void> => {
  const [load = 0] = loadavg();
  const { server, address } = await serveFolder(dist);
  const browser = await startBrowser();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  // The runner wraps functions in a helper that the page does not have.
  await page.addInitScript('globalThis.__name = (made) => made');
  await page.addInitScript(watchMoves);
  const recorded: Recorded[] = [];
  for (const [name, , query] of views) recorded.push(...(await recordView(page, `${address}${query}`, name)));
  const version = browser.version();
  await browser.close();
  server.close();
  const parts = views.map(([name, title]) => {
    const here = recorded.filter(({ view }) => view === name);
    const names = [...new Set(here.map(({ kind }) => kind))];
    return `## ${title.charAt(0).toUpperCase()}${title.slice(1)}

Sidas hovedtråd brukte ${number(perMove(here))} ms prosessortid for hvert flytt, alle bilder på veien medregnet.

${table('tiltak', [
  row('alle', here),
  ...names.map((kind) =>
    row(
      kind,
      here.filter((one) => one.kind === kind),
    ),
  ),
])}`;
  });
  const text = `<!-- Generert med «npx tsx apps/web/e2e/record-moves.ts --write». Endre kilden, ikke denne fila. -->
# Hundre flytt av tiltak

Et opptak av ${drags * stepsPerDrag} flytt i hver av ${views.length} visninger, gjort ${new Date().toISOString().slice(0, 10)} i Chromium ${version} uten skjerm på ${cpus()[0]?.model ?? 'ukjent'}, ${cpus().length} kjerner, ${Math.round(totalmem() / 1e9)} GB. Tiltakene og verdiene er trukket med fast frø; hvert drag er ${stepsPerDrag} flytt. Hver rute er medianen og, i parentes, den lengste av 95 prosent. Tall i millisekunder etter klokka, så annet arbeid på maskina er med: lasten var ${number(load)} da opptaket tok til.

Trykket er sidas arbeid før spørsmålet er sendt. Svaret er tida til regnetråden har svart, vei fram og tilbake medregnet; herav regnet er det tråden selv brukte. Siden er arbeidet med svaret: setninger, figurer, kart. Tegnet er stil, oppsett og tegning av bildet. I alt er summen, uten ventetida på skjermens neste bilde, som avhenger av skjermen; etter klokka er den med. Målet er høyst 8 ms i midten og 95 prosent innen 16,7 ms. «Med bånd» er flyttene der båndene for planen slik den sto, kom i samme bilde, og «over 50 ms» er tallet på lange oppgaver i siden. Med alle tiltak på en gang regnes tida fra det siste av dem er flyttet.

${parts.join('\n\n')}
`;
  if (process.argv.includes('--lines'))
    for (const [name] of views) {
      const here = recorded.filter(({ view }) => view === name);
      for (const [what, values] of [
        [
          'lever to painted with bands, VIEW, by the clock',
          here.flatMap(({ moves }) => moves.times.filter(({ banded }) => banded).map(worked)),
        ],
        ['main thread of the page for a lever move, VIEW', here.map((one) => perMove([one]))],
      ] as const)
        console.log(
          JSON.stringify({
            name: what.replace('VIEW', name),
            median: quantile(values, 0.5),
            p95: quantile(values, 0.95),
            unit: 'ms',
          }),
        );
    }
  else console.log(text);
  if (process.argv.includes('--write')) writeFileSync(file, text);
};

void run();
