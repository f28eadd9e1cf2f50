import { cellAt, type Heap, intAt, realAt, sizesAt } from './run-heap.ts';

/** What the shares of one year are worked out from; indices into the heap's views, not pointers. */
interface ShareYear {
  readonly heap: Heap;
  readonly places: number;
  readonly regions: number;
  readonly professions: number;
  readonly sectors: number;
  readonly open: number;
  readonly regionStart: number;
  readonly regionMember: number;
  /** Twice the region of each place, and one more where the plan reaches it. Pointer. */
  readonly regionReach: number;
  /** Young people of the region over its need of all professions, by place (figures) and by region (double precision). */
  readonly youngOfPlace: number;
  readonly youngOfRegion: number;
  /** By region and reach, municipal sector first, then the others. Shape [2][R][reach]. */
  readonly regional: number;
}

/** Sum of the open rows of one year, place by place. @param first Index of the first row. */
export const sumOfRows = (
  heap: Heap,
  mask: number,
  cells: number,
  first: number,
  places: number,
  out: number,
): void => {
  const { cell } = heap;
  cell.fill(0, out, out + places);
  for (let c = 0; c < cells; c++) {
    if (intAt(heap, mask, c) === 0) continue;
    for (let m = 0; m < places; m++)
      cell[out + m] = cellAt(heap, out + m) + cellAt(heap, first + c * places + m);
  }
};

const isOpen = ({ heap, open, professions }: ShareYear, k: number, p: number): boolean =>
  intAt(heap, open, k * professions + p) !== 0;

/** Sums of a row and of the row × young shares: four lanes, as two vectors of two side by side, then what is left. */
const sumsOf = ({ heap, places, youngOfPlace }: ShareYear, row: number): readonly [number, number] => {
  const whole = places - (places % 4);
  const lanes = new Float64Array(8);
  for (let m = 0; m < whole; m += 4)
    for (let lane = 0; lane < 4; lane++) {
      const fte = cellAt(heap, row + m + lane);
      lanes[lane] = (lanes[lane] as number) + fte;
      lanes[4 + lane] = (lanes[4 + lane] as number) + fte * cellAt(heap, youngOfPlace + m + lane);
    }
  const [a, b, c, d, e, f, g, h] = lanes as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  let work = a + b + (c + d);
  let origin = e + f + (g + h);
  for (let m = whole; m < places; m++) {
    work += cellAt(heap, row + m);
    origin += cellAt(heap, row + m) * cellAt(heap, youngOfPlace + m);
  }
  return [work, origin];
};

/** Weights of where the young live and of where the work is; null when no one is needed. */
const weights = (
  origin: number,
  work: number,
  originShare: number,
): { readonly byHome: number; readonly byWork: number } | null => {
  if (!(work > 0)) return null;
  const settled = origin > 0 ? originShare : 0;
  return { byHome: settled > 0 ? settled / origin : 0, byWork: (1 - settled) / work };
};

/**
 * The common case: nothing is more attractive than anything else, so a place's share is its need × what its region gives
 * for each FTE of need, and no region's need of the profession has to be added up.
 */
const evenShares = (
  year: ShareYear,
  p: number,
  rows: number,
  originShare: number,
  out: number,
  outStride: number,
): boolean => {
  const { heap, places, professions, sectors, youngOfPlace } = year;
  let [work, origin] = [0, 0];
  for (let k = 0; k < sectors; k++) {
    if (!isOpen(year, k, p)) continue;
    const [here, home] = sumsOf(year, rows + k * professions * places);
    work += here;
    origin += home;
  }
  const found = weights(origin, work, originShare);
  if (found === null) return false;
  for (let k = 0; k < sectors; k++) {
    if (!isOpen(year, k, p)) continue;
    const row = rows + k * professions * places;
    const to = out + k * outStride;
    for (let m = 0; m < places; m++)
      heap.cell[to + m] =
        cellAt(heap, row + m) * (found.byHome * cellAt(heap, youngOfPlace + m) + found.byWork);
  }
  return true;
};

