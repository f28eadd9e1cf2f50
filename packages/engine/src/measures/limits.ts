import { type DriverId, f64, type MeasureLibrary, type Problem, problem } from '@veivalg/core';
import { cellsPerYear, type Layers } from './layers.ts';

/** Least and most of what a group’s levers may come to together, in the terms of the driver’s layer. */
export interface Limits {
  readonly least: number;
  readonly most: number;
}

/** Keeps sums of levers inside their group’s limits and remembers which were met. */
export interface LimitBook {
  /** The keeper of one driver: gives the value inside the driver’s limits. Made once, outside loops. */
  keeper(driver: DriverId): (value: number, y: number) => number;
  /** Bring the whole layer of a driver inside its limits, in place. @returns Its values, or null when no lever moves it. */
  bounded(layers: Layers, driver: DriverId): Float64Array | null;
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
  const book: LimitBook = {
    bounded: (layers, driver) => {
      const layer = layers.byDriver.get(driver);
      if (layer === undefined) return null;
      const { values } = layer;
      const keep = book.keeper(driver);
      const perYear = cellsPerYear[layer.adapter.axes];
      for (let i = 0; i < values.length; i++) values[i] = keep(f64(values, i), Math.floor(i / perYear));
      return values;
    },
    keeper: (driver) => {
      const { least, most } = limits.get(driver) ?? open;
      return (value, y) => {
        if (value >= least && value <= most) return value;
        if (y < (met.get(driver) ?? Number.POSITIVE_INFINITY)) met.set(driver, y);
        return value > most ? most : least;
      };
    },
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
  return book;
};
