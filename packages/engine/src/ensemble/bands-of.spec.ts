import {
  at,
  type Profession,
  professions,
  type Service,
  sectors,
  services,
  serviceTraits,
} from '@veivalg/core';
import { describe, expect, it } from 'vitest';
import { compileKernels } from '../kernel/ensemble-kernels.ts';
import { effectChange } from './band-effects.ts';
import { type BandRequest, bandQuantities, everyPlace, everyYear } from './band-request.ts';
import { bandsOf, drawsOf } from './bands-of.ts';
import type { Ensemble } from './ensemble.ts';
import { prepareEnsemble } from './prepare-ensemble.ts';
import { spreadOf } from './spread-of.ts';
import {
  testMunicipalities,
  testParameter,
  testParameters,
  testResponses,
  testResult,
  testSize,
} from './test-ensemble.ts';
import { plainGap } from './testing/plain-gap.ts';

const baseline = { id: 'test', parameters: testParameters, municipalities: testMunicipalities };
const make = (
  draws = 100,
  module: WebAssembly.Module | null = compileKernels(),
  table = testParameters,
): Ensemble => {
  const outcome = prepareEnsemble(
    testResponses(),
    { ...baseline, parameters: table },
    { draws, seed: 5 },
    module,
  );
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
};

describe('bands', () => {
  const ensemble = make();
  const result = testResult();

  it('hold what the rule gives cell by cell, in every place and draw', () => {
    const draws = drawsOf(ensemble, { result, targets: everyPlace(result, 2) });
    for (let m = 0; m < testSize.places; m++)
      for (let d = 0; d < 100; d++) {
        const wanted = plainGap(ensemble, result, 2, m, d);
        // Deviations are kept in single precision: a millionth of a few hundred FTE.
        expect(Math.abs(at(draws, m * 100 + d) - wanted)).toBeLessThan(1e-3);
      }
  });

  it('are the tenth, fiftieth and ninetieth of a hundred sorted draws', () => {
    const request: BandRequest = { result, targets: everyPlace(result, 1) };
    const draws = drawsOf(ensemble, request);
    const bands = bandsOf(ensemble, request);
    for (let m = 0; m < testSize.places; m++) {
      const sorted = draws.slice(m * 100, (m + 1) * 100).sort();
      expect(bands.p10[m]).toBe(sorted[9]);
      expect(bands.p50[m]).toBe(sorted[49]);
      expect(bands.p90[m]).toBe(sorted[89]);
    }
  });

  it('of a sum are those of the summed draws, draw by draw', () => {
    const one = drawsOf(ensemble, {
      result,
      targets: [
        { year: 2, places: [1] },
        { year: 2, places: [4] },
      ],
    });
    const both = drawsOf(ensemble, { result, targets: [{ year: 2, places: [1, 4] }] });
    for (let d = 0; d < 100; d++) expect(at(both, d)).toBeCloseTo(at(one, d) + at(one, 100 + d), 2);
  });

  it('of parts add up to the whole: sectors, and demand less supply', () => {
    const targets = everyYear(result, [3]);
    const whole = drawsOf(ensemble, { result, targets });
    const parts = sectors.map((sector) => drawsOf(ensemble, { result, targets, selection: { sector } }));
    const demand = drawsOf(ensemble, { result, targets, quantity: 'demand' });
    const supply = drawsOf(ensemble, { result, targets, quantity: 'supply' });
    whole.forEach((value, i) => {
      expect(parts.reduce((sum, part) => sum + at(part, i), 0)).toBeCloseTo(value, 2);
      expect(at(demand, i) - at(supply, i)).toBeCloseTo(value, 2);
    });
  });

  it('of the difference between two plans use the same draws, and are nothing for the same plan', () => {
    const plan = testResult(1.1);
    const targets = everyPlace(result, 2);
    const [a, b, both] = [
      drawsOf(ensemble, { result: plan, targets }),
      drawsOf(ensemble, { result, targets }),
      drawsOf(ensemble, { result: plan, against: result, targets }),
    ];
    both.forEach((value, i) => {
      expect(value).toBeCloseTo(at(a, i) - at(b, i), 2);
    });
    for (const quantity of ['gap', 'coverage'] as const) {
      const none = bandsOf(ensemble, { result, against: result, targets, quantity });
      expect([...none.p10, ...none.p90].every((value) => value === 0)).toBe(true);
    }
    const coverage = drawsOf(ensemble, { result: plan, against: result, targets, quantity: 'coverage' });
    const [c, e] = [plan, result].map((run) =>
      drawsOf(ensemble, { result: run, targets, quantity: 'coverage' }),
    );
    coverage.forEach((value, i) => {
      expect(value).toBeCloseTo(at(c as Float64Array, i) - at(e as Float64Array, i), 5);
    });
  });

  it('of coverage are supply over demand in each draw', () => {
    const targets = everyPlace(result, 1);
    const [demand, supply, coverage] = (['demand', 'supply', 'coverage'] as const).map((quantity) =>
      drawsOf(ensemble, { result, targets, quantity }),
    ) as [Float64Array, Float64Array, Float64Array];
    coverage.forEach((value, i) => {
      expect(value).toBeCloseTo(at(supply, i) / at(demand, i), 5);
    });
  });

  it('of one profession and of one service can be asked for', () => {
    for (const selection of [
      { profession: 'nurse' },
      { service: 'homeCare' },
      { service: 'gp', profession: 'doctor' },
    ] as const) {
      const { p10, central, p90 } = bandsOf(ensemble, { result, selection, targets: everyPlace(result, 2) });
      for (let m = 0; m < testSize.places; m++) {
        expect(at(p10, m)).toBeLessThan(at(p90, m));
        expect(Number.isFinite(at(central, m))).toBe(true);
      }
    }
    expect(serviceTraits.gp.sector).toBe('municipal');
  });

  it('have the same digits with SIMD and without, and when another ensemble is read in between', () => {
    const request: BandRequest = { result, targets: everyPlace(result, 2) };
    const slow = bandsOf(make(100, null), request);
    const fast = bandsOf(ensemble, request);
    const other = make(64);
    bandsOf(other, request);
    expect(bandsOf(ensemble, request)).toEqual(fast);
    expect(slow).toEqual(fast);
  });

  it('have the mean and the standard deviation that are worked out without the draws', () => {
    const large = make(4096);
    for (const quantity of ['gap', 'demand', 'supply'] as const) {
      const request = {
        result,
        quantity,
        targets: [...everyPlace(result, 2), { year: 1, places: [0, 1, 5] }],
      };
      const draws = drawsOf(large, request);
      const { mean, sd } = spreadOf(large, request);
      request.targets.forEach((_, t) => {
        const own = draws.subarray(t * 4096, (t + 1) * 4096);
        const average = own.reduce((a, b) => a + b, 0) / 4096;
        const spread = Math.sqrt(own.reduce((a, b) => a + (b - average) ** 2, 0) / 4096);
        // The local noise drawn is correlated with nothing only up to one over the root of 4,096 draws.
        expect(Math.abs(at(mean, t) - average)).toBeLessThan(0.02 * spread);
        expect(at(sd, t) / spread).toBeCloseTo(1, 1);
      });
    }
  });

  it('widen with an uncertain measure, by its own published range', () => {
    const without = testResult(1.2);
    const targets = everyPlace(result, 2);
    const plain = drawsOf(ensemble, { result, targets });
    const effects = [{ spread: { name: 'hs-01', low: 0.5, high: 1.6 }, without }];
    const drawn = drawsOf(ensemble, { result, targets, effects });
    const whole = at(bandsOf(ensemble, { result, against: without, targets }).central, 0);
    const turned = Array.from({ length: 100 }, (_, d) => (at(drawn, d) - at(plain, d)) / whole).sort(
      (x, y) => x - y,
    );
    // Six draws in a hundred lie outside a range that holds nine in ten, three on either side, give or take one.
    expect(turned[3]).toBeLessThan(-0.4);
    expect(turned[96]).toBeGreaterThan(0.5);
    expect(turned[20]).toBeGreaterThan(-0.5);
  });

  it('widen the same from what a measure does in each target as from the run without it', () => {
    const without = testResult(1.2);
    const spread = { name: 'hs-01', low: 0.5, high: 1.6 };
    // More targets than the room holds at once, so that they are read in parts.
    const targets = [...everyPlace(result, 1), ...everyPlace(result, 2), { year: 2, places: [0, 3] }];
    for (const selection of [
      {},
      { profession: professions[2] as Profession },
      { service: services[4] as Service },
    ]) {
      const change = effectChange(result, without, selection, targets);
      for (const quantity of bandQuantities) {
        const request = { result, targets, selection, quantity };
        expect(bandsOf(ensemble, { ...request, effects: [{ spread, change }] })).toEqual(
          bandsOf(ensemble, { ...request, effects: [{ spread, without }] }),
        );
      }
    }
  });
});

