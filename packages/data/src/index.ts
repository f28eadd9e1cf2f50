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
