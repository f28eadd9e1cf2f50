import { ageCount, at, type DemographyInput, f64, type OwnPlacePath, sexes } from '@veivalg/core';
import type { PopulationPath } from './population-path.ts';

const block = sexes.length * ageCount;

/** Two figures as a ratio; 1 where there is nothing to compare with. */
const ratio = (above: number, below: number): number => (below > 0 ? above / below : 1);

/**
 * Persons of an own path in a year. After its last year every cohort goes as the calculated path does, in the proportion it
 * had; those born later go in the proportion of the last year's youngest.
 */
const ownPersons = (
  { years, persons, place }: OwnPlacePath,
  main: PopulationPath,
  y: number,
  x: number,
  age: number,
): number => {
  const last = years.first + years.count - 1;
  const year = main.firstYear + y;
  const inYear = (at: number, ownAge: number): number =>
    f64(persons, ((at - years.first) * sexes.length + x) * ageCount + ownAge);
  if (year <= last) return inYear(year, age);
  const calculated = (at: number, cellAge: number): number =>
    f64(
      main.persons,
      (((at - main.firstYear) * sexes.length + x) * ageCount + cellAge) * main.placeCount + place,
    );
  const then = Math.max(0, age - (year - last));
  return calculated(year, age) * ratio(inYear(last, then), calculated(last, then));
};

/**
 * Put municipalities' own population paths in the place of the calculated ones (D7).
 *
 * The base year stays as it is counted (D1). The own path is the main alternative without assumptions; in another alternative,
 * or under other assumptions, it moves in every cell as the calculated path of the place does. No other place moves, and the
 * country is the sum of the places. Births follow, so that nobody comes or goes unseen.
 *
 * @param path Path of the alternative at hand. @param main The main alternative with the figures' own parameters, as long.
 * @source docs/method/demography.md D7
 */
export const withOwnPaths = (
  path: PopulationPath,
  main: PopulationPath,
  own: DemographyInput['ownPaths'],
): PopulationPath => {
  if (own === undefined || own.length === 0) return path;
  const persons = path.persons.slice();
  const births = path.births.slice();
  const { placeCount, yearCount } = path;
  for (const one of own) {
    const { place } = one;
    for (let y = 1; y < yearCount; y++)
      for (let x = 0; x < sexes.length; x++) {
        for (let age = 0; age < ageCount; age++) {
          const i = (y * block + x * ageCount + age) * placeCount + place;
          const wanted = ownPersons(one, main, y, x, age);
          const calculated = at(main.persons, i);
          persons[i] =
            path === main || calculated === 0 ? wanted : at(path.persons, i) * (wanted / calculated);
        }
        const born = ((y - 1) * sexes.length + x) * placeCount + place;
        const youngest = (y * block + x * ageCount) * placeCount + place;
        births[born] = at(births, born) * ratio(at(persons, youngest), at(path.persons, youngest));
      }
  }
  return { ...path, persons, births };
};
