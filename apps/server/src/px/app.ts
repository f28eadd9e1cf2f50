import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { ServedTable, TableProvider } from '../tables.ts';
import { type AskedVariable, choose, type Refusal } from './select.ts';
import { dataCsv, dataJson, dataPx, metadataJson } from './write.ts';

/** Limits and words of the server. */
export interface PxServerOptions {
  readonly provider: TableProvider;
  readonly maxDataCells: number;
  /** Calls in the window; the 429 answer says when to come back. */
  readonly calls: number;
  readonly windowSeconds: number;
  readonly languages: readonly { readonly id: string; readonly label: string }[];
  readonly source: string;
  readonly licence: string;
  readonly appVersion: string;
  /** Milliseconds; handed in so that tests need not wait. */
  readonly now: () => number;
}

const longestAddress = 2100;
const formats = ['json-stat2', 'csv', 'px'] as const;
const pageLimit = 10_000;

const bodySchema = z.object({
  selection: z
    .array(
      z.object({
        variableCode: z.string().max(200),
        valueCodes: z.array(z.string().max(200)).max(20_000),
        codelist: z.string().max(200).nullish(),
      }),
    )
    .max(50),
});

const problemJson = (context: Context, status: 400 | 403 | 404 | 413 | 429, title: string): Response =>
  context.body(JSON.stringify({ type: 'about:blank', title, status }), status, {
    'content-type': 'application/problem+json; charset=utf-8',
  });

/** Split a list of values at commas outside brackets and parentheses; square brackets around an expression are dropped. */
export const splitValues = (text: string): readonly string[] => {
  const parts: string[] = [];
  let depth = 0;
  let current = '';
  for (const sign of text) {
    if (sign === '[' || sign === '(') depth += 1;
    if (sign === ']' || sign === ')') depth -= 1;
    if (sign === ',' && depth === 0) {
      parts.push(current);
      current = '';
    } else current += sign;
  }
  parts.push(current);
  return parts.map((part) => part.trim()).filter((part) => part !== '');
};

/** Read `valueCodes[…]` and `codelist[…]` of an address; names are taken whatever their case. */
export const askedInAddress = (url: URL): readonly AskedVariable[] | Refusal => {
  const values = new Map<string, readonly string[]>();
  const lists = new Map<string, string>();
  for (const [key, text] of url.searchParams) {
    const match = /^(valuecodes|codelist)\[(.+)\]$/i.exec(key);
    if (match === null) continue;
    const [, kind = '', variable = ''] = match;
    if (kind.toLowerCase() === 'codelist') lists.set(variable, text);
    else {
      const split = splitValues(text);
      if (new Set(split).size < split.length) return { status: 400, title: 'Non-existent value' };
      values.set(variable, split);
    }
  }
  const names = new Set([...values.keys(), ...lists.keys()]);
  return [...names].map((variable) => ({
    variable,
    values: values.get(variable) ?? (lists.has(variable) ? ['*'] : []),
    codelist: lists.get(variable) ?? null,
  }));
};

const tableInfo = (table: ServedTable, base: string, language: string): unknown => {
  const time = table.variables.find(({ role }) => role === 'time')?.values ?? [];
  return {
    type: 'Table',
    id: table.id,
    label: table.label,
    description: table.description,
    updated: table.updated,
    firstPeriod: time[0]?.code ?? '',
    lastPeriod: time.at(-1)?.code ?? '',
    category: 'public',
    discontinued: table.discontinued ?? false,
    variableNames: table.variables.map(({ label }) => label),
    source: table.source,
    timeUnit: 'Annual',
    paths: [[{ id: 'veivalg', label: 'Veivalg' }]],
    links: [
      { rel: 'self', hreflang: language, href: `${base}/tables/${table.id}?lang=${language}` },
      { rel: 'metadata', hreflang: language, href: `${base}/tables/${table.id}/metadata?lang=${language}` },
      { rel: 'data', hreflang: language, href: `${base}/tables/${table.id}/data?lang=${language}` },
    ],
  };
};

