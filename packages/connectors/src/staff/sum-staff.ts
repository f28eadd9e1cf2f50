import { fail, type Outcome, type Problem, problem, professions, staffAges, succeed } from '@veivalg/core';
import { parseNumber } from '@veivalg/core/text';
import { type Cell, columnLetters } from '../files/cell.ts';
import type { OpenedFile } from '../files/open-file.ts';
import { foldHeader, type StaffField, staffFields } from './fields.ts';
import type { StaffMapping } from './mapping.ts';
import type { OccupationChoice } from './occupations.ts';
import { bandOf, type StaffSummary, staffBands } from './summary.ts';

export interface SumOptions {
  readonly mapping: StaffMapping;
  /** Stock on 1 January of this year; ages follow it. */
  readonly year: number;
  readonly find: (occupation: string) => OccupationChoice | null;
  /** Stop when a row has a fault, or leave such rows out and say how many. */
  readonly faulty: 'stop' | 'leaveOut';
  readonly onProgress?: (share: number) => void;
}

/** Problems shown of each kind; the rest are counted. */
const shown = 50;
/** Positions are summed in ten-thousandths of a per cent, as whole numbers, so that no order of rows changes a sum. */
const fine = 10_000;
const wholePosition = 100 * fine;
const highestPosition = 150;
const yesWords = new Set([
  'ja',
  'j',
  'yes',
  'y',
  'true',
  'sann',
  'x',
  '1',
  'ledig',
  'vakant',
  'vacant',
  'sluttet',
  'slutta',
]);
const noWords = new Set(['', 'nei', 'n', 'no', 'false', 'usann', '0']);
/** Days of a spreadsheet's calendar that can be a birth date: 1900 to 2036. */
const serialDay = { first: 2_101, last: 50_000, epochDays: 25_569, dayMilliseconds: 86_400_000 };

const textOf = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? '' : String(cell).trim();
const numberOf = (cell: Cell | undefined): number | null =>
  typeof cell === 'number' ? cell : typeof cell === 'string' ? parseNumber(cell) : null;

/** Year of birth from a year, a date in words of numbers, or a spreadsheet's day number. */
export const birthYear = (cell: Cell | undefined): number | null => {
  const number = numberOf(cell);
  if (number !== null && Number.isInteger(number)) {
    if (number >= 1900 && number <= 2100) return number;
    if (typeof cell === 'number' && number >= serialDay.first && number <= serialDay.last)
      return new Date((number - serialDay.epochDays) * serialDay.dayMilliseconds).getUTCFullYear();
    return null;
  }
  const text = textOf(cell);
  const iso = /^(\d{4})-(\d{2})-(\d{2})(T.*)?$/.exec(text);
  const norwegian = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text);
  const year = Number(iso?.[1] ?? norwegian?.[3] ?? Number.NaN);
  const month = Number(iso?.[2] ?? norwegian?.[2] ?? 0);
  const day = Number(iso?.[3] ?? norwegian?.[1] ?? 0);
  return Number.isInteger(year) && month >= 1 && month <= 12 && day >= 1 && day <= 31 ? year : null;
};

/** A truth in words; null when it is neither yes nor no (a leaving date means yes). */
const truth = (cell: Cell | undefined): boolean => {
  if (typeof cell === 'boolean') return cell;
  const text = textOf(cell).toLowerCase();
  if (noWords.has(text)) return false;
  return yesWords.has(text) || birthYear(cell) !== null || /\d/.test(text);
};

interface Growing {
  main: Float64Array;
  mainCell: Int32Array;
  total: Float64Array;
  firstRow: Uint32Array;
}

const grow = (people: Growing): Growing => {
  const longer = <T extends Float64Array | Int32Array | Uint32Array>(array: T): T => {
    const next = new (array.constructor as new (length: number) => T)(array.length * 2);
    next.set(array);
    return next;
  };
  return {
    main: longer(people.main),
    mainCell: longer(people.mainCell),
    total: longer(people.total),
    firstRow: longer(people.firstRow),
  };
};

/** Collects problems without keeping any value of a row: kind, row and column only. */
const collector = (where: string) => {
  const kept: Problem[] = [];
  const counts = new Map<string, number>();
  return {
    add: (code: string, details: Problem['details'], severity: Problem['severity'] = 'error'): void => {
      const count = (counts.get(code) ?? 0) + 1;
      counts.set(code, count);
      if (count <= shown) kept.push(problem(code, where, details, severity));
    },
    all: (): readonly Problem[] => [
      ...kept,
      ...[...counts].flatMap(([code, count]) =>
        count > shown
          ? [
              problem(
                'V3209',
                `${where}: ${code}`,
                { count: count - shown },
                kept.find((one) => one.code === code)?.severity,
              ),
            ]
          : [],
      ),
    ],
  };
};

