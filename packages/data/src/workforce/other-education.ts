import { numberIn, type SeriesTable } from '../files/read-series.ts';

type Row = SeriesTable['rows'][number];

/** Persons of one profession in one year, its education groups together. */
export interface GroupTotal {
  readonly profession: string;
  readonly year: number;
  readonly persons: number;
}

const yearsOf = (rows: readonly Row[], profession: string): readonly number[] =>
  [
    ...new Set(rows.filter((row) => row['profession'] === profession).map((row) => numberIn(row, 'year'))),
  ].sort();

/** Education groups of a profession that a year must hold before its sum is used; those that began or ended are not needed. */
const groupsThatEndOrBegin = new Set(['Helsefagarbeider']);

/**
 * Sum the education groups of each profession, year by year; a year that lacks one of the groups is left out.
 *
 * Health-care worker certificates begin in 2008, so their absence before 2011 is a true zero.
 */
export const groupTotals = (rows: readonly Row[]): readonly GroupTotal[] => {
  const totals: GroupTotal[] = [];
  const names = new Set(rows.map((row) => row['profession'] ?? ''));
  for (const profession of names) {
    if (profession === '') continue;
    const own = rows.filter((row) => row['profession'] === profession);
    const groups = new Set(own.map((row) => row['group'] ?? ''));
    for (const year of yearsOf(own, profession)) {
      const inYear = own.filter((row) => numberIn(row, 'year') === year);
      const found = new Set(inYear.map((row) => row['group'] ?? ''));
      const lacks = [...groups].some(
        (group) => !found.has(group) && !(groupsThatEndOrBegin.has(group) && year < 2011),
      );
      if (lacks) continue;
      // The newest source wins when a group is counted twice in a year.
      const byGroup = new Map(inYear.map((row) => [row['group'] ?? '', numberIn(row, 'persons')]));
      totals.push({ profession, year, persons: [...byGroup.values()].reduce((a, b) => a + b, 0) });
    }
  }
  return totals;
};

const measures = ['persons', 'employed', 'disabled'] as const;
const needed = 14;

/**
 * Add rows for all other health education: the printed total less the professions named, where all of them are counted.
 *
 * Years in which a named profession lacks a count get no row, so the rest is never too large.
 */
export const fillOther = (rows: readonly Row[]): readonly Row[] => {
  const keyOf = (row: Row): string =>
    [row['year'], row['industries'], row['band'], row['concept'], row['segment']].join('|');
  const made: Row[] = [];
  for (const total of rows.filter((row) => row['group'] === 'I alt')) {
    const named = rows.filter(
      (row) =>
        keyOf(row) === keyOf(total) &&
        (row['profession'] ?? '') !== '' &&
        row['profession'] !== 'withoutHealthEducation',
    );
    if (new Set(named.map((row) => row['profession'])).size < needed) continue;
    const rest: Record<string, string> = { ...total, profession: 'otherHealthEducation' };
    for (const measure of measures)
      if (total[measure] !== undefined)
        rest[measure] = String(
          numberIn(total, measure) - named.reduce((sum, row) => sum + numberIn(row, measure), 0),
        );
    made.push(rest);
  }
  return [...rows, ...made];
};
