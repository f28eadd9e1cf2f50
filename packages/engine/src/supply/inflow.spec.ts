import { at, professions } from '@veivalg/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { between, type InflowFigures, inflowFigures, observedGrowth } from './inflow.ts';
import { testParameters, testWorkforce } from './supply-fixture.ts';
import { readSupplyParameters, type SupplyParameters } from './supply-parameters.ts';

let parameters: SupplyParameters;
beforeEach(() => {
  parameters = readSupplyParameters(testParameters());
});

describe('between', () => {
  const series = Float64Array.of(Number.NaN, 10, Number.NaN, Number.NaN, 40, Number.NaN);
  it('draws a straight line between figures and holds the nearest outside', () => {
    expect([-2, 0, 1, 2, 3, 4, 9].map((at) => between(series, at))).toEqual([10, 10, 10, 20, 30, 40, 40]);
    expect(between(series, 1.5)).toBe(15);
  });
  it('has no value without a figure', () => {
    expect(between(new Float64Array(3).fill(Number.NaN), 1)).toBeNaN();
  });
});

describe('inflowFigures', () => {
  let figures: InflowFigures;
  beforeEach(() => {
    figures = inflowFigures(testWorkforce(), parameters, 2010, 20);
  });
  const nurse = professions.indexOf('nurse');
  it('lets those who started come out when the study is over, less those who drop out', () => {
    // Intake 50 in 2011 and 60 in 2025, study 3 years, 80 % complete.
    expect(at(figures.graduates, (2014 - 2010) * 17 + nurse)).toBeCloseTo(40, 10);
    expect(at(figures.graduates, (2021 - 2010) * 17 + nurse)).toBeCloseTo(0.8 * 55, 10);
    expect(at(figures.graduates, (2028 - 2010) * 17 + nurse)).toBeCloseTo(48, 10);
  });
  it('counts as adult routes what all completions have beyond the ordinary route', () => {
    const worker = professions.indexOf('healthCareWorker');
    // 400 certificates in 2025; intake in 2023 is 6 000 × (0.05 + 0.01 × 12/14).
    const ordinary = 0.8 * 6000 * (0.05 + (0.01 * 12) / 14);
    expect(at(figures.adult, (2025 - 2010) * 17 + worker)).toBeCloseTo(400 - ordinary, 9);
    expect(at(figures.adult, (2025 - 2010) * 17 + nurse)).toBe(0);
  });
  it('says where no figure exists', () => {
    expect(at(figures.known, professions.indexOf('otherHealthEducation'))).toBe(0);
    expect(at(figures.known, nurse)).toBe(1);
  });
});

describe('observedGrowth', () => {
  it('counts persons won inside one way of counting, as a share of the last count', () => {
    // 20 persons won a year on 1 000; the last count, in another way of counting, is 1 300.
    expect(observedGrowth(testWorkforce(), 0, 2011)).toBeCloseTo(20 / 1300, 12);
  });
  it('weights pairs by the years between', () => {
    const input = testWorkforce();
    // A second pair: 100 persons won in five years.
    input.counts[(17 + 0) * 22 + 16] = at(input.counts, 17 * 22 + 11) + 100;
    expect(observedGrowth(input, 0, 2011)).toBeCloseTo((20 + 100) / 6 / 1400, 12);
  });
  it('leaves out pairs that end before the year asked for', () => {
    expect(observedGrowth(testWorkforce(), 0, 2014)).toBe(0);
  });
});