/** Index of a region's two numbers: of the municipal sector (0) or of the others (1), places not reached first. */
const region = ({ regional, regions }: ShareYear, part: number, r: number): number =>
  regional + 2 * (part * regions + r);

/** Add up one row's need by region and reach. @param part 0 municipal sector, 1 the others. */
const addNeed = ({ heap, places, regionReach }: ShareYear, row: number, first: number): void => {
  for (let m = 0; m < places; m++) {
    const sum = first + intAt(heap, regionReach, m);
    heap.f64[sum] = (heap.f64[sum] as number) + cellAt(heap, row + m);
  }
};

/** Put in place of a region's need what a full-time equivalent of it gives of the nation's new people, by sector and reach. */
const writeFactors = (
  year: ShareYear,
  r: number,
  { byHome, byWork }: { readonly byHome: number; readonly byWork: number },
  drivers: number,
): void => {
  const { heap, youngOfRegion } = year;
  const [outside, inside, pullOutside, pullInside] = [0, 1, 2, 3].map((i) => realAt(heap, drivers, i)) as [
    number,
    number,
    number,
    number,
  ];
  const [own, other] = [region(year, 0, r), region(year, 1, r)];
  const [needHere, needThere] = [heap.f64[own] as number, heap.f64[own + 1] as number];
  const [elseHere, elseThere] = [heap.f64[other] as number, heap.f64[other + 1] as number];
  const here = needHere * outside;
  const there = needThere * inside;
  const municipal = here + there;
  const others = elseHere * outside + elseThere * inside;
  const wanted = municipal + others;
  // Pull is a share of all who are wanted: over the municipal part of them.
  const perPull = municipal !== 0 && others !== 0 ? wanted / municipal : 0;
  const pullHere = Math.max(0, 1 + pullOutside * perPull);
  const pullThere = Math.max(0, 1 + pullInside * perPull);
  const drawn = here * pullHere + there * pullThere;
  const home = realAt(heap, youngOfRegion, r) * (needHere + needThere + (elseHere + elseThere));
  const share = wanted > 0 ? (byHome * home + byWork * wanted) / wanted : 0;
  // The municipal sector can draw all there are, not more; alone in a region it takes all.
  const most = others > 0 ? Math.min(drawn, wanted) : wanted;
  const drawing = drawn > 0 ? (share * most) / drawn : 0;
  const leaving = others > 0 ? (share * (wanted - most)) / others : 0;
  heap.f64[own] = outside * pullHere * drawing;
  heap.f64[own + 1] = inside * pullThere * drawing;
  heap.f64[other] = outside * leaving;
  heap.f64[other + 1] = inside * leaving;
};

const movedShares = (
  year: ShareYear,
  p: number,
  rows: number,
  originShare: number,
  drivers: number,
  out: number,
  outStride: number,
): boolean => {
  const { heap, places, regions, professions, sectors, regionReach, youngOfRegion } = year;
  const rowOf = (k: number): number => rows + k * professions * places;
  const [outside, inside] = [realAt(heap, drivers, 0), realAt(heap, drivers, 1)];
  heap.f64.fill(0, region(year, 0, 0), region(year, 2, 0));
  for (let k = 0; k < sectors; k++)
    if (isOpen(year, k, p)) addNeed(year, rowOf(k), region(year, k === 0 ? 0 : 1, 0));
  let [origin, work] = [0, 0];
  for (let r = 0; r < regions; r++) {
    const [own, other] = [region(year, 0, r), region(year, 1, r)];
    const [here, there] = [heap.f64[own] as number, heap.f64[own + 1] as number];
    const [elseHere, elseThere] = [heap.f64[other] as number, heap.f64[other + 1] as number];
    const wanted = here * outside + there * inside + (elseHere * outside + elseThere * inside);
    if (wanted > 0 && originShare > 0)
      origin += realAt(heap, youngOfRegion, r) * (here + there + (elseHere + elseThere));
    work += wanted;
  }
  const found = weights(origin, work, originShare);
  if (found === null) return false;
  for (let r = 0; r < regions; r++) writeFactors(year, r, found, drivers);
  for (let k = 0; k < sectors; k++) {
    if (!isOpen(year, k, p)) continue;
    const factors = region(year, k === 0 ? 0 : 1, 0);
    for (let m = 0; m < places; m++) {
      const factor = heap.f64[factors + intAt(heap, regionReach, m)] as number;
      heap.cell[out + k * outStride + m] = cellAt(heap, rowOf(k) + m) * factor;
    }
  }
  return true;
};

