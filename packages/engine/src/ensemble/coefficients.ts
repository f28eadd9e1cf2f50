import {
  broadAges,
  type Figures,
  f64,
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
import type { Ensemble } from './ensemble.ts';
import { placedSector } from './responses.ts';
import { addTies } from './tied-demand.ts';
import { eachEmployerTie } from './tied-employers.ts';
import { eachStaffTie } from './tied-staff.ts';

/** Which part of the balance is asked about; what is left out is summed over. */
export interface BandSelection {
  readonly service?: Service;
  readonly profession?: Profession;
  readonly sector?: Sector;
}

const width = professions.length;
const cells = sectors.length * width;

/** A selection worked out once: which services, sectors and professions it counts. */
export interface Counted {
  readonly services: readonly number[];
  readonly sectors: readonly number[];
  /** Position of the profession, −1 for all. */
  readonly profession: number;
  readonly byService: boolean;
}

/** Work out what a selection counts. */
export const countSelection = ({ service, profession, sector }: BandSelection): Counted => ({
  services: services.flatMap((name, s) =>
    (service === undefined || service === name) &&
    (sector === undefined || serviceTraits[name].sector === sector)
      ? [s]
      : [],
  ),
  sectors: sectors.flatMap((name, k) =>
    (sector === undefined || sector === name) &&
    (service === undefined || serviceTraits[service].sector === name)
      ? [k]
      : [],
  ),
  profession: profession === undefined ? -1 : professions.indexOf(profession),
  byService: service !== undefined,
});

/**
 * Central values of some places in one year, and what every column of draws does to them.
 *
 * Columns before `from` of the ensemble are left out. Unit: FTE, and FTE per unit of multiplier.
 */
export interface PlaceColumns {
  /** Shape [places]. */
  readonly demand: Float64Array;
  readonly supply: Float64Array;
  /** Shape [columns − from][places]. */
  readonly demandColumns: Float64Array;
  readonly supplyColumns: Float64Array;
}

/** FTE needed of one profession in one service in each place, as `demandCell` reads it. Shape [places]. */
const cellDemand = (
  result: RunFigures,
  year: number,
  s: number,
  p: number,
  places: readonly number[],
): Float64Array => {
  const { cells: factors, placeCount, yearCount } = result;
  const group = mixGroups.indexOf(serviceTraits[services[s] as Service].mixGroup);
  const volume = (year * services.length + s) * placeCount;
  const local = (group * width + p) * placeCount;
  const mix = (year * services.length + s) * width + p;
  const reach = yearCount * services.length * width;
  const out = new Float64Array(places.length);
  for (let i = 0; i < places.length; i++) {
    const m = places[i] as number;
    out[i] =
      (factors.volume[volume + m] as number) *
      f64(factors.mix, (factors.reached[m] as number) * reach + mix) *
      f64(factors.localFactor, local + m);
  }
  for (const added of factors.added)
    if (added.service === services[s] && added.profession === professions[p])
      for (let i = 0; i < places.length; i++)
        out[i] = f64(out, i) + f64(added.fte, year * placeCount + (places[i] as number));
  return out;
};

/** Add values to a row of an array of shape [rows][places]; a row below 0 is none. */
const addRow = (out: Float64Array, row: number, values: Float64Array): void => {
  if (row < 0) return;
  const first = row * values.length;
  for (let i = 0; i < values.length; i++) out[first + i] = f64(out, first + i) + f64(values, i);
};

/** Read a row of an array of shape […][M] at some places. */
const readRow = (array: Figures, first: number, places: readonly number[]): Float64Array => {
  const out = new Float64Array(places.length);
  for (let i = 0; i < places.length; i++) out[i] = array[first + (places[i] as number)] as number;
  return out;
};

/** Demand by service or, when a profession is asked for, of that profession by service. Each of shape [places]. */
export const demandParts = (
  result: RunFigures,
  counted: Counted,
  year: number,
  places: readonly number[],
): readonly Float64Array[] =>
  counted.services.map((s) =>
    counted.profession < 0
      ? readRow(result.demandByService, (year * services.length + s) * result.placeCount, places)
      : cellDemand(result, year, s, counted.profession, places),
  );

/** FTE of demand of the selection: what the local spread is a share of. Shape [places]. */
export const selectedDemand = (
  result: RunFigures,
  counted: Counted,
  year: number,
  places: readonly number[],
): Float64Array => {
  const total = new Float64Array(places.length);
  for (const part of demandParts(result, counted, year, places)) addRow(total, 0, part);
  return total;
};

/** What the selection gets of a sector's supply of a profession: as much as it has of the demand. */
export const supplyPart = (
  result: RunFigures,
  counted: Counted,
  year: number,
  p: number,
  index: number,
  places: readonly number[],
): Float64Array => {
  const there = readRow(result.supply, index, places);
  if (!counted.byService) return there;
  const part = new Float64Array(places.length);
  for (const s of counted.services) addRow(part, 0, cellDemand(result, year, s, p, places));
  for (let i = 0; i < places.length; i++) {
    const needed = result.demand[index + (places[i] as number)] as number;
    there[i] = needed > 0 ? (f64(there, i) * f64(part, i)) / needed : 0;
  }
  return there;
};

/** FTE of supply of the selection. Shape [places]. */
export const selectedSupply = (
  result: RunFigures,
  counted: Counted,
  year: number,
  places: readonly number[],
): Float64Array => {
  const total = new Float64Array(places.length);
  for (const k of counted.sectors)
    for (let p = 0; p < width; p++)
      if (counted.profession < 0 || p === counted.profession) {
        const index = (year * cells + k * width + p) * result.placeCount;
        addRow(total, 0, supplyPart(result, counted, year, p, index, places));
      }
  return total;
};

/**
 * Add a result's places to the columns: how much each column of draws moves their demand and their supply.
 *
 * Demand without a profession is moved service by service, with one profession by profession; supply always by
 * profession. A part of a sector's demand gets the same part of its supply, as in the balance.
 *
 * @param from First column of the ensemble that is written.
 * @source docs/method/uncertainty.md Q3
 */
export const addColumns = (
  ensemble: Ensemble,
  result: RunFigures,
  counted: Counted,
  year: number,
  places: readonly number[],
  from: number,
  out: PlaceColumns,
): void => {
  const { columns, responses } = ensemble;
  const { placeCount } = result;
  const demand = new Float64Array(places.length);
  const supply = new Float64Array(places.length);
  const municipal = new Float64Array(places.length);
  const parts = demandParts(result, counted, year, places);
  counted.services.forEach((s, i) => {
    const part = parts[i] as Float64Array;
    addRow(demand, 0, part);
    if (counted.profession < 0) addRow(out.demandColumns, (columns.service[s] as number) - from, part);
    else {
      const k = sectors.indexOf(serviceTraits[services[s] as Service].sector);
      addRow(out.demandColumns, (columns.demand[k * width + counted.profession] as number) - from, part);
    }
    responses.alternatives.forEach(({ demandOfPlaces }, a) => {
      const own = new Float64Array(places.length);
      const row = (year * services.length + s) * placeCount;
      for (let n = 0; n < places.length; n++)
        own[n] = f64(part, n) * (demandOfPlaces[row + (places[n] as number)] as number);
      addRow(out.demandColumns, (columns.alternative[a] as number) - from, own);
    });
  });
  addTies(ensemble, result, counted, year, places, from, out);
  const employers = ensemble.employers(result, year);
  for (const k of counted.sectors)
    for (let p = 0; p < width; p++) {
      if (counted.profession >= 0 && p !== counted.profession) continue;
      const cell = k * width + p;
      const there = supplyPart(result, counted, year, p, (year * cells + cell) * placeCount, places);
      addRow(supply, 0, there);
      if (k === placedSector) addRow(municipal, 0, there);
      const column = columns.supply[cell] as number;
      addRow(out.supplyColumns, column - from, there);
      const columnOf = (to: number): Float64Array | null =>
        to < from
          ? null
          : out.supplyColumns.subarray((to - from) * places.length, (to - from + 1) * places.length);
      eachEmployerTie(columns, employers, cell, there, columnOf);
      eachStaffTie(columns, result, year, p, column, there, places, columnOf);
    }
  addRow(out.demand, 0, demand);
  addRow(out.supply, 0, supply);
  responses.alternatives.forEach(({ supplyOfPlaces }, a) => {
    addShares(
      out.supplyColumns,
      (columns.alternative[a] as number) - from,
      supply,
      supplyOfPlaces,
      year * placeCount,
      places,
    );
  });
  for (const [local, column, values, into] of [
    [responses.localDemand, columns.localDemand, demand, out.demandColumns],
    [responses.localSupply, columns.localSupply, municipal, out.supplyColumns],
  ] as const)
    for (let r = 0; r < local.rank; r++)
      addShares(
        into,
        column + r - from,
        values,
        local.patterns,
        (year * local.rank + r) * placeCount,
        places,
      );
};

/** Add values × shares to a row. */
const addShares = (
  out: Float64Array,
  row: number,
  values: Float64Array,
  shares: Float32Array,
  first: number,
  places: readonly number[],
): void => {
  const start = row * places.length;
  for (let i = 0; i < places.length; i++)
    out[start + i] = f64(out, start + i) + f64(values, i) * (shares[first + (places[i] as number)] as number);
};

/** Empty columns for some places. */
export const emptyColumns = (columnCount: number, places: number): PlaceColumns => ({
  demand: new Float64Array(places),
  supply: new Float64Array(places),
  demandColumns: new Float64Array(columnCount * places),
  supplyColumns: new Float64Array(columnCount * places),
});

/** Take other columns away, in place: equal plans leave exactly nothing. */
export const subtractColumns = (columns: PlaceColumns, other: PlaceColumns): void => {
  for (const part of ['demand', 'supply', 'demandColumns', 'supplyColumns'] as const) {
    const [mine, theirs] = [columns[part], other[part]];
    for (let i = 0; i < mine.length; i++) mine[i] = f64(mine, i) - f64(theirs, i);
  }
};

/** People aged 80 and over in the base year. Shape [M]. Unit: persons. */
export const oldPeople = ({
  residents,
  placeCount,
}: Pick<RunFigures, 'residents' | 'placeCount'>): Float64Array =>
  Float64Array.from(
    { length: placeCount },
    (_, m) => f64(residents, 3 * placeCount + m) + f64(residents, 4 * placeCount + m),
  );

/** People of all ages in the base year. Shape [M]. Unit: persons. */
export const allPeople = (result: Pick<RunFigures, 'residents' | 'placeCount'>): Float64Array =>
  Float64Array.from({ length: result.placeCount }, (_, m) => {
    let people = 0;
    for (let g = 0; g < broadAges.length; g++) people += f64(result.residents, g * result.placeCount + m);
    return people;
  });
