import { at } from '@veivalg/core';
import { describe, expect, it } from 'vitest';
import { drawsOf } from '../ensemble/bands-of.ts';
import { prepareEnsemble } from '../ensemble/prepare-ensemble.ts';
import { spreadOf } from '../ensemble/spread-of.ts';
import { testMunicipalities, testParameters, testResponses, testResult } from '../ensemble/test-ensemble.ts';
import { leastJointMove, mustBeTrue, mustBeTrueInSteps } from './must-be-true.ts';
import { sobolIndices } from './sobol-indices.ts';
import { localCourse, type TargetFunction, targetFunction } from './target-value.ts';
import { tornado } from './tornado.ts';

/** A straight-line gap in parameters that are even on −1 … 1. */
const line = (constant: number, slopes: readonly number[]): TargetFunction => ({
  names: slopes.map((_, i) => `p.${i}`),
  central: new Float64Array(slopes.length),
  quantile: (_, share) => 2 * share - 1,
  gap: (values) => slopes.reduce((sum, slope, i) => sum + slope * at(values, i), constant),
  coverage: (values) =>
    slopes.reduce((sum, slope, i) => sum - (slope * at(values, i)) / 100, 1 - constant / 100),
});

describe('Sobol indices', () => {
  it('recover the function of Ishigami, whose indices are known', () => {
    const [a, b] = [7, 0.1];
    const ishigami = (shares: Float64Array): number => {
      const [x, y, z] = Array.from(shares, (share) => Math.PI * (2 * share - 1)) as [number, number, number];
      return Math.sin(x) + a * Math.sin(y) ** 2 + b * z ** 4 * Math.sin(x);
    };
    const variance = a ** 2 / 8 + (b * Math.PI ** 4) / 5 + (b ** 2 * Math.PI ** 8) / 18 + 0.5;
    const first = [0.5 * (1 + (b * Math.PI ** 4) / 5) ** 2, a ** 2 / 8, 0].map((v) => v / variance);
    const joint = (b ** 2 * Math.PI ** 8 * (1 / 18 - 1 / 50)) / variance;
    const total = [at(first, 0) + joint, at(first, 1), joint];
    const found = sobolIndices(ishigami, ['x', 'y', 'z'], 8192, 20261121);
    expect(found.variance / variance).toBeCloseTo(1, 2);
    // Spread of the estimate with 8,192 draws is about 0.01.
    for (let i = 0; i < 3; i++) {
      expect(Math.abs(at(found.first, i) - at(first, i))).toBeLessThan(0.03);
      expect(Math.abs(at(found.total, i) - at(total, i))).toBeLessThan(0.03);
    }
  });

  it('add up to one, first and total alike, where parameters only add', () => {
    const { first, total } = sobolIndices(
      (s) => 3 * at(s, 0) - 2 * at(s, 1) + at(s, 2),
      ['a', 'b', 'c'],
      4096,
      3,
    );
    [9, 4, 1].forEach((square, i) => {
      expect(Math.abs(at(first, i) - square / 14)).toBeLessThan(0.02);
      expect(Math.abs(at(total, i) - square / 14)).toBeLessThan(0.02);
    });
    expect(Math.abs(first.reduce((x, y) => x + y) - 1)).toBeLessThan(0.02);
  });

  it('are nothing for a result that nothing moves', () => {
    const { first, variance } = sobolIndices(() => 4, ['a'], 64, 1);
    expect([at(first, 0), variance]).toEqual([0, 0]);
  });
});

describe('the tornado', () => {
  it('has the longest bar first and leaves out what moves nothing', () => {
    const bars = tornado(line(10, [1, 0, -5, 2]));
    expect(bars.map(({ name }) => name)).toEqual(['p.2', 'p.3', 'p.0']);
    expect(bars[0]).toMatchObject({ lowValue: -0.8, highValue: 0.8, atLow: 14, atHigh: 6 });
  });
});

describe('what would have to be true', () => {
  it('finds the value of one parameter at which the gap is zero, or says that it cannot', () => {
    const [first, second, third] = mustBeTrue(line(1, [2, 0.5, -4]));
    expect(first?.needed).toBeCloseTo(-0.5, 9);
    expect(first?.share).toBeCloseTo(0.25, 9);
    expect(second?.needed).toBeNull();
    expect(second?.best).toBeCloseTo(1 - 0.49, 9);
    expect(second?.bestValue).toBeCloseTo(-0.98, 9);
    expect(third?.needed).toBeCloseTo(0.25, 9);
  });

  it('finds the least joint move, or says that the gap cannot close', () => {
    const target = line(1, [2, -2]);
    const { values, distance } = leastJointMove(target);
    expect(target.gap(values ?? new Float64Array(2))).toBeCloseTo(0, 9);
    expect(distance).toBeCloseTo(0.25 / 0.98, 6);
    const never = leastJointMove(line(10, [1, -1]));
    expect(never.values).toBeNull();
    expect(never.best).toBeCloseTo(10 - 1.96, 9);
    expect(leastJointMove(line(-1, [1])).distance).toBe(0);
  });
});

