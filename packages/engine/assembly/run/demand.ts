import { int, pointer, weight, wholeTo } from './common';

/** Twin: `users` in `src/kernel/run-demand.ts`. */
export function users<T>(rows: usize, weights: usize, count: i32, runs: usize, runCount: i32): void {
  const size = sizeof<T>();
  for (let n: i32 = 0; n < count; n++) {
    const row = rows + <usize>n * 36;
    const base = pointer(row, 4);
    const target = pointer(row, 5);
    const scale = pointer(row, 6);
    const out = pointer(row, 7);
    const scaled = pointer(row, 8);
    for (let i: i32 = 0; i < runCount; i++) {
      const run = runs + <usize>i * 12;
      const reach = int(run, 2);
      const low = pointer(row, 2 * reach);
      const high = pointer(row, 2 * reach + 1);
      const w = weights + <usize>(n * 2 + reach) * 4 * size;
      const part = weight<T>(w, 0);
      const rest = weight<T>(w, 1);
      const rate = weight<T>(w, 2);
      const own = weight<T>(w, 3);
      const between = part !== <T>0;
      const parts = v128.splat<T>(part);
      const rests = v128.splat<T>(rest);
      const rates = v128.splat<T>(rate);
      const owns = v128.splat<T>(own);
      let b = <usize>int(run, 0) * size;
      const end = <usize>int(run, 1) * size;
      const whole = wholeTo(b, end, 16);
      for (; b < whole; b += 16) {
        let expected = v128.load(low + b);
        if (between)
          expected = v128.add<T>(v128.mul<T>(expected, rests), v128.mul<T>(v128.load(high + b), parts));
        const aim = v128.load(target + b);
        const level = v128.add<T>(aim, v128.mul<T>(v128.sub<T>(v128.load(base + b), aim), owns));
        const value = v128.mul<T>(v128.mul<T>(expected, rates), level);
        if (out) v128.store(out + b, value);
        if (scaled) v128.store(scaled + b, v128.mul<T>(value, v128.load(scale + b)));
      }
      for (; b < end; b += size) {
        let expected = load<T>(low + b);
        if (between) expected = expected * rest + load<T>(high + b) * part;
        const aim = load<T>(target + b);
        const value = expected * rate * (aim + (load<T>(base + b) - aim) * own);
        if (out) store<T>(out + b, value);
        if (scaled) store<T>(scaled + b, value * load<T>(scale + b));
      }
    }
  }
}

/** Twin: `pass` in `src/kernel/run-demand.ts`. Few rows, so one place at a time. */
export function pass<T>(
  rows: usize,
  weights: usize,
  count: i32,
  receivers: usize,
  runs: usize,
  runCount: i32,
): void {
  const size = sizeof<T>();
  for (let n: i32 = 0; n < count; n++) {
    const row = rows + <usize>n * 28;
    const giver = pointer(row, 0);
    const taker = pointer(row, 1);
    const giverUsers = pointer(row, 2);
    const takerUsers = pointer(row, 3);
    const giverFte = pointer(row, 4);
    const takerFte = pointer(row, 5);
    const receiver = int(row, 6);
    for (let i: i32 = 0; i < runCount; i++) {
      const run = runs + <usize>i * 12;
      const w = weights + <usize>(n * 2 + int(run, 2)) * 32;
      const share = load<f64>(w);
      if (share === 0) continue;
      const from = load<f64>(w, 8);
      const to = load<f64>(w, 16);
      const rate = load<f64>(w, 24);
      for (let m = int(run, 0); m < int(run, 1); m++) {
        if (receiver >= 0 && int(receivers, m) !== receiver) continue;
        const b = <usize>m * size;
        const held = <f64>load<T>(giver + b);
        const moved = held * share;
        const there = <f64>load<T>(takerFte + b) * to;
        const fte = moved * <f64>load<T>(giverFte + b) * from * rate;
        // What is not finite less itself is no number.
        if (!(there > 0) || fte - fte !== 0) continue;
        store<T>(giver + b, <T>(held - moved));
        store<T>(taker + b, <T>(<f64>load<T>(taker + b) + fte / there));
        if (!giverUsers) continue;
        const people = <f64>load<T>(giverUsers + b);
        store<T>(giverUsers + b, <T>(people - people * share));
        store<T>(takerUsers + b, <T>(<f64>load<T>(takerUsers + b) + people * share));
      }
    }
  }
}

