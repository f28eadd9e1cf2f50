import {
  at,
  type Drivers,
  type LeverPaths,
  type MeasureLibrary,
  type Plan,
  professions,
  sectors,
  sum,
} from '@veivalg/core';
import { applyLevers } from '../measures/apply-levers.ts';
import type { AppliedLevers, LeverContext } from '../measures/lever-context.ts';
import { olderCareFte } from '../staffing/demand-drivers.ts';
import type { PlacedWorkforce } from '../supply/placement.ts';
import type { Stages } from './prepare.ts';

const rowCount = sectors.length * professions.length;

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

/** What the levers of a plan make of the reference drivers, for places not reached and places reached. */
export interface LeverStage {
  readonly outside: AppliedLevers;
  readonly inside: AppliedLevers;
}

/**
 * Move the drivers of both reaches by the plan's levers.
 *
 * @param reference Drivers by assumptions and scenario. @param reached 1 where the plan reaches. Shape [M].
 * @source docs/method/measures.md M2–M4
 */
export const leverStage = (
  reference: Drivers,
  plan: Plan,
  library: MeasureLibrary,
  stages: Stages,
  reached: Uint8Array,
  positionSize: Float64Array,
  firstYear: number,
): LeverStage => {
  const { demand, population, parameters } = stages;
  const context = (inside: boolean): LeverContext => ({
    library,
    parameters,
    firstYear,
    yearCount: population.path.yearCount,
    inside,
    lifeExpectancyGain: population.path.lifeExpectancyGain,
    baseHeads: headsByEmployer(demand.staff.atWork, positionSize),
    placeResidents: residentsOf(stages, reached),
    olderShare: demand.olderShare,
    olderCareFte: olderCareFte({ olderShare: demand.olderShare, national: demand.staff.national }),
    employed: sum(population.employed.subarray(0, reached.length)),
  });
  return {
    outside: applyLevers(reference, plan, context(false)),
    inside: applyLevers(reference, plan, context(true)),
  };
};

const isNeutral = ({ position, attendance, hours, participation }: LeverPaths): boolean =>
  [position, attendance, hours, participation].every((path) => path.every((factor) => factor === 1));

/**
 * Let the placed staff work as the levers say: larger positions, less absence, other hours, fewer hours where family cares.
 *
 * Position moves contracted and working FTE; the others move working FTE alone; heads stay.
 *
 * @returns The same arrays, changed in place; untouched when nothing moves.
 * @source docs/method/measures.md M2; docs/method/supply.md S3, S6
 */
export const workAsPlanned = (
  placed: PlacedWorkforce,
  paths: readonly [LeverPaths, LeverPaths],
  reached: Uint8Array,
): PlacedWorkforce => {
  if (paths.every(isNeutral)) return placed;
  const places = reached.length;
  const contracted = [1, 1];
  const working = [1, 1];
  for (let row = 0; row < placed.supply.length / places; row++) {
    const y = Math.floor(row / rowCount);
    paths.forEach((path, reach) => {
      contracted[reach] = at(path.position, row);
      working[reach] =
        at(path.position, row) * at(path.attendance, row) * at(path.hours, row) * at(path.participation, y);
    });
    if (working[0] === 1 && working[1] === 1 && contracted[0] === 1 && contracted[1] === 1) continue;
    for (let m = 0; m < places; m++) {
      const i = row * places + m;
      const reach = at(reached, m);
      placed.supply[i] = at(placed.supply, i) * at(working, reach);
      placed.contractedFte[i] = at(placed.contractedFte, i) * at(contracted, reach);
    }
  }
  return placed;
};
