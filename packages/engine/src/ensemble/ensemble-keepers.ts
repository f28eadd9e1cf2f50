import type { EnsembleKernels } from '../kernel/ensemble-kernels.ts';
import { allPeople, oldPeople } from './coefficients.ts';
import type { Ensemble } from './ensemble.ts';
import { factorSize, factorSlots } from './ensemble-memory.ts';
import type { ColumnPlan } from './ensemble-rows.ts';
import { type LeadingFactors, leadingFactors, mostFactors, sideColumns } from './leading-factors.ts';
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

/** Keeps the leading factors of the years last asked for. */
export const factorKeeper = (
  responses: Responses,
  columns: ColumnPlan,
  kernels: EnsembleKernels,
  draws: number,
  stride: number,
  rows: (year: number) => Float32Array,
): Ensemble['leading'] => {
  const count = factorSlots(responses, columns, stride);
  const size = factorSize(columns, stride);
  const memory = kernels.f32(count * size);
  const scratch = {
    pivots: kernels.f32((mostFactors + 1) * stride),
    inverse: kernels.f32((mostFactors + 1) * (mostFactors + 1)),
    means: kernels.f64(columns.count),
    covariance: kernels.f64(columns.count * columns.count),
  };
  const lists = {
    byService: sideColumns(responses, columns, 'byService'),
    byProfession: sideColumns(responses, columns, 'byProfession'),
  };
  const firstOf = { byService: Math.max(0, ...columns.demand.map((column) => column + 1)), byProfession: 0 };
  const kept = new Map<string, { readonly slot: number; readonly leading: LeadingFactors }>();
  return (year, kind) => {
    const key = `${kind} ${year}`;
    const known = kept.get(key);
    if (known !== undefined) return known.leading;
    const [oldest] = kept;
    let slot = kept.size;
    if (kept.size >= count && oldest !== undefined) {
      kept.delete(oldest[0]);
      slot = oldest[1].slot;
    }
    const into = memory.subarray(slot * size, (slot + 1) * size);
    const loadings = (mostFactors + 1) * (columns.count + columns.alternative.length);
    const leading = leadingFactors(
      responses,
      columns,
      lists[kind],
      year,
      rows(year),
      firstOf[kind],
      draws,
      stride,
      kernels,
      scratch,
      { loadings: into.subarray(0, loadings), factors: into.subarray(loadings) },
    );
    kept.set(key, { slot, leading });
    return leading;
  };
};
