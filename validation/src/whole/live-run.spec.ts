import {
  emptyPlan,
  type Figures,
  invariant,
  leverSpan,
  type Measure,
  type Plan,
  professions,
  type Result,
  type RunFigures,
  scenarios,
  services,
} from '@veivalg/core';
import { loadMeasures } from '@veivalg/data';
import { diskFolder } from '@veivalg/data/node';
import {
  compileRunKernels,
  demandCell,
  type Live,
  prepare,
  prepareLive,
  project,
  supplyCell,
} from '@veivalg/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataFolder, shippedBaseline } from './shipped.ts';

const baseline = shippedBaseline();
const catalogue = loadMeasures(diskFolder(dataFolder));
invariant(catalogue.ok, 'the shipped measures load');
const library = catalogue.value;
const levers = library.measures.filter(
  (measure) => measure.treatment === 'lever' && leverSpan(measure) !== null,
);
const module = compileRunKernels();

const shortest = baseline.baseYear + 8;
const nothing: Plan = { ...emptyPlan, endYear: shortest };

/** Odd and even numbers of years: the kernels take two at a time. */
const prepared = [shortest, baseline.baseYear + 13].map((endYear) => prepare(baseline, library, endYear)) as [
  ReturnType<typeof prepare>,
  ReturnType<typeof prepare>,
];

const settingOf = (measure: Measure, part: number): Plan['levers'][number] => {
  const { min, max } = leverSpan(measure) ?? { min: 0, max: 0 };
  const value = min + part * (max - min);
  return { measure: measure.id, value, startYear: baseline.baseYear + 1, rampYears: 2, reach: 1 };
};

const someLevers: fc.Arbitrary<readonly Measure[]> = fc.oneof(
  fc.constant([]),
  fc.subarray(levers, { minLength: 1, maxLength: 1 }),
  fc.subarray(levers, { minLength: 3, maxLength: 3 }),
  fc.constant(levers),
);
const somePlaces = fc.constantFrom<readonly number[]>([], [], [0], [200, 201, 202, 355], [1, 3, 5, 7, 356]);

const anyPlan = fc
  .record({
    measures: someLevers,
    part: fc.constantFrom(0, 0.3, 0.99),
    places: somePlaces,
    scenario: fc.constantFrom(...scenarios),
  })
  .map(
    ({ measures, part, places, scenario }): Plan => ({
      ...emptyPlan,
      endYear: shortest,
      scenario,
      places: places.flatMap((m) => baseline.municipalities[m]?.id ?? []),
      levers: measures.map((measure) => settingOf(measure, part)),
    }),
  );

const specification = (ready: ReturnType<typeof prepare>, plan: Plan): Result => {
  const outcome = project(ready, plan);
  invariant(outcome.ok, 'the plan runs');
  return outcome.value;
};

const runOf = (live: Live, plan: Plan): ReturnType<typeof liveFigures> => liveFigures(live.run(plan));
const liveFigures = (outcome: ReturnType<Live['run']>) => {
  invariant(outcome?.ok === true, 'the plan runs live');
  return outcome.value;
};

const parts = ['users', 'demandByService', 'demand', 'supply', 'contractedFte', 'heads'] as const;
const figuresOf = (run: RunFigures): readonly (readonly [string, Figures])[] => [
  ...parts.map((part) => [part, run[part]] as const),
  ['volume', run.cells.volume],
  ['mix', run.cells.mix],
];

/** Need and staff of one service, cell by cell. */
const serviceOf = (truth: Result, s: number, year: number, members: readonly number[]) => {
  let [demand, supply] = [0, 0];
  for (const p of professions.keys())
    for (const m of members) {
      demand += demandCell(truth, year, s, p, m);
      supply += supplyCell(truth, year, s, p, m);
    }
  return { demand, supply };
};

/** First cell that is further from the specification than allowed, in words; empty when none is. */
const firstOff = (run: RunFigures, truth: RunFigures, near: (a: number, b: number) => boolean): string => {
  const expected = figuresOf(truth);
  for (const [n, [name, values]] of figuresOf(run).entries()) {
    const [, other] = expected[n] as readonly [string, Figures];
    if (values.length !== other.length) return `${name}: ${values.length} cells for ${other.length}`;
    for (let i = 0; i < values.length; i++)
      if (!near(values[i] as number, other[i] as number)) return `${name} ${i}: ${values[i]} for ${other[i]}`;
  }
  return '';
};

/** The same numbers added up in another order: far above the rounding of a double, far below any figure that is shown. */
const same = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-12 * Math.abs(b);
/** What a picture while dragging may be off by: less than the least figure that is shown. */
const nearly = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(1e-6 * Math.abs(b), 0.01);

const options = { seed: 20261121, numRuns: 12 } as const;

