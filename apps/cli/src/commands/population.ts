import { type Area, ageCount, at, sexes } from '@veivalg/core';
import { formatNumber } from '@veivalg/core/text';
import { findArea } from '@veivalg/data';
import { chooseYears } from '../choices.ts';
import { toCsv } from '../output/csv.ts';
import { unwrap } from '../output/fail.ts';
import { renderTable } from '../output/table.ts';
import type { Session } from '../session.ts';
import { areaName } from './balance.ts';

/** Options of `veivalg befolkning` as they come from the command line. */
export interface PopulationOptions {
  readonly ar?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly alle?: boolean;
}

/** One line of the population, with stable English keys. */
interface PopulationRow {
  readonly area_kind: string;
  readonly area_id: string;
  readonly area_name: string;
  readonly year: number;
  readonly sex: string;
  /** Completed years on 1 January; the last age is open. */
  readonly age: number;
  readonly persons: number;
}

const columns = [
  'area_kind',
  'area_id',
  'area_name',
  'year',
  'sex',
  'age',
  'persons',
] as const satisfies readonly (keyof PopulationRow)[];

/** Age groups of the printed table: first age, last age. */
const groups: readonly (readonly [number, number])[] = [
  [0, 5],
  [6, 15],
  [16, 19],
  [20, 39],
  [40, 66],
  [67, 79],
  [80, 89],
  [90, ageCount - 1],
];

/**
 * `veivalg befolkning [place]`: people by year, sex and age.
 *
 * @returns The text to print.
 */
export const populationCommand = (session: Session, place: string, options: PopulationOptions): string => {
  const { words, baseline } = session;
  const path = session.prepared.population('main');
  const first = path.firstYear;
  const last = first + path.yearCount - 1;
  const areas: readonly Area[] =
    options.alle === true
      ? session.directory.areas.filter(({ kind }) => kind === 'municipality')
      : [unwrap(findArea(session.directory, place))];
  const asked = options.ar === undefined ? null : unwrap(chooseYears(options.ar, first, last));
  const machine = options.json === true || options.csv === true;
  const years =
    asked ??
    (machine && options.alle !== true
      ? Array.from({ length: path.yearCount }, (_, y) => first + y)
      : [first, 2030, 2035, 2040, 2045, last].filter(
          (year, i, all) => year <= last && all.indexOf(year) === i,
        ));
  const persons = (area: Area, year: number, sex: number, age: number): number => {
    const row = (((year - first) * sexes.length + sex) * ageCount + age) * path.placeCount;
    let total = 0;
    for (const member of area.members) total += at(path.persons, row + member);
    return total;
  };
  if (machine) {
    const rows: PopulationRow[] = areas.flatMap((area) =>
      years.flatMap((year) =>
        sexes.flatMap((sex, x) =>
          Array.from({ length: ageCount }, (_, age) => ({
            area_kind: area.kind,
            area_id: area.id,
            area_name: areaName(words, area),
            year,
            sex,
            age,
            persons: persons(area, year, x, age),
          })),
        ),
      ),
    );
    if (options.csv === true)
      return toCsv(
        columns,
        rows.map((row) => columns.map((column) => row[column])),
      );
    return `${JSON.stringify({ unit: { persons: 'persons on 1 January; age 105 is 105 and older' }, data_version: baseline.dataVersion, baseline_id: baseline.id, rows })}\n`;
  }
  const total = (area: Area, year: number, [from, to]: readonly [number, number]): number => {
    let count = 0;
    for (let age = from; age <= to; age++)
      for (let x = 0; x < sexes.length; x++) count += persons(area, year, x, age);
    return count;
  };
  const blocks = areas.map((area) => {
    const name = areaName(words, area);
    return `${words.cli('table.population', { place: name })}\n${renderTable(
      [{ title: words.cli('column.age') }, ...years.map((year) => ({ title: String(year), numeric: true }))],
      [
        ...groups.map((group) => [
          group[1] === ageCount - 1 ? `${group[0]}+` : `${group[0]}–${group[1]}`,
          ...years.map((year) => formatNumber(words.language, total(area, year, group))),
        ]),
        [
          words.cli('column.total'),
          ...years.map((year) => formatNumber(words.language, total(area, year, [0, ageCount - 1]))),
        ],
      ],
    )}`;
  });
  return `${blocks.join('\n\n')}\n`;
};
