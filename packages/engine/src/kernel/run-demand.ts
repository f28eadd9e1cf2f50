import { cellAt, eachRun, type Heap, intAt, realAt, sizesAt, weightAt } from './run-heap.ts';

/**
 * Count users by rows: the table read between two whole shifts × change of use × local level.
 *
 * @param rows Nine pointers a row: low and high of places not reached, low and high of those reached, base level, level aimed
 * at, scale, users out (0: none), scaled out (0: none).
 * @param weights By row and reach: part of the way to high, the rest, change of use, weight of the base level.
 * @source docs/method/use.md U2–U4
 */
export const users =
  (heap: Heap) =>
  (rows: number, weights: number, count: number, runs: number, runCount: number): void => {
    const { cell, shift } = heap;
    for (let n = 0; n < count; n++) {
      const row = rows + n * 36;
      const [base, target, scale, out, scaled] = [4, 5, 6, 7, 8].map((i) => intAt(heap, row, i) >> shift) as [
        number,
        number,
        number,
        number,
        number,
      ];
      eachRun(heap, runs, runCount, (from, to, reach) => {
        const low = intAt(heap, row, 2 * reach) >> shift;
        const high = intAt(heap, row, 2 * reach + 1) >> shift;
        const w = (n * 2 + reach) * 4;
        const part = weightAt(heap, weights, w);
        const rest = weightAt(heap, weights, w + 1);
        const rate = weightAt(heap, weights, w + 2);
        const own = weightAt(heap, weights, w + 3);
        for (let m = from; m < to; m++) {
          const expected =
            part === 0 ? cellAt(heap, low + m) : cellAt(heap, low + m) * rest + cellAt(heap, high + m) * part;
          const aim = cellAt(heap, target + m);
          const value = expected * rate * (aim + (cellAt(heap, base + m) - aim) * own);
          if (out !== 0) cell[out + m] = value;
          if (scaled !== 0) cell[scaled + m] = value * cellAt(heap, scale + m);
        }
      });
    }
  };

/**
 * Pass a share of the work of one service to another, full-time equivalent for full-time equivalent, by rows.
 *
 * @param rows Giver, taker, users of giver and taker (0: they stay), FTE per work of giver and taker; which receiver (−1: any).
 * @param weights By row and reach, double precision: share, FTE per user of giver and taker, FTE that arrive for one that leaves.
 * @param receivers Who receives in each place. Shape [M].
 * @source docs/method/measures.md M3
 */
export const pass =
  (heap: Heap) =>
  (rows: number, weights: number, count: number, receivers: number, runs: number, runCount: number): void => {
    const { cell, shift } = heap;
    for (let n = 0; n < count; n++) {
      const row = rows + n * 28;
      const [giver, taker, giverUsers, takerUsers, giverFte, takerFte] = [0, 1, 2, 3, 4, 5].map(
        (i) => intAt(heap, row, i) >> shift,
      ) as [number, number, number, number, number, number];
      const receiver = intAt(heap, row, 6);
      eachRun(heap, runs, runCount, (start, end, reach) => {
        const w = (n * 2 + reach) * 4;
        const share = realAt(heap, weights, w);
        if (share === 0) return;
        const [from, to, rate] = [1, 2, 3].map((i) => realAt(heap, weights, w + i)) as [
          number,
          number,
          number,
        ];
        for (let m = start; m < end; m++) {
          if (receiver >= 0 && intAt(heap, receivers, m) !== receiver) continue;
          const held = cellAt(heap, giver + m);
          const moved = held * share;
          const there = cellAt(heap, takerFte + m) * to;
          const fte = moved * cellAt(heap, giverFte + m) * from * rate;
          if (!(there > 0) || !Number.isFinite(fte)) continue;
          cell[giver + m] = held - moved;
          cell[taker + m] = cellAt(heap, taker + m) + fte / there;
          if (giverUsers === 0) continue;
          const people = cellAt(heap, giverUsers + m);
          cell[giverUsers + m] = people - people * share;
          cell[takerUsers + m] = cellAt(heap, takerUsers + m) + people * share;
        }
      });
    }
  };

/**
 * Add up local mix norms by rows: Σ mix × local factor over professions.
 *
 * @param rows Norm out, mix of places not reached, block of local factors. @param mixReach Weights from one reach's mix to the other's.
 * @source docs/method/staffing.md F4
 */
