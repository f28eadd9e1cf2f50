/** At most this many values are held against each other all at once. */
const few: i32 = 32;

/** Value of rank `rank` among few values; there is room for four more behind them. */
export function selectNear(values: usize, count: i32, rank: i32): f32 {
  if (count > few) return selectByParts(values, count, rank);
  // What is read behind the last value must count as above every one.
  v128.store(values + ((<usize>count) << 2), f32x4.splat(f32.POSITIVE_INFINITY));
  const end = values + ((<usize>count) << 2);
  for (let at = values; at < end; at += 4) {
    const value = v128.load_splat<f32>(at);
    let below: i32 = 0;
    let upTo: i32 = 0;
    for (let from = values; from < end; from += 16) {
      const others = v128.load(from);
      below += popcnt<i32>(i32x4.bitmask(f32x4.lt(others, value)));
      upTo += popcnt<i32>(i32x4.bitmask(f32x4.le(others, value)));
    }
    if (below <= rank && rank < upTo) return load<f32>(at);
  }
  return load<f32>(values);
}

/** The same of many: split about a middle one until a dozen are left, then sorted. */
function selectByParts(values: usize, count: i32, rank: i32): f32 {
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
