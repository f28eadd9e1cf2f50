/**
 * Weigh rows of draws by the coefficients of each place: out[m][d] = noiseScale[m]·noise[m][d] + Σ_k c[m][k]·rows[k][d].
 *
 * The slow twin of the WebAssembly kernel: same operations in the same order for each draw, so the same digits.
 *
 * @param coefficients Shape [M][K]. Unit: FTE or as the result.
 * @param rows Multipliers of each draw. Shape [K][D].
 * @param noise Standard normal numbers, or null for none. Shape [M][D].
 * @param noiseScale Shape [M]. Unit: as `out`.
 * @param out Written. Shape [M][D].
 * @param list Which row stands behind each column; those that follow each other by default. Shape [K].
 * @source docs/method/uncertainty.md Q3
 */
export const productF64 = (
  coefficients: Float64Array,
  rows: Float64Array,
  noise: Float64Array | null,
  noiseScale: Float64Array,
  out: Float64Array,
  places: number,
  columns: number,
  draws: number,
  list: Int32Array | null = null,
): void => {
  for (let place = 0; place < places; place++) {
    const first = place * draws;
    const scale = noiseScale[place] as number;
    if (noise === null) out.fill(0, first, first + draws);
    else for (let d = 0; d < draws; d++) out[first + d] = scale * (noise[first + d] as number);
    for (let k = 0; k < columns; k++) {
      const weight = coefficients[place * columns + k] as number;
      const row = (list === null ? k : (list[k] as number)) * draws;
      for (let d = 0; d < draws; d++)
        out[first + d] = (out[first + d] as number) + weight * (rows[row + d] as number);
    }
  }
};

/**
 * As `productF64`, in single precision: every product and every sum is rounded to 32 bits, as the hardware does.
 *
 * @param placeStride Coefficients from one place to the next; those of a place that follow each other by default.
 * @param columnStride Coefficients from one column to the next.
 * @source docs/method/uncertainty.md Q3
 */
export const productF32 = (
  coefficients: Float32Array,
  rows: Float32Array,
  noise: Float32Array | null,
  noiseScale: Float32Array,
  out: Float32Array,
  places: number,
  columns: number,
  draws: number,
  placeStride: number = columns,
  columnStride = 1,
  list: Int32Array | null = null,
): void => {
  const round = Math.fround;
  for (let place = 0; place < places; place++) {
    const first = place * draws;
    const scale = noiseScale[place] as number;
    if (noise === null) out.fill(0, first, first + draws);
    else for (let d = 0; d < draws; d++) out[first + d] = round(scale * (noise[first + d] as number));
    for (let k = 0; k < columns; k++) {
      const weight = coefficients[place * placeStride + k * columnStride] as number;
      const row = (list === null ? k : (list[k] as number)) * draws;
      for (let d = 0; d < draws; d++)
        out[first + d] = round((out[first + d] as number) + round(weight * (rows[row + d] as number)));
    }
  }
};
