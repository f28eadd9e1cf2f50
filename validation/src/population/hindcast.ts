import { ageCount, f64, type Municipality, type ParameterTable } from '@veivalg/core';
import { type PopulationHistory, type PopulationPath, projectCohorts } from '@veivalg/engine';
import { hindcastSetup, type VitalRates } from './hindcast-setup.ts';
import { cohortRatios, fromAge, personsIn, scaledTo, straightLine } from './yardsticks.ts';

/** Who projects: the model, or a yardstick it must beat. */
export const hindcastMethods = ['model', 'asToday', 'straightLine', 'cohortRatios'] as const;
export type HindcastMethod = (typeof hindcastMethods)[number];

/** Size classes by people at the start: upper bounds, the last one open. */
export const sizeClasses = [
  { id: 'under2000', below: 2_000 },
  { id: 'to5000', below: 5_000 },
  { id: 'to20000', below: 20_000 },
  { id: 'to50000', below: 50_000 },
  { id: 'from50000', below: Number.POSITIVE_INFINITY },
] as const;
export type SizeClass = (typeof sizeClasses)[number]['id'] | 'all';

/** Errors of one method, start, horizon, group of people and size class. */
export interface HindcastRow {
  /** Year of the start, or `all` for the errors of every start with this horizon together. */
  readonly start: number | 'all';
  readonly horizon: number;
  /** `given`: the country's people by sex and age as they came to be, yardsticks scaled to the country; `projected`: only what was known. */
  readonly nation: 'given' | 'projected';
  readonly method: HindcastMethod;
  readonly people: 'all' | 'aged80';
  readonly size: SizeClass;
  readonly municipalities: number;
  /** Median absolute error. Unit: share of the registered. */
  readonly median: number;
  /** Share of municipalities less than 5 per cent off. */
  readonly under5: number;
  /** Mean error with its sign. Unit: share of the registered. */
  readonly bias: number;
}

export interface HindcastTable {
  readonly rows: readonly HindcastRow[];
}

/** A start and how far on it is compared. */
export interface HindcastRun {
  readonly start: number;
  readonly horizons: readonly number[];
}

/** Starts and horizons checked: five and ten years on, and 2026. @source docs/method/demography.md V1 */
export const hindcastRuns: readonly HindcastRun[] = [
  { start: 2011, horizons: [5, 10, 15] },
  { start: 2016, horizons: [5, 10] },
  { start: 2021, horizons: [5] },
];

/** Middle value; the mean of the two middle ones of an even number. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + upper) / 2 : upper;
};

/** What is compared, apart from when and where. */
type Head = Omit<HindcastRow, 'start' | 'size' | 'municipalities' | 'median' | 'under5' | 'bias'>;

/** The error of one place in one run. */
export interface PlaceError {
  readonly head: Head;
  readonly start: number;
  /** Position on the place axis. */
  readonly place: number;
  readonly size: SizeClass;
  /** Persons counted in the group at the start. */
  readonly startPersons: number;
  /** Predicted ÷ registered − 1. */
  readonly error: number;
}

/** Errors of every place; places with no one to compare with are left out. */
const placeErrors = (
  predicted: Float64Array,
  actual: Float64Array,
  startGroup: Float64Array,
  startTotals: Float64Array,
  start: number,
  head: Head,
): PlaceError[] => {
  const errors: PlaceError[] = [];
  for (let place = 0; place < actual.length; place++) {
    if (!(f64(actual, place) > 0)) continue;
    const size = sizeClasses.find((known) => f64(startTotals, place) < known.below)?.id ?? 'from50000';
    errors.push({
      head,
      start,
      place,
      size,
      startPersons: f64(startGroup, place),
      error: f64(predicted, place) / f64(actual, place) - 1,
    });
  }
  return errors;
};

/** Sum errors up by size class, for one start or all. */
const errorRows = (errors: readonly PlaceError[], start: HindcastRow['start'], head: Head): HindcastRow[] =>
  (['all', ...sizeClasses.map((known) => known.id)] as const).map((size): HindcastRow => {
    const own = errors.filter((entry) => size === 'all' || entry.size === size).map((entry) => entry.error);
    return {
      start,
      ...head,
      size,
      municipalities: own.length,
      median: median(own.map(Math.abs)),
      under5: own.filter((error) => Math.abs(error) < 0.05).length / own.length,
      bias: own.reduce((total, error) => total + error, 0) / own.length,
    };
  });

