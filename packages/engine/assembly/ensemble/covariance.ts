import { total } from './lanes';

/** Draws whose products are added in single precision before they are added to the rest in double. */
const stretch: usize = 64 * 4;

/** Twin: `src/kernel/ensemble-covariance.ts`. Four rows share every row that is read. */
export function covarianceF64(
  rows: usize,
  means: usize,
  out: usize,
  count: i32,
  draws: i32,
  stride: i32,
): void {
  const bytes: usize = (<usize>stride) << 2;
  for (let i: i32 = 0; i < count; i++) {
    const row = rows + <usize>i * bytes;
    let sum: f64 = 0;
    for (let start: usize = 0; start < bytes; start += stretch) {
      const end = min<usize>(start + stretch, bytes);
      let part = f32x4.splat(0);
      for (let d = start; d < end; d += 16) part = f32x4.add(part, v128.load(row + d));
      sum += <f64>total(part);
    }
    store<f64>(means + ((<usize>i) << 3), sum / <f64>draws);
  }
  for (let i: i32 = 0; i < count; i++) {
    const row = rows + <usize>i * bytes;
    const mean = load<f64>(means + ((<usize>i) << 3)) * <f64>draws;
    for (let j: i32 = 0; j <= i; j += 4) {
      const r0 = rows + <usize>j * bytes;
      const r1 = rows + <usize>min<i32>(j + 1, i) * bytes;
      const r2 = rows + <usize>min<i32>(j + 2, i) * bytes;
      const r3 = rows + <usize>min<i32>(j + 3, i) * bytes;
      let s0: f64 = 0;
      let s1: f64 = 0;
      let s2: f64 = 0;
      let s3: f64 = 0;
      for (let start: usize = 0; start < bytes; start += stretch) {
        const end = min<usize>(start + stretch, bytes);
        let p0 = f32x4.splat(0);
        let p1 = p0;
        let p2 = p0;
        let p3 = p0;
        for (let d = start; d < end; d += 16) {
          const value = v128.load(row + d);
          p0 = f32x4.add(p0, f32x4.mul(value, v128.load(r0 + d)));
          p1 = f32x4.add(p1, f32x4.mul(value, v128.load(r1 + d)));
          p2 = f32x4.add(p2, f32x4.mul(value, v128.load(r2 + d)));
          p3 = f32x4.add(p3, f32x4.mul(value, v128.load(r3 + d)));
        }
        s0 += <f64>total(p0);
        s1 += <f64>total(p1);
        s2 += <f64>total(p2);
        s3 += <f64>total(p3);
      }
      const to = out + ((<usize>(i * count + j)) << 3);
      const m = means + ((<usize>j) << 3);
      const by = <f64>draws;
      store<f64>(to, (s0 - mean * load<f64>(m)) / by);
      if (j + 1 <= i) store<f64>(to, (s1 - mean * load<f64>(m, 8)) / by, 8);
      if (j + 2 <= i) store<f64>(to, (s2 - mean * load<f64>(m, 16)) / by, 16);
      if (j + 3 <= i) store<f64>(to, (s3 - mean * load<f64>(m, 24)) / by, 24);
    }
  }
}
