import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import {
  emptyPlan,
  type LeverSetting,
  leverSpan,
  type Measure,
  type Plan,
  type Result,
  scenarios,
} from '@veivalg/core';
import { decodeBaseline, decodeMeasures } from '@veivalg/data';
import { type Prepared, prepare, project } from '@veivalg/engine';

const [root = '.', flag = '', file = ''] = process.argv.slice(2);
const read = <T>(
  name: string,
  decode: (bytes: Uint8Array, where: string) => { ok: true; value: T } | { ok: false },
): T => {
  const outcome = decode(readFileSync(join(root, 'build', name)), name);
  if (!outcome.ok) throw new Error(`${name} is broken: run npm run build`);
  return outcome.value;
};

const median = (times: readonly number[], share = 0.5): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ??
  Number.NaN;
const ms = (value: number): string => value.toFixed(1).padStart(8);
/** Processor time of a piece of work, which other work on the machine moves less than the clock. Unit: ms. */
const timed = (work: () => unknown): number => {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};

const startedAt = performance.now();
const quick = flag === '--quick';
const baseline = read('baseline.bin', decodeBaseline);
const library = read('measures.bin', decodeMeasures);
const loadTime = performance.now() - startedAt;
const levers = library.measures.filter(
  (measure) => measure.treatment === 'lever' && leverSpan(measure) !== null,
);

const settingOf = (measure: Measure, part: number): LeverSetting => {
  const span = leverSpan(measure);
  if (span === null) throw new Error(measure.id);
  const end = span.max === span.neutral ? span.min : span.max;
  const value = span.neutral + (end - span.neutral) * part;
  return { measure: measure.id, value, startYear: 2027, rampYears: 4, reach: 1 };
};
const planWith = (settings: readonly LeverSetting[], places: readonly string[] = []): Plan => ({
  ...emptyPlan,
  places: places as Plan['places'],
  levers: settings,
});
const run = (prepared: Prepared, plan: Plan): Result => {
  const outcome = project(prepared, plan);
  if (!outcome.ok) throw new Error(outcome.problems.map(({ code, where }) => `${code} ${where}`).join());
  return outcome.value;
};
const one = [baseline.municipalities.find(({ name }) => name === 'Alver')?.id ?? ''];

/** The plans whose numbers are kept: every kind of driver, both reaches, requirements and assumptions. */
const keptPlans = (): readonly Plan[] => [
  ...scenarios.map((scenario) => ({ ...emptyPlan, scenario })),
  { ...emptyPlan, population: 'low' },
  { ...emptyPlan, population: 'strongAgeing', places: one as Plan['places'] },
  ...levers.flatMap((measure, i) => [planWith([settingOf(measure, 0.7)], i % 2 === 0 ? one : [])]),
  planWith(levers.map((measure) => settingOf(measure, 0.3))),
  planWith(
    levers.map((measure) => settingOf(measure, 0.3)),
    one,
  ),
  ...[[], one].map((places) => ({
    ...planWith([settingOf(levers[0] as Measure, 1)], places),
    requirements: library.requirements
      .filter(({ amount }) => amount !== null)
      .slice(0, 4)
      .map(({ id }) => ({ requirement: id, sign: 1 as const, startYear: 2028, rampYears: 3 })),
  })),
  {
    ...emptyPlan,
    assumptions: [
      'demand.standardGrowth',
      'supply.sickLeave',
      'demography.levelKept',
      'supply.originShare',
    ].map((parameter) => {
      const { min, max } = baseline.parameters[parameter] ?? { min: 0, max: 0 };
      return { parameter, value: min + 0.6 * (max - min), reason: '' };
    }),
  },
];
const kept = [
  'users',
  'demandByService',
  'demand',
  'supply',
  'contractedFte',
  'heads',
  'residents',
  'employed',
] as const;
/** Every 37th number of each array: enough that no rule can slip by, small enough to keep. */
const sampled = (result: Result): readonly number[] =>
  [
    ...kept.map((name) => result[name]),
    result.cells.volume,
    result.cells.mix,
    ...result.cells.added.map(({ fte }) => fte),
  ].flatMap((array) => {
    const out: number[] = [array.reduce((a, b) => a + b, 0)];
    for (let i = 0; i < array.length; i += 37) out.push(array[i] ?? 0);
    return out;
  });

