// Kernels of the ensemble in AssemblyScript: each does exactly the operations of its TypeScript twin in
// `src/kernel/ensemble-*.ts`, in the same order for every draw, so that the digits are the same with and without it.
// All pointers are byte offsets into one imported memory, 16-byte aligned; draws are padded to a multiple of 8.

/** Twin: `src/kernel/ensemble-product.ts`. Four places share every row that is read; strides count coefficients. */
export function productF32(
  coefficients: usize,
  rows: usize,
  noise: usize,
  noiseScale: usize,
  out: usize,
  places: i32,
  columns: i32,
  draws: i32,
  placeStride: i32,
  columnStride: i32,
): void {
  const rowBytes: usize = (<usize>draws) << 2;
  const placeBytes: usize = (<usize>placeStride) << 2;
  const columnBytes: usize = (<usize>columnStride) << 2;
  let place: i32 = 0;
  for (; place + 4 <= places; place += 4) {
    const c0 = coefficients + <usize>place * placeBytes;
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
        const w1 = v128.load_splat<f32>(c + placeBytes);
        const w2 = v128.load_splat<f32>(c + 2 * placeBytes);
        const w3 = v128.load_splat<f32>(c + 3 * placeBytes);
        a0 = f32x4.add(a0, f32x4.mul(w0, r0));
        a1 = f32x4.add(a1, f32x4.mul(w0, r1));
        b0 = f32x4.add(b0, f32x4.mul(w1, r0));
        b1 = f32x4.add(b1, f32x4.mul(w1, r1));
        e0 = f32x4.add(e0, f32x4.mul(w2, r0));
        e1 = f32x4.add(e1, f32x4.mul(w2, r1));
        g0 = f32x4.add(g0, f32x4.mul(w3, r0));
        g1 = f32x4.add(g1, f32x4.mul(w3, r1));
        row += rowBytes;
        c += columnBytes;
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
    const c0 = coefficients + <usize>place * placeBytes;
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
        c += columnBytes;
      }
      v128.store(o0 + d, a0);
    }
  }
}

/** Twin: `src/kernel/ensemble-columns.ts`. Rows are a multiple of 4 long; a left stride of 0 repeats one row. */
export function multiplyRowsF32(
  left: usize,
  right: usize,
  out: usize,
  rows: i32,
  length: i32,
  leftStride: i32,
  rightStride: i32,
  add: i32,
): void {
  const bytes: usize = (<usize>length) << 2;
  for (let row: i32 = 0; row < rows; row++) {
    for (let m: usize = 0; m < bytes; m += 16) {
      const product = f32x4.mul(v128.load(left + m), v128.load(right + m));
      v128.store(out + m, add === 0 ? product : f32x4.add(v128.load(out + m), product));
    }
    left += (<usize>leftStride) << 2;
    right += (<usize>rightStride) << 2;
    out += bytes;
  }
}

