import { ageCount, invariant, services, sexes } from '@veivalg/core';
import { addColumnPairs, addColumns, type SparseRow, samePositions, sparseRow } from '../kernel/use-rows.ts';
import type { UseRates } from './estimate-use-rates.ts';

/**
 * Users and workload expected at national rates, by year and whole-year health shift.
 *
 * Between two whole shifts both are straight lines, so after this table nothing touches ages again.
 * Row r of a year starts at `rowStart[r]`; a service that is not shifted has one shift only.
 */
export interface UsersTable {
  readonly yearCount: number;
  readonly placeCount: number;
  /** Shifts held in each year: 0…needed[y]. Shape [Y]. */
  readonly shifts: Uint8Array;
  /** Values of one year. Unit: elements. */
  readonly yearStride: number;
  /** First element of each row inside a year. Shape [rows]. */
  readonly rowStart: Int32Array;
  /** 1 for rows with shifts. Shape [rows]. */
  readonly rowShifted: Uint8Array;
  /** Row of the users of each service. Shape [S]. */
  readonly userRow: Uint8Array;
  /** Row of the workload of each service; the users' row where every user counts the same. Shape [S]. */
  readonly workRow: Uint8Array;
  /** Shape [Y][row][shift][M]. Unit: persons (users rows), users of mean workload (work rows). */
  readonly values: Float64Array;
}

interface Row {
  readonly rates: Float64Array;
  readonly neutral: boolean;
  readonly shifted: boolean;
}

const rowsOf = (rates: UseRates): { rows: Row[]; userRow: Uint8Array; workRow: Uint8Array } => {
  const block = sexes.length * ageCount;
  const rows: Row[] = [];
  const userRow = new Uint8Array(services.length);
  const workRow = new Uint8Array(services.length);
  for (let s = 0; s < services.length; s++) {
    const neutral = (rates.sexNeutral[s] as number) === 1;
    const shifted = (rates.shifted[s] as number) === 1;
    userRow[s] = rows.length;
    rows.push({ rates: rates.users.subarray(s * block, (s + 1) * block), neutral, shifted });
    workRow[s] = userRow[s] as number;
    if ((rates.workIsUsers[s] as number) === 1) continue;
    workRow[s] = rows.length;
    rows.push({ rates: rates.work.subarray(s * block, (s + 1) * block), neutral, shifted });
  }
  return { rows, userRow, workRow };
};

/** Rates of one sex read `shift` years younger from `fromAge` on, younger ages left out. Shape [A]. */
export const shiftedRates = (
  rates: Float64Array,
  sexStart: number,
  shift: number,
  fromAge: number,
): Float64Array => {
  const read = new Float64Array(ageCount);
  for (let age = fromAge; age < ageCount; age++)
    read[age] = rates[sexStart + Math.max(fromAge, age - shift)] as number;
  return read;
};

interface Weights {
  /** Ages below the shift age, or all ages of a row that is not shifted. */
  readonly fixed: SparseRow;
  /** Ages from the shift age on, by shift; empty for a row that is not shifted. */
  readonly byShift: readonly SparseRow[];
  /** All shifts have their weights at the same ages, so two can be added at a time. */
  readonly paired: boolean;
}

const weightsOf = (row: Row, fromAge: number, shiftCount: number): Weights => {
  const bothSexes = (pick: (sexStart: number) => Float64Array): SparseRow => {
    if (row.neutral) return sparseRow(pick(0));
    const joined = new Float64Array(2 * ageCount);
    joined.set(pick(0), 0);
    joined.set(pick(ageCount), ageCount);
    return sparseRow(joined);
  };
  const young = (sexStart: number): Float64Array => {
    const rates = row.rates.slice(sexStart, sexStart + ageCount);
    if (row.shifted) rates.fill(0, fromAge);
    return rates;
  };
  const byShift: SparseRow[] = [];
  if (row.shifted)
    for (let k = 0; k < shiftCount; k++)
      byShift.push(bothSexes((sexStart) => shiftedRates(row.rates, sexStart, k, fromAge)));
  const [first] = byShift;
  const paired = first !== undefined && byShift.every((other) => samePositions(first, other));
  return { fixed: bothSexes(young), byShift, paired };
};

