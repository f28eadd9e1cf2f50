import { ageCount, cohortCount, f64, sumRange } from '@veivalg/core';
import { placeBirths } from '../kernel/demography-births.ts';
import { liftToNation, liveThroughYear, mendNegative, moveBetween } from '../kernel/demography-rows.ts';
import type { PopulationPath } from './population-path.ts';
import { municipalTargets, type Steering } from './steering.ts';

/** Everything one projection of cohorts needs; the general entry for projections and hindcasts. */
export interface CohortSetup {
  readonly firstYear: number;
  readonly placeCount: number;
  /** Persons on 1 January of the first year. Shape [X][106][M]. */
  readonly start: Float64Array;
  /** Share living through the year by cohort. Shape [T][X][107]. */
  readonly survival: Float64Array;
  /** Persons of the country on 1 January. Shape [T + 1][X][106]. */
  readonly nation: Float64Array;
  /** Births of the country by sex of the child. Shape [T][X]. */
  readonly births: Float64Array;
  /** Age pattern of fertility; only its shape counts. Shape [T][106]. */
  readonly fertility: Float64Array;
  /** Local fertility against the country's. Shape [M]. */
  readonly fertilityIndex: Float64Array;
  /** Lasting local net migration rates by cohort. Shape [X][107][M]. Unit: share of survivors a year. */
  readonly rates: Float64Array;
  /** What recent years add to them, and how much of it each year keeps. Shapes [X][107][M] and [T]. */
  readonly recent: { readonly rates: Float64Array; readonly weights: Float64Array } | null;
  /** How strongly each place takes part when the country's migration differs from the sum of local rates. Shape [M]; positive. */
  readonly response: Float64Array;
  /** How much each cohort moves when totals are steered. Shape [X][107]. */
  readonly mobility: Float64Array;
  readonly steering: Steering | null;
  /** Gain in remaining life expectancy at 67. Shape [T + 1]. Unit: years. */
  readonly lifeExpectancyGain: Float64Array;
}

/** Rows that one projection works in; a free run and the steered one after it share them. */
interface Work {
  readonly persons: Float64Array;
  readonly births: Float64Array;
  /** The older of the two cohorts that meet in the open group, until it is added. Shape [X][M]. */
  readonly oldest: Float64Array;
  readonly lived: Float64Array;
  readonly sums: Float64Array;
  /** People after the year by place, and the same weighted by mobility. Shape [M] each. */
  readonly totals: Float64Array;
  readonly movable: Float64Array;
  readonly push: Float64Array;
}

const open = cohortCount - 1;

/** Start of a cohort's row after the year, in `persons`, or in `oldest` for the last cohort. */
const afterStart = (places: number, t: number, sex: number, row: number): number =>
  row === open ? sex * places : (((t + 1) * 2 + sex) * ageCount + row) * places;

/** Let one cohort live through year `t` everywhere and be `nation` people in all. */
const liveCohort = (
  setup: CohortSetup,
  work: Work,
  t: number,
  sex: number,
  row: number,
  nation: number,
): void => {
  const places = setup.placeCount;
  const people = row === open ? work.oldest : work.persons;
  const start = afterStart(places, t, sex, row);
  const extraWeight = setup.recent === null ? 0 : f64(setup.recent.weights, t);
  liveThroughYear(
    row === 0 ? work.births : work.persons,
    row === 0 ? (t * 2 + sex) * places : ((t * 2 + sex) * ageCount + row - 1) * places,
    f64(setup.survival, (t * 2 + sex) * cohortCount + row),
    setup.rates,
    setup.recent === null || extraWeight === 0 ? null : setup.recent.rates,
    extraWeight,
    (sex * cohortCount + row) * places,
    setup.response,
    work.lived,
    people,
    start,
    work.sums,
    places,
  );
  const scale = f64(setup.mobility, sex * cohortCount + row);
  const weight = f64(work.sums, 1);
  const whole = liftToNation(
    work.lived,
    setup.response,
    weight > 0 ? (nation - f64(work.sums, 0)) / weight : 0,
    people,
    start,
    scale,
    work.totals,
    work.movable,
    places,
  );
  if (!whole) mendNegative(people, start, scale, work.totals, work.movable, places);
};

