import type { ParameterTable } from '@veivalg/core';
import type { LocalSpreadRule, PopulationHistory } from '@veivalg/engine';
import { hindcastErrors, type PlaceError } from '../population/hindcast.ts';
import { shippedDemography, shippedHistory } from '../population/shipped.ts';
import { fromAge, personsIn } from '../population/yardsticks.ts';
import { countrySpread } from './country-spread.ts';
import { type CoverageRow, coverageTable, type RulesByHalf } from './coverage-table.ts';
import { halfBySize } from './halves.ts';
import { fitSpread, type HeldBack } from './spread-fit.ts';

/** Groups of people whose bands are tested. */
export const bandGroups = ['all', 'aged80'] as const;
export type BandGroup = (typeof bandGroups)[number];

/** Grid of `chance` by group: single moves of a whole population spread more than lives of the old. */
const chanceSteps: Readonly<Record<BandGroup, number>> = { all: 0.025, aged80: 0.01 };
const firstAges: Readonly<Record<BandGroup, number>> = { all: 0, aged80: 80 };
/** Year whose residents the places are ranked by before they are divided: the last start. */
const rankedIn = 2021;

export interface BandReport {
  readonly group: BandGroup;
  /** Set on both halves: what the product uses. */
  readonly rule: LocalSpreadRule;
  readonly rules: RulesByHalf;
  /** The country's people as they came to be: the place's own miss. */
  readonly rows: readonly CoverageRow[];
  /** Only what was known at the start, with the spread of the country's own path. */
  readonly asKnown: readonly CoverageRow[];
  /** Standard deviation (log) of the country's own path by horizon. */
  readonly country: ReadonlyMap<number, number>;
}

/**
 * Test the bands of places: project from 2011, 2016 and 2021, set the spread on one half of the places and count how often
 * it holds on the other, and then the other way; the spread that is used is set on both.
 *
 * @param uncertainty Parameters, for how the alternatives of the country's path are weighed.
 * @source docs/method/uncertainty.md V1
 */
export const bandReport = (uncertainty: ParameterTable): readonly BandReport[] => {
  const shipped = shippedDemography();
  const { input, municipalities, parameters } = shipped;
  const history: PopulationHistory = shippedHistory(municipalities);
  const errors = hindcastErrors(history, input, municipalities, parameters);
  const half = halfBySize(fromAge(personsIn(history, rankedIn), 0));
  const residents = new Map(
    [...new Set(errors.map(({ start }) => start))].map((start) => [
      start,
      fromAge(personsIn(history, start), 0),
    ]),
  );
  const heldBack = ({ head, place, size, start, startPersons, error }: PlaceError): HeldBack => ({
    place,
    half: half[place] ?? 'first',
    size,
    horizon: head.horizon,
    people: startPersons,
    residents: residents.get(start)?.[place] ?? 0,
    error,
  });
  return bandGroups.map((group) => {
    const outcomes = (nation: PlaceError['head']['nation']): readonly HeldBack[] =>
      errors
        .filter(({ head }) => head.method === 'model' && head.nation === nation && head.people === group)
        .map(heldBack);
    const given = outcomes('given');
    const set = (on: (outcome: HeldBack) => boolean): LocalSpreadRule =>
      fitSpread(given.filter(on), chanceSteps[group]);
    const rules: RulesByHalf = {
      first: set((outcome) => outcome.half === 'first'),
      second: set((outcome) => outcome.half === 'second'),
    };
    const country = countrySpread(
      shipped,
      uncertainty,
      [...new Set(given.map(({ horizon }) => horizon))],
      firstAges[group],
    );
    return {
      group,
      rule: set(() => true),
      rules,
      rows: coverageTable(given, rules),
      asKnown: coverageTable(outcomes('projected'), rules, (horizon) => country.get(horizon) ?? 0),
      country,
    };
  });
};