/** The routes of a server that speaks PxWebApi v2 over the tables of a provider. */
export const createPxApp = (options: PxServerOptions): Hono => {
  const { provider, maxDataCells } = options;
  const app = new Hono();
  // One window for all callers: the server listens to this machine alone.
  let starts: number[] = [];
  const languageOf = (context: Context): string => {
    const asked = context.req.query('lang') ?? '';
    return options.languages.some(({ id }) => id === asked) ? asked : (options.languages[0]?.id ?? 'no');
  };
  const baseOf = (context: Context): string => {
    const url = new URL(context.req.url);
    return `${url.origin}${url.pathname.split('/tables')[0] ?? ''}`;
  };

  app.use('*', async (context, next) => {
    if (context.req.url.length - new URL(context.req.url).origin.length > longestAddress)
      return problemJson(context, 404, 'Not found');
    const now = options.now();
    const window = options.windowSeconds * 1000;
    starts = starts.filter((start) => now - start < window);
    if (starts.length >= options.calls) {
      const wait = Math.max(1, Math.ceil((window - (now - (starts[0] ?? now))) / 1000));
      const answer = problemJson(context, 429, 'Too many requests');
      answer.headers.set('retry-after', String(wait));
      return answer;
    }
    starts.push(now);
    await next();
    context.header('x-ratelimit-limit', String(options.calls));
    context.header('x-ratelimit-remaining', String(Math.max(0, options.calls - starts.length)));
    context.header('x-ratelimit-policy', `${options.calls};w=${options.windowSeconds}`);
    return undefined;
  });

  app.get('/config', (context) =>
    context.json({
      apiVersion: '2.0.0',
      appVersion: options.appVersion,
      languages: options.languages,
      defaultLanguage: options.languages[0]?.id ?? 'no',
      maxDataCells,
      maxCallsPerTimeWindow: options.calls,
      timeWindow: options.windowSeconds,
      license: options.licence,
      sourceReferences: options.languages.map(({ id }) => ({ language: id, text: options.source })),
      defaultMetadataFormat: 'json-stat2',
      defaultDataFormat: 'json-stat2',
      dataFormats: formats,
      features: [{ id: 'CORS', params: [{ key: 'enabled', value: 'False' }] }],
    }),
  );

  app.get('/tables', (context) => {
    const language = languageOf(context);
    const query = (context.req.query('query') ?? '').toLowerCase();
    const pageSize = Math.min(pageLimit, Math.max(1, Number(context.req.query('pageSize') ?? 20) || 20));
    const pageNumber = Math.max(1, Number(context.req.query('pageNumber') ?? 1) || 1);
    const discontinued = context.req.query('includeDiscontinued') === 'true';
    const found = provider
      .list(language)
      .filter(
        (table) =>
          (discontinued || table.discontinued !== true) &&
          `${table.id} ${table.label}`.toLowerCase().includes(query),
      );
    const base = baseOf(context);
    return context.json({
      language,
      tables: found
        .slice((pageNumber - 1) * pageSize, pageNumber * pageSize)
        .map((table) => tableInfo(table, base, language)),
      page: {
        pageNumber,
        pageSize,
        totalElements: found.length,
        totalPages: Math.max(1, Math.ceil(found.length / pageSize)),
        links: [],
      },
      links: [],
    });
  });

  const withTable = (
    context: Context,
    answer: (table: ServedTable, language: string) => Response,
  ): Response => {
    const language = languageOf(context);
    const table = provider.find(context.req.param('id') ?? '', language);
    return table === null ? problemJson(context, 404, 'Non-existent table') : answer(table, language);
  };

  app.get('/tables/:id', (context) =>
    withTable(context, (table, language) =>
      context.json({ ...(tableInfo(table, baseOf(context), language) as object), language }),
    ),
  );
  app.get('/tables/:id/metadata', (context) =>
    withTable(context, (table, language) => context.json(metadataJson(table, language) as object)),
  );
  app.get('/tables/:id/defaultselection', (context) =>
    withTable(context, (table, language) =>
      context.json({
        language,
        selection: table.variables
          .filter(({ elimination }) => !elimination)
          .map(({ code, role, values }) => ({
            variableCode: code,
            valueCodes: (role === 'time' ? values.slice(-1) : values).map((value) => value.code),
            codelist: null,
          })),
        links: [],
      }),
    ),
  );
  app.get('/codelists/:id', (context) => {
    const language = languageOf(context);
    for (const table of provider.list(language))
      for (const variable of table.variables)
        for (const list of variable.codelists ?? [])
          if (list.id === context.req.param('id'))
            return context.json({
              id: list.id,
              label: list.label,
              language,
              type: 'Aggregation',
              values: list.values.map(({ code, label, members }) => ({ code, label, valueMap: members })),
              links: [],
            });
    return problemJson(context, 404, 'Non-existent codelist');
  });

  const answerData = (
    context: Context,
    table: ServedTable,
    language: string,
    asked: readonly AskedVariable[],
  ): Response => {
    const format = context.req.query('outputFormat') ?? 'json-stat2';
    if (!formats.some((one) => one === format)) return problemJson(context, 400, 'Unsupported output format');
    const chosen = choose(table, asked, maxDataCells);
    if ('status' in chosen) return problemJson(context, chosen.status, chosen.title);
    if (format === 'csv') {
      const useUtf8 = context.req.query('charset') === 'utf-8';
      const text = dataCsv(table, chosen);
      // The producer writes CSV in Latin-1; signs outside it (Sámi letters) would be lost, so the answer is UTF-8 then.
      const latin = !useUtf8 && [...text].every((sign) => sign.charCodeAt(0) < 256);
      return context.body(
        latin ? Uint8Array.from(text, (sign) => sign.charCodeAt(0)) : new TextEncoder().encode(text),
        200,
        { 'content-type': `text/csv; charset=${latin ? 'iso-8859-1' : 'utf-8'}` },
      );
    }
    if (format === 'px')
      return context.body(dataPx(table, chosen, language), 200, {
        'content-type': 'application/octet-stream; charset=utf-8',
      });
    return context.body(dataJson(table, chosen, language), 200, {
      'content-type': 'application/json; charset=utf-8',
    });
  };

  app.get('/tables/:id/data', (context) =>
    withTable(context, (table, language) => {
      const asked = askedInAddress(new URL(context.req.url));
      return 'status' in asked
        ? problemJson(context, asked.status, asked.title)
        : answerData(context, table, language, asked);
    }),
  );
  app.post('/tables/:id/data', async (context) => {
    const language = languageOf(context);
    const table = provider.find(context.req.param('id'), language);
    if (table === null) return problemJson(context, 404, 'Non-existent table');
    if (Number(context.req.header('content-length') ?? 0) > 2_000_000)
      return problemJson(context, 413, 'Request too large');
    let json: unknown;
    try {
      json = await context.req.json();
    } catch {
      return problemJson(context, 400, 'Illegal selection expression');
    }
    const parsed = bodySchema.safeParse(json);
    if (!parsed.success) return problemJson(context, 400, 'Illegal selection expression');
    return answerData(
      context,
      table,
      language,
      parsed.data.selection.map(({ variableCode, valueCodes, codelist }) => ({
        variable: variableCode,
        values: valueCodes,
        codelist: codelist ?? null,
      })),
    );
  });
  app.notFound((context) => problemJson(context, 404, 'Not found'));
  return app;
};
