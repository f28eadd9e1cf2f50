import { ageCount, type DemographyInput, sexes } from '@veivalg/core';
import { type Applying, complete, movedPlaces, ofPlaces, total } from './applying.ts';

/** Sexes as the producer codes them. */
const sexOf: Readonly<Record<string, number>> = { '2': 0, '1': 1 };

/**
 * Put the fetched population (07459) of the base year in the place of the one that came with the product.
 *
 * @returns The demography with it; the given one when the table was not fetched or lacks municipalities.
 * @source docs/connectors.md, fra tabell til grunnlag
 */
export const putPopulation = (applying: Applying, demography: DemographyInput): DemographyInput => {
  const { baseline, places, moved } = applying;
  const people = applying.read('07459');
  if (people === null) return demography;
  const perPlace = sexes.length * ageCount;
  const population = new Uint32Array(places.size * perPlace);
  const seen = new Uint8Array(places.size * sexes.length);
  for (const row of ofPlaces(people)) {
    const m = places.get(row['place'] ?? '');
    const sex = sexOf[row['kjonn'] ?? ''];
    if (row['period'] !== String(baseline.baseYear) || m === undefined || sex === undefined) continue;
    seen[m * sexes.length + sex] = 1;
    for (let age = 0; age < ageCount; age++)
      population[m * perPlace + sex * ageCount + age] = Number(row[`a${age}`]);
  }
  const bothSexes = Array.from(
    { length: places.size },
    (_, m) => (seen[m * sexes.length] ?? 0) & (seen[m * sexes.length + 1] ?? 0),
  );
  if (!complete(applying, '07459', bothSexes)) return demography;
  moved.push({
    what: 'population',
    table: '07459',
    before: total(demography.population),
    after: total(population),
    placesMoved: movedPlaces(demography.population, population, perPlace),
  });
  return { ...demography, population };
};
