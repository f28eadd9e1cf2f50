import { f64, type SupplyDrivers, sectors } from '@veivalg/core';

const sectorCount = sectors.length;

/** What the shares of one year and profession are made of. Axis letters: K sector, M municipality, R region. */
export interface EntryShareInput {
  /** Contracted FTE needed. Shape [K][M], row k at `demandStart + k × demandStride`. */
  readonly demand: Float64Array;
  readonly demandStart: number;
  readonly demandStride: number;
  /** 1 for sectors that have need or staff of the profession at all; the others are left out. Shape [K]. */
  readonly open: Uint8Array;
  /** Need in `demand` by region, sectors together. Shape [R]. Unit: FTE. */
  readonly need: Float64Array;
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
  drivers: readonly [
    Pick<SupplyDrivers, 'attractiveness' | 'municipalPull'>,
    Pick<SupplyDrivers, 'attractiveness' | 'municipalPull'>,
  ],
  index: number,
): Pick<EntryShareInput, 'attractiveness' | 'pull'> => ({
  attractiveness: [f64(drivers[0].attractiveness, index), f64(drivers[1].attractiveness, index)],
  pull: [f64(drivers[0].municipalPull, index), f64(drivers[1].municipalPull, index)],
});

/** Room that is used again for every year and profession. Shape [R] each. */
export interface EntryShareRoom {
  /** Need × attractiveness in the municipal sector and in the others. */
  readonly municipal: Float64Array;
  readonly others: Float64Array;
  /** What the municipal sector wants when its pull is counted. */
  readonly drawn: Float64Array;
  /** Share of the nation’s new people. */
  readonly region: Float64Array;
}

export const entryShareRoom = (regionCount: number): EntryShareRoom => ({
  municipal: new Float64Array(regionCount),
  others: new Float64Array(regionCount),
  drawn: new Float64Array(regionCount),
  region: new Float64Array(regionCount),
});

const i32 = (array: Int32Array, index: number): number => array[index] as number;
const u8 = (array: Uint8Array, index: number): number => array[index] as number;

/** Add up rows of municipalities by region. @param out Shape [R], added to. */
export const addToRegions = (
  out: Float64Array,
  rows: Float64Array,
  start: number,
  regionOf: Int32Array,
): void => {
  for (let m = 0; m < regionOf.length; m++) {
    const r = i32(regionOf, m);
    out[r] = f64(out, r) + f64(rows, start + m);
  }
};

/**
 * Share out one profession’s new people of one year among sectors and municipalities; the shares sum to 1.
 *
 * Regions: `originShare` by where the young live (the region’s young, on professions as the region needs them), the rest by
 * need × attractiveness. Inside a region: by need × attractiveness, between the municipal sector and the others moved by the pull.
 * Depends on need and population alone, never on supply, so that more people never make a place poorer.
 * @param shares Written for open sectors. Shape [K][M], row k at `start + k × stride`.
 * @returns Whether there is any need; if not, nothing is written.
 * @source docs/method/supply.md S4–S5
 */
export const entryShares = (
  input: EntryShareInput,
  room: EntryShareRoom,
  shares: Float64Array,
  start: number,
  stride: number,
): boolean => {
  const even =
    input.attractiveness[0] === input.attractiveness[1] && input.pull[0] === 0 && input.pull[1] === 0;
  return even
    ? evenShares(input, room, shares, start, stride)
    : movedShares(input, room, shares, start, stride);
};

/** The common case: nothing is more attractive than anything else, so need alone decides inside a region. */
const evenShares = (
  input: EntryShareInput,
  room: EntryShareRoom,
  shares: Float64Array,
  start: number,
  stride: number,
): boolean => {
  const { demand, need, regionOf, region } = { ...input, region: room.region };
  if (!regionShares(input, need, region)) return false;
  for (let r = 0; r < input.regionCount; r++)
    region[r] = f64(need, r) > 0 ? f64(region, r) / f64(need, r) : 0;
  for (let k = 0; k < sectorCount; k++) {
    if (u8(input.open, k) === 0) continue;
    const row = input.demandStart + k * input.demandStride;
    const out = start + k * stride;
    for (let m = 0; m < regionOf.length; m++)
      shares[out + m] = f64(demand, row + m) * f64(region, i32(regionOf, m));
  }
  return true;
};

const movedShares = (
  input: EntryShareInput,
  room: EntryShareRoom,
  shares: Float64Array,
  start: number,
  stride: number,
): boolean => {
  const { demand, regionOf, reached } = input;
  const places = regionOf.length;
  for (const array of [room.municipal, room.others, room.drawn]) array.fill(0);
  for (let k = 0; k < sectorCount; k++) {
    if (u8(input.open, k) === 0) continue;
    const row = input.demandStart + k * input.demandStride;
    for (let m = 0; m < places; m++)
      shares[start + k * stride + m] =
        f64(demand, row + m) * (u8(reached, m) === 1 ? input.attractiveness[1] : input.attractiveness[0]);
    addToRegions(k === 0 ? room.municipal : room.others, shares, start + k * stride, regionOf);
  }
  const wanted = room.municipal.map((fte, r) => fte + f64(room.others, r));
  if (!regionShares(input, wanted, room.region)) return false;
  // What the municipal sector draws in each region when its own pull is counted.
  if (u8(input.open, 0) === 1) {
    for (let m = 0; m < places; m++)
      shares[start + m] = f64(shares, start + m) * pullFactor(input, room, i32(regionOf, m), m);
    addToRegions(room.drawn, shares, start, regionOf);
  }
  for (let k = 0; k < sectorCount; k++)
    for (let m = 0; m < places && u8(input.open, k) === 1; m++) {
      const i = start + k * stride + m;
      shares[i] = f64(shares, i) * sectorFactor(room, i32(regionOf, m), k === 0);
    }
  return true;
};

/** Share of each region of the nation’s new people. @param wanted Need × attractiveness. Shape [R]. @returns False when no region needs anyone. */
const regionShares = (input: EntryShareInput, wanted: Float64Array, region: Float64Array): boolean => {
  let origin = 0;
  let work = 0;
  for (let r = 0; r < input.regionCount; r++) {
    const here = f64(wanted, r);
    // The region’s young, on professions as the region needs them.
    const home =
      here > 0 && input.originShare > 0
        ? (f64(input.young, r) * f64(input.need, r)) / f64(input.allDemand, r)
        : 0;
    region[r] = home;
    origin += home;
    work += here;
  }
  if (!(work > 0)) return false;
  const byHome = origin > 0 ? input.originShare / origin : 0;
  const byWork = (origin > 0 ? 1 - input.originShare : 1) / work;
  for (let r = 0; r < input.regionCount; r++) region[r] = byHome * f64(region, r) + byWork * f64(wanted, r);
  return true;
};

const pullFactor = (input: EntryShareInput, room: EntryShareRoom, r: number, m: number): number => {
  const pull = u8(input.reached, m) === 1 ? input.pull[1] : input.pull[0];
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
