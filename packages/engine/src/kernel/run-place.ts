import { cellAt, eachRun, type Heap, intAt, sizesAt, weightAt } from './run-heap.ts';

/**
 * Place the nation's staff: those of the base date who are left, and all who came since, by the shares of the year they came.
 *
 * @param base Shape [K][P][M]. @param left Share of the base stock still at work. Shape [P][R][Y].
 * @param people FTE that came in year s and are there in year y. Shape [P][R][y][s]; zero from s = y.
 * @param factors How much the staff work against the base date. Shape [K][P][R][Y]. @param entry Shape [K][P][Y][M].
 * @param fte Written before factors, `supply` after. Shape [Y][K][P][M].
 * @source docs/method/supply.md S3–S5
 */
export const placed =
  (heap: Heap) =>
  (
    sizes: number,
    open: number,
    base: number,
    left: number,
    people: number,
    factors: number,
    entry: number,
    fte: number,
    supply: number,
    runs: number,
    runCount: number,
  ): void => {
    const { cell, shift } = heap;
    const { years, sectors, professions, places } = sizesAt(heap, sizes);
    const cells = sectors * professions;
    for (let c = 0; c < cells; c++) {
      if (intAt(heap, open, c) === 0) continue;
      const p = c % professions;
      const from = (base >> shift) + c * places;
      const shares = (entry >> shift) + c * years * places;
      eachRun(heap, runs, runCount, (start, end, reach) => {
        for (let y = 0; y < years; y++) {
          const out = (fte >> shift) + (y * cells + c) * places;
          const worked = (supply >> shift) + (y * cells + c) * places;
          const stay = weightAt(heap, left, (p * 2 + reach) * years + y);
          const factor = weightAt(heap, factors, (c * 2 + reach) * years + y);
          for (let m = start; m < end; m++) cell[out + m] = cellAt(heap, from + m) * stay;
          for (let s = 0; s < y; s++) {
            const came = weightAt(heap, people, ((p * 2 + reach) * years + y) * years + s);
            const row = shares + s * places;
            for (let m = start; m < end; m++)
              cell[out + m] = cellAt(heap, out + m) + came * cellAt(heap, row + m);
          }
          for (let m = start; m < end; m++) cell[worked + m] = cellAt(heap, out + m) * factor;
        }
      });
    }
  };

/**
 * Multiply every open row by a factor of its own.
 *
 * @param from Shape [Y][K][P][M]. @param factors Shape [K][P][R][Y]. @param out As `from`.
 */
export const scaled =
  (heap: Heap) =>
  (
    sizes: number,
    open: number,
    from: number,
    factors: number,
    out: number,
    runs: number,
    runCount: number,
  ): void => {
    const { cell, shift } = heap;
    const { years, sectors, professions, places } = sizesAt(heap, sizes);
    const cells = sectors * professions;
    for (let row = 0; row < years * cells; row++) {
      const c = row % cells;
      if (intAt(heap, open, c) === 0) continue;
      const y = Math.floor(row / cells);
      eachRun(heap, runs, runCount, (start, end, reach) => {
        const factor = weightAt(heap, factors, (c * 2 + reach) * years + y);
        for (let m = row * places + start; m < row * places + end; m++)
          cell[(out >> shift) + m] = cellAt(heap, (from >> shift) + m) * factor;
      });
    }
  };