describe('an ensemble', () => {
  it('draws every parameter the same when one is added', () => {
    const added = {
      ...testParameters,
      'demand.aNew': testParameter('demand.aNew', { shape: 'normal', mean: 0, sd: 1 }, 0),
    };
    const [before, after] = [make().drawn, make(100, null, added).drawn];
    before.names.forEach((name, row) => {
      const now = after.names.indexOf(name);
      expect(after.values.slice(now * 100, now * 100 + 100)).toEqual(
        before.values.slice(row * 100, row * 100 + 100),
      );
    });
    expect(after.names).toContain('demand.aNew');
  });

  it('says what is wrong with its settings, all of it', () => {
    const codes = (draws: number, seed: number, table = testParameters): readonly string[] => {
      const outcome = prepareEnsemble(testResponses(), { ...baseline, parameters: table }, { draws, seed });
      return outcome.ok ? [] : outcome.problems.map(({ code }) => code);
    };
    expect(codes(0, Number.NaN)).toEqual(['V5001', 'V5002']);
    expect(codes(1e9, 1)).toEqual(['V5001']);
    expect(codes(100.5, -1)).toEqual(['V5001', 'V5002']);
    const bad = (distribution: Parameters<typeof testParameter>[1]) =>
      codes(100, 1, {
        ...testParameters,
        'demand.healthyShare': testParameter('demand.healthyShare', distribution, 0),
      });
    expect(bad({ shape: 'triangular', low: 1, mode: 0, high: 2 })).toEqual(['V5003']);
    expect(bad({ shape: 'normal', mean: 0, sd: -1 })).toEqual(['V5003']);
    expect(bad({ shape: 'logNormal', median: 99, sdLog: 1 })).toEqual(['V5003']);
    expect(bad({ shape: 'beta', a: 1, b: 1, min: 20, max: 30 })).toEqual(['V5003']);
    const other = prepareEnsemble(testResponses(), { ...baseline, id: 'another' }, { draws: 100, seed: 1 });
    expect(other.problems.map(({ code }) => code)).toEqual(['V5010']);
  });

  it('stops when told to, and says how far it came', () => {
    const outcome = prepareEnsemble(
      testResponses(),
      baseline,
      { draws: 100, seed: 1 },
      null,
      (done) => done < 1,
    );
    expect(outcome.ok).toBe(false);
    expect(outcome.problems.at(-1)).toMatchObject({ code: 'V5005', details: { done: 1, total: 3 } });
  });

  it('says so when there is not memory enough, in place of a wrong picture', () => {
    const outcome = prepareEnsemble({ ...testResponses(), placeCount: 50_000 }, baseline, {
      draws: 100_000,
      seed: 1,
    });
    expect(outcome.problems).toMatchObject([{ code: 'V5006', details: { draws: 100_000 } }]);
  });

  it('warns of slow kernels, with the same figures', () => {
    const outcome = prepareEnsemble(testResponses(), baseline, { draws: 100, seed: 1 }, null);
    expect(outcome.problems.map(({ code }) => code)).toEqual(['V5008']);
  });
});

