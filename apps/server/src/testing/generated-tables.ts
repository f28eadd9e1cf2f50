import type { TableDefinition } from '@veivalg/connectors';
import type { ServedCell, ServedTable, ServedVariable } from '../tables.ts';

/** Choices for made-up tables; nothing in them is a published figure. */
export interface GeneratedOptions {
  readonly places: readonly string[];
  readonly years: readonly number[];
  readonly updated: string;
  /** Added to every number, so that two editions differ. */
  readonly shift: number;
}

/** A whole number from the codes of a cell alone, so that a test can say what it must be without asking the server. */
export const generatedNumber = (table: string, codes: readonly string[], shift: number): ServedCell => {
  let hash = 17 + shift;
  for (const text of [table, ...codes])
    for (let i = 0; i < text.length; i++) hash = (hash * 31 + text.charCodeAt(i)) % 1_000_003;
  // One cell in fifty is hidden, and ages never are, as in the published tables.
  if (table !== '07459' && table !== '14746' && hash % 50 === 0) return { sign: ':' };
  return hash % 5_000;
};

const variablesOf = (definition: TableDefinition, options: GeneratedOptions): readonly ServedVariable[] => {
  const region = definition.regionVariable ?? 'Region';
  const described = definition.variables.filter(
    ({ code }) => code !== region && code !== 'Tid' && code !== 'ContentsCode',
  );
  const values = (codes: readonly string[]) => codes.map((code) => ({ code, label: `${code} (laget)` }));
  const contents = definition.variables.find(({ code }) => code === 'ContentsCode')?.knownValues ?? ['Verdi'];
  return [
    { code: region, label: 'region', role: 'geo', elimination: false, values: values(options.places) },
    ...described.map(
      ({ code, knownValues }): ServedVariable => ({
        code,
        label: code.toLowerCase(),
        role: 'other',
        elimination: true,
        values: values(knownValues ?? ['1', '2']),
      }),
    ),
    {
      code: 'ContentsCode',
      label: 'statistikkvariabel',
      role: 'metric',
      elimination: false,
      values: contents.map((code) => ({ code, label: code, unit: { base: 'antall', decimals: 0 } })),
    },
    { code: 'Tid', label: 'år', role: 'time', elimination: false, values: values(options.years.map(String)) },
  ];
};

/** A made-up table of the form that a definition describes. */
export const generatedTable = (definition: TableDefinition, options: GeneratedOptions): ServedTable => {
  const variables = variablesOf(definition, options);
  return {
    id: definition.id,
    label: `${definition.id}: ${definition.title.nb}`,
    description: '',
    source: 'Laget for prøver',
    updated: options.updated,
    notes: ['Tallene er laget.'],
    variables,
    cell: (places) =>
      generatedNumber(
        definition.id,
        variables.map(({ values }, d) => values[places[d] ?? 0]?.code ?? ''),
        options.shift,
      ),
  };
};
