import { f64, invariant, type Municipality, professions, type SupplyDrivers, sectors } from '@veivalg/core';
import { addEntered } from '../kernel/supply-placement.ts';
import { addToRegions, entryShareRoom, entryShares, placementDrivers } from './entry-shares.ts';
import type { WorkforcePath } from './project-workforce.ts';

const size = professions.length;
const sectorCount = sectors.length;

/** Axis letters: Y year from base, K sector, P profession, M municipality. Pairs are places not reached, places reached. */
export interface PlacementInput {
  /** Contracted FTE at work at the base date. Shape [K][P][M]. Unit: FTE. */
  readonly baseFte: Float64Array;
  /** Contracted FTE needed. Shape [Y][K][P][M]. Unit: FTE. */
  readonly demand: Float64Array;
  /** Residents 20–39 on 1 January. Shape [Y][M]. Unit: persons. */
  readonly youngAdults: Float64Array;
  readonly municipalities: readonly Municipality[];
  /** The nation’s staff under each set of drivers; base stock and inflow of people are the same in both. */
  readonly paths: readonly [WorkforcePath, WorkforcePath];
  readonly drivers: readonly [SupplyDrivers, SupplyDrivers];
  /** 1 for places the plan reaches. Shape [M]. */
  readonly reached: Uint8Array;
  /** Contracted FTE per head at the base date. Shape [P]. */
  readonly positionSize: Float64Array;
  /** Weight of where the young live when new people are shared among regions, 0–1. */
  readonly originShare: number;
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
const regionsOf = (municipalities: readonly Municipality[]): { regionOf: Int32Array; count: number } => {
  const ids = [...new Set(municipalities.map((place) => place.regionId))].sort();
  return {
    regionOf: Int32Array.from(municipalities, (place) => ids.indexOf(place.regionId)),
    count: ids.length,
  };
};

/** 1 for every sector and profession with need or staff in some place and year. Shape [K][P]. */
const openCells = (input: PlacementInput, yearCount: number, places: number): Uint8Array => {
  const cells = sectorCount * size;
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

/** Shares of the new people of every year. Shape [K][P][Y][M]: the years of a cell lie one after the other. */
const allShares = (input: PlacementInput, yearCount: number, open: Uint8Array): Float64Array => {
  const { regionOf, count } = regionsOf(input.municipalities);
  const places = regionOf.length;
  const cells = sectorCount * size;
  const room = entryShareRoom(count);
  const shares = new Float64Array(cells * yearCount * places);
  const young = new Float64Array(count);
  const allDemand = new Float64Array(count);
  const needs = Array.from({ length: size }, () => new Float64Array(count));
  const openTo = needs.map((_, p) => Uint8Array.from(sectors, (_sector, k) => open[k * size + p] as number));
  for (let y = 0; y + 1 < yearCount; y++) {
    young.fill(0);
    allDemand.fill(0);
    addToRegions(young, input.youngAdults, y * places, regionOf);
    for (const [p, need] of needs.entries()) {
      need.fill(0);
      for (let k = 0; k < sectorCount; k++)
        if (open[k * size + p] === 1)
          addToRegions(need, input.demand, ((y * sectorCount + k) * size + p) * places, regionOf);
      for (let r = 0; r < count; r++) allDemand[r] = f64(allDemand, r) + f64(need, r);
    }
    for (const [p, need] of needs.entries()) {
      const common = {
        open: openTo[p] as Uint8Array,
        need,
        young,
        allDemand,
        regionOf,
        regionCount: count,
        reached: input.reached,
        originShare: input.originShare,
        ...placementDrivers(input.drivers, y * size + p),
        demand: input.demand,
        demandStart: (y * cells + p) * places,
        demandStride: size * places,
      };
      const start = (p * yearCount + y) * places;
      const stride = size * yearCount * places;
      if (entryShares(common, room, shares, start, stride)) continue;
      // A profession that no one needs any more goes where it was at the base date.
      need.fill(0);
      for (let k = 0; k < sectorCount; k++)
        addToRegions(need, input.baseFte, (k * size + p) * places, regionOf);
      const atBase = { ...common, demand: input.baseFte, demandStart: p * places, originShare: 0 };
      entryShares(atBase, room, shares, start, stride);
    }
  }
  return shares;
};

/**
 * Place the nation’s staff on sectors and municipalities (S4–S5).
 *
 * Those at work at the base date stay where they are until they leave; those who come later are shared out once, the year they come.
 * FTE follow heads: a profession’s FTE per head is the base date’s in every place, times the position driver.
 * Linear in stock and inflow; the sum over places is the nation’s path; nobody stands in two places.
 * @source docs/method/supply.md S4–S5
 */
export const placeWorkforce = (input: PlacementInput): PlacedWorkforce => {
  const { paths } = input;
  const yearCount = paths[0].yearCount;
  const places = input.municipalities.length;
  const cell = sectorCount * size * places;
  invariant(input.demand.length >= yearCount * cell, 'demand is shorter than the run');
  const open = openCells(input, yearCount, places);
  const shares = allShares(input, yearCount, open);
  const placed: PlacedWorkforce = {
    supply: new Float64Array(yearCount * cell),
    contractedFte: new Float64Array(yearCount * cell),
    heads: new Float64Array(yearCount * cell),
  };
  const differ = input.reached.includes(1);
  const row = new Float64Array(places);
  const rowReached = new Float64Array(places);
  const people = new Float64Array(yearCount);
  for (let p = 0; p < size; p++) {
    const start = f64(paths[0].heads, p);
    const perHead = start > 0 ? nationalFte(input.baseFte, p, places) / start : 0;
    for (let k = 0; k < sectorCount; k++) {
      if (open[k * size + p] === 0) continue;
      for (let y = 0; y < yearCount; y++) {
        const fill = (path: WorkforcePath, out: Float64Array): void => {
          const left = start > 0 ? f64(path.survivors, y * size + p) / start : 0;
          const base = (k * size + p) * places;
          for (let m = 0; m < places; m++) out[m] = f64(input.baseFte, base + m) * left;
          for (let s = 0; s < y; s++)
            people[s] = perHead * f64(path.cohorts, (p * yearCount + s) * yearCount + y);
          addEntered(out, 0, places, shares, (k * size + p) * yearCount * places, places, people, y);
        };
        fill(paths[0], row);
        if (differ) {
          fill(paths[1], rowReached);
          for (let m = 0; m < places; m++) if (input.reached[m] === 1) row[m] = f64(rowReached, m);
        }
        writeRow(input, placed, row, y, k, p);
      }
    }
  }
  return placed;
};

/** Turn one row of contracted FTE at the base position size into the three results. */
const writeRow = (
  input: PlacementInput,
  placed: PlacedWorkforce,
  row: Float64Array,
  y: number,
  k: number,
  p: number,
): void => {
  const index = y * size + p;
  const out = ((y * sectorCount + k) * size + p) * row.length;
  const { supply, contractedFte, heads } = placed;
  const [others, reached] = input.drivers;
  const position = [f64(others.position, index), f64(reached.position, index)] as const;
  const attendance = [f64(others.attendance, index), f64(reached.attendance, index)] as const;
  const fteOfHead = f64(input.positionSize, p);
  for (let m = 0; m < row.length; m++) {
    const own = input.reached[m] === 1 ? 1 : 0;
    const contracted = f64(row, m) * position[own];
    contractedFte[out + m] = contracted;
    supply[out + m] = contracted * attendance[own];
    heads[out + m] = f64(row, m) / fteOfHead;
  }
};

const nationalFte = (baseFte: Float64Array, p: number, places: number): number => {
  let total = 0;
  for (let k = 0; k < sectorCount; k++)
    for (let m = 0; m < places; m++) total += f64(baseFte, (k * size + p) * places + m);
  return total;
};
