import {
  ageCount,
  at,
  type ClassResiduals,
  cohortCount,
  f64,
  type ResidualPeriod,
  rateGroupCount,
} from '@veivalg/core';

/** Population year by year. @see residualPeriod */
export interface PopulationHistory {
  readonly firstYear: number;
  readonly yearCount: number;
  readonly placeCount: number;
  /** Persons on 1 January. Shape [Y][M][X][106]; `NaN` where not known. */
  readonly persons: Float64Array;
  /** 1 where a former municipality was split and the figure is an estimate. Shape [Y][M]. */
  readonly estimated: Uint8Array;
}

const rowSize = 2 * ageCount;

/**
 * People of one cohort that survival does not explain, in one transition.
 * The open group is one row: cohorts 104 and 105+ end in it together.
 */
const cohortResiduals = (
  history: PopulationHistory,
  survival: Float64Array,
  survivalStart: number,
  year: number,
  place: number,
  receive: (sex: number, row: number, survivors: number, residual: number) => void,
): void => {
  const t = year - history.firstYear;
  const before = (t * history.placeCount + place) * rowSize;
  const after = ((t + 1) * history.placeCount + place) * rowSize;
  for (let sex = 0; sex < 2; sex++) {
    for (let row = 1; row < cohortCount - 1; row++) {
      const lived = f64(survival, survivalStart + sex * cohortCount + row);
      let survivors = f64(history.persons, before + sex * ageCount + row - 1) * lived;
      if (row === cohortCount - 2)
        survivors +=
          f64(history.persons, before + sex * ageCount + row) *
          f64(survival, survivalStart + sex * cohortCount + row + 1);
      receive(sex, row, survivors, f64(history.persons, after + sex * ageCount + row) - survivors);
    }
  }
};

/**
 * Sum local cohort residuals over the transitions of some years, by place, sex and five-year age group at the start.
 *
 * Transitions where a place goes from an estimated to a registered figure, or is not known, are left out for that place.
 * @param survival Share living through the year. Shape [Y][X][107] from `survivalFirstYear`; the last year holds after it.
 * @source docs/method/demography.md D4
 */
export const residualPeriod = (
  history: PopulationHistory,
  survival: Float64Array,
  survivalFirstYear: number,
  firstYear: number,
  lastYear: number,
): ResidualPeriod => {
  const places = history.placeCount;
  const exposure = new Float64Array(places * 2 * rateGroupCount);
  const residual = new Float64Array(places * 2 * rateGroupCount);
  const survivalYears = survival.length / (2 * cohortCount);
  for (let year = firstYear; year <= lastYear; year++) {
    const survivalStart = Math.min(year - survivalFirstYear, survivalYears - 1) * 2 * cohortCount;
    const t = year - history.firstYear;
    for (let place = 0; place < places; place++) {
      const wasEstimated = at(history.estimated, t * places + place) === 1;
      const isEstimated = at(history.estimated, (t + 1) * places + place) === 1;
      const known =
        f64(history.persons, (t * places + place) * rowSize) >= 0 &&
        f64(history.persons, ((t + 1) * places + place) * rowSize) >= 0;
      if (!known || wasEstimated !== isEstimated) continue;
      cohortResiduals(history, survival, survivalStart, year, place, (sex, row, survivors, left) => {
        const group = Math.min(rateGroupCount - 1, Math.floor((row - 1) / 5));
        const to = (place * 2 + sex) * rateGroupCount + group;
        exposure[to] = f64(exposure, to) + survivors;
        residual[to] = f64(residual, to) + left;
      });
    }
  }
  return { firstYear, lastYear, exposure, residual };
};

/**
 * Sum residuals over all ages by centrality class, year by year.
 *
 * Places are left out as in `residualPeriod`.
 * @param classOf Class of each place, 0…5. Shape [M].
 * @source docs/method/demography.md D4
 */
