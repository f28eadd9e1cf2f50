import {
  type DemographyInput,
  exp,
  f64,
  log,
  type ParameterTable,
  type PathLevel,
  parameterValue,
} from '@veivalg/core';
import { lifeTableAges, remainingLifeExpectancy } from './life-table.ts';
import { pathValue } from './paths.ts';

/** Mortality by year, with what it means for those who are old. */
export interface MortalityPath {
  /** Probability of death. Shape [Y][X][107]. Unit: share. */
  readonly q: Float64Array;
  /** Gain in remaining life expectancy at 67 since the first year, mean of the sexes. Shape [Y]. Unit: years. Rule U3. */
  readonly lifeExpectancyGain: Float64Array;
}

/**
 * Find how fast mortality falls at each age in the official projection: slope of the log of each age's yearly loss.
 *
 * Only ages where people hardly move tell about deaths: below `firstAge` the mean of the first five ages holds.
 * @param ages Persons by year and age, both sexes. Shape [Y][106].
 * @returns Yearly decline. Shape [107]. Unit: share a year; never negative.
 * @source docs/method/demography.md D2
 */
export const declinePattern = (ages: Float64Array, yearCount: number, firstAge: number): Float64Array => {
  const last = 100;
  const raw = new Float64Array(lifeTableAges);
  for (let age = firstAge; age <= last; age++) {
    let n = 0;
    let sumT = 0;
    let sumY = 0;
    let sumTT = 0;
    let sumTY = 0;
    for (let t = 0; t + 1 < yearCount; t++) {
      const before = f64(ages, t * 106 + age);
      const after = f64(ages, (t + 1) * 106 + age + 1);
      if (!(before > after && after > 0)) continue;
      const y = log(1 - after / before);
      n++;
      sumT += t;
      sumY += y;
      sumTT += t * t;
      sumTY += t * y;
    }
    const spread = n * sumTT - sumT * sumT;
    raw[age] = spread > 0 ? Math.max(0, -(n * sumTY - sumT * sumY) / spread) : 0;
  }
  const smooth = new Float64Array(lifeTableAges);
  for (let age = 0; age < lifeTableAges; age++) {
    const from = age < firstAge ? firstAge : Math.max(firstAge, age - 2);
    const to = age < firstAge ? firstAge + 4 : Math.min(last, age + 2);
    let total = 0;
    for (let a = from; a <= to; a++) total += f64(raw, a);
    smooth[age] = age > last ? 0 : total / (to - from + 1);
  }
  return smooth;
};

/**
 * Mean mortality of the last `years` observed years before `before`, never falling from one age to the next above `monotoneFrom`.
 *
 * @returns Shape [X][107]. Unit: share.
 * @source docs/method/demography.md D2
 */
export const recentMortality = (
  mortality: Float64Array,
  firstYear: number,
  before: number,
  years: number,
  monotoneFrom: number,
): Float64Array => {
  const q = new Float64Array(2 * lifeTableAges);
  for (let sex = 0; sex < 2; sex++) {
    const row = sex * lifeTableAges;
    for (let age = 0; age < lifeTableAges; age++) {
      let total = 0;
      for (let year = before - years; year < before; year++)
        total += f64(mortality, (year - firstYear) * 2 * lifeTableAges + row + age);
      q[row + age] = total / years;
      if (age > monotoneFrom) q[row + age] = Math.max(f64(q, row + age), f64(q, row + age - 1));
    }
  }
  return q;
};

