import {
  type DemandDrivers,
  type Drivers,
  fail,
  type Municipality,
  type Outcome,
  type Plan,
  type Problem,
  parameterValue,
  type Result,
  succeed,
} from '@veivalg/core';
import { checkPlan, type PlanFacts } from '../measures/check-plan.ts';
import { applyTransfers } from '../measures/transfers.ts';
import { demandDrivers, withScenario } from '../staffing/demand-drivers.ts';
import { demandOf } from '../staffing/demand-of.ts';
import type { DemandBase } from '../staffing/prepare-demand.ts';
import { placeWorkforce } from '../supply/placement.ts';
import { projectWorkforce } from '../supply/project-workforce.ts';
import { supplyDrivers } from '../supply/supply-drivers.ts';
import { usersOfServices } from '../use/users-of-services.ts';
import { withAssumptions } from './assumptions.ts';
import { leverStage, workAsPlanned } from './lever-stage.ts';
import type { PopulationStage } from './population-stage.ts';
import type { Prepared, Stages } from './prepare.ts';
import { addRequirements, requirementContext } from './requirement-stage.ts';

/** Version of the method; a change that moves numbers changes it. */
export const modelVersion = '0.1.0';

/** 1 for the places a plan reaches; a plan that names none reaches the whole country. Shape [M]. */
export const reachOf = (municipalities: readonly Municipality[], plan: Plan): Uint8Array => {
  const chosen = new Set<string>(plan.places);
  return Uint8Array.from(municipalities, ({ id }) => (chosen.size === 0 || chosen.has(id) ? 1 : 0));
};

/** What a plan on this baseline is held against. */
const planFacts = (prepared: Prepared): PlanFacts => {
  const { baseline } = prepared;
  const former = new Map(baseline.formerMunicipalities.map(({ code, successors }) => [code, successors]));
  return {
    municipalityIds: baseline.municipalities.map(({ id }) => id),
    successorsOf: (code) => former.get(code) ?? [],
    parameters: baseline.parameters,
    firstYear: baseline.baseYear,
    furthestYear: prepared.endYear,
    appliesToSomeone: () => true,
  };
};

/**
 * Hold a plan against the catalogue and the figures without running it: every problem at once.
 *
 * @source docs/method/measures.md M2–M3
 */
export const planProblems = (prepared: Prepared, plan: Plan): readonly Problem[] =>
  checkPlan(plan, prepared.library, planFacts(prepared));

/** The drivers that the assumptions and the scenario give, before any lever. */
const referenceDrivers = (prepared: Prepared, stages: Stages, plan: Plan): Drivers => {
  const { baseline, yearCount } = prepared;
  const { population, demand } = stages;
  return {
    // The user's own values stand over the scenario's.
    demand: demandDrivers(withAssumptions(withScenario(stages.parameters, plan.scenario), plan.assumptions), {
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
};

/** Join the mix paths of the two reaches. Shape [R][Y][S][P]. */
const joinMix = (outside: Drivers, inside: Drivers): Float64Array => {
  const size = outside.demand.mix.length;
  const mix = new Float64Array(2 * size);
  mix.set(outside.demand.mix);
  mix.set(inside.demand.mix, size);
  return mix;
};

/** Users and workload as the transfers take them: workload first. */
const servedBy = (
  population: PopulationStage,
  base: DemandBase,
  drivers: readonly [DemandDrivers, DemandDrivers],
  reached: Uint8Array,
): readonly [work: Float64Array, users: Float64Array] => {
  const { work, users } = usersOfServices(population.table, base.levels, drivers, reached);
  return [work, users];
};

/**
 * Work out the people needed and the people there will be, under a plan. The only way to a number.
 *
 * Users of services from the population; staff from users; the nation's staff from stock and inflow; its placing;
 * the balance of the two.
 *
 * @returns The result, or every problem with the plan.
 * @source docs/method/README.md
 */
export const project = (prepared: Prepared, plan: Plan): Outcome<Result> => {
  const problems = [...planProblems(prepared, plan)];
  if (problems.some(({ severity }) => severity === 'error')) return fail(problems);
  const { baseline, yearCount } = prepared;
  const stages = prepared.stages(plan.population, plan.assumptions);
  const { population, demand: base, workforce } = stages;
  const reached = reachOf(baseline.municipalities, plan);

  const levers = leverStage(
    referenceDrivers(prepared, stages, plan),
    plan,
    prepared.library,
    stages,
    reached,
    baseline.workforce.positionSize,
    baseline.baseYear,
  );
  const outside = levers.outside.drivers;
  const inside = levers.inside.drivers;
  const demandPair = [outside.demand, inside.demand] as const;
  const supplyPair = [outside.supply, inside.supply] as const;
  const paths = [levers.outside.paths, levers.inside.paths] as const;

  const { users, work } = applyTransfers(
    ...servedBy(population, base, demandPair, reached),
    base.staff.ftePerWork,
    [
      { demand: outside.demand, paths: paths[0] },
      { demand: inside.demand, paths: paths[1] },
    ],
    reached,
    stages.parameters,
  );
  const demand = demandOf(work, base.staff, demandPair, reached);
  const added = addRequirements(
    plan,
    prepared.library,
    requirementContext(stages, demand, users, reached, baseline.baseYear),
    demand,
    paths,
  );
  const outsidePath = projectWorkforce(workforce, outside.supply, yearCount);
  const insidePath =
    inside.supply === outside.supply ? outsidePath : projectWorkforce(workforce, inside.supply, yearCount);
  const there = placeWorkforce({
    baseFte: base.staff.atWork,
    demand: demand.byProfession,
    youngAdults: population.youngAdults,
    municipalities: baseline.municipalities,
    paths: [outsidePath, insidePath],
    drivers: supplyPair,
    reached,
    positionSize: baseline.workforce.positionSize,
    originShare: parameterValue(stages.parameters, 'supply.originShare'),
  });
  const placed = workAsPlanned(there, paths, reached);
  problems.push(...levers.inside.problems);
  return succeed(
    {
      plan,
      baselineId: baseline.id,
      dataVersion: baseline.dataVersion,
      modelVersion,
      draw: null,
      problems,
      firstYear: baseline.baseYear,
      yearCount,
      placeCount: baseline.municipalities.length,
      users,
      demandByService: demand.byService,
      cells: {
        volume: demand.volume,
        mix: joinMix(outside, inside),
        localFactor: base.staff.localFactor,
        reached,
        added,
      },
      demand: demand.byProfession,
      supply: placed.supply,
      contractedFte: placed.contractedFte,
      heads: placed.heads,
      residents: population.residents,
      employed: population.employed,
    },
    problems,
  );
};
