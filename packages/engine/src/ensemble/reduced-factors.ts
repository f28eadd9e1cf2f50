import { type Figures, f64, professions, type RunFigures, services } from '@veivalg/core';
import type { BandQuantity, BandRequest, BandTarget } from './band-request.ts';
import type { BandSelection, Counted } from './coefficients.ts';
import type { Ensemble } from './ensemble.ts';
import type { LeadingRows } from './leading-rows.ts';
import { demandRows, type SideRow, supplyRows, type TargetGroup } from './reduced-rows.ts';
import { placedSector } from './responses.ts';
import { eachTie } from './tied-demand.ts';
import { eachEmployerTie } from './tied-employers.ts';
import { eachStaffTie } from './tied-staff.ts';

/** What reduced bands can be read of: sums, not coverage; employers and professions, not one service alone. */
export type ReducedRequest = Omit<BandRequest, 'effects' | 'quantity' | 'selection'> & {
  readonly selection?: Omit<BandSelection, 'service'>;
  readonly quantity?: Exclude<BandQuantity, 'coverage'>;
};

const lane = 8;
const padded = (count: number): number => Math.ceil(count / lane) * lane;

type Side = 'demand' | 'supply';

/** What one year's targets are made of, in the room. */
export interface TargetFactors {
  readonly leading: LeadingRows;
  /** Targets with padding: the stride of `demand` and `supply`. */
  readonly stride: number;
  /** How much of each chosen row, the constant last. Shape [count + 1][stride]. */
  readonly demand: Float32Array;
  readonly supply: Float32Array;
  /** Central path. Shape [targets]. Unit: FTE. */
  readonly centralDemand: Float64Array;
  readonly centralSupply: Float64Array;
  /** Standard deviation of each place's own course. Shape [places]. Unit: FTE. */
  readonly local: Float64Array;
}

/** Add figures, less those of the run they are held against, to a column and to the total of the places. */
const fillRow = (out: Float32Array, total: Float64Array, row: Figures, other: Figures | null): void => {
  if (other === null)
    for (let i = 0; i < row.length; i++) {
      const value = row[i] as number;
      out[i] = (out[i] as number) + value;
      total[i] = f64(total, i) + value;
    }
  else
    for (let i = 0; i < row.length; i++) {
      const value = (row[i] as number) - (other[i] as number);
      out[i] = (out[i] as number) + value;
      total[i] = f64(total, i) + value;
    }
};

/** Add figures, less those of the run they are held against. */
const addDifference = (out: Float32Array, row: Figures, other: Figures | null): void => {
  for (let i = 0; i < row.length; i++)
    out[i] = (out[i] as number) + ((row[i] as number) - ((other?.[i] ?? 0) as number));
};

/** Rows of a table by place at a group's places: the table itself where they are all places, else a copy. */
const tableRows = (
  table: Float32Array,
  first: number,
  rows: number,
  placeCount: number,
  { places, whole }: TargetGroup,
  out: Float32Array,
): Float32Array => {
  if (whole) return table.subarray(first, first + rows * placeCount);
  for (let r = 0; r < rows; r++)
    for (let i = 0; i < places.length; i++)
      out[r * places.length + i] = table[first + r * placeCount + (places[i] as number)] as number;
  return out;
};

/** Sums of figures over the places a plan does not reach and over those it reaches. Unit: FTE. */
const sumsByReach = (values: Figures, reached: Uint8Array, places: readonly number[]): Float64Array => {
  let [rest, there] = [0, 0];
  for (let n = 0; n < places.length; n++)
    if (reached[places[n] as number] === 1) there += values[n] as number;
    else rest += values[n] as number;
  return Float64Array.of(rest, there);
};

/** What a run ties on one side by row of the columns, rows without any left out. Shape of each [places], or [1] when summed. */
type TiedRows = ReadonlyMap<number, Float64Array>;

