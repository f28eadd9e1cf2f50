import { int, weight, wholeTo } from './common';

/**
 * Two years of one cell in a block of places at a time: every share that is read serves both years.
 * Eight sums, four shares and two weights fill the registers a 128-bit machine has.
 */
function pairWide<T>(
  base: usize,
  entry: usize,
  rowBytes: usize,
  left: usize,
  people: usize,
  years: i32,
  y: i32,
  factors: usize,
  fte: usize,
  supply: usize,
  yearBytes: usize,
  two: bool,
): void {
  const size = sizeof<T>();
  const second = two ? y + 1 : y;
  const l0 = v128.load_splat<T>(left + <usize>y * size);
  const l1 = v128.load_splat<T>(left + <usize>second * size);
  let a0 = v128.load(base);
  let a1 = v128.load(base, 16);
  let a2 = v128.load(base, 32);
  let a3 = v128.load(base, 48);
  let c0 = v128.mul<T>(a0, l1);
  let c1 = v128.mul<T>(a1, l1);
  let c2 = v128.mul<T>(a2, l1);
  let c3 = v128.mul<T>(a3, l1);
  a0 = v128.mul<T>(a0, l0);
  a1 = v128.mul<T>(a1, l0);
  a2 = v128.mul<T>(a2, l0);
  a3 = v128.mul<T>(a3, l0);
  let w = people + <usize>(y * years) * size;
  const step = <usize>((second - y) * years) * size;
  const end = w + <usize>second * size;
  for (let e = entry; w < end; e += rowBytes, w += size) {
    const w0 = v128.load_splat<T>(w);
    const w1 = v128.load_splat<T>(w + step);
    const s0 = v128.load(e);
    const s1 = v128.load(e, 16);
    const s2 = v128.load(e, 32);
    const s3 = v128.load(e, 48);
    a0 = v128.add<T>(a0, v128.mul<T>(w0, s0));
    a1 = v128.add<T>(a1, v128.mul<T>(w0, s1));
    a2 = v128.add<T>(a2, v128.mul<T>(w0, s2));
    a3 = v128.add<T>(a3, v128.mul<T>(w0, s3));
    c0 = v128.add<T>(c0, v128.mul<T>(w1, s0));
    c1 = v128.add<T>(c1, v128.mul<T>(w1, s1));
    c2 = v128.add<T>(c2, v128.mul<T>(w1, s2));
    c3 = v128.add<T>(c3, v128.mul<T>(w1, s3));
  }
  const f0 = v128.load_splat<T>(factors + <usize>y * size);
  v128.store(fte, a0);
  v128.store(fte, a1, 16);
  v128.store(fte, a2, 32);
  v128.store(fte, a3, 48);
  v128.store(supply, v128.mul<T>(a0, f0));
  v128.store(supply, v128.mul<T>(a1, f0), 16);
  v128.store(supply, v128.mul<T>(a2, f0), 32);
  v128.store(supply, v128.mul<T>(a3, f0), 48);
  if (!two) return;
  const f1 = v128.load_splat<T>(factors + <usize>second * size);
  v128.store(fte + yearBytes, c0);
  v128.store(fte + yearBytes, c1, 16);
  v128.store(fte + yearBytes, c2, 32);
  v128.store(fte + yearBytes, c3, 48);
  v128.store(supply + yearBytes, v128.mul<T>(c0, f1));
  v128.store(supply + yearBytes, v128.mul<T>(c1, f1), 16);
  v128.store(supply + yearBytes, v128.mul<T>(c2, f1), 32);
  v128.store(supply + yearBytes, v128.mul<T>(c3, f1), 48);
}

/** Twin: `placed` in `src/kernel/run-place.ts`. */
export function placed<T>(
  sizes: usize,
  open: usize,
  base: usize,
  left: usize,
  people: usize,
  factors: usize,
  entry: usize,
  fte: usize,
  supply: usize,
  runs: usize,
  runCount: i32,
): void {
  const size = sizeof<T>();
  const years = int(sizes, 0);
  const professions = int(sizes, 3);
  const cells = int(sizes, 2) * professions;
  const rowBytes = <usize>int(sizes, 4) * size;
  const yearBytes = <usize>cells * rowBytes;
  for (let cell: i32 = 0; cell < cells; cell++) {
    if (int(open, cell) === 0) continue;
    const p = cell % professions;
    for (let i: i32 = 0; i < runCount; i++) {
      const run = runs + <usize>i * 12;
      const reach = int(run, 2);
      const l = left + <usize>((p * 2 + reach) * years) * size;
      const w = people + <usize>((p * 2 + reach) * years * years) * size;
      const f = factors + <usize>((cell * 2 + reach) * years) * size;
      let b = <usize>int(run, 0) * size;
      const end = <usize>int(run, 1) * size;
      const wide = wholeTo(b, end, 64);
      const from = base + <usize>cell * rowBytes;
      const e = entry + <usize>(cell * years) * rowBytes;
      const toFte = fte + <usize>cell * rowBytes;
      const toSupply = supply + <usize>cell * rowBytes;
      for (; b < wide; b += 64) {
        // The first year has no one who came since; with it apart, an odd number of years comes out in pairs.
        pairWide<T>(from + b, e + b, rowBytes, l, w, years, 0, f, toFte + b, toSupply + b, yearBytes, false);
        for (let y: i32 = 1; y < years; y += 2) {
          const at = <usize>y * yearBytes + b;
          pairWide<T>(
            from + b,
            e + b,
            rowBytes,
            l,
            w,
            years,
            y,
            f,
            toFte + at,
            toSupply + at,
            yearBytes,
            y + 1 < years,
          );
        }
      }
      for (; b < end; b += size)
        for (let y: i32 = 0; y < years; y++) {
          let people = load<T>(from + b) * weight<T>(l, y);
          for (let s: i32 = 0; s < y; s++)
            people += weight<T>(w, y * years + s) * load<T>(e + <usize>s * rowBytes + b);
          const at = <usize>y * yearBytes + b;
          store<T>(toFte + at, people);
          store<T>(toSupply + at, people * weight<T>(f, y));
        }
    }
  }
}

/** Twin: `scaled` in `src/kernel/run-place.ts`. */
export function scaled<T>(
  sizes: usize,
  open: usize,
  from: usize,
  factors: usize,
  out: usize,
  runs: usize,
  runCount: i32,
): void {
  const size = sizeof<T>();
  const years = int(sizes, 0);
  const cells = int(sizes, 2) * int(sizes, 3);
  const rowBytes = <usize>int(sizes, 4) * size;
  for (let y: i32 = 0; y < years; y++)
    for (let cell: i32 = 0; cell < cells; cell++) {
      if (int(open, cell) === 0) continue;
      const row = <usize>(y * cells + cell) * rowBytes;
      for (let i: i32 = 0; i < runCount; i++) {
        const run = runs + <usize>i * 12;
        const factor = weight<T>(factors, (cell * 2 + int(run, 2)) * years + y);
        const splat = v128.splat<T>(factor);
        let b = <usize>int(run, 0) * size;
        const end = <usize>int(run, 1) * size;
        const whole = wholeTo(b, end, 16);
        for (; b < whole; b += 16) v128.store(out + row + b, v128.mul<T>(v128.load(from + row + b), splat));
        for (; b < end; b += size) store<T>(out + row + b, load<T>(from + row + b) * factor);
      }
    }
}
