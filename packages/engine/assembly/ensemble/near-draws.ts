import { lanes } from './lanes';

/** Count the draws of a row below each of three values, the few after the last eight apart; the counts go into `counts`. */
export function countBelow(row: usize, draws: i32, counts: usize, g0: f32, g1: f32, g2: f32): void {
  const eights = draws & ~7;
  const v0 = f32x4.splat(g0);
  const v1 = f32x4.splat(g1);
  const v2 = f32x4.splat(g2);
  let t0 = i32x4.splat(0);
  let t1 = t0;
  let t2 = t0;
  for (let i: i32 = 0; i < eights; i += 8) {
    const from = row + ((<usize>i) << 2);
    const a = v128.load(from);
    const b = v128.load(from, 16);
    t0 = i32x4.sub(t0, f32x4.lt(a, v0));
    t1 = i32x4.sub(t1, f32x4.lt(a, v1));
    t2 = i32x4.sub(t2, f32x4.lt(a, v2));
    t0 = i32x4.sub(t0, f32x4.lt(b, v0));
    t1 = i32x4.sub(t1, f32x4.lt(b, v1));
    t2 = i32x4.sub(t2, f32x4.lt(b, v2));
  }
  store<i32>(counts, lanes(t0));
  store<i32>(counts, lanes(t1), 4);
  store<i32>(counts, lanes(t2), 8);
}

/**
 * Gather the draws of a row that lie in one of three stretches, in `values`, and count those below each stretch.
 *
 * @returns The address behind the last one; four more are overwritten.
 */
export function gatherNear(
  row: usize,
  draws: i32,
  counts: usize,
  values: usize,
  orders: usize,
  l0: f32,
  h0: f32,
  l1: f32,
  h1: f32,
  l2: f32,
  h2: f32,
): usize {
  const fours = draws & ~3;
  const w0 = f32x4.splat(l0);
  const w1 = f32x4.splat(l1);
  const w2 = f32x4.splat(l2);
  const u0 = f32x4.splat(h0);
  const u1 = f32x4.splat(h1);
  const u2 = f32x4.splat(h2);
  let t0 = i32x4.splat(0);
  let t1 = t0;
  let t2 = t0;
  let near = values;
  for (let i: i32 = 0; i < fours; i += 4) {
    const value = v128.load(row + ((<usize>i) << 2));
    const b0 = f32x4.lt(value, w0);
    const b1 = f32x4.lt(value, w1);
    const b2 = f32x4.lt(value, w2);
    t0 = i32x4.sub(t0, b0);
    t1 = i32x4.sub(t1, b1);
    t2 = i32x4.sub(t2, b2);
    const in0 = v128.andnot(f32x4.le(value, u0), b0);
    const in1 = v128.andnot(f32x4.le(value, u1), b1);
    const in2 = v128.andnot(f32x4.le(value, u2), b2);
    const mask = i32x4.bitmask(v128.or(v128.or(in0, in1), in2));
    v128.store(near, i8x16.swizzle(value, v128.load(orders + ((<usize>mask) << 4))));
    near += (<usize>popcnt<i32>(mask)) << 2;
  }
  let c0 = lanes(t0);
  let c1 = lanes(t1);
  let c2 = lanes(t2);
  for (let i: i32 = fours; i < draws; i++) {
    const value = load<f32>(row + ((<usize>i) << 2));
    store<f32>(near, value);
    near += 4;
    c0 += <i32>(value < l0);
    c1 += <i32>(value < l1);
    c2 += <i32>(value < l2);
  }
  store<i32>(counts, c0);
  store<i32>(counts, c1, 4);
  store<i32>(counts, c2, 8);
  return near;
}

/** For each of the sixteen ways that four values may be wanted: the order that puts those wanted first. */
export function writeOrders(orders: usize): void {
  for (let mask: i32 = 0; mask < 16; mask++) {
    let to = orders + ((<usize>mask) << 4);
    for (let lane: i32 = 0; lane < 4; lane++) {
      store<i32>(to, 0x03020100 + lane * 0x04040404);
      to += (<usize>((mask >> lane) & 1)) << 2;
    }
  }
}
