// Kernels of the ensemble in AssemblyScript: each does exactly the operations of its TypeScript twin in
// `src/kernel/ensemble-*.ts`, in the same order for every draw, so that the digits are the same with and without it.
// All pointers are byte offsets into one imported memory, 16-byte aligned; draws are padded to a multiple of 8.

/** Twin: `src/kernel/ensemble-product.ts`. Four places share every row that is read. */
export function productF32(
  coefficients: usize,
  rows: usize,
  noise: usize,
  noiseScale: usize,
  out: usize,
  places: i32,
  columns: i32,
  draws: i32,
): void {
  const rowBytes: usize = (<usize>draws) << 2;
  const coefficientBytes: usize = (<usize>columns) << 2;
  let place: i32 = 0;
  for (; place + 4 <= places; place += 4) {
    const c0 = coefficients + <usize>place * coefficientBytes;
    const o0 = out + <usize>place * rowBytes;
    const n0 = noise + <usize>place * rowBytes;
    const scale = noiseScale + ((<usize>place) << 2);
    for (let d: usize = 0; d < rowBytes; d += 32) {
      let a0 = f32x4.splat(0);
      let a1 = f32x4.splat(0);
      let b0 = f32x4.splat(0);
      let b1 = f32x4.splat(0);
      let e0 = f32x4.splat(0);
      let e1 = f32x4.splat(0);
      let g0 = f32x4.splat(0);
      let g1 = f32x4.splat(0);
      if (noise !== 0) {
        const s0 = v128.load_splat<f32>(scale);
        const s1 = v128.load_splat<f32>(scale, 4);
        const s2 = v128.load_splat<f32>(scale, 8);
        const s3 = v128.load_splat<f32>(scale, 12);
        a0 = f32x4.mul(s0, v128.load(n0 + d));
        a1 = f32x4.mul(s0, v128.load(n0 + d, 16));
        b0 = f32x4.mul(s1, v128.load(n0 + rowBytes + d));
        b1 = f32x4.mul(s1, v128.load(n0 + rowBytes + d, 16));
        e0 = f32x4.mul(s2, v128.load(n0 + 2 * rowBytes + d));
        e1 = f32x4.mul(s2, v128.load(n0 + 2 * rowBytes + d, 16));
        g0 = f32x4.mul(s3, v128.load(n0 + 3 * rowBytes + d));
        g1 = f32x4.mul(s3, v128.load(n0 + 3 * rowBytes + d, 16));
      }
      let row = rows + d;
      let c = c0;
      for (let k: i32 = 0; k < columns; k++) {
        const r0 = v128.load(row);
        const r1 = v128.load(row, 16);
        const w0 = v128.load_splat<f32>(c);
        const w1 = v128.load_splat<f32>(c + coefficientBytes);
        const w2 = v128.load_splat<f32>(c + 2 * coefficientBytes);
        const w3 = v128.load_splat<f32>(c + 3 * coefficientBytes);
        a0 = f32x4.add(a0, f32x4.mul(w0, r0));
        a1 = f32x4.add(a1, f32x4.mul(w0, r1));
        b0 = f32x4.add(b0, f32x4.mul(w1, r0));
        b1 = f32x4.add(b1, f32x4.mul(w1, r1));
        e0 = f32x4.add(e0, f32x4.mul(w2, r0));
        e1 = f32x4.add(e1, f32x4.mul(w2, r1));
        g0 = f32x4.add(g0, f32x4.mul(w3, r0));
        g1 = f32x4.add(g1, f32x4.mul(w3, r1));
        row += rowBytes;
        c += 4;
      }
      v128.store(o0 + d, a0);
      v128.store(o0 + d, a1, 16);
      v128.store(o0 + rowBytes + d, b0);
      v128.store(o0 + rowBytes + d, b1, 16);
      v128.store(o0 + 2 * rowBytes + d, e0);
      v128.store(o0 + 2 * rowBytes + d, e1, 16);
      v128.store(o0 + 3 * rowBytes + d, g0);
      v128.store(o0 + 3 * rowBytes + d, g1, 16);
    }
  }
  for (; place < places; place++) {
    const c0 = coefficients + <usize>place * coefficientBytes;
    const o0 = out + <usize>place * rowBytes;
    const n0 = noise + <usize>place * rowBytes;
    const scale = noiseScale + ((<usize>place) << 2);
    for (let d: usize = 0; d < rowBytes; d += 16) {
      let a0 = f32x4.splat(0);
      if (noise !== 0) a0 = f32x4.mul(v128.load_splat<f32>(scale), v128.load(n0 + d));
      let row = rows + d;
      let c = c0;
      for (let k: i32 = 0; k < columns; k++) {
        a0 = f32x4.add(a0, f32x4.mul(v128.load_splat<f32>(c), v128.load(row)));
        row += rowBytes;
        c += 4;
      }
      v128.store(o0 + d, a0);
    }
  }
}

