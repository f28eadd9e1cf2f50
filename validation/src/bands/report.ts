import type { LocalSpreadRule, PopulationHistory } from '@veivalg/engine';
import { hindcastErrors } from '../population/hindcast.ts';
import { shippedDemography, shippedHistory } from '../population/shipped.ts';
import { type CoverageRow, coverageTable } from './coverage-table.ts';
import { fitSpread, type HeldBack } from './spread-fit.ts';

/** Groups of people whose bands are tested. */
export const bandGroups = ['all', 'aged80'] as const;
export type BandGroup = (typeof bandGroups)[number];

/** Grid of `chance` by group: single moves of a whole population spread more than lives of the old. */
const chanceSteps: Readonly<Record<BandGroup, number>> = { all: 0.025, aged80: 0.01 };

export interface BandReport {
  readonly group: BandGroup;
  /** Set on one half of the places. */
  readonly rule: LocalSpreadRule;
  readonly rows: readonly CoverageRow[];
}

/**
 * Test the bands of places: project from 2011, 2016 and 2021 with the country's people as they came to be, so that what
 * is missed is the place's own; set the spread on one half of the places and count how often it holds on the other.
 *
 * @source docs/method/uncertainty.md V1
 */
export const bandReport = (): readonly BandReport[] => {
  const { input, municipalities, parameters } = shippedDemography();
  const history: PopulationHistory = shippedHistory(municipalities);
  const errors = hindcastErrors(history, input, municipalities, parameters);
  return bandGroups.map((group) => {
    const outcomes: readonly HeldBack[] = errors
      .filter(({ head }) => head.method === 'model' && head.nation === 'given' && head.people === group)
      .map(({ head, place, size, startPersons, error }) => ({
        place,
        size,
        horizon: head.horizon,
        people: startPersons,
        error,
      }));
    const rule = fitSpread(outcomes, chanceSteps[group]);
    return { group, rule, rows: coverageTable(outcomes, rule) };
  });
};
