import { f64 } from '@veivalg/core';
import type { BandRequest, BandTarget } from './band-request.ts';
import {
  addColumns,
  type BandSelection,
  type Counted,
  emptyColumns,
  selectedDemand,
  subtractColumns,
} from './coefficients.ts';
import type { Ensemble } from './ensemble.ts';

/** Targets of one year that follow each other, with their places laid end to end. */
export interface YearGroup {
  readonly year: number;
  readonly first: number;
  readonly targets: readonly BandTarget[];
  readonly places: readonly number[];
}

/** Targets in groups of one year. */
export const yearGroups = (targets: readonly BandTarget[]): readonly YearGroup[] => {
  const groups: YearGroup[] = [];
  for (let first = 0; first < targets.length; ) {
    const { year } = targets[first] as BandTarget;
    let end = first + 1;
    while (end < targets.length && targets[end]?.year === year) end++;
    const members = targets.slice(first, end);
    groups.push({ year, first, targets: members, places: members.flatMap(({ places }) => places) });
    first = end;
  }
  return groups;
};

/** Sides of the balance that are wanted. */
export type Sides = 'both' | 'demand' | 'supply';

/** Value of one side, or of demand less supply. */
export const side = (sides: Sides, demand: number, supply: number): number =>
  sides === 'both' ? demand - supply : sides === 'demand' ? demand : supply;

/** Write the coefficients of a group of targets into the room, and their central values; places of a target are summed. */
export const writeCoefficients = (
  ensemble: Ensemble,
  request: BandRequest,
  counted: Counted,
  group: YearGroup,
  sides: Sides,
  from: number,
  central: Float64Array,
): void => {
  const used = ensemble.columns.count - from;
  const { coefficients } = ensemble.room;
  const { year, places } = group;
  const columns = emptyColumns(used, places.length);
  addColumns(ensemble, request.result, counted, year, places, from, columns);
  if (request.against !== undefined) {
    const other = emptyColumns(used, places.length);
    addColumns(ensemble, request.against, counted, year, places, from, other);
    subtractColumns(columns, other);
  }
  let next = 0;
  group.targets.forEach((target, t) => {
    const end = next + target.places.length;
    let total = 0;
    for (let n = next; n < end; n++) total += side(sides, f64(columns.demand, n), f64(columns.supply, n));
    central[group.first + t] = total;
    for (let c = 0; c < used; c++) {
      let value = 0;
      for (let n = next; n < end; n++) {
        const at = c * places.length + n;
        value += side(sides, f64(columns.demandColumns, at), f64(columns.supplyColumns, at));
      }
      coefficients[t * used + c] = value;
    }
    next = end;
  });
};

/** Local spread of each place of a group in FTE, plan less the plan it is held against. */
export const localScales = (
  ensemble: Ensemble,
  { result, against }: BandRequest,
  counted: Counted,
  { year, places }: YearGroup,
): Float64Array => {
  const spread = ensemble.spreadInYear(result.residents, year);
  const demand = selectedDemand(result, counted, year, places);
  if (against !== undefined) {
    const other = selectedDemand(against, counted, year, places);
    for (let n = 0; n < places.length; n++) demand[n] = f64(demand, n) - f64(other, n);
  }
  return demand.map((value, n) => value * f64(spread, places[n] as number));
};

/** First column that a selection reads: demand by profession is passed over when no profession is asked for. */
export const firstColumn = (ensemble: Ensemble, selection: BandSelection): number => {
  if (selection.profession !== undefined) return 0;
  const { demand } = ensemble.columns;
  let first = 0;
  demand.forEach((column) => {
    if (column >= first) first = column + 1;
  });
  return first;
};
