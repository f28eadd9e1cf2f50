/**
 * Twin: `src/kernel/ensemble-product.ts`. Four places share every row that is read; strides count coefficients. The rows
 * follow each other where `list` is 0, else it holds the number of each. What is left of the places goes one by one.
 */
export function productF32(
  coefficients: usize,
  rows: usize,
  noise: usize,
  noiseScale: usize,
  out: usize,
  places: i32,
  columns: i32,
  draws: i32,
  placeStride: i32,
  columnStride: i32,
  list: usize,
): void {
  const rowBytes: usize = (<usize>draws) << 2;
  const placeBytes: usize = (<usize>placeStride) << 2;
  const columnBytes: usize = (<usize>columnStride) << 2;
  let place: i32 = 0;
  for (; place + 4 <= places; place += 4) {
    const c0 = coefficients + <usize>place * placeBytes;
    const o0 = out + <usize>place * rowBytes;
    const n0 = noise + <usize>place * rowBytes;
    const scale = noiseScale + ((<usize>place) << 2);
    for (let d: usize = 0; d < rowBytes; d += 32) {
      let a0 = f32x4.splat(0);
      let a1 = f32x4.splat(0);
      let b0 = f32x4.splat(0);
      let b1 = f32x4.splat(0);
      let e0 = f32x4.splat(0);
      let e1 = f32x4.splat(0);
      let g0 = f32x4.splat(0);
      let g1 = f32x4.splat(0);
      if (noise !== 0) {
        const s0 = v128.load_splat<f32>(scale);
        const s1 = v128.load_splat<f32>(scale, 4);
        const s2 = v128.load_splat<f32>(scale, 8);
        const s3 = v128.load_splat<f32>(scale, 12);
        a0 = f32x4.mul(s0, v128.load(n0 + d));
        a1 = f32x4.mul(s0, v128.load(n0 + d, 16));
        b0 = f32x4.mul(s1, v128.load(n0 + rowBytes + d));
        b1 = f32x4.mul(s1, v128.load(n0 + rowBytes + d, 16));
        e0 = f32x4.mul(s2, v128.load(n0 + 2 * rowBytes + d));
        e1 = f32x4.mul(s2, v128.load(n0 + 2 * rowBytes + d, 16));
        g0 = f32x4.mul(s3, v128.load(n0 + 3 * rowBytes + d));
        g1 = f32x4.mul(s3, v128.load(n0 + 3 * rowBytes + d, 16));
      }
      let c = c0;
      for (let k: i32 = 0; k < columns; k++) {
        const row = rows + d + <usize>rowAt(list, k) * rowBytes;
        const r0 = v128.load(row);
        const r1 = v128.load(row, 16);
        const w0 = v128.load_splat<f32>(c);
        const w1 = v128.load_splat<f32>(c + placeBytes);
        const w2 = v128.load_splat<f32>(c + 2 * placeBytes);
        const w3 = v128.load_splat<f32>(c + 3 * placeBytes);
        a0 = f32x4.add(a0, f32x4.mul(w0, r0));
        a1 = f32x4.add(a1, f32x4.mul(w0, r1));
        b0 = f32x4.add(b0, f32x4.mul(w1, r0));
        b1 = f32x4.add(b1, f32x4.mul(w1, r1));
        e0 = f32x4.add(e0, f32x4.mul(w2, r0));
        e1 = f32x4.add(e1, f32x4.mul(w2, r1));
        g0 = f32x4.add(g0, f32x4.mul(w3, r0));
        g1 = f32x4.add(g1, f32x4.mul(w3, r1));
        c += columnBytes;
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
  for (; place < places; place++)
    onePlace(
      coefficients + <usize>place * placeBytes,
      rows,
      noise === 0 ? 0 : noise + <usize>place * rowBytes,
      noiseScale + ((<usize>place) << 2),
      out + <usize>place * rowBytes,
      columns,
      rowBytes,
      columnBytes,
      list,
    );
}

/** Number of the row behind a column. */
export function rowAt(list: usize, column: i32): i32 {
  return list === 0 ? column : load<i32>(list + ((<usize>column) << 2));
}

/** One place alone: eight chains of sums side by side, since a chain by itself waits for each answer. */
function onePlace(
  coefficients: usize,
  rows: usize,
  noise: usize,
  noiseScale: usize,
  out: usize,
  columns: i32,
  rowBytes: usize,
  columnBytes: usize,
  list: usize,
): void {
  let d: usize = 0;
  for (; d + 128 <= rowBytes; d += 128) {
    let a0 = f32x4.splat(0);
    let a1 = a0;
    let a2 = a0;
    let a3 = a0;
    let a4 = a0;
    let a5 = a0;
    let a6 = a0;
    let a7 = a0;
    if (noise !== 0) {
      const s = v128.load_splat<f32>(noiseScale);
      a0 = f32x4.mul(s, v128.load(noise + d));
      a1 = f32x4.mul(s, v128.load(noise + d, 16));
      a2 = f32x4.mul(s, v128.load(noise + d, 32));
      a3 = f32x4.mul(s, v128.load(noise + d, 48));
      a4 = f32x4.mul(s, v128.load(noise + d, 64));
      a5 = f32x4.mul(s, v128.load(noise + d, 80));
      a6 = f32x4.mul(s, v128.load(noise + d, 96));
      a7 = f32x4.mul(s, v128.load(noise + d, 112));
    }
    let c = coefficients;
    for (let k: i32 = 0; k < columns; k++) {
      const row = rows + d + <usize>rowAt(list, k) * rowBytes;
      const w = v128.load_splat<f32>(c);
      a0 = f32x4.add(a0, f32x4.mul(w, v128.load(row)));
      a1 = f32x4.add(a1, f32x4.mul(w, v128.load(row, 16)));
      a2 = f32x4.add(a2, f32x4.mul(w, v128.load(row, 32)));
      a3 = f32x4.add(a3, f32x4.mul(w, v128.load(row, 48)));
      a4 = f32x4.add(a4, f32x4.mul(w, v128.load(row, 64)));
      a5 = f32x4.add(a5, f32x4.mul(w, v128.load(row, 80)));
      a6 = f32x4.add(a6, f32x4.mul(w, v128.load(row, 96)));
      a7 = f32x4.add(a7, f32x4.mul(w, v128.load(row, 112)));
      c += columnBytes;
    }
    v128.store(out + d, a0);
    v128.store(out + d, a1, 16);
    v128.store(out + d, a2, 32);
    v128.store(out + d, a3, 48);
    v128.store(out + d, a4, 64);
    v128.store(out + d, a5, 80);
    v128.store(out + d, a6, 96);
    v128.store(out + d, a7, 112);
  }
  for (; d < rowBytes; d += 16) {
    let a = f32x4.splat(0);
    if (noise !== 0) a = f32x4.mul(v128.load_splat<f32>(noiseScale), v128.load(noise + d));
    let c = coefficients;
    for (let k: i32 = 0; k < columns; k++) {
      const row = rows + d + <usize>rowAt(list, k) * rowBytes;
      a = f32x4.add(a, f32x4.mul(v128.load_splat<f32>(c), v128.load(row)));
      c += columnBytes;
    }
    v128.store(out + d, a);
  }
}

/** Twin: `src/kernel/ensemble-columns.ts`. Rows are a multiple of 4 long; a left stride of 0 repeats one row. */
export function multiplyRowsF32(
  left: usize,
  right: usize,
  out: usize,
  rows: i32,
  length: i32,
  leftStride: i32,
  rightStride: i32,
  add: i32,
): void {
  const bytes: usize = (<usize>length) << 2;
  for (let row: i32 = 0; row < rows; row++) {
    for (let m: usize = 0; m < bytes; m += 16) {
      const product = f32x4.mul(v128.load(left + m), v128.load(right + m));
      v128.store(out + m, add === 0 ? product : f32x4.add(v128.load(out + m), product));
    }
    left += (<usize>leftStride) << 2;
    right += (<usize>rightStride) << 2;
    out += bytes;
  }
}

/** Twin: `src/kernel/ensemble-columns.ts`. Four running sums, put together two and two; what is left over comes last. */
export function segmentSumsF32(
  rows: usize,
  ends: usize,
  out: usize,
  rowCount: i32,
  length: i32,
  segments: i32,
  outStride: i32,
): void {
  for (let row: i32 = 0; row < rowCount; row++) {
    const from = rows + ((<usize>row * <usize>length) << 2);
    const to = out + ((<usize>row * <usize>outStride) << 2);
    let m: i32 = 0;
    for (let segment: i32 = 0; segment < segments; segment++) {
      const end = load<i32>(ends + ((<usize>segment) << 2));
      let sums = f32x4.splat(0);
      for (; m + 4 <= end; m += 4) sums = f32x4.add(sums, v128.load(from + ((<usize>m) << 2)));
      let total: f32 =
        f32x4.extract_lane(sums, 0) +
        f32x4.extract_lane(sums, 1) +
        (f32x4.extract_lane(sums, 2) + f32x4.extract_lane(sums, 3));
      for (; m < end; m++) total += load<f32>(from + ((<usize>m) << 2));
      store<f32>(to + ((<usize>segment) << 2), total);
    }
  }
}
