import { type Heap, intAt, realAt } from './run-heap.ts';

/** Tables that `cohorts` is given pointers to, in this order. All in double precision but those named with `I`. */
export const cohortTables = [
  'stock', // [P][X·A] persons
  'deaths', // [Y][X·A] chance
  'exit', // [P][A] share
  'bandI', // [A] age band
  'pattern', // [A] retirement
  'transfer', // [P][A] share of the feeder
  'feederI', // [P] −1 for none
  'profile', // [kind][P][X·A] shares that sum to 1
  'shift', // [Y][P] years retirement is later
  'exitFactor', // [Y][P][band]
  'learned', // [Y][P] change in those who learn and come
  'persons', // [Y][P][kind] who enter
  'cells', // room [P][cohort Y][X·A]
  'total', // room [P][X·A]
  'retirement', // room [P][A]
  'stay', // room [X·A]
  'leaving', // room [P][X·A]
  'heads', // out [P][cohort Y][y]: cohort 0 the base stock, s + 1 those who came in year s
] as const;
type Tables = Readonly<Record<(typeof cohortTables)[number], number>>;

const tablesAt = (heap: Heap, tables: number): Tables =>
  Object.fromEntries(cohortTables.map((name, i) => [name, intAt(heap, tables, i)])) as Tables;

/** Move both sexes of one block one year up, from the oldest down, two ages at a time. @returns Persons left. */
const ageOn = (f64: Float64Array, cells: number, stay: number, ages: number): number => {
  const lanes: [number, number, number, number] = [0, 0, 0, 0];
  for (let a = ages - 2; a > 0; a -= 2)
    for (const sex of [0, 1] as const) {
      const at = cells + sex * ages + a;
      const from = stay + sex * ages + a - 1;
      const first = (f64[at - 1] as number) * (f64[from] as number);
      const second = (f64[at] as number) * (f64[from + 1] as number);
      f64[at] = first;
      f64[at + 1] = second;
      lanes[2 * sex] = (lanes[2 * sex] as number) + first;
      lanes[2 * sex + 1] = (lanes[2 * sex + 1] as number) + second;
    }
  const women = (f64[cells] as number) * (f64[stay] as number);
  const men = (f64[cells + ages] as number) * (f64[stay + ages] as number);
  f64[cells] = 0;
  f64[cells + ages] = 0;
  f64[cells + 1] = women;
  f64[cells + ages + 1] = men;
  return lanes[0] + lanes[1] + women + (lanes[2] + lanes[3] + men);
};

/** Take the share that leaves out of one block. @returns Persons left. */
const leave = (f64: Float64Array, cells: number, leaving: number, width: number): number => {
  let [even, odd] = [0, 0];
  for (let i = 0; i < width; i += 2) {
    const first = (1 - (f64[leaving + i] as number)) * (f64[cells + i] as number);
    const second = (1 - (f64[leaving + i + 1] as number)) * (f64[cells + i + 1] as number);
    f64[cells + i] = first;
    f64[cells + i + 1] = second;
    even += first;
    odd += second;
  }
  return even + odd;
};

const retire = (
  heap: Heap,
  pattern: number,
  level: number,
  shift: number,
  ages: number,
  out: number,
): void => {
  for (let a = 0; a < ages; a++) {
    const position = Math.min(Math.max(a - shift, 0), ages - 1);
    const low = Math.floor(position);
    const part = position - low;
    const share =
      level *
      ((1 - part) * realAt(heap, pattern, low) + part * realAt(heap, pattern, Math.min(low + 1, ages - 1)));
    heap.f64[(out >> 3) + a] = Math.min(1, share);
  }
};

/**
 * Take the nation's staff from the base year to the end: stock by cohort of entry, one year at a time, always in double precision.
 *
 * @param tables Pointers in the order of `cohortTables`. @param level Level of retirement. @param most Largest share that moves on.
 * @source docs/method/supply.md S2
 */
