/** Whole number `index` from a table. */
export function int(table: usize, index: i32): i32 {
  return load<i32>(table + ((<usize>index) << 2));
}

/** Pointer `index` from a table. */
export function pointer(table: usize, index: i32): usize {
  return <usize>load<u32>(table + ((<usize>index) << 2));
}

/** Number `index` of a table of weights. */
export function weight<T>(table: usize, index: i32): T {
  return load<T>(table + <usize>index * sizeof<T>());
}

/** End of the whole vectors of a stretch of bytes. */
export function wholeTo(start: usize, end: usize, step: usize): usize {
  return start + ((end - start) & ~(step - 1));
}

/** Lanes of a vector added up in double precision, first to last. */
export function lanesOf<T>(vector: v128): f64 {
  if (sizeof<T>() === 4)
    return (
      <f64>v128.extract_lane<f32>(vector, 0) +
      <f64>v128.extract_lane<f32>(vector, 1) +
      <f64>v128.extract_lane<f32>(vector, 2) +
      <f64>v128.extract_lane<f32>(vector, 3)
    );
  return v128.extract_lane<f64>(vector, 0) + v128.extract_lane<f64>(vector, 1);
}
