import { f64 } from '@veivalg/core';

/**
 * Add up a service's local mix norm: out[m] = Σ_p mix[p] × factor[p][m] for a stretch of places.
 *
 * Four professions at a time, so that the norm is read and written a quarter as often.
 *
 * @param mixStart First element of the service's row in `mix`.
 * @param factorStart First element of the mix group's block in `factor`, shape [P][M].
 * @param from First place. @param to One past the last.
 */
export const mixNorm = (
  out: Float64Array,
  outStart: number,
  mix: Float64Array,
  mixStart: number,
  factor: Float64Array,
  factorStart: number,
  width: number,
  places: number,
  from: number,
  to: number,
): void => {
  out.fill(0, outStart + from, outStart + to);
  let p = 0;
  for (; p + 4 <= width; p += 4) {
    const w0 = f64(mix, mixStart + p);
    const w1 = f64(mix, mixStart + p + 1);
    const w2 = f64(mix, mixStart + p + 2);
    const w3 = f64(mix, mixStart + p + 3);
    if (w0 === 0 && w1 === 0 && w2 === 0 && w3 === 0) continue;
    const r0 = factorStart + p * places;
    const r1 = r0 + places;
    const r2 = r1 + places;
    const r3 = r2 + places;
    for (let m = from; m < to; m++)
      out[outStart + m] =
        f64(out, outStart + m) +
        w0 * f64(factor, r0 + m) +
        w1 * f64(factor, r1 + m) +
        w2 * f64(factor, r2 + m) +
        w3 * f64(factor, r3 + m);
  }
  for (; p < width; p++) {
    const w = f64(mix, mixStart + p);
    if (w === 0) continue;
    const row = factorStart + p * places;
    for (let m = from; m < to; m++) out[outStart + m] = f64(out, outStart + m) + w * f64(factor, row + m);
  }
};

/** Share of one profession in the mix of up to four services, and where their volumes begin. */
export interface MixTerms {
  readonly share: Float64Array;
  readonly row: Int32Array;
  /** Terms in use; the rest have share 0. */
  count: number;
}

/** Terms with nothing in them. */
export const noTerms = (): MixTerms => ({ share: new Float64Array(4), row: new Int32Array(4), count: 0 });

/** Services that `addMixed` takes at a time. */
export const mostTerms = 4;

/**
 * Add what some services of one mix group need of one profession: out[m] += factor[m] × Σ_s share[s] × volume[s][m].
 *
 * The sum over services stays in registers: no array of sums by group is written and read again, which took half the
 * time of working out demand.
 *
 * @param from First place. @param to One past the last.
 */
export const addMixed = (
  out: Float64Array,
  outStart: number,
  factor: Float64Array,
  factorStart: number,
  volume: Float64Array,
  terms: MixTerms,
  from: number,
  to: number,
): void => {
  const { share, row } = terms;
  const w0 = f64(share, 0);
  const r0 = row[0] as number;
  if (terms.count === 1) {
    for (let m = from; m < to; m++)
      out[outStart + m] = f64(out, outStart + m) + w0 * f64(volume, r0 + m) * f64(factor, factorStart + m);
    return;
  }
  const w1 = f64(share, 1);
  const w2 = f64(share, 2);
  const w3 = f64(share, 3);
  const r1 = row[1] as number;
  const r2 = row[2] as number;
  const r3 = row[3] as number;
  for (let m = from; m < to; m++)
    out[outStart + m] =
      f64(out, outStart + m) +
      (w0 * f64(volume, r0 + m) +
        w1 * f64(volume, r1 + m) +
        w2 * f64(volume, r2 + m) +
        w3 * f64(volume, r3 + m)) *
        f64(factor, factorStart + m);
};
