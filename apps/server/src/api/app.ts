import type { SourceRecord } from '@veivalg/core';
import { Hono } from 'hono';
import { choose, eachChosenCell } from '../px/select.ts';
import type { ServedTable, TableProvider } from '../tables.ts';
import { openApiDocument } from './openapi.ts';

export interface ApiOptions {
  readonly provider: TableProvider;
  readonly sources: readonly SourceRecord[];
  readonly version: string;
  readonly dataVersion: string;
  readonly modelVersion: string;
}

const rowLimit = 100_000;

const shortTable = (table: ServedTable, withValues: boolean): unknown => ({
  id: table.id,
  label: table.label,
  source: table.source,
  updated: table.updated,
  variables: table.variables.map(({ code, label, role, values }) => ({
    code,
    label,
    role,
    ...(withValues ? { values } : { count: values.length }),
  })),
});

/** The small read-only interface beside the PxWebApi routes. */
export const createApiApp = (options: ApiOptions): Hono => {
  const app = new Hono();
  const refuse = (title: string, status: 400 | 404): Response =>
    new Response(JSON.stringify({ type: 'about:blank', title, status }), {
      status,
      headers: { 'content-type': 'application/problem+json; charset=utf-8' },
    });
  app.get('/openapi.json', (context) => context.json(openApiDocument(options.version)));
  app.get('/api/v1/status', (context) =>
    context.json({
      version: options.version,
      dataVersion: options.dataVersion,
      modelVersion: options.modelVersion,
    }),
  );
  app.get('/api/v1/sources', (context) => context.json(options.sources));
  app.get('/api/v1/tables', (context) =>
    context.json(options.provider.list('no').map((table) => shortTable(table, false)) as object),
  );
  app.get('/api/v1/tables/:id', (context) => {
    const table = options.provider.find(context.req.param('id'), 'no');
    return table === null
      ? refuse('Non-existent table', 404)
      : context.json(shortTable(table, true) as object);
  });
  app.get('/api/v1/tables/:id/rows', (context) => {
    const table = options.provider.find(context.req.param('id'), 'no');
    if (table === null) return refuse('Non-existent table', 404);
    const asked = new URL(context.req.url).searchParams;
    for (const key of asked.keys())
      if (!table.variables.some(({ code }) => code === key)) return refuse('Non-existent variable', 400);
    const chosen = choose(
      table,
      table.variables.map(({ code }) => ({
        variable: code,
        values: asked.get(code)?.split(',') ?? ['*'],
        codelist: null,
      })),
      rowLimit,
    );
    if ('status' in chosen) return refuse(chosen.title, chosen.status === 404 ? 404 : 400);
    const rows: unknown[] = [];
    eachChosenCell(table, chosen, (cell, places) => {
      rows.push([
        ...places.map((place, d) => chosen[d]?.values[place]?.value.code ?? ''),
        typeof cell === 'number' ? cell : null,
        typeof cell === 'number' ? '' : cell.sign,
      ]);
    });
    return context.json({
      table: table.id,
      columns: [...table.variables.map(({ code }) => code), 'value', 'status'],
      rows,
    });
  });
  return app;
};
