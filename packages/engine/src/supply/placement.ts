import { f64, invariant, type Municipality, professions, type SupplyDrivers, sectors } from '@veivalg/core';
import { type ReachRun, reachRuns } from '../kernel/reach-runs.ts';
import { addEnteredTwice, addRow, scaleRow } from '../kernel/supply-placement.ts';
import {
  addToRegions,
  type EntryShareRoom,
  entryShareRoom,
  entryShares,
  placementDrivers,
} from './entry-shares.ts';
import type { WorkforcePath } from './project-workforce.ts';

const size = professions.length;
const sectorCount = sectors.length;
const cells = sectorCount * size;

/** What of the nation's staff is placed. */
export type PlacedPath = Pick<WorkforcePath, 'yearCount' | 'heads' | 'survivors' | 'cohorts'>;

/** Axis letters: Y year from base, K sector, P profession, M municipality. Pairs are places not reached, places reached. */
export interface StandingInput {
  /** Contracted FTE at work at the base date. Shape [K][P][M]. Unit: FTE. */
  readonly baseFte: Float64Array;
  /** Contracted FTE needed. Shape [Y][K][P][M]. Unit: FTE. */
  readonly demand: Float64Array;
  /** Residents 20–39 on 1 January. Shape [Y][M]. Unit: persons. */
  readonly youngAdults: Float64Array;
  readonly municipalities: readonly Municipality[];
  /** The nation’s staff under each set of drivers; base stock and inflow of people are the same in both. */
  readonly paths: readonly [PlacedPath, PlacedPath];
  readonly drivers: readonly [PlacementDrivers, PlacementDrivers];
  /** 1 for places the plan reaches. Shape [M]. */
  readonly reached: Uint8Array;
  /** Weight of where the young live when new people are shared among regions, 0–1. */
  readonly originShare: number;
}

/** The drivers that say where new people go. */
export type PlacementDrivers = Pick<SupplyDrivers, 'attractiveness' | 'municipalPull'>;

/** Staff by place before anything moves how much they work. */
export interface StandingStaff {
  /** Contracted FTE at the base date's position size. Shape [Y][K][P][M]. Unit: FTE. */
  readonly fte: Float64Array;
  /** 1 for every sector and profession with need or staff in some place and year. Shape [K][P]. */
  readonly open: Uint8Array;
}

/** How much the staff work against the base date, by year, employer and profession. Shape [Y][K][P] each. Factors. */
export interface WorkFactors {
  /** On what meets demand. */
  readonly supply: Float64Array;
  /** On what the contract says. */
  readonly contracted: Float64Array;
}

export interface PlacementInput extends StandingInput {
  readonly drivers: readonly [SupplyDrivers, SupplyDrivers];
  /** Contracted FTE per head at the base date. Shape [P]. */
  readonly positionSize: Float64Array;
}

/** Staff by place. Shape [Y][K][P][M] each. */
export interface PlacedWorkforce {
  /** Contracted FTE at the base year’s absence: what meets demand. */
  readonly supply: Float64Array;
  /** Contracted FTE by the contract. */
  readonly contractedFte: Float64Array;
  /** Heads at work in the services. */
  readonly heads: Float64Array;
}

/** Position of each municipality’s labour-market region. */
export const regionsOf = (
  municipalities: readonly Municipality[],
): { regionOf: Int32Array; count: number } => {
  const ids = [...new Set(municipalities.map((place) => place.regionId))].sort();
  const positions = new Map(ids.map((id, r) => [id, r]));
  return {
    regionOf: Int32Array.from(municipalities, (place) => positions.get(place.regionId) ?? 0),
    count: ids.length,
  };
};

/** 1 for every sector and profession with need or staff in some place and year. Shape [K][P]. */
const openCells = (input: StandingInput, yearCount: number, places: number): Uint8Array => {
  const anyIn = (rows: Float64Array, start: number): boolean => {
    for (let m = 0; m < places; m++) if (f64(rows, start + m) > 0) return true;
    return false;
  };
  return Uint8Array.from({ length: cells }, (_, cell) => {
    if (anyIn(input.baseFte, cell * places)) return 1;
    for (let y = 0; y < yearCount; y++) if (anyIn(input.demand, (y * cells + cell) * places)) return 1;
    return 0;
  });
};

/** What every region has of need and young people each year; Y years in which people enter, R regions. */
interface RegionYears {
  readonly regionOf: Int32Array;
  readonly count: number;
  /** Need by profession, sectors together. Shape [P][Y][R]. Unit: FTE. */
  readonly need: Float64Array;
  /** Need of all professions. Shape [Y][R]. Unit: FTE. */
  readonly allDemand: Float64Array;
  /** Residents 20–39. Shape [Y][R]. */
  readonly young: Float64Array;
}

