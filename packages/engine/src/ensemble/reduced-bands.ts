import {
  type Figures,
  f64,
  professions,
  type RunFigures,
  type Service,
  sectors,
  services,
  serviceTraits,
} from '@veivalg/core';
import { rankOf } from '../kernel/ensemble-quantiles.ts';
import { yearGroups } from './band-coefficients.ts';
import {
  type BandQuantity,
  type BandRequest,
  type Bands,
  type BandTarget,
  bandShares,
} from './band-request.ts';
import { type BandSelection, type Counted, countSelection, demandParts, supplyPart } from './coefficients.ts';
import type { LeadingFactors } from './leading-factors.ts';
import type { Ensemble } from './prepare-ensemble.ts';
import type { Spread } from './spread-of.ts';
import { eachTie } from './tied-demand.ts';

/** What reduced bands can be read of: sums, not coverage; employers and professions, not one service alone. */
export type ReducedRequest = Omit<BandRequest, 'effects' | 'quantity' | 'selection'> & {
  readonly selection?: Omit<BandSelection, 'service'>;
  readonly quantity?: Exclude<BandQuantity, 'coverage'>;
};

const lane = 8;
const padded = (count: number): number => Math.ceil(count / lane) * lane;

/** One year's targets with all that is read of them at once. */
export interface TargetGroup {
  readonly year: number;
  readonly targets: readonly BandTarget[];
  readonly places: readonly number[];
  /** All places in order, so that tables are copied whole. */
  readonly whole: boolean;
  readonly single: boolean;
}

type Side = 'demand' | 'supply';

/** One part of a side's figures and the ensemble's column that moves it, −1 where draws do not. */
interface SideRow {
  readonly column: number;
  /** Position of the service, −1 for supply. */
  readonly service: number;
  /** Shape [places]. Unit: FTE. */
  readonly values: Figures;
}

