import { int, lanesOf, weight, wholeTo } from './common';

// What every year and profession of `shares` reads beside its rows; set at its start, so that the parts are short.
let places: i32 = 0;
let regionCount: i32 = 0;
let professions: i32 = 0;
let sectorCount: i32 = 0;
let openCells: usize = 0;
/** Young people of the region over its need of all professions. Shape [M], then [R] in double precision. */
let youngOfPlace: usize = 0;
let youngOfRegion: usize = 0;
/** By region and reach in double precision, municipal sector first, then the others. Shape [2][R][reach]. */
let regional: usize = 0;
/** Twice the region of each place, and one more where the plan reaches it. */
let regionReach: usize = 0;

function region(part: i32, r: i32): usize {
  return regional + ((<usize>(part * regionCount + r)) << 4);
}

/** Sum of the open rows of a year, place by place. */
export function sumOfRows<T>(mask: usize, cells: i32, first: usize, rowBytes: usize, out: usize): void {
  const size = sizeof<T>();
  let b: usize = 0;
  const wide = wholeTo(0, rowBytes, 64);
  for (; b < wide; b += 64) {
    let s0 = v128.splat<T>(<T>0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let row = first + b;
    for (let cell: i32 = 0; cell < cells; cell++, row += rowBytes) {
      if (int(mask, cell) === 0) continue;
      s0 = v128.add<T>(s0, v128.load(row));
      s1 = v128.add<T>(s1, v128.load(row, 16));
      s2 = v128.add<T>(s2, v128.load(row, 32));
      s3 = v128.add<T>(s3, v128.load(row, 48));
    }
    v128.store(out + b, s0);
    v128.store(out + b, s1, 16);
    v128.store(out + b, s2, 32);
    v128.store(out + b, s3, 48);
  }
  for (; b < rowBytes; b += size) {
    let sum = <T>0;
    let row = first + b;
    for (let cell: i32 = 0; cell < cells; cell++, row += rowBytes)
      if (int(mask, cell) !== 0) sum += load<T>(row);
    store<T>(out + b, sum);
  }
}

/** Twin: `evenShares` in `src/kernel/run-shares.ts`. */
function even<T>(p: i32, rows: usize, originShare: f64, out: usize, outStride: usize): bool {
  const size = sizeof<T>();
  const rowBytes = <usize>places * size;
  const stride = <usize>professions * rowBytes;
  const whole = wholeTo(0, rowBytes, 32);
  let work: f64 = 0;
  let origin: f64 = 0;
  for (let k: i32 = 0; k < sectorCount; k++) {
    if (int(openCells, k * professions + p) === 0) continue;
    const row = rows + <usize>k * stride;
    let a0 = v128.splat<T>(<T>0);
    let a1 = a0;
    let h0 = a0;
    let h1 = a0;
    let b: usize = 0;
    for (; b < whole; b += 32) {
      const d0 = v128.load(row + b);
      const d1 = v128.load(row + b, 16);
      a0 = v128.add<T>(a0, d0);
      a1 = v128.add<T>(a1, d1);
      h0 = v128.add<T>(h0, v128.mul<T>(d0, v128.load(youngOfPlace + b)));
      h1 = v128.add<T>(h1, v128.mul<T>(d1, v128.load(youngOfPlace + b, 16)));
    }
    let here = lanesOf<T>(a0) + lanesOf<T>(a1);
    let home = lanesOf<T>(h0) + lanesOf<T>(h1);
    for (; b < rowBytes; b += size) {
      here += <f64>load<T>(row + b);
      home += <f64>load<T>(row + b) * <f64>load<T>(youngOfPlace + b);
    }
    work += here;
    origin += home;
  }
  if (!(work > 0)) return false;
  const settled = origin > 0 ? originShare : 0;
  const byHome = <T>(settled > 0 ? settled / origin : 0);
  const byWork = <T>((1 - settled) / work);
  const homes = v128.splat<T>(byHome);
  const works = v128.splat<T>(byWork);
  for (let k: i32 = 0; k < sectorCount; k++) {
    if (int(openCells, k * professions + p) === 0) continue;
    const row = rows + <usize>k * stride;
    const to = out + <usize>k * outStride;
    let b: usize = 0;
    const vectors = wholeTo(0, rowBytes, 16);
    for (; b < vectors; b += 16) {
      const pull = v128.add<T>(v128.mul<T>(homes, v128.load(youngOfPlace + b)), works);
      v128.store(to + b, v128.mul<T>(v128.load(row + b), pull));
    }
    for (; b < rowBytes; b += size)
      store<T>(to + b, load<T>(row + b) * (byHome * load<T>(youngOfPlace + b) + byWork));
  }
  return true;
}

/** Twin: `movedShares` in `src/kernel/run-shares.ts`. */
function moved<T>(p: i32, rows: usize, originShare: f64, drivers: usize, out: usize, outStride: usize): bool {
  const size = sizeof<T>();
  const stride = <usize>professions * <usize>places * size;
  const outside = weight<f64>(drivers, 0);
  const inside = weight<f64>(drivers, 1);
  // Need by region and reach, sector by sector: 0 municipal, 1 the others.
  memory.fill(regional, 0, ((<usize>regionCount) << 3) * 4);
  for (let k: i32 = 0; k < sectorCount; k++) {
    if (int(openCells, k * professions + p) === 0) continue;
    const row = rows + <usize>k * stride;
    const sums = k === 0 ? regional : regional + (((<usize>regionCount) << 3) << 1);
    for (let m: i32 = 0; m < places; m++) {
      const sum = sums + ((<usize>int(regionReach, m)) << 3);
      store<f64>(sum, load<f64>(sum) + <f64>load<T>(row + <usize>m * size));
    }
  }
  let origin: f64 = 0;
  let work: f64 = 0;
  for (let r: i32 = 0; r < regionCount; r++) {
    const here = load<f64>(region(0, r));
    const there = load<f64>(region(0, r), 8);
    const elseHere = load<f64>(region(1, r));
    const elseThere = load<f64>(region(1, r), 8);
    const wanted = here * outside + there * inside + (elseHere * outside + elseThere * inside);
    if (wanted > 0 && originShare > 0)
      origin += load<f64>(youngOfRegion + ((<usize>r) << 3)) * (here + there + (elseHere + elseThere));
    work += wanted;
  }
  if (!(work > 0)) return false;
  const settled = origin > 0 ? originShare : 0;
  const byHome = settled > 0 ? settled / origin : 0;
  const byWork = (1 - settled) / work;
  for (let r: i32 = 0; r < regionCount; r++) writeFactors(r, byHome, byWork, drivers);
  for (let k: i32 = 0; k < sectorCount; k++) {
    if (int(openCells, k * professions + p) === 0) continue;
    const row = rows + <usize>k * stride;
    const to = out + <usize>k * outStride;
    const factors = k === 0 ? regional : regional + (((<usize>regionCount) << 3) << 1);
    for (let m: i32 = 0; m < places; m++) {
      const b = <usize>m * size;
      const factor = load<f64>(factors + ((<usize>int(regionReach, m)) << 3));
      store<T>(to + b, <T>(<f64>load<T>(row + b) * factor));
    }
  }
  return true;
}

/** Put in place of a region's need what a full-time equivalent of it gives of the nation's new people, by sector and reach. */
function writeFactors(r: i32, byHome: f64, byWork: f64, drivers: usize): void {
  const outside = weight<f64>(drivers, 0);
  const inside = weight<f64>(drivers, 1);
  const needHere = load<f64>(region(0, r));
  const needThere = load<f64>(region(0, r), 8);
  const elseHere = load<f64>(region(1, r));
  const elseThere = load<f64>(region(1, r), 8);
  const here = needHere * outside;
  const there = needThere * inside;
  const municipal = here + there;
  const others = elseHere * outside + elseThere * inside;
  const wanted = municipal + others;
  const both = municipal !== 0 && others !== 0;
  // Pull is a share of all who are wanted: over the municipal part of them.
  const perPull = both ? wanted / municipal : 0;
  const pullHere = max<f64>(0, 1 + weight<f64>(drivers, 2) * perPull);
  const pullThere = max<f64>(0, 1 + weight<f64>(drivers, 3) * perPull);
  const drawn = here * pullHere + there * pullThere;
  const home = load<f64>(youngOfRegion + ((<usize>r) << 3)) * (needHere + needThere + (elseHere + elseThere));
  const share = wanted > 0 ? (byHome * home + byWork * wanted) / wanted : 0;
  // The municipal sector can draw all there are, not more; alone in a region it takes all.
  const most = others > 0 ? min<f64>(drawn, wanted) : wanted;
  const drawing = drawn > 0 ? (share * most) / drawn : 0;
  const leaving = others > 0 ? (share * (wanted - most)) / others : 0;
  store<f64>(region(0, r), outside * pullHere * drawing);
  store<f64>(region(0, r), inside * pullThere * drawing, 8);
  store<f64>(region(1, r), outside * leaving);
  store<f64>(region(1, r), inside * leaving, 8);
}

/** Young people of every region over its need of all professions. Twin: `youngShares` in `src/kernel/run-shares.ts`. */
function youngShares<T>(total: usize, young: usize, regionStart: usize, regionMember: usize): void {
  const size = sizeof<T>();
  for (let r: i32 = 0; r < regionCount; r++) {
    const end = int(regionStart, r + 1);
    let all: f64 = 0;
    for (let i = int(regionStart, r); i < end; i++)
      all += <f64>load<T>(total + <usize>int(regionMember, i) * size);
    const share = all > 0 ? load<f64>(young + ((<usize>r) << 3)) / all : 0;
    store<f64>(youngOfRegion + ((<usize>r) << 3), share);
    for (let i = int(regionStart, r); i < end; i++)
      store<T>(youngOfPlace + <usize>int(regionMember, i) * size, <T>share);
  }
}

/** Twin: `shares` in `src/kernel/run-shares.ts`. */
export function shares<T>(
  list: usize,
  count: i32,
  sizes: usize,
  open: usize,
  demand: usize,
  base: usize,
  young: usize,
  regionStart: usize,
  regionMember: usize,
  regionsReached: usize,
  drivers: usize,
  originShare: f64,
  room: usize,
  regions: usize,
  out: usize,
): void {
  const years = int(sizes, 0);
  sectorCount = int(sizes, 2);
  professions = int(sizes, 3);
  places = int(sizes, 4);
  regionCount = int(sizes, 5);
  openCells = open;
  regionReach = regionsReached;
  youngOfRegion = regions;
  regional = regions + ((<usize>regionCount) << 3);
  const size = sizeof<T>();
  const rowBytes = <usize>places * size;
  const cells = sectorCount * professions;
  youngOfPlace = room + rowBytes;
  for (let n: i32 = 0; n < count; n++) {
    const y = int(list, n);
    const first = demand + <usize>(y * cells) * rowBytes;
    sumOfRows<T>(open, cells, first, rowBytes, room);
    youngShares<T>(room, young + ((<usize>(y * regionCount)) << 3), regionStart, regionMember);
    const outStride = <usize>(professions * years) * rowBytes;
    for (let p: i32 = 0; p < professions; p++) {
      const rows = first + <usize>p * rowBytes;
      const atBase = base + <usize>p * rowBytes;
      const to = out + <usize>(p * years + y) * rowBytes;
      const driver = drivers + ((<usize>(y * professions + p)) << 5);
      const same =
        weight<f64>(driver, 0) === weight<f64>(driver, 1) &&
        weight<f64>(driver, 2) === 0 &&
        weight<f64>(driver, 3) === 0;
      // A profession that no one needs any more goes where it was at the base date.
      if (same) {
        if (!even<T>(p, rows, originShare, to, outStride)) even<T>(p, atBase, 0, to, outStride);
      } else if (!moved<T>(p, rows, originShare, driver, to, outStride))
        moved<T>(p, atBase, 0, driver, to, outStride);
    }
  }
}