describe('the live run', () => {
  for (const [n, ready] of prepared.entries()) {
    const double = prepareLive(ready, nothing, 'f64', module);
    const single = prepareLive(ready, nothing, 'f32', module);
    const plain = prepareLive(ready, nothing, 'f64', null);

    it(`gives the specification's figures in every cell, whatever was run before (${ready.yearCount} years)`, () => {
      expect([double.kind, single.kind, plain.kind]).toEqual(['simd', 'simd', 'plain']);
      fc.assert(
        fc.property(anyPlan, (plan) => {
          const truth = specification(ready, plan);
          expect(firstOff(runOf(double, plan), truth, same)).toBe('');
          expect(firstOff(runOf(single, plan), truth, nearly)).toBe('');
        }),
        { ...options, seed: options.seed + n },
      );
    });

    it(`gives the same digits with and without SIMD (${ready.yearCount} years)`, () => {
      fc.assert(
        fc.property(anyPlan, (plan) => {
          expect(firstOff(runOf(plain, plan), runOf(double, plan), Object.is)).toBe('');
        }),
        { ...options, numRuns: 6 },
      );
    });
  }

  it('gives the old digits when a lever is moved back, and when two are run in turn', () => {
    const [ready] = prepared;
    const [one, other] = [0, 1].map(() => prepareLive(ready, nothing, 'f32', module)) as [Live, Live];
    fc.assert(
      fc.property(anyPlan, anyPlan, (first, second) => {
        const before = figuresOf(runOf(one, first)).map(([name, values]) => [name, values.slice()] as const);
        runOf(other, second);
        runOf(one, second);
        runOf(other, first);
        const after = runOf(one, first);
        for (const [n, [name, values]] of figuresOf(after).entries()) {
          const old = before[n]?.[1];
          const off = values.findIndex((value, i) => !Object.is(value, old?.[i]));
          expect(`${name} ${off}`).toBe(`${name} -1`);
        }
      }),
      { ...options, numRuns: 6 },
    );
  });

  it('sums places, services and the map as the specification does', () => {
    const [ready] = prepared;
    const live = prepareLive(ready, nothing, 'f64', module);
    fc.assert(
      fc.property(
        anyPlan,
        fc.subarray([...baseline.municipalities.keys()], { minLength: 1 }),
        (plan, members) => {
          const truth = specification(ready, plan);
          const run = runOf(live, plan);
          const { yearCount: years, placeCount: places } = truth;
          const sums = run.placeSums(members);
          const off = (name: string, found: Float64Array, rows: Figures): string => {
            const row = found.findIndex((value, i) => {
              let expected = 0;
              for (const m of members) expected += rows[i * places + m] as number;
              return !same(value, expected);
            });
            return `${name} ${row}`;
          };
          expect(off('demand', sums.demand, truth.demand)).toBe('demand -1');
          expect(off('supply', sums.supply, truth.supply)).toBe('supply -1');
          expect(off('contracted', sums.contracted, truth.contractedFte)).toBe('contracted -1');
          expect(off('heads', sums.heads, truth.heads)).toBe('heads -1');
          const year = years - 1;
          const found = run.serviceSums(members, year);
          services.forEach((service, s) => {
            const { demand, supply } = serviceOf(truth, s, year, members);
            expect([service, same(found.demand[s] as number, demand)]).toEqual([service, true]);
            expect([service, same(found.supply[s] as number, supply)]).toEqual([service, true]);
          });
          const totals = run.totals('municipal');
          const cells = truth.demand.length / years / places;
          const municipal = cells / 3;
          for (let i = 0; i < years * places; i++) {
            let [demand, supply] = [0, 0];
            for (let cell = 0; cell < municipal; cell++) {
              const at = (Math.floor(i / places) * cells + cell) * places + (i % places);
              demand += truth.demand[at] as number;
              supply += truth.supply[at] as number;
            }
            if (!same(totals.demand[i] as number, demand)) expect([i, totals.demand[i]]).toEqual([i, demand]);
            if (!same(totals.supply[i] as number, supply)) expect([i, totals.supply[i]]).toEqual([i, supply]);
          }
        },
      ),
      { ...options, numRuns: 5 },
    );
  });

  it('says what it does not do, and throws when figures are read after the next run', () => {
    const [ready] = prepared;
    const live = prepareLive(ready, nothing, 'f32', module);
    const requirement = library.requirements.find(({ amount }) => amount !== null);
    invariant(requirement !== undefined, 'a requirement has an amount');
    const setting = {
      requirement: requirement.id,
      sign: 1,
      startYear: baseline.baseYear + 1,
      rampYears: 0,
    } as const;
    expect(live.run({ ...nothing, requirements: [setting] })).toBeNull();
    expect(live.run({ ...nothing, population: 'high' })).toBeNull();
    const first = runOf(live, nothing);
    runOf(live, { ...nothing, scenario: 'worst' });
    expect(() => first.heads).toThrow();
    const [lever] = levers;
    invariant(lever !== undefined, 'there is a lever');
    const wrong = live.run({ ...nothing, levers: [{ ...settingOf(lever, 1), reach: 7 }] });
    expect(wrong?.ok).toBe(false);
  });
});
