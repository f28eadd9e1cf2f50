import { f64, sum } from '@veivalg/core';
import { describe, expect, it } from 'vitest';
import { type EntryShareInput, entryShareRoom, entryShares } from './entry-shares.ts';

const places = 4;
const start = 3;
const stride = 6;
/** Need in the municipal and the specialist sector; nothing is open in the third, whatever stands in its row. */
const need = [
  [10, 20, 30, 0],
  [0, 20, 20, 0],
];
const demand = new Float64Array(2 + 3 * 5).fill(99);
need.forEach((row, k) => {
  demand.set(row, 2 + 5 * k);
});

/** Places 0 and 2 are region 0 and need 60 FTE, places 1 and 3 are region 1 and need 40. */
const input = (changes: Partial<EntryShareInput> = {}): EntryShareInput => ({
  demand,
  demandStart: 2,
  demandStride: 5,
  open: Uint8Array.of(1, 1, 0),
  need: Float64Array.of(60, 40),
  young: Float64Array.of(300, 100),
  allDemand: Float64Array.of(120, 160),
  regionOf: Int32Array.of(0, 1, 0, 1),
  regionCount: 2,
  attractiveness: [1, 1],
  pull: [0, 0],
  reached: Uint8Array.of(1, 0, 0, 0),
  originShare: 0.4,
  ...changes,
});

const shared = (changes: Partial<EntryShareInput> = {}): { any: boolean; out: Float64Array } => {
  const out = new Float64Array(start + 3 * stride).fill(-1);
  return { any: entryShares(input(changes), entryShareRoom(2), out, start, stride), out };
};
const row = (out: Float64Array, k: number): readonly number[] => [
  ...out.subarray(start + k * stride, start + k * stride + places),
];
/** What is held: rows of the two open sectors as expected, all together one, and nothing written elsewhere. */
const holds = (out: Float64Array, municipal: readonly number[], specialist: readonly number[]): void => {
  [municipal, specialist].forEach((expected, k) => {
    expected.forEach((share, m) => {
      expect(row(out, k)[m]).toBeCloseTo(share, 12);
    });
  });
  expect(sum(Float64Array.from([...row(out, 0), ...row(out, 1)]))).toBeCloseTo(1, 12);
  const written = new Set([0, 1].flatMap((k) => [0, 1, 2, 3].map((m) => start + k * stride + m)));
  out.forEach((value, i) => {
    if (!written.has(i)) expect(value).toBe(-1);
  });
};

// Young people on this profession: 300 × 60/120 = 150 and 100 × 40/160 = 25.
const home = [150 / 175, 25 / 175] as const;

describe('entryShares (S4–S5)', () => {
  it('shares between regions by the young and by need, and inside a region by need', () => {
    const { any, out } = shared();
    const first = 0.4 * home[0] + 0.6 * 0.6;
    const second = 0.4 * home[1] + 0.6 * 0.4;
    expect(any).toBe(true);
    holds(
      out,
      [(first * 10) / 60, (second * 20) / 40, (first * 30) / 60, 0],
      [0, (second * 20) / 40, (first * 20) / 60, 0],
    );
  });

  it('goes by need alone where origin counts for nothing or there are no young', () => {
    const byNeed = [
      [0.1, 0.2, 0.3, 0],
      [0, 0.2, 0.2, 0],
    ] as const;
    holds(shared({ originShare: 0 }).out, ...byNeed);
    holds(shared({ young: new Float64Array(2) }).out, ...byNeed);
  });

  it('lets what is attractive want more, in its region and against the other', () => {
    const { out } = shared({ attractiveness: [1, 3] });
    // Place 0 wants 30 instead of 10: region 0 wants 80 of 120.
    const first = 0.4 * home[0] + (0.6 * 80) / 120;
    const second = 0.4 * home[1] + (0.6 * 40) / 120;
    holds(out, [(first * 30) / 80, second / 2, (first * 30) / 80, 0], [0, second / 2, (first * 20) / 80, 0]);
  });

  it('is not moved by an attractiveness that all have', () => {
    const plain = shared().out;
    shared({ attractiveness: [3, 3] }).out.forEach((value, i) => {
      expect(value).toBeCloseTo(f64(plain, i), 14);
    });
  });

  it('draws people to the municipal sector by the pull of each place, from the others of the region', () => {
    const { out } = shared({ pull: [0.1, 0.3] });
    const first = 0.4 * home[0] + 0.6 * 0.6;
    const second = 0.4 * home[1] + 0.6 * 0.4;
    // Region 0: two thirds municipal, so factors 1 + 0.3 ÷ ⅔ and 1 + 0.1 ÷ ⅔. Region 1: a half, 1 + 0.1 ÷ ½.
    holds(
      out,
      [(first * 10 * 1.45) / 60, (second * 20 * 1.2) / 40, (first * 30 * 1.15) / 60, 0],
      [0, (second * 16) / 40, (first * (60 - 14.5 - 34.5)) / 60, 0],
    );
  });

  it('counts a pull on places not reached alone, and on reached places alone', () => {
    const first = 0.4 * home[0] + 0.6 * 0.6;
    const others = shared({ pull: [0.1, 0] }).out;
    expect(row(others, 0)[0]).toBeCloseTo((first * 10) / 60, 12);
    expect(row(others, 0)[2]).toBeCloseTo((first * 30 * 1.15) / 60, 12);
    const reached = shared({ pull: [0, 0.3] }).out;
    expect(row(reached, 0)[0]).toBeCloseTo((first * 10 * 1.45) / 60, 12);
    expect(row(reached, 0)[2]).toBeCloseTo((first * 30) / 60, 12);
  });

  it('gives the municipal sector all when the pull is stronger than that, and nothing when it is turned round', () => {
    const first = 0.4 * home[0] + 0.6 * 0.6;
    const second = 0.4 * home[1] + 0.6 * 0.4;
    holds(shared({ pull: [5, 5] }).out, [first / 4, second, (first * 3) / 4, 0], [0, 0, 0, 0]);
    holds(shared({ pull: [-5, -5] }).out, [0, 0, 0, 0], [0, second, first, 0]);
  });

  it('lets a sector that is alone in a region take all of it, whatever the pull', () => {
    for (const pull of [0.2, -0.2]) {
      const municipal = shared({
        pull: [pull, pull],
        open: Uint8Array.of(1, 0, 0),
        need: Float64Array.of(40, 20),
      });
      expect(row(municipal.out, 0).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
      expect(row(municipal.out, 1)).toEqual([-1, -1, -1, -1]);
      const specialist = shared({
        pull: [pull, pull],
        open: Uint8Array.of(0, 1, 0),
        need: Float64Array.of(20, 20),
      });
      expect(row(specialist.out, 1).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
      expect(row(specialist.out, 0)).toEqual([-1, -1, -1, -1]);
    }
  });

  it('sends no one to a region that needs none, and says when no region does', () => {
    const only = demand.map((value, i) => (i >= 2 && i < 12 && ((i - 2) % 5) % 2 === 1 ? 0 : value));
    for (const pull of [0, 0.1]) {
      const { out } = shared({ demand: only, need: Float64Array.of(60, 0), pull: [pull, pull] });
      expect([row(out, 0)[1], row(out, 0)[3], row(out, 1)[1]]).toEqual([0, 0, 0]);
      expect([...row(out, 0), ...row(out, 1)].reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
      const none = shared({
        demand: new Float64Array(demand.length),
        need: new Float64Array(2),
        pull: [pull, pull],
      });
      expect(none.any).toBe(false);
    }
  });
});
