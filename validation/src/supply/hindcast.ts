import { f64, type ParameterTable, type Profession, professions, type WorkforceInput } from '@veivalg/core';
import {
  neutralSupplyDrivers,
  prepareWorkforce,
  projectWorkforce,
  type StaffMortality,
} from '@veivalg/engine';
import { median } from '../population/hindcast.ts';

const size = professions.length;

/** Who projects: the model, or a yardstick it must beat. */
export const staffMethods = ['model', 'asToday', 'straightLine'] as const;
export type StaffMethod = (typeof staffMethods)[number];

/** One profession from one count to a later one in the same way of counting. */
export interface StaffHindcastRow {
  readonly series: 'education' | 'municipalDoctors';
  readonly profession: Profession;
  readonly start: number;
  readonly target: number;
  readonly horizon: number;
  /** Employed in all industries, or FTE of municipal doctors. */
  readonly from: number;
  readonly observed: number;
  /** Projected, by method. */
  readonly projected: Readonly<Record<StaffMethod, number>>;
  /** (projected − observed) / observed, by method. */
  readonly error: Readonly<Record<StaffMethod, number>>;
}

/** Median absolute error over professions. */
export interface StaffHindcastSummary {
  readonly horizon: number;
  readonly professions: number;
  readonly median: Readonly<Record<StaffMethod, number>>;
  /** Share of professions within 5 per cent. */
  readonly within5: Readonly<Record<StaffMethod, number>>;
}

/** Runs inside unbroken stretches: start and targets. @source docs/method/supply.md V2 */
export const staffRuns = [
  { start: 2008, targets: [2011, 2013, 2014] },
  { start: 2011, targets: [2013, 2014] },
  { start: 2013, targets: [2014] },
  { start: 2015, targets: [2016] },
] as const;

/**
 * Figures as they were known in a start year: later counts and inflow are blanked.
 *
 * Ages are known from 2013 and 2015 only, so an earlier start borrows the shares of the oldest count by age; this is the one thing taken from the future.
 */
export const asKnownIn = (input: WorkforceInput, start: number): WorkforceInput => {
  const counts = Float64Array.from(input.counts, (value, i) =>
    input.countYears.first + (i % input.countYears.count) > start ? Number.NaN : value,
  );
  const inflow = Float64Array.from(input.inflow, (value, i) =>
    input.inflowYears.first + (i % input.inflowYears.count) > start ? Number.NaN : value,
  );
  const newestHeads = Float64Array.from(professions, (_, p) => {
    let heads = 0;
    for (let b = 0; b < 4; b++) heads += f64(input.bandHeads, p * 4 + b);
    return Number.isNaN(heads) ? f64(input.newestHeads, p) : heads;
  });
  return {
    ...input,
    counts,
    inflow,
    bandYear: new Float64Array(size).fill(start),
    newestYear: new Float64Array(size).fill(start),
    newestHeads,
  };
};

/** Count of a profession in a year, in the way of counting of that year; NaN where there is none. */
export const countIn = (input: WorkforceInput, p: number, year: number): number => {
  const segment = input.countSegments.findIndex((item) => item.firstYear <= year && year <= item.lastYear);
  return f64(input.counts, (segment * size + p) * input.countYears.count + year - input.countYears.first);
};

/** Last yearly change in numbers inside one way of counting before a start year; 0 when there is none. */
const lastSlope = (input: WorkforceInput, p: number, start: number): number => {
  const { first, count } = input.countYears;
  let slope = 0;
  for (let g = 0; g < input.countSegments.length; g++) {
    let last = -1;
    for (let y = 0; y < count && first + y <= start; y++) {
      const row = (g * size + p) * count;
      if (Number.isNaN(f64(input.counts, row + y))) continue;
      if (last >= 0) slope = (f64(input.counts, row + y) - f64(input.counts, row + last)) / (y - last);
      last = y;
    }
  }
  return slope;
};

/** Growth of each profession’s heads by the model from a start year. @returns Heads over heads at the start, by years on and profession. */
export const modelGrowth = (
  input: WorkforceInput,
  mortality: StaffMortality,
  table: ParameterTable,
  start: number,
  yearsOn: number,
  growthSince = 2000,
): Float64Array => {
  const everyPair = table['supply.growthSince'];
  const known =
    everyPair === undefined
      ? table
      : { ...table, 'supply.growthSince': { ...everyPair, value: growthSince } };
  const span = { baseYear: start + 1, lastYear: start + 1 + yearsOn };
  const model = prepareWorkforce(input, mortality, known, span);
  const path = projectWorkforce(model, neutralSupplyDrivers(yearsOn + 1), yearsOn + 1);
  return path.heads.map((heads, i) => heads / f64(path.heads, i % size));
};

