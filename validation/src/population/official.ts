import {
  ageCount,
  at,
  baseYear,
  type DemographyInput,
  f64,
  type Municipality,
  type ParameterTable,
  parameterValue,
} from '@veivalg/core';
import { declinePattern, type PopulationPath, recentMortality, survivalPath } from '@veivalg/engine';
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
  /**
   * People 80 and older of the older edition, and when its own people live by our mortality: at our level of life
   * expectancy (that of the newer edition), and on our age pattern at the older edition's level.
   */
  readonly aged80: readonly {
    readonly year: number;
    readonly official: number;
    readonly ourLevel: number;
    readonly theirLevel: number;
  }[];
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

/** Share of women at each age in one year of our path. Shape [106]. */
const shareOfWomen = (path: PopulationPath, year: number): Float64Array =>
  Float64Array.from({ length: ageCount }, (_, age) => {
    const count = (sex: number): number => {
      const start = ((year * 2 + sex) * ageCount + age) * path.placeCount;
      let sum = 0;
      for (let place = 0; place < path.placeCount; place++) sum += f64(path.persons, start + place);
      return sum;
    };
    const women = count(0);
    const both = women + count(1);
    return both > 0 ? women / both : 0.5;
  });

/** Years lived after 70 by one who meets each age's survival in turn, open from 104. */
const yearsAfter70 = (survivalAt: (age: number) => number): number => {
  let alive = 1;
  let years = 0.5;
  for (let age = 70; age < 104; age++) {
    alive *= survivalAt(age);
    years += alive;
  }
  return years;
};

/**
 * Survival on our age pattern of decline, at the level of the older edition: one number a year, chosen so that years
 * lived after 70 are those its own people show. Shape [T][X][107].
 */
const survivalAtTheirLevel = (
  input: DemographyInput,
  parameters: ParameterTable,
  path: PopulationPath,
): Float64Array => {
  const window = parameterValue(parameters, 'demography.recentMortalityYears');
  const { first, count } = input.mortalityYears;
  const base = recentMortality(
    input.mortality,
    first,
    first + count,
    window,
    parameterValue(parameters, 'demography.monotoneMortalityAge'),
  );
  const decline = declinePattern(
    input.officialAges,
    input.officialAgesYears.count,
    parameterValue(parameters, 'demography.declineFirstAge'),
  );
  const steps = path.yearCount - 1;
  const out = new Float64Array(steps * 2 * 107);
  for (let t = 0; t < steps; t++) {
    const row = (path.firstYear + t - input.officialAgesYears.first) * ageCount;
    const theirs = yearsAfter70(
      (age) => f64(input.officialAges, row + ageCount + age + 1) / f64(input.officialAges, row + age),
    );
    const women = shareOfWomen(path, t);
    let low = -50;
    let high = 150;
    while (high - low > 1e-6) {
      const years = (low + high) / 2;
      const q = base.map((value, i) =>
        i % 107 === 106 ? 1 : Math.min(1, value * Math.exp(-f64(decline, i % 107) * years)),
      );
      const survival = survivalPath(q);
      out.set(survival, t * 2 * 107);
      const ours = yearsAfter70(
        (age) =>
          f64(women, age) * f64(survival, age + 1) + (1 - f64(women, age)) * f64(survival, 107 + age + 1),
      );
      if (ours < theirs) low = years;
      else high = years;
    }
  }
  return out;
};

/**
 * People 80 and older when the people of the older official edition live by `survival` from the base year, sexes split
 * as ours are. Few move after 55, so no migration is added.
 */
const agedFromTheirPeople = (
  input: DemographyInput,
  survival: Float64Array,
  path: PopulationPath,
  year: number,
): number => {
  const row = (path.firstYear - input.officialAgesYears.first) * ageCount;
  const women = shareOfWomen(path, 0);
  let total = 0;
  for (let sex = 0; sex < 2; sex++) {
    let now = Float64Array.from(
      { length: ageCount },
      (_, age) => f64(input.officialAges, row + age) * (sex === 0 ? f64(women, age) : 1 - f64(women, age)),
    );
    for (let t = 0; t < year - path.firstYear; t++) {
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
 * @param officialTotals Totals of the national edition, for the years it gives.
 * @source docs/method/demography.md V3
 */
export const compareWithOfficial = (
  path: PopulationPath,
  input: DemographyInput,
  municipalities: readonly Municipality[],
  parameters: ParameterTable,
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
  const theirSurvival = survivalAtTheirLevel(input, parameters, path);
  const aged80 = [2030, 2035, 2040, 2045, 2050].map((year) => {
    const row = (year - input.officialAgesYears.first) * ageCount;
    let official = 0;
    for (let age = 80; age < ageCount; age++) official += f64(input.officialAges, row + age);
    return {
      year,
      official,
      ourLevel: agedFromTheirPeople(input, path.survival, path, year),
      theirLevel: agedFromTheirPeople(input, theirSurvival, path, year),
    };
  });
  return {
    nation,
    counties,
    municipalities: { year: last, median: median(off), largest: Math.max(...off) },
    aged80,
  };
};
