import {
  invariant,
  type ParameterTable,
  type Profession,
  parameterValue,
  power,
  professions,
  type Service,
  type StaffingInput,
  type StaffTotalId,
  services,
} from '@veivalg/core';

/** Reads a staff count by unit, group and (when several years are held) year. Throws when it is not there. */
export const staffCount = (
  input: StaffingInput,
  unit: string,
  group: string,
  year?: number,
  measure?: string,
): number => {
  const found = input.counts.filter(
    (count) =>
      count.unit === unit &&
      count.group === group &&
      (year === undefined || count.year === year) &&
      (measure === undefined || count.measure === measure),
  );
  const newest = found.sort((a, b) => b.year - a.year)[0];
  invariant(newest !== undefined, `staff count ${unit} ${group} ${year ?? ''} is there`);
  return newest.value;
};

/** Year that the newest counts stand for: November 2025 serves 1 January 2026. */
export const staffYear = 2025;

/** Series whose growth is not continued, since newer hints point the other way or only one year is known. */
const notCarried: readonly StaffTotalId[] = ['municipalMentalHealth', 'dentists', 'dentalHygienists'];

/**
 * Carry an official total forward to the base year: the mean yearly growth inside the unbroken series goes on.
 *
 * @param share How much of the growth goes on: 1 all, 0 none.
 * @returns Contracted FTE.
 * @source docs/method/staffing.md F1
 */
export const carryForward = (input: StaffingInput, id: StaffTotalId, share: number): number => {
  const series = input.totals[id];
  const first = series[0];
  const last = series[series.length - 1];
  invariant(first !== undefined && last !== undefined, `total ${id} has a year`);
  if (first.year === last.year || notCarried.includes(id)) return last.value;
  const yearly = power(last.value / first.value, 1 / (last.year - first.year)) - 1;
  return last.value * power(1 + share * yearly, staffYear - last.year);
};

/** FTE by profession, 0 where nothing is said. */
export type ByProfession = Partial<Record<Profession, number>>;

/** A matrix of FTE. Shape [S][P]. */
export const emptyMatrix = (): Float64Array => new Float64Array(services.length * professions.length);

/** Put the FTE of one service into a matrix of shape [S][P]. */
export const putRow = (matrix: Float64Array, service: Service, row: ByProfession): void => {
  const start = services.indexOf(service) * professions.length;
  professions.forEach((profession, p) => {
    matrix[start + p] = row[profession] ?? 0;
  });
};

/**
 * Fit a table to given row and column sums, keeping the seed's odds (iterative proportional fitting).
 *
 * @param seed Shape [rows][columns].
 * @returns Shape [rows][columns], with the row sums exact and the column sums to 1e-9 of the total.
 * @throws When the sums differ or a positive sum has no seed.
 * @source docs/method/staffing.md F4
 */
export const fitTable = (
  seed: Float64Array,
  rowSums: readonly number[],
  columnSums: readonly number[],
): Float64Array => {
  const rows = rowSums.length;
  const columns = columnSums.length;
  const total = rowSums.reduce((a, b) => a + b, 0);
  invariant(
    Math.abs(columnSums.reduce((a, b) => a + b, 0) - total) <= 1e-6 * total,
    'row and column sums agree',
  );
  const table = Float64Array.from(seed);
  for (let round = 0; round < 1000; round++) {
    let off = 0;
    for (let c = 0; c < columns; c++) {
      let sum = 0;
      for (let r = 0; r < rows; r++) sum += table[r * columns + c] as number;
      const want = columnSums[c] as number;
      invariant(sum > 0 || want === 0, `column ${c} has a seed`);
      off = Math.max(off, Math.abs(sum - want));
      for (let r = 0; r < rows && sum > 0; r++)
        table[r * columns + c] = ((table[r * columns + c] as number) * want) / sum;
    }
    for (let r = 0; r < rows; r++) {
      let sum = 0;
      for (let c = 0; c < columns; c++) sum += table[r * columns + c] as number;
      invariant(sum > 0 || (rowSums[r] as number) === 0, `row ${r} has a seed`);
      for (let c = 0; c < columns && sum > 0; c++)
        table[r * columns + c] = ((table[r * columns + c] as number) * (rowSums[r] as number)) / sum;
    }
    if (off <= 1e-10 * total) break;
  }
  return table;
};

/** Reads a parameter of the staffing block. */
export const staffingValue = (parameters: ParameterTable, id: string): number =>
  parameterValue(parameters, `staffing.${id}`);
