import {
  ageCount,
  type Baseline,
  f64,
  fail,
  type Outcome,
  type OwnFigures,
  type OwnPlacePath,
  type OwnSet,
  type OwnValue,
  type Problem,
  problem,
  professions,
  sectors,
  services,
  setsInUse,
  sexes,
  succeed,
  usedOwnFigures,
} from '@veivalg/core';
import type { Prepared } from '../project/prepare.ts';
import { digestOfPlain } from '../run-file/digest.ts';
import { countedServices } from './register-figures.ts';

const municipal = sectors.indexOf('municipal');
const block = sexes.length * ageCount;
/** Far above any municipality; what is larger is another unit or a slip. */
const most = 1_000_000;
/** Own staff this many times the register's, or that part of it, is told of: the file may hold too much or too little. */
const farOff = 2;

/** Figures that a baseline gets, and every problem found on the way. */
interface Gathered {
  readonly stock: Float64Array;
  readonly vacancies: Float64Array;
  readonly users: Float64Array;
  readonly paths: OwnPlacePath[];
  readonly problems: Problem[];
}

const nameOf = (kind: string, key: string): Problem['details'] => ({ figure: kind, key });

/** Put a municipality's staff or vacancies in their cells. */
const putStaff = (
  register: Prepared,
  to: Gathered,
  set: OwnSet,
  value: OwnValue,
  place: number,
  where: string,
): void => {
  const places = register.baseline.municipalities.length;
  const p = (professions as readonly string[]).indexOf(value.key);
  if (p < 0) {
    to.problems.push(problem('V3223', where, nameOf(set.kind, value.key)));
    return;
  }
  const { atWork } = register.stages('main', []).demand.staff;
  const start = (municipal * professions.length + p) * places;
  const here = f64(atWork, start + place);
  const least = set.kind === 'stock' ? Number.MIN_VALUE : 0;
  if (!(value.own >= least && value.own <= most))
    to.problems.push(
      problem('V3222', where, {
        ...nameOf(set.kind, value.key),
        value: Math.round(value.own),
        min: 0,
        max: most,
      }),
    );
  else if (!(here > 0)) to.problems.push(problem('V3223', where, nameOf(set.kind, value.key)));
  else if (set.kind === 'stock') {
    to.stock[p * places + place] = value.own;
    if (value.own > here * farOff || value.own * farOff < here)
      to.problems.push(
        problem(
          'V3226',
          where,
          { ...nameOf(set.kind, value.key), value: Math.round(value.own), register: Math.round(here) },
          'warning',
        ),
      );
  } else to.vacancies[p * places + place] = value.own;
};

/** Own counts of staff leave someone for the rest of the country. */
const checkNation = (register: Prepared, to: Gathered, where: string): void => {
  const places = register.baseline.municipalities.length;
  const { atWork } = register.stages('main', []).demand.staff;
  professions.forEach((profession, p) => {
    let nation = 0;
    let own = 0;
    for (let m = 0; m < places; m++) {
      nation += f64(atWork, (municipal * professions.length + p) * places + m);
      const counted = f64(to.stock, p * places + m);
      if (!Number.isNaN(counted)) own += counted;
    }
    if (own >= nation && own > 0)
      to.problems.push(
        problem('V3225', where, {
          ...nameOf('stock', profession),
          value: Math.round(own),
          max: Math.round(nation),
        }),
      );
  });
};

const putUsers = (register: Prepared, to: Gathered, value: OwnValue, place: number, where: string): void => {
  const places = register.baseline.municipalities.length;
  if (!countedServices.includes(value.key)) {
    to.problems.push(problem('V3223', where, nameOf('users', value.key)));
    return;
  }
  if (!(value.own >= 0 && value.own <= most))
    to.problems.push(
      problem('V3222', where, {
        ...nameOf('users', value.key),
        value: Math.round(value.own),
        min: 0,
        max: most,
      }),
    );
  else to.users[(services as readonly string[]).indexOf(value.key) * places + place] = value.own;
};