const tiedRows = (
  ensemble: Ensemble,
  rowOf: Int32Array,
  { year, places, targets }: TargetGroup,
  side: Side,
  rows: readonly SideRow[],
  run: RunFigures,
  counted: Counted,
): TiedRows => {
  const tied = new Map<number, Float64Array>();
  const parts: Float64Array[] = [];
  const partOf = (column: number, width: number): Float64Array | null => {
    const row = rowOf[column] ?? -1;
    if (row < 0) return null;
    const known = parts[row];
    if (known !== undefined) return known;
    const part = new Float64Array(width);
    parts[row] = part;
    tied.set(row, part);
    return part;
  };
  if (side === 'demand') {
    eachTie(ensemble, run, counted, year, places, (column, place, fte) => {
      const part = partOf(column, places.length);
      if (part !== null) part[place] = f64(part, place) + fte;
    });
    return tied;
  }
  const { reached } = run.cells;
  // Staff of one target are summed before they are moved: the places' columns are only summed anyway.
  const summed = targets.length === 1;
  const members = summed ? [0, 1].map((reach) => places.find((m) => reached[m] === reach) ?? -1) : places;
  const employers = ensemble.employers(run, year);
  const columnOf = (to: number): Float64Array | null => partOf(to, members.length);
  for (const { cell, profession, column, values } of rows) {
    const staff = summed ? sumsByReach(values, reached, places) : values;
    eachEmployerTie(ensemble.columns, employers, cell, staff, columnOf);
    eachStaffTie(ensemble.columns, run, year, profession, column, staff, members, columnOf);
  }
  if (summed)
    tied.forEach((part, row) => {
      tied.set(row, Float64Array.of(f64(part, 0) + f64(part, 1)));
    });
  return tied;
};

/** Add what runs tie, less those they are held against, to the columns of a side. */
const addTiedRows = (
  columns: Float32Array,
  length: number,
  own: TiedRows,
  other: TiedRows | undefined,
): void => {
  for (const row of new Set([...own.keys(), ...(other?.keys() ?? [])])) {
    const [mine, theirs] = [own.get(row), other?.get(row)];
    const width = mine?.length ?? theirs?.length ?? 0;
    const at = row * length;
    for (let n = 0; n < width; n++)
      columns[at + n] = (columns[at + n] as number) + ((mine?.[n] ?? 0) - (theirs?.[n] ?? 0));
  }
};

/**
 * Work out how much of each leading row one side of a group of targets has: its columns place by place, summed by target,
 * times the loadings.
 */
