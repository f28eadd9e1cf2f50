import {
  at,
  mixGroups,
  type Profession,
  professions,
  type RunFigures,
  type Sector,
  type Service,
  sectors,
  services,
  serviceTraits,
} from '@veivalg/core';

const serviceCount = services.length;
const professionCount = professions.length;
const sectorCount = sectors.length;

/** Which part of the balance to read; what is left out is summed over. */
export interface Selection {
  /** Positions on the place axis. */
  readonly places: readonly number[];
  readonly service?: Service;
  readonly profession?: Profession;
  readonly sector?: Sector;
}

/** Demand, supply and gap by year. Each of shape [Y], unit FTE; a positive gap is shortage (B1). */
export interface BalancePath {
  readonly demand: Float64Array;
  readonly supply: Float64Array;
  readonly gap: Float64Array;
}

/**
 * Read the FTE needed in one cell.
 *
 * @returns Contracted FTE.
 * @source docs/method/staffing.md F1–F4
 */
export const demandCell = (
  result: RunFigures,
  yearIndex: number,
  service: number,
  profession: number,
  place: number,
): number => {
  const { cells, placeCount, yearCount } = result;
  const group = mixGroups.indexOf(serviceTraits[services[service] as Service].mixGroup);
  const reach = at(cells.reached, place);
  let value =
    at(cells.volume, (yearIndex * serviceCount + service) * placeCount + place) *
    at(cells.mix, ((reach * yearCount + yearIndex) * serviceCount + service) * professionCount + profession) *
    at(cells.localFactor, (group * professionCount + profession) * placeCount + place);
  for (const added of cells.added)
    if (added.service === services[service] && added.profession === professions[profession])
      value += at(added.fte, yearIndex * placeCount + place);
  return value;
};

/**
 * Read the FTE there will be in one cell: inside a sector every service gets the same coverage of a profession.
 *
 * @returns Contracted FTE at the base year's absence.
 * @source docs/method/balance.md B4
 */
export const supplyCell = (
  result: RunFigures,
  yearIndex: number,
  service: number,
  profession: number,
  place: number,
): number => {
  const sector = sectors.indexOf(serviceTraits[services[service] as Service].sector);
  const index =
    ((yearIndex * sectorCount + sector) * professionCount + profession) * result.placeCount + place;
  const needed = at(result.demand, index);
  return needed > 0
    ? (demandCell(result, yearIndex, service, profession, place) / needed) * at(result.supply, index)
    : 0;
};

const addSectors = (
  result: RunFigures,
  selection: Selection,
  demand: Float64Array,
  supply: Float64Array,
): void => {
  const sectorFilter = selection.sector === undefined ? -1 : sectors.indexOf(selection.sector);
  const professionFilter =
    selection.profession === undefined ? -1 : professions.indexOf(selection.profession);
  for (let y = 0; y < result.yearCount; y++) {
    let needed = 0;
    let there = 0;
    for (let k = 0; k < sectorCount; k++) {
      if (sectorFilter >= 0 && k !== sectorFilter) continue;
      for (let p = 0; p < professionCount; p++) {
        if (professionFilter >= 0 && p !== professionFilter) continue;
        const row = ((y * sectorCount + k) * professionCount + p) * result.placeCount;
        for (const place of selection.places) {
          needed += at(result.demand, row + place);
          there += at(result.supply, row + place);
        }
      }
    }
    demand[y] = needed;
    supply[y] = there;
  }
};

const addServiceCells = (
  result: RunFigures,
  service: number,
  selection: Selection,
  demand: Float64Array,
  supply: Float64Array,
): void => {
  const professionFilter =
    selection.profession === undefined ? -1 : professions.indexOf(selection.profession);
  for (let y = 0; y < result.yearCount; y++) {
    let needed = 0;
    let there = 0;
    for (let p = 0; p < professionCount; p++) {
      if (professionFilter >= 0 && p !== professionFilter) continue;
      for (const place of selection.places) {
        needed += demandCell(result, y, service, p, place);
        there += supplyCell(result, y, service, p, place);
      }
    }
    demand[y] = needed;
    supply[y] = there;
  }
};

/**
 * Sum demand, supply and gap over the places, services and professions selected, for every year.
 *
 * @source docs/method/balance.md B1, B4
 */
export const balanceOf = (result: RunFigures, selection: Selection): BalancePath => {
  const demand = new Float64Array(result.yearCount);
  const supply = new Float64Array(result.yearCount);
  if (selection.service === undefined) addSectors(result, selection, demand, supply);
  else addServiceCells(result, services.indexOf(selection.service), selection, demand, supply);
  return {
    demand,
    supply,
    gap: demand.map((needed, y) => needed - at(supply, y)),
  };
};

/** Supply as a share of demand (B2); null where nothing is needed. */
export const coverageOf = (path: BalancePath, yearIndex: number): number | null => {
  const needed = at(path.demand, yearIndex);
  return needed > 0 ? at(path.supply, yearIndex) / needed : null;
};

/** Sum an array of shape [Y][L][M] over places for one layer. Returns shape [Y], unit as the array. */
export const layerPath = (
  array: Float64Array,
  layerCount: number,
  layer: number,
  places: readonly number[],
  yearCount: number,
  placeCount: number,
): Float64Array => {
  const path = new Float64Array(yearCount);
  for (let y = 0; y < yearCount; y++) {
    let total = 0;
    for (const place of places) total += at(array, (y * layerCount + layer) * placeCount + place);
    path[y] = total;
  }
  return path;
};
