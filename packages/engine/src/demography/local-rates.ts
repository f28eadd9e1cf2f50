import {
  at,
  type ClassResiduals,
  f64,
  type ParameterTable,
  parameterValue,
  power,
  type ResidualPeriod,
  rateGroupCount,
} from '@veivalg/core';

/** Centrality classes 1…6. */
const classCount = 6;
const groups = 2 * rateGroupCount;

/** How local rates are estimated; every figure is a parameter with its reason. */
export interface LocalRateRules {
  /** Weight of the recent period against the earlier, per person-year. */
  readonly recentWeight: number;
  /** Share of a place's own level, above or below its class, that lasts. */
  readonly levelKept: number;
  /** Share of a place's own age pattern that lasts, after shrinking. */
  readonly patternKept: number;
  /** Person-years at the class rate that are added to every age group of a place. */
  readonly patternWeight: number;
}

/** Read the rules from the parameters. */
export const localRateRules = (parameters: ParameterTable): LocalRateRules => ({
  recentWeight: parameterValue(parameters, 'demography.recentWeight'),
  levelKept: parameterValue(parameters, 'demography.levelKept'),
  patternKept: parameterValue(parameters, 'demography.patternKept'),
  patternWeight: parameterValue(parameters, 'demography.patternWeight'),
});

/** Local migration as rates by sex and five-year group. */
export interface LocalRates {
  /** Rates that last. Shape [X][20][M]. Unit: share of survivors a year. */
  readonly lasting: Float64Array;
  /** What the recent years of the place's class add. Same shape. */
  readonly recent: Float64Array;
  /** Spread of rates between places by sex and age, 1 on average over people. Shape [X][20]. */
  readonly mobility: Float64Array;
}

/** Rates of each class. Shape [class][X][20]. */
const classRates = (exposure: Float64Array, residual: Float64Array, classOf: Uint8Array): Float64Array => {
  const people = new Float64Array(classCount * groups);
  const moved = new Float64Array(classCount * groups);
  for (let place = 0; place < classOf.length; place++)
    for (let group = 0; group < groups; group++) {
      const to = at(classOf, place) * groups + group;
      people[to] = f64(people, to) + f64(exposure, place * groups + group);
      moved[to] = f64(moved, to) + f64(residual, place * groups + group);
    }
  return moved.map((value, i) => (f64(people, i) > 0 ? value / f64(people, i) : 0));
};

/**
 * Spread of local rates around their class by sex and age, scaled to 1 on average over people.
 * A country where no one differs gets 1 everywhere.
 */
const mobilityOf = (exposure: Float64Array, deviation: Float64Array, places: number): Float64Array => {
  const spread = new Float64Array(groups);
  let people = 0;
  let weighted = 0;
  for (let group = 0; group < groups; group++) {
    let weight = 0;
    let square = 0;
    for (let place = 0; place < places; place++) {
      const exposed = f64(exposure, place * groups + group);
      if (exposed > 0) square += power(f64(deviation, place * groups + group), 2) / exposed;
      weight += exposed;
    }
    spread[group] = weight > 0 ? Math.sqrt(square / weight) : 0;
    people += weight;
    weighted += weight * f64(spread, group);
  }
  return weighted > 0 ? spread.map((value) => (value * people) / weighted) : spread.fill(1);
};

/**
 * Estimate local net migration rates from residuals of two periods.
 *
 * A place's rate is its centrality class's rate by sex and age, plus a kept share of the place's own level (one number,
 * spread over ages by how much people move at each age), plus a kept share of its own age pattern (sexes together,
 * shrunk). What the recent years of the class add to the class's rate is given apart, to be faded out.
 * @param classOf Class of each place, 0…5. Shape [M].
 * @source docs/method/demography.md D4
 */