export const cohorts =
  (heap: Heap) =>
  (
    tables: number,
    years: number,
    professions: number,
    ages: number,
    kinds: number,
    level: number,
    most: number,
  ): void => {
    const { f64 } = heap;
    const at = tablesAt(heap, tables);
    const width = 2 * ages;
    f64.copyWithin(at.total >> 3, at.stock >> 3, (at.stock >> 3) + professions * width);
    const block = (p: number, c: number): number => (at.cells >> 3) + (p * years + c) * width;
    const head = (p: number, c: number, y: number): number => (at.heads >> 3) + (p * years + c) * years + y;
    for (let p = 0; p < professions; p++) {
      const from = (at.stock >> 3) + p * width;
      f64.copyWithin(block(p, 0), from, from + width);
      let sum = 0;
      for (let i = 0; i < width; i++) sum += f64[from + i] as number;
      f64[head(p, 0, 0)] = sum;
    }
    for (let y = 0; y + 1 < years; y++) {
      for (let p = 0; p < professions; p++) {
        writeStay(heap, at, y, p, professions, ages, level);
        ageOn(f64, (at.total >> 3) + p * width, at.stay >> 3, ages);
        for (let c = 0; c <= y; c++) f64[head(p, c, y + 1)] = ageOn(f64, block(p, c), at.stay >> 3, ages);
      }
      enter(heap, at, y, years, professions, ages, kinds, most);
    }
  };

/** Shares of one profession that stay through a year. */
const writeStay = (
  heap: Heap,
  at: Tables,
  y: number,
  p: number,
  professions: number,
  ages: number,
  level: number,
): void => {
  const late = realAt(heap, at.shift, y * professions + p);
  const retiring = at.retirement + p * ages * 8;
  if (y === 0 || late !== realAt(heap, at.shift, (y - 1) * professions + p))
    retire(heap, at.pattern, level, late, ages, retiring);
  for (let a = 0; a < ages; a++) {
    const factor = realAt(heap, at.exitFactor, (y * professions + p) * 3 + intAt(heap, at.bandI, a));
    const e = Math.min(1, Math.max(0, realAt(heap, at.exit, p * ages + a) * factor));
    const r = a === ages - 1 ? 1 : realAt(heap, retiring, a);
    const here = (1 - e) * (1 - r);
    heap.f64[(at.stay >> 3) + a] = (1 - realAt(heap, at.deaths, y * 2 * ages + a)) * here;
    heap.f64[(at.stay >> 3) + ages + a] = (1 - realAt(heap, at.deaths, y * 2 * ages + ages + a)) * here;
  }
};

/** Let people move from feeder to fed profession and new people enter, as a cohort of their own. */
const enter = (
  heap: Heap,
  at: Tables,
  y: number,
  years: number,
  professions: number,
  ages: number,
  kinds: number,
  most: number,
): void => {
  const { f64 } = heap;
  const width = 2 * ages;
  const [total, leaving, profile] = [at.total >> 3, at.leaving >> 3, at.profile >> 3];
  const block = (p: number, c: number): number => (at.cells >> 3) + (p * years + c) * width;
  const head = (p: number, c: number): number => (at.heads >> 3) + (p * years + c) * years + y + 1;
  f64.fill(0, leaving, leaving + professions * width);
  for (let p = 0; p < professions; p++) {
    const added = block(p, y + 1);
    f64.fill(0, added, added + width);
    for (let kind = 0; kind < kinds; kind++) {
      const people = realAt(heap, at.persons, (y * professions + p) * kinds + kind);
      if (people === 0) continue;
      const from = profile + (kind * professions + p) * width;
      for (let i = 0; i < width; i++)
        f64[added + i] = (f64[added + i] as number) + people * (f64[from + i] as number);
    }
    const source = intAt(heap, at.feederI, p);
    if (source < 0) continue;
    const going = realAt(heap, at.learned, y * professions + p);
    for (let i = 0; i < width; i++) {
      const share = Math.min(most, Math.max(0, realAt(heap, at.transfer, p * ages + (i % ages)) * going));
      const from = leaving + source * width + i;
      f64[from] = (f64[from] as number) + share;
      f64[added + i] = (f64[added + i] as number) + share * (f64[total + source * width + i] as number);
    }
  }
  for (let p = 0; p < professions; p++) {
    const feeds = Array.from({ length: professions }, (_, other) => intAt(heap, at.feederI, other)).includes(
      p,
    );
    if (feeds) {
      leave(f64, total + p * width, leaving + p * width, width);
      for (let c = 0; c <= y; c++) f64[head(p, c)] = leave(f64, block(p, c), leaving + p * width, width);
    }
    let [even, odd] = [0, 0];
    for (let i = 0; i < width; i++) {
      const people = f64[block(p, y + 1) + i] as number;
      f64[total + p * width + i] = (f64[total + p * width + i] as number) + people;
      if (i % 2 === 0) even += people;
      else odd += people;
    }
    f64[head(p, y + 1)] = even + odd;
  }
};
