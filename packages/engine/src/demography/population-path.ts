import { ageCount, cohortCount, f64 } from '@veivalg/core';

/** People in every place, year by year, and what changed them. Axis letters: T transitions, Y = T + 1 years, M places. */
export interface PopulationPath {
  readonly firstYear: number;
  readonly yearCount: number;
  readonly placeCount: number;
  /** Persons on 1 January. Shape [Y][X][106][M]. */
  readonly persons: Float64Array;
  /** Births during the year by sex of the child. Shape [T][X][M]. */
  readonly births: Float64Array;
  /** Share living through the year by cohort: row 0 those born in it, row a + 1 those aged a on 1 January. Shape [T][X][107]. */
  readonly survival: Float64Array;
  /** Gain in remaining life expectancy at 67 since the first year, mean of the sexes. Shape [Y]. Unit: years. Rule U3. */
  readonly lifeExpectancyGain: Float64Array;
}

/** The first `steps` transitions of a path, copied so that the rest is not kept alive. */
export const firstYears = (path: PopulationPath, steps: number): PopulationPath => ({
  ...path,
  yearCount: steps + 1,
  persons: path.persons.slice(0, (steps + 1) * 2 * ageCount * path.placeCount),
  births: path.births.slice(0, steps * 2 * path.placeCount),
  survival: path.survival.slice(0, steps * 2 * cohortCount),
  lifeExpectancyGain: path.lifeExpectancyGain.slice(0, steps + 1),
});

/**
 * Deaths of one transition, worked out on request since they are survival read the other way.
 *
 * @param step Transition: 0 is the first year of the path.
 * @returns Deaths by cohort: row 0 those born in the year, row a + 1 those aged a on 1 January. Shape [X][107][M]. Unit: persons.
 * @source docs/method/demography.md D2
 */
export const deathsDuring = (path: PopulationPath, step: number): Float64Array => {
  const places = path.placeCount;
  const deaths = new Float64Array(2 * cohortCount * places);
  for (let sex = 0; sex < 2; sex++)
    for (let row = 0; row < cohortCount; row++) {
      const die = 1 - f64(path.survival, (step * 2 + sex) * cohortCount + row);
      const from = row === 0 ? path.births : path.persons;
      const start = row === 0 ? (step * 2 + sex) * places : ((step * 2 + sex) * ageCount + row - 1) * places;
      const to = (sex * cohortCount + row) * places;
      for (let place = 0; place < places; place++) deaths[to + place] = f64(from, start + place) * die;
    }
  return deaths;
};

/**
 * Moved in less moved out during one transition, worked out on request: the people after, less those who lived through
 * the year.
 *
 * @param step Transition: 0 is the first year of the path.
 * @returns Net migration by age on 1 January after, 105 and older together. Shape [X][106][M]. Unit: persons.
 * @source docs/method/demography.md D4
 */
export const netMigrationDuring = (path: PopulationPath, step: number): Float64Array => {
  const places = path.placeCount;
  const rows = 2 * ageCount * places;
  const moved = path.persons.slice((step + 1) * rows, (step + 2) * rows);
  for (let sex = 0; sex < 2; sex++)
    for (let row = 0; row < cohortCount; row++) {
      const live = f64(path.survival, (step * 2 + sex) * cohortCount + row);
      const from = row === 0 ? path.births : path.persons;
      const start = row === 0 ? (step * 2 + sex) * places : ((step * 2 + sex) * ageCount + row - 1) * places;
      const to = (sex * ageCount + Math.min(row, ageCount - 1)) * places;
      for (let place = 0; place < places; place++)
        moved[to + place] = f64(moved, to + place) - f64(from, start + place) * live;
    }
  return moved;
};
