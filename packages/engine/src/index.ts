export { countryId, listAreas } from './areas/areas.ts';
export {
  type Attribution,
  type AttributionOptions,
  attribute,
  attributionDefaults,
  type WorthOf,
} from './attribution/attribute.ts';
export {
  attributePlan,
  type Cause,
  type CauseKind,
  causesOf,
  type PlanAttribution,
} from './attribution/attribute-plan.ts';
export { type AgeBalance, balanceByAge } from './balance/balance-by-age.ts';
export { type CeilingCrossing, ceilingCrossed, employedShare } from './balance/ceiling.ts';
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
export { declinePattern, officialMortality, recentMortality } from './demography/mortality.ts';
export { projectNation } from './demography/nation.ts';
export { deathsDuring, netMigrationDuring, type PopulationPath } from './demography/population-path.ts';
export { type CohortSetup, projectCohorts } from './demography/project-cohorts.ts';
export {
  fadingWeights,
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
export { municipalTargets, officialSteering, type Steering } from './demography/steering.ts';
export { effectChange } from './ensemble/band-effects.ts';
export { type BandOfDraws, bandOfDraws } from './ensemble/band-of-draws.ts';
export {
  type BandQuantity,
  type BandRequest,
  type Bands,
  type BandTarget,
  bandQuantities,
  bandShares,
  type EffectChange,
  everyPlace,
  everyYear,
  type UncertainEffect,
} from './ensemble/band-request.ts';
export { bandsOf, drawsOf } from './ensemble/bands-of.ts';
export type { BandSelection } from './ensemble/coefficients.ts';
export {
  checkUncertainty,
  type DrawSettings,
  drawLimits,
  drawParameters,
  type ParameterDraws,
  uncertainParameters,
} from './ensemble/draw-parameters.ts';
export type { EffectSpread } from './ensemble/effect-draws.ts';
export {
  effectSpreadOf,
  type SpreadMeasure,
  spreadMeasures,
  uncertainEffects,
} from './ensemble/effect-spread.ts';
export type { Ensemble } from './ensemble/ensemble.ts';
export {
  type LocalSpreadRule,
  localSpread,
  localSpreadRule,
  spreadClasses,
  spreadClassOf,
} from './ensemble/local-spread.ts';
export { measureResponses, type Progress } from './ensemble/measure-responses.ts';
export { normalQuantile } from './ensemble/normal-distribution.ts';
export {
  type Percentiles,
  type PictureBands,
  type PictureQuestion,
  pictureBands,
} from './ensemble/picture-bands.ts';
export { ensembleSteps, prepareEnsemble } from './ensemble/prepare-ensemble.ts';
export { type FanQuestion, professionFans } from './ensemble/profession-fans.ts';
export { reducedBandsOf, reducedSpreadOf } from './ensemble/reduced-bands.ts';
export type { ReducedRequest } from './ensemble/reduced-factors.ts';
export { type Responses, responsesForm } from './ensemble/responses.ts';
export { sobolPoint, sobolPoints } from './ensemble/sobol-points.ts';
export { type Spread, spreadOf } from './ensemble/spread-of.ts';
export { compileKernels, makeKernels, plainKernels } from './kernel/ensemble-kernels.ts';
export { compileRunKernels, type RunPrecision } from './kernel/run-kernels.ts';
export type { LiveReads, PlaceSums } from './live/live-reads.ts';
export { type Live, type LiveChoices, type LiveFigures, prepareLive } from './live/prepare-live.ts';
export { type Adapter, adapters } from './measures/adapters.ts';
export { applyLevers, findMeasure, standAside } from './measures/apply-levers.ts';
export { checkPlan, type PlanFacts } from './measures/check-plan.ts';
export { type AppliedLevers, type LeverContext, neutralPaths } from './measures/lever-context.ts';
export { paceLimit, progressOf } from './measures/pace.ts';
export { applyTransfers, type TransferReach } from './measures/transfers.ts';
export { countedServices, registerFigures } from './own/register-figures.ts';
export { withOwnFigures } from './own/with-own-figures.ts';
export { consequencesOf, type PlanConsequences } from './project/consequences.ts';
export { type Prepared, prepare } from './project/prepare.ts';
export { modelVersion, planProblems, project, reachOf } from './project/project.ts';
export { findRequirement } from './project/requirement-stage.ts';
export { servedAgesOf } from './project/served-ages.ts';
export type { Stages } from './project/stages.ts';
export { type Start, startForm, startOf } from './project/start-stages.ts';
export {
  type Consequence,
  type ConsequenceContext,
  consequenceOf,
  type ProfessionConsequence,
  type RequirementSum,
  requirementSum,
} from './requirements/consequence.ts';
export {
  appliesToSomeone,
  type RequirementContext,
  type RequirementNeed,
  requirementDemand,
  requirementNeeds,
  targetsOf,
} from './requirements/requirement-demand.ts';
export { digestOfArrays, digestOfPlain } from './run-file/digest.ts';
export { compareRun, digestOf, runFileOf } from './run-file/run-file.ts';
export { finish } from './sensitivity/finish.ts';
export {
  type JointMove,
  leastJointMove,
  type MustBeTrue,
  mustBeTrue,
  mustBeTrueInSteps,
} from './sensitivity/must-be-true.ts';
export { type SobolIndices, sobolIndices, sobolInSteps } from './sensitivity/sobol-indices.ts';
export {
  localCourse,
  measureFront,
  type TargetEffect,
  type TargetFunction,
  type TargetOptions,
  type TargetQuantity,
  targetFunction,
} from './sensitivity/target-value.ts';
export { type TornadoBar, tornado } from './sensitivity/tornado.ts';
export { type CoverageCell, demandCoverage, hasLocalStaff, weakest } from './staffing/coverage.ts';
export {
  type DriverBasis,
  demandDrivers,
  timeFactor,
  unskilledTrend,
  withScenario,
} from './staffing/demand-drivers.ts';
export { demandOf, type StaffDemand } from './staffing/demand-of.ts';
export { employedResidents } from './staffing/employed.ts';
export { nationalStaff } from './staffing/national-staff.ts';
export { type DemandBase, prepareDemand } from './staffing/prepare-demand.ts';
export { positionOf, vacancyRates } from './staffing/shortage.ts';
export { type StaffBase, staffBase } from './staffing/staff-base.ts';
export { carersWorkLess } from './supply/carers.ts';
export type { StaffMortality } from './supply/exit-rates.ts';
export { type PlacedWorkforce, type PlacementInput, placeWorkforce } from './supply/placement.ts';
export { positionSizes } from './supply/position-sizes.ts';
export { prepareWorkforce, type WorkforceSpan } from './supply/prepare-workforce.ts';
export {
  projectWorkforce,
  type WorkforceFlow,
  type WorkforcePath,
  workforceFlows,
} from './supply/project-workforce.ts';
export { neutralSupplyDrivers, positionTrend, supplyDrivers } from './supply/supply-drivers.ts';
export { readSupplyParameters, type SupplyParameters } from './supply/supply-parameters.ts';
export type { InflowStanding, WorkforceModel } from './supply/workforce-model.ts';
export { curveThroughGroups, stepsThroughGroups } from './use/age-curve.ts';
export { estimateUseRates, type UseRates } from './use/estimate-use-rates.ts';
export { type LocalLevels, localLevels, shrinkLevels } from './use/local-levels.ts';
export { type CarePeople, countCarePeople, unpaidCareFactor } from './use/unpaid-care.ts';
export { type ReachPair, type ServiceUsers, usersOfServices } from './use/users-of-services.ts';
export { readShifted, type UsersTable, usersTable } from './use/users-table.ts';
export { servedAges, workSharesByAge } from './use/work-by-age.ts';
