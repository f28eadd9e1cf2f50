import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileKernels, type EnsembleKernels, makeKernels, plainKernels } from './ensemble-kernels.ts';
import { rankOf } from './ensemble-quantiles.ts';

const seed = 20261121;
const sizes = fc.record({
  places: fc.integer({ min: 1, max: 11 }),
  columns: fc.integer({ min: 1, max: 9 }),
  blocks: fc.integer({ min: 1, max: 11 }),
});

/** Fill kernel arrays with the same generated numbers and run one product. */
const product = (
  kernels: EnsembleKernels,
  wide: boolean,
  shape: { places: number; columns: number; draws: number },
  noisy: boolean,
  list: readonly number[] | null = null,
): { out: Float32Array | Float64Array; exact: Float64Array } => {
  const { places, columns, draws } = shape;
  const make = (length: number): Float32Array | Float64Array => {
    const array = wide ? kernels.f64(length) : kernels.f32(length);
    for (let i = 0; i < length; i++) array[i] = Math.sin(i * 12.9898 + length) * 300;
    return array;
  };
  const coefficients = make(places * columns);
  const rows = make(columns * draws);
  const noise = make(places * draws);
  const scale = make(places);
  const out = make(places * draws);
  const numbers = list === null ? null : kernels.i32(columns);
  numbers?.set(list?.slice(0, columns) ?? []);
  if (wide)
    kernels.productF64(
      coefficients as Float64Array,
      rows as Float64Array,
      noisy ? (noise as Float64Array) : null,
      scale as Float64Array,
      out as Float64Array,
      places,
      columns,
      draws,
      numbers,
    );
  else
    kernels.productF32(
      coefficients as Float32Array,
      rows as Float32Array,
      noisy ? (noise as Float32Array) : null,
      scale as Float32Array,
      out as Float32Array,
      places,
      columns,
      draws,
      columns,
      1,
      numbers,
    );
  const exact = new Float64Array(places * draws);
  for (let m = 0; m < places; m++)
    for (let d = 0; d < draws; d++) {
      let total = noisy ? (scale[m] ?? 0) * (noise[m * draws + d] ?? 0) : 0;
      for (let k = 0; k < columns; k++)
        total += (coefficients[m * columns + k] ?? 0) * (rows[(list?.[k] ?? k) * draws + d] ?? 0);
      exact[m * draws + d] = total;
    }
  return { out, exact };
};

