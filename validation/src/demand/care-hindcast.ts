import { ageCount, type ParameterTable, parameterValue, sexes } from '@veivalg/core';
import type { DemandBase } from '@veivalg/engine';
import type { CareSeries, DemandHistory } from './load-history.ts';
import { careServices, driversFrom, type Nation, needPath } from './national-need.ts';

/** What a hindcast of care FTE says for one unbroken series, a start and an end year. */
export interface CareHindcast {
  readonly series: string;
  readonly startYear: number;
  readonly endYear: number;
  readonly observedStart: number;
  readonly observedEnd: number;
  /** Forecast FTE in the end year by way of forecasting. */
  readonly forecast: {
    /** Ageing alone: base-year rates on the people of the day. */
    readonly ageing: number;
    /** Ageing with the model's reference drivers. */
    readonly drivers: number;
    /** Ageing with the yearly growth beyond ageing that the series had before the start; `NaN` where there is none. */
    readonly driversAsBefore: number;
    /** As at the start. */
    readonly asToday: number;
    /** Straight line through the last two years before the start; `NaN` where there are none. */
    readonly straightLine: number;
  };
  /** Yearly growth in FTE beyond ageing from start to end. Unit: per cent a year. */
  readonly growthBeyondAgeing: number;
}

const nationIn = (history: DemandHistory, year: number): Nation => {
  const block = sexes.length * ageCount;
  const start = (year - history.firstYear) * block;
  return history.persons.subarray(start, start + block);
};

/** Figures are from November, so they stand for the 1 January that follows. */
const nationAfter = (history: DemandHistory, year: number): Nation => nationIn(history, year + 1);

const fteIn = (series: CareSeries, year: number): number =>
  series.figures.find((figure) => figure.year === year)?.fte ?? Number.NaN;

const yearsBetween = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

const ageingBetween = (base: DemandBase, history: DemandHistory, first: number, last: number): number =>
  needPath(base, careServices, [nationAfter(history, first), nationAfter(history, last)], null)[1] ??
  Number.NaN;

/** Yearly growth beyond ageing between two years of a series. Unit: share a year. */
export const growthBeyondAgeing = (
  base: DemandBase,
  history: DemandHistory,
  series: CareSeries,
  first: number,
  last: number,
): number =>
  (fteIn(series, last) / fteIn(series, first) / ageingBetween(base, history, first, last)) **
    (1 / (last - first)) -
  1;

/**
 * Forecast care FTE from one year of an unbroken series to another, with ageing alone and with the drivers (V2).
 *
 * The growth of life expectancy is a parameter of the check, not of the model: it is known from deaths.
 *
 * @param gainAYear Gain in remaining life expectancy at 67. Unit: years a year.
 */
export const careHindcast = (
  base: DemandBase,
  history: DemandHistory,
  series: CareSeries,
  startYear: number,
  endYear: number,
  gainAYear: number,
  parameters: ParameterTable,
): CareHindcast => {
  const years = yearsBetween(startYear, endYear);
  const nations = years.map((year) => nationAfter(history, year));
  const gain = Float64Array.from(years, (_, i) => i * gainAYear);
  const drivers = driversFrom(base, nations, gain, parameters);
  const last = years.length - 1;
  const start = fteIn(series, startYear);
  const end = fteIn(series, endYear);
  const first = series.figures[0]?.year ?? startYear;
  const before = series.figures.filter((figure) => figure.year < startYear).at(-1);
  const ageing = needPath(base, careServices, nations, null)[last] ?? Number.NaN;
  const withDrivers = needPath(base, careServices, nations, drivers)[last] ?? Number.NaN;
  const earlier =
    first < startYear ? growthBeyondAgeing(base, history, series, first, startYear) : Number.NaN;
  return {
    series: series.id,
    startYear,
    endYear,
    observedStart: start,
    observedEnd: end,
    forecast: {
      ageing: start * ageing,
      drivers: start * withDrivers,
      driversAsBefore: start * ageing * (1 + earlier) ** (endYear - startYear),
      asToday: start,
      straightLine:
        before === undefined
          ? Number.NaN
          : start + ((start - before.fte) / (startYear - before.year)) * (endYear - startYear),
    },
    growthBeyondAgeing: 100 * growthBeyondAgeing(base, history, series, startYear, endYear),
  };
};

/** Starts and ends that stay inside one unbroken series. */
export const careRuns: readonly {
  readonly series: string;
  readonly startYear: number;
  readonly endYear: number;
}[] = [
  { series: 'forms', startYear: 1992, endYear: 1997 },
  { series: 'forms', startYear: 1994, endYear: 1999 },
  { series: 'register', startYear: 1995, endYear: 2000 },
  { series: 'register', startYear: 2000, endYear: 2005 },
  { series: 'register', startYear: 1996, endYear: 2006 },
  { series: 'residents', startYear: 2009, endYear: 2014 },
  { series: 'residents', startYear: 2012, endYear: 2017 },
  { series: 'kostra', startYear: 2018, endYear: 2023 },
];

/** Run every hindcast of care FTE. @returns One row for each run, with the misses. */
export const careHindcasts = (
  base: DemandBase,
  history: DemandHistory,
  gainAYear: number,
  parameters: ParameterTable,
): readonly CareHindcast[] =>
  careRuns.flatMap(({ series, startYear, endYear }) => {
    const found = history.care.find((entry) => entry.id === series);
    return found === undefined
      ? []
      : [careHindcast(base, history, found, startYear, endYear, gainAYear, parameters)];
  });

/** Net standard growth that the model's reference assumes. Unit: per cent a year. */
export const referenceGrowth = (parameters: ParameterTable): number =>
  100 *
  ((1 + parameterValue(parameters, 'demand.standardGrowth') / 100) *
    (1 - parameterValue(parameters, 'demand.labourSaving') / 100) -
    1);
