import {
  ageCount,
  type DemandDrivers,
  mixGroups,
  professions,
  type Service,
  services,
  serviceTraits,
} from '@veivalg/core';
import type { DemandBase } from '@veivalg/engine';

/** People as objects: year → place → sex → age → persons. */
export type PlainPopulation = readonly (readonly (readonly (readonly number[])[])[])[];

/** One cell of the plain calculation. */
export interface PlainCell {
  readonly year: number;
  readonly service: Service;
  readonly place: number;
  readonly users: number;
  /** FTE needed by profession, in the order of `professions`. */
  readonly fte: readonly number[];
}

const rateAt = (rates: Float64Array, service: number, sex: number, age: number): number =>
  rates[(service * 2 + sex) * ageCount + age] ?? Number.NaN;

/**
 * Read a rate `shift` years younger, with a straight line between whole years.
 *
 * Reading at a − shift between two whole shifts is the mean of the two readings, weighted by nearness.
 */
const shiftedRate = (
  base: DemandBase,
  rates: Float64Array,
  service: number,
  sex: number,
  age: number,
  shift: number,
): number => {
  const from = base.rates.shiftFromAge;
  if (base.rates.shifted[service] !== 1 || age < from) return rateAt(rates, service, sex, age);
  const whole = Math.floor(shift);
  const part = shift - whole;
  const near = rateAt(rates, service, sex, Math.max(from, age - whole));
  const far = rateAt(rates, service, sex, Math.max(from, age - whole - 1));
  return near + (far - near) * part;
};

/**
 * Calculate users and staff needed cell by cell, as the method is written: slow, plain, no table and no factorising.
 *
 * @param years Years to calculate, as positions from the base year.
 * @source docs/method/use.md U1–U4; docs/method/staffing.md F1–F4
 */
export const plainDemand = (
  population: PlainPopulation,
  base: DemandBase,
  drivers: readonly [DemandDrivers, DemandDrivers],
  reached: readonly boolean[],
  years: readonly number[],
): readonly PlainCell[] => {
  const places = reached.length;
  const cells: PlainCell[] = [];
  for (const year of years)
    services.forEach((service, s) => {
      const group = mixGroups.indexOf(serviceTraits[service].mixGroup);
      for (let place = 0; place < places; place++) {
        const driver = drivers[reached[place] === true ? 1 : 0];
        const shift = driver.healthShift[year] ?? 0;
        let users = 0;
        let work = 0;
        (population[year]?.[place] ?? []).forEach((ages, sex) => {
          ages.forEach((persons, age) => {
            users += persons * shiftedRate(base, base.rates.users, s, sex, age, shift);
            work += persons * shiftedRate(base, base.rates.work, s, sex, age, shift);
          });
        });
        const at = s * places + place;
        const baseLevel = base.levels.base[at] ?? 0;
        const target = base.levels.target[at] ?? 0;
        const faded = Math.min(1, year / base.levels.fadeYears);
        const level = baseLevel * (1 - faded) + target * faded;
        const rate = driver.userRate[year * services.length + s] ?? 0;
        const perUser = driver.ftePerUser[year * services.length + s] ?? 0;
        const fte =
          work *
          level *
          rate *
          (base.levels.workPerUser[at] ?? 0) *
          (base.staff.ftePerWork[at] ?? 0) *
          perUser;
        const weights = professions.map((_, p) => {
          const mix = driver.mix[(year * services.length + s) * professions.length + p] ?? 0;
          return mix * (base.staff.localFactor[(group * professions.length + p) * places + place] ?? 0);
        });
        const sum = weights.reduce((a, b) => a + b, 0);
        cells.push({
          year,
          service,
          place,
          users: users * level * rate,
          fte: weights.map((weight) => (fte * weight) / sum),
        });
      }
    });
  return cells;
};
