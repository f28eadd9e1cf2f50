import { f64, log, type ParameterTable, parameterValue } from '@veivalg/core';
import type { Prepared } from '../project/prepare.ts';
import { olderCareFte, olderTrendFactor } from '../staffing/demand-drivers.ts';
import { unpaidCareFactor } from '../use/unpaid-care.ts';

/**
 * Parameters that the model multiplies into one number, the use of care by older people against the base year (U3–U4). They
 * are measured together, as that number, so that what they do to each other is exact.
 */
export const olderUseParameters = [
  'use.olderTrendContinued',
  'use.olderTrend',
  'use.olderTrendYears',
  'demand.unpaidCareFollow',
  'demand.unpaidCareSubstitution',
  'demand.unpaidCareFte',
] as const;
type OlderUseParameter = (typeof olderUseParameters)[number];

/** What the use of care by older people follows from beside its parameters. */
export interface OlderUse {
  /** Parameter that stands for them all, the first that is uncertain; empty when none is. */
  readonly carrier: string;
  /** The model's own values, in the order of `olderUseParameters`. */
  readonly middle: readonly number[];
  /** Change in the use of care for each FTE of unpaid care that follows the carers and becomes demand. Shape [Y]. */
  readonly perUnpaidFte: Float64Array;
}

/** Read a value by name; undefined where the parameter is not drawn. */
export type LookUp = (name: string) => number | undefined;

const useAt = ({ middle, perUnpaidFte }: OlderUse, lookUp: LookUp, year: number): number => {
  const read = (name: OlderUseParameter): number =>
    lookUp(name) ?? (middle[olderUseParameters.indexOf(name)] as number);
  const unpaid =
    read('demand.unpaidCareFollow') *
    read('demand.unpaidCareSubstitution') *
    read('demand.unpaidCareFte') *
    f64(perUnpaidFte, year);
  return (
    olderTrendFactor(
      read('use.olderTrend') / 100,
      read('use.olderTrendContinued'),
      read('use.olderTrendYears'),
      year,
    ) * Math.max(0, 1 + unpaid)
  );
};

/**
 * Log of the use of care by older people against what the model has in that year; 0 where either is nothing.
 *
 * @source docs/method/uncertainty.md Q3; docs/method/use.md U3–U4
 */
export const olderUseLog = (frame: OlderUse, lookUp: LookUp, year: number): number => {
  const [now, before] = [useAt(frame, lookUp, year), useAt(frame, () => undefined, year)];
  return now > 0 && before > 0 ? log(now / before) : 0;
};

/** Work out what the use of care by older people follows from. @param uncertain Names of the uncertain parameters. */
export const olderUseOf = (
  prepared: Prepared,
  table: ParameterTable,
  uncertain: readonly string[],
): OlderUse => {
  const { population, demand } = prepared.stages('main', []);
  const ones: Record<string, ParameterTable[string]> = { ...table };
  for (const id of olderUseParameters) {
    const parameter = table[id];
    if (parameter !== undefined && id.startsWith('demand.unpaid')) ones[id] = { ...parameter, value: 1 };
  }
  const formal = olderCareFte({ olderShare: demand.olderShare, national: demand.staff.national });
  return {
    carrier: olderUseParameters.find((id) => uncertain.includes(id)) ?? '',
    middle: olderUseParameters.map((id) => parameterValue(table, id)),
    perUnpaidFte: unpaidCareFactor(population.carePeople, formal, ones).map((factor) => factor - 1),
  };
};
