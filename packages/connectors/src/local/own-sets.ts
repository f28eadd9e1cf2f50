import {
  type OwnFigureKind,
  type OwnFigures,
  type OwnPath,
  type OwnSet,
  type OwnValue,
  ownFiguresVersion,
  type Profession,
  professions,
  type RegisterFigures,
  services,
  usableOwn,
} from '@veivalg/core';
import { type StaffSummary, staffBands, sumStaff } from '../staff/summary.ts';
import type { OwnPopulation, OwnUnit, OwnUsers } from './own-tables.ts';

/** Where a set comes from, and the day it was read. */
export interface SetOrigin {
  readonly source: OwnSet['source'];
  /** Day, `2026-11-21`. */
  readonly day: string;
}

const makeSet = (
  kind: OwnFigureKind,
  { source, day }: SetOrigin,
  values: readonly OwnValue[],
  path?: OwnPath,
): readonly OwnSet[] =>
  values.length === 0
    ? []
    : [{ kind, reason: '', chosen: day, source, values, ...(path === undefined ? {} : { path }) }];

/**
 * Lay summed staff beside the register's: stock, vacancies, ages, positions, absence and leavers by profession.
 *
 * Units are left behind: what is kept is the municipality's, profession by profession. Nothing is chosen yet.
 *
 * @param register What the register says of the municipality.
 * @source docs/importers.md, egne tall ved siden av registeret
 */
export const ownSetsOfStaff = (
  summary: StaffSummary,
  register: RegisterFigures,
  origin: SetOrigin,
): readonly OwnSet[] => {
  const of = (profession: Profession) => {
    const cells = summary.cells.filter((cell) => cell.profession === profession);
    const sum = (pick: (cell: StaffSummary['cells'][number]) => number): number =>
      cells.reduce((total, cell) => total + pick(cell), 0);
    return {
      profession,
      ...sumStaff(cells),
      exits: sum(({ exits }) => exits),
      // One cell without absence means that the file had no such column.
      sickFte: cells.some(({ sickFte }) => sickFte === null) ? null : sum(({ sickFte }) => sickFte ?? 0),
      bands: staffBands.map((_, b) =>
        cells.reduce((total, { band, heads }) => total + (band === b ? heads : 0), 0),
      ),
      vacant: summary.vacancies.reduce(
        (total, one) => total + (one.profession === profession ? one.fte : 0),
        0,
      ),
    };
  };
  const all = professions.map(of);
  const value = (kind: OwnFigureKind, key: string, own: number, heads: number | null): OwnValue => ({
    key,
    own,
    register: register[kind]?.[key] ?? null,
    heads,
    use: 'register',
  });
  const staffed = all.filter(({ heads, fte }) => heads > 0 && fte > 0);
  const anyExit = all.some(({ exits }) => exits > 0);
  return [
    ...makeSet(
      'stock',
      origin,
      staffed.map(({ profession, fte, heads }) => value('stock', profession, fte, heads)),
    ),
    ...makeSet(
      'vacancies',
      origin,
      summary.vacancies.length === 0
        ? []
        : all
            .filter(({ heads, vacant }) => heads > 0 || vacant > 0)
            .map(({ profession, vacant }) => value('vacancies', profession, vacant, null)),
    ),
    ...makeSet(
      'ages',
      origin,
      staffed.flatMap(({ profession, heads, bands }) =>
        bands.map((inBand, b) =>
          value('ages', `${profession}:${staffBands[b]?.first ?? 0}`, inBand / heads, inBand),
        ),
      ),
    ),
    ...makeSet(
      'positions',
      origin,
      staffed.map(({ profession, fte, heads }) => value('positions', profession, fte / heads, heads)),
    ),
    ...makeSet(
      'sickLeave',
      origin,
      staffed.flatMap(({ profession, fte, heads, sickFte }) =>
        sickFte === null ? [] : [value('sickLeave', profession, sickFte / fte, heads)],
      ),
    ),
    ...makeSet(
      'exits',
      origin,
      anyExit
        ? staffed.map(({ profession, heads, exits }) =>
            value('exits', profession, exits / (heads + exits), exits === 0 ? heads : exits),
          )
        : [],
    ),
  ];
};

/** Own users of the newest year that is not after the base year, service by service. */
export const ownSetsOfUsers = (
  users: readonly OwnUsers[],
  register: RegisterFigures,
  baseYear: number,
  origin: SetOrigin,
): readonly OwnSet[] => {
  const values = services.flatMap((service): readonly OwnValue[] => {
    const newest = users
      .filter((one) => one.service === service && one.year <= baseYear)
      .sort((a, b) => b.year - a.year)[0];
    return newest === undefined
      ? []
      : [
          {
            key: service,
            own: newest.users,
            register: register.users?.[service] ?? null,
            heads: newest.users,
            use: 'register',
          },
        ];
  });
  return makeSet('users', origin, values);
};

/** An own population path, told by its totals of each year. */
export const ownSetsOfPopulation = (
  population: OwnPopulation,
  register: RegisterFigures,
  origin: SetOrigin,
): readonly OwnSet[] => {
  const { firstYear, yearCount, persons } = population;
  const size = persons.length / yearCount;
  const values = Array.from({ length: yearCount }, (_, y): OwnValue => {
    const key = String(firstYear + y);
    return {
      key,
      own: persons.subarray(y * size, (y + 1) * size).reduce((total, one) => total + one, 0),
      register: register.population?.[key] ?? null,
      heads: null,
      use: 'register',
    };
  });
  return makeSet('population', origin, values, { firstYear, yearCount, persons: [...persons] });
};

/** An own list of units: how many of each service, and their places where the list says. Names are left behind. */
export const ownSetsOfUnits = (units: readonly OwnUnit[], origin: SetOrigin): readonly OwnSet[] =>
  makeSet(
    'units',
    origin,
    services.flatMap((service): readonly OwnValue[] => {
      const own = units.filter((one) => one.service === service);
      if (own.length === 0) return [];
      const places = own.reduce((total, one) => total + (Number.isNaN(one.places) ? 0 : one.places), 0);
      const value = (key: string, amount: number): OwnValue => ({
        key,
        own: amount,
        register: null,
        heads: null,
        use: 'register',
      });
      return [value(service, own.length), ...(places > 0 ? [value(`${service}:places`, places)] : [])];
    }),
  );

/** Put sets in the place of older ones of their kinds. @param before Null when the municipality has none. */
export const withSets = (
  before: OwnFigures | null,
  municipality: string,
  sets: readonly OwnSet[],
): OwnFigures => {
  const kinds = new Set(sets.map(({ kind }) => kind));
  return {
    schemaVersion: ownFiguresVersion,
    municipality,
    sets: [...(before?.sets.filter(({ kind }) => !kinds.has(kind)) ?? []), ...sets],
  };
};

/**
 * Choose own figures, with a reason, among those that the calculation can use.
 *
 * @param picks Says which figures; those it does not pick stay with the register.
 */
export const chooseOwn = (
  own: OwnFigures,
  reason: string,
  day: string,
  picks: (kind: OwnFigureKind, value: OwnValue) => boolean,
): OwnFigures => ({
  ...own,
  sets: own.sets.map((set) => {
    const values = set.values.map(
      (value): OwnValue => ({
        ...value,
        use: usableOwn(set.kind, value) && picks(set.kind, value) ? 'own' : 'register',
      }),
    );
    return values.some(({ use }) => use === 'own')
      ? { ...set, values, reason, chosen: day }
      : { ...set, values, reason: '' };
  }),
});