describe('the gap as a function of the parameters', () => {
  const outcome = prepareEnsemble(
    testResponses(),
    { id: 'test', parameters: testParameters, municipalities: testMunicipalities },
    { draws: 64, seed: 9 },
    null,
  );
  if (!outcome.ok) throw new Error('no ensemble');
  const ensemble = outcome.value;
  const result = testResult();

  it('is what the ensemble draws, local noise apart', () => {
    // In the base year there is no local noise.
    const draws = drawsOf(ensemble, { result, targets: [{ year: 0, places: [2, 3] }] });
    const target = targetFunction(ensemble, result, [2, 3], 0);
    for (let d = 0; d < 64; d++) {
      const values = Float64Array.from(target.names, (name) =>
        at(ensemble.drawn.values, ensemble.drawn.names.indexOf(name) * 64 + d),
      );
      expect(Math.abs(target.gap(values) - at(draws, d))).toBeLessThan(1e-3);
    }
  });

  it('holds coverage to supply and demand in the draws, and what a measure turns out to do', () => {
    const target = targetFunction(ensemble, result, [2, 3], 0, {
      selection: { sector: 'municipal' },
      effects: [
        {
          spread: { name: 'hs-01', low: 0.5, high: 1.5 },
          change: { demand: Float64Array.of(-6), supply: Float64Array.of(4) },
        },
      ],
    });
    const request = {
      result,
      targets: [{ year: 0, places: [2, 3] }],
      selection: { sector: 'municipal' },
    } as const;
    const coverage = drawsOf(ensemble, { ...request, quantity: 'coverage' });
    const supply = drawsOf(ensemble, { ...request, quantity: 'supply' });
    const last = target.names.length - 1;
    expect(target.names[last]).toBe('measure:hs-01');
    expect(target.quantile(last, 0.5)).toBeCloseTo(1, 9);
    for (let d = 0; d < 64; d++) {
      const values = Float64Array.from(target.names, (name) =>
        name === 'measure:hs-01' ? 1 : at(ensemble.drawn.values, ensemble.drawn.names.indexOf(name) * 64 + d),
      );
      expect(Math.abs(target.coverage(values) - at(coverage, d))).toBeLessThan(1e-5);
      const gap = target.gap(values);
      values[last] = 1.5;
      // Half as much again of 6 less demand and 4 more supply.
      expect(target.gap(values)).toBeCloseTo(gap - 5, 9);
      const demand = at(supply, d) / at(coverage, d);
      expect(Math.abs(target.coverage(values) - (at(supply, d) + 2) / (demand - 3))).toBeLessThan(1e-5);
    }
  });

  it('holds the places’ own course as the draws do', () => {
    const places = [2, 3];
    const request = { result, targets: [{ year: 2, places }] };
    const target = targetFunction(ensemble, result, places, 2, { local: true });
    const last = target.names.length - 1;
    expect(target.names[last]).toBe(localCourse);
    const moved = target.central.slice();
    moved[last] = 1;
    const own = target.gap(moved) - target.gap(target.central);
    // What is left of the variance when all parameters stand still is the places' own.
    const still = prepareEnsemble(
      testResponses(),
      {
        id: 'test',
        parameters: Object.fromEntries(
          Object.entries(testParameters).map(([id, one]) => [
            id,
            { ...one, distribution: { shape: 'fixed' as const } },
          ]),
        ),
        municipalities: testMunicipalities,
      },
      { draws: 64, seed: 9 },
      null,
    );
    if (!still.ok) throw new Error('no ensemble');
    expect(own).toBeCloseTo(at(spreadOf(still.value, request).sd, 0), 6);
    expect(own).toBeGreaterThan(0);
  });

  it('has a tornado of coverage that turns the other way from that of the gap', () => {
    const target = targetFunction(ensemble, result, [0], 2);
    for (const bar of tornado(target, 'coverage')) {
      const gap = tornado(target).find(({ name }) => name === bar.name);
      if (bar.name.startsWith('supply.'))
        expect(bar.atHigh > bar.atLow).toBe((gap?.atHigh ?? 0) < (gap?.atLow ?? 0));
    }
    expect(tornado(target, 'coverage').length).toBe(4);
  });

  it('is answered the same in steps as in one go, with a share done that never falls', () => {
    const target = targetFunction(ensemble, result, [0], 2);
    const steps = mustBeTrueInSteps(target);
    const shares: number[] = [];
    for (;;) {
      const { done, value } = steps.next();
      if (done === true) {
        expect(value).toEqual(mustBeTrue(target));
        break;
      }
      shares.push(value);
    }
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.length).toBe(target.names.length);
  });

  it('has a tornado of the same order whatever the seed', () => {
    const order = (seed: number): readonly string[] => {
      const again = prepareEnsemble(
        testResponses(),
        { id: 'test', parameters: testParameters, municipalities: testMunicipalities },
        { draws: 64, seed },
        null,
      );
      if (!again.ok) throw new Error('no ensemble');
      return tornado(targetFunction(again.value, result, [0], 2)).map(({ name }) => name);
    };
    const reference = order(1);
    expect(reference.length).toBe(4);
    for (const seed of [2, 3, 4]) expect(order(seed)).toEqual(reference);
  });
});
