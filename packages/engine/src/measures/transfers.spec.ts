import { services } from '@veivalg/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neutralPaths } from './lever-context.ts';
import { leverParameters, toyDrivers, toyYears } from './levers-fixture.ts';
import { applyTransfers } from './transfers.ts';

const places = 3;
const cells = toyYears * services.length * places;
const drivers = toyDrivers().demand;
const reachWith = (level: number, shift: number) => {
  const paths = neutralPaths(toyYears);
  paths.levelTransfer.fill(level);
  paths.institutionShift.fill(shift);
  return { demand: drivers, paths };
};
const reached = Uint8Array.from([0, 1, 1]);

describe('work that moves between services', () => {
  it('gives the same arrays back when nothing moves', () => {
    const work = new Float64Array(cells).fill(1);
    const none = reachWith(0, 0);
    const result = applyTransfers(work, work, work, [none, none], reached, leverParameters);
    expect(result.work).toBe(work);
  });

  it('sums to zero in full-time equivalents in every place and year', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.1, max: 50, noNaN: true }), {
          minLength: services.length * places,
          maxLength: services.length * places,
        }),
        fc.double({ min: -0.2, max: 0.2, noNaN: true }),
        (fte, level) => {
          const ftePerWork = Float64Array.from(fte);
          const work = new Float64Array(cells).map((_, i) => 1 + (i % 7));
          const moved = applyTransfers(
            work,
            work,
            ftePerWork,
            [reachWith(0, 0), reachWith(level, 0)],
            reached,
            leverParameters,
          );
          for (let y = 0; y < toyYears; y++)
            for (let m = 0; m < places; m++) {
              let before = 0;
              let after = 0;
              for (let s = 0; s < services.length; s++) {
                const i = (y * services.length + s) * places + m;
                before += (work[i] as number) * (ftePerWork[s * places + m] as number);
                after += (moved.work[i] as number) * (ftePerWork[s * places + m] as number);
              }
              expect(after).toBeCloseTo(before, 8);
            }
          expect(moved.work[0]).toBe(work[0]);
        },
      ),
      { seed: 20261121, numRuns: 25 },
    );
  });

  it('lets people live in staffed housing instead, at the stated rate, and loses no one', () => {
    const work = new Float64Array(cells).fill(10);
    const ftePerWork = new Float64Array(services.length * places).fill(2);
    const moved = applyTransfers(
      work,
      work,
      ftePerWork,
      [reachWith(0, 0), reachWith(0, 0.1)],
      reached,
      leverParameters,
    );
    const at = (array: Float64Array, service: (typeof services)[number], m: number): number =>
      array[services.indexOf(service) * places + m] as number;
    expect(at(moved.work, 'longTermStay', 1)).toBeCloseTo(9, 12);
    expect(at(moved.work, 'staffedHousing', 1)).toBeCloseTo(10.5, 12);
    expect(at(moved.users, 'staffedHousing', 1)).toBeCloseTo(11, 12);
    expect(at(moved.work, 'longTermStay', 0)).toBe(10);
  });
});
