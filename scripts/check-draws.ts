/**
 * Hold draws against the model run anew: `npx tsx scripts/check-draws.ts [plans] [year] [first] [--write]`.
 *
 * Random plans, one draw each, every uncertain parameter moved at once; local noise apart. Prints how far the draws are
 * from the model in standard deviations of each place's own draws, and how far P10, P50 and P90 over all the plans are
 * apart. Each plan is kept in `build/check-draws.jsonl` as it is done, so a long run can be stopped and taken up again, or
 * shared by two, one of them with a later `first`;
 * `--write` puts what is done into `validation/results/draws.json`, which `veivalg etterprov` shows.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyPlan, leverSpan, type Plan } from '@veivalg/core';
import { decodeBaseline, decodeBinary, decodeMeasures } from '@veivalg/data';
import { prepare, prepareEnsemble, type Responses, sobolPoint } from '@veivalg/engine';
import { bruteForceMiss } from '../validation/src/bands/brute-force.ts';
import { type PlanMiss, summariseMisses } from '../validation/src/bands/draw-misses.ts';

const root = join(import.meta.dirname, '..');
const kept = join(root, 'build', 'check-draws.jsonl');
const written = process.argv.includes('--write');
const [plans = '20', askedYear = '2040', first = '0'] = process.argv
  .slice(2)
  .filter((word) => !word.startsWith('--'));
const need = <T>(outcome: { ok: true; value: T } | { ok: false }): T => {
  if (!outcome.ok) throw new Error('build the figures first: npm run build');
  return outcome.value;
};
const bytes = (name: string): Uint8Array => readFileSync(join(root, 'build', name));
const baseline = need(decodeBaseline(bytes('baseline.bin'), 'baseline.bin'));
const library = need(decodeMeasures(bytes('measures.bin'), 'measures.bin'));
const responses = need(decodeBinary(bytes('responses.bin'), 'responses.bin')) as Responses;
const draws = 1000;
const year = Number(askedYear) - baseline.baseYear;
const levers = library.measures.filter(
  (measure) => measure.treatment === 'lever' && leverSpan(measure) !== null,
);

/** A plan with about one lever in four, each pulled a random part of its way. */
const planOf = (number: number): Plan => ({
  ...emptyPlan,
  levers: levers
    .filter((measure) => sobolPoint(number, `used:${measure.id}`, 0) < 0.25)
    .map((measure) => {
      const span = leverSpan(measure);
      const part = sobolPoint(number, `part:${measure.id}`, 0);
      return {
        measure: measure.id,
        value: span === null ? 0 : span.neutral + (span.max - span.neutral) * part,
        startYear: 2027,
        rampYears: 4,
        reach: 1,
      };
    }),
});

/** Plans done before on the same figures; one that two processes did is counted once. */
const doneBefore = (): readonly PlanMiss[] => {
  if (!existsSync(kept)) return [];
  const lines = readFileSync(kept, 'utf8').trim().split('\n');
  const byPlan = new Map<number, PlanMiss>();
  for (const line of lines) {
    const miss = JSON.parse(line) as PlanMiss;
    if (miss.baselineId === responses.baselineId && miss.year === Number(askedYear))
      byPlan.set(miss.plan, miss);
  }
  return [...byPlan.values()];
};

/** Run one plan and one draw both ways. */
const runner = (): ((plan: number) => PlanMiss) => {
  const prepared = prepare(baseline, library);
  const ensemble = need(prepareEnsemble(responses, baseline, { draws, seed: 1 }));
  const short = (values: Float64Array): number[] =>
    Array.from(values, (value) => Math.round(value * 1e4) / 1e4);
  return (plan) => {
    const draw = Math.floor(sobolPoint(plan, 'draw', 0) * draws);
    const miss = bruteForceMiss(prepared, ensemble, planOf(plan), year, draw);
    return {
      baselineId: responses.baselineId,
      year: Number(askedYear),
      plan,
      draw,
      ...miss,
      drawn: short(miss.drawn),
      model: short(miss.model),
    };
  };
};

const misses = [...doneBefore()];
const done = new Set(misses.map(({ plan }) => plan));
const left = Array.from({ length: Number(plans) }, (_, plan) => plan).filter(
  (plan) => plan >= Number(first) && !done.has(plan),
);
if (left.length > 0) {
  const run = runner();
  for (const plan of left) {
    const miss = run(plan);
    misses.push(miss);
    appendFileSync(kept, `${JSON.stringify(miss)}\n`);
  }
}
const summary = summariseMisses(misses);
console.log(JSON.stringify(summary, null, 2));
if (written) {
  mkdirSync(join(root, 'validation/results'), { recursive: true });
  writeFileSync(join(root, 'validation/results/draws.json'), `${JSON.stringify(summary, null, 2)}\n`);
}
