import { f64 } from '@veivalg/core';

/**
 * Spread group totals over single years by a rising curve through their running sum.
 *
 * The curve is a cubic Hermite with the slopes limited (Fritsch and Carlson 1980), so that no single year is negative
 * and each group's years sum to its total.
 * @param edges Lower edge of each group and the upper edge of the last. Shape [G + 1]. Unit: years of age, whole.
 * @param totals Shape [G]. None negative.
 * @returns One value per year from the first edge to before the last. Unit: as the totals.
 */
export const spreadGroups = (edges: readonly number[], totals: Float64Array): Float64Array => {
  const groups = totals.length;
  const edge = (i: number): number => edges[i] as number;
  const height = new Float64Array(groups + 1);
  const rise = new Float64Array(groups);
  for (let g = 0; g < groups; g++) {
    height[g + 1] = f64(height, g) + f64(totals, g);
    rise[g] = f64(totals, g) / (edge(g + 1) - edge(g));
  }
  const slope = new Float64Array(groups + 1);
  for (let g = 1; g < groups; g++) {
    const left = f64(rise, g - 1);
    const right = f64(rise, g);
    // Harmonic mean: zero when a neighbour is flat, never steeper than three times the flatter one.
    slope[g] = left > 0 && right > 0 ? (2 * left * right) / (left + right) : 0;
  }
  const first = edge(0);
  const values = new Float64Array(edge(groups) - first);
  for (let g = 0; g < groups; g++) {
    const width = edge(g + 1) - edge(g);
    const curve = (x: number): number => {
      const s = x / width;
      const rest = 1 - s;
      return (
        f64(height, g) * (1 + 2 * s) * rest * rest +
        f64(slope, g) * width * s * rest * rest +
        f64(height, g + 1) * s * s * (3 - 2 * s) -
        f64(slope, g + 1) * width * s * s * rest
      );
    };
    for (let x = 0; x < width; x++) values[edge(g) - first + x] = Math.max(0, curve(x + 1) - curve(x));
  }
  return values;
};
