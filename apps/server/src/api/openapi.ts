const json = (schema: unknown, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: 'string' } as const;
const notFound = {
  description: 'No such thing',
  content: { 'application/problem+json': { schema: reference('Problem') } },
};

/**
 * Describe the read-only interface in OpenAPI 3.1.
 *
 * @param version Version of the product.
 */
export const openApiDocument = (version: string): Readonly<Record<string, unknown>> => ({
  openapi: '3.1.0',
  info: {
    title: 'Veivalg',
    version,
    description:
      'Read-only: sources, series and results of Veivalg on this machine. The same tables in PxWebApi v2 form are under /pxwebapi/v2. No personal data.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: '/' }],
  paths: {
    '/api/v1/status': {
      get: {
        operationId: 'status',
        summary: 'Versions of product, model and data',
        responses: { '200': json(reference('Status'), 'Versions') },
      },
    },
    '/api/v1/tables': {
      get: {
        operationId: 'listTables',
        summary: 'Every table with its variables',
        responses: { '200': json({ type: 'array', items: reference('Table') }, 'Tables') },
      },
    },
    '/api/v1/tables/{id}': {
      get: {
        operationId: 'readTable',
        summary: 'One table with its categories',
        parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
        responses: { '200': json(reference('Table'), 'The table'), '404': notFound },
      },
    },
    '/api/v1/tables/{id}/rows': {
      get: {
        operationId: 'readRows',
        summary: 'Rows of one table, filtered by code',
        description:
          'Any variable may be a query parameter with codes separated by commas; a variable that is left out is taken whole. At most 100,000 rows.',
        parameters: [
          { name: 'id', in: 'path', required: true, schema: text },
          {
            name: 'filter',
            in: 'query',
            style: 'form',
            explode: true,
            schema: { type: 'object', additionalProperties: text },
          },
        ],
        responses: {
          '200': json(reference('Rows'), 'Rows'),
          '400': {
            description: 'Unknown variable or code, or too many rows',
            content: { 'application/problem+json': { schema: reference('Problem') } },
          },
          '404': notFound,
        },
      },
    },
    '/api/v1/sources': {
      get: {
        operationId: 'listSources',
        summary: 'Every source with edition, date and licence',
        responses: { '200': json({ type: 'array', items: { type: 'object' } }, 'Sources') },
      },
    },
  },
  components: {
    schemas: {
      Status: {
        type: 'object',
        required: ['version', 'dataVersion', 'modelVersion'],
        properties: { version: text, dataVersion: text, modelVersion: text },
      },
      Table: {
        type: 'object',
        required: ['id', 'label', 'source', 'updated', 'variables'],
        properties: {
          id: text,
          label: text,
          source: text,
          updated: text,
          variables: {
            type: 'array',
            items: {
              type: 'object',
              required: ['code', 'label', 'role'],
              properties: {
                code: text,
                label: text,
                role: text,
                values: { type: 'array', items: { type: 'object' } },
              },
            },
          },
        },
      },
      Rows: {
        type: 'object',
        required: ['table', 'columns', 'rows'],
        properties: {
          table: text,
          columns: { type: 'array', items: text },
          rows: { type: 'array', items: { type: 'array' } },
        },
      },
      Problem: {
        type: 'object',
        required: ['title', 'status'],
        properties: { type: text, title: text, status: { type: 'integer' } },
      },
    },
  },
});
