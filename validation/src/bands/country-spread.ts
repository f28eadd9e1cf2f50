import { ageCount, baseYear, type ParameterTable, type PopulationAlternative } from '@veivalg/core';
import { type PopulationPath, projectPopulation } from '@veivalg/engine';
import type { ShippedDemography } from '../population/shipped.ts';

/** Standard deviation of the weight of an alternative, of level and of ageing alike. */
const weightOf = (table: ParameterTable): number => {
  const distribution = table['uncertainty.populationLevel']?.distribution;
  if (distribution?.shape !== 'normal')
    throw new Error('Broken invariant: the level of the population is drawn from no normal');
  return distribution.sd;
};

const peopleFrom = ({ persons, placeCount }: PopulationPath, year: number, age: number): number => {
  let total = 0;
  for (let sex = 0; sex < 2; sex++) {
    const start = (year * 2 + sex) * ageCount * placeCount;
    for (let i = start + age * placeCount; i < start + ageCount * placeCount; i++) total += persons[i] ?? 0;
  }
  return total;
};

/**
 * Spread of the country's own path some years on, by what the alternatives of today differ that far ahead: those of the past
 * start years are not at hand.
 *
 * variance = weight² × (half of log(high ÷ low))² + weight² × (half of log(strong ÷ weak ageing))².
 *
 * @param age People from this age on.
 * @returns Standard deviation (log) by years on.
 * @source docs/method/uncertainty.md V1, D6
 */
export const countrySpread = (
  { input, municipalities, parameters }: ShippedDemography,
  uncertainty: ParameterTable,
  horizons: readonly number[],
  age: number,
): ReadonlyMap<number, number> => {
  const last = baseYear + Math.max(...horizons);
  const path = (alternative: PopulationAlternative): PopulationPath =>
    projectPopulation(input, municipalities, parameters, alternative, last);
  const weight = weightOf(uncertainty);
  const ends = (
    [
      ['high', 'low'],
      ['strongAgeing', 'weakAgeing'],
    ] as const
  ).map((pair) => pair.map(path) as [PopulationPath, PopulationPath]);
  return new Map(
    horizons.map((horizon) => {
      const variance = ends.reduce((sum, [one, other]) => {
        const half = Math.log(peopleFrom(one, horizon, age) / peopleFrom(other, horizon, age)) / 2;
        return sum + weight * weight * half * half;
      }, 0);
      return [horizon, Math.sqrt(variance)] as const;
    }),
  );
};
