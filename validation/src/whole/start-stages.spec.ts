import { emptyPlan, leverSpan, type Plan } from '@veivalg/core';
import { decodeBinary, encodeBinary, loadMeasures } from '@veivalg/data';
import { diskFolder } from '@veivalg/data/node';
import { modelVersion, prepare, project, type Start, startOf } from '@veivalg/engine';
import { describe, expect, it } from 'vitest';
import { dataFolder, shippedBaseline } from './shipped.ts';

const baseline = shippedBaseline();
const measures = loadMeasures(diskFolder(dataFolder));
if (!measures.ok) throw new Error('the shipped measures load');
const library = measures.value;
const endYear = baseline.baseYear + 8;
const exact = prepare(baseline, library, endYear);
const short = startOf(exact.stages('main', []), baseline.id, modelVersion);
const read = decodeBinary(encodeBinary(short), 'start.bin');
if (!read.ok) throw new Error('the start reads back');
const start = read.value as Start;
const near = prepare(baseline, library, endYear, start);

const run = (prepared: typeof exact, plan: Partial<Plan>) => {
  const outcome = project(prepared, { ...emptyPlan, endYear, ...plan });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
};

/** Every lever pulled half its way. */
const levers = library.measures.flatMap((measure) => {
  const span = measure.treatment === 'lever' ? leverSpan(measure) : null;
  if (span === null) return [];
  const value = span.neutral + 0.5 * (span.max - span.neutral);
  return [{ measure: measure.id, value, startYear: baseline.baseYear + 1, rampYears: 2, reach: 1 }];
});

describe('a run that starts from the short file', () => {
  it('is the exact run to one in ten thousand, in every cell', () => {
    const plans: readonly Partial<Plan>[] = [{}, { scenario: 'worst' }, { levers }];
    for (const plan of plans) {
      const [wanted, found] = [run(exact, plan), run(near, plan)];
      for (const part of ['users', 'demandByService', 'demand', 'supply', 'residents', 'employed'] as const) {
        let worst = 0;
        wanted[part].forEach((value, i) => {
          worst = Math.max(worst, Math.abs((found[part][i] ?? Number.NaN) - value) / Math.max(1e-9, value));
        });
        expect(worst).toBeLessThan(1e-4);
      }
      // It is near, not the same: what is printed must come from the exact stages.
      expect(found.users).not.toEqual(wanted.users);
    }
  });

  it('makes the population itself where people by age are asked for, and for other assumptions', () => {
    expect(near.stages('main', []).population.path.persons).toEqual(exact.population('main').persons);
    const assumptions = [{ parameter: 'demand.healthyShare', value: 0.4, reason: '' }];
    expect(run(near, { assumptions }).demand).toEqual(run(exact, { assumptions }).demand);
  });

  it('is not used for other figures', () => {
    const other = prepare({ ...baseline, id: 'another' }, library, endYear, start);
    expect(other.stages('main', []).population.residents).toEqual(
      exact.stages('main', []).population.residents,
    );
  });
});