/** Twin: `src/kernel/ensemble-product.ts`, in double precision. */
export function productF64(
  coefficients: usize,
  rows: usize,
  noise: usize,
  noiseScale: usize,
  out: usize,
  places: i32,
  columns: i32,
  draws: i32,
): void {
  const rowBytes: usize = (<usize>draws) << 3;
  const coefficientBytes: usize = (<usize>columns) << 3;
  for (let place: i32 = 0; place < places; place++) {
    const c0 = coefficients + <usize>place * coefficientBytes;
    const o0 = out + <usize>place * rowBytes;
    const n0 = noise + <usize>place * rowBytes;
    const scale = noiseScale + ((<usize>place) << 3);
    for (let d: usize = 0; d < rowBytes; d += 64) {
      let a0 = f64x2.splat(0);
      let a1 = f64x2.splat(0);
      let a2 = f64x2.splat(0);
      let a3 = f64x2.splat(0);
      if (noise !== 0) {
        const s = v128.load_splat<f64>(scale);
        a0 = f64x2.mul(s, v128.load(n0 + d));
        a1 = f64x2.mul(s, v128.load(n0 + d, 16));
        a2 = f64x2.mul(s, v128.load(n0 + d, 32));
        a3 = f64x2.mul(s, v128.load(n0 + d, 48));
      }
      let row = rows + d;
      let c = c0;
      for (let k: i32 = 0; k < columns; k++) {
        const w = v128.load_splat<f64>(c);
        a0 = f64x2.add(a0, f64x2.mul(w, v128.load(row)));
        a1 = f64x2.add(a1, f64x2.mul(w, v128.load(row, 16)));
        a2 = f64x2.add(a2, f64x2.mul(w, v128.load(row, 32)));
        a3 = f64x2.add(a3, f64x2.mul(w, v128.load(row, 48)));
        row += rowBytes;
        c += 8;
      }
      v128.store(o0 + d, a0);
      v128.store(o0 + d, a1, 16);
      v128.store(o0 + d, a2, 32);
      v128.store(o0 + d, a3, 48);
    }
  }
}

const buckets: i32 = 512;
/** Below this many values sorting by insertion is quicker than sharing them out once more. */
const few: i32 = 24;

/** Value of rank `rank` among `count` values; `values` is overwritten, `counts` holds 512 integers. */
function orderStatistic(values: usize, counts: usize, count: i32, rank: i32): f32 {
  while (count > few) {
    let low = load<f32>(values);
    let high = low;
    for (let i: i32 = 1; i < count; i++) {
      const value = load<f32>(values + ((<usize>i) << 2));
      low = min(low, value);
      high = max(high, value);
    }
    if (!(low < high)) return low;
    const scale: f32 = <f32>(buckets - 1) / (high - low);
    if (!(scale > 0 && scale < f32.MAX_VALUE)) break;
    memory.fill(counts, 0, (<usize>buckets) << 2);
    for (let i: i32 = 0; i < count; i++) {
      const at = counts + ((<usize>(<i32>((load<f32>(values + ((<usize>i) << 2)) - low) * scale))) << 2);
      store<i32>(at, load<i32>(at) + 1);
    }
    let bucket: i32 = 0;
    let before: i32 = 0;
    while (true) {
      const inside = load<i32>(counts + ((<usize>bucket) << 2));
      if (before + inside > rank) break;
      before += inside;
      bucket++;
    }
    let kept: i32 = 0;
    for (let i: i32 = 0; i < count; i++) {
      const value = load<f32>(values + ((<usize>i) << 2));
      if (<i32>((value - low) * scale) === bucket) {
        store<f32>(values + ((<usize>kept) << 2), value);
        kept++;
      }
    }
    rank -= before;
    count = kept;
  }
  for (let i: i32 = 1; i < count; i++) {
    const value = load<f32>(values + ((<usize>i) << 2));
    let j = i - 1;
    while (j >= 0 && load<f32>(values + ((<usize>j) << 2)) > value) {
      store<f32>(values + ((<usize>(j + 1)) << 2), load<f32>(values + ((<usize>j) << 2)));
      j--;
    }
    store<f32>(values + ((<usize>(j + 1)) << 2), value);
  }
  return load<f32>(values + ((<usize>rank) << 2));
}

