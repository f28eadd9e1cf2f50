import { f64, type SupplyDrivers, sectors } from '@veivalg/core';

const sectorCount = sectors.length;

/** What the shares of one year and profession are made of. Axis letters: K sector, M municipality, R region. */
export interface EntryShareInput {
  /** Contracted FTE needed. Shape [K][M], row k at `demandStart + k × demandStride`. */
  readonly demand: Float64Array;
  readonly demandStart: number;
  readonly demandStride: number;
  /** Residents 20–39. Shape [R]. */
  readonly young: Float64Array;
  /** Need for all professions together. Shape [R]. Unit: FTE. */
  readonly allDemand: Float64Array;
  /** Region of each municipality. Shape [M]. */
  readonly regionOf: Int32Array;
  readonly regionCount: number;
  /** Attractiveness and municipal pull for this year and profession: places not reached, places reached. */
  readonly attractiveness: readonly [number, number];
  readonly pull: readonly [number, number];
  readonly reached: Uint8Array;
  /** Weight of where the young live against where the work is, 0–1. */
  readonly originShare: number;
}

/** Drivers of placement for one year and profession, of places not reached and reached. @param index Position [Y][P]. */
export const placementDrivers = (
  drivers: readonly [SupplyDrivers, SupplyDrivers],
  index: number,
): Pick<EntryShareInput, 'attractiveness' | 'pull'> => ({
  attractiveness: [f64(drivers[0].attractiveness, index), f64(drivers[1].attractiveness, index)],
  pull: [f64(drivers[0].municipalPull, index), f64(drivers[1].municipalPull, index)],
});

/** Room that is used again for every year and profession. */
export interface EntryShareRoom {
  readonly need: Float64Array;
  readonly municipal: Float64Array;
  readonly others: Float64Array;
  readonly drawn: Float64Array;
  readonly region: Float64Array;
}

export const entryShareRoom = (regionCount: number): EntryShareRoom => ({
  need: new Float64Array(regionCount),
  municipal: new Float64Array(regionCount),
  others: new Float64Array(regionCount),
  drawn: new Float64Array(regionCount),
  region: new Float64Array(regionCount),
});

/**
 * Share out one profession’s new people of one year among sectors and municipalities; the shares sum to 1.
 *
 * Regions: `originShare` by where the young live (the region’s young, on professions as the region needs them), the rest by
 * need × attractiveness. Inside a region: by need × attractiveness, between the municipal sector and the others moved by the pull.
 * Depends on need and population alone, never on supply, so that more people never make a place poorer.
 * @param shares Written. Shape [K][M], row k at `start + k × M`.
 * @returns Whether there is any need; if not, the shares are zero.
 * @source docs/method/supply.md S4–S5
 */
export const entryShares = (
  input: EntryShareInput,
  room: EntryShareRoom,
  shares: Float64Array,
  start: number,
): boolean => {
  const { demand, regionOf, reached } = input;
  const places = regionOf.length;
  for (const array of [room.need, room.municipal, room.others, room.drawn]) array.fill(0);
  for (let k = 0; k < sectorCount; k++) {
    const row = input.demandStart + k * input.demandStride;
    const sector = k === 0 ? room.municipal : room.others;
    for (let m = 0; m < places; m++) {
      const r = regionOf[m] as number;
      const need = f64(demand, row + m);
      const wanted = need * (reached[m] === 1 ? input.attractiveness[1] : input.attractiveness[0]);
      shares[start + k * places + m] = wanted;
      room.need[r] = f64(room.need, r) + need;
      sector[r] = f64(sector, r) + wanted;
    }
  }
  if (!regionShares(input, room)) return false;
  // What the municipal sector draws in each region when its own pull is counted.
  for (let m = 0; m < places; m++) {
    const r = regionOf[m] as number;
    const factor = pullFactor(input, room, r, m);
    const wanted = f64(shares, start + m) * factor;
    shares[start + m] = wanted;
    room.drawn[r] = f64(room.drawn, r) + wanted;
  }
  for (let k = 0; k < sectorCount; k++)
    for (let m = 0; m < places; m++) {
      const r = regionOf[m] as number;
      const i = start + k * places + m;
      shares[i] = f64(shares, i) * sectorFactor(room, r, k === 0);
    }
  return true;
};

/** Share of each region of the nation’s new people, into `room.region`. @returns False when no region needs anyone. */
const regionShares = (input: EntryShareInput, room: EntryShareRoom): boolean => {
  let origin = 0;
  let work = 0;
  const wantedIn = (r: number): number => f64(room.municipal, r) + f64(room.others, r);
  const homeOf = (r: number): number =>
    wantedIn(r) > 0 && input.originShare > 0
      ? (f64(input.young, r) * f64(room.need, r)) / f64(input.allDemand, r)
      : 0;
  for (let r = 0; r < input.regionCount; r++) {
    origin += homeOf(r);
    work += wantedIn(r);
  }
  if (!(work > 0)) return false;
  const weight = origin > 0 ? input.originShare : 0;
  for (let r = 0; r < input.regionCount; r++)
    room.region[r] = (origin > 0 ? (weight * homeOf(r)) / origin : 0) + ((1 - weight) * wantedIn(r)) / work;
  return true;
};

const pullFactor = (input: EntryShareInput, room: EntryShareRoom, r: number, m: number): number => {
  const pull = input.reached[m] === 1 ? input.pull[1] : input.pull[0];
  if (pull === 0 || f64(room.municipal, r) === 0 || f64(room.others, r) === 0) return 1;
  const share = f64(room.municipal, r) / (f64(room.municipal, r) + f64(room.others, r));
  return Math.max(0, 1 + pull / share);
};

/** From wanted FTE to share of the nation’s new people; the sectors of a region sum to the region’s share. */
const sectorFactor = (room: EntryShareRoom, r: number, municipal: boolean): number => {
  const wanted = f64(room.municipal, r) + f64(room.others, r);
  if (!(wanted > 0)) return 0;
  const others = f64(room.others, r);
  const drawn = f64(room.drawn, r);
  const share = f64(room.region, r);
  // The municipal sector can draw all there are, not more; alone in a region it takes all.
  const most = others > 0 ? Math.min(drawn, wanted) : wanted;
  if (municipal) return drawn > 0 ? (share * most) / (wanted * drawn) : 0;
  return others > 0 ? (share * (wanted - most)) / (wanted * others) : 0;
};
