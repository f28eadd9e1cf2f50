import type { AssumptionChange, ParameterTable } from '@veivalg/core';

/**
 * Put the user's assumptions in place of the shipped values; they are marked as the user's own.
 *
 * Unknown parameters are left out here: `checkPlan` has named them.
 */
export const withAssumptions = (
  parameters: ParameterTable,
  assumptions: readonly AssumptionChange[],
): ParameterTable => {
  if (assumptions.length === 0) return parameters;
  const table: Record<string, ParameterTable[string]> = { ...parameters };
  for (const { parameter, value } of assumptions) {
    const known = table[parameter];
    if (known !== undefined) table[parameter] = { ...known, value, standing: 'own' };
  }
  return table;
};

/**
 * A key for the part of the assumptions that a stage depends on.
 *
 * @param prefixes First words of the parameter ids the stage reads.
 */
export const stageKey = (assumptions: readonly AssumptionChange[], prefixes: readonly string[]): string =>
  assumptions
    .filter(({ parameter }) => prefixes.some((prefix) => parameter.startsWith(`${prefix}.`)))
    .map(({ parameter, value }) => `${parameter}=${value}`)
    .sort()
    .join('&');

/** A key for all of the assumptions, in the order they are put in place. */
export const assumptionsKey = (assumptions: readonly AssumptionChange[]): string =>
  assumptions.map(({ parameter, value }) => `${parameter}=${value}`).join('&');
