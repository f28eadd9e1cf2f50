import { ageCount, type ParameterTable, parameterValue, sexes } from '@veivalg/core';

/** Ages of those who most often care for a parent, and of those most often cared for. */
const carers = [50, 66] as const;
const oldest = 85;

/** Possible carers and the oldest. Each of shape [Y]. Unit: persons. */
export interface CarePeople {
  readonly carers: Float64Array;
  readonly oldest: Float64Array;
}

/**
 * Count the possible carers (50–66) and people aged 85 and over in the whole country.
 *
 * The country and not the municipality, since grown children often live elsewhere.
 *
 * @param population Persons. Shape [Y][X][A][M].
 * @source docs/method/use.md U4
 */
export const countCarePeople = (population: Float64Array, yearCount: number): CarePeople => {
  const stride = population.length / yearCount;
  const places = stride / (sexes.length * ageCount);
  const sumAges = (y: number, fromAge: number, toAge: number): number => {
    let total = 0;
    for (let x = 0; x < sexes.length; x++) {
      const start = y * stride + (x * ageCount + fromAge) * places;
      const end = y * stride + (x * ageCount + toAge + 1) * places;
      for (let i = start; i < end; i++) total += population[i] as number;
    }
    return total;
  };
  const years = Array.from({ length: yearCount }, (_, y) => y);
  return {
    carers: Float64Array.from(years, (y) => sumAges(y, carers[0], carers[1])),
    oldest: Float64Array.from(years, (y) => sumAges(y, oldest, ageCount - 1)),
  };
};

/**
 * Work out how much more formal care of older people is needed because there are fewer possible carers for each.
 *
 * Unpaid care per older person = 1 + follow × (carers per oldest against the base year − 1);
 * factor = 1 + substitution × (unpaid FTE / formal FTE for older people) × (1 − unpaid care per older person).
 *
 * @param people Of the population path.
 * @param formalFte FTE that serve older people in the base year.
 * @returns Factor on the use of care by older people. Shape [Y]; 1 in the base year.
 * @source docs/method/use.md U4
 */
export const unpaidCareFactor = (
  people: CarePeople,
  formalFte: number,
  parameters: ParameterTable,
): Float64Array => {
  const follow = parameterValue(parameters, 'demand.unpaidCareFollow');
  const weight =
    (parameterValue(parameters, 'demand.unpaidCareSubstitution') *
      parameterValue(parameters, 'demand.unpaidCareFte')) /
    formalFte;
  const first = (people.carers[0] as number) / (people.oldest[0] as number);
  return people.carers.map((count, y) => {
    const perOlder = 1 + follow * (count / (people.oldest[y] as number) / first - 1);
    return Math.max(0, 1 + weight * (1 - perOlder));
  });
};