/** Twin: `src/kernel/ensemble-columns.ts`. Four running sums, put together two and two; what is left over comes last. */
export function segmentSumsF32(
  rows: usize,
  ends: usize,
  out: usize,
  rowCount: i32,
  length: i32,
  segments: i32,
  outStride: i32,
): void {
  for (let row: i32 = 0; row < rowCount; row++) {
    const from = rows + ((<usize>row * <usize>length) << 2);
    const to = out + ((<usize>row * <usize>outStride) << 2);
    let m: i32 = 0;
    for (let segment: i32 = 0; segment < segments; segment++) {
      const end = load<i32>(ends + ((<usize>segment) << 2));
      let sums = f32x4.splat(0);
      for (; m + 4 <= end; m += 4) sums = f32x4.add(sums, v128.load(from + ((<usize>m) << 2)));
      let total: f32 =
        f32x4.extract_lane(sums, 0) +
        f32x4.extract_lane(sums, 1) +
        (f32x4.extract_lane(sums, 2) + f32x4.extract_lane(sums, 3));
      for (; m < end; m++) total += load<f32>(from + ((<usize>m) << 2));
      store<f32>(to + ((<usize>segment) << 2), total);
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

/** Ranks of one row, by sharing all draws out into buckets once. */
function pickFromBuckets(
  row: usize,
  ranks: usize,
  result: usize,
  scratch: usize,
  rankCount: i32,
  draws: i32,
): void {
  const counts = scratch;
  const inner = scratch + ((<usize>buckets) << 2);
  const ids = inner + ((<usize>buckets) << 2);
  const values = ids + (((<usize>draws + 7) >> 3) << 4);
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
    return;
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
    return;
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

function total(values: v128): f32 {
  return (
    f32x4.extract_lane(values, 0) +
    f32x4.extract_lane(values, 1) +
    f32x4.extract_lane(values, 2) +
    f32x4.extract_lane(values, 3)
  );
}

/** Sum of four whole numbers. */
function lanes(values: v128): i32 {
  return (
    i32x4.extract_lane(values, 0) +
    i32x4.extract_lane(values, 1) +
    i32x4.extract_lane(values, 2) +
    i32x4.extract_lane(values, 3)
  );
}

const ln2: f64 = Math.LN2;
const ln2High: f64 = 0.6931471803691238;
const ln2Low: f64 = 1.9082149292705877e-10;
const largest: f64 = 709.782712893384;
const smallest: f64 = -745.1332191019412;

/** 2 to the whole powers in the first two lanes of 64 bits; from −1022 to 1023. */
function twoToPair(powers: v128): v128 {
  const whole = i64x2.extend_low_i32x4_s(i32x4.trunc_sat_f64x2_s_zero(powers));
  return i64x2.shl(i64x2.add(whole, i64x2.splat(1023)), 52);
}

/** `Math.round(x / ln 2)` of JavaScript: a half goes up. */
function halvingsOf(x: v128): v128 {
  const quotient = f64x2.div(x, f64x2.splat(ln2));
  const floor = f64x2.floor(quotient);
  const up = f64x2.ge(f64x2.sub(quotient, floor), f64x2.splat(0.5));
  return f64x2.add(floor, v128.and(up, f64x2.splat(1)));
}

function restOf(x: v128, halvings: v128): v128 {
  return f64x2.sub(
    f64x2.sub(x, f64x2.mul(halvings, f64x2.splat(ln2High))),
    f64x2.mul(halvings, f64x2.splat(ln2Low)),
  );
}

function scaled(series: v128, halvings: v128): v128 {
  const half = f64x2.trunc(f64x2.div(halvings, f64x2.splat(2)));
  return f64x2.mul(f64x2.mul(series, twoToPair(half)), twoToPair(f64x2.sub(halvings, half)));
}

/** Numbers whose exponential is neither nothing nor without end. */
function usual(x: v128): bool {
  return i64x2.all_true(v128.and(f64x2.lt(x, f64x2.splat(largest)), f64x2.ge(x, f64x2.splat(smallest))));
}

/** Exponential of one pair at the ends of what there is: lane by lane as in `exp` of core. */
function rarePair(x: v128, usualValue: v128): v128 {
  const a = rare(f64x2.extract_lane(x, 0), f64x2.extract_lane(usualValue, 0));
  const b = rare(f64x2.extract_lane(x, 1), f64x2.extract_lane(usualValue, 1));
  return f64x2.replace_lane(f64x2.splat(a), 1, b);
}

function rare(x: f64, usualValue: f64): f64 {
  if (!(x < largest)) return x >= largest ? f64.POSITIVE_INFINITY : f64.NaN;
  return x < smallest ? 0 : usualValue;
}

/** Twin: `src/kernel/ensemble-multipliers.ts`: the exponential of core in place, eight numbers at a time. */
export function exponentialsF64(values: usize, count: i32): void {
  const one = f64x2.splat(1);
  for (let i: i32 = 0; i < count; i += 8) {
    const from = values + ((<usize>i) << 3);
    const x0 = v128.load(from);
    const x1 = v128.load(from, 16);
    const x2 = v128.load(from, 32);
    const x3 = v128.load(from, 48);
    const h0 = halvingsOf(x0);
    const h1 = halvingsOf(x1);
    const h2 = halvingsOf(x2);
    const h3 = halvingsOf(x3);
    const r0 = restOf(x0, h0);
    const r1 = restOf(x1, h1);
    const r2 = restOf(x2, h2);
    const r3 = restOf(x3, h3);
    let s0 = one;
    let s1 = one;
    let s2 = one;
    let s3 = one;
    for (let n: i32 = 18; n >= 1; n--) {
      const by = f64x2.splat(<f64>n);
      s0 = f64x2.add(one, f64x2.div(f64x2.mul(s0, r0), by));
      s1 = f64x2.add(one, f64x2.div(f64x2.mul(s1, r1), by));
      s2 = f64x2.add(one, f64x2.div(f64x2.mul(s2, r2), by));
      s3 = f64x2.add(one, f64x2.div(f64x2.mul(s3, r3), by));
    }
    s0 = scaled(s0, h0);
    s1 = scaled(s1, h1);
    s2 = scaled(s2, h2);
    s3 = scaled(s3, h3);
    if (!(usual(x0) && usual(x1) && usual(x2) && usual(x3))) {
      s0 = rarePair(x0, s0);
      s1 = rarePair(x1, s1);
      s2 = rarePair(x2, s2);
      s3 = rarePair(x3, s3);
    }
    v128.store(from, s0);
    v128.store(from, s1, 16);
    v128.store(from, s2, 32);
    v128.store(from, s3, 48);
  }
}

/** Twin: `src/kernel/ensemble-multipliers.ts`. `count` is a multiple of 4. */
export function multipliersF32(alone: usize, changes: usize, out: usize, count: i32): void {
  for (let i: i32 = 0; i < count; i += 4) {
    const at = (<usize>i) << 3;
    storeMultipliers(
      out + ((<usize>i) << 2),
      v128.load(alone + at),
      v128.load(changes + at),
      v128.load(alone + at, 16),
      v128.load(changes + at, 16),
    );
  }
}

/** Four multipliers − 1 in single precision. */
function storeMultipliers(to: usize, a: v128, changeA: v128, b: v128, changeB: v128): void {
  const one = f64x2.splat(1);
  const low = f32x4.demote_f64x2_zero(f64x2.sub(f64x2.mul(a, f64x2.add(one, changeA)), one));
  const high = f32x4.demote_f64x2_zero(f64x2.sub(f64x2.mul(b, f64x2.add(one, changeB)), one));
  v128.store(to, v128.shuffle<f32>(low, high, 0, 1, 4, 5));
}

/** Mixes bits as `mix` of `sobol-points.ts`. */
function mix(value: i32): i32 {
  let x = value;
  x = (x ^ (x >>> 16)) * 0x7feb352d;
  x = (x ^ (x >>> 15)) * <i32>0x846ca68b;
  return x ^ (x >>> 16);
}

function mixLanes(value: v128): v128 {
  let x = value;
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 16)), i32x4.splat(0x7feb352d));
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 15)), i32x4.splat(<i32>0x846ca68b));
  return v128.xor(x, i32x4.shr_u(x, 16));
}

