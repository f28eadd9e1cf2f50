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
