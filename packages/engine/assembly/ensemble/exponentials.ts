const ln2: f64 = Math.LN2;
export const ln2High: f64 = 0.6931471803691238;
export const ln2Low: f64 = 1.9082149292705877e-10;
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