const regionYears = (input: StandingInput, yearCount: number, open: Uint8Array): RegionYears => {
  const { regionOf, count } = regionsOf(input.municipalities);
  const places = regionOf.length;
  const need = new Float64Array(size * yearCount * count);
  const allDemand = new Float64Array(yearCount * count);
  const young = new Float64Array(yearCount * count);
  for (let y = 0; y + 1 < yearCount; y++) {
    addToRegions(young.subarray(y * count, (y + 1) * count), input.youngAdults, y * places, regionOf);
    for (let p = 0; p < size; p++) {
      const start = (p * yearCount + y) * count;
      const own = need.subarray(start, start + count);
      for (let k = 0; k < sectorCount; k++)
        if (open[k * size + p] === 1)
          addToRegions(own, input.demand, (y * cells + k * size + p) * places, regionOf);
      for (let r = 0; r < count; r++) allDemand[y * count + r] = f64(allDemand, y * count + r) + f64(own, r);
    }
  }
  return { regionOf, count, need, allDemand, young };
};

/** Shares of one profession's new people of every year. @param shares Written. Shape [K][Y][M]. */
const sharesOf = (
  input: StandingInput,
  yearCount: number,
  open: Uint8Array,
  regions: RegionYears,
  room: EntryShareRoom,
  p: number,
  shares: Float64Array,
): void => {
  const { regionOf, count } = regions;
  const places = regionOf.length;
  const openTo = Uint8Array.from(sectors, (_sector, k) => open[k * size + p] as number);
  const stride = yearCount * places;
  for (let y = 0; y + 1 < yearCount; y++) {
    const start = (p * yearCount + y) * count;
    const common = {
      open: openTo,
      need: regions.need.subarray(start, start + count),
      young: regions.young.subarray(y * count, (y + 1) * count),
      allDemand: regions.allDemand.subarray(y * count, (y + 1) * count),
      regionOf,
      regionCount: count,
      reached: input.reached,
      originShare: input.originShare,
      ...placementDrivers(input.drivers, y * size + p),
      demand: input.demand,
      demandStart: (y * cells + p) * places,
      demandStride: size * places,
    };
    if (entryShares(common, room, shares, y * places, stride)) continue;
    // A profession that no one needs any more goes where it was at the base date.
    const need = new Float64Array(count);
    for (let k = 0; k < sectorCount; k++)
      addToRegions(need, input.baseFte, (k * size + p) * places, regionOf);
    const atBase = { ...common, need, demand: input.baseFte, demandStart: p * places, originShare: 0 };
    entryShares(atBase, room, shares, y * places, stride);
  }
};

/**
 * Staff of one cell in a stretch of places, every year: those of the base date who are left, and all who came since.
 *
 * @param fte Written. Shape [Y][M]. @param shares Of the profession, the cell's years from `sharesStart`.
 * @param people Shape [y][s]. Unit: FTE.
 */
const fillCell = (
  fte: Float64Array,
  input: StandingInput,
  shares: Float64Array,
  people: Float64Array,
  { start, end, reach }: ReachRun,
  k: number,
  p: number,
): void => {
  const path = input.paths[reach];
  const { yearCount } = path;
  const places = input.municipalities.length;
  const base = (k * size + p) * places;
  const entered = k * yearCount * places;
  const first = f64(path.heads, p);
  for (let y = 0; y < yearCount; y++) {
    const left = first > 0 ? f64(path.survivors, y * size + p) / first : 0;
    scaleRow(fte, y * places, input.baseFte, base, left, start, end);
  }
  for (let y = 0; y < yearCount; y += 2) {
    const row = y * places;
    const now = y * yearCount;
    const next = now + yearCount;
    if (y + 1 === yearCount) {
      for (let s = 0; s < y; s++)
        addRow(fte, row, shares, entered + s * places, f64(people, now + s), start, end);
      continue;
    }
    addEnteredTwice(fte, row, row + places, shares, entered, places, people, now, next, y, start, end);
    addRow(fte, row + places, shares, entered + row, f64(people, next + y), start, end);
  }
};

/** FTE that came in year s and are there in year y. Shape [y][s]. Unit: FTE. */
const enteredFte = (path: PlacedPath, perHead: number, p: number, out: Float64Array): void => {
  const { yearCount, cohorts } = path;
  for (let y = 0; y < yearCount; y++)
    for (let s = 0; s < y; s++)
      out[y * yearCount + s] = perHead * f64(cohorts, (p * yearCount + s) * yearCount + y);
};

/**
 * Place the nation’s staff on sectors and municipalities (S4–S5).
 *
 * Those at work at the base date stay where they are until they leave; those who come later are shared out once, the year they come.
 * FTE follow heads: a profession’s FTE per head is the base date’s in every place.
 * Linear in stock and inflow; the sum over places is the nation’s path; nobody stands in two places.
 * Profession by profession, so that shares and staff of one stay in the processor's cache until they are used.
 * @source docs/method/supply.md S4–S5
 */