/** Twin: `norms` in `src/kernel/run-demand.ts`. */
export function norms<T>(
  rows: usize,
  count: i32,
  mixReach: i32,
  professions: i32,
  places: i32,
  runs: usize,
  runCount: i32,
): void {
  const size = sizeof<T>();
  const rowBytes = <usize>places * size;
  for (let n: i32 = 0; n < count; n++) {
    const row = rows + <usize>n * 12;
    const out = pointer(row, 0);
    for (let i: i32 = 0; i < runCount; i++) {
      const run = runs + <usize>i * 12;
      const mix = pointer(row, 1) + <usize>(int(run, 2) * mixReach) * size;
      const factor = pointer(row, 2);
      let b = <usize>int(run, 0) * size;
      const end = <usize>int(run, 1) * size;
      const wide = wholeTo(b, end, 64);
      for (; b < wide; b += 64) {
        let n0 = v128.splat<T>(<T>0);
        let n1 = n0;
        let n2 = n0;
        let n3 = n0;
        let f = factor + b;
        for (let p: i32 = 0; p < professions; p++, f += rowBytes) {
          if (weight<T>(mix, p) === <T>0) continue;
          const w = v128.load_splat<T>(mix + <usize>p * size);
          n0 = v128.add<T>(n0, v128.mul<T>(w, v128.load(f)));
          n1 = v128.add<T>(n1, v128.mul<T>(w, v128.load(f, 16)));
          n2 = v128.add<T>(n2, v128.mul<T>(w, v128.load(f, 32)));
          n3 = v128.add<T>(n3, v128.mul<T>(w, v128.load(f, 48)));
        }
        v128.store(out + b, n0);
        v128.store(out + b, n1, 16);
        v128.store(out + b, n2, 32);
        v128.store(out + b, n3, 48);
      }
      for (; b < end; b += size) {
        let norm = <T>0;
        for (let p: i32 = 0; p < professions; p++)
          norm += weight<T>(mix, p) * load<T>(factor + <usize>p * rowBytes + b);
        store<T>(out + b, norm);
      }
    }
  }
}

/** Twin: `staff` in `src/kernel/run-demand.ts`. */
export function staff<T>(rows: usize, weights: usize, count: i32, runs: usize, runCount: i32): void {
  const size = sizeof<T>();
  for (let n: i32 = 0; n < count; n++) {
    const row = rows + <usize>n * 20;
    const work = pointer(row, 0);
    const perWork = pointer(row, 1);
    const norm = pointer(row, 2);
    const byService = pointer(row, 3);
    const volume = pointer(row, 4);
    for (let i: i32 = 0; i < runCount; i++) {
      const run = runs + <usize>i * 12;
      const change = weight<T>(weights, n * 2 + int(run, 2));
      const changes = v128.splat<T>(change);
      let b = <usize>int(run, 0) * size;
      const end = <usize>int(run, 1) * size;
      const whole = wholeTo(b, end, 16);
      for (; b < whole; b += 16) {
        const fte = v128.mul<T>(v128.mul<T>(v128.load(work + b), v128.load(perWork + b)), changes);
        v128.store(byService + b, fte);
        v128.store(volume + b, v128.div<T>(fte, v128.load(norm + b)));
      }
      for (; b < end; b += size) {
        const fte = load<T>(work + b) * load<T>(perWork + b) * change;
        store<T>(byService + b, fte);
        store<T>(volume + b, fte / load<T>(norm + b));
      }
    }
  }
}

/**
 * Terms of one bundle and profession: services with a share in some reach, their volumes' rows and shares.
 * `scratch`: four pointers, then shares by reach. Returns how many.
 */
