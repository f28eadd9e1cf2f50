export { at, f64, sum, sumRange } from './array.ts';
export {
  ageCount,
  baseYear,
  horizon,
  type MixGroup,
  mixGroups,
  type Profession,
  professions,
  type Sector,
  type Service,
  type Sex,
  sectors,
  services,
  serviceTraits,
  sexes,
  staffAges,
} from './axes.ts';
export {
  broadAges,
  type ClassResiduals,
  cohortCount,
  type DemographyInput,
  type LevelPaths,
  type OwnPlacePath,
  type PathLevel,
  type PathPoint,
  type PopulationAlternative,
  pathLevels,
  populationAlternatives,
  type ResidualPeriod,
  rateGroupCount,
  type YearSpan,
} from './baseline/demography.ts';
export type { LabourInput } from './baseline/labour.ts';
export {
  type StaffCount,
  type StaffingInput,
  type StaffTotalId,
  staffTotalIds,
  type YearFigure,
} from './baseline/staffing.ts';
export type { AgeFigure, Counting, ServiceUse, UseInput, WorkPart } from './baseline/use.ts';
export {
  type CountSegment,
  type EducationRoute,
  educationRoute,
  educationRoutes,
  feeder,
  type InflowKind,
  inflowKinds,
  type WorkforceInput,
  workforceBands,
} from './baseline/workforce.ts';
export type { Baseline } from './baseline.ts';
export {
  type DemandDrivers,
  type Drivers,
  type ExitBand,
  exitBands,
  type LeverPaths,
  type SupplyDrivers,
} from './drivers.ts';
export { exp, log, power } from './exact-math.ts';
export {
  type Language,
  type Localised,
  languages,
  type MeasureId,
  type MunicipalityId,
  measureId,
  municipalityId,
  type ParameterId,
  type SourceKey,
} from './ids.ts';
export {
  type DoubleCountGroup,
  type DriverId,
  driverIds,
  type Effect,
  type EffectDirection,
  effectDirections,
  type GroupLimit,
  type LeverGroup,
  type LeverSpan,
  leverGroups,
  leverSpan,
  type Measure,
  type MeasureLibrary,
  type MeasureSource,
  type Move,
  type SeedDocument,
  standingOf,
  type Treatment,
  treatments,
} from './measure.ts';
export {
  type OwnFigureKind,
  type OwnFigures,
  type OwnPath,
  type OwnSet,
  type OwnValue,
  ownFigureKinds,
  ownFiguresVersion,
  type RegisterFigures,
  setsInUse,
  shareableOwn,
  smallestSharedGroup,
  usableOwn,
  usedOwnFigures,
} from './own-figures.ts';
export {
  type Distribution,
  type Parameter,
  type ParameterTable,
  parameterValue,
  type Standing,
} from './parameter.ts';
export {
  type Area,
  type AreaKind,
  areaKinds,
  type FormerMunicipality,
  type LanguageForm,
  languageFor,
  type Municipality,
} from './place.ts';
export {
  type AssumptionChange,
  emptyPlan,
  type LeverSetting,
  type Plan,
  planSchemaVersion,
  type RequirementSetting,
  type Scenario,
  sameInAll,
  scenarios,
} from './plan.ts';
export {
  fail,
  invariant,
  type Outcome,
  type Problem,
  problem,
  type Severity,
  succeed,
} from './problem.ts';
export {
  type Requirement,
  type RequirementTarget,
  type RequirementUnit,
  requirementTargets,
  requirementUnits,
} from './requirement.ts';
export type { AddedDemand, DemandCells, Figures, PlanTies, Result, RunFigures, StaffTies } from './result.ts';
export { type RunFile, runFileVersion } from './run-file.ts';
export type { SeriesRecord, SourceRecord } from './source.ts';
export {
  type Fte,
  fte,
  type Persons,
  persons,
  type Quantity,
  type Share,
  share,
  type Year,
  year,
} from './units.ts';
