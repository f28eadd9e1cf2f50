import { f64, sumRange } from '@veivalg/core';
import { describe, expect, it } from 'vitest';
import { curveThroughGroups, stepsThroughGroups } from './age-curve.ts';

const borders = [0, 18, 50, 67, 80, 90, 106] as const;
/** Fewer people the older they are. */
const people = Float64Array.from({ length: 106 }, (_, age) => 100 - age / 2);

describe('curveThroughGroups (U1)', () => {
  // Worked out apart from this code: all rising, a trough and a top, two of them side by side, a late top, a trough before the end.
  it('has the rates of the stated curve at every kind of border', () => {
    const cases: readonly { means: number[]; cap: number; rates: Record<number, number> }[] = [
      {
        means: [0.01, 0.05, 0.1, 0.2, 0.4, 0.7],
        cap: 1,
        rates: {
          0: 0.0003073239,
          9: 0.0104097017,
          17: 0.0216196303,
          18: 0.0249275411,
          30: 0.0472617061,
          49: 0.0701761543,
          50: 0.0713052625,
          66: 0.138617978,
          67: 0.14308942,
          79: 0.2754822912,
          80: 0.2928163747,
          89: 0.5159914464,
          90: 0.5418440573,
          105: 0.8606964,
        },
      },
      {
        means: [0.3, 0.1, 0.2, 0.6, 0.4, 0.2],
        cap: 1,
        rates: {
          0: 0.4876053431,
          9: 0.2847326924,
          17: 0.1107767606,
          18: 0.1,
          30: 0.1,
          49: 0.1,
          50: 0.1000007787,
          66: 0.5464829115,
          67: 0.6,
          79: 0.6,
          80: 0.5432078959,
          89: 0.2920468175,
          90: 0.276687664,
          105: 0.1220805028,
        },
      },
      {
        means: [0.1, 0.3, 0.2, 0.25, 0.5, 0.9],
        cap: 1,
        rates: {
          0: 0.000298747,
          9: 0.0874542891,
          17: 0.2841340401,
          18: 0.3,
          30: 0.3,
          49: 0.3,
          50: 0.2,
          66: 0.2,
          67: 0.2002356965,
          79: 0.3420318765,
          80: 0.3642402465,
          89: 0.6529254723,
          90: 0.7477613536,
          105: 0.9956457876,
        },
      },
      {
        means: [0.05, 0.2, 0.8, 0.3, 0.1, 0.02],
        cap: 9,
        rates: {
          0: 0.0030986642,
          9: 0.0538168269,
          17: 0.0973058098,
          18: 0.1000000001,
          30: 0.1039868349,
          49: 0.7419414898,
          50: 0.8,
          66: 0.8,
          67: 0.5222446049,
          79: 0.1793160608,
          80: 0.1590825965,
          89: 0.0494881692,
          90: 0.0416286601,
          105: 0.0010811409,
        },
      },
      {
        means: [0.6, 0.5, 0.4, 0.35, 0.2, 0.9],
        cap: 0.95,
        rates: {
          0: 0.6490376377,
          9: 0.596009321,
          17: 0.5505394649,
          18: 0.5463762688,
          30: 0.5098044332,
          49: 0.4488417316,
          50: 0.4359297331,
          66: 0.3753116631,
          67: 0.3741657378,
          79: 0.2357926175,
          80: 0.2,
          89: 0.2,
          90: 0.7885921283,
          105: 0.9483368386,
        },
      },
    ];
    for (const { means, cap, rates } of cases) {
      const groups = means.map((mean, i) => {
        const [fromAge, end] = [borders[i] ?? 0, borders[i + 1] ?? 0];
        return { fromAge, toAge: end - 1, count: mean * sumRange(people, fromAge, end) };
      });
      const curve = curveThroughGroups(groups, people, cap);
      for (const [age, rate] of Object.entries(rates))
        expect(f64(curve, Number(age)), `${means} ${age}`).toBeCloseTo(rate, 8);
    }
  });

  it('is flat in a group alone, in one of a single age, and nothing where there is no one', () => {
    const alone = curveThroughGroups([{ fromAge: 20, toAge: 39, count: 90 }], people, 1);
    expect([19, 20, 39, 40].map((age) => f64(alone, age) * sumRange(people, 20, 40))).toEqual([
      0,
      expect.closeTo(90, 9),
      expect.closeTo(90, 9),
      0,
    ]);
    const single = curveThroughGroups(
      [
        { fromAge: 0, toAge: 9, count: 10 },
        { fromAge: 10, toAge: 10, count: 19 },
        { fromAge: 11, toAge: 20, count: 500 },
      ],
      people,
      9,
    );
    expect(f64(single, 10)).toBeCloseTo(19 / 95, 12);
    const empty = people.slice().fill(0, 10, 20);
    const groups = [
      { fromAge: 0, toAge: 9, count: 10 },
      { fromAge: 10, toAge: 19, count: 0 },
      { fromAge: 20, toAge: 29, count: 400 },
    ];
    expect([...curveThroughGroups(groups, empty, 9).subarray(10, 20)]).toEqual(new Array(10).fill(0));
    expect([...stepsThroughGroups(groups, empty).subarray(10, 20)]).toEqual(new Array(10).fill(0));
  });
});
