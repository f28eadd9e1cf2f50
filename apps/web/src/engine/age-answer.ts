import { at, type Result, services, serviceTraits } from '@veivalg/core';
import { type AgeBalance, type Prepared, servedAges, servedAgesOf } from '@veivalg/engine';
import type { Scope } from '../state/view.ts';

/** Demand and supply by the age of those served: 0–66, 67–79, 80–89, 90+. Each of shape [4]. Unit: FTE. */
export interface AgeSplit {
  readonly demand: Float64Array;
  readonly supply: Float64Array;
}

/** The split in the base year and in the year looked at, with the plan and without. */
export interface AgeAnswer {
  readonly first: AgeSplit;
  readonly plan: AgeSplit;
  readonly reference: AgeSplit;
}

const inScope = ({ demand, supply }: AgeBalance, scope: Scope): AgeSplit => {
  const sum = (values: Float64Array): Float64Array => {
    const out = new Float64Array(servedAges.length);
    services.forEach((service, s) => {
      if (scope !== 'all' && serviceTraits[service].sector !== scope) return;
      for (let g = 0; g < servedAges.length; g++) out[g] = at(out, g) + at(values, s * servedAges.length + g);
    });
    return out;
  };
  return { demand: sum(demand), supply: sum(supply) };
};

/**
 * Split a plan's balance over the ages of those served.
 *
 * @source docs/method/balance.md B6
 */
export const ageAnswer = (
  prepared: Prepared,
  plan: Result,
  reference: Result,
  members: readonly number[],
  scope: Scope,
  year: number,
): AgeAnswer => {
  const y = Math.min(Math.max(year - plan.firstYear, 0), plan.yearCount - 1);
  const split = (result: Result, yearIndex: number): AgeSplit =>
    inScope(servedAgesOf(prepared, result, yearIndex, members), scope);
  return { first: split(reference, 0), plan: split(plan, y), reference: split(reference, y) };
};
