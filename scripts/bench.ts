/**
 * Measure what Veivalg can do on this machine: `npm run bench`. `--write` puts the run into docs/performance.md.
 *
 * Medians and ratios of one run on the shipped figures, in processor time, which other work on the machine moves less
 * than the clock; nothing is a test.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { compileAssembly } from './lib-assembly.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'veivalg-bench-'));
const file = join(folder, 'bench.mjs');
writeFileSync(join(folder, 'limit.wasm'), compileAssembly(join(root, 'packages/engine/assembly/limit.ts')));
const bundle = await rolldown({
  input: join(root, 'scripts/bench-run.ts'),
  platform: 'node',
  external: [/^node:/],
  logLevel: 'silent',
});
await bundle.write({ file, format: 'esm', codeSplitting: false });
await bundle.close();
const run = spawnSync(process.execPath, ['--expose-gc', file, root, folder], {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
  maxBuffer: 1 << 26,
});
const numpy = spawnSync('python3', [join(root, 'scripts/bench-numpy.py'), folder], {
  encoding: 'utf8',
  env: { ...process.env, OPENBLAS_NUM_THREADS: '2', OMP_NUM_THREADS: '2' },
});
rmSync(folder, { recursive: true });

interface Line {
  readonly name: string;
  readonly median: number;
  readonly p95: number;
  readonly unit: string;
}
const lines: Line[] = [run.stdout, numpy.status === 0 ? numpy.stdout : '']
  .join('\n')
  .split('\n')
  .filter((text) => text.startsWith('{'))
  .map((text) => JSON.parse(text) as Line);
const value = (name: string): number => lines.find((line) => line.name === name)?.median ?? Number.NaN;
const number = (figure: number): string =>
  figure.toLocaleString('nb-NO', { maximumFractionDigits: figure < 10 ? 2 : figure < 100 ? 1 : 0 });

/** Ratios that the goals are stated in: name, what is divided, goal. */
const ratios: readonly (readonly [string, number, string])[] = [
  [
    'Hele landet mot numpy, celle for celle',
    value('country') / value('numpy: cell by cell'),
    'høyst 1/60 = 0,017',
  ],
  ['Hele landet mot numpy, faktorisert', value('country') / value('numpy: factorised'), 'høyst 1/4 = 0,25'],
  [
    'Hele landet mot vår egen enkle utgave',
    value('country') / value('plain typed arrays'),
    'høyst 1/60 = 0,017',
  ],
  [
    'Båndproduktet mot maskinens grense for 128 bit',
    value('product') / value('product at the limit'),
    'høyst 2',
  ],
  ['Spredning, 10 000 trekk mot 1 000', value('spread map 10000') / value('spread map 1000'), 'høyst 1,1'],
  ['Bånd med trekk, 10 000 mot 1 000', value('bands map 10000') / value('bands map 1000'), 'lineært: 10'],
  ['WebAssembly mot TypeScript, produkt', value('product plain') / value('product'), 'betaler seg over 1'],
  [
    'WebAssembly mot TypeScript, kvantiler',
    value('quantiles plain') / value('quantiles'),
    'betaler seg over 1',
  ],
];

const machine = `${cpus()[0]?.model ?? 'ukjent'}, ${cpus().length} kjerner, ${Math.round(totalmem() / 1e9)} GB, Node ${process.version}`;
const table = [
  '| hva | median | 95 % | enhet |',
  '|---|---|---|---|',
  ...lines.map(({ name, median, p95, unit }) => `| ${name} | ${number(median)} | ${number(p95)} | ${unit} |`),
];
const ratioTable = [
  '| forhold | målt | mål |',
  '|---|---|---|',
  ...ratios.map(
    ([name, ratio, goal]) =>
      `| ${name} | ${Number.isFinite(ratio) ? number(ratio) : 'ikke målt (numpy mangler)'} | ${goal} |`,
  ),
];
const page = `<!-- Generert med «npm run bench -- --write». Endre kilden, ikke denne fila. -->
# Ytelse

Én kjøring på ${machine}. Tidene er prosessortid (bruker og system): medianen og den lengste av 95 prosent av gangene. Ingen test venter på en tid.

## Tider

${table.join('\n')}

## Forhold

${ratioTable.join('\n')}

«Hele landet» er en full kjøring av en plan med et tiltak som flyttes: behov, tilgang og balanse for alle kommuner, tjenester, yrker og år. Sammenligningene i numpy og enkle tabeller regner bare behovssiden, så forholdet er satt strengt.
`;
console.log(page);
if (process.argv.includes('--write')) writeFileSync(join(root, 'docs/performance.md'), page);
process.exitCode = run.status ?? 1;
