/** Measure the live run: everything anew, each kind of lever, what the screen reads, and growth with years and places. */
import {
  type Baseline,
  emptyPlan,
  leverSpan,
  type Measure,
  type MeasureLibrary,
  municipalityId,
  type Plan,
  professions,
} from '@veivalg/core';
import {
  compileRunKernels,
  type Live,
  type Prepared,
  prepare,
  prepareLive,
  type Stages,
} from '@veivalg/engine';
import { sameTotals, totalsOf, type WholeInputs, type WholeTotals } from './bench-whole.ts';

interface Bench {
  readonly prepared: Prepared;
  report(name: string, times: readonly number[], unit?: string): void;
  times(count: number, work: (i: number) => unknown): readonly number[];
}

const P = professions.length;
const module = compileRunKernels();

const valueAt = (measure: Measure, i: number): number => {
  const { min, max, neutral } = leverSpan(measure) ?? { min: 0, max: 0, neutral: 0 };
  return neutral + ((max === neutral ? min : max) - neutral) * (0.1 + 0.01 * (i % 50));
};

/** Levers at a value that differs from one round to the next. */
export const planWith = (levers: readonly Measure[], i: number): Plan => ({
  ...emptyPlan,
  levers: levers.map((measure) => ({
    measure: measure.id,
    value: valueAt(measure, i),
    startYear: 2027,
    rampYears: 4,
    reach: 1,
  })),
});

const figuresOf = (live: Live, plan: Plan) => {
  const outcome = live.run(plan);
  if (outcome?.ok !== true) throw new Error('the plan runs live');
  return outcome.value;
};

const anew = (live: Live, plan: Plan): void => {
  live.forget();
  figuresOf(live, plan);
};

/** One lever of each kind, by the driver it moves. */
const kinds = [
  ['use', 'demand.userRate'],
  ['FTE per user', 'demand.ftePerUser'],
  ['health', 'demand.healthyShare'],
  ['tasks', 'mix.taskShare'],
  ['transfer between levels', 'demand.levelTransfer'],
  ['retention', 'supply.exitRate'],
  ['study places', 'supply.intake'],
  ['sick leave', 'supply.sickLeave'],
  ['municipal pull', 'supply.municipalPull'],
] as const;

/** Measure one country: everything anew in three ways, each kind of lever, every lever, and what the screen reads. */
export const measureLive = ({
  prepared,
  levers,
  truth,
  report,
  times,
}: Bench & { readonly levers: readonly Measure[]; readonly truth: WholeTotals }): void => {
  const lives = {
    f32: prepareLive(prepared, emptyPlan, 'f32', module),
    f64: prepareLive(prepared, emptyPlan, 'f64', module),
    TypeScript: prepareLive(prepared, emptyPlan, 'f64', null),
  };
  const { plan, problems, ...found } = figuresOf(lives.f64, emptyPlan);
  const asResult = { ...found, contractedFte: found.contractedFte, heads: found.heads };
  sameTotals('the live run', totalsOf(asResult), truth);
  for (const [name, live] of Object.entries(lives)) {
    const rounds = name === 'TypeScript' ? 15 : 101;
    times(rounds, () => anew(live, emptyPlan));
    report(
      `country anew, ${name}`,
      times(rounds, () => anew(live, emptyPlan)),
    );
  }
  const live = lives.f32;
  for (const [name, driver] of kinds) {
    const lever = levers.find(
      (measure) => measure.treatment === 'lever' && measure.moves.some((move) => move.driver === driver),
    );
    if (lever === undefined) continue;
    times(50, (i) => figuresOf(live, planWith([lever], i)));
    report(
      `lever: ${name}`,
      times(101, (i) => figuresOf(live, planWith([lever], i))),
    );
  }
  times(50, (i) => figuresOf(live, planWith(levers, i)));
  report(
    'every lever',
    times(101, (i) => figuresOf(live, planWith(levers, i))),
  );
  const figures = figuresOf(live, planWith(levers, 3));
  const everywhere = prepared.baseline.municipalities.map((_, m) => m);
  const read = (): void => {
    figures.placeSums(everywhere);
    figures.serviceSums(everywhere, 14);
    figures.totals('all');
  };
  times(50, read);
  report('sums for the screen, the country', times(101, read));
};

