export const buckets: i32 = 512;
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

/** Ranks of one row, by sharing all draws out into buckets once. */
export function pickFromBuckets(
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
