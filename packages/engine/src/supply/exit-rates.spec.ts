import { at, professions } from '@veivalg/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { bandOfAge, exitRates, retirementAt, staffDeaths } from './exit-rates.ts';
import { testMortality, testParameters, testWorkforce } from './supply-fixture.ts';
import { readSupplyParameters } from './supply-parameters.ts';

const pattern = Float64Array.from({ length: 58 }, (_, a) => (a < 45 ? 0 : 0.1 * (a - 44)));

describe('retirementAt', () => {
  it('reads the pattern at age minus shift, by a straight line between years', () => {
    expect(retirementAt(pattern, 1, 46, 0)).toBeCloseTo(0.2, 12);
    expect(retirementAt(pattern, 1, 46, 1)).toBeCloseTo(0.1, 12);
    expect(retirementAt(pattern, 1, 46, 0.5)).toBeCloseTo(0.15, 12);
    expect(retirementAt(pattern, 1, 46, -1)).toBeCloseTo(0.3, 12);
  });
  it('follows the level and never passes one', () => {
    expect(retirementAt(pattern, 0.5, 46, 0)).toBeCloseTo(0.1, 12);
    expect(retirementAt(pattern, 3, 57, -4)).toBe(1);
  });
});

describe('exitRates', () => {
  const input = testWorkforce();
  const shape = new Float64Array(professions.length * 58).fill(10);
  let rates: Float64Array;
  beforeEach(() => {
    rates = exitRates(input, shape, readSupplyParameters(testParameters({ disabilityLevel: 0 })));
  });
  const rate = (profession: (typeof professions)[number], age: number): number =>
    at(rates, professions.indexOf(profession) * 58 + age - 17);
  it('lets people leave by band until retirement takes over', () => {
    expect([34, 35, 54, 55, 61, 62].map((age) => rate('nurse', age))).toEqual([
      0.02, 0.01, 0.01, 0.005, 0.005, 0,
    ]);
  });
  it('lets the untrained leave by a rate of their own', () => {
    expect(rate('withoutHealthEducation', 50)).toBe(0.2);
  });
  it('scales disability so that the observed ratio is what the pattern gives at these ages', () => {
    const full = exitRates(input, shape, readSupplyParameters(testParameters()));
    let cumulative = 0;
    let expected = 0;
    for (let a = 0; a < 58; a++) {
      cumulative += at(input.disabilityByAge, a);
      expected += cumulative / 58;
    }
    const factor = 0.05 / expected;
    expect(at(full, 40) - at(rates, 40)).toBeCloseTo(factor * at(input.disabilityByAge, 40), 12);
  });
  it('uses the stated ratio where none is observed', () => {
    const holes = { ...input, disabledPerEmployed: new Float64Array(17).fill(Number.NaN) };
    const same = exitRates(
      holes,
      shape,
      readSupplyParameters(testParameters({ otherDisabilityRatio: 0.05 })),
    );
    expect(same).toEqual(exitRates(input, shape, readSupplyParameters(testParameters())));
  });
});

describe('bandOfAge', () => {
  it('changes band at 35 and 55', () => {
    expect([17, 34, 35, 54, 55, 74].map((age) => at(bandOfAge, age - 17))).toEqual([0, 0, 1, 1, 2, 2]);
  });
});

describe('staffDeaths', () => {
  it('reads both sexes at staff ages and holds the last year', () => {
    const mortality = testMortality();
    const deaths = staffDeaths(mortality, 30);
    expect(at(deaths, 0)).toBe(at(mortality.values, 17));
    expect(at(deaths, 58 + 57)).toBe(at(mortality.values, 106 + 74));
  });
});
