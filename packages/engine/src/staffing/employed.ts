import { ageCount, type LabourInput, sexes } from '@veivalg/core';
import { addColumns, sparseRow } from '../kernel/use-rows.ts';

/**
 * Count the employed residents if today's employment rates hold.
 *
 * @param population Persons. Shape [Y][X][A][M].
 * @returns Shape [Y][M]. Unit: persons.
 * @source docs/method/staffing.md B3
 */
export const employedResidents = (
  population: Float64Array,
  labour: LabourInput,
  yearCount: number,
): Float64Array => {
  const stride = population.length / yearCount;
  const places = stride / (sexes.length * ageCount);
  const row = sparseRow(labour.employmentRate);
  const employed = new Float64Array(yearCount * places);
  for (let y = 0; y < yearCount; y++) addColumns(employed, y * places, population, y * stride, row, places);
  return employed;
};
