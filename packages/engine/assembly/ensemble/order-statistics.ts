import { buckets, pickFromBuckets } from './buckets';
import { lanes, total } from './lanes';

/** Fewest and widest reach of a guess to either side. Unit: standard deviations. */
const narrow: f32 = 0.02;
const wide: f32 = 0.5;

/** Value of rank `rank` among few values: split about a middle one until a dozen are left, then sorted. */
function selectNear(values: usize, count: i32, rank: i32): f32 {
  let low: i32 = 0;
  let high = count - 1;
  while (high - low > 12) {
    const pivot = load<f32>(values + ((<usize>((low + high) >> 1)) << 2));
    let i = low;
    let j = high;
    while (i <= j) {
      while (load<f32>(values + ((<usize>i) << 2)) < pivot) i++;
      while (load<f32>(values + ((<usize>j) << 2)) > pivot) j--;
      if (i > j) break;
      const from = values + ((<usize>i) << 2);
      const to = values + ((<usize>j) << 2);
      const kept = load<f32>(from);
      store<f32>(from, load<f32>(to));
      store<f32>(to, kept);
      i++;
      j--;
    }
    if (rank <= j) high = j;
    else if (rank >= i) low = i;
    else return pivot;
  }
  for (let i = low + 1; i <= high; i++) {
    const value = load<f32>(values + ((<usize>i) << 2));
    let j = i - 1;
    while (j >= low && load<f32>(values + ((<usize>j) << 2)) > value) {
      store<f32>(values + ((<usize>(j + 1)) << 2), load<f32>(values + ((<usize>j) << 2)));
      j--;
    }
    store<f32>(values + ((<usize>(j + 1)) << 2), value);
  }
  return load<f32>(values + ((<usize>rank) << 2));
}

/**
 * Twin: `src/kernel/ensemble-quantiles.ts`. The value picked is one of the draws, so any way of finding it gives the same
 * digits: with three ranks, what they were in the row before (in standard deviations from its mean) says where to look.
 * Counting what lies below the guesses mends them once; then only draws near them are looked at one by one. A guess that
 * missed all the same leaves the row to the buckets.
 * `scratch` holds 512 counts, 512 further counts, the bucket of every draw in 16 bits and four times `draws` + 4 values.
 */
