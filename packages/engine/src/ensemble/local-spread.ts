import { at, type ParameterTable, parameterValue, power } from '@veivalg/core';

/** How far one place's own course may stray from what its figures and the country's course say. */
export interface LocalSpreadRule {
  /** Spread that does not fall with size: a place's own drift after one year. Unit: share. */
  readonly drift: number;
  /** How the drift grows with time: years to this power. */
  readonly pace: number;
  /** Spread of single lives and moves: after one year, times the root of people. Unit: share × √persons. */
  readonly chance: number;
}

/** Read the rule from the parameters, where the hindcast has put it: for people 80 and over, whose care is most of demand. */
export const localSpreadRule = (table: ParameterTable): LocalSpreadRule => ({
  drift: parameterValue(table, 'uncertainty.localDrift'),
  pace: parameterValue(table, 'uncertainty.localPace'),
  chance: parameterValue(table, 'uncertainty.localChance'),
});

/**
 * Standard deviation (log) of a place's number around its expected course.
 *
 * variance = drift² × years^(2 × pace) + chance² × years ÷ people.
 *
 * @param people People at the start. Shape [M]; fewer than one counts as one.
 * @param years Years since the start; 0 gives no spread.
 * @returns Shape [M]. Unit: share.
 * @source docs/method/uncertainty.md V1
 */
export const localSpread = (rule: LocalSpreadRule, people: Float64Array, years: number): Float64Array => {
  const own = years > 0 ? rule.drift * rule.drift * power(years, 2 * rule.pace) : 0;
  return Float64Array.from({ length: people.length }, (_, m) =>
    Math.sqrt(own + (rule.chance * rule.chance * years) / Math.max(1, at(people, m))),
  );
};