describe('correlations', () => {
  const correlated = (value: number, more = {}) => ({
    ...testParameters,
    'uncertainty.correlation.demand.healthyShare.supply.leavingUnder35': testParameter(
      'uncertainty.correlation.demand.healthyShare.supply.leavingUnder35',
      { shape: 'fixed' },
      value,
    ),
    ...more,
  });

  it('are met, and leave the distribution of each parameter and the first one as they are', () => {
    const [alone, joint] = [make(4096, null).drawn, make(4096, null, correlated(0.7)).drawn];
    const row = (drawn: typeof alone, name: string): Float64Array => {
      const i = drawn.names.indexOf(name);
      return drawn.values.slice(i * 4096, (i + 1) * 4096);
    };
    expect(row(joint, 'demand.healthyShare')).toEqual(row(alone, 'demand.healthyShare'));
    const [x, y] = [row(joint, 'demand.healthyShare'), row(joint, 'supply.leavingUnder35')];
    const mean = (values: Float64Array): number => values.reduce((a, b) => a + b, 0) / 4096;
    const [mx, my] = [mean(x), mean(y)];
    let [xy, xx, yy] = [0, 0, 0];
    for (let d = 0; d < 4096; d++) {
      xy += (at(x, d) - mx) * (at(y, d) - my);
      xx += (at(x, d) - mx) ** 2;
      yy += (at(y, d) - my) ** 2;
    }
    // A triangle is no normal: 0.7 on the normal scale is a little less between the values.
    expect(xy / Math.sqrt(xx * yy)).toBeGreaterThan(0.66);
    expect(xy / Math.sqrt(xx * yy)).toBeLessThan(0.72);
    expect(my).toBeCloseTo(1, 2);
  });

  it('that cannot be had, or that point nowhere, are named', () => {
    const codes = (table: typeof testParameters): readonly string[] => {
      const outcome = prepareEnsemble(
        testResponses(),
        { ...baseline, parameters: table },
        { draws: 100, seed: 1 },
      );
      return outcome.ok ? [] : outcome.problems.map(({ code }) => code);
    };
    expect(codes(correlated(1))).toEqual(['V5004']);
    const id = 'uncertainty.correlation.demand.healthyShare.demand.none';
    expect(codes({ ...testParameters, [id]: testParameter(id, { shape: 'fixed' }, 0.5) })).toEqual(['V5007']);
  });
});
