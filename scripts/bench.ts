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
import { budgets, kept, measured } from './budgets.ts';
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
  env: { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' },
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

const ratioNumber = (figure: number): string =>
  Number.isFinite(figure) ? figure.toLocaleString('nb-NO', { maximumSignificantDigits: 3 }) : 'ikke målt';

const machine = `${cpus()[0]?.model ?? 'ukjent'}, ${cpus().length} kjerner, ${Math.round(totalmem() / 1e9)} GB, Node ${process.version}`;
const table = [
  '| hva | median | 95 % | enhet |',
  '|---|---|---|---|',
  ...lines.map(({ name, median, p95, unit }) => `| ${name} | ${number(median)} | ${number(p95)} | ${unit} |`),
];
const verdict = { true: 'ja', false: 'nei', null: 'ikke målt' } as const;
const ratioTable = [
  '| forhold | målt | mål | holdt |',
  '|---|---|---|---|',
  ...budgets.map((budget) => {
    const goal = `${budget.least === true ? 'minst' : 'høyst'} ${ratioNumber(budget.goal)}`;
    return `| ${budget.name} | ${ratioNumber(measured(budget, value))} | ${goal} | ${verdict[`${kept(budget, value)}`]} |`;
  }),
];
const page = `<!-- Generert med «npm run bench -- --write». Endre kilden, ikke denne fila. -->
# Ytelse

Én kjøring på ${machine}. Tidene er prosessortid (bruker og system): medianen og den lengste av 95 prosent av gangene. Ingen test venter på en tid.

## Tider

${table.join('\n')}

## Forhold

${ratioTable.join('\n')}

«Country anew» er hele landet regnet på nytt fra lastede tall i den levende kjøringen, med alt glemt fra gangen før: brukere, behov, personell etter kull, plassering og faktorer for alle kommuner, tjenester, yrker og år. «Lever» flytter ett tiltak og regner det som følger av det; «every lever» flytter alle på en gang. Sammenligningene i numpy (én tråd) og i enkle tabeller gjør hele den samme kjøringen med hoder og balanse i tillegg, og summene deres holdes mot «project» før noe måles. Den levende kjøringen skriver ikke hoder og avtalte årsverk før noen spør.

Grensen er tida de samme regneoperasjonene ville tatt med tolv kjeder i registrene og ingen lesing fra minnet. Operasjoner i dobbel presisjon teller dobbelt. Personell etter kull følger kvadratet av antall år, siden hvert kull regnes fram hvert år etter at det kom.
`;
console.log(page);
if (process.argv.includes('--write')) writeFileSync(join(root, 'docs/performance.md'), page);
process.exitCode = run.status ?? 1;