/** Nested scrambling of four numbers: the coin of a digit depends on the digits above it, all known from the start. */
function scrambleLanes(value: v128, key: i32): v128 {
  const one = i32x4.splat(1);
  const base = key * <i32>0x9e3779b1;
  let out = value;
  for (let bit: i32 = 31; bit >= 0; bit--) {
    const above = v128.and(value, i32x4.splat(bit === 31 ? 0 : -(2 << bit)));
    const coin = v128.and(mixLanes(v128.xor(above, i32x4.splat(base ^ ((bit + 1) * <i32>0x85ebca6b)))), one);
    out = v128.xor(out, i32x4.shl(coin, bit));
  }
  return out;
}

/** Two numbers strictly between 0 and 1 from the first two lanes of 32 bits. */
function sharePair(bits: v128): v128 {
  return f64x2.mul(
    f64x2.add(f64x2.convert_low_i32x4_u(bits), f64x2.splat(0.5)),
    f64x2.splat(2.3283064365386963e-10),
  );
}

function storeShares(out: usize, bits: v128): void {
  v128.store(out, sharePair(bits));
  v128.store(out, sharePair(v128.shuffle<i32>(bits, bits, 2, 3, 2, 3)), 16);
}

/** Twin: `scramblePoints` of `src/kernel/ensemble-points.ts`. `count` is a multiple of 4. */
export function scramblePoints(bits: usize, out: usize, key: i32, count: i32): void {
  for (let d: i32 = 0; d < count; d += 4)
    storeShares(out + ((<usize>d) << 3), scrambleLanes(v128.load(bits + ((<usize>d) << 2)), key));
}

/** Twin: `shuffledPoints` of `src/kernel/ensemble-points.ts`. `first` and `count` are multiples of 4. */
export function shuffledPoints(out: usize, key: i32, first: i32, count: i32): void {
  const byte = i32x4.splat(255);
  const lane = i32x4(0, 1, 2, 3);
  for (let d: i32 = 0; d < count; d += 4) {
    const draw = first + d;
    const blockKey = key ^ mix(draw >>> 8);
    let x = v128.and(i32x4.add(i32x4.splat(draw), lane), byte);
    for (let round: i32 = 1; round <= 4; round++) {
      const word = mix(blockKey + round * <i32>0x9e3779b1);
      x = v128.and(
        i32x4.mul(v128.xor(x, i32x4.splat(word & 255)), i32x4.splat(((word >>> 8) & 254) | 1)),
        byte,
      );
      x = v128.xor(x, i32x4.shr_u(x, 4));
      x = v128.and(i32x4.add(x, i32x4.splat(word >>> 16)), byte);
    }
    x = v128.or(x, i32x4.splat(draw & ~255));
    x = swapDigits(x, 0x55555555, 1);
    x = swapDigits(x, 0x33333333, 2);
    x = swapDigits(x, 0x0f0f0f0f, 4);
    x = swapDigits(x, 0x00ff00ff, 8);
    x = v128.or(i32x4.shl(x, 16), i32x4.shr_u(x, 16));
    storeShares(out + ((<usize>d) << 3), scrambleLanes(x, key));
  }
}

