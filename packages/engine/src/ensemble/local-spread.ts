import { at, type ParameterTable, parameterValue, power } from '@veivalg/core';

/** Size classes of places by residents: upper bounds, the last one open. @source docs/method/uncertainty.md V1 */
export const spreadClasses = [
  { id: 'under2000', below: 2_000 },
  { id: 'to5000', below: 5_000 },
  { id: 'to20000', below: 20_000 },
  { id: 'to50000', below: 50_000 },
  { id: 'from50000', below: Number.POSITIVE_INFINITY },
] as const;

/** How far one place's own course may stray from what its figures and the country's course say. */
export interface LocalSpreadRule {
  /** Spread that does not fall with size: a place's own drift after one year. Unit: share. */
  readonly drift: number;
  /** How the drift grows with time: years to this power. */
  readonly pace: number;
  /** Spread of single lives and moves: after one year, times the root of people. Unit: share × √persons. */
  readonly chance: number;
  /** Factor on the spread by size class, in the order of `spreadClasses`: what places of that size showed beside the rule. */
  readonly bySize: readonly number[];
}

/** Read the rule from the parameters, where the hindcast has put it: for people 80 and over, whose care is most of demand. */
export const localSpreadRule = (table: ParameterTable): LocalSpreadRule => ({
  drift: parameterValue(table, 'uncertainty.localDrift'),
  pace: parameterValue(table, 'uncertainty.localPace'),
  chance: parameterValue(table, 'uncertainty.localChance'),
  bySize: spreadClasses.map(({ id }) => parameterValue(table, `uncertainty.localSize.${id}`)),
});

/** Position of the size class of a place. @param residents Persons of all ages. */
export const spreadClassOf = (residents: number): number =>
  spreadClasses.findIndex(({ below }) => residents < below);

/**
 * Standard deviation (log) of a place's number around its expected course.
 *
 * sd = factor of its size × √(drift² × years^(2 × pace) + chance² × years ÷ people).
 *
 * @param people People at the start. Shape [M]; fewer than one counts as one.
 * @param residents People of all ages at the start, for the size class. Shape [M].
 * @param years Years since the start; 0 gives no spread.
 * @returns Shape [M]. Unit: share.
 * @source docs/method/uncertainty.md V1
 */
export const localSpread = (
  rule: LocalSpreadRule,
  people: Float64Array,
  residents: Float64Array,
  years: number,
): Float64Array => {
  const own = years > 0 ? rule.drift * rule.drift * power(years, 2 * rule.pace) : 0;
  return Float64Array.from(
    { length: people.length },
    (_, m) =>
      (rule.bySize[spreadClassOf(at(residents, m))] ?? 1) *
      Math.sqrt(own + (rule.chance * rule.chance * years) / Math.max(1, at(people, m))),
  );
};
