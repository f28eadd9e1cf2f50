import {
  baseYear,
  type DemographyInput,
  f64,
  type Municipality,
  type ParameterTable,
  type PopulationAlternative,
  parameterValue,
} from '@veivalg/core';
import { officialFertility, shrunkFertilityIndex } from './fertility.ts';
import { cohortSurvival, lifeTableAges } from './life-table.ts';
import { classResponse, localRateRules, localRates } from './local-rates.ts';
import { centralityOf, migrationPattern, officialMigration, ratesByCohort } from './migration.ts';
import { officialMortality } from './mortality.ts';
import { projectNation } from './nation.ts';
import { alternativeLevels } from './paths.ts';
import { firstYears, type PopulationPath } from './population-path.ts';
import { projectCohorts } from './project-cohorts.ts';
import { officialSteering } from './steering.ts';

/** Turn people by place, sex and age into the layout of the projection. @param population Shape [M][X][106]. @returns Shape [X][106][M]. */
export const placesInnermost = (population: ArrayLike<number>, places: number): Float64Array => {
  const rows = population.length / places;
  const out = new Float64Array(population.length);
  for (let place = 0; place < places; place++)
    for (let row = 0; row < rows; row++) out[row * places + place] = population[place * rows + row] ?? 0;
  return out;
};

/** Sum over places. @param rows Shape [R][M]. @returns Shape [R]. */
export const sumPlaces = (rows: Float64Array, places: number): Float64Array => {
  const out = new Float64Array(rows.length / places);
  for (let row = 0; row < out.length; row++) {
    let total = 0;
    for (let place = 0; place < places; place++) total += f64(rows, row * places + place);
    out[row] = total;
  }
  return out;
};

/** Survival by cohort from a mortality path. @param q Shape [Y][X][107]. @returns Shape [Y][X][107]. Unit: share. */
export const survivalPath = (q: Float64Array): Float64Array => {
  const survival = new Float64Array(q.length);
  for (let row = 0; row < q.length; row += lifeTableAges) cohortSurvival(q, row, survival, row);
  return survival;
};

/** How much of the recent years each year keeps: evenly down to nothing after `years` years. Shape [T]. Unit: share. @source docs/method/demography.md D4 */
export const fadingWeights = (years: number, steps: number): Float64Array =>
  Float64Array.from({ length: steps }, (_, t) => Math.max(0, 1 - (t + 1) / (years + 1)));

/**
 * Project the population of every municipality by sex and single year of age, from the base year to `endYear`.
 *
 * @param alternative Official alternative for fertility, life expectancy and migration (D6).
 * @returns Persons on 1 January, births, deaths and net migration; the first year is the base year as observed.
 * @source docs/method/demography.md D1–D6
 */
export const projectPopulation = (
  input: DemographyInput,
  municipalities: readonly Municipality[],
  parameters: ParameterTable,
  alternative: PopulationAlternative,
  endYear: number,
): PopulationPath => {
  const places = municipalities.length;
  // Steering looks to the end of the official path, so the run goes there however short a path is asked for.
  const steps = Math.max(endYear, input.municipalTotalsYear) - baseYear;
  const levels = alternativeLevels[alternative];
  const value = (id: string): number => parameterValue(parameters, `demography.${id}`);
  const start = placesInnermost(input.population, places);
  const mortality = officialMortality(input, parameters, levels.lifeExpectancy, baseYear, steps + 1);
  const survival = survivalPath(mortality.q.subarray(0, steps * 2 * lifeTableAges));
  const fertility = officialFertility(input, levels.fertility, baseYear, steps);

  const [longRun, recent] = [input.residuals[0], input.residuals.at(-1)];
  if (longRun === undefined || recent === undefined) throw new Error('Broken invariant: no local residuals');
  const pattern = migrationPattern(
    input.nationalResiduals,
    input.nationalResidualsYears.first,
    longRun.firstYear,
    longRun.lastYear,
  );
  const nation = projectNation({
    start: sumPlaces(start, places),
    survival,
    fertility,
    girlShare: 1 / (1 + value('boysPerGirl')),
    netMigration: officialMigration(input, levels.migration, pattern, baseYear, steps),
  });

  const classOf = centralityOf(municipalities);
  const local = localRates(longRun, recent, classOf, localRateRules(parameters));
  const response = classResponse(
    input.classResiduals,
    input.classResiduals.years.count,
    value('responsePrior'),
  );
  const fade = value('recentFadeYears');

  const path = projectCohorts({
    firstYear: baseYear,
    placeCount: places,
    start,
    survival,
    nation: nation.persons,
    births: nation.births,
    fertility,
    fertilityIndex: shrunkFertilityIndex(input.infants, input.expectedInfants, value('fertilityShrinkage')),
    rates: ratesByCohort(local.lasting, places),
    recent: { rates: ratesByCohort(local.recent, places), weights: fadingWeights(fade, steps) },
    response: Float64Array.from(classOf, (c) => f64(response, c)),
    mobility: ratesByCohort(local.mobility, 1),
    steering: officialSteering(input, municipalities, levels.counties, nation.persons, start, baseYear),
    lifeExpectancyGain: mortality.lifeExpectancyGain,
  });
  return endYear - baseYear < steps ? firstYears(path, endYear - baseYear) : path;
};
