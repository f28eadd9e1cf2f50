export { type ApiOptions, createApiApp } from './api/app.ts';
export { openApiDocument } from './api/openapi.ts';
export { createServerApp, pxPath } from './create-server.ts';
export { type Listening, listen } from './listen.ts';
export { type ResultTablesOptions, resultTables } from './provider/result-tables.ts';
export { seriesTable } from './provider/series-table.ts';
export { createPxApp, type PxServerOptions } from './px/app.ts';
export {
  fixedTables,
  type ServedCell,
  type ServedCodelist,
  type ServedTable,
  type ServedValue,
  type ServedVariable,
  type TableProvider,
} from './tables.ts';
