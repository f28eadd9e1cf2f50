import { at, type Drivers, type MeasureLibrary, type Plan, professions, sectors } from '@veivalg/core';
import { activeLevers, applyLevers } from '../measures/apply-levers.ts';
import type { AppliedLevers, LeverContext } from '../measures/lever-context.ts';
import { type WorkFactors, workFactors } from '../supply/placement.ts';
import type { ReachFacts } from './run-steps.ts';
import type { Stages } from './stages.ts';

const rowCount = sectors.length * professions.length;

/** What the levers of a plan make of the reference drivers, for places not reached and places reached. */
export interface LeverStage {
  readonly outside: AppliedLevers;
  readonly inside: AppliedLevers;
}

/** What the levers of a plan make of one reach, worked out when it is asked for. */
export type LeverReach = (inside: boolean) => AppliedLevers;

/**
 * Make ready to move the drivers of a reach by the plan's levers: what is the same in both is worked out once.
 *
 * @param reference Drivers by assumptions and scenario.
 * @source docs/method/measures.md M2–M4
 */
export const leverReach = (
  reference: Drivers,
  plan: Plan,
  library: MeasureLibrary,
  stages: Stages,
  facts: ReachFacts,
  firstYear: number,
): LeverReach => {
  const { demand, population, parameters } = stages;
  const context: Omit<LeverContext, 'inside'> = {
    library,
    parameters,
    firstYear,
    yearCount: population.path.yearCount,
    lifeExpectancyGain: population.path.lifeExpectancyGain,
    olderShare: demand.olderShare,
    ...facts,
  };
  const levers = activeLevers(plan, context);
  return (inside) => applyLevers(reference, plan, { ...context, inside }, levers);
};

/**
 * Move the drivers of both reaches by the plan's levers.
 *
 * @param reference Drivers by assumptions and scenario.
 * @source docs/method/measures.md M2–M4
 */
export const leverStage = (
  reference: Drivers,
  plan: Plan,
  library: MeasureLibrary,
  stages: Stages,
  facts: ReachFacts,
  firstYear: number,
): LeverStage => {
  const reach = leverReach(reference, plan, library, stages, facts, firstYear);
  return { outside: reach(false), inside: reach(true) };
};

/**
 * How much the staff of a reach work against the base date: position and attendance of its drivers, and what levers move by employer.
 *
 * Position moves contracted and working FTE; less absence, other hours and fewer hours where family cares move working FTE alone.
 *
 * @source docs/method/measures.md M2; docs/method/supply.md S3, S6
 */
export const workOfReach = ({ drivers, paths }: AppliedLevers): WorkFactors => {
  const { supply, contracted } = workFactors(drivers.supply);
  for (let row = 0; row < supply.length; row++) {
    const position = at(paths.position, row);
    const left = at(paths.participation, Math.floor(row / rowCount));
    contracted[row] = at(contracted, row) * position;
    supply[row] = at(supply, row) * (position * at(paths.attendance, row) * at(paths.hours, row) * left);
  }
  return { supply, contracted };
};
