import { at, exitBands, professions, type SupplyDrivers, staffAges } from '@veivalg/core';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { bandOfAge, retirementAt } from './exit-rates.ts';
import { prepareWorkforce } from './prepare-workforce.ts';
import { projectWorkforce, type WorkforcePath } from './project-workforce.ts';
import { neutralSupplyDrivers } from './supply-drivers.ts';
import { testMortality, testParameters, testWorkforce } from './supply-fixture.ts';
import { entryKinds, type WorkforceModel } from './workforce-model.ts';

const seed = 20261121;
const years = 7;
const size = professions.length;
const { count: ages } = staffAges;
let model: WorkforceModel;
let reference: WorkforcePath;
beforeEach(() => {
  model = prepareWorkforce(testWorkforce(), testMortality(), testParameters());
  reference = projectWorkforce(model, neutralSupplyDrivers(years), years);
});
const total = (path: WorkforcePath, p: number, y: number): number => at(path.heads, y * size + p);

/** Drivers drawn at random inside what levers can reach. */
const drawn = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 })
  .map((draws): SupplyDrivers => {
    const drivers = neutralSupplyDrivers(years);
    for (let i = 0; i < years * size; i++) {
      const draw = (n: number): number => at(draws, (n + i) % 12);
      drivers.intake[i] = 2 * draw(0);
      drivers.completion[i] = 0.5 + draw(1);
      drivers.entryShare[i] = 0.5 + draw(2);
      drivers.addedEntrants[i] = 400 * draw(3) - 100;
      drivers.retirementDelay[i] = 4 * draw(4) - 2;
      for (let b = 0; b < exitBands.length; b++) drivers.exitRate[i * exitBands.length + b] = 2 * draw(5 + b);
    }
    return drivers;
  });

const flowsIn = ['graduates', 'adult', 'returned', 'immigrated', 'added', 'movedIn'] as const;
const flowsOut = ['movedOut', 'deaths', 'exits', 'retirements'] as const;

