import {
  type DemographyInput,
  f64,
  invariant,
  type PathLevel,
  type PathPoint,
  type PopulationAlternative,
  sumRange,
} from '@veivalg/core';

/** Value of a published path in a year: straight line between points, level outside them. Unit: as the points. */
export const pathValue = (points: readonly PathPoint[], year: number): number => {
  let before: PathPoint | undefined;
  for (const point of points) {
    if (point.year === year) return point.value;
    if (point.year > year) {
      if (before === undefined) return point.value;
      return (
        before.value + ((point.value - before.value) * (year - before.year)) / (point.year - before.year)
      );
    }
    before = point;
  }
  invariant(before !== undefined, 'a published path has no points');
  return before.value;
};

/** Which level of each assumption an alternative takes. */
export interface AlternativeLevels {
  readonly fertility: PathLevel;
  readonly lifeExpectancy: PathLevel;
  readonly migration: PathLevel;
  /** Level of the official county path whose shares are followed. */
  readonly counties: PathLevel;
}

/** Statistics Norway's alternatives by letter: main MMM, low LLL, high HHH, strong ageing LHL, weak ageing HLH. @source docs/method/demography.md D6 */
export const alternativeLevels: Readonly<Record<PopulationAlternative, AlternativeLevels>> = {
  main: { fertility: 'main', lifeExpectancy: 'main', migration: 'main', counties: 'main' },
  low: { fertility: 'low', lifeExpectancy: 'low', migration: 'low', counties: 'low' },
  high: { fertility: 'high', lifeExpectancy: 'high', migration: 'high', counties: 'high' },
  strongAgeing: { fertility: 'low', lifeExpectancy: 'high', migration: 'low', counties: 'main' },
  weakAgeing: { fertility: 'high', lifeExpectancy: 'low', migration: 'high', counties: 'main' },
};

/** Sum of the official county totals of the main path in one year. Unit: persons. */
const countySum = (input: DemographyInput, year: number): number => {
  const counties = input.countyIds.length;
  const row = (year - input.countyTotalsYears.first) * counties;
  return sumRange(input.countyTotals.main, row, row + counties);
};

/**
 * Net migration of the country in one year.
 *
 * The level is published for single years. Between the first two of them it falls as the growth of the official
 * regional totals does, since it does not fall evenly; after that on a straight line. Unit: persons a year.
 * @source docs/method/demography.md D4
 */
export const netMigrationInYear = (input: DemographyInput, level: PathLevel, year: number): number => {
  const [first, second] = input.netMigration[level];
  if (first === undefined || second === undefined || year <= first.year || year >= second.year)
    return pathValue(input.netMigration[level], year);
  const growth = (y: number): number => countySum(input, y + 1) - countySum(input, y);
  const whole = growth(first.year) - growth(second.year);
  const left = whole === 0 ? 0 : (growth(year) - growth(second.year)) / whole;
  return second.value + (first.value - second.value) * left;
};

/** Published shares of fertility by age group of mother in a year, straight line between mid-years. Shape [7]. Unit: share. */
export const fertilitySharesInYear = (input: DemographyInput, year: number): Float64Array => {
  const groups = input.fertilityShares.length / input.fertilityMidYears.length;
  return Float64Array.from({ length: groups }, (_, group) =>
    pathValue(
      Array.from(input.fertilityMidYears, (mid, period) => ({
        year: mid,
        value: f64(input.fertilityShares, period * groups + group),
      })),
      year,
    ),
  );
};
