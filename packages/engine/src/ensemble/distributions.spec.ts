import type { Distribution, Parameter } from '@veivalg/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaQuantile, betaShare } from './beta-distribution.ts';
import { normalQuantile, normalShare } from './normal-distribution.ts';
import { quantileOf, widenTriangle } from './quantile-of.ts';

const seed = 20261121;
const share = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });

const parameter = (distribution: Distribution, min = -1e9, max = 1e9): Parameter => ({
  id: 'test.one',
  name: { nb: 'a', nn: 'a', en: 'a' },
  unit: 'share',
  value: 0.5,
  low: 0,
  high: 1,
  min,
  max,
  standing: 'assumed',
  evidence: 'D',
  distribution,
  reason: { nb: 'a', nn: 'a', en: 'a' },
  sources: [],
  rule: 'Q1',
  lastChecked: '2026-11-21',
});

describe('the normal distribution', () => {
  it('has the known answers, the far tails included', () => {
    const known: readonly (readonly [number, number])[] = [
      [1e-300, -37.0470962993612],
      [1e-10, -6.361340902404056],
      [0.1, -1.2815515655446004],
      [0.5, 0],
      [0.9, 1.2815515655446004],
    ];
    for (const [p, z] of known) expect(normalQuantile(p)).toBeCloseTo(z, 12);
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    expect(normalShare(-37) / 5.7255712225239266e-300).toBeCloseTo(1, 11);
    expect(normalShare(-8) / 6.22096057427174e-16).toBeCloseTo(1, 11);
    expect(normalShare(-1)).toBeCloseTo(0.15865525393145707, 14);
    expect(normalShare(2.5)).toBeCloseTo(0.9937903346742238, 14);
  });

  it('is read back to where it came from', () => {
    fc.assert(
      fc.property(share, (p) => {
        expect(normalShare(normalQuantile(p)) / p).toBeCloseTo(1, 12);
      }),
      { seed },
    );
  });
});

describe('the beta distribution', () => {
  it('has the known answers', () => {
    expect(betaQuantile(0.1, 2, 5)).toBeCloseTo(0.09259525891312873, 13);
    expect(betaQuantile(0.01, 0.5, 0.5)).toBeCloseTo(0.00024671981713422146, 15);
    expect(betaQuantile(0.9, 30, 2)).toBeCloseTo(0.9827119777086992, 13);
    expect(betaQuantile(1e-6, 2, 3)).toBeCloseTo(0.0004083594602042573, 15);
    // Beta(1, 1) is even on 0–1.
    expect(betaShare(0.3, 1, 1)).toBeCloseTo(0.3, 14);
  });

  it('is read back to where it came from', () => {
    const side = fc.double({ min: 1, max: 60, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 1e-4, max: 1 - 1e-4, noNaN: true }), side, side, (p, a, b) => {
        expect(betaShare(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 9);
      }),
      { seed },
    );
  });
});

describe('a published range', () => {
  it('holds the stated share of the mass, as much outside on either side', () => {
    const side = fc.double({ min: 0.01, max: 5, noNaN: true });
    fc.assert(
      fc.property(side, side, fc.double({ min: 0.7, max: 0.99, noNaN: true }), (a, b, mass) => {
        const wide = widenTriangle(1 - a, 1, 1 + b, mass);
        const span = wide.high - wide.low;
        const below = (1 - a - wide.low) ** 2 / (span * (1 - wide.low));
        const above = (wide.high - 1 - b) ** 2 / (span * (wide.high - 1));
        expect(below).toBeCloseTo((1 - mass) / 2, 8);
        expect(above).toBeCloseTo((1 - mass) / 2, 8);
      }),
      { seed },
    );
    expect(widenTriangle(0, 0, 1, 0.9).low).toBe(0);
  });

  it('reaches the published ends at the stated shares', () => {
    const read = quantileOf(parameter({ shape: 'triangular', low: 0.2, mode: 0.3, high: 0.6 }), 0.9);
    expect(read(0.05)).toBeCloseTo(0.2, 8);
    expect(read(0.95)).toBeCloseTo(0.6, 8);
  });
});

describe('a parameter', () => {
  it('never passes its bounds, rises with the share, and does not pile up at a bound', () => {
    const shapes: readonly Distribution[] = [
      { shape: 'triangular', low: 0.2, mode: 0.3, high: 0.9 },
      { shape: 'normal', mean: 0.5, sd: 0.4 },
      { shape: 'logNormal', median: 0.5, sdLog: 0.7 },
      { shape: 'beta', a: 2, b: 3, min: 0, max: 1 },
    ];
    for (const shape of shapes) {
      const read = quantileOf(parameter(shape, 0.1, 0.95), 0.8);
      let last = Number.NEGATIVE_INFINITY;
      for (let i = 0; i < 200; i++) {
        const value = read((i + 0.5) / 200);
        expect(value).toBeGreaterThan(last);
        expect(value).toBeGreaterThanOrEqual(0.1);
        expect(value).toBeLessThanOrEqual(0.95);
        last = value;
      }
    }
  });

  it('that is fixed has its value whatever the share', () => {
    expect(quantileOf(parameter({ shape: 'fixed' }), 0.9)(0.01)).toBe(0.5);
  });
});
