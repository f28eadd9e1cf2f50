import { ageCount, f64, sum } from '@veivalg/core';

/**
 * Place the country's births: women by age times the age pattern, times the local index, scaled to the country.
 *
 * @param persons Persons by year. Shape [Y][X][106][M], women first.
 * @param before Start of the year's women in `persons`; those of the year after follow one year later.
 * @param fertility Births per woman by age from `fertilityStart`. Shape [106].
 * @param index Local fertility against the country's. Shape [M].
 * @param nation Births of the country by sex of the child from `nationStart`.
 * @param births Receives births by sex of the child from `birthsStart`. Shape [X][M]. Unit: persons a year.
 * @source docs/method/demography.md D3
 */
export const placeBirths = (
  persons: Float64Array,
  before: number,
  fertility: Float64Array,
  fertilityStart: number,
  index: Float64Array,
  nation: Float64Array,
  nationStart: number,
  births: Float64Array,
  birthsStart: number,
  places: number,
): void => {
  const expected = new Float64Array(places);
  const year = 2 * ageCount * places;
  for (let age = 0; age + 2 < ageCount; age++) {
    const rate = (f64(fertility, fertilityStart + age) + f64(fertility, fertilityStart + age + 1)) / 4;
    if (rate === 0) continue;
    const now = before + age * places;
    const after = before + year + (age + 1) * places;
    for (let place = 0; place < places; place++)
      expected[place] =
        f64(expected, place) + rate * (f64(persons, now + place) + f64(persons, after + place));
  }
  for (let place = 0; place < places; place++)
    expected[place] = Math.max(0, f64(expected, place)) * f64(index, place);
  const total = sum(expected);
  for (let sex = 0; sex < 2; sex++) {
    const scale = total > 0 ? f64(nation, nationStart + sex) / total : 0;
    for (let place = 0; place < places; place++)
      births[birthsStart + sex * places + place] = f64(expected, place) * scale;
  }
};
