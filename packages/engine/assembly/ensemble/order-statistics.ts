import { buckets, pickFromBuckets } from './buckets';
import { total } from './lanes';
import { countBelow, gatherNear, writeOrders } from './near-draws';
import { selectNear } from './select-near';

/** Least and widest reach of a guess to either side. Unit: standard deviations. */
const narrow: f32 = 0.01;
const wide: f32 = 0.5;
/** Times that a stretch is tried, three times as wide each time, before the row is left to the buckets. */
const tries: i32 = 3;

/**
 * Twin: `src/kernel/ensemble-quantiles.ts`. The value picked is one of the draws, so any way of finding it gives the same
 * digits: with three ranks, what they were in the row before (in standard deviations from its mean) says where to look.
 * Counting what lies below the guesses mends them once; then only draws near them are looked at one by one.
 * `scratch` holds 512 counts, 512 further counts, the bucket of every draw in 16 bits, four times `draws` + 8 values and 256
 * bytes of orders.
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
  const values = scratch + ((<usize>buckets) << 3) + (((<usize>draws + 7) >> 3) << 4);
  const size = ((<usize>draws + 11) << 2) & ~15;
  const first = values + size;
  const second = first + size;
  const third = second + size;
  const orders = third + size;
  writeOrders(orders);
  let z0: f32 = 0;
  let z1: f32 = 0;
  let z2: f32 = 0;
  let reach: f32 = -1;
  let f0: f32 = 0.18;
  let f1: f32 = 0.4;
  let f2: f32 = 0.18;
  const k = <f32>draws;
  const r0 = load<i32>(ranks);
  const r1 = load<i32>(ranks, 4);
  const r2 = load<i32>(ranks, 8);
  const sixteens = draws & ~15;
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
    for (let i: i32 = 0; i < sixteens; i += 16) {
      const from = row + ((<usize>i) << 2);
      const a = f32x4.sub(v128.load(from), origin);
      const b = f32x4.sub(v128.load(from, 32), origin);
      sumA = f32x4.add(sumA, a);
      sumB = f32x4.add(sumB, b);
      squareA = f32x4.add(squareA, f32x4.mul(a, a));
      squareB = f32x4.add(squareB, f32x4.mul(b, b));
    }
    const half: f32 = 2 / <f32>sixteens;
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
      const g0: f32 = mean + z0 * sd;
      const g1: f32 = mean + z1 * sd;
      const g2: f32 = mean + z2 * sd;
      countBelow(row, draws, counts, g0, g1, g2);
      const e0: f32 = offBy(counts, r0, f0, k) * sd;
      const e1: f32 = offBy(counts + 4, r1, f1, k) * sd;
      const e2: f32 = offBy(counts + 8, r2, f2, k) * sd;
      let span: f32 = reach * sd;
      for (let time: i32 = 0; time < tries && !found; time++) {
        // A stretch that holds both the guess and where it points, with room to either side.
        const s0: f32 = 0.5 * abs<f32>(e0) + span;
        const s1: f32 = 0.5 * abs<f32>(e1) + span;
        const s2: f32 = 0.5 * abs<f32>(e2) + span;
        const l0: f32 = g0 + e0 - s0;
        const l1: f32 = g1 + e1 - s1;
        const l2: f32 = g2 + e2 - s2;
        const h0: f32 = g0 + e0 + s0;
        const h1: f32 = g1 + e1 + s1;
        const h2: f32 = g2 + e2 + s2;
        const near = gatherNear(row, draws, counts, values, orders, l0, h0, l1, h1, l2, h2);
        let k0 = first;
        let k1 = second;
        let k2 = third;
        for (let from = values; from < near; from += 4) {
          const value = load<f32>(from);
          store<f32>(k0, value);
          store<f32>(k1, value);
          store<f32>(k2, value);
          k0 += (<usize>(<i32>(value >= l0) & <i32>(value <= h0))) << 2;
          k1 += (<usize>(<i32>(value >= l1) & <i32>(value <= h1))) << 2;
          k2 += (<usize>(<i32>(value >= l2) & <i32>(value <= h2))) << 2;
        }
        const n0 = <i32>((k0 - first) >> 2);
        const n1 = <i32>((k1 - second) >> 2);
        const n2 = <i32>((k2 - third) >> 2);
        const a0 = r0 - load<i32>(counts);
        const a1 = r1 - load<i32>(counts, 4);
        const a2 = r2 - load<i32>(counts, 8);
        found = a0 >= 0 && a0 < n0 && a1 >= 0 && a1 < n1 && a2 >= 0 && a2 < n2;
        if (found) {
          store<f32>(result, selectNear(first, n0, a0));
          store<f32>(result, selectNear(second, n1, a1), 4);
          store<f32>(result, selectNear(third, n2, a2), 8);
        }
        f0 = density(f0, n0, s0 / sd, k);
        f1 = density(f1, n1, s1 / sd, k);
        f2 = density(f2, n2, s2 / sd, k);
        reach = found ? max<f32>(narrow, reach * <f32>0.98) : min<f32>(wide, reach * <f32>1.3);
        span *= 3;
      }
    }
    if (!found) pickFromBuckets(row, ranks, result, scratch, rankCount, draws);
    if (reach < 0) reach = 0.04;
    z0 = (load<f32>(result) - mean) / sd;
    z1 = (load<f32>(result, 4) - mean) / sd;
    z2 = (load<f32>(result, 8) - mean) / sd;
  }
}

/** How far a guess is from its rank, from how many draws lie below it. Unit: standard deviations. */
function offBy(below: usize, rank: i32, density: f32, draws: f32): f32 {
  return (<f32>(rank - load<i32>(below)) + 0.5) / (draws * density);
}

/** How many draws lie near a guess, as a share of all for each standard deviation; follows the rows slowly. */
function density(before: f32, count: i32, reach: f32, draws: f32): f32 {
  return max<f32>(0.02, <f32>0.7 * before + (<f32>0.3 * <f32>count) / (2 * reach * draws));
}
