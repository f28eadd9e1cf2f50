const buckets = 512;
/** Below this many values sorting by insertion is quicker than sharing them out once more. */
const few = 24;

/** Sort the first `count` values in place and read the one of rank `rank`. */
const sortedValue = (values: Float32Array, count: number, rank: number): number => {
  for (let i = 1; i < count; i++) {
    const value = values[i] as number;
    let j = i - 1;
    for (; j >= 0 && (values[j] as number) > value; j--) values[j + 1] = values[j] as number;
    values[j + 1] = value;
  }
  return values[rank] as number;
};

/** Value of rank `rank` among the first `count` values, which are overwritten. */
const orderStatistic = (values: Float32Array, counts: Int32Array, count: number, rank: number): number => {
  const round = Math.fround;
  let left = count;
  let wanted = rank;
  do {
    let low = values[0] as number;
    let high = low;
    for (let i = 1; i < left; i++) {
      const value = values[i] as number;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    if (!(low < high)) return low;
    if (left <= few) break;
    const scale = round((buckets - 1) / round(high - low));
    if (!(scale > 0 && scale < Number.POSITIVE_INFINITY)) break;
    counts.fill(0);
    for (let i = 0; i < left; i++) {
      const bucket = round(round((values[i] as number) - low) * scale) | 0;
      counts[bucket] = (counts[bucket] as number) + 1;
    }
    let bucket = 0;
    let before = 0;
    for (; before + (counts[bucket] as number) <= wanted; bucket++) before += counts[bucket] as number;
    let kept = 0;
    for (let i = 0; i < left; i++) {
      const value = values[i] as number;
      if ((round(round(value - low) * scale) | 0) === bucket) values[kept++] = value;
    }
    wanted -= before;
    left = kept;
  } while (left > few);
  return sortedValue(values, left, wanted);
};

/**
 * Pick values by rank from the draws of every place, without sorting them all.
 *
 * Draws are shared out into buckets of equal width; only the bucket that holds the rank is looked into. The value picked
 * is one of the draws, so any way of picking it gives the same digits.
 *
 * @param data Shape [M][stride], of which the first `draws` of each row count.
 * @param ranks Ranks from 0. Shape [Q].
 * @param out Written. Shape [M][Q]. Unit: as `data`; NaN where the draws hold one.
 * @source docs/method/uncertainty.md Q3
 */
export const orderStatisticsF32 = (
  data: Float32Array,
  ranks: Int32Array,
  out: Float32Array,
  places: number,
  draws: number,
  stride: number,
): void => {
  const values = new Float32Array(draws);
  const counts = new Int32Array(buckets);
  for (let place = 0; place < places; place++)
    for (let r = 0; r < ranks.length; r++) {
      values.set(data.subarray(place * stride, place * stride + draws));
      out[place * ranks.length + r] = orderStatistic(values, counts, draws, ranks[r] as number);
    }
};

/** Rank of the draw that stands for a share of all draws: the smallest with at least that share at or below it. */
export const rankOf = (share: number, draws: number): number =>
  Math.min(draws - 1, Math.max(0, Math.ceil(share * draws - 1e-9) - 1));
