import { ageCount, at, f64, services, sexes } from '@veivalg/core';
import type { UseRates } from './estimate-use-rates.ts';
import { shiftedRates } from './users-table.ts';

/** Lower bounds of the ages that a balance is told by: 0–66, 67–79, 80–89, 90 and older. */
export const servedAges = [0, 67, 80, 90] as const;
const groupCount = servedAges.length;
const block = sexes.length * ageCount;

/** Group of each single age. */
const groupOfAge = Uint8Array.from({ length: ageCount }, (_, age) =>
  servedAges.reduce<number>((group, first, g) => (age >= first ? g : group), 0),
);

/** Workload per person at a health shift, in a straight line between whole years as the table of users reads it. Shape [X][A]. */
const ratesAt = (rates: UseRates, service: number, shift: number): Float64Array => {
  const own = rates.work.slice(service * block, (service + 1) * block);
  if (at(rates.shifted, service) === 0 || shift === 0) return own;
  const low = Math.floor(shift);
  const part = shift - low;
  for (let x = 0; x < sexes.length; x++) {
    const start = x * ageCount;
    const younger = shiftedRates(rates.work, service * block + start, low, rates.shiftFromAge);
    const youngest = shiftedRates(rates.work, service * block + start, low + 1, rates.shiftFromAge);
    for (let age = rates.shiftFromAge; age < ageCount; age++)
      own[start + age] = f64(younger, age) * (1 - part) + f64(youngest, age) * part;
  }
  return own;
};

/**
 * Split the workload of every service in one year over the ages of the people served, at national rates.
 *
 * @param persons Persons of that year. Shape [X][106][M].
 * @param shiftOf Health shift of a place. Unit: years.
 * @param older Factor on the use of people aged 67 and older against the others. Shape [S].
 * @param places Positions on the place axis.
 * @returns Shares that sum to 1 over ages; 0 where a service has no workload. Shape [place][S][4]. Unit: share.
 * @source docs/method/use.md U1, U3
 */
export const workSharesByAge = (
  persons: Float64Array,
  rates: UseRates,
  shiftOf: (place: number) => number,
  older: Float64Array,
  places: readonly number[],
): Float64Array => {
  const placeCount = persons.length / block;
  const shares = new Float64Array(places.length * services.length * groupCount);
  const kept = new Map<string, Float64Array>();
  const weightsOf = (service: number, shift: number): Float64Array => {
    const key = `${service}:${shift}`;
    const found = kept.get(key);
    if (found !== undefined) return found;
    const made = ratesAt(rates, service, shift);
    for (let i = 0; i < block; i++)
      if (at(groupOfAge, i % ageCount) > 0) made[i] = f64(made, i) * at(older, service);
    kept.set(key, made);
    return made;
  };
  const work = new Float64Array(groupCount);
  places.forEach((place, i) => {
    const shift = shiftOf(place);
    for (let s = 0; s < services.length; s++) {
      const weights = weightsOf(s, shift);
      work.fill(0);
      let all = 0;
      for (let row = 0; row < block; row++) {
        const there = f64(weights, row) * f64(persons, row * placeCount + place);
        const group = at(groupOfAge, row % ageCount);
        work[group] = f64(work, group) + there;
        all += there;
      }
      const out = (i * services.length + s) * groupCount;
      for (let g = 0; g < groupCount && all > 0; g++) shares[out + g] = f64(work, g) / all;
    }
  });
  return shares;
};
