import { f64 } from '@veivalg/core';

/**
 * Add to two rows of municipalities what four years of entry bring to each: out[m] += Σ people[s] × share[s][m].
 *
 * Two rows and four years of entry at a time: every share that is read serves both rows, and each row is read and written a
 * quarter as often.
 *
 * @param first Start of the first row in `out`. @param second Start of the other.
 * @param shares Shares of entry years, `stride` apart, from `start`.
 * @param people Entered by year of entry: those of the first row from `peopleFirst`, of the second from `peopleSecond`. Unit: FTE.
 * @param count Years of entry.
 * @param from First place. @param to One past the last.
 * @source docs/method/supply.md S5
 */
export const addEnteredTwice = (
  out: Float64Array,
  first: number,
  second: number,
  shares: Float64Array,
  start: number,
  stride: number,
  people: Float64Array,
  peopleFirst: number,
  peopleSecond: number,
  count: number,
  from: number,
  to: number,
): void => {
  let s = 0;
  for (; s + 3 < count; s += 4) {
    const a0 = f64(people, peopleFirst + s);
    const a1 = f64(people, peopleFirst + s + 1);
    const a2 = f64(people, peopleFirst + s + 2);
    const a3 = f64(people, peopleFirst + s + 3);
    const b0 = f64(people, peopleSecond + s);
    const b1 = f64(people, peopleSecond + s + 1);
    const b2 = f64(people, peopleSecond + s + 2);
    const b3 = f64(people, peopleSecond + s + 3);
    const r0 = start + s * stride;
    const r1 = r0 + stride;
    const r2 = r1 + stride;
    const r3 = r2 + stride;
    for (let m = from; m < to; m++) {
      const s0 = f64(shares, r0 + m);
      const s1 = f64(shares, r1 + m);
      const s2 = f64(shares, r2 + m);
      const s3 = f64(shares, r3 + m);
      out[first + m] = f64(out, first + m) + (a0 * s0 + a1 * s1 + (a2 * s2 + a3 * s3));
      out[second + m] = f64(out, second + m) + (b0 * s0 + b1 * s1 + (b2 * s2 + b3 * s3));
    }
  }
  for (; s < count; s++) {
    const a = f64(people, peopleFirst + s);
    const b = f64(people, peopleSecond + s);
    const row = start + s * stride;
    for (let m = from; m < to; m++) {
      const share = f64(shares, row + m);
      out[first + m] = f64(out, first + m) + a * share;
      out[second + m] = f64(out, second + m) + b * share;
    }
  }
};

/** Write weight × row for a stretch of places: out[m] = weight × values[m]. */
export const scaleRow = (
  out: Float64Array,
  outStart: number,
  values: Float64Array,
  valuesStart: number,
  weight: number,
  from: number,
  to: number,
): void => {
  for (let m = from; m < to; m++) out[outStart + m] = f64(values, valuesStart + m) * weight;
};

/** Add weight × row for a stretch of places: out[m] += weight × values[m]. */
export const addRow = (
  out: Float64Array,
  outStart: number,
  values: Float64Array,
  valuesStart: number,
  weight: number,
  from: number,
  to: number,
): void => {
  for (let m = from; m < to; m++)
    out[outStart + m] = f64(out, outStart + m) + weight * f64(values, valuesStart + m);
};