const keepOrCheck = (): void => {
  const prepared = prepare(baseline, library);
  const numbers = Float64Array.from(keptPlans().flatMap((plan) => sampled(run(prepared, plan))));
  if (flag === '--store') {
    writeFileSync(file, new Uint8Array(numbers.buffer));
    console.log(`${numbers.length} numbers kept`);
    return;
  }
  const before = new Float64Array(new Uint8Array(readFileSync(file)).buffer);
  let worst = before.length === numbers.length ? 0 : Number.POSITIVE_INFINITY;
  let differ = 0;
  for (let i = 0; i < numbers.length; i++) {
    const [a, b] = [before[i] ?? 0, numbers[i] ?? 0];
    if (a === b) continue;
    differ += 1;
    // An absolute ten-thousandth of a millionth of a person, for cells that hold next to no one.
    const off = Math.abs(a - b) / Math.max(Math.abs(a), 1e-4);
    worst = Number.isNaN(off) ? Number.POSITIVE_INFINITY : Math.max(worst, off);
  }
  console.log(`${numbers.length} numbers, ${differ} differ, worst ${worst.toExponential(2)} relative`);
  process.exitCode = worst <= 1e-12 ? 0 : 1;
};

const drag = (prepared: Prepared, planAt: (part: number) => Plan, steps: number): readonly number[] => {
  run(prepared, planAt(0.5));
  return Array.from({ length: steps }, (_, i) => {
    const plan = planAt((i + 1) / (steps + 1));
    return timed(() => run(prepared, plan));
  });
};

const measureAll = (): void => {
  const first = prepare(baseline, library);
  const cold = timed(() => run(first, emptyPlan));
  const fresh = Array.from({ length: quick ? 7 : 12 }, () =>
    timed(() => run(prepare(baseline, library), emptyPlan)),
  ).slice(3);
  const prepared = prepare(baseline, library);
  const all = (part: number): Plan => planWith(levers.map((measure) => settingOf(measure, part * 0.6)));
  for (let i = 0; i < 3; i++)
    for (const measure of levers) run(prepared, planWith([settingOf(measure, 0.2)]));
  const rows = (quick ? levers.filter((_, i) => i % 8 === 2) : levers).map((measure) => {
    const whole = drag(prepared, (part) => planWith([settingOf(measure, part)]), 7);
    const own = drag(prepared, (part) => planWith([settingOf(measure, part)], one), 5);
    const drivers = [...new Set(measure.moves.map(({ driver }) => driver))].join(' ');
    return { id: measure.id, drivers, whole, own };
  });
  const together = drag(prepared, all, quick ? 8 : 25);
  const togetherOwn = drag(
    prepared,
    (part) => ({ ...all(part), places: one as Plan['places'] }),
    quick ? 5 : 15,
  );
  const among = drag(
    prepared,
    (part) =>
      planWith([settingOf(levers[3] as Measure, part), ...levers.slice(5, 15).map((m) => settingOf(m, 0.4))]),
    15,
  );
  for (const { id, drivers, whole, own } of rows)
    console.log(`${id.slice(0, 36).padEnd(36)} ${ms(median(whole))} ${ms(median(own))}  ${drivers}`);
  const table: readonly (readonly [string, readonly number[]])[] = [
    ['one lever moved, whole country', rows.flatMap(({ whole }) => whole)],
    ['one lever moved, one municipality', rows.flatMap(({ own }) => own)],
    [
      'slowest lever, whole country',
      [...rows].sort((a, b) => median(b.whole) - median(a.whole))[0]?.whole ?? [],
    ],
    ['one of eleven levers moved', among],
    ['all levers moved at once', together],
    ['all levers moved at once, one municipality', togetherOwn],
    ['whole country from loaded data, warm', fresh],
  ];
  console.log(`${'ms'.padEnd(44)}  median     95 %`);
  for (const [name, times] of table)
    console.log(`${name.padEnd(44)}${ms(median(times))} ${ms(median(times, 0.95))}`);
  console.log(`${'first run ever, cold'.padEnd(44)}${ms(cold)}`);
  console.log(`${'reading the two files, cold'.padEnd(44)}${ms(loadTime)}`);
};

if (!existsSync(join(root, 'build/baseline.bin'))) throw new Error('run npm run build first');
if (flag === '--store' || flag === '--check') keepOrCheck();
else measureAll();
