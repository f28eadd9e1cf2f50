import { f64, type ParameterTable, professions, type WorkforceInput } from '@veivalg/core';
import {
  neutralSupplyDrivers,
  prepareWorkforce,
  projectWorkforce,
  type StaffMortality,
} from '@veivalg/engine';

/** A group that no one is educated for any more, counted some years after. */
export interface ClosedGroupCheck {
  /** 4th quarter of this year. */
  readonly year: number;
  /** Employed against the first count. */
  readonly observed: number;
  readonly model: number;
  readonly error: number;
  /** Whether the way of counting changed on the way. */
  readonly afterBreak: boolean;
}

/**
 * Let auxiliary nurses leave by the model's exits, with returns and no new people, and hold them against the counts (S2, V2).
 *
 * The level of the exit pattern was chosen on this group, so it shows fit, not foresight; the other groups do that.
 * @param bands Auxiliary nurses by age band in the first year. Shape [4]. @param counts Year → employed in all industries.
 * @source docs/method/supply.md V2
 */
export const checkClosedGroup = (
  input: WorkforceInput,
  mortality: StaffMortality,
  table: ParameterTable,
  bands: readonly number[],
  counts: ReadonlyMap<number, number>,
): readonly ClosedGroupCheck[] => {
  const p = professions.indexOf('healthCareWorker');
  const size = professions.length;
  const first = Math.min(...counts.keys());
  const last = Math.max(...counts.keys());
  const heads = bands.reduce((a, b) => a + b, 0);
  const bandHeads = Float64Array.from(input.bandHeads);
  bandHeads.set(bands, p * 4);
  const own: WorkforceInput = {
    ...input,
    bandHeads,
    bandYear: new Float64Array(size).fill(first),
    newestYear: new Float64Array(size).fill(first),
    newestHeads: Float64Array.from(input.newestHeads, (value, i) => (i === p ? heads : value)),
  };
  const span = { baseYear: first + 1, lastYear: last + 1 };
  const model = prepareWorkforce(own, mortality, table, span);
  // Returns alone: a steady share of the stock at the start.
  const share = table['supply.returnShare']?.value ?? 0;
  const inflow = new Float64Array(model.inflow.length);
  const years = model.yearCount;
  for (let y = 0; y < years; y++) inflow[(2 * years + y) * size + p] = heads * share;
  const path = projectWorkforce({ ...model, inflow }, neutralSupplyDrivers(years), years);
  const start = f64(path.heads, p);
  const counted = counts.get(first) ?? Number.NaN;
  return [...counts]
    .filter(([year]) => year > first)
    .map(([year, count]) => {
      const observed = count / counted;
      const projected = f64(path.heads, (year - first) * size + p) / start;
      return { year, observed, model: projected, error: projected / observed - 1, afterBreak: year >= 2015 };
    });
};
