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

/** Where municipal totals are steered to (D5). */
export interface Steering {
  /** County of each place, 0…C − 1. Shape [M]. */
  readonly countyOf: Uint16Array;
  /** County totals on 1 January, summing to the country. Shape [steps + 1][C]. Unit: persons. */
  readonly countyTotals: Float64Array;
  /** Municipal totals at the end of the steering. Shape [M]. Unit: persons. */
  readonly finalTotals: Float64Array;
  /** Years until the municipal totals are met; later years keep the last push. */
  readonly steps: number;
}

/**
 * Set out municipal totals year by year: where the place goes by itself, times an even share of what that is off by
 * at the end, scaled to the county.
 *
 * @param free Totals without steering. Shape [steps + 1][M].
 * @returns Shape [steps + 1][M]. Unit: persons on 1 January.
 * @source docs/method/demography.md D5
 */
export const municipalTargets = (steering: Steering, free: Float64Array, places: number): Float64Array => {
  const { steps, countyOf } = steering;
  const counties = steering.countyTotals.length / (steps + 1);
  const targets = new Float64Array(free.length);
  const extraGrowth = new Float64Array(places);
  for (let place = 0; place < places; place++) {
    const goal = f64(steering.finalTotals, place);
    const end = f64(free, steps * places + place);
    extraGrowth[place] = goal > 0 && end > 0 ? log(goal / end) / steps : 0;
  }
  for (let year = 0; year <= steps; year++) {
    const sums = new Float64Array(counties);
    for (let place = 0; place < places; place++) {
      const target = f64(free, year * places + place) * exp(f64(extraGrowth, place) * year);
      targets[year * places + place] = target;
      const county = at(countyOf, place);
      sums[county] = f64(sums, county) + target;
    }
    for (let place = 0; place < places; place++) {
      const county = at(countyOf, place);
      const sum = f64(sums, county);
      if (sum > 0)
        targets[year * places + place] =
          (f64(targets, year * places + place) * f64(steering.countyTotals, year * counties + county)) / sum;
    }
  }
  return targets;
};

/** Add up persons of a year over all rows of a national path. */
const nationTotal = (nation: Float64Array, year: number, rows: number): number =>
  sumRange(nation, year * rows, (year + 1) * rows);

/**
 * Set out where counties and municipalities are steered to.
 *
 * A county follows the official path's growth; what it already is off by in the first year fades evenly to the end,
 * and all are scaled to the country. A municipality is to have its official share of the county at the end.
 * @param nation Persons of the country, at least to the end of the official path. Shape [T + 1][X][106].
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
  const steps = input.municipalTotalsYear - firstYear;
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
  const countyTotals = new Float64Array((steps + 1) * counties);
  for (let year = 0; year <= steps; year++) {
    let sum = 0;
    for (let county = 0; county < counties; county++) {
      const off = log(f64(observed, county) / f64(official, officialRow(0) + county));
      const value = f64(official, officialRow(year) + county) * exp(off * (1 - year / steps));
      countyTotals[year * counties + county] = value;
      sum += value;
    }
    const scale = nationTotal(nation, year, 212) / sum;
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
    return (value * f64(countyTotals, steps * counties + county)) / f64(lastByCounty, county);
  });
  return { countyOf, countyTotals, finalTotals, steps };
};
