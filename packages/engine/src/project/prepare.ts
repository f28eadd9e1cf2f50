import {
  type Area,
  type AssumptionChange,
  type Baseline,
  horizon,
  type MeasureLibrary,
  type PopulationAlternative,
} from '@veivalg/core';
import { listAreas } from '../areas/areas.ts';
import { lifeTableAges } from '../demography/life-table.ts';
import { officialMortality } from '../demography/mortality.ts';
import { withOwnPaths } from '../demography/own-paths.ts';
import type { PopulationPath } from '../demography/population-path.ts';
import { placesInnermost, projectPopulation } from '../demography/project-population.ts';
import type { PlanFacts } from '../measures/check-plan.ts';
import { appliesToSomeone } from '../requirements/requirement-demand.ts';
import { type DemandBase, prepareDemand } from '../staffing/prepare-demand.ts';
import { prepareWorkforce } from '../supply/prepare-workforce.ts';
import type { WorkforceModel } from '../supply/workforce-model.ts';
import { assumptionsKey, stageKey, withAssumptions } from './assumptions.ts';
import { keepLast } from './memo.ts';
import { type PopulationStage, populationStage } from './population-stage.ts';
import { residentsBetween } from './requirement-stage.ts';
import { type RunSteps, runSteps } from './run-steps.ts';
import type { Stages } from './stages.ts';
import { type Start, stagesOf } from './start-stages.ts';

/** A baseline with everything worked out that the choices of a plan leave as it is. */
export interface Prepared {
  readonly baseline: Baseline;
  /** Measures and requirements that plans may name. */
  readonly library: MeasureLibrary;
  /** Every area that results are summed to. */
  readonly areas: readonly Area[];
  /** Last year of its runs. */
  readonly endYear: number;
  readonly yearCount: number;
  /** What a plan is held against beside the catalogue. */
  readonly facts: PlanFacts;
  /** The steps of a run, with the answers of the last runs. */
  readonly steps: RunSteps;
  /** Population path of an alternative. */
  population(alternative: PopulationAlternative): PopulationPath;
  /** Stages of a run; each is worked out once for the assumptions it depends on. */
  stages(alternative: PopulationAlternative, assumptions: readonly AssumptionChange[]): Stages;
}

/** A catalogue with nothing in it. */
const emptyLibrary: MeasureLibrary = {
  documents: [],
  measures: [],
  groups: [],
  sources: [],
  requirements: [],
};

/** What a plan on a baseline is held against. */
const planFacts = (baseline: Baseline, endYear: number, demandBase: () => DemandBase): PlanFacts => {
  const former = new Map(baseline.formerMunicipalities.map(({ code, successors }) => [code, successors]));
  return {
    municipalityIds: baseline.municipalities.map(({ id }) => id),
    successorsOf: (code) => former.get(code) ?? [],
    parameters: baseline.parameters,
    firstYear: baseline.baseYear,
    furthestYear: endYear,
    appliesToSomeone: (requirement) => {
      const placeCount = baseline.municipalities.length;
      const persons = placesInnermost(baseline.demography.population, placeCount);
      const none = new Float64Array(placeCount);
      // The base year stands for all: ages and services that no one is in now are not filled later.
      return appliesToSomeone(requirement, {
        firstYear: baseline.baseYear,
        yearCount: 1,
        placeCount,
        parameters: baseline.parameters,
        reached: new Uint8Array(placeCount).fill(1),
        residents: (fromAge, toAge, sex) =>
          residentsBetween({ yearCount: 1, placeCount, persons }, fromAge, toAge, sex),
        users: demandBase().users,
        serviceFte: none,
        baseStaff: () => none,
      });
    },
  };
};

/** Stages kept at a time: five population alternatives, and room for trying assumptions. */
const room = 8;

/**
 * Prepare a baseline for running plans on it.
 *
 * Nothing is worked out before it is asked for, and nothing twice.
 *
 * @param library Catalogue of measures and requirements; without it a plan can only hold its own.
 * @param endYear Last year of the runs, at most 2060.
 * @param start What the main path starts from in short, for a first picture; what it holds is near and not exact.
 * @source docs/method/README.md
 */
export const prepare = (
  baseline: Baseline,
  library: MeasureLibrary = emptyLibrary,
  endYear: number = horizon.standard,
  start: Start | null = null,
): Prepared => {
  const yearCount = endYear - baseline.baseYear + 1;
  const paths = keepLast<PopulationPath>(room);
  const ownPathsIn = keepLast<PopulationPath>(room);
  const populations = keepLast<PopulationStage>(room);
  const demands = keepLast<DemandBase>(room);
  const workforces = keepLast<WorkforceModel>(room);
  const whole = keepLast<Stages>(room);
  const { demography, municipalities, parameters } = baseline;
  const startsHere = start?.baselineId === baseline.id && start.yearCount === yearCount;

  const calculatedPath = (
    alternative: PopulationAlternative,
    assumptions: readonly AssumptionChange[],
  ): PopulationPath =>
    paths(`${alternative}?${stageKey(assumptions, ['demography'])}`, () =>
      projectPopulation(
        demography,
        municipalities,
        withAssumptions(parameters, assumptions),
        alternative,
        endYear,
      ),
    );

  const pathOf = (
    alternative: PopulationAlternative,
    assumptions: readonly AssumptionChange[],
  ): PopulationPath => {
    const path = calculatedPath(alternative, assumptions);
    if (demography.ownPaths === undefined) return path;
    return ownPathsIn(`${alternative}?${stageKey(assumptions, ['demography'])}`, () =>
      withOwnPaths(path, calculatedPath('main', []), demography.ownPaths),
    );
  };

  const demandOf = (assumptions: readonly AssumptionChange[]): DemandBase =>
    demands(stageKey(assumptions, ['use', 'staffing', 'demand']), () =>
      prepareDemand(
        baseline.use,
        baseline.staffing,
        municipalities,
        placesInnermost(demography.population, municipalities.length),
        withAssumptions(parameters, assumptions),
      ),
    );

  const workforceOf = (assumptions: readonly AssumptionChange[]): WorkforceModel =>
    workforces(stageKey(assumptions, ['supply', 'demography']), () => {
      const table = withAssumptions(parameters, assumptions);
      const years = horizon.furthest - baseline.baseYear + 1;
      const { q } = officialMortality(demography, table, 'main', baseline.baseYear, years);
      return prepareWorkforce(baseline.workforce, { values: q, years, ages: lifeTableAges }, table);
    });

  return {
    baseline,
    library,
    areas: listAreas(municipalities, baseline.countyNames),
    endYear,
    yearCount,
    facts: planFacts(baseline, endYear, () => demandOf([])),
    steps: runSteps(baseline, yearCount),
    population: (alternative) => pathOf(alternative, []),
    stages: (alternative, assumptions) =>
      whole(`${alternative}?${assumptionsKey(assumptions)}`, () => {
        if (startsHere && start !== null && alternative === 'main' && assumptions.length === 0)
          return stagesOf(start, parameters, () => pathOf('main', []));
        const demand = demandOf(assumptions);
        const key = `${alternative}?${stageKey(assumptions, ['demography', 'use', 'staffing', 'demand'])}`;
        return {
          parameters: withAssumptions(parameters, assumptions),
          population: populations(key, () =>
            populationStage(pathOf(alternative, assumptions), demand.rates, baseline.labour),
          ),
          demand,
          workforce: workforceOf(assumptions),
        };
      }),
  };
};