const sideFactors = (
  ensemble: Ensemble,
  leading: LeadingRows,
  group: TargetGroup,
  side: Side,
  rows: readonly SideRow[],
  others: readonly SideRow[] | null,
  runs: Pick<ReducedRequest, 'result' | 'against'>,
  counted: Counted,
  out: Float32Array,
): Float64Array => {
  const { kernels, responses, reduced: room } = ensemble;
  const { year, targets, places, single } = group;
  const list = leading.columns[side];
  const rowOf = leading.rowOf[side];
  const length = padded(places.length);
  const { columns } = room;
  columns.fill(0, 0, list.length * length);
  room.spare.fill(0, 0, length);
  const total = new Float64Array(places.length);
  rows.forEach(({ column, values }, i) => {
    const at = rowOf[column] ?? -1;
    const to = at < 0 ? room.spare : columns.subarray(at * length, at * length + length);
    fillRow(to, total, values, others?.[i]?.values ?? null);
  });
  room.total.fill(0, 0, length);
  room.total.set(total);
  const { placeCount, alternatives } = responses;
  const local = side === 'demand' ? responses.localDemand : responses.localSupply;
  const tables = ensemble.tables[side];
  const firstAlternative = list.length - local.rank - alternatives.length;
  const to = columns.subarray(firstAlternative * length);
  if (side === 'supply') {
    const first = year * alternatives.length * placeCount;
    const shares = tableRows(tables.alternatives, first, alternatives.length, placeCount, group, room.table);
    kernels.multiplyRowsF32(room.total, shares, to, alternatives.length, length, 0, places.length, false);
  } else
    rows.forEach(({ service, values }, i) => {
      const other = others?.[i]?.values ?? null;
      if (other === null) room.spare.set(values);
      else
        for (let m = 0; m < values.length; m++) room.spare[m] = (values[m] as number) - (other[m] as number);
      const first = (year * services.length + service) * alternatives.length * placeCount;
      const shares = tableRows(
        tables.alternatives,
        first,
        alternatives.length,
        placeCount,
        group,
        room.table,
      );
      kernels.multiplyRowsF32(room.spare, shares, to, alternatives.length, length, 0, places.length, true);
    });
  const first = year * local.rank * placeCount;
  if (side === 'supply') {
    room.total.fill(0, 0, length);
    rows.forEach(({ cell, values }, i) => {
      if (Math.floor(cell / professions.length) === placedSector)
        addDifference(room.total, values, others?.[i]?.values ?? null);
    });
  }
  kernels.multiplyRowsF32(
    room.total,
    tableRows(tables.patterns, first, local.rank, placeCount, group, room.table),
    columns.subarray((list.length - local.rank) * length),
    local.rank,
    length,
    0,
    places.length,
    false,
  );
  const { result, against } = runs;
  if ((result.cells.ties ?? against?.cells.ties) !== undefined) {
    // Each run by itself and then the difference, so that equal plans leave exactly nothing.
    const own = tiedRows(ensemble, rowOf, group, side, rows, result, counted);
    const other = against && tiedRows(ensemble, rowOf, group, side, others ?? [], against, counted);
    addTiedRows(columns, length, own, other);
  }
  const width = padded(targets.length);
  let summed = columns;
  if (!single) {
    let end = 0;
    targets.forEach((target, t) => {
      end += target.places.length;
      room.ends[t] = end;
    });
    summed = room.summed;
    summed.fill(0, 0, list.length * width);
    kernels.segmentSumsF32(columns, room.ends, summed, list.length, length, targets.length, width);
  }
  kernels.productF32(
    room.loadings.subarray(side === 'demand' ? 0 : leading.columns.demand.length * leading.width),
    summed,
    null,
    room.total,
    out,
    leading.count + 1,
    list.length,
    width,
    1,
    leading.width,
  );
  return total;
};

const sumsOf = (values: Float64Array, targets: readonly BandTarget[]): Float64Array => {
  const sums = new Float64Array(targets.length);
  let next = 0;
  targets.forEach((target, t) => {
    let total = 0;
    for (const end = next + target.places.length; next < end; next++) total += f64(values, next);
    sums[t] = total;
  });
  return sums;
};

/** Lay out the targets of one year. */
export const targetGroup = (
  placeCount: number,
  year: number,
  targets: readonly BandTarget[],
): TargetGroup => {
  const places = targets.flatMap((target) => target.places);
  return {
    year,
    targets,
    places,
    whole: places.length === placeCount && places.every((m, i) => m === i),
    single: targets.every((target) => target.places.length === 1),
  };
};

/**
 * How much of each leading row the targets of one year have, on either side, and in the room which rows these are; valid until
 * the next question.
 */
export const targetFactors = (
  ensemble: Ensemble,
  { result, against }: Pick<ReducedRequest, 'result' | 'against'>,
  counted: Counted,
  group: TargetGroup,
): TargetFactors => {
  const { year, targets, places } = group;
  const leading = ensemble.leading(year, professions[counted.profession] ?? 'all');
  const { reduced: room } = ensemble;
  room.loadings.set(leading.loadings);
  room.chosen.set(leading.chosen);
  const total = (side: Side): Float64Array => {
    const read = side === 'demand' ? demandRows : supplyRows;
    return sideFactors(
      ensemble,
      leading,
      group,
      side,
      read(ensemble, result, counted, group),
      against === undefined ? null : read(ensemble, against, counted, group),
      against === undefined ? { result } : { result, against },
      counted,
      room[side],
    );
  };
  const demand = total('demand');
  const supply = total('supply');
  const spread = ensemble.spreadInYear(result.residents, year);
  const local = new Float64Array(places.length);
  for (let i = 0; i < local.length; i++) local[i] = f64(demand, i) * f64(spread, places[i] as number);
  return {
    leading,
    stride: padded(targets.length),
    demand: room.demand,
    supply: room.supply,
    centralDemand: sumsOf(demand, targets),
    centralSupply: sumsOf(supply, targets),
    local,
  };
};