/**
 * Count users and workload at national rates for every year, place and whole-year shift that a run needs.
 *
 * @param population Persons. Shape [Y][X][A][M], places innermost.
 * @param needed Largest shift that will be read in each year, whole or not. Shape [Y]. Unit: years.
 * @source docs/method/use.md U3
 */
export const usersTable = (
  population: Float64Array,
  rates: UseRates,
  needed: ArrayLike<number>,
): UsersTable => {
  const yearCount = needed.length;
  const peopleStride = population.length / yearCount;
  const places = peopleStride / (sexes.length * ageCount);
  invariant(Number.isInteger(places) && places > 0, 'population is [year][sex][age][place]');
  const shifts = Uint8Array.from(needed, (shift) => Math.ceil(Math.max(0, shift)));
  const shiftCount = Math.max(...shifts) + 1;
  const { rows, userRow, workRow } = rowsOf(rates);
  const rowStart = new Int32Array(rows.length);
  let yearStride = 0;
  rows.forEach((row, r) => {
    rowStart[r] = yearStride;
    yearStride += (row.shifted ? shiftCount : 1) * places;
  });
  const values = new Float64Array(yearCount * yearStride);
  const weights = rows.map((row) => weightsOf(row, rates.shiftFromAge, shiftCount));
  const both = new Float64Array(ageCount * places);
  for (let y = 0; y < yearCount; y++) {
    const start = y * peopleStride;
    const men = start + ageCount * places;
    for (let i = 0; i < both.length; i++)
      both[i] = (population[start + i] as number) + (population[men + i] as number);
    for (let r = 0; r < rows.length; r++) {
      const row = rows[r] as Row;
      const weight = weights[r] as Weights;
      const people = row.neutral ? both : population;
      const peopleStart = row.neutral ? 0 : start;
      const out = y * yearStride + (rowStart[r] as number);
      addColumns(values, out, people, peopleStart, weight.fixed, places);
      if (!row.shifted) continue;
      const held = shifts[y] as number;
      for (let k = 1; k <= held; k++) values.copyWithin(out + k * places, out, out + places);
      let k = 0;
      for (; weight.paired && k < held; k += 2)
        addColumnPairs(
          values,
          out + k * places,
          out + (k + 1) * places,
          people,
          peopleStart,
          weight.byShift[k] as SparseRow,
          weight.byShift[k + 1] as SparseRow,
          places,
        );
      for (; k <= held; k++)
        addColumns(values, out + k * places, people, peopleStart, weight.byShift[k] as SparseRow, places);
    }
  }
  return {
    yearCount,
    placeCount: places,
    shifts,
    yearStride,
    rowStart,
    rowShifted: Uint8Array.from(rows, (row) => (row.shifted ? 1 : 0)),
    userRow,
    workRow,
    values,
  };
};

/** Where a row of the table is read at a health shift: from `low`, `part` of the way to `high`. Unit: elements of `values`. */
export interface ShiftedRows {
  readonly low: number;
  readonly high: number;
  /** 0–1. */
  readonly part: number;
}

/**
 * Find the two whole-year shifts that a shift lies between.
 *
 * @throws When the table does not hold the shift.
 * @source docs/method/use.md U3
 */
export const shiftedRows = (table: UsersTable, year: number, row: number, shift: number): ShiftedRows => {
  const start = year * table.yearStride + (table.rowStart[row] as number);
  if ((table.rowShifted[row] as number) === 0) return { low: start, high: start, part: 0 };
  const held = table.shifts[year] as number;
  invariant(shift >= 0 && shift <= held, `the table holds shifts 0–${held}, not ${shift}, in year ${year}`);
  const whole = Math.min(Math.floor(shift), Math.max(0, held - 1));
  const low = start + whole * table.placeCount;
  return { low, high: low + table.placeCount, part: shift - whole };
};

/**
 * Read one row of the table at a health shift, in a straight line between whole years.
 *
 * @param out Gets the values of the places. Shape [M].
 * @throws When the table does not hold the shift.
 * @source docs/method/use.md U3
 */
export const readShifted = (
  table: UsersTable,
  year: number,
  row: number,
  shift: number,
  out: Float64Array,
): void => {
  const { low, high, part } = shiftedRows(table, year, row, shift);
  for (let m = 0; m < table.placeCount; m++)
    out[m] =
      part === 0
        ? (table.values[low + m] as number)
        : (table.values[low + m] as number) * (1 - part) + (table.values[high + m] as number) * part;
};
