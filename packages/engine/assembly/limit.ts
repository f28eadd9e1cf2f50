// Measures what the machine can do with 128-bit numbers at best: twelve independent chains of multiply and add in
// registers, no memory; with fewer chains it would wait for each answer. Used by the benchmark alone.

/** Do `rounds` × 12 × 4 multiplications and as many additions; returns a number so that nothing is optimised away. */
export function arithmeticLimit(rounds: i32): f32 {
  const factor = f32x4.splat(0.9999);
  const term = f32x4.splat(0.0001);
  let a = f32x4.splat(1);
  let b = f32x4.splat(2);
  let c = f32x4.splat(3);
  let d = f32x4.splat(4);
  let e = f32x4.splat(5);
  let f = f32x4.splat(6);
  let g = f32x4.splat(7);
  let h = f32x4.splat(8);
  let i = f32x4.splat(9);
  let j = f32x4.splat(10);
  let k = f32x4.splat(11);
  let l = f32x4.splat(12);
  for (let round: i32 = 0; round < rounds; round++) {
    a = f32x4.add(f32x4.mul(a, factor), term);
    b = f32x4.add(f32x4.mul(b, factor), term);
    c = f32x4.add(f32x4.mul(c, factor), term);
    d = f32x4.add(f32x4.mul(d, factor), term);
    e = f32x4.add(f32x4.mul(e, factor), term);
    f = f32x4.add(f32x4.mul(f, factor), term);
    g = f32x4.add(f32x4.mul(g, factor), term);
    h = f32x4.add(f32x4.mul(h, factor), term);
    i = f32x4.add(f32x4.mul(i, factor), term);
    j = f32x4.add(f32x4.mul(j, factor), term);
    k = f32x4.add(f32x4.mul(k, factor), term);
    l = f32x4.add(f32x4.mul(l, factor), term);
  }
  let sum = a;
  sum = f32x4.add(sum, b);
  sum = f32x4.add(sum, c);
  sum = f32x4.add(sum, d);
  sum = f32x4.add(sum, e);
  sum = f32x4.add(sum, f);
  sum = f32x4.add(sum, g);
  sum = f32x4.add(sum, h);
  sum = f32x4.add(sum, i);
  sum = f32x4.add(sum, j);
  sum = f32x4.add(sum, k);
  sum = f32x4.add(sum, l);
  return f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 3);
}
