import { at, professions, type SupplyDrivers } from '@veivalg/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { carersWorkLess } from './carers.ts';
import { neutralSupplyDrivers, positionTrend, supplyDrivers } from './supply-drivers.ts';
import { testParameters, testWorkforce } from './supply-fixture.ts';
import { readSupplyParameters, type SupplyParameters } from './supply-parameters.ts';

describe('positionTrend', () => {
  let parameters: SupplyParameters;
  beforeEach(() => {
    parameters = readSupplyParameters(testParameters());
  });
  it('gives 1/71.5 more FTE for each percentage point of larger positions', () => {
    // 0.9 points in 2023, damped by 0.85 a year: 2027 adds 0.9 × 0.85⁴ points.
    const points = 0.9 * 0.85 ** 4;
    expect(positionTrend(parameters, true, 2026, 1)).toBeCloseTo(1 + points / 71.5, 12);
    expect(positionTrend(parameters, true, 2026, 2)).toBeCloseTo(1 + (points * 1.85) / 71.5, 12);
  });
  it('is 1 in the base year and follows the slower trend outside shift work', () => {
    expect(positionTrend(parameters, true, 2026, 0)).toBe(1);
    expect(positionTrend(parameters, false, 2026, 1)).toBeCloseTo(1 + (0.2 * 0.85 ** 4) / 84.3, 12);
  });
});

describe('supplyDrivers', () => {
  const table = testParameters();
  let drivers: SupplyDrivers;
  beforeEach(() => {
    drivers = supplyDrivers(testWorkforce(), table, table, 2026, 4);
  });
  it('is neutral but for positions', () => {
    const neutral = neutralSupplyDrivers(4);
    expect({ ...drivers, position: neutral.position }).toEqual(neutral);
  });
  it('follows the profession’s kind of work', () => {
    const at1 = (name: (typeof professions)[number]): number =>
      at(drivers.position, professions.length + professions.indexOf(name));
    expect(at1('healthCareWorker')).toBeGreaterThan(at1('radiographer'));
    expect(at1('specialistNurse')).toBe(at1('nurse'));
  });
  it('turns another sick leave into time at work after the base year', () => {
    const less = supplyDrivers(testWorkforce(), table, testParameters({ sickLeave: 0.08 }), 2026, 4);
    expect(at(less.attendance, 0)).toBe(1);
    expect(at(less.attendance, professions.length)).toBeCloseTo(0.92 / 0.9, 12);
  });
});

describe('carersWorkLess', () => {
  it('takes the stated part of extra care from work, and health and care its share', () => {
    const lost = carersWorkLess(Float64Array.of(0, 1000, -500), 0.2, 0.15);
    expect([...lost.allWork]).toEqual([0, 200, -100]);
    expect([...lost.healthAndCare]).toEqual([0, 30, -15]);
  });
});
