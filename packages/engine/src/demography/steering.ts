import {
  at,
  type DemographyInput,
  exp,
  f64,
  log,
  type Municipality,
  type PathLevel,
  sumRange,
} from '@veivalg/core';
import type { Steering } from './project-cohorts.ts';

/** Add up persons of a year over all rows of a national path. */
const nationTotal = (nation: Float64Array, year: number, rows: number): number =>
  sumRange(nation, year * rows, (year + 1) * rows);

/**
 * Set out where counties and municipalities are steered to.
 *
 * A county follows the official path's growth; what it already is off by in the first year fades evenly to the end,
 * and all are scaled to the country. A municipality is to have its official share of the county at the end.
 * @param nation Persons of the country. Shape [T + 1][X][106].
 * @param start Persons in the first year. Shape [X][106][M].
 * @returns Null when the official path does not reach past the first year.
 * @source docs/method/demography.md D5
 */
export const officialSteering = (
  input: DemographyInput,
  municipalities: readonly Municipality[],
  level: PathLevel,
  nation: Float64Array,
  start: Float64Array,
  firstYear: number,
): Steering | null => {
  const places = municipalities.length;
  const counties = input.countyIds.length;
  const years = nation.length / 212;
  const steps = Math.min(input.municipalTotalsYear - firstYear, years - 1);
  const fullSteps = input.municipalTotalsYear - firstYear;
  if (steps <= 0) return null;
  const countyOf = Uint16Array.from(municipalities, (place) => input.countyIds.indexOf(place.countyId));
  const observed = new Float64Array(counties);
  for (let row = 0; row < 212; row++)
    for (let place = 0; place < places; place++) {
      const county = at(countyOf, place);
      observed[county] = f64(observed, county) + f64(start, row * places + place);
    }
  const officialRow = (year: number): number => (firstYear + year - input.countyTotalsYears.first) * counties;
  const official = input.countyTotals[level];
  const countyTotals = new Float64Array((fullSteps + 1) * counties);
  for (let year = 0; year <= fullSteps; year++) {
    let sum = 0;
    for (let county = 0; county < counties; county++) {
      const off = log(f64(observed, county) / f64(official, officialRow(0) + county));
      const value = f64(official, officialRow(year) + county) * exp(off * (1 - year / fullSteps));
      countyTotals[year * counties + county] = value;
      sum += value;
    }
    const scale = year < years ? nationTotal(nation, year, 212) / sum : 1;
    for (let county = 0; county < counties; county++)
      countyTotals[year * counties + county] = f64(countyTotals, year * counties + county) * scale;
  }
  const last = Float64Array.from(input.municipalTotals);
  const lastByCounty = new Float64Array(counties);
  for (let place = 0; place < places; place++) {
    const county = at(countyOf, place);
    lastByCounty[county] = f64(lastByCounty, county) + f64(last, place);
  }
  const finalTotals = last.map((value, place) => {
    const county = at(countyOf, place);
    return (value * f64(countyTotals, fullSteps * counties + county)) / f64(lastByCounty, county);
  });
  return { countyOf, countyTotals, finalTotals, steps: fullSteps };
};
