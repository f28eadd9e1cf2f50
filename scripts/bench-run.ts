import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyPlan, leverSpan, type Plan, professions } from '@veivalg/core';
import { decodeBaseline, decodeBinary, decodeMeasures } from '@veivalg/data';
import {
  bandsOf,
  compileKernels,
  drawsOf,
  everyPlace,
  everyYear,
  makeKernels,
  measureResponses,
  plainKernels,
  prepare,
  prepareEnsemble,
  project,
  type Responses,
  responsesForm,
  spreadOf,
} from '@veivalg/engine';
import { measureGrowth, measureLive, wholeOperations } from './bench-live.ts';
import { plainRun, sameTotals, totalsOf, wholeInputs } from './bench-whole.ts';

const [root = '.', scratch = '.'] = process.argv.slice(2);
const quantile = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ??
  Number.NaN;
const report = (name: string, times: readonly number[], unit = 'ms'): void =>
  console.log(JSON.stringify({ name, median: quantile(times, 0.5), p95: quantile(times, 0.95), unit }));
const cpu = (work: () => unknown): number => {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};
const times = (count: number, work: (i: number) => unknown): readonly number[] =>
  Array.from({ length: count }, (_, i) => cpu(() => work(i)));
const need = <T>(outcome: { ok: true; value: T } | { ok: false }): T => {
  if (!outcome.ok) throw new Error('build the figures first: npm run build');
  return outcome.value;
};
const bytesOf = (name: string): Uint8Array => readFileSync(join(root, 'build', name));

// Cold start to the first balance.
let prepared = null as ReturnType<typeof prepare> | null;
const library = need(decodeMeasures(bytesOf('measures.bin'), 'measures.bin'));
report(
  'figures read',
  times(1, () => decodeBaseline(bytesOf('baseline.bin'), 'baseline.bin')),
);
const baseline = need(decodeBaseline(bytesOf('baseline.bin'), 'baseline.bin'));
report(
  'first balance',
  times(1, () => {
    prepared = prepare(baseline, library);
    need(project(prepared, emptyPlan));
  }),
);
const ready = prepared ?? prepare(baseline, library);
const levers = library.measures.filter(
  (measure) => measure.treatment === 'lever' && leverSpan(measure) !== null,
);
const planAt = (i: number, count: number): Plan => ({
  ...emptyPlan,
  levers: levers.slice(0, count).map((measure) => {
    const span = leverSpan(measure);
    const value = span === null ? 0 : span.neutral + (span.max - span.neutral) * (0.1 + 0.01 * (i % 50));
    return { measure: measure.id, value, startYear: 2027, rampYears: 4, reach: 1 };
  }),
});
times(10, (i) => project(ready, planAt(i, 1)));
report(
  'project, one lever',
  times(20, (i) => need(project(ready, planAt(i, 1)))),
);
report(
  'project, every lever',
  times(10, (i) => need(project(ready, planAt(i, levers.length)))),
);
const result = need(project(ready, planAt(7, 3)));
const [years, places] = [result.yearCount, result.placeCount];

// The whole run as a straightforward author would write it, held to `project` before it is timed.
const inputs = wholeInputs(ready);
const truth = totalsOf(need(project(ready, emptyPlan)));
sameTotals('plain typed arrays', plainRun(ready, inputs), truth);
report(
  'plain typed arrays',
  times(3, () => plainRun(ready, inputs)),
);
for (const [name, array] of Object.entries(inputs.arrays))
  writeFileSync(
    join(scratch, `${name}.bin`),
    new Uint8Array(array.buffer, array.byteOffset, array.byteLength),
  );
writeFileSync(join(scratch, 'shape.json'), JSON.stringify({ ...inputs.shape, totals: truth }));

// The live run.
measureLive({ prepared: ready, levers, truth, report, times });

// The ensemble.
const stored = join(root, 'build', 'responses.bin');
const kept = existsSync(stored) ? decodeBinary(readFileSync(stored), stored) : null;
const usable =
  kept?.ok === true &&
  (kept.value as Responses).baselineId === baseline.id &&
  (kept.value as Responses).form === responsesForm;
