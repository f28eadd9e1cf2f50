import { ageCount, f64, sum } from '@veivalg/core';

/**
 * Place the country's births: women by age times the age pattern, times the local index, scaled to the country.
 *
 * @param before Persons on 1 January, women first. Shape [X][106][M].
 * @param people Persons after the year by cohort, women first. Shape [X][107][M].
 * @param fertility Births per woman by age. Shape [106].
 * @param index Local fertility against the country's. Shape [M].
 * @param nation Births of the country by sex of the child. Shape [X].
 * @param births Receives births by sex of the child. Shape [X][M]. Unit: persons a year.
 */
export const addBirths = (
  before: Float64Array,
  people: Float64Array,
  fertility: Float64Array,
  index: Float64Array,
  nation: Float64Array,
  births: Float64Array,
  places: number,
): void => {
  const expected = new Float64Array(places);
  for (let age = 0; age + 1 < ageCount; age++) {
    const rate = (f64(fertility, age) + f64(fertility, age + 1)) / 2;
    if (rate === 0) continue;
    const after = (age + 1) * places;
    for (let place = 0; place < places; place++)
      expected[place] =
        f64(expected, place) + (rate * (f64(before, age * places + place) + f64(people, after + place))) / 2;
  }
  for (let place = 0; place < places; place++)
    expected[place] = Math.max(0, f64(expected, place)) * f64(index, place);
  const total = sum(expected);
  for (let sex = 0; sex < 2; sex++) {
    const scale = total > 0 ? f64(nation, sex) / total : 0;
    for (let place = 0; place < places; place++) births[sex * places + place] = f64(expected, place) * scale;
  }
};
