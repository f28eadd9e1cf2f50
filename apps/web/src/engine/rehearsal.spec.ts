import { join } from 'node:path';
import { emptyPlan, invariant, leverSpan } from '@veivalg/core';
import { loadMeasures } from '@veivalg/data';
import { diskFolder } from '@veivalg/data/node';
import { expect, test } from 'vitest';
import { rehearsalPlans } from './rehearsal.ts';

const library = loadMeasures(diskFolder(join(import.meta.dirname, '../../../../data')));
invariant(library.ok, 'the shipped measures load');
const levers = library.value.measures.filter(
  (measure) => measure.treatment === 'lever' && leverSpan(measure) !== null,
);

test('moves rehearsed move every driver that a lever of the catalogue moves, one lever more each time', () => {
  const plans = rehearsalPlans(emptyPlan, library.value);
  plans.forEach((plan, i) => {
    expect(plan.levers.slice(0, -1)).toEqual(plans[i - 1]?.levers ?? []);
  });
  const driversOf = (ids: ReadonlySet<string>): ReadonlySet<string> =>
    new Set(levers.flatMap(({ id, moves }) => (ids.has(id) ? moves.map(({ driver }) => driver) : [])));
  const moved = new Set<string>(plans.at(-1)?.levers.map(({ measure }) => measure));
  expect(driversOf(moved)).toEqual(driversOf(new Set(levers.map(({ id }) => id))));
});

test('the levers of the plan at rest stay as they are, and are not set again', () => {
  const own = rehearsalPlans(emptyPlan, library.value)[3];
  invariant(own !== undefined, 'four levers move different drivers');
  for (const { levers: set } of rehearsalPlans(own, library.value)) {
    expect(set.slice(0, own.levers.length)).toEqual(own.levers);
    expect(new Set(set.map(({ measure }) => measure)).size).toBe(set.length);
  }
});
