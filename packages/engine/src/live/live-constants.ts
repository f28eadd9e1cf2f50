import {
  at,
  f64,
  type Municipality,
  mixGroups,
  professions,
  sectors,
  services,
  serviceTraits,
} from '@veivalg/core';
import { receiverOf } from '../measures/transfers.ts';
import type { Stages } from '../project/stages.ts';
import { bandOfAge } from '../supply/exit-rates.ts';
import { regionsOf } from '../supply/placement.ts';
import { feederAt } from '../supply/project-workforce.ts';
import type { LiveRoom } from './live-room.ts';

/** Services of one mix group and sector that lie side by side: mix group, sector, first service, number. */
export type Bundle = readonly [group: number, sector: number, first: number, count: number];

/** Services that a kernel adds up at a time. */
const mostMembers = 4;

/** Services in bundles, in their own order. */
export const bundlesOf = (): readonly Bundle[] => {
  const bundles: Bundle[] = [];
  services.forEach((service, s) => {
    const group = mixGroups.indexOf(serviceTraits[service].mixGroup);
    const sector = sectors.indexOf(serviceTraits[service].sector);
    const last = bundles.at(-1);
    if (last !== undefined && last[0] === group && last[1] === sector && last[3] < mostMembers)
      bundles[bundles.length - 1] = [group, sector, last[2], last[3] + 1];
    else bundles.push([group, sector, s, 1]);
  });
  return bundles;
};

/** Residents 20–39 by region. Shape [Y][R]. Unit: persons. */
const youngByRegion = (youngAdults: Float64Array, regionOf: Int32Array, count: number): Float64Array => {
  const places = regionOf.length;
  const years = youngAdults.length / places;
  const young = new Float64Array(years * count);
  for (let y = 0; y < years; y++)
    for (let m = 0; m < places; m++) {
      const r = y * count + at(regionOf, m);
      young[r] = f64(young, r) + f64(youngAdults, y * places + m);
    }
  return young;
};

/** Write the places of every region one after another. @returns Number of regions. */
const writeRegions = (room: LiveRoom, municipalities: readonly Municipality[], stages: Stages): void => {
  const { heap } = room.memory;
  const { regionOf, count } = regionsOf(municipalities);
  const members = Array.from({ length: count }, (_, r) =>
    [...regionOf.keys()].filter((m) => regionOf[m] === r),
  );
  let next = 0;
  members.forEach((places, r) => {
    heap.i32[(room.at.regionStart >> 2) + r] = next;
    heap.i32.set(places, (room.at.regionMember >> 2) + next);
    next += places.length;
  });
  heap.i32[(room.at.regionStart >> 2) + count] = next;
  heap.f64.set(youngByRegion(stages.population.youngAdults, regionOf, count), room.at.young >> 3);
};

/** Write what no lever moves, once. */
export const writeConstants = (
  room: LiveRoom,
  municipalities: readonly Municipality[],
  stages: Stages,
): void => {
  const { memory, at: lies } = room;
  const { heap } = memory;
  const { demand, population, workforce } = stages;
  const years = population.path.yearCount;
  const places = municipalities.length;
  const cells = (pointer: number, values: Float64Array): void => heap.cell.set(values, pointer >> heap.shift);
  const reals = (pointer: number, values: Float64Array): void => heap.f64.set(values, pointer >> 3);
  const ints = (pointer: number, values: ArrayLike<number>): void => heap.i32.set(values, pointer >> 2);

  ints(lies.sizes, [
    years,
    services.length,
    sectors.length,
    professions.length,
    places,
    regionsOf(municipalities).count,
  ]);
  ints(lies.bundles, bundlesOf().flat());
  cells(lies.table, population.table.values);
  cells(lies.levelBase, demand.levels.base);
  cells(lies.levelTarget, demand.levels.target);
  cells(lies.workPerUser, demand.levels.workPerUser);
  cells(lies.ftePerWork, demand.staff.ftePerWork);
  cells(lies.localFactor, demand.staff.localFactor);
  cells(lies.baseFte, demand.staff.atWork);
  ints(
    lies.receivers,
    Array.from({ length: places }, (_, m) => receiverOf(demand.staff.ftePerWork, m, places)),
  );
  writeRegions(room, municipalities, stages);

  const { cohorts } = lies;
  reals(cohorts.stock, workforce.stock);
  reals(
    cohorts.deaths,
    workforce.deaths.subarray(0, years * (workforce.deaths.length / workforce.yearCount)),
  );
  reals(cohorts.exit, workforce.exit);
  ints(cohorts.bandI, bandOfAge);
  reals(cohorts.pattern, workforce.retirement);
  reals(cohorts.transfer, workforce.transfer);
  ints(cohorts.feederI, feederAt);
  reals(cohorts.profile, workforce.profile);
};
