import { type DriverId, type MeasureLibrary, type Problem, problem } from '@veivalg/core';

/** Least and most of what a group’s levers may come to together, in the terms of the driver’s layer. */
export interface Limits {
  readonly least: number;
  readonly most: number;
}

/** Keeps sums of levers inside their group’s limits and remembers which were met. */
export interface LimitBook {
  /** The value inside the limits of the driver. */
  keep(driver: DriverId, value: number, y: number): number;
  limitsOf(driver: DriverId): Limits;
  /** One warning for every driver whose limit was met, with the first year. */
  problems(): readonly Problem[];
}

const open: Limits = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };

/**
 * Open the book of limits of a run.
 *
 * @source docs/method/measures.md M3
 */
export const limitBook = (library: MeasureLibrary, firstYear: number): LimitBook => {
  const limits = new Map<DriverId, Limits & { readonly group: string }>();
  for (const group of library.groups)
    for (const limit of group.limits)
      limits.set(limit.driver, {
        least: limit.least ?? open.least,
        most: limit.most ?? open.most,
        group: group.id,
      });
  const met = new Map<DriverId, number>();
  return {
    keep: (driver, value, y) => {
      const limit = limits.get(driver) ?? open;
      const kept = Math.min(limit.most, Math.max(limit.least, value));
      if (kept !== value && y < (met.get(driver) ?? Number.POSITIVE_INFINITY)) met.set(driver, y);
      return kept;
    },
    limitsOf: (driver) => limits.get(driver) ?? open,
    problems: () =>
      [...met].map(([driver, y]) =>
        problem(
          'V2119',
          driver,
          { driver, group: limits.get(driver)?.group ?? '', year: firstYear + y },
          'warning',
        ),
      ),
  };
};