/** What one year's targets are made of, in the room. */
export interface TargetFactors {
  readonly leading: LeadingFactors;
  /** Targets with padding: the stride of `demand` and `supply`. */
  readonly stride: number;
  /** How much of each factor, the mean last. Shape [count][stride]. */
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

/**
 * Work out how much of each leading factor one side of a group of targets has: its columns place by place, summed by target,
 * times the loadings.
 */
const sideFactors = (
  ensemble: Ensemble,
  leading: LeadingFactors,
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
  const length = padded(places.length);
  const { columns } = room;
  columns.fill(0, 0, list.length * length);
  room.spare.fill(0, 0, length);
  const total = new Float64Array(places.length);
  rows.forEach(({ column, values }, i) => {
    const at = list.indexOf(column);
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
  if (side === 'demand' && (result.cells.ties ?? against?.cells.ties) !== undefined) {
    // Each run by itself and then the difference, so that equal plans leave exactly nothing.
    const [own, other] = [result, against].map((run) => {
      const tied = new Float64Array(list.length * length);
      if (run !== undefined)
        eachTie(ensemble, run, counted, year, places, (column, place, fte) => {
          const row = list.indexOf(column);
          if (row >= 0) tied[row * length + place] = f64(tied, row * length + place) + fte;
        });
      return tied;
    }) as [Float64Array, Float64Array];
    for (let cell = 0; cell < own.length; cell++)
      columns[cell] = (columns[cell] as number) + (f64(own, cell) - f64(other, cell));
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
    leading.loadings.subarray(side === 'demand' ? 0 : leading.columns.demand.length * leading.count),
    summed,
    null,
    room.total,
    out,
    leading.count,
    list.length,
    width,
    1,
    leading.count,
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

/** Demand of a run by service, each with the ensemble's column that moves it. */
const demandRows = (
  { columns }: Ensemble,
  run: RunFigures,
  counted: Counted,
  { year, places, whole }: TargetGroup,
): readonly SideRow[] => {
  const parts = whole && counted.profession < 0 ? null : demandParts(run, counted, year, places);
  return counted.services.map((service, i) => {
    const first = (year * services.length + service) * run.placeCount;
    const sector = sectors.indexOf(serviceTraits[services[service] as Service].sector);
    return {
      service,
      column: (counted.profession < 0
        ? columns.service[service]
        : columns.demand[sector * professions.length + counted.profession]) as number,
      values:
        parts === null
          ? run.demandByService.subarray(first, first + run.placeCount)
          : (parts[i] as Float64Array),
    };
  });
};

/** Supply of a run by employer and profession, each with its column. */
const supplyRows = (
  { columns }: Ensemble,
  run: RunFigures,
  counted: Counted,
  { year, places, whole }: TargetGroup,
): readonly SideRow[] => {
  const rows: SideRow[] = [];
  const cells = sectors.length * professions.length;
  for (const k of counted.sectors)
    for (let p = 0; p < professions.length; p++) {
      if (counted.profession >= 0 && p !== counted.profession) continue;
      const cell = k * professions.length + p;
      const first = (year * cells + cell) * run.placeCount;
      rows.push({
        service: -1,
        column: columns.supply[cell] as number,
        values: whole
          ? run.supply.subarray(first, first + run.placeCount)
          : supplyPart(run, counted, year, p, first, places),
      });
    }
  return rows;
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

/** How much of each leading factor the targets of one year have, on either side; valid until the next question. */
export const targetFactors = (
  ensemble: Ensemble,
  { result, against }: Pick<ReducedRequest, 'result' | 'against'>,
  counted: Counted,
  group: TargetGroup,
): TargetFactors => {
  const { year, targets, places } = group;
  const leading = ensemble.leading(year, counted.profession < 0 ? 'byService' : 'byProfession');
  const { reduced: room } = ensemble;
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

/** Turn the room's demand into what is asked for; its central values. */
const takeQuantity = (
  factors: TargetFactors,
  quantity: NonNullable<ReducedRequest['quantity']>,
  targets: number,
): { readonly amounts: Float32Array; readonly central: Float64Array } => {
  const { demand, supply, centralDemand, centralSupply, leading, stride } = factors;
  if (quantity === 'demand') return { amounts: demand, central: centralDemand };
  if (quantity === 'supply') return { amounts: supply, central: centralSupply };
  for (let i = 0; i < leading.count * stride; i++) demand[i] = (demand[i] as number) - (supply[i] as number);
  const central = new Float64Array(targets);
  for (let t = 0; t < targets; t++) central[t] = f64(centralDemand, t) - f64(centralSupply, t);
  return { amounts: demand, central };
};

/** The places' own courses in every draw: their rows and how much of each, summed for targets of several places. */
const localRows = (
  ensemble: Ensemble,
  { targets, places, whole, single }: TargetGroup,
  local: Float64Array,
): Float32Array => {
  const { kernels, localNoise, stride, room, responses } = ensemble;
  const { placeCount } = responses;
  if (single) {
    room.noiseScale.set(local);
    if (whole) return localNoise;
    places.forEach((m, i) => {
      room.noise.set(localNoise.subarray(m * stride, (m + 1) * stride), i * stride);
    });
    return room.noise;
  }
  const weights = room.coefficients;
  weights.fill(0, 0, targets.length * placeCount);
  let next = 0;
  targets.forEach((target, t) => {
    for (const m of target.places) weights[t * placeCount + m] = f64(local, next++);
  });
  kernels.productF32(weights, localNoise, null, weights, room.noise, targets.length, placeCount, stride);
  room.noiseScale.fill(1, 0, targets.length);
  return room.noise;
};

/** Deviation from the central path in every draw of one year's targets, into `out`. @returns The central path. */
export const groupDraws = (
  ensemble: Ensemble,
  request: Omit<ReducedRequest, 'targets'>,
  counted: Counted,
  group: TargetGroup,
  out: Float32Array,
): Float64Array => {
  const { kernels, room, stride } = ensemble;
  const { quantity = 'gap' } = request;
  const { targets } = group;
  const factors = targetFactors(ensemble, request, counted, group);
  const { amounts, central } = takeQuantity(factors, quantity, targets.length);
  const noise = quantity === 'supply' ? null : localRows(ensemble, group, factors.local);
  const { leading } = factors;
  kernels.productF32(
    amounts,
    leading.factors,
    noise,
    room.noiseScale,
    out,
    targets.length,
    leading.count,
    stride,
    1,
    factors.stride,
  );
  return central;
};

/**
 * Read bands as `bandsOf` does, from the few factors that the rows of a year are made of: faster, and near.
 *
 * How near is measured against `bandsOf` in the tests: within 0.02 standard deviations for every place.
 *
 * @returns Bands by target. Unit: FTE.
 * @source docs/method/uncertainty.md Q3
 */
export const reducedBandsOf = (ensemble: Ensemble, request: ReducedRequest): Bands => {
  const { kernels, room, stride, settings } = ensemble;
  const { targets, selection = {} } = request;
  const counted = countSelection(selection);
  const [p10, p50, p90, central] = [0, 0, 0, 0].map(() => new Float64Array(targets.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const ranks = bandRanks(ensemble);
  for (let first = 0; first < targets.length; first += room.targets) {
    const part = targets.slice(first, first + room.targets);
    for (const { year, first: at, targets: own } of yearGroups(part)) {
      const group = targetGroup(request.result.placeCount, year, own);
      const out = room.first.subarray(at * stride);
      central.set(groupDraws(ensemble, request, counted, group, out), first + at);
    }
    kernels.orderStatisticsF32(room.first, ranks, room.picked, part.length, settings.draws, stride);
    for (let t = 0; t < part.length; t++) {
      const middle = f64(central, first + t);
      p10[first + t] = middle + (room.picked[t * 3] as number);
      p50[first + t] = middle + (room.picked[t * 3 + 1] as number);
      p90[first + t] = middle + (room.picked[t * 3 + 2] as number);
    }
  }
  return { p10, p50, p90, central };
};

/** Ranks of the three numbers of a band, in the room. */
export const bandRanks = ({ room, settings }: Ensemble): Int32Array => {
  const ranks = room.ranks.subarray(0, 3);
  bandShares.forEach((share, i) => {
    ranks[i] = rankOf(share, settings.draws);
  });
  return ranks;
};

/**
 * Read mean and standard deviation as `spreadOf` does, from the leading factors: no draw is gone through.
 *
 * @source docs/method/uncertainty.md Q3
 */
export const reducedSpreadOf = (ensemble: Ensemble, request: ReducedRequest): Spread => {
  const { targets, selection = {}, quantity = 'gap' } = request;
  const counted = countSelection(selection);
  const mean = new Float64Array(targets.length);
  const sd = new Float64Array(targets.length);
  for (const group of yearGroups(targets)) {
    const laid = targetGroup(request.result.placeCount, group.year, group.targets);
    const factors = targetFactors(ensemble, request, counted, laid);
    const { amounts, central } = takeQuantity(factors, quantity, group.targets.length);
    const { leading, stride, local } = factors;
    let next = 0;
    group.targets.forEach((target, t) => {
      let variance = 0;
      for (let r = 0; r < leading.count - 1; r++) {
        const amount = amounts[r * stride + t] as number;
        variance += amount * amount;
      }
      for (const end = next + target.places.length; next < end; next++)
        if (quantity !== 'supply') variance += f64(local, next) * f64(local, next);
      mean[group.first + t] = f64(central, t) + (amounts[(leading.count - 1) * stride + t] as number);
      sd[group.first + t] = Math.sqrt(variance);
    });
  }
  return { mean, sd };
};
