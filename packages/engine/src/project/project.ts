import {
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
import { checkPlan } from '../measures/check-plan.ts';
import { type AppliedLevers, neutralPaths } from '../measures/lever-context.ts';
import type { StaffDemand } from '../staffing/demand-of.ts';
import type { WorkFactors } from '../supply/placement.ts';
import { cohortDrivers } from '../supply/project-workforce.ts';
import type { ReachPair } from '../use/users-of-services.ts';
import { leverStage, workOfReach } from './lever-stage.ts';
import { planTies, staffTies } from './plan-ties.ts';
import type { Prepared } from './prepare.ts';
import { addRequirements, requirementContext } from './requirement-stage.ts';
import { inUse, transferReach } from './run-steps.ts';

/** Version of the method; a change that moves numbers changes it. */
export const modelVersion = '0.2.0';

/** 1 for the places a plan reaches; a plan that names none reaches the whole country. Shape [M]. */
export const reachOf = (municipalities: readonly Municipality[], plan: Plan): Uint8Array => {
  const chosen = new Set<string>(plan.places);
  return Uint8Array.from(municipalities, ({ id }) => (chosen.size === 0 || chosen.has(id) ? 1 : 0));
};

/**
 * Hold a plan against the catalogue and the figures without running it: every problem at once.
 *
 * @source docs/method/measures.md M2–M3
 */
export const planProblems = (prepared: Prepared, plan: Plan): readonly Problem[] =>
  checkPlan(plan, prepared.library, prepared.facts);

/** Join the mix paths of the two reaches. Shape [R][Y][S][P]. */
const joinMix = (outside: Drivers, inside: Drivers): Float64Array => {
  const size = outside.demand.mix.length;
  const mix = new Float64Array(2 * size);
  mix.set(outside.demand.mix);
  mix.set(inside.demand.mix, size);
  return mix;
};

/** The same demand with sums of its own, which requirements may be added to. */
const withOwnSums = (demand: StaffDemand): StaffDemand => ({
  ...demand,
  byService: demand.byService.slice(),
  byProfession: demand.byProfession.slice(),
});

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
  const { steps } = prepared;

  const reference = steps.drivers({ stages, scenario: plan.scenario, assumptions: plan.assumptions });
  const facts = steps.reachFacts({ stages, reached });
  const levers = leverStage(reference, plan, prepared.library, stages, facts, baseline.baseYear);
  const pair = inUse([levers.outside, levers.inside], reached);
  const both = <T>(part: (applied: AppliedLevers) => T): ReachPair<T> => [part(pair[0]), part(pair[1])];
  const neutral = neutralPaths(yearCount);

  const { users, work } = steps.transfers({
    counted: steps.users({
      table: population.table,
      levels: base.levels,
      drivers: both(({ drivers: { demand } }) => ({
        healthShift: demand.healthShift,
        userRate: demand.userRate,
      })),
      reached,
    }),
    ftePerWork: base.staff.ftePerWork,
    reaches: both(({ drivers, paths }) => transferReach(drivers, paths, neutral)),
    reached,
    parameters: stages.parameters,
  });
  const asked = steps.demand({
    work,
    base: base.staff,
    drivers: both(({ drivers: { demand } }) => ({ mix: demand.mix, ftePerUser: demand.ftePerUser })),
    reached,
  });
  const demand = plan.requirements.length === 0 ? asked : withOwnSums(asked);
  const added = addRequirements(
    plan,
    prepared.library,
    requirementContext(stages, demand, users, reached, baseline.baseYear),
    demand,
    [levers.outside.paths, levers.inside.paths],
  );
  const standing = steps.standing({
    baseFte: base.staff.atWork,
    demand: demand.byProfession,
    youngAdults: population.youngAdults,
    municipalities: baseline.municipalities,
    paths: both(({ drivers }) =>
      steps.workforce({ model: workforce, drivers: cohortDrivers(drivers.supply) }),
    ),
    drivers: both(({ drivers: { supply } }) => ({
      attractiveness: supply.attractiveness,
      municipalPull: supply.municipalPull,
    })),
    reached,
    originShare: parameterValue(stages.parameters, 'supply.originShare'),
  });
  const ties = planTies(
    both(({ paths }) => paths),
    stages.parameters,
    base.olderShare,
    facts.olderCareFte,
    staffTies(
      both(({ drivers: { supply } }) => supply),
      reference.supply,
      (drivers) => steps.answers({ model: workforce, drivers, parameters: stages.parameters }),
    ),
    [levers.outside, levers.inside].some(({ drivers }) => drivers !== reference),
  );
  const factors = both(workOfReach);
  const worked = (part: keyof WorkFactors): Float64Array =>
    steps.worked({ standing, factors: [factors[0][part], factors[1][part]], reached });
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
        mix: joinMix(levers.outside.drivers, levers.inside.drivers),
        localFactor: base.staff.localFactor,
        reached,
        added,
        ...(ties === null ? {} : { ties }),
      },
      demand: demand.byProfession,
      supply: worked('supply'),
      contractedFte: worked('contracted'),
      heads: steps.heads({ standing }),
      residents: population.residents,
      employed: population.employed,
    },
    problems,
  );
};
