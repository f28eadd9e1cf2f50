import { ageCount, at, f64, type Result, services, sexes } from '@veivalg/core';
import { type AgeBalance, balanceByAge } from '../balance/balance-by-age.ts';
import { workSharesByAge } from '../use/work-by-age.ts';
import { leverStage } from './lever-stage.ts';
import type { Prepared } from './prepare.ts';

/**
 * Split a run's demand and supply in one year over the ages of the people served.
 *
 * Ages follow the national use by age on the place's own population, moved by the health path. The trend in use by older people
 * and unpaid care count for ages 67 and over alone; what the plan else does to a service counts alike for all its ages.
 *
 * @param prepared What the result was run on.
 * @param yearIndex Year from the base year.
 * @param places Positions on the place axis.
 * @returns Demand and supply by service and age. Unit: FTE.
 * @source docs/method/balance.md B6
 */
export const servedAgesOf = (
  prepared: Prepared,
  result: Result,
  yearIndex: number,
  places: readonly number[],
): AgeBalance => {
  const { plan, placeCount } = result;
  const { reached } = result.cells;
  const stages = prepared.stages(plan.population, plan.assumptions);
  const { steps, baseline } = prepared;
  const reference = steps.drivers({ stages, scenario: plan.scenario, assumptions: plan.assumptions });
  const facts = steps.reachFacts({ stages, reached });
  const levers = leverStage(reference, plan, prepared.library, stages, facts, baseline.baseYear);
  const shifts = [levers.outside, levers.inside].map(({ drivers }) =>
    f64(drivers.demand.healthShift, yearIndex),
  );
  const older = Float64Array.from(services, (_, s) => {
    const share = at(stages.demand.olderShare, s);
    const rate = f64(reference.demand.userRate, yearIndex * services.length + s);
    return share > 0 ? Math.max(0, 1 + (rate - 1) / share) : 1;
  });
  const stride = sexes.length * ageCount * placeCount;
  const persons = stages.population.path.persons.subarray(yearIndex * stride, (yearIndex + 1) * stride);
  const shares = workSharesByAge(
    persons,
    stages.demand.rates,
    (place) => shifts[at(reached, place)] ?? 0,
    older,
    places,
  );
  return balanceByAge(result, yearIndex, places, shares);
};