const responses = usable ? (kept.value as Responses) : need(measureResponses(ready));
const module = compileKernels();
const all = Array.from({ length: places }, (_, m) => m);
for (const draws of [1000, 10_000]) {
  const ensembles = [0, 1, 2].map((seed) => {
    let made = null as ReturnType<typeof prepareEnsemble> | null;
    const time = cpu(() => {
      made = prepareEnsemble(responses, baseline, { draws, seed }, module);
    });
    return { time, made };
  });
  report(
    `ensemble prepared ${draws}`,
    ensembles.map(({ time }) => time),
  );
  const made = ensembles[2]?.made;
  if (made === null || made === undefined) throw new Error('no ensemble');
  const ensemble = need(made);
  report(`memory of the kernels ${draws}`, [ensemble.kernels.used() / 1e6], 'MB');
  const map = { result, targets: everyPlace(result, 14) };
  bandsOf(ensemble, map);
  spreadOf(ensemble, map);
  report(
    `bands map ${draws}`,
    times(15, () => bandsOf(ensemble, map)),
  );
  report(
    `spread map ${draws}`,
    times(15, () => spreadOf(ensemble, map)),
  );
  if (draws > 1000) continue;
  report(
    'bands of a coverage map',
    times(9, () => bandsOf(ensemble, { ...map, quantity: 'coverage' })),
  );
  report(
    'difference map',
    times(9, () => bandsOf(ensemble, { ...map, against: result })),
  );
  report(
    'one municipality, 25 years',
    times(15, () => bandsOf(ensemble, { result, targets: everyYear(result, [100]) })),
  );
  report(
    'the country, 25 years',
    times(5, () => bandsOf(ensemble, { result, targets: everyYear(result, all) })),
  );
  report(
    'one municipality, 17 professions, 25 years',
    times(5, () =>
      professions.map((profession) =>
        bandsOf(ensemble, { result, selection: { profession }, targets: everyYear(result, [100]) }),
      ),
    ),
  );
  report(
    'every profession and place, 25 years',
    times(1, () =>
      professions.map((profession) =>
        Array.from({ length: years }, (_, y) =>
          bandsOf(ensemble, { result, selection: { profession }, targets: everyPlace(result, y) }),
        ),
      ),
    ),
  );
  drawsOf(ensemble, { result, targets: [] });
}

// Kernels against their twins, and against what the machine can do.
const [K, D, M] = [72, 1000, 357] as const;
const bench = (kernels: ReturnType<typeof plainKernels>, label: string, rounds: number): void => {
  const fill = (array: Float32Array): Float32Array => array.map((_, i) => Math.sin(i * 1.37));
  const [coefficients, rows, noise, scale, out] = [M * K, K * D, M * D, M, M * D].map((length) =>
    kernels.f32(length),
  );
  if (!coefficients || !rows || !noise || !scale || !out) return;
  for (const array of [coefficients, rows, noise, scale]) array.set(fill(array));
  const ranks = kernels.i32(3);
  ranks.set([99, 499, 899]);
  const picked = kernels.f32(M * 3);
  const product = (): void => kernels.productF32(coefficients, rows, noise, scale, out, M, K, D);
  const pick = (): void => kernels.orderStatisticsF32(out, ranks, picked, M, D, D);
  product();
  pick();
  report(`product${label}`, times(rounds, product));
  report(`quantiles${label}`, times(rounds, pick));
};
bench(makeKernels(16 << 20, D, module), '', 15);
bench(plainKernels(), ' plain', 5);
const limit = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(join(scratch, 'limit.wasm'))), {
  env: { memory: new WebAssembly.Memory({ initial: 1 }) },
}).exports as unknown as { arithmeticLimit(rounds: number): number };
limit.arithmeticLimit(1_000_000);
const rounds = 4_000_000;
const perRound = times(7, () => limit.arithmeticLimit(rounds)).map((time) => time / rounds);
const flops = quantile(
  perRound.map((time) => 96 / time / 1e6),
  0.5,
);
report('128-bit arithmetic', [flops], 'GFLOP/s');
report('product at the limit', [(2 * M * K * D) / (flops * 1e6)]);

report('the whole run at the limit', [wholeOperations(ready, inputs) / (flops * 1e6)]);
measureGrowth({ prepared: ready, baseline, library, report, times });
report('memory of the process', [process.memoryUsage().rss / 1e6], 'MB');