/** The same country with every municipality standing four times. */
const fourfold = (prepared: Prepared): Prepared => {
  const { municipalities } = prepared.baseline;
  const places = municipalities.length;
  const tile = (values: Float64Array): Float64Array => {
    const tiled = new Float64Array(4 * values.length);
    for (let row = 0; row * places < values.length; row++)
      for (let copy = 0; copy < 4; copy++)
        tiled.set(values.subarray(row * places, (row + 1) * places), (row * 4 + copy) * places);
    return tiled;
  };
  const stages = prepared.stages('main', []);
  const { population, demand } = stages;
  const table = { ...population.table, placeCount: 4 * places, yearStride: 4 * population.table.yearStride };
  const { levels, staff } = demand;
  const tiled: Stages = {
    ...stages,
    population: {
      ...population,
      youngAdults: tile(population.youngAdults),
      table: { ...table, rowStart: table.rowStart.map((start) => 4 * start), values: tile(table.values) },
    },
    demand: {
      ...demand,
      levels: {
        ...levels,
        base: tile(levels.base),
        target: tile(levels.target),
        workPerUser: tile(levels.workPerUser),
      },
      staff: {
        ...staff,
        localFactor: tile(staff.localFactor),
        ftePerWork: tile(staff.ftePerWork),
        atWork: tile(staff.atWork),
      },
    },
  };
  const input = { stages, scenario: 'middle', assumptions: [] } as const;
  const drivers = prepared.steps.drivers(input);
  const facts = prepared.steps.reachFacts({ stages, reached: new Uint8Array(places).fill(1) });
  return {
    ...prepared,
    baseline: {
      ...prepared.baseline,
      municipalities: [0, 1, 2, 3].flatMap((copy) =>
        municipalities.map((place) => ({
          ...place,
          id: municipalityId(`${copy}${place.id}`),
          regionId: `${copy}${place.regionId}`,
        })),
      ),
    },
    steps: { ...prepared.steps, drivers: () => drivers, reachFacts: () => facts },
    stages: () => tiled,
  };
};

/** Measure growth with years and with places. */
export const measureGrowth = ({
  prepared,
  baseline,
  library,
  report,
  times,
}: Bench & { readonly baseline: Baseline; readonly library: MeasureLibrary }): void => {
  const measure = (name: string, ready: Prepared, plan: Plan): void => {
    const live = prepareLive(ready, emptyPlan, 'f32', module);
    times(50, () => anew(live, plan));
    report(
      name,
      times(51, () => anew(live, plan)),
    );
  };
  for (const endYear of [2038, 2050, 2060])
    measure(
      `country anew to ${endYear} (${endYear - baseline.baseYear + 1} years)`,
      prepare(baseline, library, endYear),
      { ...emptyPlan, endYear },
    );
  measure('country anew, 1,428 areas', fourfold(prepared), emptyPlan);
};

/**
 * Count the multiplications, additions and divisions of a whole run, those in double precision as two: with 128 bits two are
 * done where four in single precision are.
 */
export const wholeOperations = (prepared: Prepared, { shape, arrays }: WholeInputs): number => {
  const { years: Y, places: M, services: S, sectors: K } = shape;
  const open = (k: number, p: number): boolean => {
    const row = (k * P + p) * M;
    return (
      arrays.atWork.subarray(row, row + M).some((fte) => fte > 0) ||
      shape.sectorOf.some((sector, s) => sector === k && (arrays.mix[s * P + p] as number) > 0)
    );
  };
  let cells = 0;
  for (let k = 0; k < K; k++) for (let p = 0; p < P; p++) if (open(k, p)) cells += 1;
  const { table } = prepared.stages('main', []).population;
  let counts = 0;
  for (let y = 0; y < Y; y++)
    for (let s = 0; s < S; s++) {
      const rows = table.userRow[s] === table.workRow[s] ? 1 : 2;
      const between =
        table.rowShifted[table.userRow[s] as number] === 1 && (arrays.healthShift[y] as number) % 1 !== 0;
      counts += rows * ((between ? 3 : 0) + 5) + 1;
    }
  const terms = arrays.mix.filter((share) => share !== 0).length;
  const normRows = arrays.mix.subarray(0, S * P).filter((share) => share !== 0).length;
  const users = counts * M;
  const staff = (3 * S * Y + 2 * normRows) * M;
  const mixed = (2 * terms + Y * cells) * M;
  const shares = cells * (Y - 1) * 7 * M;
  const placed = cells * M * (2 * Y + Y * (Y - 1));
  const cohorts = 2 * P * 116 * (Y * (Y + 1) + 5 * (Y - 1) + 2 * shape.kinds * (Y - 1));
  return users + staff + mixed + shares + placed + cohorts;
};
