/** Measure every cell with sampled quantiles on one thread and on two, by the clock: what threads are for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyPlan, type Outcome } from '@veivalg/core';
import { decodeBaseline, decodeMeasures } from '@veivalg/data';
import { prepare, project } from '@veivalg/engine';
import { everyCell } from '../validation/src/threads/cell-bands.ts';
import { openThreads } from '../validation/src/threads/thread-pool.ts';

const [root = '.'] = process.argv.slice(2);
const rounds = 5;
const need = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error('build the figures first: npm run build');
  return outcome.value;
};
const bytes = (name: string): Uint8Array => readFileSync(join(root, 'build', name));

const baseline = need(decodeBaseline(bytes('baseline.bin'), 'baseline.bin'));
const library = need(decodeMeasures(bytes('measures.bin'), 'measures.bin'));
const result = need(project(prepare(baseline, library), emptyPlan));
const jobs = everyCell(result.yearCount);
for (const [count, name] of [
  [1, 'one thread'],
  [2, 'two threads'],
] as const) {
  const pool = await openThreads(count, {
    responses: bytes('responses.bin'),
    baseline: { id: baseline.id, parameters: baseline.parameters, municipalities: baseline.municipalities },
    result,
    settings: { draws: 1000, seed: 1 },
  });
  const clock: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const start = performance.now();
    await pool.run(jobs);
    // The first round makes what no plan moves.
    if (round > 0) clock.push(performance.now() - start);
  }
  await pool.close();
  clock.sort((a, b) => a - b);
  console.log(
    JSON.stringify({
      name: `every profession, place and year, 1000 draws, ${name}, by the clock`,
      median: clock[Math.floor(rounds / 2)],
      p95: clock.at(-1),
      unit: 'ms',
    }),
  );
}
