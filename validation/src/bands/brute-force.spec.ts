import { join } from 'node:path';
import { type Baseline, emptyPlan, leverSpan, type ParameterTable, type Plan } from '@veivalg/core';
import { loadMeasures } from '@veivalg/data';
import { diskFolder } from '@veivalg/data/node';
import { measureResponses, prepare, prepareEnsemble } from '@veivalg/engine';
import { describe, expect, it } from 'vitest';
import { dataFolder, shippedBaseline } from '../whole/shipped.ts';
import { bruteForceMiss } from './brute-force.ts';

/** Parameters left uncertain here: one of each kind, so that the test takes seconds. `scripts/check-draws.ts` takes all. */
const drawn = [
  'demand.standardGrowth',
  'demand.healthyShare',
  'demand.unpaidCareFollow',
  'demand.unpaidCareSubstitution',
  'supply.positionTrendDamping',
  'supply.positionTrendShift',
  'supply.inflow.nurse',
];

const onlySome = (table: ParameterTable): ParameterTable =>
  Object.fromEntries(
    Object.entries(table)
      .filter(([id]) => !id.startsWith('uncertainty.correlation.'))
      .map(([id, parameter]) => [
        id,
        drawn.includes(id) || id.startsWith('uncertainty.')
          ? parameter
          : { ...parameter, distribution: { shape: 'fixed' as const } },
      ]),
  );

const library = loadMeasures(diskFolder(join(dataFolder)));
if (!library.ok) throw new Error('no measures');
const shipped = shippedBaseline();
const baseline: Baseline = { ...shipped, parameters: onlySome(shipped.parameters) };
const prepared = prepare(baseline, library.value, 2040);
const measured = measureResponses(prepared);
if (!measured.ok) throw new Error(JSON.stringify(measured.problems));
const outcome = prepareEnsemble(measured.value, baseline, { draws: 1000, seed: 1 });
if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
const ensemble = outcome.value;

const levers = library.value.measures.filter(
  (measure) => measure.treatment === 'lever' && leverSpan(measure) !== null,
);

/** A plan with every fourth lever, pulled a part of its way. */
const planOf = (start: number): Plan => ({
  ...emptyPlan,
  endYear: 2040,
  levers: levers
    .filter((_, i) => i % 4 === start % 4)
    .map((measure, i) => {
      const span = leverSpan(measure);
      const part = ((i * 37 + start * 11) % 100) / 100;
      return {
        measure: measure.id,
        value: span === null ? 0 : span.neutral + (span.max - span.neutral) * part,
        startYear: 2027,
        rampYears: 4,
        reach: 1,
      };
    }),
});

describe('draws', () => {
  it('answer to the parameters that were left uncertain', () => {
    expect(measured.value.parameters.map(({ name }) => name).sort()).toEqual([...drawn].sort());
    expect(measured.value.problems).toEqual([]);
  });

  it.each([
    [0, 17],
    [1, 402],
    [2, 999],
  ])(
    'are what the model itself gives under levers (plan %i, draw %i), in every municipality',
    (start, draw) => {
      const plan = start === 0 ? { ...emptyPlan, endYear: 2040 } : planOf(start);
      const { typical, worst } = bruteForceMiss(prepared, ensemble, plan, 14, draw);
      // A fiftieth of the spread without measures. Measures that move work between services, or unpaid care, are answered to
      // by other parameters than those of the service they land in; that is not measured.
      expect(typical).toBeLessThan(start === 0 ? 0.02 : 0.05);
      expect(worst).toBeLessThan(0.15);
    },
  );
});
