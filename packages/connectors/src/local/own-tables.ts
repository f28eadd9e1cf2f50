import {
  ageCount,
  fail,
  type Outcome,
  type Problem,
  problem,
  type Service,
  services,
  sexes,
  succeed,
} from '@veivalg/core';
import { parseNumber, sharedTexts } from '@veivalg/core/text';
import { type Cell, columnLetters } from '../files/cell.ts';
import type { OpenedFile } from '../files/open-file.ts';
import { foldHeader } from '../staff/fields.ts';

/** Own population path: persons on 1 January by year, sex and single age. */
export interface OwnPopulation {
  readonly firstYear: number;
  readonly yearCount: number;
  /** Shape [Y][X][A]. Unit: persons. */
  readonly persons: Float64Array;
}

/** Own number of users of a service in a year. */
export interface OwnUsers {
  readonly service: Service;
  readonly year: number;
  /** Unit: persons. */
  readonly users: number;
}

/** A unit of the municipality: what it is called, what it does, how many places it has. */
export interface OwnUnit {
  readonly name: string;
  readonly service: Service;
  /** `NaN` when the list does not say. */
  readonly places: number;
}

type Column = readonly [name: string, words: RegExp];

const textOf = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? '' : String(cell).trim();
const numberOf = (cell: Cell | undefined): number | null =>
  typeof cell === 'number' ? cell : typeof cell === 'string' ? parseNumber(cell) : null;

/** Read rows under a header that has the columns asked for; the header is the first row that has them all. */
const readColumns = (
  file: OpenedFile,
  where: string,
  columns: readonly Column[],
  optional: readonly string[],
  onRow: (values: ReadonlyMap<string, Cell>, row: number, letters: (name: string) => string) => void,
): Outcome<number> => {
  let places: ReadonlyMap<string, number> | null = null;
  let rows = 0;
  const letters = (name: string): string => columnLetters(places?.get(name) ?? 0);
  const outcome = file.read(file.standardSheet, (cells, row) => {
    if (places === null) {
      const headers = cells.map((cell) => foldHeader(textOf(cell)));
      const found = new Map<string, number>();
      for (const [name, words] of columns) {
        const at = headers.findIndex((header, i) => words.test(header) && ![...found.values()].includes(i));
        if (at >= 0) found.set(name, at);
      }
      if (columns.every(([name]) => found.has(name) || optional.includes(name))) places = found;
      return undefined;
    }
    rows += 1;
    onRow(new Map([...places].map(([name, at]) => [name, cells[at] ?? null])), row, letters);
    return undefined;
  });
  if (!outcome.ok) return outcome;
  if (places === null)
    return fail(
      columns
        .filter(([name]) => !optional.includes(name))
        .map(([name]) => problem('V3201', where, { field: name })),
    );
  return rows === 0 ? fail([problem('V3115', where)]) : succeed(rows, outcome.problems);
};

const sexWords: Readonly<Record<string, number>> = {
  k: 0,
  kvinner: 0,
  kvinne: 0,
  f: 0,
  women: 0,
  female: 0,
  '2': 0,
  m: 1,
  menn: 1,
  mann: 1,
  men: 1,
  male: 1,
  '1': 1,
};

/**
 * Read a municipality's own population path: year, sex, age (0–105, the last one open) and persons, a row for each.
 *
 * @returns Every age of both sexes for every year, or all problems: V3203–V3204 cells, V3212 a row twice, V3214 rows missing.
 */
export const readOwnPopulation = (file: OpenedFile, where: string): Outcome<OwnPopulation> => {
  const problems: Problem[] = [];
  const rowsOf = new Map<string, { row: number; persons: number }>();
  const years = new Set<number>();
  const read = readColumns(
    file,
    where,
    [
      ['year', /^(år|aar|year|tid)$/],
      ['sex', /kjønn|kjonn|sex/],
      ['age', /alder|age/],
      ['persons', /personer|personar|antall|tal|persons|folketall|value|verdi/],
    ],
    [],
    (values, row, letters) => {
      const number = (name: string, text: Cell | undefined, low: number, high: number): number => {
        const value = numberOf(text);
        if (value === null || (name !== 'persons' && !Number.isInteger(value)))
          problems.push(problem('V3203', where, { row, column: letters(name) }));
        else if (value < low || value > high)
          problems.push(problem('V3204', where, { row, column: letters(name), min: low, max: high }));
        else return value;
        return Number.NaN;
      };
      const sex = sexWords[textOf(values.get('sex')).toLowerCase()];
      if (sex === undefined) problems.push(problem('V3203', where, { row, column: letters('sex') }));
      const year = number('year', values.get('year'), 1900, 2200);
      const ageText = textOf(values.get('age')).replace(/\+$|\s*år.*$/g, '');
      const age = number('age', ageText, 0, ageCount - 1);
      const persons = number('persons', values.get('persons'), 0, 10_000_000);
      if (sex === undefined || [year, age, persons].some(Number.isNaN)) return;
      const key = `${year}.${sex}.${age}`;
      const before = rowsOf.get(key);
      if (before !== undefined)
        problems.push(
          problem('V3212', where, { row, first: before.row, what: `${year}, ${sexes[sex] ?? ''}, ${age}` }),
        );
      else rowsOf.set(key, { row, persons });
      years.add(year);
    },
  );
  if (!read.ok) return read;
  if (problems.length > 0) return fail(problems.slice(0, 200));
  const firstYear = Math.min(...years);
  const yearCount = Math.max(...years) - firstYear + 1;
  const persons = new Float64Array(yearCount * sexes.length * ageCount);
  let missing = 0;
  let firstMissing = '';
  for (let y = 0; y < yearCount; y++)
    for (let x = 0; x < sexes.length; x++)
      for (let age = 0; age < ageCount; age++) {
        const found = rowsOf.get(`${firstYear + y}.${x}.${age}`);
        if (found === undefined) {
          missing += 1;
          firstMissing ||= `${firstYear + y}, ${sexes[x] ?? ''}, ${age}`;
        } else persons[(y * sexes.length + x) * ageCount + age] = found.persons;
      }
  return missing > 0
    ? fail([problem('V3214', where, { what: `${missing} (${firstMissing} …)` })])
    : succeed({ firstYear, yearCount, persons }, read.problems);
};

