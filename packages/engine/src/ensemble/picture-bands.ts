import { f64, type RunFigures } from '@veivalg/core';
import type { BandTarget } from './band-request.ts';
import { type BandSelection, type Counted, countSelection } from './coefficients.ts';
import type { Ensemble } from './ensemble.ts';
import { bandRanks, groupDraws } from './reduced-bands.ts';
import { targetFactors, targetGroup } from './reduced-factors.ts';
import type { TargetGroup } from './reduced-rows.ts';

/** Tenth, fiftieth and ninetieth percentile. Unit: FTE. */
export interface Percentiles {
  readonly p10: Float64Array;
  readonly p50: Float64Array;
  readonly p90: Float64Array;
}

/** Bands of everything that moves while a lever is dragged. Buffers may be transferred. */
export interface PictureBands {
  /** Of the area looked at. Each of shape [Y]. */
  readonly demand: Percentiles;
  readonly supply: Percentiles;
  readonly gap: Percentiles;
  /** Gap of every municipality in the year looked at; null when it was not asked for. Each of shape [M]. */
  readonly places: Percentiles | null;
}

export interface PictureQuestion {
  /** Positions on the place axis of the area looked at. */
  readonly members: readonly number[];
  readonly selection?: Omit<BandSelection, 'service'>;
  /** Years since the base year. */
  readonly year: number;
  /** Whether every municipality is read too: what a map shows, and most of the work for a small area. */
  readonly everyPlace: boolean;
}

/** Rows of draws for a year of an area: demand, supply, gap, and one that fills the four places the product takes at once. */
const rowsPerYear = 4;

const percentiles = (count: number): Percentiles => ({
  p10: new Float64Array(count),
  p50: new Float64Array(count),
  p90: new Float64Array(count),
});

const pick = (into: Percentiles, index: number, base: number, picked: Float32Array, row: number): void => {
  into.p10[index] = base + (picked[row * 3] as number);
  into.p50[index] = base + (picked[row * 3 + 1] as number);
  into.p90[index] = base + (picked[row * 3 + 2] as number);
};

/** The own courses of an area's places, summed year by year. Shape [Y][stride], in the room. */
const areaNoise = (ensemble: Ensemble, group: TargetGroup, weights: Float32Array, years: number): void => {
  const { kernels, localNoise, room, stride } = ensemble;
  const { places, whole } = group;
  const rows = whole ? localNoise : room.second;
  if (!whole)
    places.forEach((m, i) => {
      rows.set(localNoise.subarray(m * stride, (m + 1) * stride), i * stride);
    });
  kernels.productF32(weights, rows, null, weights, room.noise, years, places.length, stride);
};

/** Demand, supply and gap of an area in every year. */
const areaBands = (
  ensemble: Ensemble,
  run: RunFigures,
  counted: Counted,
  members: readonly number[],
): Pick<PictureBands, 'demand' | 'supply' | 'gap'> => {
  const { kernels, room, stride, settings } = ensemble;
  const years = run.yearCount;
  const target: BandTarget = { year: 0, places: members };
  const group = targetGroup(run.placeCount, 0, [target]);
  const base = { demand: new Float64Array(years), supply: new Float64Array(years) };
  const amounts = room.effects;
  const weights = room.coefficients;
  for (let year = 0; year < years; year++) {
    const factors = targetFactors(ensemble, { result: run }, counted, { ...group, year });
    const { leading, demand, supply, stride: width } = factors;
    for (let r = 0; r < leading.count; r++) {
      const [needed, there] = [demand[r * width] as number, supply[r * width] as number];
      const at = r * rowsPerYear;
      amounts[at] = needed;
      amounts[at + 1] = there;
      amounts[at + 2] = needed - there;
      amounts[at + 3] = 0;
    }
    base.demand[year] = f64(factors.centralDemand, 0) + (demand[leading.count * width] as number);
    base.supply[year] = f64(factors.centralSupply, 0) + (supply[leading.count * width] as number);
    weights.set(factors.local, year * members.length);
    kernels.productF32(
      amounts,
      ensemble.rows(year),
      null,
      amounts,
      room.first.subarray(year * rowsPerYear * stride),
      rowsPerYear,
      leading.count,
      stride,
      1,
      rowsPerYear,
      ensemble.reduced.chosen,
    );
  }
  areaNoise(ensemble, group, weights, years);
  for (let year = 0; year < years; year++)
    for (const row of [0, 2]) {
      const to = (year * rowsPerYear + row) * stride;
      for (let d = 0; d < stride; d++)
        room.first[to + d] = (room.first[to + d] as number) + (room.noise[year * stride + d] as number);
    }
  const { picked } = room;
  kernels.orderStatisticsF32(
    room.first,
    bandRanks(ensemble),
    picked,
    years * rowsPerYear,
    settings.draws,
    stride,
  );
  const [demand, supply, gap] = [percentiles(years), percentiles(years), percentiles(years)];
  for (let year = 0; year < years; year++) {
    const [needed, there] = [f64(base.demand, year), f64(base.supply, year)];
    pick(demand, year, needed, picked, year * rowsPerYear);
    pick(supply, year, there, picked, year * rowsPerYear + 1);
    pick(gap, year, needed - there, picked, year * rowsPerYear + 2);
  }
  return { demand, supply, gap };
};

/** Gap of every municipality in one year. */
const placeBands = (ensemble: Ensemble, run: RunFigures, counted: Counted, year: number): Percentiles => {
  const { kernels, room, stride, settings } = ensemble;
  const targets = Array.from({ length: run.placeCount }, (_, m) => ({ year, places: [m] }));
  const group = targetGroup(run.placeCount, year, targets);
  const { base } = groupDraws(ensemble, { result: run }, counted, group, room.first);
  kernels.orderStatisticsF32(
    room.first,
    bandRanks(ensemble),
    room.picked,
    run.placeCount,
    settings.draws,
    stride,
  );
  const bands = percentiles(run.placeCount);
  for (let m = 0; m < run.placeCount; m++) pick(bands, m, f64(base, m), room.picked, m);
  return bands;
};

/**
 * Work out the bands that stand in a picture, as fast as a lever moves: the area's paths, and every municipality in a year.
 *
 * @param run Figures of the plan: of a whole run, or of a live one in single precision.
 * @source docs/method/uncertainty.md Q3
 */
export const pictureBands = (
  ensemble: Ensemble,
  run: RunFigures,
  { members, selection = {}, year, everyPlace }: PictureQuestion,
): PictureBands => {
  const counted = countSelection(selection);
  return {
    ...areaBands(ensemble, run, counted, members),
    places: everyPlace ? placeBands(ensemble, run, counted, year) : null,
  };
};
