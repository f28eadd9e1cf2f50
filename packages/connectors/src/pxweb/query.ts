import { fail, type Outcome, type Problem, problem, succeed } from '@veivalg/core';
import { expandExpressions } from './expression.ts';
import type { TableMetadata } from './metadata.ts';

/** What is wanted of one variable: literal codes, or expressions such as `*`, `top(5)`, `range(2020,2024)`. */
export interface Selection {
  readonly variable: string;
  readonly values: readonly string[];
  /** A code list of the variable, when its codes are wanted instead of the variable's own. */
  readonly codelist?: string;
  /** With a code list: its groups (`aggregated`) or the values inside them (`single`). */
  readonly outputValues?: 'aggregated' | 'single';
}

/** A question to one table. */
export interface TableQuery {
  readonly table: string;
  readonly selections: readonly Selection[];
  readonly language?: string;
  readonly format?: 'json-stat2' | 'csv' | 'px';
}

/** Addresses longer than this are refused by the producer (answered 404), so the question is posted instead. */
export const longestAddress = 2000;

const quoted = (value: string): string => {
  // An expression with a comma would be read as two values unless it stands in square brackets.
  const bracketed = value.includes(',') ? `[${value}]` : value;
  return encodeURIComponent(bracketed)
    .replaceAll('%28', '(')
    .replaceAll('%29', ')')
    .replaceAll('%2C', ',')
    .replaceAll('%5B', '[')
    .replaceAll('%5D', ']')
    .replaceAll('%2A', '*');
};

/** What goes over the wire for one question. */
export interface HttpQuestion {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly body?: string;
}

const options = (query: TableQuery): string[] => [
  ...(query.language === undefined ? [] : [`lang=${encodeURIComponent(query.language)}`]),
  `outputFormat=${query.format ?? 'json-stat2'}`,
];

/** Write a question as a GET address, every selection in `valueCodes[…]`. */
export const toGet = (base: string, query: TableQuery): HttpQuestion => {
  const parts = options(query);
  for (const selection of query.selections) {
    const name = encodeURIComponent(selection.variable);
    parts.push(`valueCodes[${name}]=${selection.values.map(quoted).join(',')}`);
    if (selection.codelist !== undefined)
      parts.push(`codelist[${name}]=${encodeURIComponent(selection.codelist)}`);
    if (selection.outputValues !== undefined) parts.push(`outputValues[${name}]=${selection.outputValues}`);
  }
  return { method: 'GET', url: `${base}/tables/${encodeURIComponent(query.table)}/data?${parts.join('&')}` };
};

/** Write a question as a POST with the selection in its body. */
export const toPost = (base: string, query: TableQuery): HttpQuestion => ({
  method: 'POST',
  url: `${base}/tables/${encodeURIComponent(query.table)}/data?${options(query).join('&')}`,
  body: JSON.stringify({
    selection: query.selections.map(({ variable, values, codelist, outputValues }) => ({
      variableCode: variable,
      valueCodes: values,
      ...(codelist === undefined ? {} : { codelist }),
      ...(outputValues === undefined ? {} : { outputValues }),
    })),
  }),
});

/** GET while the address is short enough, else POST. */
export const toQuestion = (base: string, query: TableQuery): HttpQuestion => {
  const get = toGet(base, query);
  return get.url.length <= longestAddress ? get : toPost(base, query);
};

/** A selection with every expression worked out: one list of codes for each variable, in the order of the table. */
export interface ResolvedSelection {
  readonly variable: string;
  readonly codes: readonly string[];
}

/**
 * Work out every expression of a query against the table's metadata.
 *
 * Variables that may be left out and are left out take no part in the answer. Selections with a code list keep their own
 * values, since the codes of a list are not among the variable's.
 *
 * @returns One entry for each variable in the answer, or V3007 unknown variable, V3008 unknown value, V3009 a variable that must be given.
 */
export const resolveQuery = (
  metadata: TableMetadata,
  selections: readonly Selection[],
): Outcome<readonly ResolvedSelection[]> => {
  const problems: Problem[] = [];
  const known = new Map(metadata.variables.map((variable) => [variable.code, variable]));
  for (const { variable } of selections)
    if (!known.has(variable)) problems.push(problem('V3007', metadata.id, { table: metadata.id, variable }));
  const resolved: ResolvedSelection[] = [];
  for (const variable of metadata.variables) {
    const selection = selections.find((one) => one.variable === variable.code);
    if (selection === undefined) {
      if (!variable.elimination)
        problems.push(problem('V3009', metadata.id, { table: metadata.id, variable: variable.code }));
      continue;
    }
    if (selection.codelist !== undefined) {
      resolved.push({ variable: variable.code, codes: selection.values });
      continue;
    }
    const codes = expandExpressions(
      selection.values,
      variable.values.map(({ code }) => code),
    );
    if (codes.ok) resolved.push({ variable: variable.code, codes: codes.value });
    else
      problems.push(
        ...codes.problems.map(({ details }) =>
          problem('V3008', metadata.id, {
            table: metadata.id,
            variable: variable.code,
            value: String(details['value'] ?? ''),
          }),
        ),
      );
  }
  return problems.length > 0 ? fail(problems) : succeed(resolved);
};

/** Cells of an answer, empty ones counted as the producer counts them. */
export const cellCount = (selection: readonly ResolvedSelection[]): number =>
  selection.reduce((product, { codes }) => product * codes.length, 1);
