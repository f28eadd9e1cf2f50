import { emptyPlan, professions, type Result, sectors } from '@veivalg/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ceilingCrossed, employedShare } from './ceiling.ts';

describe('the ceiling', () => {
  it('names the year it is crossed', () => {
    const path = Float64Array.from([0.15, 0.16, 0.17, 0.18]);
    expect(ceilingCrossed(path, 0.165, 2026)).toMatchObject({ year: 2028, fromTheStart: false });
    expect(ceilingCrossed(path, 0.1, 2026)).toMatchObject({ year: 2026, fromTheStart: true });
    expect(ceilingCrossed(path, 0.18, 2026)).toMatchObject({ year: null, furthest: 0 });
  });

  it('is crossed no earlier when it is higher', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, a, b) => {
          const path = Float64Array.from(values);
          const year = (ceiling: number): number => ceilingCrossed(path, ceiling, 2026).year ?? 9999;
          expect(year(Math.min(a, b))).toBeLessThanOrEqual(year(Math.max(a, b)));
        },
      ),
      { seed: 20261121 },
    );
  });

  it('counts heads needed at today’s position size over all employed', () => {
    const cells = sectors.length * professions.length;
    const fill = (value: number): Float64Array => new Float64Array(cells).fill(value);
    const result: Result = {
      plan: emptyPlan,
      baselineId: '',
      dataVersion: '',
      modelVersion: '',
      draw: null,
      problems: [],
      firstYear: 2026,
      yearCount: 1,
      placeCount: 1,
      users: fill(0),
      demandByService: fill(0),
      cells: { volume: fill(0), mix: fill(0), localFactor: fill(0), reached: new Uint8Array(1), added: [] },
      demand: fill(3),
      supply: fill(2),
      contractedFte: fill(2),
      heads: fill(4),
      residents: fill(0),
      employed: Float64Array.from([cells * 60]),
    };
    expect(employedShare(result, [0])[0]).toBeCloseTo(0.1, 12);
    expect(employedShare({ ...result, employed: new Float64Array(1) }, [0])[0]).toBeNaN();
  });
});