describe('projectWorkforce', () => {
  it('loses and finds nobody: people + in − out = people left, in every profession and year', () => {
    fc.assert(
      fc.property(drawn, (drivers) => {
        const path = projectWorkforce(model, drivers, years);
        for (let y = 0; y + 1 < years; y++)
          for (let p = 0; p < size; p++) {
            let people = total(path, p, y);
            for (const name of flowsIn) people += at(path.flows[name], y * size + p);
            for (const name of flowsOut) people -= at(path.flows[name], y * size + p);
            expect(Math.abs(people - total(path, p, y + 1)) / Math.max(1, people)).toBeLessThan(1e-12);
          }
      }),
      { seed, numRuns: 25 },
    );
  });

  it('loses and finds nobody in any cell of age and sex', () => {
    fc.assert(
      fc.property(drawn, (drivers) => {
        const path = projectWorkforce(model, drivers, years);
        for (let y = 0; y + 1 < years; y++) checkCells(path, model, drivers, y);
      }),
      { seed, numRuns: 10 },
    );
  });

  it('keeps every cell at zero or above, and parts the stock in survivors and entered by year', () => {
    fc.assert(
      fc.property(drawn, (drivers) => {
        const path = projectWorkforce(model, drivers, years);
        expect(path.byAge.every((value) => value >= 0)).toBe(true);
        for (let y = 0; y < years; y++)
          for (let p = 0; p < size; p++) {
            let cohorts = 0;
            for (let s = 0; s < years; s++) cohorts += at(path.cohorts, (p * years + s) * years + y);
            expect(cohorts).toBeCloseTo(at(path.entered, y * size + p), 8);
            const parts = at(path.survivors, y * size + p) + cohorts;
            expect(parts).toBeCloseTo(total(path, p, y), 8);
          }
      }),
      { seed, numRuns: 10 },
    );
  });

  it('is linear in stock and inflow', () => {
    const part = (share: number): WorkforcePath =>
      projectWorkforce(
        { ...model, stock: model.stock.map((n) => n * share), inflow: model.inflow.map((n) => n * share) },
        neutralSupplyDrivers(years),
        years,
      );
    const small = part(0.3);
    const large = part(0.7);
    for (let i = 0; i < reference.heads.length; i++)
      expect(at(small.heads, i) + at(large.heads, i)).toBeCloseTo(at(reference.heads, i), 7);
  });

  it('lets more study places show first when the study is over', () => {
    const drivers = neutralSupplyDrivers(years);
    drivers.intake.fill(1.5, size);
    const path = projectWorkforce(model, drivers, years);
    const p = professions.indexOf('radiographer');
    // Starts in year 1, three years of study: graduates of year 4 are there on 1 January of year 5.
    expect(total(path, p, 4)).toBe(total(reference, p, 4));
    expect(total(path, p, 5) - total(reference, p, 5)).toBeCloseTo(0.5 * at(model.inflow, 4 * size + p), 8);
  });

  it('lets completion and entry act on those who finish the same year', () => {
    const drivers = neutralSupplyDrivers(years);
    drivers.completion.fill(1.2, 0, size);
    drivers.entryShare.fill(1.1, 0, size);
    const p = professions.indexOf('dentist');
    const more = projectWorkforce(model, drivers, years);
    expect(total(more, p, 1) - total(reference, p, 1)).toBeCloseTo(0.32 * at(model.inflow, p), 8);
  });

  it('lets an exit driver act on its own band, and neither on deaths nor on retirement', () => {
    const drivers = neutralSupplyDrivers(years);
    for (let p = 0; p < size; p++) drivers.exitRate[p * 3 + 2] = 0;
    const path = projectWorkforce(model, drivers, years);
    const p = professions.indexOf('doctor');
    let spared = 0;
    for (let x = 0; x < 2; x++)
      for (let a = 38; a < ages; a++) {
        const n = at(model.stock, (p * 2 + x) * ages + a) * (1 - at(model.deaths, x * ages + a));
        spared += n * at(model.exit, p * ages + a);
      }
    expect(at(reference.flows.exits, p) - at(path.flows.exits, p)).toBeCloseTo(spared, 8);
    expect(at(path.flows.deaths, p)).toBe(at(reference.flows.deaths, p));
  });

  it('keeps people longer when retirement is later', () => {
    const drivers = neutralSupplyDrivers(years);
    drivers.retirementDelay.fill(1);
    const path = projectWorkforce(model, drivers, years);
    for (let p = 0; p < size; p++) expect(total(path, p, 3)).toBeGreaterThan(total(reference, p, 3));
  });

  it('adds people on top, and never takes away more than would have come', () => {
    const drivers = neutralSupplyDrivers(years);
    drivers.addedEntrants.fill(10, 0, size);
    drivers.addedEntrants.fill(-1e9, size, 2 * size);
    const path = projectWorkforce(model, drivers, years);
    const p = professions.indexOf('psychologist');
    expect(total(path, p, 1) - total(reference, p, 1)).toBeCloseTo(10, 8);
    const ordinary = ['graduates', 'adult', 'returned', 'immigrated'] as const;
    const coming = ordinary.reduce((n, name) => n + at(path.flows[name], size + p), 0);
    expect(at(path.flows.added, size + p)).toBeCloseTo(-coming, 8);
  });
});

/** Work out every cell of next year on its own and hold it against the path. */
const checkCells = (path: WorkforcePath, from: WorkforceModel, drivers: SupplyDrivers, y: number): void => {
  let worst = 0;
  const nurse = professions.indexOf('nurse');
  for (let p = 0; p < size; p++)
    for (let x = 0; x < 2; x++)
      for (let a = 1; a < ages; a++) {
        if (p === nurse || at(from.transfer, p * ages + 20) > 0) continue;
        const before = at(path.byAge, ((y * size + p) * 2 + x) * ages + a - 1);
        const exit =
          at(from.exit, p * ages + a - 1) *
          at(drivers.exitRate, (y * size + p) * exitBands.length + at(bandOfAge, a - 1));
        const shift = at(from.retirementShift, p) + at(drivers.retirementDelay, y * size + p);
        const stay =
          (1 - at(from.deaths, (y * 2 + x) * ages + a - 1)) *
          (1 - Math.min(1, exit)) *
          (1 - retirementAt(from.retirement, from.retirementLevel, a - 1, shift));
        const kinds = entryKinds.map((kind) => at(path.flows[kind], y * size + p));
        const ordinary = kinds.slice(0, 4).reduce((n, value) => n + value, 0);
        const less = at(kinds, 4) < 0 ? 1 + at(kinds, 4) / ordinary : 1;
        let entering = 0;
        for (const [k, persons] of kinds.entries())
          entering +=
            (k === 4 ? Math.max(0, persons) : less * persons) *
            at(from.profile, ((k * size + p) * 2 + x) * ages + a);
        const after = at(path.byAge, (((y + 1) * size + p) * 2 + x) * ages + a);
        worst = Math.max(worst, Math.abs(after - before * stay - entering) / Math.max(1, after));
      }
  expect(worst).toBeLessThan(1e-12);
};
