/** Measure the memory of the engine as the app holds it: figures, start, live run, draws and one picture with bands. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyPlan, type Outcome } from '@veivalg/core';
import { decodeBaseline, decodeBinary, decodeMeasures } from '@veivalg/data';
import {
  compileRunKernels,
  pictureBands,
  prepare,
  prepareEnsemble,
  prepareLive,
  type Responses,
  type Start,
} from '@veivalg/engine';

const [root = '.'] = process.argv.slice(2);
const need = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error('build the figures first: npm run build');
  return outcome.value;
};
const bytes = (name: string): Uint8Array => readFileSync(join(root, 'build', name));

/** Memory of the process apart from the kernels' own. Unit: bytes. */
const held = (): number => {
  (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

const before = held();
const baseline = need(decodeBaseline(bytes('baseline.bin'), 'baseline.bin'));
const library = need(decodeMeasures(bytes('measures.bin'), 'measures.bin'));
const start = need(decodeBinary(bytes('start.bin'), 'start.bin')) as Start;
const prepared = prepare(baseline, library, undefined, start);
const live = prepareLive(prepared, emptyPlan, 'f32', compileRunKernels());
const responses = need(decodeBinary(bytes('responses.bin'), 'responses.bin')) as Responses;
const ensemble = need(prepareEnsemble(responses, baseline, { draws: 500, seed: 1 }));
const run = live.run(emptyPlan);
if (run?.ok !== true) throw new Error('the plan runs live');
const bands = pictureBands(ensemble, run.value, { members: [100], year: 14, everyPlace: true });
const apart = held() - before;
const report = (name: string, size: number): void =>
  console.log(JSON.stringify({ name, median: size / 1e6, p95: size / 1e6, unit: 'MB' }));
report('memory of figures, start and responses', apart);
report('memory of the live run', live.bytes);
report('memory of the draws', ensemble.kernels.used());
report('memory of the engine', apart + live.bytes + ensemble.kernels.used());
// Held to the end, as the app holds them.
if (bands.gap.p50.length === 0) throw new Error('there are bands');
