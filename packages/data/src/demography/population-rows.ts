import { ageCount, type MunicipalityId, type Problem, problem, sexes } from '@veivalg/core';
import type { SeriesTable } from '../files/read-series.ts';

/** Position of a municipality on the place axis, by number. */
export type PlaceIndex = ReadonlyMap<string, number>;

/** Place axis of a sorted list of municipalities. */
export const placeIndex = (ids: readonly MunicipalityId[]): PlaceIndex =>
  new Map(ids.map((id, place): [string, number] => [id, place]));

/** Position of a row's sex on the axis of sexes, or -1 where the row holds none of them. */
export const sexOf = (row: Readonly<Record<string, string>>): number =>
  (sexes as readonly (string | undefined)[]).indexOf(row['sex']);

/**
 * Hand every cell of a population table to `put`, and gather the places it does not know.
 *
 * @param put Receives place, sex, age, row and the number of persons.
 */
export const eachPopulationCell = (
  table: SeriesTable,
  places: PlaceIndex,
  put: (
    place: number,
    sex: number,
    age: number,
    row: Readonly<Record<string, string>>,
    count: number,
  ) => void,
): Problem[] => {
  const problems: Problem[] = [];
  table.rows.forEach((row, index) => {
    const place = places.get(row['municipality'] ?? '');
    const sex = sexOf(row);
    if (place === undefined || sex < 0) {
      problems.push(
        problem('V1115', `series/${table.record.file}: rad ${index + 2}`, {
          value: place === undefined ? (row['municipality'] ?? '') : (row['sex'] ?? ''),
          row: index + 2,
        }),
      );
      return;
    }
    for (let age = 0; age < ageCount; age++) put(place, sex, age, row, Number(row[`a${age}`]));
  });
  return problems;
};