/** Let all cohorts live through year `t` at local rates, lifted to the country. */
const liveYear = (setup: CohortSetup, work: Work, t: number): void => {
  const places = setup.placeCount;
  work.totals.fill(0);
  work.movable.fill(0);
  for (let sex = 0; sex < 2; sex++) {
    const nation = ((t + 1) * 2 + sex) * ageCount;
    for (let row = 1; row < open - 1; row++)
      liveCohort(setup, work, t, sex, row, f64(setup.nation, nation + row));
    // Cohorts 104 and 105+ meet in the open group: the country's sum is split by survivors.
    const survivors = (row: number): number => {
      const start = ((t * 2 + sex) * ageCount + row - 1) * places;
      return (
        sumRange(work.persons, start, start + places) * f64(setup.survival, (t * 2 + sex) * cohortCount + row)
      );
    };
    const younger = survivors(open - 1);
    const both = younger + survivors(open);
    const share = both > 0 ? younger / both : 0;
    const last = f64(setup.nation, nation + open - 1);
    liveCohort(setup, work, t, sex, open - 1, last * share);
    liveCohort(setup, work, t, sex, open, last * (1 - share));
  }
  placeBirths(
    work.persons,
    t * 2 * ageCount * places,
    setup.fertility,
    t * ageCount,
    setup.fertilityIndex,
    setup.births,
    t * 2,
    work.births,
    t * 2 * places,
    places,
  );
  for (let sex = 0; sex < 2; sex++)
    liveCohort(setup, work, t, sex, 0, f64(setup.nation, ((t + 1) * 2 + sex) * ageCount));
};

/** Move people between places so that totals come near their targets; without targets the last push is kept. */
const steerYear = (setup: CohortSetup, work: Work, t: number, targets: Float64Array): void => {
  const places = setup.placeCount;
  if ((t + 1) * places < targets.length)
    for (let place = 0; place < places; place++) {
      const movable = f64(work.movable, place);
      const target = f64(targets, (t + 1) * places + place);
      work.push[place] = movable > 0 ? (target - f64(work.totals, place)) / movable : 0;
    }
  for (let sex = 0; sex < 2; sex++)
    for (let row = 0; row < cohortCount; row++) {
      const people = row === open ? work.oldest : work.persons;
      const start = afterStart(places, t, sex, row);
      const scale = f64(setup.mobility, sex * cohortCount + row);
      if (!moveBetween(scale, work.push, people, start, work.totals, places))
        mendNegative(people, start, scale, work.totals, work.movable, places);
    }
};

/** Add the oldest cohort to the open group. */
const closeYear = (setup: CohortSetup, work: Work, t: number): void => {
  const places = setup.placeCount;
  for (let sex = 0; sex < 2; sex++) {
    const group = afterStart(places, t, sex, open - 1);
    for (let place = 0; place < places; place++)
      work.persons[group + place] = f64(work.persons, group + place) + f64(work.oldest, sex * places + place);
  }
};

/** Sum over rows. @param rows Shape [R][M]. @returns Shape [M]. */
const sumRows = (rows: Float64Array, places: number): Float64Array => {
  const out = new Float64Array(places);
  for (let start = 0; start < rows.length; start += places)
    for (let place = 0; place < places; place++) out[place] = f64(out, place) + f64(rows, start + place);
  return out;
};

/** Where the places go by themselves: totals on 1 January for the years of the steering. Shape [steps + 1][M]. */
const freeTotals = (setup: CohortSetup, work: Work, steps: number): Float64Array => {
  const places = setup.placeCount;
  const totals = new Float64Array((steps + 1) * places);
  totals.set(sumRows(setup.start, places));
  for (let t = 0; t < steps; t++) {
    liveYear(setup, work, t);
    closeYear(setup, work, t);
    totals.set(work.totals, (t + 1) * places);
  }
  return totals;
};

/**
 * Project the people of every place by sex and single year of age.
 *
 * Cohort by cohort: survivors, local migration, a lift that makes the places sum to the country, then (where totals
 * are steered) people moved between places. Births follow the women of the year and sum to the country's.
 * People before + born + net migration − dead = people after, in every cell.
 * A steered projection is run twice: freely first, to see how far each place would be from its goal.
 * @param setup At least as many years as its steering.
 * @source docs/method/demography.md D1–D5
 */
export const projectCohorts = (setup: CohortSetup): PopulationPath => {
  const places = setup.placeCount;
  const steps = setup.fertility.length / ageCount;
  const work: Work = {
    persons: new Float64Array((steps + 1) * 2 * ageCount * places),
    births: new Float64Array(steps * 2 * places),
    oldest: new Float64Array(2 * places),
    lived: new Float64Array(places),
    sums: new Float64Array(2),
    totals: new Float64Array(places),
    movable: new Float64Array(places),
    push: new Float64Array(places),
  };
  work.persons.set(setup.start);
  const { steering } = setup;
  const targets =
    steering === null ? null : municipalTargets(steering, freeTotals(setup, work, steering.steps), places);
  for (let t = 0; t < steps; t++) {
    liveYear(setup, work, t);
    if (targets !== null) steerYear(setup, work, t, targets);
    closeYear(setup, work, t);
  }
  return {
    firstYear: setup.firstYear,
    yearCount: steps + 1,
    placeCount: places,
    persons: work.persons,
    births: work.births,
    survival: setup.survival.subarray(0, steps * 2 * cohortCount),
    lifeExpectancyGain: setup.lifeExpectancyGain,
  };
};