export const localRates = (
  earlier: ResidualPeriod,
  recent: ResidualPeriod,
  classOf: Uint8Array,
  rules: LocalRateRules,
): LocalRates => {
  const places = classOf.length;
  const pool = (a: Float64Array, b: Float64Array): Float64Array =>
    a.map((value, i) => value + rules.recentWeight * f64(b, i));
  const exposure = pool(earlier.exposure, recent.exposure);
  const residual = pool(earlier.residual, recent.residual);
  const pooledClass = classRates(exposure, residual, classOf);
  const recentClass = classRates(recent.exposure, recent.residual, classOf);
  const deviation = residual.map((value, i) => {
    const place = Math.floor(i / groups);
    return value - f64(pooledClass, at(classOf, place) * groups + (i % groups)) * f64(exposure, i);
  });
  const mobility = mobilityOf(exposure, deviation, places);

  const lasting = new Float64Array(groups * places);
  const added = new Float64Array(groups * places);
  for (let place = 0; place < places; place++) {
    const from = place * groups;
    const classStart = at(classOf, place) * groups;
    let own = 0;
    let movable = 0;
    for (let group = 0; group < groups; group++) {
      own += f64(deviation, from + group);
      movable += f64(mobility, group) * f64(exposure, from + group);
    }
    const level = movable > 0 ? own / movable : 0;
    for (let age = 0; age < rateGroupCount; age++) {
      let left = 0;
      let exposed = rules.patternWeight;
      for (let group = age; group < groups; group += rateGroupCount) {
        left += f64(deviation, from + group) - level * f64(mobility, group) * f64(exposure, from + group);
        exposed += f64(exposure, from + group);
      }
      const pattern = exposed > 0 ? left / exposed : 0;
      for (let group = age; group < groups; group += rateGroupCount) {
        const base = f64(pooledClass, classStart + group);
        lasting[group * places + place] =
          base + rules.levelKept * level * f64(mobility, group) + rules.patternKept * pattern;
        added[group * places + place] = f64(recentClass, classStart + group) - base;
      }
    }
  }
  return { lasting, recent: added, mobility };
};

/** Remove the mean and a straight trend. */
const detrended = (values: Float64Array): Float64Array => {
  const n = values.length;
  const middle = (n - 1) / 2;
  let mean = 0;
  let slope = 0;
  let spread = 0;
  for (let i = 0; i < n; i++) mean += f64(values, i) / n;
  for (let i = 0; i < n; i++) {
    slope += (i - middle) * f64(values, i);
    spread += power(i - middle, 2);
  }
  return values.map((value, i) => value - mean - (spread > 0 ? (slope / spread) * (i - middle) : 0));
};

/**
 * How strongly each centrality class takes part when the country's net migration goes up or down.
 *
 * Slope of the class's yearly rate on the country's, both without their trend, drawn towards 1 by `prior`
 * and never under a tenth. Refugees are settled everywhere; ordinary migration seeks the centres.
 * @param yearCount Transitions to use, from the first.
 * @param prior Weight of 1, as a sum of squared yearly deviations. Unit: (share a year)².
 * @returns Shape [6]. Unit: ratio.
 * @source docs/method/demography.md D4
 */
export const classResponse = (residuals: ClassResiduals, yearCount: number, prior: number): Float64Array => {
  const rate = (from: number, to: number, year: number): number => {
    let exposure = 0;
    let residual = 0;
    for (let c = from; c < to; c++) {
      exposure += f64(residuals.exposure, year * classCount + c);
      residual += f64(residuals.residual, year * classCount + c);
    }
    return exposure > 0 ? residual / exposure : 0;
  };
  const series = (from: number, to: number): Float64Array =>
    detrended(Float64Array.from({ length: yearCount }, (_, year) => rate(from, to, year)));
  const nation = series(0, classCount);
  let squares = prior;
  for (let year = 0; year < yearCount; year++) squares += power(f64(nation, year), 2);
  return Float64Array.from({ length: classCount }, (_, c) => {
    const own = series(c, c + 1);
    let together = prior;
    for (let year = 0; year < yearCount; year++) together += f64(own, year) * f64(nation, year);
    return squares > 0 ? Math.max(0.1, together / squares) : 1;
  });
};
