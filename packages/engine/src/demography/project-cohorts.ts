import { ageCount, at, cohortCount, exp, f64, log, sumRange } from '@veivalg/core';
import { placeBirths } from '../kernel/demography-births.ts';
import { liftToNation, liveThroughYear, mendNegative, moveBetween } from '../kernel/demography-rows.ts';
import type { PopulationPath } from './population-path.ts';

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

/** Where the places should be after the year. Writes totals by place to `target`. */
const steerTargets = (
  steering: Steering,
  step: number,
  now: Float64Array,
  free: Float64Array,
  target: Float64Array,
): void => {
  const counties = steering.countyTotals.length / (steering.steps + 1);
  const left = steering.steps - step;
  const pull = (step + 1) / steering.steps;
  const sums = new Float64Array(counties);
  for (let place = 0; place < now.length; place++) {
    const from = f64(now, place);
    const to = f64(free, place);
    const final = f64(steering.finalTotals, place);
    const ok = from > 0 && to > 0 && final > 0;
    const growth = ok ? (1 - pull) * log(to / from) + (pull * log(final / from)) / left : 0;
    target[place] = ok ? from * exp(growth) : to;
    const county = at(steering.countyOf, place);
    sums[county] = f64(sums, county) + f64(target, place);
  }
  for (let place = 0; place < now.length; place++) {
    const county = at(steering.countyOf, place);
    const sum = f64(sums, county);
    if (sum > 0)
      target[place] = (f64(target, place) * f64(steering.countyTotals, (step + 1) * counties + county)) / sum;
  }
};

/** Sum over rows. @param rows Shape [R][M]. @returns Shape [M]. */
const sumRows = (rows: Float64Array, places: number): Float64Array => {
  const out = new Float64Array(places);
  for (let i = 0; i < rows.length; i++) out[i % places] = f64(out, i % places) + f64(rows, i);
  return out;
};

/**
 * Project the people of every place by sex and single year of age.
 *
 * Cohort by cohort: survivors, local migration, a lift that makes the places sum to the country, then (where totals
 * are steered) people moved between places. Births follow the women of the year and sum to the country's.
 * People before + born + net migration − dead = people after, in every cell.
 * @source docs/method/demography.md D1–D5
 */
export const projectCohorts = (setup: CohortSetup): PopulationPath => {
  const places = setup.placeCount;
  const steps = setup.fertility.length / ageCount;
  const yearSize = 2 * ageCount * places;
  const persons = new Float64Array((steps + 1) * yearSize);
  const births = new Float64Array(steps * 2 * places);
  const netMigration = new Float64Array(steps * 2 * cohortCount * places);
  persons.set(setup.start);
  // The open group is two cohorts that meet: the older one is kept here until it is added.
  const oldest = new Float64Array(2 * places);
  const open = cohortCount - 1;
  const lived = new Float64Array(places);
  const sums = new Float64Array(2);
  const now = sumRows(setup.start, places);
  const totals = new Float64Array(places);
  const target = new Float64Array(places);
  const movable = new Float64Array(places);
  const push = new Float64Array(places);

  for (let t = 0; t < steps; t++) {
    const year = t * yearSize;
    const extraWeight = setup.recent === null ? 0 : f64(setup.recent.weights, t);
    const extra = setup.recent !== null && extraWeight !== 0 ? setup.recent.rates : null;
    const flowStart = (sex: number, row: number): number => ((t * 2 + sex) * cohortCount + row) * places;
    const afterStart = (sex: number, row: number): number =>
      row === open ? sex * places : year + yearSize + (sex * ageCount + row) * places;
    const live = (sex: number, row: number, nation: number): void => {
      const people = row === open ? oldest : persons;
      const start = afterStart(sex, row);
      liveThroughYear(
        row === 0 ? births : persons,
        row === 0 ? (t * 2 + sex) * places : year + (sex * ageCount + row - 1) * places,
        f64(setup.survival, (t * 2 + sex) * cohortCount + row),
        setup.rates,
        extra,
        extraWeight,
        (sex * cohortCount + row) * places,
        setup.response,
        lived,
        people,
        start,
        sums,
        places,
      );
      const flow = flowStart(sex, row);
      const scale = f64(setup.mobility, sex * cohortCount + row);
      const lift = f64(sums, 1) > 0 ? (nation - f64(sums, 0)) / f64(sums, 1) : 0;
      if (
        !liftToNation(
          lived,
          setup.response,
          lift,
          people,
          start,
          netMigration,
          flow,
          scale,
          totals,
          movable,
          places,
        )
      )
        mendNegative(people, start, netMigration, flow, scale, totals, movable, places);
    };

    totals.fill(0);
    movable.fill(0);
    for (let sex = 0; sex < 2; sex++) {
      const nation = ((t + 1) * 2 + sex) * ageCount;
      for (let row = 1; row < open - 1; row++) live(sex, row, f64(setup.nation, nation + row));
      // Cohorts 104 and 105+ meet in the open group: the country's sum is split by survivors.
      const survivors = (row: number): number => {
        const start = year + (sex * ageCount + row - 1) * places;
        return (
          sumRange(persons, start, start + places) * f64(setup.survival, (t * 2 + sex) * cohortCount + row)
        );
      };
      const younger = survivors(open - 1);
      const both = younger + survivors(open);
      const share = both > 0 ? younger / both : 0;
      const last = f64(setup.nation, nation + open - 1);
      live(sex, open - 1, last * share);
      live(sex, open, last * (1 - share));
    }
    placeBirths(
      persons,
      year,
      setup.fertility,
      t * ageCount,
      setup.fertilityIndex,
      setup.births,
      t * 2,
      births,
      t * 2 * places,
      places,
    );
    for (let sex = 0; sex < 2; sex++) live(sex, 0, f64(setup.nation, ((t + 1) * 2 + sex) * ageCount));

    if (setup.steering !== null && t < setup.steering.steps) {
      steerTargets(setup.steering, t, now, totals, target);
      for (let place = 0; place < places; place++)
        push[place] =
          f64(movable, place) > 0 ? (f64(target, place) - f64(totals, place)) / f64(movable, place) : 0;
    }
    for (let sex = 0; sex < 2; sex++) {
      for (let row = 0; row < cohortCount; row++) {
        const people = row === open ? oldest : persons;
        const start = afterStart(sex, row);
        const flow = flowStart(sex, row);
        const scale = f64(setup.mobility, sex * cohortCount + row);
        if (!moveBetween(scale, push, people, start, netMigration, flow, totals, places))
          mendNegative(people, start, netMigration, flow, scale, totals, movable, places);
      }
      const group = afterStart(sex, open - 1);
      for (let place = 0; place < places; place++)
        persons[group + place] = f64(persons, group + place) + f64(oldest, sex * places + place);
    }
    now.set(totals);
  }
  return {
    firstYear: setup.firstYear,
    yearCount: steps + 1,
    placeCount: places,
    persons,
    births,
    survival: setup.survival.subarray(0, steps * 2 * cohortCount),
    netMigration,
    lifeExpectancyGain: setup.lifeExpectancyGain,
  };
};
