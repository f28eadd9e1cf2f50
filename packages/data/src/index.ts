export { decodeBaseline } from './baseline/decode-baseline.ts';
export { loadBaseline } from './baseline/load-baseline.ts';
export { decodeBinary, encodeBinary } from './binary/codec.ts';
export { loadDemography } from './demography/load-demography.ts';
export { loadPopulationHistory, type PopulationHistoryData } from './demography/load-history.ts';
export { type DataFolder, memoryFolder } from './files/folder.ts';
export {
  type FileTools,
  numberIn,
  readSeries,
  type SeriesTable,
} from './files/read-series.ts';
export {
  parameterSchema,
  type SeriesSchema,
  seriesSchema,
  sourceSchema,
} from './files/schemas.ts';
export {
  type County,
  findSuccessor,
  type Geography,
  loadGeography,
  loadMunicipalities,
  type Successor,
} from './geography/load-geography.ts';
export { type ChartHistory, loadChartHistory, type StaffHistory } from './history/load-chart-history.ts';
export { decodeMeasures } from './measures/decode-measures.ts';
export { loadMeasures } from './measures/load-measures.ts';
export { measureSchema, requirementSchema } from './measures/schemas.ts';
export { ownFiguresSchema, parseOwnFigures } from './own/parse-own.ts';
export { loadParameters } from './parameters/load-parameters.ts';
export { findArea, foldName, type PlaceDirectory } from './places/find-area.ts';
export { parsePlan, planSchema, writePlan } from './plans/parse-plan.ts';
export { parseRunFile, runSchema } from './plans/parse-run.ts';
export { loadSeriesRecords, loadSources } from './sources/load-sources.ts';
export { loadWorkforce } from './workforce/load-workforce.ts';
