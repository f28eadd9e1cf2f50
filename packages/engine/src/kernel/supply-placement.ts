import { f64 } from '@veivalg/core';

/**
 * Add to one row of municipalities what four years of entry bring to it: out[m] += Σ people[s] × share[s][m].
 *
 * Four years at a time, so that the row is read and written a quarter as often.
 * @param shares Shares of entry years, one row of `width` each, `stride` apart, from `start`. @param people Entered by year. Length `count`.
 * @source docs/method/supply.md S5
 */
export const addEntered = (
  out: Float64Array,
  outStart: number,
  width: number,
  shares: Float64Array,
  start: number,
  stride: number,
  people: Float64Array,
  count: number,
): void => {
  let s = 0;
  for (; s + 3 < count; s += 4) {
    const p0 = f64(people, s);
    const p1 = f64(people, s + 1);
    const p2 = f64(people, s + 2);
    const p3 = f64(people, s + 3);
    const r0 = start + s * stride;
    const r1 = r0 + stride;
    const r2 = r1 + stride;
    const r3 = r2 + stride;
    for (let m = 0; m < width; m++)
      out[outStart + m] =
        f64(out, outStart + m) +
        (p0 * f64(shares, r0 + m) +
          p1 * f64(shares, r1 + m) +
          (p2 * f64(shares, r2 + m) + p3 * f64(shares, r3 + m)));
  }
  for (; s < count; s++) {
    const people0 = f64(people, s);
    const row = start + s * stride;
    for (let m = 0; m < width; m++)
      out[outStart + m] = f64(out, outStart + m) + people0 * f64(shares, row + m);
  }
};