function swapDigits(x: v128, mask: i32, by: i32): v128 {
  const kept = i32x4.splat(mask);
  return v128.or(i32x4.shl(v128.and(x, kept), by), v128.and(i32x4.shr_u(x, by), kept));
}

const halfRoot: f64 = Math.SQRT1_2;

/** Logarithm of core, of a number that is neither below 2^−1022 nor without end. */
function logOf(x: f64): f64 {
  const bits = reinterpret<u64>(x);
  let exponent = <f64>(<i32>(bits >> 52) - 1023);
  let mantissa = reinterpret<f64>((bits & 0x000fffffffffffff) | 0x3ff0000000000000);
  if (mantissa >= 2 * halfRoot) {
    mantissa /= 2;
    exponent += 1;
  }
  const fraction = (mantissa - 1) / (mantissa + 1);
  const square = fraction * fraction;
  let series: f64 = 0;
  for (let n: i32 = 14; n >= 1; n--) series = series * square + 1 / <f64>(2 * n - 1);
  return exponent * ln2High + (2 * fraction * series + exponent * ln2Low);
}

function step(value: v128, x: v128, coefficient: f64): v128 {
  return f64x2.add(f64x2.mul(value, x), f64x2.splat(coefficient));
}

/** Wichura's middle part for two numbers. */
function middleNormal(q: v128): v128 {
  const r = f64x2.sub(f64x2.splat(0.180625), f64x2.mul(q, q));
  let over = f64x2.splat(2509.0809287301227);
  over = step(over, r, 33430.57558358813);
  over = step(over, r, 67265.7709270087);
  over = step(over, r, 45921.95393154987);
  over = step(over, r, 13731.69376550946);
  over = step(over, r, 1971.5909503065513);
  over = step(over, r, 133.14166789178438);
  over = step(over, r, 3.3871328727963665);
  let under = f64x2.splat(5226.495278852546);
  under = step(under, r, 28729.085735721943);
  under = step(under, r, 39307.89580009271);
  under = step(under, r, 21213.794301586597);
  under = step(under, r, 5394.196021424751);
  under = step(under, r, 687.1870074920579);
  under = step(under, r, 42.31333070160091);
  under = step(under, r, 1);
  return f64x2.div(f64x2.mul(q, over), under);
}

/** Wichura's two outer parts. */
function outerNormal(share: f64): f64 {
  const q = share - 0.5;
  const r = sqrt(-logOf(q < 0 ? share : 1 - share));
  let over: f64;
  let under: f64;
  if (r <= 5) {
    const x = r - 1.6;
    over =
      ((((((0.0007745450142783414 * x + 0.022723844989269184) * x + 0.2417807251774506) * x +
        1.2704582524523684) *
        x +
        3.6478483247632045) *
        x +
        5.769497221460691) *
        x +
        4.630337846156546) *
        x +
      1.4234371107496835;
    under =
      ((((((1.0507500716444169e-9 * x + 0.0005475938084995345) * x + 0.015198666563616457) * x +
        0.14810397642748008) *
        x +
        0.6897673349851) *
        x +
        1.6763848301838038) *
        x +
        2.053191626637759) *
        x +
      1;
  } else {
    const x = r - 5;
    over =
      ((((((2.0103343992922881e-7 * x + 2.7115555687434876e-5) * x + 0.0012426609473880784) * x +
        0.026532189526576124) *
        x +
        0.29656057182850487) *
        x +
        1.7848265399172913) *
        x +
        5.463784911164114) *
        x +
      6.657904643501103;
    under =
      ((((((2.0442631033899397e-15 * x + 1.421511758316446e-7) * x + 1.8463183175100548e-5) * x +
        0.0007868691311456133) *
        x +
        0.014875361290850615) *
        x +
        0.1369298809227358) *
        x +
        0.599832206555888) *
        x +
      1;
  }
  return q < 0 ? -(over / under) : over / under;
}

/** Twin: `normalNumbers` of `src/kernel/ensemble-points.ts`. Shares between 2^−33 and 1 − 2^−33; `count` is a multiple of 4. */
export function normalNumbers(shares: usize, out: usize, count: i32): void {
  const centre = f64x2.splat(0.5);
  const reach = f64x2.splat(0.425);
  for (let d: i32 = 0; d < count; d += 2) {
    const share = v128.load(shares + ((<usize>d) << 3));
    const q = f64x2.sub(share, centre);
    const far = i64x2.bitmask(f64x2.gt(f64x2.abs(q), reach));
    let value = middleNormal(q);
    if (far & 1) value = f64x2.replace_lane(value, 0, outerNormal(f64x2.extract_lane(share, 0)));
    if (far & 2) value = f64x2.replace_lane(value, 1, outerNormal(f64x2.extract_lane(share, 1)));
    v128.store64_lane(out + ((<usize>d) << 2), f32x4.demote_f64x2_zero(value), 0);
  }
}
