import { f64 } from '@veivalg/core';

/**
 * How places differ from the country in their answer to parameters, as a few patterns over places:
 * deviation of place m = Σ_r (Σ_j weight[j][r] × power_j) × pattern[r][m], year by year, as a share of what the place would
 * have had with the country's change.
 *
 * @source docs/method/uncertainty.md Q3
 */
export interface LocalPatterns {
  readonly rank: number;
  /** Shape [Y][powers][rank]; powers are t and t² of each parameter, then the pairs. */
  readonly weights: Float32Array;
  /** Shape [Y][rank][M]. Unit: share of the place's total. */
  readonly patterns: Float32Array;
}

/** Pick patterns one by one: the row that is least explained, made to stand at right angles to those before it. */
const pickPatterns = (
  rows: Float64Array,
  count: number,
  places: number,
  tolerance: number,
  most: number,
): { readonly weights: readonly Float64Array[]; readonly patterns: readonly Float64Array[] } => {
  const left = rows.slice();
  const weights: Float64Array[] = [];
  const patterns: Float64Array[] = [];
  while (patterns.length < most) {
    let best = -1;
    let bestSquares = 0;
    let total = 0;
    for (let j = 0; j < count; j++) {
      let squares = 0;
      for (let m = j * places; m < (j + 1) * places; m++) squares += f64(left, m) * f64(left, m);
      total += squares;
      if (squares > bestSquares) {
        best = j;
        bestSquares = squares;
      }
    }
    if (best < 0 || Math.sqrt(total / places) < tolerance) break;
    const length = Math.sqrt(bestSquares);
    const pattern = left.slice(best * places, (best + 1) * places).map((value) => value / length);
    const weight = new Float64Array(count);
    for (let j = 0; j < count; j++) {
      let product = 0;
      for (let m = 0; m < places; m++) product += f64(left, j * places + m) * f64(pattern, m);
      weight[j] = product;
      for (let m = 0; m < places; m++)
        left[j * places + m] = f64(left, j * places + m) - product * f64(pattern, m);
    }
    weights.push(weight);
    patterns.push(pattern);
  }
  return { weights, patterns };
};

/**
 * Find few patterns that give back the deviations of every power, year by year.
 *
 * @param deviations Of each power, per unit of it; null where places are alike. Each of shape [Y][M].
 * @param size Typical size (root mean square) of a power in a year.
 * @param tolerance What may be left out: root mean square over places, all powers together. Unit: share.
 * @source docs/method/uncertainty.md Q3
 */
export const findLocalPatterns = (
  deviations: readonly (Float32Array | null)[],
  size: (power: number, year: number) => number,
  years: number,
  places: number,
  tolerance: number,
): LocalPatterns => {
  const count = deviations.length;
  const most = Math.min(count, 64);
  const found = Array.from({ length: years }, (_, y) => {
    const rows = new Float64Array(count * places);
    deviations.forEach((deviation, j) => {
      if (deviation === null) return;
      const typical = size(j, y);
      for (let m = 0; m < places; m++) rows[j * places + m] = (deviation[y * places + m] as number) * typical;
    });
    return pickPatterns(rows, count, places, tolerance, most);
  });
  const rank = Math.max(0, ...found.map(({ patterns }) => patterns.length));
  const weights = new Float32Array(years * count * rank);
  const patterns = new Float32Array(years * rank * places);
  found.forEach((year, y) => {
    year.patterns.forEach((pattern, r) => {
      patterns.set(pattern, (y * rank + r) * places);
      for (let j = 0; j < count; j++) {
        const typical = size(j, y);
        weights[(y * count + j) * rank + r] =
          typical > 0 ? f64(year.weights[r] as Float64Array, j) / typical : 0;
      }
    });
  });
  return { rank, weights, patterns };
};
