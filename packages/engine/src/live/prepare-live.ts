import {
  type AssumptionChange,
  type Figures,
  f64,
  fail,
  type Outcome,
  type Plan,
  type PopulationAlternative,
  type Problem,
  parameterValue,
  professions,
  type RunFigures,
  sectors,
  services,
  succeed,
} from '@veivalg/core';
import { reachRuns } from '../kernel/reach-runs.ts';
import type { RunPrecision } from '../kernel/run-kernels.ts';
import type { AppliedLevers } from '../measures/lever-context.ts';
import { assumptionsKey } from '../project/assumptions.ts';
import { leverReach, workOfReach } from '../project/lever-stage.ts';
import { planTies, staffTies } from '../project/plan-ties.ts';
import type { Prepared } from '../project/prepare.ts';
import { planProblems, reachOf } from '../project/project.ts';
import { inUse } from '../project/run-steps.ts';
import { sectorOfService } from '../staffing/demand-of.ts';
import { regionsOf, type WorkFactors } from '../supply/placement.ts';
import type { ReachPair } from '../use/users-of-services.ts';
import { writeConstants } from './live-constants.ts';
import { liveDemand } from './live-demand.ts';
import { type LiveReads, liveReads } from './live-reads.ts';
import { makeLiveRoom } from './live-room.ts';
import { liveSupply } from './live-supply.ts';

/** Choices that a live run holds; a plan with others needs another one. */
export interface LiveChoices {
  readonly population: PopulationAlternative;
  readonly assumptions: readonly AssumptionChange[];
}

/** What a live run gives: views into its memory that hold until its next run, and sums of them. */
export interface LiveFigures extends RunFigures, LiveReads {
  readonly plan: Plan;
  readonly problems: readonly Problem[];
}

/** The whole country in memory, recomputed where a plan moves it. */
export interface Live {
  readonly kind: 'simd' | 'plain';
  /** Bytes of its memory. */
  readonly bytes: number;
  /**
   * Work out a plan: only what the drivers moved since the last run.
   *
   * @returns Null for what it does not do: a plan with requirements, or with another population or other assumptions.
   */
  run(plan: Plan): Outcome<LiveFigures> | null;
  /** Keep nothing of the last run: the next one works out everything. */
  forget(): void;
}

const S = services.length;
const K = sectors.length;
const P = professions.length;

/**
 * Load the country into one memory for plans that differ in levers, places and scenario.
 *
 * `project` is the specification: this gives its figures to 1e-12 in double precision, and to 1e-6 or 0.01 FTE in single.
 *
 * @param choices What the plans have in common.
 * @param precision Single while something is dragged.
 * @param module As from `compileRunKernels`; null works without SIMD. Throws RangeError when the memory is not to be had.
 * @source docs/method/README.md
 */
