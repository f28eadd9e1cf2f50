import { f64, invariant, type Municipality, professions, type SupplyDrivers, sectors } from '@veivalg/core';
import { addEntered } from '../kernel/supply-placement.ts';
import { entryShareRoom, entryShares, placementDrivers } from './entry-shares.ts';
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

/** Sum rows of municipalities into regions. @returns Shape [region]. */
const addToRegions = (
  out: Float64Array,
  rows: Float64Array,
  start: number,
  regionOf: Int32Array,
): Float64Array => {
  for (let m = 0; m < regionOf.length; m++) {
    const r = regionOf[m] as number;
    out[r] = f64(out, r) + f64(rows, start + m);
  }
  return out;
};

/** Shares of the new people of every year. Shape [K][P][Y][M]: the years of a cell lie one after the other. */
const allShares = (input: PlacementInput, yearCount: number): Float64Array => {
  const { regionOf, count } = regionsOf(input.municipalities);
  const places = regionOf.length;
  const room = entryShareRoom(count);
  const shares = new Float64Array(sectorCount * size * yearCount * places);
  const one = new Float64Array(sectorCount * places);
  const plane = size * places;
  for (let y = 0; y + 1 < yearCount; y++) {
    const young = addToRegions(new Float64Array(count), input.youngAdults, y * places, regionOf);
    const allDemand = new Float64Array(count);
    for (let row = 0; row < sectorCount * size; row++)
      addToRegions(allDemand, input.demand, (y * sectorCount * size + row) * places, regionOf);
    for (let p = 0; p < size; p++) {
      const common = {
        young,
        allDemand,
        regionOf,
        regionCount: count,
        reached: input.reached,
        originShare: input.originShare,
        ...placementDrivers(input.drivers, y * size + p),
        demandStride: plane,
      };
      const demandStart = (y * sectorCount * size + p) * places;
      // A profession that no one needs any more goes where it was at the base date.
      if (!entryShares({ ...common, demand: input.demand, demandStart }, room, one, 0))
        entryShares(
          { ...common, demand: input.baseFte, demandStart: p * places, originShare: 0 },
          room,
          one,
          0,
        );
      for (let k = 0; k < sectorCount; k++)
        shares.set(one.subarray(k * places, (k + 1) * places), ((k * size + p) * yearCount + y) * places);
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
  const { paths, drivers, reached } = input;
  const yearCount = paths[0].yearCount;
  const places = input.municipalities.length;
  const cell = sectorCount * size * places;
  invariant(input.demand.length >= yearCount * cell, 'demand is shorter than the run');
  const shares = allShares(input, yearCount);
  const contractedFte = new Float64Array(yearCount * cell);
  const supply = new Float64Array(yearCount * cell);
  const heads = new Float64Array(yearCount * cell);
  const differ = reached.includes(1);
  const rows = [new Float64Array(places), new Float64Array(places)] as const;
  const people = new Float64Array(yearCount);
  for (let p = 0; p < size; p++) {
    const base = nationalFte(input.baseFte, p, places);
    const start = f64(paths[0].heads, p);
    const perHead = start > 0 ? base / start : 0;
    for (let k = 0; k < sectorCount; k++) {
      const shareStart = (k * size + p) * yearCount * places;
      for (let y = 0; y < yearCount; y++) {
        const out = (y * sectorCount + k) * size * places + p * places;
        for (let reach = 0; reach < (differ ? 2 : 1); reach++) {
          const path = reach === 0 ? paths[0] : paths[1];
          const row = reach === 0 ? rows[0] : rows[1];
          const left = start > 0 ? f64(path.survivors, y * size + p) / start : 0;
          for (let m = 0; m < places; m++) row[m] = f64(input.baseFte, (k * size + p) * places + m) * left;
          for (let s = 0; s < y; s++)
            people[s] = perHead * f64(path.cohorts, (p * yearCount + s) * yearCount + y);
          addEntered(row, 0, places, shares, shareStart, places, people, y);
        }
        const index = y * size + p;
        for (let m = 0; m < places; m++) {
          const own = reached[m] === 1 ? drivers[1] : drivers[0];
          const contracted = f64(reached[m] === 1 ? rows[1] : rows[0], m);
          contractedFte[out + m] = contracted * f64(own.position, index);
          supply[out + m] = contracted * f64(own.position, index) * f64(own.attendance, index);
          heads[out + m] = contracted / f64(input.positionSize, p);
        }
      }
    }
  }
  return { supply, contractedFte, heads };
};

const nationalFte = (baseFte: Float64Array, p: number, places: number): number => {
  let total = 0;
  for (let k = 0; k < sectorCount; k++)
    for (let m = 0; m < places; m++) total += f64(baseFte, (k * size + p) * places + m);
  return total;
};