/**
 * Twin: `src/kernel/ensemble-quantiles.ts`. The first share-out into buckets serves every rank of a place.
 * `scratch` holds 512 counts, 512 further counts, the bucket of every draw in 16 bits and `draws` + 1 values.
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
  const counts = scratch;
  const inner = scratch + ((<usize>buckets) << 2);
  const ids = inner + ((<usize>buckets) << 2);
  const values = ids + (((<usize>draws + 7) >> 3) << 4);
  for (let place: i32 = 0; place < places; place++) {
    const row = data + ((<usize>place * <usize>stride) << 2);
    const result = out + ((<usize>place * <usize>rankCount) << 2);
    let low4 = v128.load_splat<f32>(row);
    let high4 = low4;
    let i: i32 = 0;
    for (; i + 4 <= draws; i += 4) {
      const value = v128.load(row + ((<usize>i) << 2));
      low4 = f32x4.min(low4, value);
      high4 = f32x4.max(high4, value);
    }
    let low = min(
      min(f32x4.extract_lane(low4, 0), f32x4.extract_lane(low4, 1)),
      min(f32x4.extract_lane(low4, 2), f32x4.extract_lane(low4, 3)),
    );
    let high = max(
      max(f32x4.extract_lane(high4, 0), f32x4.extract_lane(high4, 1)),
      max(f32x4.extract_lane(high4, 2), f32x4.extract_lane(high4, 3)),
    );
    for (; i < draws; i++) {
      const value = load<f32>(row + ((<usize>i) << 2));
      low = min(low, value);
      high = max(high, value);
    }
    if (!(low < high)) {
      for (let r: i32 = 0; r < rankCount; r++) store<f32>(result + ((<usize>r) << 2), low);
      continue;
    }
    const scale: f32 = <f32>(buckets - 1) / (high - low);
    if (!(scale > 0 && scale < f32.MAX_VALUE)) {
      for (let r: i32 = 0; r < rankCount; r++) {
        memory.copy(values, row, (<usize>draws) << 2);
        store<f32>(
          result + ((<usize>r) << 2),
          orderStatistic(values, inner, draws, load<i32>(ranks + ((<usize>r) << 2))),
        );
      }
      continue;
    }
    // Every draw's bucket is written down once; finding the members of a bucket is then eight comparisons at a time.
    const low8 = f32x4.splat(low);
    const scale8 = f32x4.splat(scale);
    for (i = 0; i + 8 <= draws; i += 8) {
      const from = row + ((<usize>i) << 2);
      const first = i32x4.trunc_sat_f32x4_s(f32x4.mul(f32x4.sub(v128.load(from), low8), scale8));
      const second = i32x4.trunc_sat_f32x4_s(f32x4.mul(f32x4.sub(v128.load(from, 16), low8), scale8));
      v128.store(ids + ((<usize>i) << 1), i16x8.narrow_i32x4_s(first, second));
    }
    const whole = i;
    for (; i < draws; i++) {
      const value = load<f32>(row + ((<usize>i) << 2));
      store<i16>(ids + ((<usize>i) << 1), <i16>(<i32>((value - low) * scale)));
    }
    memory.fill(counts, 0, (<usize>buckets) << 2);
    for (i = 0; i < draws; i++) {
      const at = counts + ((<usize>load<u16>(ids + ((<usize>i) << 1))) << 2);
      store<i32>(at, load<i32>(at) + 1);
    }
    for (let r: i32 = 0; r < rankCount; r++) {
      const rank = load<i32>(ranks + ((<usize>r) << 2));
      let bucket: i32 = 0;
      let before: i32 = 0;
      while (true) {
        const inside = load<i32>(counts + ((<usize>bucket) << 2));
        if (before + inside > rank) break;
        before += inside;
        bucket++;
      }
      let kept: i32 = 0;
      const wanted = i16x8.splat(<i16>bucket);
      for (i = 0; i < whole; i += 8) {
        let mask = i16x8.bitmask(i16x8.eq(v128.load(ids + ((<usize>i) << 1)), wanted));
        while (mask !== 0) {
          const lane = ctz<i32>(mask);
          store<f32>(values + ((<usize>kept) << 2), load<f32>(row + ((<usize>(i + lane)) << 2)));
          kept++;
          mask &= mask - 1;
        }
      }
      for (; i < draws; i++) {
        store<f32>(values + ((<usize>kept) << 2), load<f32>(row + ((<usize>i) << 2)));
        kept += <i32>(<i32>load<u16>(ids + ((<usize>i) << 1)) === bucket);
      }
      store<f32>(result + ((<usize>r) << 2), orderStatistic(values, inner, kept, rank - before));
    }
  }
}
