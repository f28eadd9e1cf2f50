import { describe, expect, it } from 'vitest';
import { type PlanMiss, summariseMisses } from './draw-misses.ts';

const plan = (number: number, drawn: readonly number[], model: readonly number[]): PlanMiss => {
  const far = drawn.map((value, m) => Math.abs(value - (model[m] ?? 0)));
  return {
    baselineId: 'a',
    year: 2040,
    plan: number,
    draw: number,
    typical: Math.sqrt(far.reduce((a, b) => a + b * b, 0) / far.length),
    worst: Math.max(...far),
    drawn,
    model,
    country: { drawn: drawn[0] ?? 0, model: model[0] ?? 0 },
  };
};

describe('misses of draws', () => {
  it('are summed over plans and places alike', () => {
    const summary = summariseMisses([plan(0, [0, 1], [0.03, 1]), plan(1, [2, 3], [2, 3.04])]);
    expect(summary).toMatchObject({ year: 2040, plans: 2, within2: 0.5, within5: 1 });
    expect(summary.typical).toBeCloseTo(0.025, 12);
    expect(summary.worst).toBeCloseTo(0.04, 12);
  });

  it('may be large where the percentiles are alike: places only changed order', () => {
    const values = Array.from({ length: 10 }, (_, i) => i);
    const summary = summariseMisses([plan(0, values, [...values].reverse())]);
    expect(summary.quantiles).toEqual([0, 0, 0]);
    expect(summary.worst).toBe(9);
  });

  it('show in the percentiles where all are moved', () => {
    const values = Array.from({ length: 10 }, (_, i) => i);
    const summary = summariseMisses([
      plan(
        0,
        values.map((value) => value + 0.5),
        values,
      ),
    ]);
    expect(summary.quantiles).toEqual([0.5, 0.5, 0.5]);
  });
});
