import { f64, professions, sectors } from '@veivalg/core';
import type { EnsembleKernels } from '../kernel/ensemble-kernels.ts';
import type { ColumnPlan } from './ensemble-rows.ts';
import { firstLayer, type Responses } from './responses.ts';

/** What a question reads: demand service by service, or one profession by employer. */
export type ColumnKind = 'byService' | 'byProfession';

/** Most factors that the rows of a year are put together from, the mean apart. */
const mostOf = { byService: 47, byProfession: 63 } as const;
export const mostFactors = mostOf.byProfession;

/**
 * Where to stop: what is left out of all columns, each weighed by how much a place usually has of it. Unit: share of variance.
 * Columns hang together, so that a place is left with more than this; the tests say how much.
 */
const left = 1e-5;

/** Columns of a question in the order their coefficients are laid out: those of demand, then those of supply. */
export interface SideColumns {
  readonly kind: ColumnKind;
  /** Ensemble columns. Those of alternatives stand on both sides. */
  readonly demand: readonly number[];
  readonly supply: readonly number[];
}

const used = (list: Int32Array): number[] => Array.from(list).filter((column) => column >= 0);

/** Lay out the columns of both sides. */
export const sideColumns = (responses: Responses, columns: ColumnPlan, kind: ColumnKind): SideColumns => {
  const run = (first: number, count: number): number[] => Array.from({ length: count }, (_, r) => first + r);
  const alternatives = Array.from(columns.alternative);
  return {
    kind,
    demand: [
      ...used(kind === 'byService' ? columns.service : columns.demand),
      columns.unpaid,
      ...alternatives,
      ...run(columns.localDemand, responses.localDemand.rank),
    ],
    supply: [
      ...used(columns.supply),
      ...alternatives,
      ...run(columns.localSupply, responses.localSupply.rank),
    ],
  };
};

const rootMeanSquare = (values: Float32Array, first: number, count: number): number => {
  let total = 0;
  for (let i = first; i < first + count; i++) total += (values[i] as number) * (values[i] as number);
  return Math.sqrt(total / Math.max(1, count));
};

/**
 * How much of each column a place usually has, as a share of what is asked for: the country's shares by service, employer
 * and profession, how far places differ in the patterns, and how far the alternatives' places differ.
 *
 * What is asked for may be one employer or one profession, so each layer counts by its share of the whole and of its own kind.
 */
export const columnWeights = (
  responses: Responses,
  columns: ColumnPlan,
  kind: ColumnKind,
  year: number,
): Float64Array => {
  const weights = new Float64Array(columns.count);
  const width = responses.layers.reduce((a, b) => a + b, 0);
  const size = professions.length;
  const put = (list: Int32Array, block: 'demand' | 'demandByService' | 'supply'): void => {
    const first = year * width + firstLayer(responses.layers, block);
    const share = (l: number): number => responses.shares[first + l] as number;
    list.forEach((column, l) => {
      if (column < 0) return;
      let own = 0;
      if (block === 'demandByService') own = share(l);
      else if (kind === 'byProfession')
        for (let k = 0; k < sectors.length; k++) own += share(k * size + (l % size));
      else for (let p = 0; p < size; p++) own += share(Math.floor(l / size) * size + p);
      const part = own > 0 ? share(l) / own : 0;
      weights[column] = kind === 'byProfession' ? Math.max(share(l), part / 4) : Math.max(share(l), part / 8);
    });
  };
  if (kind === 'byService') put(columns.service, 'demandByService');
  else put(columns.demand, 'demand');
  put(columns.supply, 'supply');
  responses.alternatives.forEach(({ demandOfPlaces }, a) => {
    const block = demandOfPlaces.length / responses.yearCount;
    weights[columns.alternative[a] as number] = rootMeanSquare(demandOfPlaces, year * block, block);
  });
  for (const [local, first] of [
    [responses.localDemand, columns.localDemand],
    [responses.localSupply, columns.localSupply],
  ] as const)
    for (let r = 0; r < local.rank; r++)
      weights[first + r] = rootMeanSquare(
        local.patterns,
        (year * local.rank + r) * responses.placeCount,
        responses.placeCount,
      );
  return weights;
};

/** Rows of a year put together from few: row_k ≈ mean_k + Σ_r loading[k][r] × factor_r, factors of variance 1 and uncorrelated. */
export interface LeadingFactors {
  readonly columns: SideColumns;
  /** Factors and the mean, which comes last and is 1 in every draw. */
  readonly count: number;
  /** In the order of `columns`, demand then supply, from the kernels. Shape [K][count]. */
  readonly loadings: Float32Array;
  /** From the kernels. Shape [count][stride]; padded draws are zero. */
  readonly factors: Float32Array;
}

