import {
  at,
  type DemandDrivers,
  f64,
  mixGroups,
  professions,
  sectors,
  services,
  serviceTraits,
} from '@veivalg/core';
import { reachRuns } from '../kernel/reach-runs.ts';
import { addMixed, type MixTerms, mixNorm, mostTerms, noTerms } from '../kernel/staffing-mix.ts';
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

/** The drivers that staff follow from. */
type StaffDrivers = Pick<DemandDrivers, 'mix' | 'ftePerUser'>;

const width = professions.length;
const groupOf = services.map((service) => mixGroups.indexOf(serviceTraits[service].mixGroup));
const sectorOf = services.map((service) => sectors.indexOf(serviceTraits[service].sector));

/** Services of one mix group, no more at a time than the kernel takes. */
interface Bundle {
  readonly group: number;
  readonly sector: number;
  readonly services: readonly number[];
}

const bundles: readonly Bundle[] = mixGroups.flatMap((_, group) => {
  const members = services.flatMap((_service, s) => (groupOf[s] === group ? [s] : []));
  const parts: Bundle[] = [];
  for (let i = 0; i < members.length; i += mostTerms)
    parts.push({ group, sector: at(sectorOf, at(members, 0)), services: members.slice(i, i + mostTerms) });
  return parts;
});

const sameRow = (mix: Float64Array, a: number, b: number): boolean => {
  for (let p = 0; p < width; p++) if (f64(mix, a + p) !== f64(mix, b + p)) return false;
  return true;
};

/** Put the shares of one profession and the rows of the services' volumes into the terms; services without it are left out. */
const gather = (
  terms: MixTerms,
  members: readonly number[],
  mix: Float64Array,
  y: number,
  p: number,
  places: number,
): void => {
  terms.share.fill(0);
  terms.count = 0;
  for (const s of members) {
    const cell = y * services.length + s;
    const share = f64(mix, cell * width + p);
    if (share === 0) continue;
    terms.share[terms.count] = share;
    terms.row[terms.count] = cell * places;
    terms.count += 1;
  }
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
  base: Pick<StaffBase, 'localFactor' | 'ftePerWork'>,
  drivers: ReachPair<StaffDrivers>,
  reached: Uint8Array,
): StaffDemand => {
  const places = reached.length;
  const serviceStride = services.length * places;
  const yearCount = work.length / serviceStride;
  const block = width * places;
  const { localFactor, ftePerWork } = base;
  const volume = new Float64Array(work.length);
  const byService = new Float64Array(work.length);
  const byProfession = new Float64Array(yearCount * sectors.length * block);
  // Norms of the year before serve this year too where the mix stands still; the two reaches share no place.
  const norm = new Float64Array(serviceStride);
  const terms = noTerms();
  for (const { start, end, reach } of reachRuns(reached)) {
    const { mix, ftePerUser } = drivers[reach];
    for (let y = 0; y < yearCount; y++) {
      for (let s = 0; s < services.length; s++) {
        const cell = y * services.length + s;
        const row = cell * places;
        const own = s * places;
        if (y === 0 || !sameRow(mix, cell * width, (cell - services.length) * width))
          mixNorm(
            norm,
            own,
            mix,
            cell * width,
            localFactor,
            at(groupOf, s) * block,
            width,
            places,
            start,
            end,
          );
        const change = f64(ftePerUser, cell);
        for (let m = start; m < end; m++) {
          const fte = f64(work, row + m) * f64(ftePerWork, own + m) * change;
          byService[row + m] = fte;
          volume[row + m] = fte / f64(norm, own + m);
        }
      }
      for (let p = 0; p < width; p++)
        for (const { group, sector, services: members } of bundles) {
          gather(terms, members, mix, y, p, places);
          if (terms.count === 0) continue;
          const out = ((y * sectors.length + sector) * width + p) * places;
          addMixed(byProfession, out, localFactor, group * block + p * places, volume, terms, start, end);
        }
    }
  }
  const cell = (year: number, service: number, profession: number, place: number): number =>
    f64(volume, year * serviceStride + service * places + place) *
    f64(drivers[at(reached, place) as 0 | 1].mix, (year * services.length + service) * width + profession) *
    f64(localFactor, at(groupOf, service) * block + profession * places + place);
  return { volume, byService, byProfession, cell };
};

/** Sector of a service by position. */
export const sectorOfService = (service: number): number => sectorOf[service] as number;
