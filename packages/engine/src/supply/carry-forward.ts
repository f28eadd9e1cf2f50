import { at, feeder, professions, staffAges, sumRange } from '@veivalg/core';
import { entryProfile } from './age-curve.ts';
import type { ObservedStaff } from './base-shape.ts';
import { retirementAt } from './exit-rates.ts';
import type { SupplyParameters } from './supply-parameters.ts';
import { entryKinds, mostMoving } from './workforce-model.ts';

const { count: ages } = staffAges;
const size = professions.length;

/** What the way from the counts to the base year needs. */
export interface CarryForwardInput {
  readonly observed: ObservedStaff;
  /** Shape [P][A]. */
  readonly exit: Float64Array;
  /** Chance of death in the base year, used for the years before. Shape [X][A]. */
  readonly deaths: Float64Array;
  /** Shape [A]. */
  readonly retirement: Float64Array;
  readonly parameters: SupplyParameters;
  /** Shape [kind][year from `inflowFirst`][P]. */
  readonly inflow: Float64Array;
  readonly inflowFirst: number;
  readonly inflowCount: number;
  /** Shape [kind][P][X][A]. */
  readonly profile: Float64Array;
  /** The base year. */
  readonly until: number;
}

/** Stock on 1 January of `until`, and heads on the way there. */
export interface CarriedForward {
  /** Shape [P][X][A]. Unit: persons. */
  readonly stock: Float64Array;
  /** Heads on 1 January from the first count on; `NaN` before a profession is counted. Shape [year][P]. */
  readonly heads: Float64Array;
  readonly headsFirst: number;
}

/**
 * Carry the newest counts to the base year with the cohort model itself (S1).
 *
 * A count of the 4th quarter is the stock on 1 January after. Where a newer total than the count by age exists, the ages are scaled to it when its year is reached.
 * Further education takes its people out of nursing on the way, as the projection does.
 * @source docs/method/supply.md S1
 */
export const carryForward = (input: CarryForwardInput): CarriedForward => {
  const { observed, parameters, until } = input;
  const start = Float64Array.from(observed.ageYear, (year) => year + 1);
  const headsFirst = Math.min(...start);
  const span = until - headsFirst + 1;
  const stock = new Float64Array(size * 2 * ages);
  const heads = new Float64Array(span * size).fill(Number.NaN);
  const women = parameters.womenShare;
  for (let year = headsFirst; year <= until; year++) {
    for (let p = 0; p < size; p++) {
      const own = stock.subarray(p * 2 * ages, (p + 1) * 2 * ages);
      if (year === at(start, p))
        for (let a = 0; a < ages; a++) {
          own[a] = women * at(observed.byAge, p * ages + a);
          own[ages + a] = (1 - women) * at(observed.byAge, p * ages + a);
        }
      if (year < at(start, p)) continue;
      if (year === at(observed.newestYear, p) + 1) {
        const factor = at(observed.newest, p) / sumRange(own, 0, 2 * ages);
        for (let i = 0; i < 2 * ages; i++) own[i] = at(own, i) * factor;
      }
      heads[(year - headsFirst) * size + p] = sumRange(own, 0, 2 * ages);
    }
    if (year === until) break;
    advance(input, stock, start, year);
  }
  return { stock, heads, headsFirst };
};

const advance = (input: CarryForwardInput, stock: Float64Array, start: Float64Array, year: number): void => {
  const { parameters } = input;
  const row = year - input.inflowFirst;
  const entering = (kind: number, p: number): number =>
    at(input.inflow, (kind * input.inflowCount + row) * size + p);
  for (let p = 0; p < size; p++)
    for (let x = 0; x < 2 && year >= at(start, p); x++)
      for (let a = ages - 1; a >= 0; a--) {
        const i = (p * 2 + x) * ages + a;
        const shift = at(parameters.retirementShift, p);
        const r = retirementAt(input.retirement, parameters.retirementLevel, a, shift);
        const q = at(input.deaths, x * ages + a);
        if (a < ages - 1)
          stock[i + 1] = at(stock, i) * (1 - q) * (1 - at(input.exit, p * ages + a)) * (1 - r);
        if (a === 0) stock[i] = 0;
      }
  for (const [p, profession] of professions.entries()) {
    const from = feeder[profession];
    if (from === undefined || year < at(start, p)) continue;
    const source = professions.indexOf(from) * 2 * ages;
    const willing = entryProfile(at(parameters.entryAge, p), at(parameters.entrySpread, p));
    let reach = 0;
    for (let i = 0; i < 2 * ages; i++) reach += at(stock, source + i) * at(willing, i % ages);
    const share = reach > 0 ? entering(0, p) / reach : 0;
    for (let i = 0; i < 2 * ages; i++) {
      const moving = at(stock, source + i) * Math.min(mostMoving, share * at(willing, i % ages));
      stock[source + i] = at(stock, source + i) - moving;
      stock[p * 2 * ages + i] = at(stock, p * 2 * ages + i) + moving;
    }
  }
  for (const [p, profession] of professions.entries()) {
    if (year < at(start, p)) continue;
    for (let k = feeder[profession] === undefined ? 0 : 1; k < entryKinds.length; k++)
      for (let i = 0; i < 2 * ages; i++) {
        const own = p * 2 * ages + i;
        stock[own] = at(stock, own) + entering(k, p) * at(input.profile, (k * size + p) * 2 * ages + i);
      }
  }
};
