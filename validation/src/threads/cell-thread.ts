// A thread of the pool: it prepares draws of its own from the same seed, says that it is ready, and answers job by job.
import { parentPort, workerData } from 'node:worker_threads';
import { invariant } from '@veivalg/core';
import { decodeBinary } from '@veivalg/data';
import { prepareEnsemble, type Responses } from '@veivalg/engine';
import { type CellJob, cellBands, type ThreadFigures } from './cell-bands.ts';

const { responses, baseline, result, settings } = workerData as ThreadFigures;
const port = parentPort;
invariant(port !== null, 'this file is the start of a thread');
const tree = decodeBinary(responses, 'responses.bin');
invariant(tree.ok, 'responses are readable');
const made = prepareEnsemble(tree.value as Responses, baseline, settings);
invariant(made.ok, 'draws can be prepared');
const ensemble = made.value;

port.on('message', (jobs: readonly CellJob[]) => {
  const answers = jobs.map((job) => cellBands(ensemble, result, job));
  port.postMessage(
    answers,
    answers.map(({ buffer }) => buffer),
  );
});
port.postMessage('ready');
