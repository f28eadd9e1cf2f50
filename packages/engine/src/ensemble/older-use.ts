import { f64, log, type ParameterTable, parameterValue } from '@veivalg/core';
import type { Prepared } from '../project/prepare.ts';
import { olderCareFte, olderTrendFactor } from '../staffing/demand-drivers.ts';
import { unpaidCareFactor } from '../use/unpaid-care.ts';

/**
 * Parameters that the model multiplies into two numbers, whose product is the use of care by older people against the base year
 * (U3–U4): the trend that goes on, and what follows from unpaid care. They are measured together, as those numbers, so that
 * what they do to each other is exact.
 */
export const olderUseParameters = {
  trend: ['use.olderTrendContinued', 'use.olderTrend', 'use.olderTrendYears'],
  unpaid: ['demand.unpaidCareFollow', 'demand.unpaidCareSubstitution', 'demand.unpaidCareFte'],
} as const;
export const olderUseParts = ['trend', 'unpaid'] as const;
export type OlderUsePart = (typeof olderUseParts)[number];
type OlderUseParameter = (typeof olderUseParameters)[OlderUsePart][number];

const names: readonly OlderUseParameter[] = [...olderUseParameters.trend, ...olderUseParameters.unpaid];

/** The part that a parameter belongs to; null for all others. */
export const olderUsePartOf = (name: string): OlderUsePart | null =>
  olderUseParts.find((part) => (olderUseParameters[part] as readonly string[]).includes(name)) ?? null;

/** What the use of care by older people follows from beside its parameters. */
export interface OlderUse {
  /** Parameter that stands for each part, the first that is uncertain; empty when none is. */
  readonly carriers: Readonly<Record<OlderUsePart, string>>;
  /** The model's own values: those of the trend, then those of unpaid care. */
  readonly middle: readonly number[];
  /** Change in the use of care for each FTE of unpaid care that follows the carers and becomes demand. Shape [Y]. */
  readonly perUnpaidFte: Float64Array;
}

/** Read a value by name; undefined where the parameter is not drawn. */
export type LookUp = (name: string) => number | undefined;

const partAt = (
  { middle, perUnpaidFte }: OlderUse,
  part: OlderUsePart,
  lookUp: LookUp,
  year: number,
): number => {
  const read = (name: OlderUseParameter): number => lookUp(name) ?? (middle[names.indexOf(name)] as number);
  if (part === 'trend')
    return olderTrendFactor(
      read('use.olderTrend') / 100,
      read('use.olderTrendContinued'),
      read('use.olderTrendYears'),
      year,
    );
  const fte =
    read('demand.unpaidCareFollow') * read('demand.unpaidCareSubstitution') * read('demand.unpaidCareFte');
  return Math.max(0, 1 + fte * f64(perUnpaidFte, year));
};

/**
 * Log of one part of the use of care by older people against what the model has in that year; 0 where either is nothing.
 *
 * @source docs/method/uncertainty.md Q3; docs/method/use.md U3–U4
 */
export const olderUseLog = (frame: OlderUse, part: OlderUsePart, lookUp: LookUp, year: number): number => {
  const [now, before] = [partAt(frame, part, lookUp, year), partAt(frame, part, () => undefined, year)];
  return now > 0 && before > 0 ? log(now / before) : 0;
};

/**
 * What an FTE of unpaid care that becomes demand comes to against the model: size and share of what becomes demand.
 *
 * @source docs/method/use.md U4
 */
export const unpaidRatio = ({ middle }: OlderUse, lookUp: LookUp): number =>
  (['demand.unpaidCareSubstitution', 'demand.unpaidCareFte'] as const).reduce((ratio, name) => {
    const before = middle[names.indexOf(name)] ?? 0;
    return before === 0 ? ratio : (ratio * (lookUp(name) ?? before)) / before;
  }, 1);

/** Work out what the use of care by older people follows from. @param uncertain Names of the uncertain parameters. */
export const olderUseOf = (
  prepared: Prepared,
  table: ParameterTable,
  uncertain: readonly string[],
): OlderUse => {
  const { population, demand } = prepared.stages('main', []);
  const ones: Record<string, ParameterTable[string]> = { ...table };
  for (const id of olderUseParameters.unpaid) {
    const parameter = table[id];
    if (parameter !== undefined) ones[id] = { ...parameter, value: 1 };
  }
  const formal = olderCareFte({ olderShare: demand.olderShare, national: demand.staff.national });
  return {
    carriers: {
      trend: olderUseParameters.trend.find((id) => uncertain.includes(id)) ?? '',
      unpaid: olderUseParameters.unpaid.find((id) => uncertain.includes(id)) ?? '',
    },
    middle: names.map((id) => parameterValue(table, id)),
    perUnpaidFte: unpaidCareFactor(population.carePeople, formal, ones).map((factor) => factor - 1),
  };
};