/** Young people of every region over its need of all professions. @param total Index of the summed row of need. */
const youngShares = (year: ShareYear, total: number, young: number): void => {
  const { heap, regions, youngOfRegion, youngOfPlace, regionStart, regionMember } = year;
  for (let r = 0; r < regions; r++) {
    const [from, to] = [intAt(heap, regionStart, r), intAt(heap, regionStart, r + 1)];
    let all = 0;
    for (let i = from; i < to; i++) all += cellAt(heap, total + intAt(heap, regionMember, i));
    const share = all > 0 ? realAt(heap, young, r) / all : 0;
    heap.f64[(youngOfRegion >> 3) + r] = share;
    for (let i = from; i < to; i++) heap.cell[youngOfPlace + intAt(heap, regionMember, i)] = share;
  }
};

/**
 * Share out the new people of the years listed among sectors and municipalities.
 *
 * @param list Years. @param demand Shape [Y][K][P][M]. @param base FTE at the base date. Shape [K][P][M].
 * @param young Residents 20–39. Shape [Y][R], double precision. @param regionStart First member of each region. Shape [R + 1].
 * @param drivers Attractiveness of the two reaches and pull of the two. Shape [Y][P][4], double precision.
 * @param regionReach Twice the region of each place, and one more where the plan reaches. @param room Two rows of figures. @param regions Seven rows by region, double precision. @param out Shape [K][P][Y][M].
 * @source docs/method/supply.md S4–S5
 */
export const shares =
  (heap: Heap) =>
  (
    list: number,
    count: number,
    sizes: number,
    open: number,
    demand: number,
    base: number,
    young: number,
    regionStart: number,
    regionMember: number,
    regionReach: number,
    drivers: number,
    originShare: number,
    room: number,
    regions: number,
    out: number,
  ): void => {
    const { shift } = heap;
    const size = sizesAt(heap, sizes);
    const { places, professions, years } = size;
    const cells = size.sectors * professions;
    const total = room >> shift;
    const year: ShareYear = {
      heap,
      ...size,
      open,
      regionStart,
      regionMember,
      regionReach,
      youngOfPlace: total + places,
      youngOfRegion: regions,
      regional: (regions >> 3) + size.regions,
    };
    for (let n = 0; n < count; n++) {
      const y = intAt(heap, list, n);
      const first = (demand >> shift) + y * cells * places;
      sumOfRows(heap, open, cells, first, places, total);
      youngShares(year, total, young + y * size.regions * 8);
      for (let p = 0; p < professions; p++) {
        const driver = drivers + (y * professions + p) * 32;
        const same =
          realAt(heap, driver, 0) === realAt(heap, driver, 1) &&
          realAt(heap, driver, 2) === 0 &&
          realAt(heap, driver, 3) === 0;
        const to = (out >> shift) + (p * years + y) * places;
        const outStride = professions * years * places;
        const share = (rows: number, origin: number): boolean =>
          same
            ? evenShares(year, p, rows, origin, to, outStride)
            : movedShares(year, p, rows, origin, driver, to, outStride);
        // A profession that no one needs any more goes where it was at the base date.
        if (!share(first + p * places, originShare)) share((base >> shift) + p * places, 0);
      }
    }
  };
