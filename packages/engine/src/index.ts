export { countryId, listAreas } from './areas/areas.ts';
export {
  type BalancePath,
  balanceOf,
  coverageOf,
  demandCell,
  layerPath,
  type Selection,
  supplyCell,
} from './balance/read-result.ts';
export { fertilityByAge, officialFertility, shrunkFertilityIndex } from './demography/fertility.ts';
export { cohortSurvival, remainingLifeExpectancy } from './demography/life-table.ts';
export { classResponse, type LocalRateRules, localRateRules, localRates } from './demography/local-rates.ts';
export { centralityOf, migrationPattern, ratesByCohort } from './demography/migration.ts';
export { officialMortality } from './demography/mortality.ts';
export { projectNation } from './demography/nation.ts';
export { deathsDuring, type PopulationPath } from './demography/population-path.ts';
export { type CohortSetup, projectCohorts, type Steering } from './demography/project-cohorts.ts';
export {
  placesInnermost,
  projectPopulation,
  sumPlaces,
  survivalPath,
} from './demography/project-population.ts';
export {
  classResiduals,
  infantsByPlace,
  nationalResiduals,
  type PopulationHistory,
  residualPeriod,
} from './demography/residuals.ts';