/**
 * Sum a staff file to profession × age group × unit, and forget its rows.
 *
 * Nothing of a row goes further than this function: problems name row and column, never what stood there.
 *
 * @returns The summary with warnings; or all problems found: V3201 a column is not chosen, V3202 unknown occupation, V3203–V3208 rows.
 * @source docs/importers.md
 */
export const sumStaffFile = (
  file: OpenedFile,
  sheet: number,
  where: string,
  options: SumOptions,
): Outcome<StaffSummary> => {
  const { mapping, year, find } = options;
  const problems = collector(where);
  const columnOf = new Map<StaffField, number>();
  const units = new Map<string, number>();
  const unitNames: string[] = [];
  const bands = staffBands.length;
  const cellHeads: number[] = [];
  const cellFine: number[] = [];
  const cellSick: number[] = [];
  const cellExits: number[] = [];
  const vacancies = new Map<number, number>();
  const people = new Map<string | number, number>();
  const contracts = new Set<string>();
  const overfull = new Set<number>();
  let arrays: Growing = {
    main: new Float64Array(1024),
    mainCell: new Int32Array(1024),
    total: new Float64Array(1024),
    firstRow: new Uint32Array(1024),
  };
  let headerSeen = false;
  let rowsRead = 0;
  let rowsUsed = 0;
  let faulty = 0;

  const cellIndex = (unit: number, profession: number, band: number): number =>
    (unit * professions.length + profession) * bands + band;
  const add = (array: number[], index: number, value: number): void => {
    array[index] = (array[index] ?? 0) + value;
  };
  const column = (field: StaffField): string => columnLetters(columnOf.get(field) ?? 0);
  const cellOf = (cells: readonly Cell[], field: StaffField): Cell => {
    const at = columnOf.get(field);
    return at === undefined ? null : (cells[at] ?? null);
  };

  const readHeader = (cells: readonly Cell[]): void => {
    headerSeen = true;
    const headers = cells.map((cell) => foldHeader(textOf(cell)));
    for (const field of staffFields) {
      const name = mapping.columns[field];
      const at = name === undefined ? -1 : headers.indexOf(foldHeader(name));
      if (at >= 0) columnOf.set(field, at);
      else if (name !== undefined) problems.add('V3201', { field });
    }
    for (const field of ['occupation', 'position'] as const)
      if (!columnOf.has(field) && mapping.columns[field] === undefined) problems.add('V3201', { field });
    if (!columnOf.has('birth') && !columnOf.has('age')) problems.add('V3201', { field: 'birth' });
    if (!columnOf.has('person')) problems.add('V3210', {}, 'warning');
  };

  const readRow = (cells: readonly Cell[], row: number): boolean => {
    let sound = true;
    const fault = (code: string, field: StaffField, details: Problem['details'] = {}): void => {
      sound = false;
      problems.add(
        code,
        { row, column: column(field), ...details },
        options.faulty === 'stop' ? 'error' : 'warning',
      );
    };
    const occupation = textOf(cellOf(cells, 'occupation'));
    const choice = occupation === '' ? null : find(occupation);
    if (occupation === '') fault('V3208', 'occupation');
    else if (choice === null) fault('V3202', 'occupation');
    if (choice === 'leftOut') return true;
    const profession = choice === null ? 0 : professions.indexOf(choice);
    const percent = (field: StaffField, highest: number): number => {
      const cell = cellOf(cells, field);
      if (textOf(cell) === '') {
        fault('V3208', field);
        return 0;
      }
      const value = numberOf(cell);
      if (value === null || !Number.isFinite(value)) {
        fault('V3203', field);
        return 0;
      }
      const scaled = field === 'position' && mapping.positionScale === 'share' ? value * 100 : value;
      if (scaled < 0 || scaled > highest) {
        fault('V3204', field, {
          min: 0,
          max: mapping.positionScale === 'share' && field === 'position' ? highest / 100 : highest,
        });
        return 0;
      }
      return Math.round(scaled * fine);
    };
    const position = percent('position', highestPosition);
    const vacant = columnOf.has('vacancy') && truth(cellOf(cells, 'vacancy'));
    let band = 0;
    if (!vacant) {
      const byAge = columnOf.has('age') && !columnOf.has('birth');
      const field = byAge ? 'age' : 'birth';
      const cell = cellOf(cells, field);
      const number = byAge ? numberOf(cell) : birthYear(cell);
      if (textOf(cell) === '') fault('V3208', field);
      else if (number === null) fault('V3203', field);
      else {
        // Someone born in a year has as many completed years on 1 January as years passed since, less one.
        const age = byAge ? Math.floor(number) : year - number - 1;
        band = bandOf(age);
        if (band < 0) fault('V3206', field, { min: staffAges.first, max: staffAges.last });
      }
    }
    let sick = 0;
    if (columnOf.has('sickLeave') && textOf(cellOf(cells, 'sickLeave')) !== '')
      sick = percent('sickLeave', 100);
    if (!sound) return false;
    const unitName = textOf(cellOf(cells, 'unit')).slice(0, 200);
    let unit = units.get(unitName);
    if (unit === undefined) {
      unit = unitNames.length;
      units.set(unitName, unit);
      unitNames.push(unitName);
    }
    if (vacant) {
      const key = unit * professions.length + profession;
      vacancies.set(key, (vacancies.get(key) ?? 0) + position);
      return true;
    }
    const index = cellIndex(unit, profession, band);
    if (columnOf.has('exit') && truth(cellOf(cells, 'exit'))) {
      add(cellExits, index, 1);
      return true;
    }
    const id = textOf(cellOf(cells, 'person'));
    if (columnOf.has('person') && id === '') {
      fault('V3208', 'person');
      return false;
    }
    if (id !== '') {
      // Numbers of up to fourteen digits are kept as numbers, their length told apart, to spare memory.
      const key = /^\d{1,14}$/.test(id) ? Number(id) * 16 + id.length : id;
      let person = people.get(key);
      if (person === undefined) {
        person = people.size;
        people.set(key, person);
        if (person >= arrays.main.length) arrays = grow(arrays);
        arrays.firstRow[person] = row;
        arrays.mainCell[person] = -1;
      }
      const contract = `${person}.${index}.${position}`;
      if (contracts.has(contract)) {
        sound = false;
        problems.add(
          'V3207',
          { row, first: arrays.firstRow[person] ?? 0 },
          options.faulty === 'stop' ? 'error' : 'warning',
        );
        return false;
      }
      contracts.add(contract);
      const total = (arrays.total[person] ?? 0) + position;
      arrays.total[person] = total;
      if (total > wholePosition && !overfull.has(person)) {
        overfull.add(person);
        problems.add('V3205', { row }, 'warning');
      }
      if ((arrays.mainCell[person] ?? -1) < 0 || position > (arrays.main[person] ?? 0)) {
        arrays.main[person] = position;
        arrays.mainCell[person] = index;
      }
    } else add(cellHeads, index, 1);
    add(cellFine, index, position);
    add(cellSick, index, (position * sick) / wholePosition);
    return true;
  };

  const outcome = file.read(
    sheet,
    (cells, row) => {
      if (row < mapping.headerRow) return undefined;
      if (row === mapping.headerRow) {
        readHeader(cells);
        // Without its columns every row would be at fault for the same reason.
        return problems.all().some(({ severity }) => severity === 'error') ? false : undefined;
      }
      if (!headerSeen) return false;
      rowsRead += 1;
      if (readRow(cells, row)) rowsUsed += 1;
      else faulty += 1;
      return undefined;
    },
    options.onProgress,
  );
  if (!outcome.ok) return outcome;
  const header = problems.all();
  if (rowsRead === 0 && header.some(({ severity }) => severity === 'error')) return fail(header);
  if (!headerSeen || rowsRead === 0) return fail([problem('V3115', where)]);
  for (let person = 0; person < people.size; person++) {
    const index = arrays.mainCell[person] ?? -1;
    if (index >= 0) add(cellHeads, index, 1);
  }
  people.clear();
  contracts.clear();
  const found = problems.all();
  if (found.some(({ severity }) => severity === 'error')) return fail([...outcome.problems, ...found]);
  const cells: StaffSummary['cells'] = [];
  for (let unit = 0; unit < unitNames.length; unit++)
    for (const [p, profession] of professions.entries())
      for (let band = 0; band < bands; band++) {
        const index = cellIndex(unit, p, band);
        const heads = cellHeads[index] ?? 0;
        const fte = (cellFine[index] ?? 0) / wholePosition;
        const exits = cellExits[index] ?? 0;
        if (heads === 0 && fte === 0 && exits === 0) continue;
        cells.push({
          unit: unitNames[unit] ?? '',
          profession,
          band,
          heads,
          fte,
          sickFte: columnOf.has('sickLeave') ? (cellSick[index] ?? 0) / wholePosition : null,
          exits,
        });
      }
  return succeed(
    {
      schemaVersion: 1,
      municipality: mapping.municipality,
      year,
      cells,
      vacancies: [...vacancies].map(([key, position]) => ({
        unit: unitNames[Math.floor(key / professions.length)] ?? '',
        profession: professions[key % professions.length] ?? 'nurse',
        fte: position / wholePosition,
      })),
      rowsRead,
      rowsUsed,
      rowsLeftOut: faulty,
    },
    [...outcome.problems, ...found],
  );
};
