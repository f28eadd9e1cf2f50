import { rowAt } from './product';

/** Twin: `src/kernel/ensemble-product.ts`, in double precision; places, rows and `list` as in `productF32`. */
export function productF64(
  coefficients: usize,
  rows: usize,
  noise: usize,
  noiseScale: usize,
  out: usize,
  places: i32,
  columns: i32,
  draws: i32,
  list: usize,
): void {
  const rowBytes: usize = (<usize>draws) << 3;
  const placeBytes: usize = (<usize>columns) << 3;
  let place: i32 = 0;
  for (; place + 4 <= places && noise === 0; place += 4) {
    const c0 = coefficients + <usize>place * placeBytes;
    const o0 = out + <usize>place * rowBytes;
    for (let d: usize = 0; d < rowBytes; d += 32) {
      let a0 = f64x2.splat(0);
      let a1 = a0;
      let b0 = a0;
      let b1 = a0;
      let e0 = a0;
      let e1 = a0;
      let g0 = a0;
      let g1 = a0;
      let c = c0;
      for (let k: i32 = 0; k < columns; k++) {
        const row = rows + d + <usize>rowAt(list, k) * rowBytes;
        const r0 = v128.load(row);
        const r1 = v128.load(row, 16);
        const w0 = v128.load_splat<f64>(c);
        const w1 = v128.load_splat<f64>(c + placeBytes);
        const w2 = v128.load_splat<f64>(c + 2 * placeBytes);
        const w3 = v128.load_splat<f64>(c + 3 * placeBytes);
        a0 = f64x2.add(a0, f64x2.mul(w0, r0));
        a1 = f64x2.add(a1, f64x2.mul(w0, r1));
        b0 = f64x2.add(b0, f64x2.mul(w1, r0));
        b1 = f64x2.add(b1, f64x2.mul(w1, r1));
        e0 = f64x2.add(e0, f64x2.mul(w2, r0));
        e1 = f64x2.add(e1, f64x2.mul(w2, r1));
        g0 = f64x2.add(g0, f64x2.mul(w3, r0));
        g1 = f64x2.add(g1, f64x2.mul(w3, r1));
        c += 8;
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
      let c = c0;
      for (let k: i32 = 0; k < columns; k++) {
        const row = rows + d + <usize>rowAt(list, k) * rowBytes;
        const w = v128.load_splat<f64>(c);
        a0 = f64x2.add(a0, f64x2.mul(w, v128.load(row)));
        a1 = f64x2.add(a1, f64x2.mul(w, v128.load(row, 16)));
        a2 = f64x2.add(a2, f64x2.mul(w, v128.load(row, 32)));
        a3 = f64x2.add(a3, f64x2.mul(w, v128.load(row, 48)));
        c += 8;
      }
      v128.store(o0 + d, a0);
      v128.store(o0 + d, a1, 16);
      v128.store(o0 + d, a2, 32);
      v128.store(o0 + d, a3, 48);
    }
  }
}
