/**
 * Measure the ensemble by itself on the shipped figures: `npx tsx scripts/bench-ensemble-run.ts`.
 *
 * Processor time, medians; how far reduced bands are from full ones on random lever states is printed beside.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyPlan, leverSpan, type Plan } from '@veivalg/core';
import { decodeBaseline, decodeBinary, decodeMeasures } from '@veivalg/data';
import {
  bandsOf,
  everyPlace,
  everyYear,
  pictureBands,
  prepare,
  prepareEnsemble,
  professionFans,
  project,
  type Responses,
  reducedBandsOf,
  sobolPoint,
  spreadOf,
} from '@veivalg/engine';

const root = process.argv[2] ?? join(import.meta.dirname, '..');
const need = <T>(outcome: { ok: true; value: T } | { ok: false }): T => {
  if (!outcome.ok) throw new Error('build the figures first: npm run build');
  return outcome.value;
};
const bytes = (name: string): Uint8Array => readFileSync(join(root, 'build', name));
const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
  Number.NaN;
const report = (name: string, values: readonly number[], unit = 'ms'): void =>
  console.log(JSON.stringify({ name, median: quantile(values, 0.5), p95: quantile(values, 0.95), unit }));
const cpu = (work: () => unknown): number => {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};
const times = (count: number, work: () => unknown): readonly number[] =>
  Array.from({ length: count }, () => cpu(work));

const baseline = need(decodeBaseline(bytes('baseline.bin'), 'baseline.bin'));
const library = need(decodeMeasures(bytes('measures.bin'), 'measures.bin'));
const responses = need(decodeBinary(bytes('responses.bin'), 'responses.bin')) as Responses;
const prepared = prepare(baseline, library);
const all = Array.from({ length: baseline.municipalities.length }, (_, m) => m);
const year = 14;

/** A plan with about one lever in three, each pulled a random part of its way. */
const planOf = (number: number): Plan => ({
  ...emptyPlan,
  levers: library.measures.flatMap((measure) => {
    const span = measure.treatment === 'lever' ? leverSpan(measure) : null;
    if (span === null || sobolPoint(number, `used:${measure.id}`, 0) > 0.3) return [];
    const value = span.neutral + (span.max - span.neutral) * sobolPoint(number, `part:${measure.id}`, 0);
    return [{ measure: measure.id, value, startYear: 2027, rampYears: 4, reach: 1 }];
  }),
});
const run = need(project(prepared, planOf(1)));

for (const draws of [500, 1000]) {
  let made = prepareEnsemble(responses, baseline, { draws, seed: 1 });
  report(
    `ensemble made ready ${draws}`,
    times(3, () => {
      made = prepareEnsemble(responses, baseline, { draws, seed: 1 });
    }),
  );
  const ensemble = need(made);
  report(
    `first map of a year ${draws}`,
    times(1, () => reducedBandsOf(ensemble, { result: run, targets: everyPlace(run, year) })),
  );
  report(
    `first fan of an area ${draws}`,
    times(1, () => reducedBandsOf(ensemble, { result: run, targets: everyYear(run, [100]) })),
  );
  report(`rows of a year ${draws}`, [ensemble.leading(year, 'all').count], 'rows');
  report(`memory of the ensemble ${draws}`, [ensemble.kernels.used() / 1e6], 'MB');
  const map = { result: run, targets: everyPlace(run, year) };
  report(
    `map, reduced ${draws}`,
    times(25, () => reducedBandsOf(ensemble, map)),
  );
  report(
    `map, full rows ${draws}`,
    times(15, () => bandsOf(ensemble, map)),
  );
  report(
    `bands of a picture, one municipality ${draws}`,
    times(25, () => pictureBands(ensemble, run, { members: [100], year, everyPlace: false })),
  );
  report(
    `bands of a picture with a map, one municipality ${draws}`,
    times(25, () => pictureBands(ensemble, run, { members: [100], year, everyPlace: true })),
  );
  report(
    `bands of a picture, the country ${draws}`,
    times(15, () => pictureBands(ensemble, run, { members: all, year, everyPlace: false })),
  );
  const fans = (): unknown => professionFans(ensemble, run, { members: [100] });
  fans();
  report(`one municipality, 17 professions, 25 years, reduced ${draws}`, times(25, fans));
}

// How far reduced bands are from full ones. Unit: standard deviations.
const ensemble = need(prepareEnsemble(responses, baseline, { draws: 500, seed: 1 }));
const misses: number[] = [];
for (let i = 0; i < Number(process.argv[3] ?? 10); i++) {
  const request = { result: need(project(prepared, planOf(i + 2))), targets: everyPlace(run, year) };
  const [full, reduced] = [bandsOf(ensemble, request), reducedBandsOf(ensemble, request)];
  const { sd } = spreadOf(ensemble, request);
  for (const part of ['p10', 'p50', 'p90'] as const)
    full[part].forEach((value, m) => {
      misses.push(Math.abs(value - (reduced[part][m] ?? Number.NaN)) / (sd[m] ?? Number.NaN));
    });
}
report('reduced bands from full ones', misses, 'sd');
report('worst reduced band from a full one', [Math.max(...misses)], 'sd');