/** Lower the mortality of one sex so that life expectancy at birth is `target` years. Writes 107 values to `out`. */
const fitLifeExpectancy = (
  base: Float64Array,
  baseStart: number,
  decline: Float64Array,
  target: number,
  out: Float64Array,
  outStart: number,
): void => {
  const apply = (years: number): number => {
    for (let age = 0; age < lifeTableAges - 1; age++)
      out[outStart + age] = Math.min(1, f64(base, baseStart + age) * exp(-f64(decline, age) * years));
    out[outStart + lifeTableAges - 1] = 1;
    return remainingLifeExpectancy(out, outStart, 0);
  };
  // Life expectancy rises smoothly with `years`, nearly on a straight line: the secant step closes in at once.
  // 1e-10 years is a hundred thousandth of a second of life; 40 steps are never needed.
  let before = 0;
  let beforeOff = apply(before) - target;
  let years = beforeOff < 0 ? 1 : -1;
  for (let i = 0; i < 40; i++) {
    const off = apply(years) - target;
    if (Math.abs(off) < 1e-10 || off === beforeOff) return;
    const next = years - (off * (years - before)) / (off - beforeOff);
    before = years;
    beforeOff = off;
    years = Math.max(-200, Math.min(400, next));
  }
  apply(years);
};

/**
 * Project mortality so that life expectancy follows a target path by sex.
 *
 * @param base Mortality the path starts from. Shape [X][107].
 * @param decline Yearly decline by age. Shape [107].
 * @param target Life expectancy at birth. Shape [Y][X]. Unit: years.
 * @source docs/method/demography.md D2
 */
export const mortalityPath = (
  base: Float64Array,
  decline: Float64Array,
  target: Float64Array,
): MortalityPath => {
  const yearCount = target.length / 2;
  const q = new Float64Array(yearCount * 2 * lifeTableAges);
  const lifeExpectancyGain = new Float64Array(yearCount);
  for (let year = 0; year < yearCount; year++) {
    for (let sex = 0; sex < 2; sex++) {
      const start = (year * 2 + sex) * lifeTableAges;
      fitLifeExpectancy(base, sex * lifeTableAges, decline, f64(target, year * 2 + sex), q, start);
      lifeExpectancyGain[year] = f64(lifeExpectancyGain, year) + remainingLifeExpectancy(q, start, 67) / 2;
    }
  }
  const first = f64(lifeExpectancyGain, 0);
  for (let year = 0; year < yearCount; year++)
    lifeExpectancyGain[year] = f64(lifeExpectancyGain, year) - first;
  return { q, lifeExpectancyGain };
};

/**
 * Life expectancy by year and sex in the official path: both sexes as published, the gap between the sexes
 * moving evenly from today's to the published one. Shape [Y][X], women first. Unit: years.
 *
 * @source docs/method/demography.md D2
 */
export const lifeExpectancyTarget = (
  input: DemographyInput,
  level: PathLevel,
  base: Float64Array,
  firstYear: number,
  yearCount: number,
): Float64Array => {
  const target = new Float64Array(yearCount * 2);
  const gapNow = remainingLifeExpectancy(base, 0, 0) - remainingLifeExpectancy(base, lifeTableAges, 0);
  const start = input.mortalityYears.first + input.mortalityYears.count;
  const gaps = input.lifeExpectancyMen[level]
    .filter((point) => point.year > start)
    .map((point) => ({
      year: point.year,
      value: 2 * (pathValue(input.lifeExpectancy[level], point.year) - point.value),
    }));
  const gapPath = [{ year: start, value: gapNow }, ...gaps];
  for (let year = 0; year < yearCount; year++) {
    const both = pathValue(input.lifeExpectancy[level], firstYear + year);
    const gap = pathValue(gapPath, firstYear + year);
    target[year * 2] = both + gap / 2;
    target[year * 2 + 1] = both - gap / 2;
  }
  return target;
};

/** Mortality of the country on one level of the official path, year by year from `firstYear`. @source docs/method/demography.md D2 */
export const officialMortality = (
  input: DemographyInput,
  parameters: ParameterTable,
  level: PathLevel,
  firstYear: number,
  yearCount: number,
): MortalityPath => {
  const { first, count } = input.mortalityYears;
  const base = recentMortality(
    input.mortality,
    first,
    first + count,
    parameterValue(parameters, 'demography.recentMortalityYears'),
    parameterValue(parameters, 'demography.monotoneMortalityAge'),
  );
  const decline = declinePattern(
    input.officialAges,
    input.officialAgesYears.count,
    parameterValue(parameters, 'demography.declineFirstAge'),
  );
  return mortalityPath(base, decline, lifeExpectancyTarget(input, level, base, firstYear, yearCount));
};
