/** Draws whose products are added in single precision before they are added to the rest in double. */
const stretch = 64;

/** Sum of products of two rows: four running sums through a stretch in 32 bits, stretches in 64. */
const sumOfProducts = (left: Float32Array, right: Float32Array | null): number => {
  const round = Math.fround;
  let sum = 0;
  for (let start = 0; start < left.length; start += stretch) {
    const end = Math.min(start + stretch, left.length);
    let [a, b, c, d] = [0, 0, 0, 0];
    const term = (i: number): number =>
      right === null ? (left[i] as number) : round((left[i] as number) * (right[i] as number));
    for (let i = start; i < end; i += 4) {
      a = round(a + term(i));
      b = round(b + term(i + 1));
      c = round(c + term(i + 2));
      d = round(d + term(i + 3));
    }
    sum += round(round(round(a + b) + c) + d);
  }
  return sum;
};

/**
 * Means and covariances of rows of draws.
 *
 * The slow twin of the WebAssembly kernel: sums in the same order, so the same digits.
 *
 * @param rows Shape [K][stride]; padded draws are zero.
 * @param means Written. Shape [K].
 * @param out Written below and on the diagonal. Shape [K][K].
 * @source docs/method/uncertainty.md Q3
 */
export const covarianceF64 = (
  rows: Float32Array,
  means: Float64Array,
  out: Float64Array,
  count: number,
  draws: number,
  stride: number,
): void => {
  const row = (i: number): Float32Array => rows.subarray(i * stride, (i + 1) * stride);
  for (let i = 0; i < count; i++) means[i] = sumOfProducts(row(i), null) / draws;
  for (let i = 0; i < count; i++)
    for (let j = 0; j <= i; j++)
      out[i * count + j] =
        (sumOfProducts(row(i), row(j)) - (means[i] as number) * draws * (means[j] as number)) / draws;
};