function gather<T>(
  scratch: usize,
  mix: usize,
  mixReach: i32,
  professions: i32,
  cell: i32,
  members: i32,
  p: i32,
  volume: usize,
  rowBytes: usize,
): i32 {
  let count: i32 = 0;
  for (let s: i32 = 0; s < members; s++) {
    const at = (cell + s) * professions + p;
    const out = weight<T>(mix, at);
    const inside = weight<T>(mix, mixReach + at);
    if (out === <T>0 && inside === <T>0) continue;
    store<u32>(scratch + ((<usize>count) << 2), <u32>(volume + <usize>(cell + s) * rowBytes));
    store<T>(scratch + 16 + <usize>count * sizeof<T>(), out);
    store<T>(scratch + 16 + <usize>(4 + count) * sizeof<T>(), inside);
    count++;
  }
  for (let n = count; n < 4; n++) {
    store<u32>(scratch + ((<usize>n) << 2), <u32>volume);
    store<T>(scratch + 16 + <usize>n * sizeof<T>(), <T>0);
    store<T>(scratch + 16 + <usize>(4 + n) * sizeof<T>(), <T>0);
  }
  return count;
}

/** Twin: `mixed` in `src/kernel/run-demand.ts`. */
export function mixed<T>(
  list: usize,
  count: i32,
  sizes: usize,
  open: usize,
  bundles: usize,
  bundleCount: i32,
  mix: usize,
  mixReach: i32,
  volume: usize,
  factor: usize,
  demand: usize,
  scratch: usize,
  runs: usize,
  runCount: i32,
): void {
  const size = sizeof<T>();
  const serviceCount = int(sizes, 1);
  const sectorCount = int(sizes, 2);
  const professions = int(sizes, 3);
  const rowBytes = <usize>int(sizes, 4) * size;
  for (let n: i32 = 0; n < count; n++) {
    const y = int(list, 2 * n);
    const k = int(list, 2 * n + 1);
    for (let p: i32 = 0; p < professions; p++) {
      if (int(open, k * professions + p) === 0) continue;
      const out = demand + <usize>((y * sectorCount + k) * professions + p) * rowBytes;
      let written = false;
      for (let bundle: i32 = 0; bundle < bundleCount; bundle++) {
        const about = bundles + <usize>bundle * 16;
        if (int(about, 1) !== k) continue;
        const cell = y * serviceCount + int(about, 2);
        const terms = gather<T>(
          scratch,
          mix,
          mixReach,
          professions,
          cell,
          int(about, 3),
          p,
          volume,
          rowBytes,
        );
        if (terms === 0) continue;
        const local = factor + <usize>(int(about, 0) * professions + p) * rowBytes;
        for (let i: i32 = 0; i < runCount; i++)
          addTerms<T>(out, local, scratch, terms, runs + <usize>i * 12, written);
        written = true;
      }
      if (!written) memory.fill(out, 0, rowBytes);
    }
  }
}

/** out = (out or nothing) + Σ share × volume × local factor, for one run of places. */
function addTerms<T>(out: usize, local: usize, scratch: usize, terms: i32, run: usize, written: bool): void {
  const size = sizeof<T>();
  const w = scratch + 16 + <usize>(int(run, 2) * 4) * size;
  const r0 = pointer(scratch, 0);
  const r1 = pointer(scratch, 1);
  const r2 = pointer(scratch, 2);
  const r3 = pointer(scratch, 3);
  const w0 = v128.load_splat<T>(w);
  const w1 = v128.load_splat<T>(w + size);
  const w2 = v128.load_splat<T>(w + 2 * size);
  const w3 = v128.load_splat<T>(w + 3 * size);
  let b = <usize>int(run, 0) * size;
  const end = <usize>int(run, 1) * size;
  const whole = wholeTo(b, end, 16);
  for (; b < whole; b += 16) {
    let sum = v128.mul<T>(w0, v128.load(r0 + b));
    if (terms > 1) sum = v128.add<T>(sum, v128.mul<T>(w1, v128.load(r1 + b)));
    if (terms > 2) sum = v128.add<T>(sum, v128.mul<T>(w2, v128.load(r2 + b)));
    if (terms > 3) sum = v128.add<T>(sum, v128.mul<T>(w3, v128.load(r3 + b)));
    sum = v128.mul<T>(sum, v128.load(local + b));
    v128.store(out + b, written ? v128.add<T>(v128.load(out + b), sum) : sum);
  }
  for (; b < end; b += size) {
    let sum = weight<T>(w, 0) * load<T>(r0 + b);
    for (let t: i32 = 1; t < terms; t++) sum += weight<T>(w, t) * load<T>(pointer(scratch, t) + b);
    sum *= load<T>(local + b);
    store<T>(out + b, written ? load<T>(out + b) + sum : sum);
  }
}
