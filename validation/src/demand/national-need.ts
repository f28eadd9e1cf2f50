import type { ParameterTable } from '@veivalg/core';
import {
  ageCount,
  type DemandDrivers,
  professions,
  type Service,
  services,
  serviceTraits,
  sexes,
} from '@veivalg/core';
import { type CarePeople, type DemandBase, type DriverBasis, demandDrivers } from '@veivalg/engine';

/** People of the country in one year. Shape [X][106]. Unit: persons. */
export type Nation = Float64Array;

/** Services of municipal care. */
export const careServices: readonly Service[] = services.filter(
  (service) => serviceTraits[service].mixGroup === 'care',
);

const sumAges = (nation: Nation, fromAge: number, toAge: number): number => {
  let total = 0;
  for (let x = 0; x < sexes.length; x++)
    for (let age = fromAge; age <= toAge; age++) total += nation[x * ageCount + age] ?? 0;
  return total;
};

/** FTE at work in the country by service in the base year. Shape [S]. */
export const baseFte = (base: DemandBase): Float64Array =>
  Float64Array.from(services, (_, s) => {
    let total = 0;
    for (let p = 0; p < professions.length; p++)
      total += base.staff.national[s * professions.length + p] ?? 0;
    return total;
  });

/** Workload of one service in a nation, ages read `shift` years younger from the shift age on (years of shift may be broken or below 0). */
export const workload = (base: DemandBase, service: number, nation: Nation, shift: number): number => {
  const from = base.rates.shiftFromAge;
  const whole = Math.floor(shift);
  const part = shift - whole;
  const read = (x: number, age: number): number =>
    base.rates.work[(service * sexes.length + x) * ageCount + Math.min(ageCount - 1, Math.max(from, age))] ??
    0;
  let total = 0;
  for (let x = 0; x < sexes.length; x++)
    for (let age = 0; age < ageCount; age++) {
      const persons = nation[x * ageCount + age] ?? 0;
      const shifted = base.rates.shifted[service] === 1 && age >= from;
      const rate = shifted
        ? read(x, age - whole) * (1 - part) + read(x, age - whole - 1) * part
        : (base.rates.work[(service * sexes.length + x) * ageCount + age] ?? 0);
      total += persons * rate;
    }
  return total;
};

/** Possible carers and the oldest in each nation. */
export const carePeopleOf = (nations: readonly Nation[]): CarePeople => ({
  carers: Float64Array.from(nations, (nation) => sumAges(nation, 50, 66)),
  oldest: Float64Array.from(nations, (nation) => sumAges(nation, 85, ageCount - 1)),
});

/** Drivers of a run that starts in the first of the nations. */
export const driversFrom = (
  base: DemandBase,
  nations: readonly Nation[],
  gain: Float64Array,
  parameters: ParameterTable,
): DemandDrivers => {
  const basis: DriverBasis = {
    yearCount: nations.length,
    lifeExpectancyGain: gain,
    carePeople: carePeopleOf(nations),
    olderShare: base.olderShare,
    national: base.staff.national,
    mix: base.staff.mix,
    unskilledTrend: base.unskilledTrend,
  };
  return demandDrivers(parameters, basis);
};

/**
 * Work out the need of some services in the country, year by year, from the first year's level.
 *
 * @param nations People by year; the first gives the level 1.
 * @returns Need against the first year. Shape [Y].
 */
export const needPath = (
  base: DemandBase,
  chosen: readonly Service[],
  nations: readonly Nation[],
  drivers: DemandDrivers | null,
): Float64Array => {
  const fte = baseFte(base);
  const path = Float64Array.from(nations, (nation, y) => {
    let need = 0;
    for (const service of chosen) {
      const s = services.indexOf(service);
      const perWork =
        (fte[s] ?? 0) /
        base.work
          .subarray(
            (s * base.levels.base.length) / services.length,
            ((s + 1) * base.levels.base.length) / services.length,
          )
          .reduce((a, b) => a + b, 0);
      const i = y * services.length + s;
      const change = drivers === null ? 1 : (drivers.userRate[i] ?? 1) * (drivers.ftePerUser[i] ?? 1);
      need +=
        perWork * workload(base, s, nation, drivers === null ? 0 : (drivers.healthShift[y] ?? 0)) * change;
    }
    return need;
  });
  const first = path[0] ?? Number.NaN;
  return path.map((need) => need / first);
};
