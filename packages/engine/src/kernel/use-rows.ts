/** Positions of the non-zero weights of one row, and the weights. */
export interface SparseRow {
  readonly index: Int32Array;
  readonly weight: Float64Array;
}

/** Keep the non-zero weights of a row. @param weights Any length. @param offset Added to every position. */
export const sparseRow = (weights: Float64Array, offset = 0): SparseRow => {
  let count = 0;
  for (let i = 0; i < weights.length; i++) if ((weights[i] as number) !== 0) count++;
  const index = new Int32Array(count);
  const weight = new Float64Array(count);
  let n = 0;
  for (let i = 0; i < weights.length; i++) {
    const value = weights[i] as number;
    if (value === 0) continue;
    index[n] = i + offset;
    weight[n] = value;
    n++;
  }
  return { index, weight };
};

/**
 * Add weighted columns: out[outStart + m] += Σ weight × columns[columnsStart + index × length + m].
 *
 * Eight columns at a time, so that the sums stay in registers; the order of the additions is the same for every m.
 *
 * @param length Number of places, innermost in both arrays.
 */
export const addColumns = (
  out: Float64Array,
  outStart: number,
  columns: Float64Array,
  columnsStart: number,
  row: SparseRow,
  length: number,
): void => {
  const { index, weight } = row;
  const count = index.length;
  let n = 0;
  for (; n + 8 <= count; n += 8) {
    const c0 = columnsStart + (index[n] as number) * length;
    const c1 = columnsStart + (index[n + 1] as number) * length;
    const c2 = columnsStart + (index[n + 2] as number) * length;
    const c3 = columnsStart + (index[n + 3] as number) * length;
    const c4 = columnsStart + (index[n + 4] as number) * length;
    const c5 = columnsStart + (index[n + 5] as number) * length;
    const c6 = columnsStart + (index[n + 6] as number) * length;
    const c7 = columnsStart + (index[n + 7] as number) * length;
    const w0 = weight[n] as number;
    const w1 = weight[n + 1] as number;
    const w2 = weight[n + 2] as number;
    const w3 = weight[n + 3] as number;
    const w4 = weight[n + 4] as number;
    const w5 = weight[n + 5] as number;
    const w6 = weight[n + 6] as number;
    const w7 = weight[n + 7] as number;
    for (let m = 0; m < length; m++)
      out[outStart + m] =
        (out[outStart + m] as number) +
        (w0 * (columns[c0 + m] as number) + w1 * (columns[c1 + m] as number)) +
        (w2 * (columns[c2 + m] as number) + w3 * (columns[c3 + m] as number)) +
        (w4 * (columns[c4 + m] as number) + w5 * (columns[c5 + m] as number)) +
        (w6 * (columns[c6 + m] as number) + w7 * (columns[c7 + m] as number));
  }
  for (; n < count; n++) {
    const c = columnsStart + (index[n] as number) * length;
    const w = weight[n] as number;
    for (let m = 0; m < length; m++)
      out[outStart + m] = (out[outStart + m] as number) + w * (columns[c + m] as number);
  }
};

/** Whether two rows have their weights in the same positions, so that they can be added together. */
export const samePositions = (a: SparseRow, b: SparseRow): boolean =>
  a.index.length === b.index.length && a.index.every((position, i) => position === b.index[i]);

/**
 * Add weighted columns to two results at a time: each column is read once for both.
 *
 * @param first Row for the result at `firstStart`. @param second Row for the one at `secondStart`, with the same positions.
 * @param length Number of places, innermost in all arrays.
 */
export const addColumnPairs = (
  out: Float64Array,
  firstStart: number,
  secondStart: number,
  columns: Float64Array,
  columnsStart: number,
  first: SparseRow,
  second: SparseRow,
  length: number,
): void => {
  const { index } = first;
  const count = index.length;
  let n = 0;
  for (; n + 4 <= count; n += 4) {
    const c0 = columnsStart + (index[n] as number) * length;
    const c1 = columnsStart + (index[n + 1] as number) * length;
    const c2 = columnsStart + (index[n + 2] as number) * length;
    const c3 = columnsStart + (index[n + 3] as number) * length;
    const v0 = first.weight[n] as number;
    const v1 = first.weight[n + 1] as number;
    const v2 = first.weight[n + 2] as number;
    const v3 = first.weight[n + 3] as number;
    const w0 = second.weight[n] as number;
    const w1 = second.weight[n + 1] as number;
    const w2 = second.weight[n + 2] as number;
    const w3 = second.weight[n + 3] as number;
    for (let m = 0; m < length; m++) {
      const p0 = columns[c0 + m] as number;
      const p1 = columns[c1 + m] as number;
      const p2 = columns[c2 + m] as number;
      const p3 = columns[c3 + m] as number;
      out[firstStart + m] = (out[firstStart + m] as number) + (v0 * p0 + v1 * p1) + (v2 * p2 + v3 * p3);
      out[secondStart + m] = (out[secondStart + m] as number) + (w0 * p0 + w1 * p1) + (w2 * p2 + w3 * p3);
    }
  }
  for (; n < count; n++) {
    const c = columnsStart + (index[n] as number) * length;
    const v = first.weight[n] as number;
    const w = second.weight[n] as number;
    for (let m = 0; m < length; m++) {
      const p = columns[c + m] as number;
      out[firstStart + m] = (out[firstStart + m] as number) + v * p;
      out[secondStart + m] = (out[secondStart + m] as number) + w * p;
    }
  }
};
