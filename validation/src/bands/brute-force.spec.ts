import { join } from 'node:path';
import {
  type Baseline,
  emptyPlan,
  leverSpan,
  type Measure,
  type ParameterTable,
  type Plan,
} from '@veivalg/core';
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
  'staffing.nurseWeight',
  'use.homeHoursWeight',
  'use.levelFadeYears',
  'supply.positionTrendDamping',
  'supply.positionTrendShift',
  'supply.positionTrendOther',
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

/** A plan with some of the levers, pulled a part of their way. */
const planOf = (chosen: readonly Measure[], partOf: (i: number) => number): Plan => ({
  ...emptyPlan,
  endYear: 2040,
  levers: chosen.map((measure, i) => {
    const span = leverSpan(measure);
    return {
      measure: measure.id,
      value: span === null ? 0 : span.neutral + (span.max - span.neutral) * partOf(i),
      startYear: 2027,
      rampYears: 4,
      reach: 1,
    };
  }),
});
const some = (start: number): Plan =>
  planOf(
    levers.filter((_, i) => i % 4 === start % 4),
    (i) => ((i * 37 + start * 11) % 100) / 100,
  );
const only = (id: string): Plan =>
  planOf(
    levers.filter((measure) => measure.id === id),
    () => 0.7,
  );

describe('draws', () => {
  it('answer to the parameters that were left uncertain', () => {
    expect(measured.value.parameters.map(({ name }) => name).sort()).toEqual([...drawn].sort());
    expect(measured.value.problems).toEqual([]);
  });

  it.each([
    ['no measures', emptyPlan, 17, 0.02],
    // A population far out on the low side: what the alternatives do to other parameters in one place is not measured.
    ['no measures and few people', emptyPlan, 402, 0.04],
    ['work moved from institution to housing', only('boligplanlegging'), 640, 0.02],
    ['work moved from hospital to municipality', only('kad'), 17, 0.02],
    ['more unpaid care', only('frivillighet'), 251, 0.02],
    // Many at once: people whom measures bring answer to other parameters than those who are there; that is not measured.
    ['every fourth lever', some(1), 402, 0.05],
    ['every fourth lever', some(2), 999, 0.05],
  ] as const)('are what the model itself gives with %s, in every municipality', (_, plan, draw, least) => {
    const { typical, worst } = bruteForceMiss(prepared, ensemble, { ...plan, endYear: 2040 }, 14, draw);
    expect(typical).toBeLessThan(least);
    expect(worst).toBeLessThan(0.15);
  });
});
