import {
  emptyPlan,
  invariant,
  leverSpan,
  type Measure,
  type Plan,
  populationAlternatives,
  type Result,
  scenarios,
} from '@veivalg/core';
import { loadMeasures } from '@veivalg/data';
import { diskFolder } from '@veivalg/data/node';
import { prepare, project } from '@veivalg/engine';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dataFolder, shippedBaseline } from './shipped.ts';

const baseline = shippedBaseline();
const catalogue = loadMeasures(diskFolder(dataFolder));
invariant(catalogue.ok, 'the shipped measures load');
const library = catalogue.value;
/** Four years ahead: every step is taken, and a fresh start is cheap. */
const endYear = baseline.baseYear + 4;
const levers = library.measures.filter(
  (measure) => measure.treatment === 'lever' && leverSpan(measure) !== null,
);

const settingOf = (measure: Measure, part: number): Plan['levers'][number] => {
  const { min, max } = leverSpan(measure) ?? { min: 0, max: 0 };
  const value = min + part * (max - min);
  return { measure: measure.id, value, startYear: baseline.baseYear + 1, rampYears: 1, reach: 1 };
};

/** One change of a plan, as a finger on the screen makes it. */
const change = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.nat(levers.length - 1), fc.constantFrom(0, 0.4, 1))
      .map(([i, part]) => (plan: Plan): Plan => {
        const setting = settingOf(levers[i] as Measure, part);
        return {
          ...plan,
          levers: [...plan.levers.filter(({ measure }) => measure !== setting.measure), setting],
        };
      }),
  },
  fc
    .constantFrom(
      ...[[], [200], [0, 200]].map((some) => some.flatMap((m) => baseline.municipalities[m]?.id ?? [])),
    )
    .map(
      (places) =>
        (plan: Plan): Plan => ({ ...plan, places }),
    ),
  fc.constantFrom(...scenarios).map(
    (scenario) =>
      (plan: Plan): Plan => ({ ...plan, scenario }),
  ),
  fc.constantFrom(...populationAlternatives).map(
    (population) =>
      (plan: Plan): Plan => ({ ...plan, population }),
  ),
  fc.constantFrom(...library.requirements.filter(({ amount }) => amount !== null)).map(
    ({ id }) =>
      (plan: Plan): Plan => ({
        ...plan,
        requirements: [{ requirement: id, sign: 1, startYear: baseline.baseYear + 1, rampYears: 0 }],
      }),
  ),
  fc.constantFrom('supply.sickLeave', 'staffing.mixTrend', 'supply.originShare', 'use.olderTrend').map(
    (parameter) =>
      (plan: Plan): Plan => ({
        ...plan,
        assumptions: [{ parameter, value: baseline.parameters[parameter]?.max ?? 0, reason: '' }],
      }),
  ),
  fc.constant((_: Plan): Plan => ({ ...emptyPlan, endYear })),
);

const run = (prepared: ReturnType<typeof prepare>, plan: Plan): Result => {
  const outcome = project(prepared, plan);
  if (!outcome.ok) throw new Error(outcome.problems.map(({ code, where }) => `${code} ${where}`).join());
  return outcome.value;
};

const arraysOf = (result: Result): readonly Float64Array[] => [
  result.users,
  result.demandByService,
  result.demand,
  result.supply,
  result.contractedFte,
  result.heads,
  result.residents,
  result.employed,
  result.cells.volume,
  result.cells.mix,
  ...result.cells.added.map(({ fte }) => fte),
];

const differing = (a: Result, b: Result): number => {
  const others = arraysOf(b);
  return arraysOf(a).findIndex((array, n) => {
    const other = others[n] ?? new Float64Array();
    return array.length !== other.length || array.some((value, i) => !Object.is(value, other[i]));
  });
};

it('gives the same digits whatever was asked before, and leaves what it gave untouched', () => {
  const prepared = prepare(baseline, library, endYear);
  const given: { readonly result: Result; readonly copy: readonly Float64Array[] }[] = [];
  fc.assert(
    fc.property(fc.array(change, { minLength: 2, maxLength: 5 }), (changes) => {
      let plan: Plan = { ...emptyPlan, endYear };
      for (const step of changes) {
        plan = step(plan);
        const result = run(prepared, plan);
        given.push({ result, copy: arraysOf(result).map((array) => array.slice()) });
      }
      const kept = given[given.length - 1];
      expect(
        differing(run(prepare(baseline, library, endYear), plan), (kept as { result: Result }).result),
      ).toBe(-1);
      if (given.length > 6) given.splice(0, given.length - 6);
    }),
    { seed: 20261121, numRuns: 5 },
  );
  for (const { result, copy } of given)
    arraysOf(result).forEach((array, n) => {
      expect(array.findIndex((value, i) => !Object.is(value, copy[n]?.[i]))).toBe(-1);
    });
});
