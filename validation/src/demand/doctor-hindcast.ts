import type { DemandHistory } from './load-history.ts';

/** Doctors per 10,000 inhabitants in one group of municipalities: held as at the start, and counted. */
export interface DoctorHindcast {
  /** Old centrality: 0 least central, 3 most. */
  readonly centrality: number;
  readonly startYear: number;
  readonly endYear: number;
  readonly start: number;
  readonly observed: number;
  /** Start × (1 + reference growth)^years. */
  readonly drivers: number;
  /** Order of the group among the four, 1 has most doctors; the model keeps the order. */
  readonly rankStart: number;
  readonly rankEnd: number;
}

/** Years inside the unbroken series: doctors in institutions came in in 2000, and it ends in 2009. */
export const doctorRuns = [
  { startYear: 2001, endYear: 2006 },
  { startYear: 2004, endYear: 2009 },
] as const;

/**
 * Hold doctors by municipality group five years on (V2).
 *
 * Only rates per inhabitant are published by group, so ageing cannot be told from the rest; what is checked is the model's
 * pattern over centrality and its growth per inhabitant.
 *
 * @param growth Net growth of the reference. Unit: per cent a year.
 */
export const doctorHindcasts = (history: DemandHistory, growth: number): readonly DoctorHindcast[] =>
  doctorRuns.flatMap(({ startYear, endYear }) => {
    const at = (year: number): readonly number[] =>
      [0, 1, 2, 3].map(
        (centrality) =>
          history.doctors.find((row) => row.centrality === centrality && row.year === year)?.per10000 ??
          Number.NaN,
      );
    const start = at(startYear);
    const end = at(endYear);
    const rank = (values: readonly number[], i: number): number =>
      1 + values.filter((value) => value > (values[i] ?? Number.NaN)).length;
    return start.map((value, centrality) => ({
      centrality,
      startYear,
      endYear,
      start: value,
      observed: end[centrality] ?? Number.NaN,
      drivers: value * (1 + growth / 100) ** (endYear - startYear),
      rankStart: rank(start, centrality),
      rankEnd: rank(end, centrality),
    }));
  });
