import { type DemandDrivers, mixGroups, professions, sectors, services, serviceTraits } from '@veivalg/core';
import { addByProfession, addWithFactor, mixNorm } from '../kernel/staffing-mix.ts';
import type { ReachPair } from '../use/users-of-services.ts';
import type { StaffBase } from './staff-base.ts';

/** Staff needed. A cell is volume × mix × local factor; the sums here are sums over those cells. */
export interface StaffDemand {
  /** FTE needed over the norm of the local mix. Shape [Y][S][M]. */
  readonly volume: Float64Array;
  /** Contracted FTE needed. Shape [Y][S][M]. Unit: FTE. */
  readonly byService: Float64Array;
  /** Contracted FTE needed. Shape [Y][K][P][M]. Unit: FTE. */
  readonly byProfession: Float64Array;
  /** FTE needed in one cell. */
  cell(year: number, service: number, profession: number, place: number): number;
}

const width = professions.length;
const groupOf = services.map((service) => mixGroups.indexOf(serviceTraits[service].mixGroup));
const sectorOf = services.map((service) => sectors.indexOf(serviceTraits[service].sector));
const groupSector = mixGroups.map((group) =>
  sectors.indexOf(
    serviceTraits[services.find((service) => serviceTraits[service].mixGroup === group) ?? 'homeCare'].sector,
  ),
);

const sameRow = (mix: Float64Array, a: number, b: number): boolean => {
  for (let p = 0; p < width; p++) if ((mix[a + p] as number) !== (mix[b + p] as number)) return false;
  return true;
};

/**
 * Turn workload into the staff needed.
 *
 * FTE of a service = workload × base FTE per workload × change of FTE per user; split by the service's mix,
 * bent by the place's own mix and vacancy in such a way that the service's FTE stays.
 *
 * @param work Shape [Y][S][M]. Unit: users of mean workload.
 * @param drivers Of the places not reached and of those reached.
 * @param reached 1 where the plan reaches. Shape [M].
 * @source docs/method/staffing.md F1–F4
 */
export const demandOf = (
  work: Float64Array,
  base: StaffBase,
  drivers: ReachPair<DemandDrivers>,
  reached: Uint8Array,
): StaffDemand => {
  const places = reached.length;
  const serviceStride = services.length * places;
  const yearCount = work.length / serviceStride;
  const volume = new Float64Array(work.length);
  const byService = new Float64Array(work.length);
  const byProfession = new Float64Array(yearCount * sectors.length * width * places);
  const block = width * places;
  const sums = new Float64Array(mixGroups.length * block);
  const masked = new Float64Array(places);
  const norms = [0, 1].map(() => new Float64Array(serviceStride));
  const reaches = [0, 1].filter((reach) => reached.some((value) => value === reach));
  const whole = reaches.length === 1;
  for (let y = 0; y < yearCount; y++) {
    sums.fill(0);
    for (let s = 0; s < services.length; s++) {
      const row = y * serviceStride + s * places;
      const mixRow = (y * services.length + s) * width;
      for (const reach of reaches) {
        const { mix, ftePerUser } = drivers[reach] as DemandDrivers;
        const norm = (norms[reach] as Float64Array).subarray(s * places, (s + 1) * places);
        if (y === 0 || !sameRow(mix, mixRow, mixRow - services.length * width))
          mixNorm(norm, mix, mixRow, base.localFactor, (groupOf[s] as number) * block, width, places);
        const change = ftePerUser[y * services.length + s] as number;
        for (let m = 0; m < places; m++) {
          if (!whole && (reached[m] as number) !== reach) {
            masked[m] = 0;
            continue;
          }
          const fte = (work[row + m] as number) * (base.ftePerWork[s * places + m] as number) * change;
          const value = fte / (norm[m] as number);
          byService[row + m] = fte;
          volume[row + m] = value;
          masked[m] = value;
        }
        addByProfession(sums, (groupOf[s] as number) * block, mix, mixRow, masked, 0, width, places);
      }
    }
    for (let g = 0; g < mixGroups.length; g++)
      addWithFactor(
        byProfession,
        (y * sectors.length + (groupSector[g] as number)) * block,
        sums,
        g * block,
        base.localFactor,
        g * block,
        block,
      );
  }
  const cell = (year: number, service: number, profession: number, place: number): number =>
    (volume[year * serviceStride + service * places + place] as number) *
    ((drivers[reached[place] as number] as DemandDrivers).mix[
      (year * services.length + service) * width + profession
    ] as number) *
    (base.localFactor[(groupOf[service] as number) * block + profession * places + place] as number);
  return { volume, byService, byProfession, cell };
};

/** Sector of a service by position. */
export const sectorOfService = (service: number): number => sectorOf[service] as number;
