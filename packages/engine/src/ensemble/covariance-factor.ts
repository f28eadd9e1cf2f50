/**
 * Means of rows of draws, and a lower triangle whose product with its own transpose is their covariance.
 *
 * Rows that hang together fully with those before them leave an empty column: the factor exists for any set of rows.
 *
 * @param rows Shape [K][stride], of which `draws` count.
 * @param out Written: the factor. Shape [K][width], width at least K; the rest is zero.
 * @returns Means. Shape [K].
 * @source docs/method/uncertainty.md Q3
 */
export const covarianceFactor = (
  rows: Float32Array,
  count: number,
  draws: number,
  stride: number,
  width: number,
  out: Float32Array,
): Float64Array => {
  const means = new Float64Array(count);
  const centred = new Float64Array(count * draws);
  for (let k = 0; k < count; k++) {
    let total = 0;
    for (let d = 0; d < draws; d++) total += rows[k * stride + d] as number;
    means[k] = total / draws;
    for (let d = 0; d < draws; d++) centred[k * draws + d] = (rows[k * stride + d] as number) - total / draws;
  }
  const factor = new Float64Array(count * count);
  for (let i = 0; i < count; i++)
    for (let j = 0; j <= i; j++) {
      let product = 0;
      for (let d = 0; d < draws; d++)
        product += (centred[i * draws + d] as number) * (centred[j * draws + d] as number);
      const whole = product / draws;
      let left = whole;
      for (let k = 0; k < j; k++)
        left -= (factor[i * count + k] as number) * (factor[j * count + k] as number);
      if (i === j) factor[i * count + i] = left > whole * 1e-9 ? Math.sqrt(left) : 0;
      else {
        const pivot = factor[j * count + j] as number;
        factor[i * count + j] = pivot > 0 ? left / pivot : 0;
      }
    }
  out.fill(0);
  for (let i = 0; i < count; i++)
    for (let j = 0; j <= i; j++) out[i * width + j] = factor[i * count + j] as number;
  return means;
};