/** Choose rows one by one by what is left of them; loadings of all rows on each. Shape [chosen][K] by row. */
const choose = (
  covariance: Float64Array,
  count: number,
  weights: Float64Array,
  most: number,
): { readonly pivots: readonly number[]; readonly loadings: readonly Float64Array[] } => {
  const rest = new Float64Array(count);
  let whole = 0;
  for (let k = 0; k < count; k++) {
    rest[k] = f64(covariance, k * count + k);
    whole += f64(weights, k) * f64(weights, k) * f64(rest, k);
  }
  const pivots: number[] = [];
  const loadings: Float64Array[] = [];
  while (pivots.length < most) {
    let [best, largest, total] = [-1, 0, 0];
    for (let k = 0; k < count; k++) {
      const value = f64(weights, k) * f64(weights, k) * f64(rest, k);
      total += Math.max(0, value);
      // What is left of a row after rounding is no factor.
      if (value > largest && f64(rest, k) > 1e-6 * f64(covariance, k * count + k))
        [best, largest] = [k, value];
    }
    if (best < 0 || total <= left * whole) break;
    const root = Math.sqrt(f64(rest, best));
    const loading = new Float64Array(count);
    for (let k = 0; k < count; k++) {
      let value = f64(covariance, k > best ? k * count + best : best * count + k);
      for (const before of loadings) value -= f64(before, k) * f64(before, best);
      loading[k] = value / root;
    }
    for (const pivot of pivots) loading[pivot] = 0;
    for (let k = 0; k < count; k++) rest[k] = f64(rest, k) - f64(loading, k) * f64(loading, k);
    rest[best] = 0;
    pivots.push(best);
    loadings.push(loading);
  }
  return { pivots, loadings };
};

/** Working space for making factors, from the kernels. */
export interface FactorScratch {
  /** Shape at least [mostFactors + 1][stride]. */
  readonly pivots: Float32Array;
  /** Shape at least [mostFactors + 1][mostFactors + 1]. */
  readonly inverse: Float32Array;
  readonly means: Float64Array;
  /** Shape at least [columns][columns]. */
  readonly covariance: Float64Array;
}

/**
 * Find the few factors that the rows of a year are made of, for places as they usually are.
 *
 * Rows are chosen one after another, the one with most left in it first, weighed by how much of it a place usually has, until
 * what is left is `left` of the whole. What is left out is tested against the full rows.
 *
 * @param rows Shape [columns][stride], from the kernels.
 * @param into Room for the loadings and the factors, from the kernels.
 * @source docs/method/uncertainty.md Q3
 */
export const leadingFactors = (
  responses: Responses,
  plan: ColumnPlan,
  columns: SideColumns,
  year: number,
  rows: Float32Array,
  from: number,
  draws: number,
  stride: number,
  kernels: EnsembleKernels,
  scratch: FactorScratch,
  into: { readonly loadings: Float32Array; readonly factors: Float32Array },
): LeadingFactors => {
  const count = plan.count - from;
  const weights = columnWeights(responses, plan, columns.kind, year).subarray(from);
  const { means, covariance } = scratch;
  kernels.covarianceF64(rows.subarray(from * stride), means, covariance, count, draws, stride);
  const { pivots, loadings } = choose(covariance, count, weights, mostOf[columns.kind]);
  const size = pivots.length;
  // factor = L⁻¹ (chosen rows − means), L being the loadings of the chosen rows: row by row from the first.
  const inverse = new Float64Array(size * (size + 1));
  for (let r = 0; r < size; r++) {
    const to = r * (size + 1);
    inverse[to + r] = 1;
    inverse[to + size] = -f64(means, pivots[r] as number);
    for (let q = 0; q < r; q++) {
      const loading = f64(loadings[q] as Float64Array, pivots[r] as number);
      for (let c = 0; c <= size; c++)
        inverse[to + c] = f64(inverse, to + c) - loading * f64(inverse, q * (size + 1) + c);
    }
    const root = f64(loadings[r] as Float64Array, pivots[r] as number);
    for (let c = 0; c <= size; c++) inverse[to + c] = f64(inverse, to + c) / root;
  }
  scratch.inverse.set(inverse);
  pivots.forEach((k, r) => {
    scratch.pivots.set(rows.subarray((from + k) * stride, (from + k + 1) * stride), r * stride);
  });
  scratch.pivots.fill(1, size * stride, size * stride + draws);
  scratch.pivots.fill(0, size * stride + draws, (size + 1) * stride);
  kernels.productF32(
    scratch.inverse,
    scratch.pivots,
    null,
    scratch.inverse,
    into.factors,
    size,
    size + 1,
    stride,
  );
  into.factors.set(scratch.pivots.subarray(size * stride, (size + 1) * stride), size * stride);
  [...columns.demand, ...columns.supply].forEach((column, i) => {
    const k = column - from;
    for (let r = 0; r < size; r++) into.loadings[i * (size + 1) + r] = f64(loadings[r] as Float64Array, k);
    into.loadings[i * (size + 1) + size] = f64(means, k);
  });
  return { columns, count: size + 1, ...into };
};
