import { int, lanesOf, weight, wholeTo } from './common';
import { sumOfRows } from './shares';

/** Twin: `rowSums` in `src/kernel/run-reads.ts`. */
export function rowSums<T>(sizes: usize, mask: usize, rows: usize, out: usize): void {
  const cells = int(sizes, 2) * int(sizes, 3);
  const rowBytes = <usize>int(sizes, 4) * sizeof<T>();
  for (let y: i32 = 0; y < int(sizes, 0); y++)
    sumOfRows<T>(mask, cells, rows + <usize>(y * cells) * rowBytes, rowBytes, out + <usize>y * rowBytes);
}

/** Twin: `memberSums` in `src/kernel/run-reads.ts`. */
export function memberSums<T>(
  rows: usize,
  mask: usize,
  count: i32,
  cells: i32,
  places: i32,
  runs: usize,
  runCount: i32,
  out: usize,
): void {
  const size = sizeof<T>();
  for (let n: i32 = 0; n < count; n++) {
    if (int(mask, n % cells) === 0) continue;
    const row = rows + <usize>(n * places) * size;
    const to = out + ((<usize>n) << 4);
    store<f64>(to, 0);
    store<f64>(to, 0, 8);
    for (let i: i32 = 0; i < runCount; i++) {
      const run = runs + <usize>i * 12;
      let b = <usize>int(run, 0) * size;
      const end = <usize>int(run, 1) * size;
      const whole = wholeTo(b, end, 32);
      let s0 = v128.splat<T>(<T>0);
      let s1 = s0;
      for (; b < whole; b += 32) {
        s0 = v128.add<T>(s0, v128.load(row + b));
        s1 = v128.add<T>(s1, v128.load(row + b, 16));
      }
      let sum = lanesOf<T>(s0) + lanesOf<T>(s1);
      for (; b < end; b += size) sum += <f64>load<T>(row + b);
      const at = to + ((<usize>int(run, 2)) << 3);
      store<f64>(at, load<f64>(at) + sum);
    }
  }
}

/** Twin: `serviceSupply` in `src/kernel/run-reads.ts`. */
export function serviceSupply<T>(
  y: i32,
  sizes: usize,
  open: usize,
  bundles: usize,
  bundleCount: i32,
  mix: usize,
  mixReach: i32,
  volume: usize,
  factor: usize,
  demand: usize,
  supply: usize,
  runs: usize,
  runCount: i32,
  out: usize,
): void {
  const size = sizeof<T>();
  const serviceCount = int(sizes, 1);
  const sectorCount = int(sizes, 2);
  const professions = int(sizes, 3);
  const rowBytes = <usize>int(sizes, 4) * size;
  for (let bundle: i32 = 0; bundle < bundleCount; bundle++) {
    const about = bundles + <usize>bundle * 16;
    const k = int(about, 1);
    for (let member: i32 = 0; member < int(about, 3); member++) {
      const s = int(about, 2) + member;
      const cell = y * serviceCount + s;
      let there: f64 = 0;
      for (let p: i32 = 0; p < professions; p++) {
        if (int(open, k * professions + p) === 0) continue;
        const row = <usize>((y * sectorCount + k) * professions + p) * rowBytes;
        const local = factor + <usize>(int(about, 0) * professions + p) * rowBytes;
        for (let i: i32 = 0; i < runCount; i++) {
          const run = runs + <usize>i * 12;
          const share = <f64>weight<T>(mix, int(run, 2) * mixReach + cell * professions + p);
          if (share === 0) continue;
          let sum: f64 = 0;
          for (let b = <usize>int(run, 0) * size; b < <usize>int(run, 1) * size; b += size) {
            const needed = <f64>load<T>(demand + row + b);
            if (!(needed > 0)) continue;
            const own = <f64>load<T>(volume + <usize>cell * rowBytes + b) * <f64>load<T>(local + b);
            sum += (own * <f64>load<T>(supply + row + b)) / needed;
          }
          there += sum * share;
        }
      }
      store<f64>(out + ((<usize>s) << 3), there);
    }
  }
}