/** People from an age on by place in one year of a path. @returns Shape [M]. */
const pathFromAge = (path: PopulationPath, year: number, age: number): Float64Array => {
  const out = new Float64Array(path.placeCount);
  for (let sex = 0; sex < 2; sex++)
    for (let a = age; a < ageCount; a++) {
      const start = ((year * 2 + sex) * ageCount + a) * path.placeCount;
      for (let place = 0; place < path.placeCount; place++)
        out[place] = f64(out, place) + f64(path.persons, start + place);
    }
  return out;
};

/**
 * Project from past years, and hold every place beside what came and the yardsticks.
 *
 * @param history Registered population, all years.
 * @returns An error for each start, horizon, way with the country, method, group of people and place.
 * @source docs/method/demography.md V1
 */
export const hindcastErrors = (
  history: PopulationHistory,
  rates: VitalRates,
  municipalities: readonly Municipality[],
  parameters: ParameterTable,
  runs: readonly HindcastRun[] = hindcastRuns,
): readonly PlaceError[] => {
  const errors: PlaceError[] = [];
  const groups = [
    { people: 'all', age: 0 },
    { people: 'aged80', age: 80 },
  ] as const;
  for (const { start, horizons } of runs) {
    const now = personsIn(history, start);
    const before = personsIn(history, start - 5);
    const startTotals = fromAge(now, 0);
    const steps = Math.max(...horizons);
    for (const nation of ['given', 'projected'] as const) {
      const path = projectCohorts(
        hindcastSetup(history, rates, municipalities, parameters, start, steps, nation === 'given'),
      );
      for (const horizon of horizons) {
        const ratios = cohortRatios(before, now, horizon);
        for (const { people, age } of groups) {
          const actual = fromAge(personsIn(history, start + horizon), age);
          const total = actual.reduce((sum, value) => sum + value, 0);
          const own = (values: Float64Array): Float64Array =>
            nation === 'given' ? scaledTo(values, total) : values;
          const predictions: Readonly<Record<HindcastMethod, Float64Array>> = {
            model: pathFromAge(path, horizon, age),
            asToday: own(fromAge(now, age)),
            straightLine: own(straightLine(fromAge(before, age), fromAge(now, age), horizon)),
            cohortRatios: own(age === 0 ? ratios.all : ratios.old),
          };
          const startGroup = fromAge(now, age);
          for (const method of hindcastMethods)
            for (const error of placeErrors(predictions[method], actual, startGroup, startTotals, start, {
              horizon,
              nation,
              method,
              people,
            }))
              errors.push(error);
        }
      }
    }
  }
  return errors;
};

/**
 * Project from past years and compare with what came, beside the yardsticks.
 *
 * @returns A row for each start (and all starts with the horizon together), horizon, way with the country, method,
 *   group of people and size class.
 * @source docs/method/demography.md V1
 */
export const populationHindcast = (
  history: PopulationHistory,
  rates: VitalRates,
  municipalities: readonly Municipality[],
  parameters: ParameterTable,
  runs: readonly HindcastRun[] = hindcastRuns,
): HindcastTable => {
  const byHead = new Map<string, PlaceError[]>();
  for (const error of hindcastErrors(history, rates, municipalities, parameters, runs)) {
    const key = JSON.stringify(error.head);
    const list = byHead.get(key);
    if (list === undefined) byHead.set(key, [error]);
    else list.push(error);
  }
  const rows: HindcastRow[] = [];
  for (const errors of byHead.values()) {
    const [first] = errors;
    if (first === undefined) continue;
    const starts = [...new Set(errors.map((error) => error.start))];
    for (const start of starts)
      rows.push(
        ...errorRows(
          errors.filter((error) => error.start === start),
          start,
          first.head,
        ),
      );
    if (starts.length > 1) rows.push(...errorRows(errors, 'all', first.head));
  }
  return { rows };
};
