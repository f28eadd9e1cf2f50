import type { EnsembleKernels } from '../kernel/ensemble-kernels.ts';
import { allPeople, oldPeople } from './coefficients.ts';
import { type Asked, columnWeights, sideColumns } from './column-weights.ts';
import type { Ensemble } from './ensemble.ts';
import type { ColumnPlan } from './ensemble-rows.ts';
import { type LeadingRows, leadingRows } from './leading-rows.ts';
import { type LocalSpreadRule, localSpread } from './local-spread.ts';
import type { Responses } from './responses.ts';

/** Remembers the local spread of the residents last asked about. */
export const spreadKeeper = (rule: LocalSpreadRule, placeCount: number): Ensemble['spreadInYear'] => {
  let last: Float64Array | null = null;
  let kept = new Map<number, Float64Array>();
  return (residents, year) => {
    if (residents !== last) {
      last = residents;
      kept = new Map();
    }
    const known =
      kept.get(year) ??
      localSpread(rule, oldPeople({ residents, placeCount }), allPeople({ residents, placeCount }), year);
    kept.set(year, known);
    return known;
  };
};

/** Keeps the leading rows of every question that was asked; what the rows of the year last asked about come to, too. */
export const leadingKeeper = (
  responses: Responses,
  columns: ColumnPlan,
  kernels: EnsembleKernels,
  draws: number,
  stride: number,
  rows: (year: number) => Float32Array,
): Ensemble['leading'] => {
  const means = kernels.f64(columns.count);
  const covariance = kernels.f64(columns.count * columns.count);
  let measured = -1;
  const kept = new Map<Asked, LeadingRows[]>();
  return (year, asked) => {
    const years = kept.get(asked) ?? [];
    const known = years[year];
    if (known !== undefined) return known;
    if (measured !== year) {
      kernels.covarianceF64(rows(year), means, covariance, columns.count, draws, stride);
      measured = year;
    }
    const sides = sideColumns(responses, columns, asked);
    const weights = columnWeights(responses, columns, asked, year);
    const leading = leadingRows(asked, sides, { means, covariance }, weights);
    years[year] = leading;
    kept.set(asked, years);
    return leading;
  };
};
