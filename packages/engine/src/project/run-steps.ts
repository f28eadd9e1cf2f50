import {
  type AssumptionChange,
  at,
  type Baseline,
  type DemandDrivers,
  type Drivers,
  type LeverPaths,
  type ParameterTable,
  professions,
  type Scenario,
  sectors,
  sum,
} from '@veivalg/core';
import { applyTransfers, type TransferReach } from '../measures/transfers.ts';
import { demandDrivers, olderCareFte, withScenario } from '../staffing/demand-drivers.ts';
import { demandOf, type StaffDemand } from '../staffing/demand-of.ts';
import type { StaffBase } from '../staffing/staff-base.ts';
import {
  headsOf,
  placeStaff,
  type StandingInput,
  type StandingStaff,
  workedFte,
} from '../supply/placement.ts';
import { type CohortDrivers, projectWorkforce, type WorkforcePath } from '../supply/project-workforce.ts';
import { type StaffAnswers, staffAnswers } from '../supply/staff-answers.ts';
import { supplyDrivers } from '../supply/supply-drivers.ts';
import type { WorkforceModel } from '../supply/workforce-model.ts';
import type { LocalLevels } from '../use/local-levels.ts';
import { type ReachPair, type ServiceUsers, usersOfServices } from '../use/users-of-services.ts';
import type { UsersTable } from '../use/users-table.ts';
import { withAssumptions } from './assumptions.ts';
import { remember } from './memo.ts';
import type { Stages } from './stages.ts';

const rowCount = sectors.length * professions.length;

/** What levers need to know of the places a plan reaches, and of the nation they are held against. */
export interface ReachFacts {
  /** Heads of the nation at the base year by employer. Shape [K][P]. Unit: persons. */
  readonly baseHeads: Float64Array;
  /** Residents of each place reached at the base year. Unit: persons. */
  readonly placeResidents: readonly number[];
  /** FTE of care for people aged 67 and over at the base year. Unit: FTE. */
  readonly olderCareFte: number;
  /** Employed people in the country at the base year. Unit: persons. */
  readonly employed: number;
}

/**
 * The steps of a run, each with its last answers kept by everything it reads.
 *
 * A lever moves few of the drivers: what hangs on the others is taken from the run before. Two answers are kept, since a plan
 * and the plan without its measures are often asked for in turn; the nation's staff, which are small, for more.
 */
export interface RunSteps {
  /** Drivers that the assumptions and the scenario give, before any lever. */
  drivers(input: {
    readonly stages: Stages;
    readonly scenario: Scenario;
    readonly assumptions: readonly AssumptionChange[];
  }): Drivers;
  reachFacts(input: { readonly stages: Stages; readonly reached: Uint8Array }): ReachFacts;
  users(input: {
    readonly table: UsersTable;
    readonly levels: LocalLevels;
    readonly drivers: ReachPair<Pick<DemandDrivers, 'healthShift' | 'userRate'>>;
    readonly reached: Uint8Array;
  }): ServiceUsers;
  transfers(input: {
    readonly counted: ServiceUsers;
    readonly ftePerWork: Float64Array;
    readonly reaches: readonly [TransferReach, TransferReach];
    readonly reached: Uint8Array;
    readonly parameters: ParameterTable;
  }): ServiceUsers;
  demand(input: {
    readonly work: Float64Array;
    readonly base: StaffBase;
    readonly drivers: ReachPair<Pick<DemandDrivers, 'mix' | 'ftePerUser'>>;
    readonly reached: Uint8Array;
  }): StaffDemand;
  /** How the nation's staff answer to draws; the table is for how many leave by age. */
  answers(input: {
    readonly model: WorkforceModel;
    readonly drivers: CohortDrivers;
    readonly parameters: ParameterTable;
  }): StaffAnswers;
  workforce(input: { readonly model: WorkforceModel; readonly drivers: CohortDrivers }): WorkforcePath;
  standing(input: StandingInput): StandingStaff;
  heads(input: { readonly standing: StandingStaff }): Float64Array;
  worked(input: {
    readonly standing: StandingStaff;
    readonly factors: readonly [Float64Array, Float64Array];
    readonly reached: Uint8Array;
  }): Float64Array;
}

