import { f64, professions, type RunFigures } from '@veivalg/core';
import type { Bands } from './band-request.ts';
import { type Counted, countSelection } from './coefficients.ts';
import type { Ensemble } from './ensemble.ts';
import type { LeadingRows } from './leading-rows.ts';
import type { PictureQuestion } from './picture-bands.ts';
import { type AreaColumns, areaColumns } from './profession-columns.ts';
import { bandRanks } from './reduced-bands.ts';
import type { ReducedRequest } from './reduced-factors.ts';

type Quantity = NonNullable<ReducedRequest['quantity']>;

/** What is asked of every profession of an area. */
export interface FanQuestion {
  /** Positions on the place axis of the area looked at. */
  readonly members: readonly number[];
  readonly sector?: NonNullable<PictureQuestion['selection']>['sector'];
  readonly quantity?: Quantity;
}

/** How much of demand and of supply a quantity has. */
const signs = { gap: [1, -1], demand: [1, 0], supply: [0, 1] } as const;

/** Put in the room how much of each chosen row an area has, the constant after them. */
const writeAmounts = (
  { kernels, reduced, room }: Ensemble,
  { width, loadings, columns }: LeadingRows,
  values: Float64Array,
  quantity: Quantity,
): Float32Array => {
  const [demand, supply] = signs[quantity];
  const split = columns.demand.length;
  for (let i = 0; i < values.length; i++) reduced.columns[i] = f64(values, i) * (i < split ? demand : supply);
  reduced.loadings.set(loadings);
  const { effects: out } = room;
  kernels.productF32(reduced.columns, reduced.loadings, null, reduced.columns, out, 1, values.length, width);
  return out;
};

/** The own courses of an area's places weighed and summed, with the weight in the room; null where supply alone is asked for. */
const ownCourses = (
  { kernels, localNoise, responses, room, stride }: Ensemble,
  members: readonly number[],
  { local }: AreaColumns,
  quantity: Quantity,
): Float32Array | null => {
  if (quantity === 'supply') return null;
  const [only] = members;
  if (members.length === 1 && only !== undefined) {
    room.noiseScale[0] = f64(local, 0);
    return localNoise.subarray(only * stride, (only + 1) * stride);
  }
  const weights = room.coefficients.subarray(0, responses.placeCount).fill(0);
  members.forEach((m, n) => {
    weights[m] = f64(local, n);
  });
  kernels.productF32(weights, localNoise, null, room.noiseScale, room.noise, 1, responses.placeCount, stride);
  room.noiseScale[0] = 1;
  return room.noise;
};

/**
 * Read the bands of every profession in every year of an area at once, near as `reducedBandsOf` is.
 *
 * @returns Bands by profession, each of shape [Y]. Unit: FTE.
 * @source docs/method/uncertainty.md Q3
 */
export const professionFans = (
  ensemble: Ensemble,
  run: RunFigures,
  { members, sector, quantity = 'gap' }: FanQuestion,
): readonly Bands[] => {
  const { kernels, reduced, room, settings, stride } = ensemble;
  const years = run.yearCount;
  const counts = professions.map(
    (profession): Counted => countSelection({ profession, ...(sector === undefined ? {} : { sector }) }),
  );
  const fans = professions.map(() => ({
    p10: new Float64Array(years),
    p50: new Float64Array(years),
    p90: new Float64Array(years),
    central: new Float64Array(years),
  }));
  const atATime = Math.max(1, Math.floor(room.targets / years));
  const [needs, has] = signs[quantity];
  for (let first = 0; first < fans.length; first += atATime) {
    const some = fans.slice(first, first + atATime);
    const base = new Float64Array(some.length * years);
    // Year by year, since the professions of a year share its rows; in the room year follows year, as like as rows can be.
    for (let year = 0; year < years; year++)
      some.forEach((fan, i) => {
        const counted = counts[first + i] as Counted;
        const leading = ensemble.leading(year, professions[first + i] ?? 'all');
        const area = areaColumns(ensemble, run, counted, leading, year, members);
        const noise = ownCourses(ensemble, members, area, quantity);
        const amounts = writeAmounts(ensemble, leading, area.columns, quantity);
        reduced.chosen.set(leading.chosen);
        const row = i * years + year;
        kernels.productF32(
          amounts,
          ensemble.rows(year),
          noise,
          room.noiseScale,
          room.first.subarray(row * stride),
          1,
          leading.count,
          stride,
          leading.count,
          1,
          reduced.chosen,
        );
        const central = needs * area.demand + has * area.supply;
        fan.central[year] = central;
        base[row] = central + (amounts[leading.count] as number);
      });
    kernels.orderStatisticsF32(
      room.first,
      bandRanks(ensemble),
      room.picked,
      some.length * years,
      settings.draws,
      stride,
    );
    some.forEach((fan, i) => {
      for (let year = 0; year < years; year++) {
        const row = i * years + year;
        const value = f64(base, row);
        fan.p10[year] = value + (room.picked[row * 3] as number);
        fan.p50[year] = value + (room.picked[row * 3 + 1] as number);
        fan.p90[year] = value + (room.picked[row * 3 + 2] as number);
      }
    });
  }
  return fans;
};
