import type { LocalSpreadRule } from '@veivalg/engine';
import { type Half, otherHalf } from './halves.ts';
import { type HeldBack, isInside } from './spread-fit.ts';

/** How often the 80 per cent band held what came. */
export interface CoverageRow {
  /** Half that was tried, with the rule set on the other; `both` counts each place once, always with the other half's rule. */
  readonly tried: Half | 'both';
  readonly size: string;
  readonly horizon: number | 'all';
  readonly outcomes: number;
  /** Share of outcomes inside the band. */
  readonly inside: number;
}

/** Rules by the half they were set on. */
export type RulesByHalf = Readonly<Record<Half, LocalSpreadRule>>;

/**
 * Count how often the band holds, by half tried, size class and horizon; `all` sums over either. A place is never tried with
 * a rule that it helped to set.
 *
 * @param shared Spread that all places have in common at a horizon; standard deviation (log).
 * @source docs/method/uncertainty.md Q3, V1
 */
export const coverageTable = (
  outcomes: readonly HeldBack[],
  rules: RulesByHalf,
  shared: (horizon: number) => number = () => 0,
): readonly CoverageRow[] => {
  const sizes = ['all', ...new Set(outcomes.map(({ size }) => size))];
  const horizons = ['all', ...new Set(outcomes.map(({ horizon }) => horizon))] as const;
  const inside = new Map(
    outcomes.map((outcome) => [
      outcome,
      isInside(rules[otherHalf(outcome.half)], outcome, shared(outcome.horizon)),
    ]),
  );
  const rows: CoverageRow[] = [];
  for (const tried of ['both', 'first', 'second'] as const)
    for (const size of sizes)
      for (const horizon of horizons) {
        const own = outcomes.filter(
          (outcome) =>
            (tried === 'both' || outcome.half === tried) &&
            (size === 'all' || outcome.size === size) &&
            (horizon === 'all' || outcome.horizon === horizon),
        );
        if (own.length > 0)
          rows.push({
            tried,
            size,
            horizon: horizon as CoverageRow['horizon'],
            outcomes: own.length,
            inside: own.filter((outcome) => inside.get(outcome)).length / own.length,
          });
      }
  return rows;
};