const rowOf = (
  head: Pick<StaffHindcastRow, 'series' | 'profession' | 'start' | 'target' | 'from' | 'observed'>,
  factor: number,
  slope: number,
): StaffHindcastRow => {
  const horizon = head.target - head.start;
  const projected = {
    model: head.from * factor,
    asToday: head.from,
    straightLine: head.from + slope * horizon,
  };
  const error = {
    model: projected.model / head.observed - 1,
    asToday: projected.asToday / head.observed - 1,
    straightLine: projected.straightLine / head.observed - 1,
  };
  return { ...head, horizon, projected, error };
};

/**
 * Project the stock of each profession from earlier counts and hold it against later ones in the same way of counting (V2).
 *
 * @param mortality Chance of death around the start years.
 * @source docs/method/supply.md V2
 */
export const hindcastStaff = (
  input: WorkforceInput,
  mortality: StaffMortality,
  table: ParameterTable,
): readonly StaffHindcastRow[] =>
  staffRuns.flatMap(({ start, targets }) => {
    const known = asKnownIn(input, start);
    const longest = Math.max(...targets) - start;
    const growth = modelGrowth(known, mortality, table, start, longest);
    return targets.flatMap((target) =>
      professions.flatMap((profession, p) => {
        const from = countIn(input, p, start);
        const observed = countIn(input, p, target);
        if (Number.isNaN(from) || Number.isNaN(observed)) return [];
        const head = { series: 'education', profession, start, target, from, observed } as const;
        return [rowOf(head, f64(growth, (target - start) * size + p), lastSlope(known, p, start))];
      }),
    );
  });

/** Municipal doctors by year. */
export interface DoctorCount {
  readonly year: number;
  readonly fte: number;
}

/**
 * Project municipal doctors from 2000, when institutions came into the count, five and ten years on (V2).
 *
 * The pace known at the start is that of the years before, inside the earlier way of counting.
 * @source docs/method/supply.md V2
 */
export const hindcastDoctors = (
  input: WorkforceInput,
  mortality: StaffMortality,
  table: ParameterTable,
  doctors: readonly DoctorCount[],
): readonly StaffHindcastRow[] => {
  const start = 2000;
  const p = professions.indexOf('doctor');
  const fteIn = (year: number): number => doctors.find((item) => item.year === year)?.fte ?? Number.NaN;
  const countYears = { first: 1994, count: 32 };
  const counts = new Float64Array(2 * size * countYears.count).fill(Number.NaN);
  for (const { year, fte } of doctors)
    if (year <= start) counts[((year < start ? 0 : 1) * size + p) * countYears.count + year - 1994] = fte;
  const known: WorkforceInput = {
    ...asKnownIn(input, start),
    counts,
    countYears,
    countSegments: [
      { id: 'before2000', firstYear: 1994, lastYear: 1999 },
      { id: 'from2000', firstYear: 2000, lastYear: 2010 },
    ],
  };
  const growth = modelGrowth(known, mortality, table, start, 10, 1990);
  return [2005, 2010].map((target) =>
    rowOf(
      {
        series: 'municipalDoctors',
        profession: 'doctor',
        start,
        target,
        from: fteIn(start),
        observed: fteIn(target),
      },
      f64(growth, (target - start) * size + p),
      lastSlope(known, p, start),
    ),
  );
};

/** Median error by horizon. */
export const summariseStaff = (rows: readonly StaffHindcastRow[]): readonly StaffHindcastSummary[] =>
  [...new Set(rows.map((row) => row.horizon))]
    .sort((a, b) => a - b)
    .map((horizon) => {
      const own = rows.filter((row) => row.horizon === horizon);
      const by = (of: (errors: readonly number[]) => number): Record<StaffMethod, number> => ({
        model: of(own.map((row) => Math.abs(row.error.model))),
        asToday: of(own.map((row) => Math.abs(row.error.asToday))),
        straightLine: of(own.map((row) => Math.abs(row.error.straightLine))),
      });
      return {
        horizon,
        professions: own.length,
        median: by(median),
        within5: by((errors) => errors.filter((value) => value <= 0.05).length / errors.length),
      };
    });
