/**
 * Multiply rows place by place: out[r][m] = left[r][m] × right[r][m], added to what is there when asked.
 *
 * The slow twin of the WebAssembly kernel: rounded to 32 bits at every step, as the hardware does.
 *
 * @param left Shape [R][leftStride ≥ M], or one row for all with a stride of 0.
 * @param right Shape [R][rightStride ≥ M].
 * @param out Written, or added to. Shape [R][M].
 * @source docs/method/uncertainty.md Q3
 */
export const multiplyRowsF32 = (
  left: Float32Array,
  right: Float32Array,
  out: Float32Array,
  rows: number,
  length: number,
  leftStride: number,
  rightStride: number,
  add: boolean,
): void => {
  const round = Math.fround;
  for (let row = 0; row < rows; row++)
    for (let m = 0; m < length; m++) {
      const product = round(
        (left[row * leftStride + m] as number) * (right[row * rightStride + m] as number),
      );
      const to = row * length + m;
      out[to] = add ? round((out[to] as number) + product) : product;
    }
};

/**
 * Sum stretches of rows that follow each other: places of one target are laid end to end.
 *
 * Four running sums over the whole fours of a stretch, then what is left: the order of the WebAssembly twin.
 *
 * @param rows Shape [R][length].
 * @param ends Where each stretch ends. Shape [T].
 * @param out Written. Shape [R][outStride ≥ T]. Unit: as `rows`.
 * @source docs/method/uncertainty.md Q3
 */
export const segmentSumsF32 = (
  rows: Float32Array,
  ends: Int32Array,
  out: Float32Array,
  rowCount: number,
  length: number,
  segments: number,
  outStride: number,
): void => {
  const round = Math.fround;
  for (let row = 0; row < rowCount; row++) {
    let m = 0;
    for (let segment = 0; segment < segments; segment++) {
      const end = ends[segment] as number;
      let [a, b, c, d] = [0, 0, 0, 0];
      for (; m + 4 <= end; m += 4) {
        const from = row * length + m;
        a = round(a + (rows[from] as number));
        b = round(b + (rows[from + 1] as number));
        c = round(c + (rows[from + 2] as number));
        d = round(d + (rows[from + 3] as number));
      }
      let total = round(round(a + b) + round(c + d));
      for (; m < end; m++) total = round(total + (rows[row * length + m] as number));
      out[row * outStride + segment] = total;
    }
  }
};
