import { type Baseline, type Problem, problem } from '@veivalg/core';
import type { SeriesTable } from '@veivalg/data';
import type { KeptTable } from '../update/update-tables.ts';

/** What fetched figures moved among those the engine starts from. */
export interface MovedInput {
  readonly what:
    | 'population'
    | 'projection'
    | 'nurses'
    | 'careStaff'
    | 'homeCareUsers'
    | 'homeHours'
    | 'housingResidents'
    | 'longTermResidents';
  /** Table it comes from. */
  readonly table: string;
  /** Sum over the country before and after; for hours the mean of the municipalities. Unit: persons, FTE or hours. */
  readonly before: number;
  readonly after: number;
  /** Municipalities whose figure is another than before. */
  readonly placesMoved: number;
}

/** What each step of applying a version reads, and where it tells what it did. */
export interface Applying {
  readonly baseline: Baseline;
  /** Position of each municipality, by number. */
  readonly places: ReadonlyMap<string, number>;
  readonly kept: ReadonlyMap<string, KeptTable>;
  /** The series of a table; null when it was not fetched or cannot be read, and then the problem is told. */
  readonly read: (table: string) => SeriesTable | null;
  readonly moved: MovedInput[];
  readonly problems: Problem[];
}

export type Row = Readonly<Record<string, string>>;

/** Sum of what is known. */
export const total = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + (Number.isFinite(value) ? value : 0), 0);

/** How many places have another figure than before, where each has `width` of them side by side. */
export const movedPlaces = (before: ArrayLike<number>, after: ArrayLike<number>, width: number): number => {
  let moved = 0;
  for (let m = 0; m < before.length / width; m++)
    for (let i = 0; i < width; i++)
      if (!Object.is(before[m * width + i], after[m * width + i])) {
        moved += 1;
        break;
      }
  return moved;
};

export const ofPlaces = (table: SeriesTable): readonly Row[] =>
  table.rows.filter((row) => row['level'] === 'municipality');

/** A row's figure; `NaN` where it is hidden or missing. */
export const figureIn = (row: Row): number =>
  row['value'] === '' || row['value'] === undefined ? Number.NaN : Number(row['value']);

/** The newest period of the rows; empty when there are none. */
export const newest = (rows: readonly Row[]): string =>
  rows
    .map((row) => row['period'] ?? '')
    .sort()
    .at(-1) ?? '';

/** True when every municipality has its figures; else a warning says how many lack them. */
export const complete = (applying: Applying, table: string, filled: ArrayLike<number>): boolean => {
  const lacking = Array.from(filled).flatMap((one, m) => (one === 0 ? [m] : []));
  const [first] = lacking;
  if (first === undefined) return true;
  const { baseline, problems } = applying;
  problems.push(
    problem(
      'V3021',
      table,
      { missing: lacking.length, first: baseline.municipalities[first]?.id ?? '' },
      'warning',
    ),
  );
  return false;
};
