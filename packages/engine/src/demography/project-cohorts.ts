import { ageCount, at, cohortCount, f64, sumRange } from '@veivalg/core';
import { addBirths } from '../kernel/demography-births.ts';
import {
  addRow,
  addWeighted,
  liveThroughYear,
  mendNegative,
  moveBetween,
} from '../kernel/demography-rows.ts';
import type { PopulationPath } from './population-path.ts';

/** Where municipal totals are steered to (D5). */
export interface Steering {
  /** County of each place, 0…C − 1. Shape [M]. */
  readonly countyOf: Uint16Array;
  /** County totals on 1 January, summing to the country. Shape [T + 1][C]. Unit: persons. */
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
  /** Long-run local net migration rates by cohort. Shape [X][107][M]. Unit: share of survivors a year. */
  readonly rates: Float64Array;
  /** What recent years add to them, and how much of it each year keeps. Shapes [X][107][M] and [T]. */
  readonly recent: { readonly rates: Float64Array; readonly weights: Float64Array } | null;
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
    const growth = ok ? (1 - pull) * Math.log(to / from) + (pull * Math.log(final / from)) / left : 0;
    target[place] = ok ? from * Math.exp(growth) : to;
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

/** Sum of persons by place over all sexes and ages of one year. */
const totalsOf = (persons: Float64Array, year: number, places: number, out: Float64Array): void => {
  out.fill(0);
  for (let row = 0; row < 2 * ageCount; row++)
    addRow(persons, (year * 2 * ageCount + row) * places, out, places);
};

/**
 * Project the people of every place by sex and single year of age.
 *
 * Cohort by cohort: survivors, local migration moved equally everywhere to sum to the country, then (where totals are
 * steered) people moved between places. Births follow the women of the year and sum to the country's.
 * People in + born + moved in − dead − moved out = people left, in every cell.
 * @source docs/method/demography.md D1–D5
 */
export const projectCohorts = (setup: CohortSetup): PopulationPath => {
  const places = setup.placeCount;
  const steps = setup.fertility.length / ageCount;
  const personsRows = 2 * ageCount;
  const flowRows = 2 * cohortCount;
  const persons = new Float64Array((steps + 1) * personsRows * places);
  const births = new Float64Array(steps * 2 * places);
  const deaths = new Float64Array(steps * flowRows * places);
  const netMigration = new Float64Array(steps * flowRows * places);
  persons.set(setup.start);
  // People after the year by cohort row: the open group is the sum of two rows.
  const people = new Float64Array(flowRows * places);
  const now = new Float64Array(places);
  const free = new Float64Array(places);
  const target = new Float64Array(places);
  const movable = new Float64Array(places);
  const push = new Float64Array(places);
  const open = cohortCount - 1;

  for (let t = 0; t < steps; t++) {
    const extra = setup.recent !== null && f64(setup.recent.weights, t) !== 0 ? setup.recent.rates : null;
    const extraWeight = setup.recent === null ? 0 : f64(setup.recent.weights, t);
    const flowBase = t * flowRows * places;
    const deathsNow = deaths.subarray(flowBase, flowBase + flowRows * places);
    const migrationNow = netMigration.subarray(flowBase, flowBase + flowRows * places);
    const nationNext = (t + 1) * personsRows;
    const beforeStart = (sex: number, row: number): number => ((t * 2 + sex) * ageCount + row - 1) * places;
    const live = (sex: number, row: number, nation: number): void => {
      const isBorn = row === 0;
      const start = (sex * cohortCount + row) * places;
      liveThroughYear(
        isBorn ? births : persons,
        isBorn ? (t * 2 + sex) * places : beforeStart(sex, row),
        f64(setup.survival, (t * 2 + sex) * cohortCount + row),
        setup.rates,
        extra,
        extraWeight,
        start,
        nation,
        people,
        deathsNow,
        migrationNow,
        start,
        places,
      );
    };

    for (let sex = 0; sex < 2; sex++) {
      for (let row = 1; row < open - 1; row++)
        live(sex, row, f64(setup.nation, nationNext + sex * ageCount + row));
      // Cohorts 104 and 105+ meet in the open group: the country's sum is split by survivors.
      const nation = f64(setup.nation, nationNext + sex * ageCount + ageCount - 1);
      const lived = (row: number): number =>
        sumRange(persons, beforeStart(sex, row), beforeStart(sex, row) + places) *
        f64(setup.survival, (t * 2 + sex) * cohortCount + row);
      const younger = lived(open - 1);
      const both = younger + lived(open);
      live(sex, open - 1, both > 0 ? (nation * younger) / both : 0);
      live(sex, open, both > 0 ? (nation * (both - younger)) / both : 0);
    }
    addBirths(
      persons.subarray(t * personsRows * places),
      people,
      setup.fertility.subarray(t * ageCount, (t + 1) * ageCount),
      setup.fertilityIndex,
      setup.births.subarray(t * 2, t * 2 + 2),
      births.subarray(t * 2 * places, (t + 1) * 2 * places),
      places,
    );
    for (let sex = 0; sex < 2; sex++) live(sex, 0, f64(setup.nation, nationNext + sex * ageCount));

    if (setup.steering !== null) {
      if (t < setup.steering.steps) {
        totalsOf(persons, t, places, now);
        free.fill(0);
        movable.fill(0);
        for (let row = 0; row < flowRows; row++) {
          addRow(people, row * places, free, places);
          addWeighted(people, row * places, f64(setup.mobility, row), movable, places);
        }
        steerTargets(setup.steering, t, now, free, target);
        for (let place = 0; place < places; place++)
          push[place] =
            f64(movable, place) > 0 ? (f64(target, place) - f64(free, place)) / f64(movable, place) : 0;
      }
      for (let row = 0; row < flowRows; row++)
        moveBetween(
          people,
          row * places,
          f64(setup.mobility, row),
          push,
          people,
          migrationNow,
          row * places,
          places,
        );
    }
    for (let row = 0; row < flowRows; row++) mendNegative(people, migrationNow, row * places, places);
    for (let sex = 0; sex < 2; sex++) {
      for (let row = 0; row < cohortCount; row++) {
        const to = ((t + 1) * personsRows + sex * ageCount + Math.min(row, ageCount - 1)) * places;
        addRow(people, (sex * cohortCount + row) * places, persons.subarray(to, to + places), places);
      }
    }
  }
  return {
    firstYear: setup.firstYear,
    yearCount: steps + 1,
    placeCount: places,
    persons,
    births,
    deaths,
    netMigration,
    lifeExpectancyGain: setup.lifeExpectancyGain,
  };
};
