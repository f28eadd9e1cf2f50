// Kernels of the live run in AssemblyScript with 128-bit SIMD: one generic source, compiled for single and double precision.
// Each does the operations of its TypeScript twin in `src/kernel/run-*.ts`, in double precision in the same order for every
// element, so that the digits are the same with and without it. Pointers are byte offsets into one imported memory; rows
// have the municipality innermost and begin anywhere: unaligned reads cost less than padding every reader would have to know.
import { mixed, norms, pass, staff, users } from './run/demand';
import { placed, scaled } from './run/place';
import { memberSums, rowSums, serviceSupply } from './run/reads';
import { shares } from './run/shares';

export { cohorts } from './run/cohorts';

export function usersF32(rows: usize, weights: usize, count: i32, runs: usize, runCount: i32): void {
  users<f32>(rows, weights, count, runs, runCount);
}
export function usersF64(rows: usize, weights: usize, count: i32, runs: usize, runCount: i32): void {
  users<f64>(rows, weights, count, runs, runCount);
}
export function passF32(
  rows: usize,
  weights: usize,
  count: i32,
  receivers: usize,
  runs: usize,
  runCount: i32,
): void {
  pass<f32>(rows, weights, count, receivers, runs, runCount);
}
export function passF64(
  rows: usize,
  weights: usize,
  count: i32,
  receivers: usize,
  runs: usize,
  runCount: i32,
): void {
  pass<f64>(rows, weights, count, receivers, runs, runCount);
}
export function normsF32(
  rows: usize,
  count: i32,
  mixReach: i32,
  professions: i32,
  places: i32,
  runs: usize,
  runCount: i32,
): void {
  norms<f32>(rows, count, mixReach, professions, places, runs, runCount);
}
export function normsF64(
  rows: usize,
  count: i32,
  mixReach: i32,
  professions: i32,
  places: i32,
  runs: usize,
  runCount: i32,
): void {
  norms<f64>(rows, count, mixReach, professions, places, runs, runCount);
}
export function staffF32(rows: usize, weights: usize, count: i32, runs: usize, runCount: i32): void {
  staff<f32>(rows, weights, count, runs, runCount);
}
export function staffF64(rows: usize, weights: usize, count: i32, runs: usize, runCount: i32): void {
  staff<f64>(rows, weights, count, runs, runCount);
}
export function mixedF32(
  list: usize,
  count: i32,
  sizes: usize,
  open: usize,
  bundles: usize,
  bundleCount: i32,
  mix: usize,
  mixReach: i32,
  volume: usize,
  factor: usize,
  demand: usize,
  scratch: usize,
  runs: usize,
  runCount: i32,
): void {
  mixed<f32>(
    list,
    count,
    sizes,
    open,
    bundles,
    bundleCount,
    mix,
    mixReach,
    volume,
    factor,
    demand,
    scratch,
    runs,
    runCount,
  );
}
export function mixedF64(
  list: usize,
  count: i32,
  sizes: usize,
  open: usize,
  bundles: usize,
  bundleCount: i32,
  mix: usize,
  mixReach: i32,
  volume: usize,
  factor: usize,
  demand: usize,
  scratch: usize,
  runs: usize,
  runCount: i32,
): void {
  mixed<f64>(
    list,
    count,
    sizes,
    open,
    bundles,
    bundleCount,
    mix,
    mixReach,
    volume,
    factor,
    demand,
    scratch,
    runs,
    runCount,
  );
}
export function sharesF32(
  list: usize,
  count: i32,
  sizes: usize,
  open: usize,
  demand: usize,
  base: usize,
  young: usize,
  regionStart: usize,
  regionMember: usize,
  regionReach: usize,
  drivers: usize,
  originShare: f64,
  room: usize,
  regions: usize,
  out: usize,
): void {
  shares<f32>(
    list,
    count,
    sizes,
    open,
    demand,
    base,
    young,
    regionStart,
    regionMember,
    regionReach,
    drivers,
    originShare,
    room,
    regions,
    out,
  );
}
export function sharesF64(
  list: usize,
  count: i32,
  sizes: usize,
  open: usize,
  demand: usize,
  base: usize,
  young: usize,
  regionStart: usize,
  regionMember: usize,
  regionReach: usize,
  drivers: usize,
  originShare: f64,
  room: usize,
  regions: usize,
  out: usize,
): void {
  shares<f64>(
    list,
    count,
    sizes,
    open,
    demand,
    base,
    young,
    regionStart,
    regionMember,
    regionReach,
    drivers,
    originShare,
    room,
    regions,
    out,
  );
}
export function placedF32(
  sizes: usize,
  open: usize,
  base: usize,
  left: usize,
  people: usize,
  factors: usize,
  entry: usize,
  fte: usize,
  supply: usize,
  runs: usize,
  runCount: i32,
): void {
  placed<f32>(sizes, open, base, left, people, factors, entry, fte, supply, runs, runCount);
}
export function placedF64(
  sizes: usize,
  open: usize,
  base: usize,
  left: usize,
  people: usize,
  factors: usize,
  entry: usize,
  fte: usize,
  supply: usize,
  runs: usize,
  runCount: i32,
): void {
  placed<f64>(sizes, open, base, left, people, factors, entry, fte, supply, runs, runCount);
}
export function scaledF32(
  sizes: usize,
  open: usize,
  from: usize,
  factors: usize,
  out: usize,
  runs: usize,
  runCount: i32,
): void {
  scaled<f32>(sizes, open, from, factors, out, runs, runCount);
}
export function scaledF64(
  sizes: usize,
  open: usize,
  from: usize,
  factors: usize,
  out: usize,
  runs: usize,
  runCount: i32,
): void {
  scaled<f64>(sizes, open, from, factors, out, runs, runCount);
}
export function rowSumsF32(sizes: usize, mask: usize, rows: usize, out: usize): void {
  rowSums<f32>(sizes, mask, rows, out);
}
export function rowSumsF64(sizes: usize, mask: usize, rows: usize, out: usize): void {
  rowSums<f64>(sizes, mask, rows, out);
}
export function memberSumsF32(
  rows: usize,
  mask: usize,
  count: i32,
  cells: i32,
  places: i32,
  runs: usize,
  runCount: i32,
  out: usize,
): void {
  memberSums<f32>(rows, mask, count, cells, places, runs, runCount, out);
}
export function memberSumsF64(
  rows: usize,
  mask: usize,
  count: i32,
  cells: i32,
  places: i32,
  runs: usize,
  runCount: i32,
  out: usize,
): void {
  memberSums<f64>(rows, mask, count, cells, places, runs, runCount, out);
}
export function serviceSupplyF32(
  y: i32,
  sizes: usize,
  open: usize,
  bundles: usize,
  bundleCount: i32,
  mix: usize,
  mixReach: i32,
  volume: usize,
  factor: usize,
  demand: usize,
  supply: usize,
  runs: usize,
  runCount: i32,
  out: usize,
): void {
  serviceSupply<f32>(
    y,
    sizes,
    open,
    bundles,
    bundleCount,
    mix,
    mixReach,
    volume,
    factor,
    demand,
    supply,
    runs,
    runCount,
    out,
  );
}
export function serviceSupplyF64(
  y: i32,
  sizes: usize,
  open: usize,
  bundles: usize,
  bundleCount: i32,
  mix: usize,
  mixReach: i32,
  volume: usize,
  factor: usize,
  demand: usize,
  supply: usize,
  runs: usize,
  runCount: i32,
  out: usize,
): void {
  serviceSupply<f64>(
    y,
    sizes,
    open,
    bundles,
    bundleCount,
    mix,
    mixReach,
    volume,
    factor,
    demand,
    supply,
    runs,
    runCount,
    out,
  );
}
