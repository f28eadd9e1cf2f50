import {
  f64,
  mixGroups,
  professions,
  type RunFigures,
  type Service,
  sectors,
  services,
  serviceTraits,
} from '@veivalg/core';
import type { Counted } from './coefficients.ts';
import type { Ensemble } from './ensemble.ts';
import type { LeadingRows } from './leading-rows.ts';
import type { LocalPatterns } from './local-patterns.ts';
import { placedSector } from './responses.ts';
import { eachEmployerTie } from './tied-employers.ts';
import { eachStaffTie } from './tied-staff.ts';

const width = professions.length;
const size = services.length;
const sectorOf = services.map((name) => sectors.indexOf(serviceTraits[name as Service].sector));
const groupOf = services.map((name) => mixGroups.indexOf(serviceTraits[name as Service].mixGroup));

/** One profession of an area in one year. Unit: FTE. */
export interface AreaColumns {
  /** How much of each column draws move, in the order of the question's columns: demand, then supply. */
  readonly columns: Float64Array;
  readonly demand: number;
  readonly supply: number;
  /** Spread of each place's own course. Shape [members]. */
  readonly local: Float64Array;
}

/** FTE needed of one profession in one service at a place, as `demandCell` reads it. */
const cellAt = (run: RunFigures, year: number, s: number, p: number, m: number): number => {
  const { cells, placeCount, yearCount } = run;
  const reach = (cells.reached[m] as number) * yearCount;
  let fte =
    (cells.volume[(year * size + s) * placeCount + m] as number) *
    f64(cells.mix, ((reach + year) * size + s) * width + p) *
    f64(cells.localFactor, ((groupOf[s] as number) * width + p) * placeCount + m);
  for (const { service, profession, fte: added } of cells.added)
    if (service === services[s] && profession === professions[p]) fte += f64(added, year * placeCount + m);
  return fte;
};

/** Add how far a place follows each pattern. */
const addPatterns = (
  out: Float64Array,
  first: number,
  { rank, patterns }: LocalPatterns,
  at: number,
  placeCount: number,
  fte: number,
): void => {
  for (let r = 0; r < rank; r++)
    out[first + r] = f64(out, first + r) + fte * (patterns[at + r * placeCount] as number);
};

/**
 * Sum the columns of one profession over the places of an area: employer by employer, how the alternatives' places differ, and
 * how far the patterns reach. The same as is read place by place for maps, without laying places out in the kernels' memory.
 *
 * @source docs/method/uncertainty.md Q3
 */
export const areaColumns = (
  { columns: plan, responses, spreadInYear, employers }: Ensemble,
  run: RunFigures,
  counted: Counted,
  { columns: sides }: LeadingRows,
  year: number,
  members: readonly number[],
): AreaColumns => {
  const { placeCount } = run;
  const { alternatives, localDemand, localSupply } = responses;
  const p = counted.profession;
  const supplyFirst = sides.demand.length;
  const columns = new Float64Array(supplyFirst + sides.supply.length);
  const demandPatterns = supplyFirst - localDemand.rank;
  const supplyPatterns = columns.length - localSupply.rank;
  const add = (at: number, value: number): void => {
    if (at >= 0) columns[at] = f64(columns, at) + value;
  };
  const spread = spreadInYear(run.residents, year);
  const local = new Float64Array(members.length);
  // What the plan ties is the same in all places that it reaches, so the staff of those is taken together.
  const staff = new Float64Array(sectors.length * 2);
  const { reached } = run.cells;
  let [demand, supply] = [0, 0];
  members.forEach((m, n) => {
    let needed = 0;
    for (const s of counted.services) {
      const fte = cellAt(run, year, s, p, m);
      if (fte === 0) continue;
      needed += fte;
      add(sides.demand.indexOf(plan.demand[(sectorOf[s] as number) * width + p] as number), fte);
      const row = (year * size + s) * placeCount + m;
      alternatives.forEach(({ demandOfPlaces }, a) => {
        add(demandPatterns - alternatives.length + a, fte * (demandOfPlaces[row] as number));
      });
    }
    let there = 0;
    const placed = counted.sectors.includes(placedSector)
      ? (run.supply[((year * sectors.length + placedSector) * width + p) * placeCount + m] as number)
      : 0;
    for (const k of counted.sectors) {
      const fte = run.supply[((year * sectors.length + k) * width + p) * placeCount + m] as number;
      const at = sides.supply.indexOf(plan.supply[k * width + p] as number);
      there += fte;
      staff[k * 2 + (reached[m] as number)] = f64(staff, k * 2 + (reached[m] as number)) + fte;
      if (at >= 0) add(supplyFirst + at, fte);
    }
    alternatives.forEach(({ supplyOfPlaces }, a) => {
      add(
        supplyPatterns - alternatives.length + a,
        there * (supplyOfPlaces[year * placeCount + m] as number),
      );
    });
    addPatterns(
      columns,
      demandPatterns,
      localDemand,
      year * localDemand.rank * placeCount + m,
      placeCount,
      needed,
    );
    addPatterns(
      columns,
      supplyPatterns,
      localSupply,
      year * localSupply.rank * placeCount + m,
      placeCount,
      placed,
    );
    local[n] = needed * f64(spread, m);
    demand += needed;
    supply += there;
  });
  const reaches = [0, 1].map((reach) => members.find((m) => reached[m] === reach) ?? -1);
  const tied = new Float64Array(sides.supply.length * 2);
  const shares = employers(run, year);
  const columnOf = (column: number): Float64Array | null => {
    const at = sides.supply.indexOf(column);
    return at < 0 ? null : tied.subarray(at * 2, at * 2 + 2);
  };
  for (const k of counted.sectors) {
    const cell = k * width + p;
    const own = staff.subarray(k * 2, k * 2 + 2);
    eachEmployerTie(plan, shares, cell, own, columnOf);
    eachStaffTie(plan, run, year, p, plan.supply[cell] as number, own, reaches, columnOf);
  }
  sides.supply.forEach((_, at) => {
    add(supplyFirst + at, f64(tied, at * 2) + f64(tied, at * 2 + 1));
  });
  return { columns, demand, supply, local };
};
