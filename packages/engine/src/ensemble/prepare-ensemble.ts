import {
  fail,
  type Municipality,
  type Outcome,
  type ParameterTable,
  type Problem,
  problem,
  succeed,
} from '@veivalg/core';
import {
  compileKernels,
  type EnsembleKernels,
  laneAligned,
  makeKernels,
} from '../kernel/ensemble-kernels.ts';
import { covarianceFactor } from './covariance-factor.ts';
import { type DrawSettings, drawParameters, type ParameterDraws } from './draw-parameters.ts';
import {
  type ColumnPlan,
  type DrawBasis,
  drawBasis,
  layerMultipliers,
  patternRows,
  planColumns,
  powerCount,
} from './ensemble-rows.ts';
import { type LocalSpreadRule, localSpreadRule } from './local-spread.ts';
import type { Progress } from './measure-responses.ts';
import { firstLayer, type Responses } from './responses.ts';
import { addressHash } from './sobol-points.ts';

/** Everything draws do that no plan changes. Made once; every plan is read against it. */
export interface Ensemble {
  readonly settings: DrawSettings;
  readonly responses: Responses;
  readonly parameters: ParameterTable;
  readonly drawn: ParameterDraws;
  readonly columns: ColumnPlan;
  readonly basis: DrawBasis;
  readonly kernels: EnsembleKernels;
  /** Draws with padding to a multiple of 8; padded draws are zero. */
  readonly stride: number;
  readonly spread: LocalSpreadRule;
  /** Standard normal number of each place and draw, the same in every year. Shape [M][stride]. */
  readonly localNoise: Float32Array;
  /** Multipliers − 1 of a year, made when first asked for. Shape [columns][stride]; valid until other years are. */
  rows(year: number): Float32Array;
  /** Means of a year's rows and the factor of their covariance, which is put in the room. Shape [columns]. */
  factor(year: number): Float64Array;
  /** Working space of the bands: room for one row of draws for every place, twice, and coefficients. */
  readonly room: EnsembleRoom;
}

/** Working space in the kernels' memory. */
export interface EnsembleRoom {
  readonly targets: number;
  readonly coefficients: Float32Array;
  readonly noiseScale: Float32Array;
  readonly noise: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
  /** Rows of what measures turn out to do. Shape [mostEffects][stride]. */
  readonly effects: Float32Array;
  readonly ranks: Int32Array;
  readonly picked: Float32Array;
  /** Columns of the factor: the ensemble's columns with padding to a multiple of 8. */
  readonly factorWidth: number;
  /** Factor of the covariance of a year's rows. Shape [columns][factorWidth]. */
  readonly factor: Float32Array;
}

/** Memory set aside for multipliers; years beyond it are worked out again when asked for. Unit: bytes. */
const rowMemory = 24 * 1024 * 1024;
/** Most measures whose own effect is drawn in one plan. */
export const mostEffects = 64;
/** Most targets read at once: every municipality, or every year of a path. */
const mostTargets = (responses: Responses): number => Math.max(responses.placeCount, responses.yearCount);

/** Layer numbers behind the columns, in the order of the columns. */
const columnLayers = (responses: Responses, columns: ColumnPlan): readonly number[] => {
  const layers: number[] = [];
  const collect = (block: 'demand' | 'demandByService' | 'supply', list: Int32Array): void => {
    const first = firstLayer(responses.layers, block);
    list.forEach((column, l) => {
      if (column >= 0) layers[column] = first + l;
    });
  };
  collect('demand', columns.demand);
  collect('demandByService', columns.service);
  collect('supply', columns.supply);
  return layers;
};

/** Places whose local noise is drawn between two words of progress. */
const placesAtATime = 64;

/** Standard normal numbers of some places, addressed by municipality. */
const drawLocalNoise = (
  out: Float32Array,
  municipalities: readonly Municipality[],
  from: number,
  { draws, seed }: DrawSettings,
  stride: number,
  kernels: EnsembleKernels,
  points: Float64Array,
): void => {
  municipalities.slice(from, from + placesAtATime).forEach(({ id }, i) => {
    const row = out.subarray((from + i) * stride, (from + i + 1) * stride);
    kernels.shuffledPoints(points, addressHash(seed, `local:${id}`), 0, stride);
    kernels.normalNumbers(points, row, stride);
    row.fill(0, draws);
  });
};

interface Sizes {
  readonly stride: number;
  readonly slots: number;
  readonly bytes: number;
}

const sizesOf = (responses: Responses, columns: ColumnPlan, layerCount: number, draws: number): Sizes => {
  const stride = Math.ceil(draws / 8) * 8;
  const targets = mostTargets(responses);
  const perYear = columns.count * stride * 4;
  const slots = Math.max(1, Math.min(responses.yearCount, Math.floor(rowMemory / perYear)));
  const doubles = (powerCount(responses) + 1) * stride + layerCount * (stride + powerCount(responses));
  const singles =
    slots * columns.count * stride +
    responses.placeCount * stride +
    targets * (3 * stride + columns.count + 1 + responses.placeCount + 16) +
    mostEffects * stride +
    (columns.count + 8) * columns.count;
  return { stride, slots, bytes: laneAligned(doubles * 8 + singles * 4) + 64 * 1024 };
};

const prepareRoom = (
  kernels: EnsembleKernels,
  targets: number,
  columns: number,
  stride: number,
  places: number,
): EnsembleRoom => ({
  targets,
  coefficients: kernels.f32(targets * Math.max(columns, places)),
  noiseScale: kernels.f32(targets),
  noise: kernels.f32(targets * stride),
  first: kernels.f32(targets * stride),
  second: kernels.f32(targets * stride),
  effects: kernels.f32(mostEffects * stride),
  ranks: kernels.i32(8),
  picked: kernels.f32(targets * 8),
  factorWidth: Math.ceil(columns / 8) * 8,
  factor: kernels.f32(columns * Math.ceil(columns / 8) * 8),
});