export function orderStatisticsF32(
  data: usize,
  ranks: usize,
  out: usize,
  scratch: usize,
  places: i32,
  rankCount: i32,
  draws: i32,
  stride: i32,
): void {
  const values = scratch + ((<usize>buckets) << 3) + (((<usize>draws + 7) >> 3) << 4);
  const size = ((<usize>draws + 7) << 2) & ~15;
  const first = values + size;
  const second = first + size;
  const third = second + size;
  let z0: f32 = 0;
  let z1: f32 = 0;
  let z2: f32 = 0;
  let reach: f32 = -1;
  let f0: f32 = 0.18;
  let f1: f32 = 0.4;
  let f2: f32 = 0.18;
  const k = <f32>draws;
  for (let place: i32 = 0; place < places; place++) {
    const row = data + ((<usize>place * <usize>stride) << 2);
    const result = out + ((<usize>place * <usize>rankCount) << 2);
    if (rankCount !== 3 || draws < 64) {
      pickFromBuckets(row, ranks, result, scratch, rankCount, draws);
      continue;
    }
    // Mean and spread only say where to look: every second draw is enough.
    const origin = v128.load_splat<f32>(row);
    let sumA = f32x4.splat(0);
    let sumB = sumA;
    let squareA = sumA;
    let squareB = sumA;
    const part = draws & ~15;
    for (let i: i32 = 0; i < part; i += 16) {
      const from = row + ((<usize>i) << 2);
      const a = f32x4.sub(v128.load(from), origin);
      const b = f32x4.sub(v128.load(from, 32), origin);
      sumA = f32x4.add(sumA, a);
      sumB = f32x4.add(sumB, b);
      squareA = f32x4.add(squareA, f32x4.mul(a, a));
      squareB = f32x4.add(squareB, f32x4.mul(b, b));
    }
    const half: f32 = 2 / <f32>part;
    const shift = total(f32x4.add(sumA, sumB)) * half;
    const mean: f32 = load<f32>(row) + shift;
    const square = total(f32x4.add(squareA, squareB)) * half - shift * shift;
    if (!(square > 0 && square < f32.MAX_VALUE)) {
      pickFromBuckets(row, ranks, result, scratch, rankCount, draws);
      continue;
    }
    const sd: f32 = sqrt<f32>(square);
    let found = false;
    if (reach > 0) {
      const span: f32 = reach * sd;
      let g0: f32 = mean + z0 * sd;
      let g1: f32 = mean + z1 * sd;
      let g2: f32 = mean + z2 * sd;
      let c0: i32 = 0;
      let c1: i32 = 0;
      let c2: i32 = 0;
      let d0: f32 = 0;
      let d1: f32 = 0;
      let d2: f32 = 0;
      for (let round: i32 = 0; round < 2; round++) {
        g0 += d0;
        g1 += d1;
        g2 += d2;
        const v0 = f32x4.splat(g0);
        const v1 = f32x4.splat(g1);
        const v2 = f32x4.splat(g2);
        let t0 = i32x4.splat(0);
        let t1 = t0;
        let t2 = t0;
        for (let i: i32 = 0; i < part; i += 16) {
          const from = row + ((<usize>i) << 2);
          const a = v128.load(from);
          const b = v128.load(from, 16);
          const c = v128.load(from, 32);
          const d = v128.load(from, 48);
          t0 = i32x4.sub(t0, f32x4.lt(a, v0));
          t1 = i32x4.sub(t1, f32x4.lt(a, v1));
          t2 = i32x4.sub(t2, f32x4.lt(a, v2));
          t0 = i32x4.sub(t0, f32x4.lt(b, v0));
          t1 = i32x4.sub(t1, f32x4.lt(b, v1));
          t2 = i32x4.sub(t2, f32x4.lt(b, v2));
          t0 = i32x4.sub(t0, f32x4.lt(c, v0));
          t1 = i32x4.sub(t1, f32x4.lt(c, v1));
          t2 = i32x4.sub(t2, f32x4.lt(c, v2));
          t0 = i32x4.sub(t0, f32x4.lt(d, v0));
          t1 = i32x4.sub(t1, f32x4.lt(d, v1));
          t2 = i32x4.sub(t2, f32x4.lt(d, v2));
        }
        c0 = lanes(t0);
        c1 = lanes(t1);
        c2 = lanes(t2);
        for (let i: i32 = part; i < draws; i++) {
          const value = load<f32>(row + ((<usize>i) << 2));
          c0 += <i32>(value < g0);
          c1 += <i32>(value < g1);
          c2 += <i32>(value < g2);
        }
        // How far each guess is off; after two rounds, a stretch that holds both the guess and where it points, with room to either side.
        d0 = ((<f32>(load<i32>(ranks) - c0) + 0.5) / (k * f0)) * sd;
        d1 = ((<f32>(load<i32>(ranks, 4) - c1) + 0.5) / (k * f1)) * sd;
        d2 = ((<f32>(load<i32>(ranks, 8) - c2) + 0.5) / (k * f2)) * sd;
      }
      const m0: f32 = g0 + 0.5 * d0;
      const m1: f32 = g1 + 0.5 * d1;
      const m2: f32 = g2 + 0.5 * d2;
      const s0: f32 = 0.5 * abs<f32>(d0) + span;
      const s1: f32 = 0.5 * abs<f32>(d1) + span;
      const s2: f32 = 0.5 * abs<f32>(d2) + span;
      const w0 = f32x4.splat(m0);
      const w1 = f32x4.splat(m1);
      const w2 = f32x4.splat(m2);
      const r0 = f32x4.splat(s0);
      const r1 = f32x4.splat(s1);
      const r2 = f32x4.splat(s2);
      let near = values;
      for (let i: i32 = 0; i < part; i += 16) {
        const from = row + ((<usize>i) << 2);
        let mask = i8x16.bitmask(
          i8x16.narrow_i16x8_s(
            i16x8.narrow_i32x4_s(
              nearOf(v128.load(from), w0, r0, w1, r1, w2, r2),
              nearOf(v128.load(from, 16), w0, r0, w1, r1, w2, r2),
            ),
            i16x8.narrow_i32x4_s(
              nearOf(v128.load(from, 32), w0, r0, w1, r1, w2, r2),
              nearOf(v128.load(from, 48), w0, r0, w1, r1, w2, r2),
            ),
          ),
        );
        while (mask !== 0) {
          store<f32>(near, load<f32>(from + ((<usize>ctz<i32>(mask)) << 2)));
          near += 4;
          mask &= mask - 1;
        }
      }
      for (let i: i32 = part; i < draws; i++) {
        store<f32>(near, load<f32>(row + ((<usize>i) << 2)));
        near += 4;
      }
      let k0 = first;
      let k1 = second;
      let k2 = third;
      for (let from = values; from < near; from += 4) {
        const value = load<f32>(from);
        const n0 = <i32>(abs<f32>(value - m0) <= s0);
        const n1 = <i32>(abs<f32>(value - m1) <= s1);
        const n2 = <i32>(abs<f32>(value - m2) <= s2);
        store<f32>(k0, value);
        store<f32>(k1, value);
        store<f32>(k2, value);
        c0 -= n0 & <i32>(value < g0);
        c1 -= n1 & <i32>(value < g1);
        c2 -= n2 & <i32>(value < g2);
        k0 += (<usize>n0) << 2;
        k1 += (<usize>n1) << 2;
        k2 += (<usize>n2) << 2;
      }
      const n0 = <i32>((k0 - first) >> 2);
      const n1 = <i32>((k1 - second) >> 2);
      const n2 = <i32>((k2 - third) >> 2);
      const a0 = load<i32>(ranks) - c0;
      const a1 = load<i32>(ranks, 4) - c1;
      const a2 = load<i32>(ranks, 8) - c2;
      // What lies within the stretch follows on what lies below it only where the stretch holds the guess, as it does.
      if (a0 >= 0 && a0 < n0 && a1 >= 0 && a1 < n1 && a2 >= 0 && a2 < n2) {
        store<f32>(result, selectNear(first, n0, a0));
        store<f32>(result, selectNear(second, n1, a1), 4);
        store<f32>(result, selectNear(third, n2, a2), 8);
        found = true;
      }
      f0 = density(f0, n0, s0 / sd, k);
      f1 = density(f1, n1, s1 / sd, k);
      f2 = density(f2, n2, s2 / sd, k);
    }
    if (!found) pickFromBuckets(row, ranks, result, scratch, rankCount, draws);
    reach = reach < 0 ? 0.08 : found ? max<f32>(narrow, reach * <f32>0.98) : min<f32>(wide, reach * <f32>1.5);
    z0 = (load<f32>(result) - mean) / sd;
    z1 = (load<f32>(result, 4) - mean) / sd;
    z2 = (load<f32>(result, 8) - mean) / sd;
  }
}

/** How many draws lie near a guess, as a share of all for each standard deviation; follows the rows slowly. */
function density(before: f32, count: i32, reach: f32, draws: f32): f32 {
  return max<f32>(0.02, <f32>0.7 * before + (<f32>0.3 * <f32>count) / (2 * reach * draws));
}

/** Which of four draws lie near one of three guesses. */
function nearOf(value: v128, m0: v128, s0: v128, m1: v128, s1: v128, m2: v128, s2: v128): v128 {
  return v128.or(
    v128.or(f32x4.le(f32x4.abs(f32x4.sub(value, m0)), s0), f32x4.le(f32x4.abs(f32x4.sub(value, m1)), s1)),
    f32x4.le(f32x4.abs(f32x4.sub(value, m2)), s2),
  );
}
