import { ageCount, type ParameterTable, services, sexes } from '@veivalg/core';
import type { DemandBase } from '@veivalg/engine';
import type { DemandHistory } from './load-history.ts';
import { baseFte, driversFrom, type Nation, needPath } from './national-need.ts';

/** Our FTE beside the official projection's (V3). */
export interface OfficialDemand {
  readonly year: number;
  readonly official: number;
  /** Public services as delimited here, with their base-year level. Unit: FTE. */
  readonly ours: number;
  /** Growth from the first year. Unit: factor. */
  readonly officialGrowth: number;
  readonly ourGrowth: number;
}

/** Statistics Norway's reference assumptions as far as they are published. */
export const officialReference: Readonly<Record<string, number>> = {
  'demand.standardGrowth': 1,
  'demand.labourSaving': 0.5,
  // Unpaid care is held fixed in total, so every change in need falls on the services.
  'demand.unpaidCareFollow': 1,
  'demand.unpaidCareSubstitution': 1,
  'demand.unpaidCareFte': 90000,
  // The fall in use from age 55 is tied to the fall in mortality; the link itself is not published.
  'demand.healthyShare': 1,
  'use.olderTrendContinued': 0,
};

/** A table with other values. */
export const withValues = (table: ParameterTable, values: Readonly<Record<string, number>>): ParameterTable =>
  Object.fromEntries(
    Object.entries(table).map(([id, parameter]) => [
      id,
      id in values ? { ...parameter, value: values[id] ?? parameter.value } : parameter,
    ]),
  );

/**
 * Hold our need beside the official projection at the years it is published for (V3).
 *
 * Years before the base year use the registered population; drivers run from the first official year.
 *
 * @param path Persons of the country from the base year on. Shape [Y][X][106].
 * @param gainAYear Gain in remaining life expectancy at 67 before the base year. Unit: years a year.
 * @param gain The path's gain from the base year. Shape [Y]. Unit: years.
 */
export const officialDemand = (
  base: DemandBase,
  history: DemandHistory,
  path: Float64Array,
  baseYear: number,
  gainAYear: number,
  gain: Float64Array,
  parameters: ParameterTable,
  own: Readonly<Record<string, number>> = {},
): readonly OfficialDemand[] => {
  const block = sexes.length * ageCount;
  const points = [...history.official].sort((a, b) => a.year - b.year);
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return [];
  const nation = (year: number): Nation =>
    year <= baseYear
      ? history.persons.subarray((year - history.firstYear) * block, (year - history.firstYear + 1) * block)
      : path.subarray((year - baseYear) * block, (year - baseYear + 1) * block);
  const years = Array.from({ length: last.year - first.year + 1 }, (_, i) => first.year + i);
  const before = baseYear - first.year;
  const gains = Float64Array.from(years, (year) =>
    year <= baseYear
      ? (year - first.year) * gainAYear
      : before * gainAYear + (gain[year - baseYear] ?? Number.NaN),
  );
  const nations = years.map(nation);
  const table = withValues(parameters, { ...officialReference, ...own });
  const need = needPath(base, services, nations, driversFrom(base, nations, gains, table));
  const total = baseFte(base).reduce((a, b) => a + b, 0);
  const perFirst = total / (need[before] ?? Number.NaN);
  return points.map((point) => {
    const growth = need[point.year - first.year] ?? Number.NaN;
    return {
      year: point.year,
      official: point.fte,
      ours: perFirst * growth,
      officialGrowth: point.fte / first.fte,
      ourGrowth: growth,
    };
  });
};