const putPath = (register: Prepared, to: Gathered, set: OwnSet, place: number, where: string): void => {
  const { path } = set;
  const { baseYear } = register.baseline;
  const fits =
    path !== undefined &&
    path.persons.length === path.yearCount * block &&
    path.firstYear <= baseYear + 1 &&
    path.firstYear + path.yearCount > baseYear + 1;
  if (!fits) {
    to.problems.push(problem('V3224', where, { figure: 'population', year: baseYear + 1 }));
    return;
  }
  if (!path.persons.every((persons) => persons >= 0 && persons <= most)) {
    to.problems.push(problem('V3222', where, { ...nameOf('population', ''), value: -1, min: 0, max: most }));
    return;
  }
  to.paths.push({
    place,
    years: { first: path.firstYear, count: path.yearCount },
    persons: Float64Array.from(path.persons),
  });
};

/**
 * Put municipalities' own figures in the place of the register's, where that was chosen.
 *
 * Own stock takes the register's place in S1, vacancies the estimated shortage in B1, users the local level in U2, and a
 * population path D1–D5 (D7). The way to a number is the same: the new baseline is prepared and run as any other. Its id and
 * data version name the municipalities and the figures.
 *
 * @param register The register's figures, prepared.
 * @returns A new baseline, or the given one when nothing is chosen; or every problem: V3215 no reason, V3221 no such
 *   municipality, V3222 outside limits, V3223 no place in the calculation, V3224 a path too short, V3225 more than the country
 *   has, V3227 a kind the method has no place for. With V3226 as a warning: far from the register's.
 * @source docs/method/own-figures.md
 */
export const withOwnFigures = (register: Prepared, own: readonly OwnFigures[]): Outcome<Baseline> => {
  const { baseline } = register;
  const places = baseline.municipalities.length;
  const blank = (rows: number): Float64Array => new Float64Array(rows * places).fill(Number.NaN);
  const to: Gathered = {
    stock: blank(professions.length),
    vacancies: blank(professions.length),
    users: blank(services.length),
    paths: [],
    problems: [],
  };
  const inUse = own
    .map((one) => ({ municipality: one.municipality, sets: setsInUse(one) }))
    .filter(({ sets }) => sets.length > 0)
    .sort((a, b) => (a.municipality < b.municipality ? -1 : 1));
  for (const { municipality, sets } of inUse) {
    const place = baseline.municipalities.findIndex(({ id }) => id === municipality);
    if (place < 0) {
      to.problems.push(problem('V3221', municipality, { code: municipality }));
      continue;
    }
    const where = baseline.municipalities[place]?.name ?? municipality;
    for (const set of sets) {
      if (set.reason.trim() === '') to.problems.push(problem('V3215', where, { figure: set.kind }));
      if (!usedOwnFigures.includes(set.kind)) {
        to.problems.push(problem('V3227', where, { figure: set.kind }));
        continue;
      }
      if (set.kind === 'population') putPath(register, to, set, place, where);
      else
        for (const value of set.values) {
          if (value.use !== 'own') continue;
          if (set.kind === 'users') putUsers(register, to, value, place, where);
          else putStaff(register, to, set, value, place, where);
        }
    }
  }
  checkNation(register, to, inUse.map(({ municipality }) => municipality).join(', '));
  if (to.problems.some(({ severity }) => severity === 'error')) return fail(to.problems);
  if (inUse.length === 0) return succeed(baseline);
  const any = (values: Float64Array): boolean => values.some((value) => !Number.isNaN(value));
  const digest = digestOfPlain(
    inUse.map(({ municipality, sets }) => ({
      municipality,
      sets: sets.map(({ kind, values, path }) => ({
        kind,
        values: values.filter(({ use }) => use === 'own').map(({ key, own: value }) => ({ key, value })),
        path,
      })),
    })),
  );
  return succeed(
    Object.freeze({
      ...baseline,
      id: `${baseline.id}+${digest}`,
      dataVersion: `${baseline.dataVersion}+egne-${inUse.map(({ municipality }) => municipality).join('-')}`,
      staffing: {
        ...baseline.staffing,
        ...(any(to.stock) ? { ownStock: to.stock } : {}),
        ...(any(to.vacancies) ? { ownVacancies: to.vacancies } : {}),
      },
      use: any(to.users) ? { ...baseline.use, ownUsers: to.users } : baseline.use,
      demography: to.paths.length > 0 ? { ...baseline.demography, ownPaths: to.paths } : baseline.demography,
    }),
    to.problems,
  );
};