/** Heads of the nation at the base year by employer. Shape [K][P]. Unit: persons. */
const headsByEmployer = (atWork: Float64Array, positionSize: Float64Array): Float64Array => {
  const places = atWork.length / rowCount;
  return Float64Array.from(
    { length: rowCount },
    (_, row) =>
      sum(atWork.subarray(row * places, (row + 1) * places)) / at(positionSize, row % professions.length),
  );
};

/** Residents of the places reached. Unit: persons. */
const residentsOf = (stages: Stages, reached: Uint8Array): readonly number[] => {
  const { residents } = stages.population;
  const places = reached.length;
  const groups = residents.length / stages.population.path.yearCount / places;
  return [...reached].flatMap((is, m) => {
    if (is === 0) return [];
    let people = 0;
    for (let g = 0; g < groups; g++) people += at(residents, g * places + m);
    return [people];
  });
};

/** Places whose reach no one is in take the drivers of the others, so that nothing is worked out for no one. */
export const inUse = <T>(pair: ReachPair<T>, reached: Uint8Array): ReachPair<T> => {
  if (!reached.includes(0)) return [pair[1], pair[1]];
  return reached.includes(1) ? pair : [pair[0], pair[0]];
};

/** Paths of a reach that transfers read; the others are left as they are, so that they make no difference. */
export const transferReach = (
  { demand }: Drivers,
  paths: LeverPaths,
  neutral: LeverPaths,
): TransferReach => ({
  demand,
  paths: { ...neutral, levelTransfer: paths.levelTransfer, institutionShift: paths.institutionShift },
});

const few = 2;
const some = 6;

/** Make the steps of the runs on one baseline. */
export const runSteps = (baseline: Baseline, yearCount: number): RunSteps => ({
  drivers: remember(some, ({ stages, scenario, assumptions }) => {
    const { population, demand } = stages;
    // The user's own values stand over the scenario's.
    const table = withAssumptions(withScenario(stages.parameters, scenario), assumptions);
    return {
      demand: demandDrivers(table, {
        yearCount,
        lifeExpectancyGain: population.path.lifeExpectancyGain,
        carePeople: population.carePeople,
        olderShare: demand.olderShare,
        national: demand.staff.national,
        mix: demand.staff.mix,
        unskilledTrend: demand.unskilledTrend,
      }),
      supply: supplyDrivers(
        baseline.workforce,
        baseline.parameters,
        stages.parameters,
        baseline.baseYear,
        yearCount,
      ),
    };
  }),
  reachFacts: remember(some, ({ stages, reached }) => ({
    baseHeads: headsByEmployer(stages.demand.staff.atWork, baseline.workforce.positionSize),
    placeResidents: residentsOf(stages, reached),
    olderCareFte: olderCareFte({
      olderShare: stages.demand.olderShare,
      national: stages.demand.staff.national,
    }),
    employed: sum(stages.population.employed.subarray(0, reached.length)),
  })),
  users: remember(few, ({ table, levels, drivers, reached }) =>
    usersOfServices(table, levels, drivers, reached),
  ),
  transfers: remember(few, ({ counted, ftePerWork, reaches, reached, parameters }) =>
    applyTransfers(counted.work, counted.users, ftePerWork, reaches, reached, parameters),
  ),
  demand: remember(few, ({ work, base, drivers, reached }) => demandOf(work, base, drivers, reached)),
  answers: remember(some, ({ model, drivers, parameters }) =>
    staffAnswers(model, drivers, parameters, yearCount),
  ),
  workforce: remember(some, ({ model, drivers }) => projectWorkforce(model, drivers, yearCount)),
  standing: remember(few, placeStaff),
  worked: remember(2 * few, ({ standing, factors, reached }) => workedFte(standing, factors, reached)),
  heads: remember(few, ({ standing }) =>
    headsOf(standing, baseline.workforce.positionSize, baseline.municipalities.length),
  ),
});
