import { services } from '@veivalg/core';
import { type EnsembleKernels, laneAligned } from '../kernel/ensemble-kernels.ts';
import type { Ensemble, EnsembleRoom, ReducedRoom } from './ensemble.ts';
import type { ColumnPlan } from './ensemble-rows.ts';
import { mostRows } from './leading-rows.ts';
import { powerCount } from './moving-powers.ts';
import type { Responses } from './responses.ts';

/** Memory set aside for multipliers; years beyond it are worked out again when asked for. Unit: bytes. */
const rowMemory = 40 * 1024 * 1024;
/** Most measures whose own effect is drawn in one plan. */
export const mostEffects = 64;
/** Most targets read at once: every municipality, or four paths in every year. */
export const mostTargets = (responses: Responses): number =>
  Math.max(responses.placeCount, 4 * responses.yearCount);

/** Numbers in the kernels' memory: draws with padding, years of rows kept, and bytes in all. */
export interface Sizes {
  readonly stride: number;
  readonly slots: number;
  readonly bytes: number;
}

/** Numbers in the loadings of one question: of every column at most, alternatives standing on both sides. */
const loadingCount = (responses: Responses, columns: number): number =>
  (columns + responses.alternatives.length) * Math.ceil((mostRows + 1) / 8) * 8;

export const sizesOf = (
  responses: Responses,
  columns: ColumnPlan,
  layerCount: number,
  draws: number,
): Sizes => {
  const stride = Math.ceil(draws / 8) * 8;
  const targets = mostTargets(responses);
  const perYear = columns.count * stride * 4;
  const slots = Math.max(1, Math.min(responses.yearCount, Math.floor(rowMemory / perYear)));
  const doubles = (powerCount(responses) + 1) * stride + layerCount * (stride + powerCount(responses));
  const places = Math.ceil(Math.max(responses.placeCount, targets) / 8) * 8;
  const patterns = Math.max(responses.localDemand.rank, responses.localSupply.rank);
  const reduced =
    2 * columns.count * places +
    Math.max(patterns, services.length) * places +
    3 * places +
    2 * (mostRows + 1) * places +
    loadingCount(responses, columns.count) +
    mostRows +
    responses.yearCount * (services.length + 1) * responses.alternatives.length * responses.placeCount +
    responses.localDemand.patterns.length +
    responses.localSupply.patterns.length +
    32 +
    2 * (columns.count + columns.count * columns.count);
  const singles =
    reduced +
    4 * powerCount(responses) +
    slots * columns.count * stride +
    responses.placeCount * stride +
    targets * (3 * stride + columns.count + 1 + responses.placeCount + 16) +
    mostEffects * stride +
    (columns.count + 8) * columns.count;
  return { stride, slots, bytes: laneAligned(doubles * 8 + singles * 4) + 64 * 1024 };
};

export const prepareRoom = (
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

/** Put the tables of both sides into the kernels' memory; eight numbers more, since rows are read in eights. */
export const placeTables = (kernels: EnsembleKernels, responses: Responses): Ensemble['tables'] => {
  const { yearCount, placeCount, alternatives, localDemand, localSupply } = responses;
  const size = alternatives.length * placeCount;
  const demand = kernels.f32(yearCount * services.length * size + 8);
  const supply = kernels.f32(yearCount * size + 8);
  alternatives.forEach(({ demandOfPlaces, supplyOfPlaces }, a) => {
    for (let row = 0; row < yearCount * services.length; row++)
      demand.set(
        demandOfPlaces.subarray(row * placeCount, (row + 1) * placeCount),
        (row * alternatives.length + a) * placeCount,
      );
    for (let y = 0; y < yearCount; y++)
      supply.set(
        supplyOfPlaces.subarray(y * placeCount, (y + 1) * placeCount),
        (y * alternatives.length + a) * placeCount,
      );
  });
  const copy = (values: Float32Array): Float32Array => {
    const out = kernels.f32(values.length + 8);
    out.set(values);
    return out;
  };
  return {
    demand: { alternatives: demand, patterns: copy(localDemand.patterns) },
    supply: { alternatives: supply, patterns: copy(localSupply.patterns) },
  };
};

export const prepareReducedRoom = (
  kernels: EnsembleKernels,
  responses: Responses,
  columns: number,
  targets: number,
): ReducedRoom => {
  const places = Math.ceil(Math.max(responses.placeCount, targets) / 8) * 8;
  const patterns = Math.max(responses.localDemand.rank, responses.localSupply.rank);
  return {
    columns: kernels.f32(columns * places),
    summed: kernels.f32(columns * places),
    table: kernels.f32(Math.max(patterns, services.length) * places),
    total: kernels.f32(places),
    spare: kernels.f32(places),
    loadings: kernels.f32(loadingCount(responses, columns)),
    chosen: kernels.i32(mostRows),
    demand: kernels.f32((mostRows + 1) * places),
    supply: kernels.f32((mostRows + 1) * places),
    ends: kernels.i32(places),
  };
};
