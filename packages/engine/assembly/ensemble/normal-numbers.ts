import { ln2High, ln2Low } from './exponentials';

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
