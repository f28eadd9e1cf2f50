import { f64 } from '@veivalg/core';
import type { Asked, SideColumns } from './column-weights.ts';

/** Most rows that the columns of a question are put together from. */
export const mostRows = 47;

/**
 * Where to stop: what is left out of all columns, each weighed by how much a place usually has of it. Unit: share of variance.
 * Columns hang together, so that a place is left with more than this; the tests say how much.
 */
const left = (asked: Asked): number => (asked === 'all' ? 1e-5 : 6e-5);

/** Columns of a question put together from few of a year's rows: column_k ≈ constant_k + Σ_r loading[k][r] × row_r. */
export interface LeadingRows {
  readonly columns: SideColumns;
  /** Where each of the ensemble's columns is in those of a side, −1 where it is not. Shape [columns of the ensemble]. */
  readonly rowOf: { readonly demand: Int32Array; readonly supply: Int32Array };
  /** Rows that columns are put together from. */
  readonly count: number;
  /** The ensemble's columns that these rows are. Shape [count]. */
  readonly chosen: Int32Array;
  /** Numbers from one column's loadings to the next: the rows and the constant, with padding to a multiple of 8. */
  readonly width: number;
  /** In the order of `columns`, demand then supply: on each chosen row, and the constant after them. Shape [K][width]. */
  readonly loadings: Float32Array;
  /** Of the chosen rows. Shape [count]. */
  readonly means: Float64Array;
  /** Lower triangle whose product with its own transpose is the covariance of the chosen rows. Shape [count][count]. */
  readonly root: Float64Array;
}

/** What the draws of a year's rows come to. */
export interface RowMoments {
  /** Shape [columns]. */
  readonly means: Float64Array;
  /** The lower triangle counts. Shape [columns][columns]. */
  readonly covariance: Float64Array;
}

/** Choose rows one by one by what is left of them; loadings of all columns on each, uncorrelated and of variance 1. */
const choose = (
  columns: readonly number[],
  { means, covariance }: RowMoments,
  weights: Float64Array,
  enough: number,
): { readonly pivots: readonly number[]; readonly loadings: readonly Float64Array[] } => {
  const count = columns.length;
  const size = means.length;
  const shared = (a: number, b: number): number => {
    const [j, k] = [columns[a] as number, columns[b] as number];
    return f64(covariance, j > k ? j * size + k : k * size + j);
  };
  const weight = Float64Array.from(columns, (column) => f64(weights, column) * f64(weights, column));
  const rest = Float64Array.from(columns, (_, k) => shared(k, k));
  const own = rest.slice();
  let whole = 0;
  for (let k = 0; k < count; k++) whole += f64(weight, k) * f64(rest, k);
  const pivots: number[] = [];
  const loadings: Float64Array[] = [];
  while (pivots.length < mostRows) {
    let [best, largest, total] = [-1, 0, 0];
    for (let k = 0; k < count; k++) {
      const value = f64(weight, k) * f64(rest, k);
      total += Math.max(0, value);
      // What is left of a row after rounding is no row of its own.
      if (value > largest && f64(rest, k) > 1e-6 * f64(own, k)) [best, largest] = [k, value];
    }
    if (best < 0 || total <= enough * whole) break;
    const root = Math.sqrt(f64(rest, best));
    const loading = new Float64Array(count);
    for (let k = 0; k < count; k++) loading[k] = shared(k, best);
    for (const before of loadings) {
      const part = f64(before, best);
      for (let k = 0; k < count; k++) loading[k] = f64(loading, k) - f64(before, k) * part;
    }
    for (let k = 0; k < count; k++) loading[k] = f64(loading, k) / root;
    for (const pivot of pivots) loading[pivot] = 0;
    for (let k = 0; k < count; k++) rest[k] = f64(rest, k) - f64(loading, k) * f64(loading, k);
    rest[best] = 0;
    pivots.push(best);
    loadings.push(loading);
  }
  return { pivots, loadings };
};

/** Positions of columns in a list. Shape [size]. */
const positionsIn = (list: readonly number[], size: number): Int32Array => {
  const rows = new Int32Array(size).fill(-1);
  list.forEach((column, row) => {
    rows[column] = row;
  });
  return rows;
};

/**
 * Find the few rows of a year that all columns of a question are made of, for places as they usually are.
 *
 * Rows are chosen one after another, the one with most left in it first, weighed by how much of it a place usually has, until
 * little is left of the whole. What is left out is tested against the full rows.
 *
 * @param weights How much of each column a place usually has. Shape [columns of the ensemble].
 * @source docs/method/uncertainty.md Q3
 */
export const leadingRows = (
  asked: Asked,
  columns: SideColumns,
  moments: RowMoments,
  weights: Float64Array,
): LeadingRows => {
  // Alternatives stand on both sides, and are one row.
  const list = [...new Set([...columns.demand, ...columns.supply])];
  const { pivots, loadings } = choose(list, moments, weights, left(asked));
  const count = pivots.length;
  const root = new Float64Array(count * count);
  for (let r = 0; r < count; r++)
    for (let q = 0; q <= r; q++) root[r * count + q] = f64(loadings[q] as Float64Array, pivots[r] as number);
  // column = mean + Σ_q loading_q × factor_q, where root × factor = chosen rows − their means: solved from the last.
  const position = new Map(list.map((column, k) => [column, k]));
  const width = Math.ceil((count + 1) / 8) * 8;
  const out = new Float32Array((columns.demand.length + columns.supply.length) * width);
  const weight = new Float64Array(count);
  [...columns.demand, ...columns.supply].forEach((column, i) => {
    const k = position.get(column) as number;
    let constant = f64(moments.means, column);
    for (let r = count - 1; r >= 0; r--) {
      let value = f64(loadings[r] as Float64Array, k);
      for (let q = r + 1; q < count; q++) value -= f64(root, q * count + r) * f64(weight, q);
      weight[r] = value / f64(root, r * count + r);
      constant -= f64(weight, r) * f64(moments.means, list[pivots[r] as number] as number);
      out[i * width + r] = f64(weight, r);
    }
    out[i * width + count] = constant;
  });
  const chosen = Int32Array.from(pivots, (pivot) => list[pivot] as number);
  const means = Float64Array.from(chosen, (column) => f64(moments.means, column));
  const size = moments.means.length;
  const rowOf = {
    demand: positionsIn(columns.demand, size),
    supply: positionsIn(columns.supply, size),
  };
  return { columns, rowOf, count, chosen, width, loadings: out, means, root };
};
