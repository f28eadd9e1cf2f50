import { at, type ParameterTable, parameterValue } from '@veivalg/core';

/** How far one place's own course may stray from what its figures and the country's course say. */
export interface LocalSpreadRule {
  /** Spread that grows with time and not with size: a place's own long-run drift. Unit: share a year. */
  readonly drift: number;
  /** Spread of single lives and moves: share × √(people × years). */
  readonly chance: number;
}

/** Read the rule from the parameters, where the hindcast has put it. */
export const localSpreadRule = (table: ParameterTable): LocalSpreadRule => ({
  drift: parameterValue(table, 'uncertainty.localDrift'),
  chance: parameterValue(table, 'uncertainty.localChance'),
});

/**
 * Standard deviation of a place's demand around its expected course.
 *
 * variance = (drift × years)² + chance² × years ÷ people aged 80 and over.
 *
 * @param people People aged 80 and over in the base year. Shape [M]; fewer than one counts as one.
 * @param years Years since the base year.
 * @returns Shape [M]. Unit: share of demand.
 * @source docs/method/uncertainty.md V1
 */
export const localSpread = (rule: LocalSpreadRule, people: Float64Array, years: number): Float64Array =>
  Float64Array.from({ length: people.length }, (_, m) =>
    Math.sqrt((rule.drift * years) ** 2 + (rule.chance * rule.chance * years) / Math.max(1, at(people, m))),
  );
