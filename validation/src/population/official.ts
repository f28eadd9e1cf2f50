import { ageCount, at, baseYear, type DemographyInput, f64, type Municipality } from '@veivalg/core';
import { type PopulationPath, survivalPath } from '@veivalg/engine';
import { median } from './hindcast.ts';

/** Our main path beside the official projection. All differences: ours / official − 1. */
export interface OfficialComparison {
  /** The country in the years the official national edition gives. */
  readonly nation: readonly { readonly year: number; readonly ours: number; readonly official: number }[];
  /** The largest difference of each county over all years. */
  readonly counties: readonly {
    readonly county: string;
    readonly year: number;
    readonly difference: number;
  }[];
  /** Municipal totals in the last official year. */
  readonly municipalities: { readonly year: number; readonly median: number; readonly largest: number };
  /** People 80 and older when our mortality is run on the older edition's own people, without migration. */
  readonly aged80: readonly { readonly year: number; readonly ours: number; readonly official: number }[];
}

/** Total of each place in one year. @returns Shape [M]. */
export const totalsIn = (path: PopulationPath, year: number): Float64Array => {
  const places = path.placeCount;
  const out = new Float64Array(places);
  for (let row = 0; row < 2 * ageCount; row++)
    for (let place = 0; place < places; place++)
      out[place] =
        f64(out, place) + f64(path.persons, ((year - path.firstYear) * 2 * ageCount + row) * places + place);
  return out;
};

/**
 * Run our mortality on the people of the older official edition, from `firstYear`, sexes split as ours are.
 * People who move after 55 are few, so no migration is added.
 */
const agedByOurMortality = (
  input: DemographyInput,
  mortality: Float64Array,
  path: PopulationPath,
  year: number,
): number => {
  const survival = survivalPath(mortality);
  const steps = year - path.firstYear;
  const row = (path.firstYear - input.officialAgesYears.first) * ageCount;
  let total = 0;
  for (let sex = 0; sex < 2; sex++) {
    let now = Float64Array.from({ length: ageCount }, (_, age) => {
      const count = (s: number): number => {
        const start = (s * ageCount + age) * path.placeCount;
        let sum = 0;
        for (let place = 0; place < path.placeCount; place++) sum += f64(path.persons, start + place);
        return sum;
      };
      const both = count(0) + count(1);
      return both > 0 ? (f64(input.officialAges, row + age) * count(sex)) / both : 0;
    });
    for (let t = 0; t < steps; t++) {
      const next = new Float64Array(ageCount);
      for (let age = 0; age < ageCount; age++) {
        const to = Math.min(age + 1, ageCount - 1);
        next[to] = f64(next, to) + f64(now, age) * f64(survival, (t * 2 + sex) * 107 + age + 1);
      }
      now = next;
    }
    for (let age = 80; age < ageCount; age++) total += f64(now, age);
  }
  return total;
};

/**
 * Hold our main path against Statistics Norway's.
 *
 * @param path Main alternative to the last official year or later.
 * @param mortality Our main mortality. Shape [Y][X][107].
 * @source docs/method/demography.md V3
 */
export const compareWithOfficial = (
  path: PopulationPath,
  input: DemographyInput,
  municipalities: readonly Municipality[],
  mortality: Float64Array,
  officialTotals: readonly { readonly year: number; readonly value: number }[],
): OfficialComparison => {
  const last = input.municipalTotalsYear;
  const nation = officialTotals
    .filter((point) => point.year > baseYear && point.year <= last)
    .map((point) => ({
      year: point.year,
      ours: totalsIn(path, point.year).reduce((sum, value) => sum + value, 0),
      official: point.value,
    }));
  const counties = input.countyIds.map((county, index) => {
    let worst = { county, year: path.firstYear, difference: 0 };
    for (let year = path.firstYear; year <= last; year++) {
      const totals = totalsIn(path, year);
      let ours = 0;
      municipalities.forEach((place, i) => {
        if (place.countyId === county) ours += at(totals, i);
      });
      const official = f64(
        input.countyTotals.main,
        (year - input.countyTotalsYears.first) * input.countyIds.length + index,
      );
      const difference = ours / official - 1;
      if (Math.abs(difference) > Math.abs(worst.difference)) worst = { county, year, difference };
    }
    return worst;
  });
  const totals = totalsIn(path, last);
  const off = Array.from(totals, (value, place) => Math.abs(value / f64(input.municipalTotals, place) - 1));
  const aged80 = [2030, 2035, 2040, 2045, 2050].map((year) => {
    const row = (year - input.officialAgesYears.first) * ageCount;
    let official = 0;
    for (let age = 80; age < ageCount; age++) official += f64(input.officialAges, row + age);
    return { year, ours: agedByOurMortality(input, mortality, path, year), official };
  });
  return {
    nation,
    counties,
    municipalities: { year: last, median: median(off), largest: Math.max(...off) },
    aged80,
  };
};
