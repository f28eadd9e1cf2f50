export {
  type CarriedFigure,
  type Carrying,
  type CodeChange,
  type CodedFigure,
  carryCodes,
  partsInYear,
} from './klass/carry-codes.ts';
export { type AskOptions, ask, type Fetch } from './pxweb/ask.ts';
export { type AnswerCache, cacheKey, memoryCache } from './pxweb/cache.ts';
export { createPxClient, type PieceProgress, type PxClient, type PxClientOptions } from './pxweb/client.ts';
export { type Clock, windableClock } from './pxweb/clock.ts';
export { compareMetadata, type MetadataChange } from './pxweb/compare-metadata.ts';
export { type Dataset, eachCell, readJsonStat, readJsonStatText } from './pxweb/dataset.ts';
export { expandExpressions } from './pxweb/expression.ts';
export {
  readMetadata,
  readTableInfo,
  type TableInfo,
  type TableMetadata,
  type TableVariable,
} from './pxweb/metadata.ts';
export {
  cellCount,
  resolveQuery,
  type Selection,
  type TableQuery,
  toGet,
  toPost,
  toQuestion,
} from './pxweb/query.ts';
export { splitByCells } from './pxweb/split.ts';
export { createThrottle, officialLimit, type Throttle } from './pxweb/throttle.ts';
export {
  type ServiceDefinition,
  serviceSchema,
  type TableDefinition,
  tableDefinitionSchema,
} from './series/definition.ts';
export { type CodeHistory, type FetchedSeries, seriesIdOf, startSeries } from './series/to-series.ts';
export {
  type KeptTable,
  type TableAccount,
  type UpdateOptions,
  type UpdateResult,
  updateTables,
  type VersionFiles,
} from './update/update-tables.ts';