export const prepareLive = (
  prepared: Prepared,
  choices: LiveChoices,
  precision: RunPrecision,
  module: WebAssembly.Module | null,
): Live => {
  const { baseline, steps, library, yearCount: years } = prepared;
  const { municipalities } = baseline;
  const places = municipalities.length;
  const stages = prepared.stages(choices.population, choices.assumptions);
  const { population, demand: base } = stages;
  const held = assumptionsKey(choices.assumptions);
  const { regionOf, count: regions } = regionsOf(municipalities);
  const room = makeLiveRoom(
    { years, places, regions, table: population.table.values.length },
    precision,
    module,
  );
  writeConstants(room, municipalities, stages);
  const { at, memory } = room;
  const { heap } = memory;
  const demand = liveDemand(room, stages, places);
  const supply = liveSupply(room, stages, places, parameterValue(stages.parameters, 'supply.originShare'));
  const view = (pointer: number, length: number): Figures =>
    heap.cell.subarray(pointer >> heap.shift, (pointer >> heap.shift) + length);
  const cells = years * K * P * places;
  const figures = {
    users: view(at.users, years * S * places),
    demandByService: view(at.byService, years * S * places),
    volume: view(at.volume, years * S * places),
    demand: view(at.demand, cells),
    supply: view(at.supply, cells),
  };
  let last: { readonly places: Plan['places']; readonly reached: Uint8Array } | null = null;
  let runCount = 0;
  let runs = 0;

  /** Cells that have staff at the base date, or need under some mix. Once open, a cell stays so. @returns Whether any is new. */
  const openCells = (pair: ReachPair<AppliedLevers>): boolean => {
    const open = at.open >> 2;
    let opened = false;
    for (const { drivers } of pair)
      for (let i = 0; i < years * S * P; i++) {
        if (f64(drivers.demand.mix, i) === 0) continue;
        const cell = open + sectorOfService(Math.floor(i / P) % S) * P + (i % P);
        opened ||= heap.i32[cell] === 0;
        heap.i32[cell] = 1;
      }
    return opened;
  };
  for (let cell = 0; cell < K * P; cell++)
    if (base.staff.atWork.subarray(cell * places, (cell + 1) * places).some((fte) => fte > 0))
      heap.i32[(at.open >> 2) + cell] = 1;

  /** @returns Whether the places reached are others than in the last run. */
  const takeReach = (plan: Plan): { readonly reached: Uint8Array; readonly moved: boolean } => {
    if (last !== null && samePlaces(last.places, plan.places)) return { reached: last.reached, moved: false };
    const reached = reachOf(municipalities, plan);
    const rows = reachRuns(reached);
    heap.i32.set(
      rows.flatMap(({ start, end, reach }) => [start, end, reach]),
      at.runs >> 2,
    );
    for (let m = 0; m < places; m++)
      heap.i32[(at.regionReach >> 2) + m] = 2 * (regionOf[m] as number) + (reached[m] as number);
    runCount = rows.length;
    last = { places: plan.places, reached };
    return { reached, moved: true };
  };

  return {
    kind: memory.kind,
    bytes: heap.f64.byteLength,
    forget: () => {
      last = null;
    },
    run: (plan) => {
      if (plan.population !== choices.population || plan.requirements.length > 0) return null;
      if (plan.assumptions !== choices.assumptions && assumptionsKey(plan.assumptions) !== held) return null;
      const problems = [...planProblems(prepared, plan)];
      if (problems.some(({ severity }) => severity === 'error')) return fail(problems);
      const { reached, moved } = takeReach(plan);
      const reference = steps.drivers({ stages, scenario: plan.scenario, assumptions: choices.assumptions });
      const facts = steps.reachFacts({ stages, reached });
      const leversOf = leverReach(reference, plan, library, stages, facts, baseline.baseYear);
      const inside = leversOf(true);
      problems.push(...inside.problems);
      // Where every place is reached, no one has the drivers of the others: they are worked out only for who asks.
      const pair: ReachPair<AppliedLevers> = reached.includes(0)
        ? inUse([leversOf(false), inside], reached)
        : [inside, inside];
      const opened = openCells(pair);
      const everything = moved || opened;
      const needMoved = demand.update(pair, runCount, everything);
      const first = workOfReach(pair[0]);
      const factors: ReachPair<WorkFactors> = [first, pair[0] === pair[1] ? first : workOfReach(pair[1])];
      supply.update(
        [pair[0].drivers.supply, pair[1].drivers.supply],
        factors,
        needMoved,
        runCount,
        everything,
      );
      const ties = planTies(
        [pair[0].paths, pair[1].paths],
        stages.parameters,
        base.olderShare,
        facts.olderCareFte,
        staffTies([pair[0].drivers.supply, pair[1].drivers.supply], reference.supply, (drivers) =>
          steps.answers({ model: stages.workforce, drivers, parameters: stages.parameters }),
        ),
        pair.some(({ drivers }) => drivers !== reference),
      );
      runs += 1;
      const own = runs;
      let mix: Float64Array | null = null;
      const { sums, seldom } = liveReads(room, baseline, reached, factors, () => own === runs);
      return succeed(
        {
          plan,
          problems,
          firstYear: baseline.baseYear,
          yearCount: years,
          placeCount: places,
          residents: population.residents,
          employed: population.employed,
          users: figures.users,
          demandByService: figures.demandByService,
          cells: {
            volume: figures.volume,
            get mix() {
              mix ??= joinMix(leversOf(false), inside);
              return mix;
            },
            localFactor: base.staff.localFactor,
            reached,
            added: [],
            ...(ties === null ? {} : { ties }),
          },
          demand: figures.demand,
          supply: figures.supply,
          get contractedFte() {
            return seldom.contractedFte();
          },
          get heads() {
            return seldom.headCount();
          },
          ...sums,
        },
        problems,
      );
    },
  };
};

/** Join the mix paths of the two reaches. Shape [R][Y][S][P]. */
const joinMix = (outside: AppliedLevers, inside: AppliedLevers): Float64Array => {
  const [first, second] = [outside.drivers.demand.mix, inside.drivers.demand.mix];
  const joined = new Float64Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
};

const samePlaces = (a: Plan['places'], b: Plan['places']): boolean =>
  a === b || (a.length === b.length && a.every((place, i) => place === b[i]));
