/**
 * Hold draws against the model run anew: `npx tsx scripts/check-draws.ts [plans] [year]`.
 *
 * Random plans, one draw each, every uncertain parameter moved at once; local noise apart. Prints how far the draws are
 * from the model in standard deviations, and for the country how far P10, P50 and P90 over the same draws are apart.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyPlan, leverSpan, type Plan } from '@veivalg/core';
import { decodeBaseline, decodeBinary, decodeMeasures } from '@veivalg/data';
import { drawsOf, prepare, prepareEnsemble, project, type Responses, sobolPoint } from '@veivalg/engine';
import { bruteForceMiss, modelInDraw } from '../validation/src/bands/brute-force.ts';

const root = join(import.meta.dirname, '..');
const [plans = '20', askedYear = '2040'] = process.argv.slice(2);
const need = <T>(outcome: { ok: true; value: T } | { ok: false }): T => {
  if (!outcome.ok) throw new Error('build the figures first: npm run build');
  return outcome.value;
};
const bytes = (name: string): Uint8Array => readFileSync(join(root, 'build', name));
const baseline = need(decodeBaseline(bytes('baseline.bin'), 'baseline.bin'));
const library = need(decodeMeasures(bytes('measures.bin'), 'measures.bin'));
const responses = need(decodeBinary(bytes('responses.bin'), 'responses.bin')) as Responses;
const prepared = prepare(baseline, library);
const draws = 1000;
const ensemble = need(prepareEnsemble(responses, baseline, { draws, seed: 1 }));
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

const misses: number[] = [];
let worst = 0;
const all = Array.from({ length: baseline.municipalities.length }, (_, m) => m);
const pairs: { readonly fast: number; readonly slow: number }[] = [];
const reference = need(project(prepared, emptyPlan));
const country = drawsOf(ensemble, { result: reference, targets: [{ year, places: all }] });
for (let i = 0; i < Number(plans); i++) {
  const draw = Math.floor(sobolPoint(i, 'draw', 0) * draws);
  const miss = bruteForceMiss(prepared, ensemble, planOf(i), year, draw);
  misses.push(miss.typical);
  worst = Math.max(worst, miss.worst);
  const slow = modelInDraw(prepared, ensemble, emptyPlan, year, i).reduce((a, b) => a + b, 0);
  pairs.push({ fast: country[i] ?? Number.NaN, slow });
  if (process.stderr.isTTY) process.stderr.write(`\r${i + 1}/${plans}`);
}
const mean = country.reduce((a, b) => a + b, 0) / draws;
const sd = Math.sqrt(country.reduce((a, b) => a + (b - mean) ** 2, 0) / draws);
const at = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(share * values.length) - 1)] ?? Number.NaN;
const typical = Math.sqrt(misses.reduce((a, b) => a + b * b, 0) / misses.length);
console.log(
  `plans ${plans}, year ${askedYear}: draws miss the model by ${typical.toFixed(4)} sd (root mean square), worst place and draw ${worst.toFixed(3)} sd`,
);
console.log(`worst plan ${Math.max(...misses).toFixed(4)} sd, median plan ${at(misses, 0.5).toFixed(4)} sd`);
for (const share of [0.1, 0.5, 0.9]) {
  const [fast, slow] = [
    at(
      pairs.map((p) => p.fast),
      share,
    ),
    at(
      pairs.map((p) => p.slow),
      share,
    ),
  ];
  console.log(
    `P${share * 100} of the country over ${plans} draws: ${fast.toFixed(0)} against ${slow.toFixed(0)} FTE, ${((fast - slow) / sd).toFixed(4)} sd`,
  );
}