const serviceNames = new Map<string, Service>(
  services.flatMap((service) => [
    [service.toLowerCase(), service] as const,
    ...Object.values(sharedTexts).map(
      (table) => [table[`service.${service}`].toLowerCase(), service] as const,
    ),
  ]),
);
const serviceChoices = services.map((service) => sharedTexts.nb[`service.${service}`]).join(', ');

/** Read own users per service and year. @returns V3203–V3204 cells, V3212 a row twice, V3213 unknown service. */
export const readOwnUsers = (file: OpenedFile, where: string): Outcome<readonly OwnUsers[]> => {
  const problems: Problem[] = [];
  const users: OwnUsers[] = [];
  const seen = new Map<string, number>();
  const read = readColumns(
    file,
    where,
    [
      ['service', /tjeneste|teneste|service/],
      ['year', /^(år|year)$/],
      ['users', /brukere|brukarar|users|antall|tal/],
    ],
    [],
    (values, row, letters) => {
      const service = serviceNames.get(textOf(values.get('service')).toLowerCase());
      const year = numberOf(values.get('year'));
      const count = numberOf(values.get('users'));
      if (service === undefined)
        problems.push(problem('V3213', where, { row, column: letters('service'), choices: serviceChoices }));
      if (year === null || !Number.isInteger(year))
        problems.push(problem('V3203', where, { row, column: letters('year') }));
      else if (year < 1990 || year > 2200)
        problems.push(problem('V3204', where, { row, column: letters('year'), min: 1990, max: 2200 }));
      if (count === null) problems.push(problem('V3203', where, { row, column: letters('users') }));
      else if (count < 0 || count > 1_000_000)
        problems.push(problem('V3204', where, { row, column: letters('users'), min: 0, max: 1_000_000 }));
      if (service === undefined || year === null || count === null) return;
      const key = `${service} ${year}`;
      const first = seen.get(key);
      if (first !== undefined) problems.push(problem('V3212', where, { row, first, what: key }));
      seen.set(key, first ?? row);
      users.push({ service, year, users: count });
    },
  );
  if (!read.ok) return read;
  return problems.length > 0 ? fail(problems.slice(0, 200)) : succeed(users, read.problems);
};

/** Read the municipality's list of units. @returns V3208 no name, V3212 a unit twice, V3213 unknown service, V3203 places. */
export const readOwnUnits = (file: OpenedFile, where: string): Outcome<readonly OwnUnit[]> => {
  const problems: Problem[] = [];
  const units: OwnUnit[] = [];
  const seen = new Map<string, number>();
  const read = readColumns(
    file,
    where,
    [
      ['service', /tjeneste|teneste|service/],
      ['places', /plasser|plassar|places|beds|senger/],
      ['unit', /enhet|eining|avdeling|navn|namn|unit|name/],
    ],
    ['places'],
    (values, row, letters) => {
      const name = textOf(values.get('unit'));
      const service = serviceNames.get(textOf(values.get('service')).toLowerCase());
      const placesText = textOf(values.get('places'));
      const places = placesText === '' ? Number.NaN : numberOf(values.get('places'));
      if (name === '') problems.push(problem('V3208', where, { row, column: letters('unit') }));
      if (service === undefined)
        problems.push(problem('V3213', where, { row, column: letters('service'), choices: serviceChoices }));
      if (places === null || places < 0)
        problems.push(problem('V3203', where, { row, column: letters('places') }));
      const first = seen.get(name);
      if (first !== undefined) problems.push(problem('V3212', where, { row, first, what: name }));
      seen.set(name, first ?? row);
      if (service !== undefined && places !== null) units.push({ name, service, places });
    },
  );
  if (!read.ok) return read;
  return problems.length > 0 ? fail(problems.slice(0, 200)) : succeed(units, read.problems);
};
