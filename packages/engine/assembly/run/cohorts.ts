import { int, pointer, weight } from './common';

/** Exact in double precision whatever the rest of a run is in: twenty-five years of shares multiply. */
function real(table: usize, index: i32): f64 {
  return weight<f64>(table, index);
}

/**
 * Move both sexes of one block one year up, from the oldest down so that no one is moved twice. Returns persons left.
 * Ages: 58 of each sex, 29 whole vectors.
 */
function ageOn(cells: usize, stay: usize, ages: i32): f64 {
  let women = f64x2.splat(0);
  let men = women;
  const sex = (<usize>ages) << 3;
  for (let b = sex - 16; b > 0; b -= 16) {
    const f = f64x2.mul(v128.load(cells + b - 8), v128.load(stay + b - 8));
    const m = f64x2.mul(v128.load(cells + sex + b - 8), v128.load(stay + sex + b - 8));
    v128.store(cells + b, f);
    v128.store(cells + sex + b, m);
    women = f64x2.add(women, f);
    men = f64x2.add(men, m);
  }
  const f = load<f64>(cells) * load<f64>(stay);
  const m = load<f64>(cells + sex) * load<f64>(stay + sex);
  store<f64>(cells, 0);
  store<f64>(cells + sex, 0);
  store<f64>(cells + 8, f);
  store<f64>(cells + sex + 8, m);
  return (
    f64x2.extract_lane(women, 0) +
    f64x2.extract_lane(women, 1) +
    f +
    (f64x2.extract_lane(men, 0) + f64x2.extract_lane(men, 1) + m)
  );
}

/** Take the share that leaves out of one block. Returns persons left. */
function leave(cells: usize, leaving: usize, bytes: usize): f64 {
  let sum = f64x2.splat(0);
  const one = f64x2.splat(1);
  for (let b: usize = 0; b < bytes; b += 16) {
    const left = f64x2.mul(f64x2.sub(one, v128.load(leaving + b)), v128.load(cells + b));
    v128.store(cells + b, left);
    sum = f64x2.add(sum, left);
  }
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}

/** Retirement of every age at a shift: the pattern read that many years younger, between whole years by a straight line. */
function retire(pattern: usize, level: f64, shift: f64, ages: i32, out: usize): void {
  for (let a: i32 = 0; a < ages; a++) {
    const position = min<f64>(max<f64>(<f64>a - shift, 0), <f64>(ages - 1));
    const low = <i32>floor<f64>(position);
    const high = min<i32>(low + 1, ages - 1);
    const part = position - <f64>low;
    const share = level * ((1 - part) * real(pattern, low) + part * real(pattern, high));
    store<f64>(out + ((<usize>a) << 3), min<f64>(1, share));
  }
}

/** Twin: `cohorts` in `src/kernel/run-cohorts.ts`. `tables`: pointers in the order of `cohortTables` there. */
export function cohorts(
  tables: usize,
  years: i32,
  professions: i32,
  ages: i32,
  kinds: i32,
  level: f64,
  most: f64,
): void {
  const stock = pointer(tables, 0);
  const deaths = pointer(tables, 1);
  const exit = pointer(tables, 2);
  const band = pointer(tables, 3);
  const pattern = pointer(tables, 4);
  const transfer = pointer(tables, 5);
  const feeder = pointer(tables, 6);
  const profile = pointer(tables, 7);
  const shift = pointer(tables, 8);
  const exitFactor = pointer(tables, 9);
  const learned = pointer(tables, 10);
  const persons = pointer(tables, 11);
  const cells = pointer(tables, 12);
  const total = pointer(tables, 13);
  const retirement = pointer(tables, 14);
  const stay = pointer(tables, 15);
  const leaving = pointer(tables, 16);
  const heads = pointer(tables, 17);
  const width = 2 * ages;
  const block = (<usize>width) << 3;
  memory.copy(total, stock, <usize>professions * block);
  for (let p: i32 = 0; p < professions; p++) {
    memory.copy(cells + <usize>(p * years) * block, stock + <usize>p * block, block);
    let sum: f64 = 0;
    for (let i: i32 = 0; i < width; i++) sum += real(stock, p * width + i);
    store<f64>(heads + ((<usize>(p * years * years)) << 3), sum);
  }
  for (let y: i32 = 0; y + 1 < years; y++) {
    for (let p: i32 = 0; p < professions; p++) {
      const late = real(shift, y * professions + p);
      const retiring = retirement + ((<usize>(p * ages)) << 3);
      if (y === 0 || late !== real(shift, (y - 1) * professions + p))
        retire(pattern, level, late, ages, retiring);
      for (let a: i32 = 0; a < ages; a++) {
        const factor = real(exitFactor, (y * professions + p) * 3 + int(band, a));
        const e = min<f64>(1, max<f64>(0, real(exit, p * ages + a) * factor));
        const r = a === ages - 1 ? 1 : real(retiring, a);
        const here = (1 - e) * (1 - r);
        store<f64>(stay + ((<usize>a) << 3), (1 - real(deaths, y * width + a)) * here);
        store<f64>(stay + ((<usize>(ages + a)) << 3), (1 - real(deaths, y * width + ages + a)) * here);
      }
      ageOn(total + <usize>p * block, stay, ages);
      for (let c: i32 = 0; c <= y; c++) {
        const left = ageOn(cells + <usize>(p * years + c) * block, stay, ages);
        store<f64>(heads + ((<usize>((p * years + c) * years + y + 1)) << 3), left);
      }
    }
    enter(
      y,
      years,
      professions,
      ages,
      kinds,
      most,
      transfer,
      feeder,
      profile,
      learned,
      persons,
      cells,
      total,
      leaving,
      heads,
    );
  }
}

