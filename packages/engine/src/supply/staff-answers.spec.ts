import { at, exitBands, professions, type SupplyDrivers, staffAges } from '@veivalg/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandOfAge } from './exit-rates.ts';
import { prepareWorkforce } from './prepare-workforce.ts';
import { projectWorkforce } from './project-workforce.ts';
import { staffAnswers } from './staff-answers.ts';
import { neutralSupplyDrivers } from './supply-drivers.ts';
import { testMortality, testParameters, testWorkforce } from './supply-fixture.ts';
import { readSupplyParameters } from './supply-parameters.ts';
import type { WorkforceModel } from './workforce-model.ts';

const seed = 20261201;
const years = 9;
const size = professions.length;
const parameters = testParameters();
const model = prepareWorkforce(testWorkforce(), testMortality(), parameters);
const { leaving, retirementFirstAge } = readSupplyParameters(parameters);
/** Fed by no one, so that their inflow comes from outside alone. */
const [nurse, carer] = [professions.indexOf('nurse'), professions.indexOf('healthCareWorker')];
/** Central differences of a step this wide are off by its square. */
const step = 1e-4;
const near = 1e-6;

const drawn = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 })
  .map((draws): SupplyDrivers => {
    const drivers = neutralSupplyDrivers(years);
    for (let i = 0; i < years * size; i++) {
      drivers.intake[i] = 0.5 + at(draws, 0);
      drivers.addedEntrants[i] = 100 * at(draws, 1);
      drivers.retirementDelay[i] = 2 * at(draws, 2) - 1;
      for (let b = 0; b < exitBands.length; b++)
        drivers.exitRate[i * exitBands.length + b] = 0.5 + at(draws, 3 + b);
    }
    return drivers;
  });

/** Change in the log of a profession's heads in the last year, per unit of a change to the model. */
const slope = (
  drivers: SupplyDrivers,
  p: number,
  changed: (model: WorkforceModel, by: number) => WorkforceModel,
): number => {
  const [less, more] = [-step, step].map((by) =>
    at(projectWorkforce(changed(model, by), drivers, years).heads, (years - 1) * size + p),
  ) as [number, number];
  return Math.log(more / less) / (2 * step);
};

describe('staffAnswers', () => {
  it.each([nurse, carer])('are what the run itself answers to more inflow and more who leave', (p) => {
    fc.assert(
      fc.property(drawn, (drivers) => {
        const { inflow, leaving: answers } = staffAnswers(model, drivers, parameters, years);
        const row = (years - 1) * size + p;
        expect(
          Math.abs(
            at(inflow, row) -
              slope(drivers, p, (before, by) => ({
                ...before,
                inflow: before.inflow.map((persons, i) => (i % size === p ? persons * (1 + by) : persons)),
              })),
          ),
        ).toBeLessThan(near);
        exitBands.forEach((_, b) => {
          const found = slope(drivers, p, (before, by) => ({
            ...before,
            exit: before.exit.map((share, i) => {
              const a = i % staffAges.count;
              const leaves = staffAges.first + a < retirementFirstAge ? (leaving[b] ?? 0) : 0;
              return Math.floor(i / staffAges.count) === p && at(bandOfAge, a) === b
                ? share + by * leaves
                : share;
            }),
          }));
          expect(Math.abs(at(answers, row * exitBands.length + b) - found)).toBeLessThan(near);
        });
      }),
      { seed, numRuns: 6 },
    );
  });

  it('say nothing in the base year', () => {
    const { inflow, leaving: answers } = staffAnswers(model, neutralSupplyDrivers(years), parameters, years);
    expect(inflow.slice(0, size).every((share) => share === 0)).toBe(true);
    expect(answers.slice(0, size * exitBands.length).every((share) => share === 0)).toBe(true);
  });
});