export const placeStaff = (input: StandingInput): StandingStaff => {
  const { yearCount } = input.paths[0];
  const places = input.municipalities.length;
  invariant(input.demand.length >= yearCount * cells * places, 'demand is shorter than the run');
  const open = openCells(input, yearCount, places);
  const regions = regionYears(input, yearCount, open);
  const room = entryShareRoom(regions.count);
  const shares = new Float64Array(sectorCount * yearCount * places);
  const fte = new Float64Array(yearCount * places);
  const standing = new Float64Array(yearCount * cells * places);
  const runs = reachRuns(input.reached);
  const people = [0, 1].map(() => new Float64Array(yearCount * yearCount)) as [Float64Array, Float64Array];
  for (let p = 0; p < size; p++) {
    if (!sectors.some((_, k) => open[k * size + p] === 1)) continue;
    sharesOf(input, yearCount, open, regions, room, p, shares);
    const start = f64(input.paths[0].heads, p);
    const perHead = start > 0 ? nationalFte(input.baseFte, p, places) / start : 0;
    for (const reach of [0, 1] as const) enteredFte(input.paths[reach], perHead, p, people[reach]);
    for (let k = 0; k < sectorCount; k++) {
      if (open[k * size + p] === 0) continue;
      for (const run of runs) fillCell(fte, input, shares, people[run.reach], run, k, p);
      for (let y = 0; y < yearCount; y++) {
        const row = (y * cells + k * size + p) * places;
        scaleRow(standing, row, fte, y * places, 1, 0, places);
      }
    }
  }
  return { fte: standing, open };
};

/**
 * Let the placed staff work as much as the factors say.
 *
 * @param factors Of places not reached and reached, against the base date. Shape [Y][K][P] each.
 * @returns Shape [Y][K][P][M]. Unit: FTE.
 * @source docs/method/supply.md S3
 */
export const workedFte = (
  { fte, open }: StandingStaff,
  factors: readonly [Float64Array, Float64Array],
  reached: Uint8Array,
): Float64Array => {
  const runs = reachRuns(reached);
  const worked = new Float64Array(fte.length);
  const places = reached.length;
  for (let row = 0; row * places < fte.length; row++) {
    if (open[row % cells] === 0) continue;
    for (const { start, end, reach } of runs)
      scaleRow(worked, row * places, fte, row * places, f64(factors[reach], row), start, end);
  }
  return worked;
};

/**
 * Count the heads of the placed staff: FTE over FTE per head at the base date.
 *
 * @param positionSize Shape [P]. @param places Number of municipalities M.
 * @returns Shape [Y][K][P][M]. Unit: persons.
 * @source docs/method/supply.md S3
 */
export const headsOf = (
  { fte, open }: StandingStaff,
  positionSize: Float64Array,
  places: number,
): Float64Array => {
  const heads = new Float64Array(fte.length);
  for (let row = 0; row * places < fte.length; row++) {
    if (open[row % cells] === 0) continue;
    const fteOfHead = f64(positionSize, row % size);
    for (let i = row * places; i < (row + 1) * places; i++) heads[i] = f64(fte, i) / fteOfHead;
  }
  return heads;
};

/** Factors that the drivers of a reach give: position size, and time at work. */
export const workFactors = (drivers: Pick<SupplyDrivers, 'position' | 'attendance'>): WorkFactors => {
  const rows = (drivers.position.length / size) * cells;
  const contracted = new Float64Array(rows);
  const supply = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const index = Math.floor(row / cells) * size + (row % size);
    contracted[row] = f64(drivers.position, index);
    supply[row] = f64(drivers.position, index) * f64(drivers.attendance, index);
  }
  return { supply, contracted };
};

/**
 * Place the nation’s staff and let them work as the drivers say: position size, and time at work against the base year’s.
 *
 * @source docs/method/supply.md S3–S5
 */
export const placeWorkforce = (input: PlacementInput): PlacedWorkforce => {
  const standing = placeStaff(input);
  const [others, reached] = [workFactors(input.drivers[0]), workFactors(input.drivers[1])];
  const worked = (part: keyof WorkFactors): Float64Array =>
    workedFte(standing, [others[part], reached[part]], input.reached);
  const heads = headsOf(standing, input.positionSize, input.reached.length);
  return { supply: worked('supply'), contractedFte: worked('contracted'), heads };
};

/** FTE of one profession in the country at the base date. @param baseFte Shape [K][P][M]. Unit: FTE. */
export const nationalFte = (baseFte: Float64Array, p: number, places: number): number => {
  let total = 0;
  for (let k = 0; k < sectorCount; k++)
    for (let m = 0; m < places; m++) total += f64(baseFte, (k * size + p) * places + m);
  return total;
};