/** Let people move from feeder to fed profession and new people enter, as a cohort of their own. */
function enter(
  y: i32,
  years: i32,
  professions: i32,
  ages: i32,
  kinds: i32,
  most: f64,
  transfer: usize,
  feeder: usize,
  profile: usize,
  learned: usize,
  persons: usize,
  cells: usize,
  total: usize,
  leaving: usize,
  heads: usize,
): void {
  const width = 2 * ages;
  const block = (<usize>width) << 3;
  memory.fill(leaving, 0, <usize>professions * block);
  for (let p: i32 = 0; p < professions; p++) {
    const added = cells + <usize>(p * years + y + 1) * block;
    memory.fill(added, 0, block);
    for (let kind: i32 = 0; kind < kinds; kind++) {
      const people = real(persons, (y * professions + p) * kinds + kind);
      if (people === 0) continue;
      const weights = f64x2.splat(people);
      const from = profile + <usize>(kind * professions + p) * block;
      for (let b: usize = 0; b < block; b += 16)
        v128.store(added + b, f64x2.add(v128.load(added + b), f64x2.mul(weights, v128.load(from + b))));
    }
    const source = int(feeder, p);
    if (source < 0) continue;
    const going = real(learned, y * professions + p);
    for (let i: i32 = 0; i < width; i++) {
      const at = (<usize>i) << 3;
      const share = min<f64>(most, max<f64>(0, real(transfer, p * ages + (i % ages)) * going));
      const moving = share * load<f64>(total + <usize>source * block + at);
      const leaves = leaving + <usize>source * block + at;
      store<f64>(leaves, load<f64>(leaves) + share);
      store<f64>(added + at, load<f64>(added + at) + moving);
    }
  }
  for (let p: i32 = 0; p < professions; p++) {
    let feeds = false;
    for (let other: i32 = 0; other < professions; other++) feeds = feeds || int(feeder, other) === p;
    if (feeds) {
      leave(total + <usize>p * block, leaving + <usize>p * block, block);
      for (let c: i32 = 0; c <= y; c++) {
        const left = leave(cells + <usize>(p * years + c) * block, leaving + <usize>p * block, block);
        store<f64>(heads + ((<usize>((p * years + c) * years + y + 1)) << 3), left);
      }
    }
    const added = cells + <usize>(p * years + y + 1) * block;
    const all = total + <usize>p * block;
    let sum = f64x2.splat(0);
    for (let b: usize = 0; b < block; b += 16) {
      const people = v128.load(added + b);
      v128.store(all + b, f64x2.add(v128.load(all + b), people));
      sum = f64x2.add(sum, people);
    }
    store<f64>(
      heads + ((<usize>((p * years + y + 1) * years + y + 1)) << 3),
      f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1),
    );
  }
}
