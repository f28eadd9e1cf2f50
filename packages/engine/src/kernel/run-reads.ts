import { cellAt, eachRun, type Heap, intAt, sizesAt, weightAt } from './run-heap.ts';
import { sumOfRows } from './run-shares.ts';

/** Sum the rows of a mask, place by place and year by year. @param rows Shape [Y][K][P][M]. @param out Shape [Y][M]. */
export const rowSums =
  (heap: Heap) =>
  (sizes: number, mask: number, rows: number, out: number): void => {
    const { years, sectors, professions, places } = sizesAt(heap, sizes);
    const cells = sectors * professions;
    for (let y = 0; y < years; y++)
      sumOfRows(
        heap,
        mask,
        cells,
        (rows >> heap.shift) + y * cells * places,
        places,
        (out >> heap.shift) + y * places,
      );
  };

/**
 * Sum rows over the places of some runs, those not reached and those reached apart.
 *
 * @param mask 1 for cells to sum; row n is of cell n mod `cells`. @param runs Places to sum. @param out Double precision. Shape [count][R].
 */
export const memberSums =
  (heap: Heap) =>
  (
    rows: number,
    mask: number,
    count: number,
    cells: number,
    places: number,
    runs: number,
    runCount: number,
    out: number,
  ): void => {
    // Lanes of two vectors side by side, so that double precision adds up in the same order as with SIMD.
    const lanes = new Float64Array(4);
    for (let n = 0; n < count; n++) {
      if (intAt(heap, mask, n % cells) === 0) continue;
      const row = (rows >> heap.shift) + n * places;
      const to = (out >> 3) + 2 * n;
      heap.f64[to] = 0;
      heap.f64[to + 1] = 0;
      eachRun(heap, runs, runCount, (from, end, reach) => {
        lanes.fill(0);
        const whole = end - ((end - from) % 4);
        for (let m = from; m < whole; m++) {
          const lane = (m - from) % 4;
          lanes[lane] = (lanes[lane] as number) + cellAt(heap, row + m);
        }
        let sum = (lanes[0] as number) + (lanes[1] as number) + ((lanes[2] as number) + (lanes[3] as number));
        for (let m = whole; m < end; m++) sum += cellAt(heap, row + m);
        heap.f64[to + reach] = (heap.f64[to + reach] as number) + sum;
      });
    }
  };

/**
 * Staff of every service in one year, over the places of some runs: inside a sector a service has its part of need.
 *
 * @param out Double precision. Shape [S]. The rest as in `mixed`. @source docs/method/balance.md B4
 */
export const serviceSupply =
  (heap: Heap) =>
  (
    y: number,
    sizes: number,
    open: number,
    bundles: number,
    bundleCount: number,
    mix: number,
    mixReach: number,
    volume: number,
    factor: number,
    demand: number,
    supply: number,
    runs: number,
    runCount: number,
    out: number,
  ): void => {
    const { shift } = heap;
    const { services, sectors, professions, places } = sizesAt(heap, sizes);
    for (let bundle = 0; bundle < bundleCount; bundle++) {
      const about = bundles + bundle * 16;
      const k = intAt(heap, about, 1);
      for (let s = intAt(heap, about, 2); s < intAt(heap, about, 2) + intAt(heap, about, 3); s++) {
        const cell = y * services + s;
        let there = 0;
        for (let p = 0; p < professions; p++) {
          if (intAt(heap, open, k * professions + p) === 0) continue;
          const row = ((y * sectors + k) * professions + p) * places;
          const local = (factor >> shift) + (intAt(heap, about, 0) * professions + p) * places;
          eachRun(heap, runs, runCount, (from, to, reach) => {
            const share = weightAt(heap, mix, reach * mixReach + cell * professions + p);
            if (share === 0) return;
            let sum = 0;
            for (let m = from; m < to; m++) {
              const needed = cellAt(heap, (demand >> shift) + row + m);
              if (!(needed > 0)) continue;
              const own = cellAt(heap, (volume >> shift) + cell * places + m) * cellAt(heap, local + m);
              sum += (own * cellAt(heap, (supply >> shift) + row + m)) / needed;
            }
            there += sum * share;
          });
        }
        heap.f64[(out >> 3) + s] = there;
      }
    }
  };
