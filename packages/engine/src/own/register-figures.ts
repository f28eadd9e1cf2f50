import {
  at,
  f64,
  parameterValue,
  professions,
  type RegisterFigures,
  sectors,
  services,
  serviceTraits,
  staffAges,
  sum,
  workforceBands,
} from '@veivalg/core';
import type { Prepared } from '../project/prepare.ts';
import { positionSizes } from '../supply/position-sizes.ts';
import { cohortDrivers } from '../supply/project-workforce.ts';

const municipal = sectors.indexOf('municipal');

/** Services whose users a municipality may count: the municipal ones where a user is more than a resident. */
export const countedServices: readonly string[] = services.filter(
  (service) =>
    serviceTraits[service].sector === 'municipal' &&
    service !== 'healthStations' &&
    service !== 'municipalMentalHealth',
);

/** National age bands of a profession at the base year, as shares. Keys `profession:firstAge`. */
const ageShares = (stock: Float64Array): Record<string, number> => {
  const out: Record<string, number> = {};
  const { first, count } = staffAges;
  professions.forEach((profession, p) => {
    const heads = new Float64Array(workforceBands.length);
    for (let i = 0; i < 2 * count; i++) {
      const age = first + (i % count);
      const band = workforceBands.filter((start) => age >= start).length - 1;
      heads[band] = at(heads, band) + f64(stock, p * 2 * count + i);
    }
    const all = sum(heads);
    if (all > 0)
      workforceBands.forEach((start, b) => {
        out[`${profession}:${start}`] = at(heads, b) / all;
      });
  });
  return out;
};

/**
 * What the register says of a municipality in the base year, for everything the municipality may have counted itself.
 *
 * Stock and vacancies are those of municipal services. Ages, positions, absence and exits are the country's: the method has
 * no local ones. Exits are everyone who leaves the profession in a year, by whatever door.
 *
 * @param place Position on the place axis.
 * @source docs/method/own-figures.md
 */
export const registerFigures = (register: Prepared, place: number): RegisterFigures => {
  const { baseline } = register;
  const stages = register.stages('main', []);
  const { staff, users } = stages.demand;
  const places = baseline.municipalities.length;
  const { path } = stages.population;
  const workforce = stages.workforce;
  const sizes = positionSizes(baseline.workforce);
  const stock: Record<string, number> = {};
  const vacancies: Record<string, number> = {};
  const positions: Record<string, number> = {};
  const sickLeave: Record<string, number> = {};
  const exits: Record<string, number> = {};
  const drivers = register.steps.drivers({ stages, scenario: 'middle', assumptions: [] });
  const { heads, survivors } = register.steps.workforce({
    model: workforce,
    drivers: cohortDrivers(drivers.supply),
  });
  professions.forEach((profession, p) => {
    const here = f64(staff.atWork, (municipal * professions.length + p) * places + place);
    stock[profession] = here;
    // No one of the profession means no cell that a vacancy could stand in.
    if (here > 0) vacancies[profession] = here * f64(staff.vacancy, p * places + place);
    positions[profession] = at(sizes, p);
    sickLeave[profession] = parameterValue(baseline.parameters, 'supply.sickLeave');
    // Who of the base date's staff are gone a year later.
    exits[profession] = 1 - at(survivors, professions.length + p) / at(heads, p);
  });
  const counted: Record<string, number> = {};
  services.forEach((service, s) => {
    if (countedServices.includes(service)) counted[service] = f64(users, s * places + place);
  });
  const population: Record<string, number> = {};
  const rows = path.persons.length / path.yearCount / places;
  for (let y = 0; y < path.yearCount; y++) {
    let people = 0;
    for (let row = 0; row < rows; row++) people += f64(path.persons, (y * rows + row) * places + place);
    population[String(path.firstYear + y)] = people;
  }
  return {
    stock,
    vacancies,
    users: counted,
    population,
    ages: ageShares(workforce.stock),
    positions,
    sickLeave,
    exits,
  };
};