export const classResiduals = (
  history: PopulationHistory,
  survival: Float64Array,
  survivalFirstYear: number,
  classOf: Uint8Array,
  firstYear: number,
  lastYear: number,
): ClassResiduals => {
  const years = { first: firstYear, count: lastYear - firstYear + 1 };
  const exposure = new Float64Array(years.count * 6);
  const residual = new Float64Array(years.count * 6);
  for (let year = 0; year < years.count; year++) {
    const one = residualPeriod(history, survival, survivalFirstYear, firstYear + year, firstYear + year);
    const rows = one.exposure.length / classOf.length;
    for (let i = 0; i < one.exposure.length; i++) {
      const to = year * 6 + at(classOf, Math.floor(i / rows));
      exposure[to] = f64(exposure, to) + f64(one.exposure, i);
      residual[to] = f64(residual, to) + f64(one.residual, i);
    }
  }
  return { years, exposure, residual };
};

/**
 * National cohort residuals of each year: net migration by cohort. Row 0 is `NaN`, since births are not observed.
 *
 * @returns Shape [years][X][107]. Unit: persons.
 * @source docs/method/demography.md D4
 */
export const nationalResiduals = (
  history: PopulationHistory,
  survival: Float64Array,
  survivalFirstYear: number,
  firstYear: number,
  lastYear: number,
): Float64Array => {
  const survivalYears = survival.length / (2 * cohortCount);
  const out = new Float64Array((lastYear - firstYear + 1) * 2 * cohortCount);
  for (let year = firstYear; year <= lastYear; year++) {
    const survivalStart = Math.min(year - survivalFirstYear, survivalYears - 1) * 2 * cohortCount;
    const to = (year - firstYear) * 2 * cohortCount;
    for (let place = 0; place < history.placeCount; place++)
      cohortResiduals(history, survival, survivalStart, year, place, (sex, row, _survivors, left) => {
        if (!Number.isNaN(left))
          out[to + sex * cohortCount + row] = f64(out, to + sex * cohortCount + row) + left;
      });
    for (let sex = 0; sex < 2; sex++) out[to + sex * cohortCount] = Number.NaN;
  }
  return out;
};

/**
 * Infants counted on 1 January and infants expected if every place had the country's fertility.
 *
 * Women on 1 January before and after by age, times the age pattern of the year, scaled so that the expected sum to
 * the counted in every year.
 * @param fertility Age pattern by year of birth from `fertilityFirstYear`. Shape [years][106].
 * @returns Shape [M] each. Unit: persons.
 * @source docs/method/demography.md D3
 */
export const infantsByPlace = (
  history: PopulationHistory,
  fertility: Float64Array,
  fertilityFirstYear: number,
  firstYear: number,
  lastYear: number,
): { readonly infants: Float64Array; readonly expected: Float64Array } => {
  const places = history.placeCount;
  const infants = new Float64Array(places);
  const expected = new Float64Array(places);
  for (let year = firstYear; year <= lastYear; year++) {
    const t = year - history.firstYear;
    const rates = (year - fertilityFirstYear) * ageCount;
    const counted = new Float64Array(places);
    const due = new Float64Array(places);
    let sumCounted = 0;
    let sumDue = 0;
    for (let place = 0; place < places; place++) {
      const before = (t * places + place) * rowSize;
      const after = ((t + 1) * places + place) * rowSize;
      let women = 0;
      for (let age = 14; age < 50; age++)
        women +=
          ((f64(fertility, rates + age) + f64(fertility, rates + age + 1)) / 2) *
          ((f64(history.persons, before + age) + f64(history.persons, after + age + 1)) / 2);
      const born = f64(history.persons, after) + f64(history.persons, after + ageCount);
      if (Number.isNaN(women) || Number.isNaN(born)) continue;
      counted[place] = born;
      due[place] = women;
      sumCounted += born;
      sumDue += women;
    }
    for (let place = 0; place < places; place++) {
      infants[place] = f64(infants, place) + f64(counted, place);
      expected[place] = f64(expected, place) + (f64(due, place) * sumCounted) / sumDue;
    }
  }
  return { infants, expected };
};
