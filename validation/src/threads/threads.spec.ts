import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Baseline, emptyPlan, type Outcome } from '@veivalg/core';
import { decodeBinary, encodeBinary } from '@veivalg/data';
import {
  measureResponses,
  type Prepared,
  prepare,
  prepareEnsemble,
  project,
  type Responses,
  responsesForm,
} from '@veivalg/engine';
import { expect, it } from 'vitest';
import { shippedBaseline } from '../whole/shipped.ts';
import { type CellBands, cellBands, everyCell } from './cell-bands.ts';
import { openThreads } from './thread-pool.ts';

const need = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.problems.map(({ code }) => code).join());
  return outcome.value;
};

/** The built responses where they are of these figures, else measured here. */
const responsesFor = (baseline: Baseline, prepared: Prepared): Responses => {
  const file = join(import.meta.dirname, '../../../build/responses.bin');
  const kept = existsSync(file) ? decodeBinary(readFileSync(file), file) : null;
  const found = kept?.ok === true ? (kept.value as Responses) : null;
  return found?.form === responsesForm && found.baselineId === baseline.id
    ? found
    : need(measureResponses(prepared));
};

const bytesOf = (bands: readonly CellBands[]): Buffer =>
  Buffer.concat(bands.map(({ buffer }) => Buffer.from(buffer)));

it('gives the same digits on one thread, on four, and here, whoever takes which job', async () => {
  const baseline = shippedBaseline();
  const prepared = prepare(baseline);
  const responses = responsesFor(baseline, prepared);
  const result = need(project(prepared, emptyPlan));
  const settings = { draws: 200, seed: 20261121 };
  // Every second year: more than the leading factors of one year, and all professions.
  const jobs = everyCell(result.yearCount).filter(({ year }) => year % 2 === 0);
  const here = need(prepareEnsemble(responses, baseline, settings));
  const expected = bytesOf(jobs.map((job) => cellBands(here, result, job)));
  expect(expected.byteLength).toBe(jobs.length * 3 * result.placeCount * 8);
  for (const count of [1, 4]) {
    const pool = await openThreads(count, {
      responses: encodeBinary(responses),
      baseline: { id: baseline.id, parameters: baseline.parameters, municipalities: baseline.municipalities },
      result,
      settings,
    });
    try {
      // Twice over: what a thread has worked out before leaves no trace in what it works out next.
      for (const order of [jobs, [...jobs].reverse()]) {
        const found = await pool.run(order);
        const inOrder = order === jobs ? found : [...found].reverse();
        expect(bytesOf(inOrder).equals(expected), `${count} threads`).toBe(true);
      }
    } finally {
      await pool.close();
    }
  }
}, 240_000);
