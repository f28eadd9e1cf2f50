export { type ExportFormat, exportFormats, exportTable } from './export/export.ts';
export { readExport } from './export/read-back.ts';
export { type ExportCell, type ExportColumn, type ExportTable, harmless } from './export/table.ts';
export type { Cell, RowSink, SheetAccount } from './files/cell.ts';
export { columnLetters } from './files/cell.ts';
export { detectSeparator, type Separator } from './files/csv.ts';
export { detectEncoding, type TextEncodingName } from './files/decode.ts';
export { type FileLimits, standardLimits } from './files/limits.ts';
export { type OpenedFile, type OpenOptions, openFile, readAllRows } from './files/open-file.ts';
export {
  type CarriedFigure,
  type Carrying,
  type CodeChange,
  type CodedFigure,
  carryCodes,
  partsInYear,
} from './klass/carry-codes.ts';
export {
  chooseOwn,
  ownSetsOfPopulation,
  ownSetsOfStaff,
  ownSetsOfUnits,
  ownSetsOfUsers,
  type SetOrigin,
  withSets,
} from './local/own-sets.ts';
export {
  type OwnPopulation,
  type OwnUnit,
  type OwnUsers,
  readOwnPopulation,
  readOwnUnits,
  readOwnUsers,
} from './local/own-tables.ts';
export { type AskOptions, ask, type Fetch } from './pxweb/ask.ts';
export { type AnswerCache, cacheKey, memoryCache } from './pxweb/cache.ts';
export {
  createPxClient,
  type DataOptions,
  type PieceProgress,
  type PxClient,
  type PxClientOptions,
} from './pxweb/client.ts';
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
export { guessField, type StaffField, staffFields } from './staff/fields.ts';
export { ownChoices, type StaffMapping, staffMappingSchema, withChoices } from './staff/mapping.ts';
export {
  type OccupationChoice,
  type OccupationCodes,
  occupationCodesSchema,
  occupationFinder,
} from './staff/occupations.ts';
export { type ColumnPreview, previewStaff, type StaffPreview } from './staff/preview.ts';
export { type SharedGroup, shareableStaff, smallestShared } from './staff/share-staff.ts';
export { type SumOptions, sumStaffFile } from './staff/sum-staff.ts';
export {
  type StaffCell,
  type StaffSummary,
  staffBands,
  staffSummarySchema,
  sumStaff,
} from './staff/summary.ts';
export {
  type KeptTable,
  type TableAccount,
  type UpdateOptions,
  type UpdateResult,
  updateTables,
  type VersionFiles,
} from './update/update-tables.ts';
export { type AppliedVersion, applyVersion } from './versions/apply-version.ts';
export type { MovedInput } from './versions/applying.ts';
export { codeHistory } from './versions/history-from-folder.ts';
