import { at, f64, type Municipality } from '@veivalg/core';
import { centralityOf, type PopulationHistory, residualPeriod, survivalPath } from '@veivalg/engine';
import type { VitalRates } from './hindcast-setup.ts';

/** Share of a municipality's own migration level, above or below its class, that carried on for five years. */
export interface LevelPersistence {
  readonly start: number;
  /** Years before the start the level is measured over. */
  readonly years: number;
  readonly kept: number;
}

/** Net migration of each place beyond its class, for its own ages. Shape [M]. Unit: share a year. */
const ownLevel = (
  history: PopulationHistory,
  survival: Float64Array,
  firstRates: number,
  classOf: Uint8Array,
  firstYear: number,
  lastYear: number,
): Float64Array => {
  const { exposure, residual } = residualPeriod(history, survival, firstRates, firstYear, lastYear);
  const groups = exposure.length / classOf.length;
  const people = new Float64Array(6 * groups);
  const moved = new Float64Array(6 * groups);
  for (let i = 0; i < exposure.length; i++) {
    const to = at(classOf, Math.floor(i / groups)) * groups + (i % groups);
    people[to] = f64(people, to) + f64(exposure, i);
    moved[to] = f64(moved, to) + f64(residual, i);
  }
  return Float64Array.from({ length: classOf.length }, (_, place) => {
    let own = 0;
    let lived = 0;
    for (let group = 0; group < groups; group++) {
      const from = at(classOf, place) * groups + group;
      const rate = f64(people, from) > 0 ? f64(moved, from) / f64(people, from) : 0;
      const exposed = f64(exposure, place * groups + group);
      own += f64(residual, place * groups + group) - rate * exposed;
      lived += exposed;
    }
    return lived > 0 ? own / lived : Number.NaN;
  });
};

/**
 * Measure how much of a municipality's own level lasts: slope through zero of the next five years on those before,
 * places weighted by the square root of their people.
 *
 * @source docs/method/demography.md D4
 */
export const levelPersistence = (
  history: PopulationHistory,
  rates: VitalRates,
  municipalities: readonly Municipality[],
): readonly LevelPersistence[] => {
  const survival = survivalPath(rates.mortality);
  const classOf = centralityOf(municipalities);
  const level = (firstYear: number, lastYear: number): Float64Array =>
    ownLevel(history, survival, rates.mortalityYears.first, classOf, firstYear, lastYear);
  return [2011, 2016, 2021].flatMap((start) => {
    const next = level(start, start + 4);
    const size = (start - history.firstYear) * history.placeCount * 212;
    return [5, 10].map((years) => {
      const before = level(Math.max(history.firstYear, start - years), start - 1);
      let together = 0;
      let squares = 0;
      for (let place = 0; place < history.placeCount; place++) {
        const x = f64(before, place);
        const y = f64(next, place);
        if (Number.isNaN(x) || Number.isNaN(y)) continue;
        let persons = 0;
        for (let row = 0; row < 212; row++) persons += f64(history.persons, size + place * 212 + row);
        const weight = Math.sqrt(persons);
        together += weight * x * y;
        squares += weight * x * x;
      }
      return { start, years, kept: together / squares };
    });
  });
};
