import type { LocalSpreadRule } from '@veivalg/engine';
import { type HeldBack, isInside, isSetOn } from './spread-fit.ts';

/** How often the 80 per cent band held what came. */
export interface CoverageRow {
  /** Half that the spread was set on, or the half held back. */
  readonly half: 'set' | 'check';
  readonly size: string;
  readonly horizon: number | 'all';
  readonly outcomes: number;
  /** Share of outcomes inside the band. */
  readonly inside: number;
}

/**
 * Count how often the band of a rule holds, by half, size class and horizon; `all` sums over either.
 *
 * @source docs/method/uncertainty.md Q3, V1
 */
export const coverageTable = (
  outcomes: readonly HeldBack[],
  rule: LocalSpreadRule,
): readonly CoverageRow[] => {
  const sizes = ['all', ...new Set(outcomes.map(({ size }) => size))];
  const horizons = ['all', ...new Set(outcomes.map(({ horizon }) => horizon))] as const;
  const rows: CoverageRow[] = [];
  for (const half of ['set', 'check'] as const)
    for (const size of sizes)
      for (const horizon of horizons) {
        const own = outcomes.filter(
          (outcome) =>
            isSetOn(outcome) === (half === 'set') &&
            (size === 'all' || outcome.size === size) &&
            (horizon === 'all' || outcome.horizon === horizon),
        );
        if (own.length > 0)
          rows.push({
            half,
            size,
            horizon: horizon as CoverageRow['horizon'],
            outcomes: own.length,
            inside: own.filter((outcome) => isInside(rule, outcome)).length / own.length,
          });
      }
  return rows;
};
