import { at } from '@veivalg/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directionNumbers, sobolDimensions } from './sobol-directions.ts';
import { sobolOrder } from './sobol-order.ts';
import { nestedScramble, reverseDigits, sobolPoint, sobolPoints } from './sobol-points.ts';

const seed = 20261121;

describe('scrambled Sobol points', () => {
  it('are addressed: the same seed, name and draw give the same digits, whatever else is drawn', () => {
    const alone = sobolPoints(7, 'demand.standardGrowth', 64);
    sobolPoints(7, 'another.one', 64);
    expect(sobolPoints(7, 'demand.standardGrowth', 64)).toEqual(alone);
    expect(sobolPoint(7, 'demand.standardGrowth', 41)).toBe(at(alone, 41));
    // Known answers pin the digits for good: a run file must be rebuilt years from now.
    expect(Array.from(sobolPoints(1, 'a', 4), (u) => Math.round(u * 1e9))).toEqual([
      553793279, 811939470, 254443372, 51361318,
    ]);
  });

  it('can be made in any pieces, by one worker or eight', () => {
    const whole = sobolPoints(3, 'x', 1000);
    for (let worker = 0; worker < 8; worker++)
      expect(sobolPoints(3, 'x', 125, worker * 125)).toEqual(whole.slice(worker * 125, worker * 125 + 125));
  });

  it('fall one in each equal part, for every power of two from 256', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.string(),
        fc.integer({ min: 8, max: 12 }),
        fc.integer({ min: 0, max: 20 }),
        (s, name, k, block) => {
          const count = 2 ** k;
          const seen = new Set(
            Array.from(sobolPoints(s, name, count, block * count), (u) => Math.floor(u * count)),
          );
          expect(seen.size).toBe(count);
        },
      ),
      { seed, numRuns: 60 },
    );
  });

  it('lie strictly inside 0–1, at the ends of the draw numbers too', () => {
    for (const draw of [0, 1, 2 ** 31, 2 ** 32 - 1]) {
      const u = sobolPoint(1, 'edge', draw);
      expect(u).toBeGreaterThan(0);
      expect(u).toBeLessThan(1);
    }
  });

  it('of two names are as good as independent', () => {
    const names = Array.from({ length: 40 }, (_, i) => `p.${i}`);
    const points = names.map((name) => sobolPoints(11, name, 1024));
    let worst = 0;
    for (let i = 0; i < names.length; i++)
      for (let j = 0; j < i; j++) {
        let total = 0;
        for (let d = 0; d < 1024; d++)
          total += (at(points[i] as Float64Array, d) - 0.5) * (at(points[j] as Float64Array, d) - 0.5);
        worst = Math.max(worst, Math.abs((total / 1024) * 12));
      }
    // The largest of 780 sample correlations of 1,024 independent pairs: 1/32 × 3.2 on average; 4.5 is passed once in 190 tries.
    expect(worst).toBeLessThan(4.5 / 32);
  });

  it('give sums of single parameters at least a hundred times closer than plain draws would', () => {
    const names = Array.from({ length: 20 }, (_, i) => `q.${i}`);
    let squares = 0;
    for (let s = 0; s < 20; s++) {
      let total = 0;
      for (const name of names) for (const u of sobolPoints(s, name, 1024)) total += u * u;
      squares += (total / 1024 - 20 / 3) ** 2;
    }
    const plainError = Math.sqrt((20 * 4) / 45 / 1024);
    expect(Math.sqrt(squares / 20)).toBeLessThan(plainError / 100);
  });
});

describe('the scramble', () => {
  it('is one to one, and numbers that share first digits share them afterwards', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        fc.integer({ min: 0, max: 31 }),
        fc.integer(),
        (value, bit, key) => {
          const other = (value ^ (1 << bit)) >>> 0;
          const difference = (nestedScramble(value, key) ^ nestedScramble(other, key)) >>> 0;
          expect(31 - Math.clz32(difference)).toBe(bit);
        },
      ),
      { seed },
    );
  });

  it('reads digits backwards twice to the start', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (value) => {
        expect(reverseDigits(reverseDigits(value))).toBe(value);
      }),
      { seed },
    );
    expect(reverseDigits(1)).toBe(2 ** 31);
  });
});

describe('the order of the Sobol dimensions', () => {
  it('gives each name one dimension, and begins as it always has', () => {
    expect(new Set(sobolOrder).size).toBe(sobolOrder.length);
    expect(sobolOrder.length).toBeLessThanOrEqual(sobolDimensions);
    expect(sobolOrder.slice(0, 3)).toEqual([
      'demand.standardGrowth',
      'demand.labourSaving',
      'demand.healthyShare',
    ]);
    expect(sobolOrder.indexOf('supply.inflow.nurse')).toBe(24);
  });
});

describe('the dimensions of the Sobol sequence', () => {
  const first = (dimension: number, count: number): readonly number[] => {
    const directions = directionNumbers(dimension);
    return Array.from({ length: count }, (_, draw) => {
      let bits = 0;
      for (let k = 0; draw >>> k !== 0; k++) if ((draw >>> k) & 1) bits ^= directions[k] ?? 0;
      return (bits >>> 0) / 4294967296;
    });
  };

  it('begin as published', () => {
    expect(first(0, 4)).toEqual([0, 0.5, 0.25, 0.75]);
    expect(first(1, 4)).toEqual([0, 0.5, 0.75, 0.25]);
    expect(first(2, 8)).toEqual([0.0, 0.5, 0.75, 0.25, 0.375, 0.875, 0.625, 0.125]);
  });

  it('fall one in each equal part, alone and two by two in squares for the first two', () => {
    for (let dimension = 0; dimension < sobolDimensions; dimension++)
      expect(new Set(first(dimension, 1024).map((u) => Math.floor(u * 1024))).size).toBe(1024);
    const [x, y] = [first(0, 1024), first(1, 1024)];
    expect(new Set(x.map((u, i) => Math.floor(u * 32) * 32 + Math.floor((y[i] ?? 0) * 32))).size).toBe(1024);
  });

  it('turn together nowhere: no pair of 64 is correlated by more than 0.05 over 1,024 draws', () => {
    const all = Array.from({ length: sobolDimensions }, (_, dimension) => first(dimension, 1024));
    let worst = 0;
    for (let i = 0; i < all.length; i++)
      for (let j = 0; j < i; j++) {
        let total = 0;
        for (let d = 0; d < 1024; d++) total += ((all[i]?.[d] ?? 0) - 0.5) * ((all[j]?.[d] ?? 0) - 0.5);
        worst = Math.max(worst, Math.abs((total / 1024) * 12));
      }
    expect(worst).toBeLessThan(0.05);
  });
});