/**
 * Prepare an ensemble: draw every uncertain parameter, and work out what the draws do to the country year by year.
 * Nothing in it depends on a plan, so that a lever moves bands as fast as it moves the middle.
 *
 * @param responses From `measureResponses`, of the same figures.
 * @param baseline Figures, for the parameters and for the names of the places.
 * @param settings Number of draws and seed.
 * @param module Compiled kernels; null for the plain ones.
 * @param progress Told before each step; returns false to stop.
 * @returns The ensemble, or V5001–V5004 and V5007 for what cannot be drawn, V5005 when stopped, V5006 when there is not
 * enough memory, V5010 when the responses are of other figures. V5008 comes along as a warning without SIMD.
 * @source docs/method/uncertainty.md Q1–Q3
 */
export const prepareEnsemble = (
  responses: Responses,
  baseline: {
    readonly id: string;
    readonly parameters: ParameterTable;
    readonly municipalities: readonly Municipality[];
  },
  settings: DrawSettings,
  module: WebAssembly.Module | null = compileKernels(),
  progress: Progress = () => true,
): Outcome<Ensemble> => {
  if (responses.baselineId !== baseline.id)
    return fail([
      problem('V5010', 'ensemble', {
        found: responses.baselineId.slice(0, 8),
        expected: baseline.id.slice(0, 8),
      }),
    ]);
  const drawn = drawParameters(baseline.parameters, settings);
  if (!drawn.ok) return drawn;
  const problems: Problem[] = module === null ? [problem('V5008', 'ensemble', {}, 'warning')] : [];
  const { draws } = settings;
  const columns = planColumns(responses);
  const layers = columnLayers(responses, columns);
  const { stride, slots, bytes } = sizesOf(responses, columns, Math.max(layers.length, 64), draws);
  let kernels: EnsembleKernels;
  try {
    kernels = makeKernels(bytes, stride, module);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return fail([problem('V5006', 'ensemble', { draws, megabytes: Math.ceil(bytes / 1e6) })]);
  }
  const { placeCount } = responses;
  const steps = 2 + Math.ceil(placeCount / placesAtATime);
  const stopped = (done: number): Outcome<Ensemble> =>
    fail([problem('V5005', 'ensemble', { done, total: steps })]);
  if (!progress(0, steps)) return stopped(0);
  const basis = drawBasis(responses, drawn.value, stride, kernels);
  const localNoise = kernels.f32(placeCount * stride);
  const points = kernels.f64(stride);
  for (let done = 1; done < steps - 1; done++) {
    if (!progress(done, steps)) return stopped(done);
    const from = (done - 1) * placesAtATime;
    drawLocalNoise(localNoise, baseline.municipalities, from, settings, stride, kernels, points);
  }
  if (!progress(steps - 1, steps)) return stopped(steps - 1);
  const memory = kernels.f32(slots * columns.count * stride);
  const slotOf = new Map<number, Float32Array>();
  const mostRows = Math.max(layers.length, responses.localDemand.rank, responses.localSupply.rank);
  const curves = kernels.f64(mostRows * powerCount(responses));
  const sums = kernels.f64(mostRows * stride);
  const size = columns.count * stride;

  const fill = (year: number, out: Float32Array): void => {
    layerMultipliers(responses, basis, kernels, year, layers, draws, stride, curves, sums, (column, row) => {
      out.set(row, column * stride);
      out.fill(0, column * stride + draws, (column + 1) * stride);
    });
    columns.alternative.forEach((column, a) => {
      out.set(basis.weights.subarray(a * stride, (a + 1) * stride), column * stride);
    });
    for (const [local, column] of [
      [responses.localDemand, columns.localDemand],
      [responses.localSupply, columns.localSupply],
    ] as const) {
      patternRows(local, basis, kernels, year, responses.parameters.length * 2, stride, curves, sums);
      out.set(sums.subarray(0, local.rank * stride), column * stride);
    }
  };
  const rows = (year: number): Float32Array => {
    const known = slotOf.get(year);
    if (known !== undefined) return known;
    const [oldest] = slotOf;
    let slot = memory.subarray(slotOf.size * size, (slotOf.size + 1) * size);
    if (slotOf.size >= slots && oldest !== undefined) {
      slotOf.delete(oldest[0]);
      [, slot] = oldest;
    }
    fill(year, slot);
    slotOf.set(year, slot);
    return slot;
  };
  const room = prepareRoom(kernels, mostTargets(responses), columns.count, stride, placeCount);
  const factors = new Map<number, { readonly means: Float64Array; readonly factor: Float32Array }>();
  const factor = (year: number): Float64Array => {
    let known = factors.get(year);
    if (known === undefined) {
      const made = new Float32Array(columns.count * room.factorWidth);
      const means = covarianceFactor(rows(year), columns.count, draws, stride, room.factorWidth, made);
      known = { means, factor: made };
      factors.set(year, known);
    }
    room.factor.set(known.factor);
    return known.means;
  };
  return succeed(
    {
      settings,
      responses,
      parameters: baseline.parameters,
      drawn: drawn.value,
      columns,
      basis,
      kernels,
      stride,
      spread: localSpreadRule(baseline.parameters),
      localNoise,
      rows,
      factor,
      room,
    },
    problems,
  );
};