export const norms =
  (heap: Heap) =>
  (
    rows: number,
    count: number,
    mixReach: number,
    professions: number,
    places: number,
    runs: number,
    runCount: number,
  ): void => {
    const { cell, shift } = heap;
    for (let n = 0; n < count; n++) {
      const row = rows + n * 12;
      const out = intAt(heap, row, 0) >> shift;
      const factor = intAt(heap, row, 2) >> shift;
      eachRun(heap, runs, runCount, (from, to, reach) => {
        const mix = (intAt(heap, row, 1) >> shift) + reach * mixReach;
        cell.fill(0, out + from, out + to);
        for (let p = 0; p < professions; p++) {
          const w = cellAt(heap, mix + p);
          if (w === 0) continue;
          for (let m = from; m < to; m++)
            cell[out + m] = cellAt(heap, out + m) + w * cellAt(heap, factor + p * places + m);
        }
      });
    }
  };

/**
 * Turn workload into the staff of a service, by rows: FTE = work × FTE per work × change; volume = FTE over the local norm.
 *
 * @param rows Work, FTE per work, norm, FTE out, volume out. @param weights By row and reach: change of FTE per user.
 * @source docs/method/staffing.md F1–F3
 */
export const staff =
  (heap: Heap) =>
  (rows: number, weights: number, count: number, runs: number, runCount: number): void => {
    const { cell, shift } = heap;
    for (let n = 0; n < count; n++) {
      const [work, perWork, norm, byService, volume] = [0, 1, 2, 3, 4].map(
        (i) => intAt(heap, rows + n * 20, i) >> shift,
      ) as [number, number, number, number, number];
      eachRun(heap, runs, runCount, (from, to, reach) => {
        const change = weightAt(heap, weights, n * 2 + reach);
        for (let m = from; m < to; m++) {
          const fte = cellAt(heap, work + m) * cellAt(heap, perWork + m) * change;
          cell[byService + m] = fte;
          cell[volume + m] = fte / cellAt(heap, norm + m);
        }
      });
    }
  };

/**
 * Add up the need of every open profession of the sectors and years listed: Σ mix × volume × local factor over services.
 *
 * @param list Year and sector of each. @param open 1 for cells in use. Shape [K][P].
 * @param bundles Mix group, sector, first service and number of services (at most four) that share local factors.
 * @param mix Shape [R][Y][S][P]. @param volume Shape [Y][S][M]. @param factor Shape [G][P][M]. @param demand Shape [Y][K][P][M].
 * @source docs/method/staffing.md F4
 */
export const mixed =
  (heap: Heap) =>
  (
    list: number,
    count: number,
    sizes: number,
    open: number,
    bundles: number,
    bundleCount: number,
    mix: number,
    mixReach: number,
    volume: number,
    factor: number,
    demand: number,
    _scratch: number,
    runs: number,
    runCount: number,
  ): void => {
    const { cell, shift } = heap;
    const { services, sectors, professions, places } = sizesAt(heap, sizes);
    const volumes = volume >> shift;
    for (let n = 0; n < count; n++) {
      const y = intAt(heap, list, 2 * n);
      const k = intAt(heap, list, 2 * n + 1);
      for (let p = 0; p < professions; p++) {
        if (intAt(heap, open, k * professions + p) === 0) continue;
        const out = (demand >> shift) + ((y * sectors + k) * professions + p) * places;
        cell.fill(0, out, out + places);
        for (let bundle = 0; bundle < bundleCount; bundle++) {
          const about = bundles + bundle * 16;
          if (intAt(heap, about, 1) !== k) continue;
          const first = y * services + intAt(heap, about, 2);
          const local = (factor >> shift) + (intAt(heap, about, 0) * professions + p) * places;
          const members = Array.from({ length: intAt(heap, about, 3) }, (_, s) => first + s);
          eachRun(heap, runs, runCount, (from, to, reach) => {
            const terms = members.map((at) => ({
              share: weightAt(heap, mix, reach * mixReach + at * professions + p),
              row: volumes + at * places,
            }));
            const used = terms.filter(({ share }) => share !== 0);
            if (used.length === 0) return;
            for (let m = from; m < to; m++) {
              let sum = 0;
              for (let t = 0; t < used.length; t++) {
                const { share, row } = used[t] as { share: number; row: number };
                sum += share * cellAt(heap, row + m);
              }
              cell[out + m] = cellAt(heap, out + m) + sum * cellAt(heap, local + m);
            }
          });
        }
      }
    }
  };