describe('the kernels of the ensemble', () => {
  const module = compileKernels();

  it('are compiled here with SIMD, so that the tests below compare two things', () => {
    expect(module).not.toBeNull();
    expect(makeKernels(1024, 8, module).kind).toBe('simd');
    expect(makeKernels(1024, 8, null).kind).toBe('plain');
  });

  it('give the same digits with SIMD and without, in both precisions', () => {
    fc.assert(
      fc.property(sizes, fc.boolean(), fc.boolean(), (size, wide, noisy) => {
        const shape = { places: size.places, columns: size.columns, draws: size.blocks * 8 };
        const fast = product(makeKernels(1 << 20, 88, module), wide, shape, noisy);
        const slow = product(plainKernels(), wide, shape, noisy);
        expect(Array.from(fast.out)).toEqual(Array.from(slow.out));
      }),
      { seed, numRuns: 60 },
    );
  });

  it('take the rows that a list names, with SIMD and without', () => {
    fc.assert(
      fc.property(
        sizes,
        fc.boolean(),
        fc.boolean(),
        fc.array(fc.nat(8), { minLength: 9, maxLength: 9 }),
        (size, wide, noisy, list) => {
          // Rows are as many as the columns here, so the list names those.
          const numbers = list.map((row) => row % size.columns);
          const shape = { places: size.places, columns: size.columns, draws: size.blocks * 8 };
          const fast = product(makeKernels(1 << 20, 88, module), wide, shape, noisy, numbers);
          const slow = product(plainKernels(), wide, shape, noisy, numbers);
          expect(Array.from(fast.out)).toEqual(Array.from(slow.out));
          for (let i = 0; i < fast.exact.length; i++)
            expect(Math.abs((fast.out[i] ?? Number.NaN) - (fast.exact[i] ?? 0))).toBeLessThanOrEqual(
              1e-6 * 300 * 300 * 10,
            );
        },
      ),
      { seed, numRuns: 60 },
    );
  });

  it('agree with the plain sum to 1e-12 in double and 1e-6 of the terms in single precision', () => {
    fc.assert(
      fc.property(sizes, fc.boolean(), (size, wide) => {
        const shape = { places: size.places, columns: size.columns, draws: size.blocks * 8 };
        const { out, exact } = product(makeKernels(1 << 20, 88, module), wide, shape, true);
        // Terms are up to 300 × 300; ten of them are added.
        const tolerance = (wide ? 1e-12 : 1e-6) * 300 * 300 * 10;
        for (let i = 0; i < exact.length; i++)
          expect(Math.abs((out[i] ?? Number.NaN) - (exact[i] ?? 0))).toBeLessThanOrEqual(tolerance);
      }),
      { seed, numRuns: 60 },
    );
  });

  it('pick the same draws as sorting does, whatever their shape', () => {
    const value = fc.oneof(
      fc.float({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(0, -0, 1, 1, 1e30, -1e30, 1e-40),
      fc.float({ min: -1, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 200 }),
        fc.integer({ min: 1, max: 3 }),
        (row, places) => {
          const draws = row.length;
          const stride = draws + 3;
          const sorted = Float32Array.from(row).sort();
          const wanted = [0.1, 0.5, 0.9].map((share) => rankOf(share, draws));
          for (const kernels of [makeKernels(1 << 20, stride, module), plainKernels()]) {
            const data = kernels.f32(places * stride).fill(Number.NaN);
            for (let m = 0; m < places; m++) data.set(row, m * stride);
            const ranks = kernels.i32(3);
            ranks.set(wanted);
            const out = kernels.f32(places * 3);
            kernels.orderStatisticsF32(data, ranks, out, places, draws, stride);
            for (let i = 0; i < out.length; i++)
              expect(out[i]).toBeCloseTo(sorted[wanted[i % 3] ?? 0] ?? 0, 30);
          }
        },
      ),
      { seed, numRuns: 200 },
    );
  });

  it('keep a hole a hole', () => {
    for (const kernels of [makeKernels(1 << 16, 8, module), plainKernels()]) {
      const data = kernels.f32(8);
      data.set([1, 2, Number.NaN, 4, 5, 6, 7, 8]);
      const ranks = kernels.i32(1);
      const out = kernels.f32(1);
      kernels.orderStatisticsF32(data, ranks, out, 1, 8, 8);
      expect(out[0]).toBeNaN();
    }
  });

  it('find the same draws from the guess of the row before as from sorting, also where the guess is wrong', () => {
    const [places, draws, stride] = [40, 501, 504];
    const wanted = [0.1, 0.5, 0.9].map((share) => rankOf(share, draws));
    const value = (m: number, d: number): number => {
      const x = Math.sin(d * 12.9898 + m * 0.001) * 43758.5453;
      const share = x - Math.floor(x);
      // Rows like each other, and now and then one that is skewed, far off, flat or of two halves.
      if (m % 7 === 3) return share ** 4 * 1e6;
      if (m % 7 === 5) return Math.round(share * 3);
      if (m % 11 === 6) return share < 0.3 ? -1e4 + share : 1e4 + share;
      return (1 + m) * (share - 0.5);
    };
    for (const kernels of [makeKernels(1 << 20, stride, module), plainKernels()]) {
      const data = kernels.f32(places * stride);
      const ranks = kernels.i32(3);
      const out = kernels.f32(places * 3);
      ranks.set(wanted);
      for (let m = 0; m < places; m++) for (let d = 0; d < draws; d++) data[m * stride + d] = value(m, d);
      kernels.orderStatisticsF32(data, ranks, out, places, draws, stride);
      for (let m = 0; m < places; m++) {
        const sorted = data.slice(m * stride, m * stride + draws).sort();
        expect(Array.from(out.subarray(m * 3, m * 3 + 3))).toEqual(wanted.map((rank) => sorted[rank]));
      }
    }
  });

  it('multiply and sum rows, raise and put multipliers together with the same digits as their twins', () => {
    fc.assert(
      fc.property(sizes, fc.boolean(), fc.integer({ min: 1, max: 5 }), (size, add, cut) => {
        const [rows, length] = [size.columns, size.blocks * 8];
        const run = (kernels: EnsembleKernels): readonly number[] => {
          const [left, right, out] = [length, rows * length, rows * length].map((count) =>
            kernels.f32(count).map((_, i) => Math.sin(i * 7.31 + count) * 50),
          );
          const [a, b, c, sums] = [length, rows * length, rows * length, rows * 3].map((count) =>
            kernels.f32(count),
          );
          if (!left || !right || !out || !a || !b || !c || !sums) return [];
          a.set(left);
          b.set(right);
          c.set(out);
          kernels.multiplyRowsF32(a, b, c, rows, length, 0, length, add);
          const ends = kernels.i32(3);
          ends.set([cut, cut + 1, length]);
          kernels.segmentSumsF32(c, ends, sums, rows, length, 3, 3);
          const [alone, changes] = [kernels.f64(length), kernels.f64(length)];
          for (let i = 0; i < length; i++) {
            alone[i] = Math.sin(i * 1.7) * (i % 5 === 0 ? 800 : 3);
            changes[i] = Math.cos(i) * 0.1;
          }
          kernels.exponentialsF64(alone, length);
          const multipliers = kernels.f32(length);
          kernels.multipliersF32(alone, changes, multipliers, length);
          const means = kernels.f64(rows);
          const covariance = kernels.f64(rows * rows);
          kernels.covarianceF64(c, means, covariance, rows, length - 3, length);
          return [...c, ...sums, ...alone, ...multipliers, ...means, ...covariance];
        };
        expect(run(makeKernels(1 << 20, 64, module))).toEqual(run(plainKernels()));
      }),
      { seed, numRuns: 40 },
    );
  });

  it('know means and covariances as they are by definition', () => {
    const [rows, draws, stride] = [6, 200, 200];
    for (const kernels of [makeKernels(1 << 20, stride, module), plainKernels()]) {
      const data = kernels.f32(rows * stride);
      for (let i = 0; i < data.length; i++) data[i] = 0.2 + Math.sin(i * 0.37) * (1 + Math.floor(i / stride));
      const means = kernels.f64(rows);
      const covariance = kernels.f64(rows * rows);
      kernels.covarianceF64(data, means, covariance, rows, draws, stride);
      const mean = (k: number): number =>
        data.slice(k * stride, k * stride + draws).reduce((a, b) => a + b, 0) / draws;
      for (let i = 0; i < rows; i++) {
        expect(means[i]).toBeCloseTo(mean(i), 6);
        for (let j = 0; j <= i; j++) {
          let product = 0;
          for (let d = 0; d < draws; d++)
            product += ((data[i * stride + d] ?? 0) - mean(i)) * ((data[j * stride + d] ?? 0) - mean(j));
          expect(covariance[i * rows + j]).toBeCloseTo(product / draws, 4);
        }
      }
    }
  });

  it('draw the same points and normal numbers as their twins, out to the far tails', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(3000), (key, block) => {
        const count = 264;
        const run = (kernels: EnsembleKernels): readonly number[] => {
          const points = kernels.f64(count);
          const scrambled = kernels.f64(count);
          const bits = kernels.i32(count);
          for (let d = 0; d < count; d++) bits[d] = Math.imul(d + block, 0x9e3779b1);
          const normal = kernels.f32(count);
          kernels.shuffledPoints(points, key, block * 4, count);
          kernels.scramblePoints(bits, scrambled, key, count);
          const shares = kernels.f64(count);
          shares.set(points);
          shares.set([2 ** -33, 1 - 2 ** -33, 1e-6, 0.5, 0.075, 0.925]);
          kernels.normalNumbers(shares, normal, count);
          return [...points, ...scrambled, ...normal];
        };
        expect(run(makeKernels(1 << 20, 64, module))).toEqual(run(plainKernels()));
      }),
      { seed, numRuns: 40 },
    );
  });

  it('stop a caller that asks for more memory than was agreed', () => {
    const kernels = makeKernels(1024, 8, module);
    expect(() => kernels.f32(1 << 20)).toThrow('too little memory');
  });
});

describe('the rank that stands for a share of the draws', () => {
  it('is the smallest draw with that share at or below it', () => {
    expect(rankOf(0.1, 1000)).toBe(99);
    expect(rankOf(0.5, 1000)).toBe(499);
    expect(rankOf(0.9, 1000)).toBe(899);
    expect(rankOf(0.5, 1)).toBe(0);
    expect(rankOf(1, 10)).toBe(9);
  });
});
