/**
 * Measure what Veivalg can do on this machine: `npm run bench`. `--write` puts the run into docs/performance.md.
 *
 * Medians and ratios of one run on the shipped figures, in processor time, which other work on the machine moves less
 * than the clock; threads and pictures are timed by the clock. Nothing is a test.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { budgets, kept, type LineValue, measured } from './budgets.ts';
import { compileAssembly } from './lib-assembly.ts';

const root = join(import.meta.dirname, '..');
const [load = 0] = loadavg();
const writes = process.argv.includes('--write');
const folder = mkdtempSync(join(tmpdir(), 'veivalg-bench-'));
writeFileSync(join(folder, 'limit.wasm'), compileAssembly(join(root, 'packages/engine/assembly/limit.ts')));

/** Lines of JSON from a command; a part that fails leaves its lines unmeasured and says so. */
const linesOf = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): string => {
  const started = performance.now();
  const { stdout, status } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 26,
  });
  const seconds = Math.round((performance.now() - started) / 1000);
  console.error(
    `${args.find((arg) => /\.(mjs|ts|py)$/.test(arg))}: ${seconds} s, ${status === 0 ? 'done' : 'FAILED'}`,
  );
  return stdout ?? '';
};

/** Run a script in one file, as a build would have it. */
const measure = async (name: string, ...args: readonly string[]): Promise<string> => {
  const file = join(folder, `${name}.mjs`);
  const bundle = await rolldown({
    input: join(root, `scripts/${name}.ts`),
    platform: 'node',
    external: [/^node:/],
    logLevel: 'silent',
  });
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
  return linesOf(process.execPath, ['--expose-gc', file, root, ...args]);
};

const page = (name: string, ...args: readonly string[]): string =>
  linesOf('npx', ['--no-install', 'tsx', `apps/web/e2e/${name}.ts`, ...args]);

const printed = [
  await measure('bench-run', folder),
  linesOf('python3', [join(root, 'scripts/bench-numpy.py'), folder], {
    OPENBLAS_NUM_THREADS: '1',
    OMP_NUM_THREADS: '1',
  }),
  await measure('bench-ensemble-run'),
  await measure('bench-memory'),
  linesOf('npx', ['--no-install', 'tsx', 'scripts/bench-threads.ts', root]),
  page('measure-first'),
  page('record-moves', '--lines', ...(writes ? ['--write'] : [])),
];
rmSync(folder, { recursive: true });

interface Line {
  readonly name: string;
  readonly median: number;
  readonly p95: number;
  readonly unit: string;
}
const lines: Line[] = printed
  .join('\n')
  .split('\n')
  .filter((text) => text.startsWith('{'))
  .map((text) => JSON.parse(text) as Line)
  // What was not measured is no number, which JSON writes as null.
  .map((line) => ({ ...line, median: line.median ?? Number.NaN, p95: line.p95 ?? Number.NaN }));
const value: LineValue = (name, part) => lines.find((line) => line.name === name)?.[part] ?? Number.NaN;
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
const text = `<!-- Generert med «npm run bench -- --write». Endre kilden, ikke denne fila. -->
# Ytelse

Én kjøring på ${machine}. Kjørt ${new Date().toISOString().slice(0, 10)}; lasten på maskina var ${number(load)} da kjøringen begynte. Tidene er prosessortid (bruker og system), der det ikke står «by the clock»: medianen og den lengste av 95 prosent av gangene. Ingen test venter på en tid. Flyttene av tiltak står hver for seg i [hundre flytt](lever-moves.md).

## Tider

${table.join('\n')}

## Forhold

${ratioTable.join('\n')}

«Country anew» er hele landet regnet på nytt fra lastede tall i den levende kjøringen, med alt glemt fra gangen før: brukere, behov, personell etter kull, plassering og faktorer for alle kommuner, tjenester, yrker og år. «Lever» flytter ett tiltak og regner det som følger av det; «every lever» flytter alle på en gang. Sammenligningene i numpy (én tråd) og i enkle tabeller gjør hele den samme kjøringen med hoder og balanse i tillegg, og summene deres holdes mot «project» før noe måles. Den levende kjøringen skriver ikke hoder og avtalte årsverk før noen spør.

Grensen er tida de samme regneoperasjonene ville tatt med tolv kjeder i registrene og ingen lesing fra minnet. Operasjoner i dobbel presisjon teller dobbelt. Personell etter kull følger kvadratet av antall år, siden hvert kull regnes fram hvert år etter at det kom.
`;
console.log(text);
if (writes) writeFileSync(join(root, 'docs/performance.md'), text);
