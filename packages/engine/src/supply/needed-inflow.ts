import { at, feeder, professions, staffAges, sumRange, type WorkforceInput } from '@veivalg/core';
import { retirementAt } from './exit-rates.ts';
import type { InflowFigures } from './inflow.ts';
import type { SupplyParameters } from './supply-parameters.ts';
import { entryKinds } from './workforce-model.ts';

const { count: ages } = staffAges;
const size = professions.length;
const width = 2 * ages;

/** People a year who must enter for the number of heads to change as observed. */
export interface NeededInflow {
  /** Returns not counted. Shape [P]. Unit: persons a year. */
  readonly fresh: Float64Array;
  /** Shape [P]. Unit: persons a year. */
  readonly returned: Float64Array;
}

/** What the needed inflow is worked out from. */
export interface NeededInflowInput {
  readonly input: WorkforceInput;
  readonly parameters: SupplyParameters;
  /** Persons by age at the count by age. Shape [P][A]. */
  readonly shape: Float64Array;
  /** Year of it. Shape [P]. */
  readonly ageYear: Float64Array;
  /** Shape [P][A]. */
  readonly exit: Float64Array;
  /** Shape [X][A]. */
  readonly deaths: Float64Array;
  /** Observed yearly change as a share of the stock. Shape [P]. */
  readonly growth: Float64Array;
  readonly figures: InflowFigures;
  /** Shape [kind][P][X][A]. */
  readonly profile: Float64Array;
}

/** One year older, less those who leave. */
const pass = (stock: Float64Array, stay: Float64Array): Float64Array =>
  stock.map((_, i) => (i % ages === 0 ? 0 : at(stock, i - 1) * at(stay, i - 1)));

/**
 * Find the steady inflow that makes the stock change as observed over the stated number of years (S2).
 *
 * Linear: heads after n years = what is left of the stock + inflow × what is left of one a year. Over several years, since the
 * first year alone would carry what does not fit between the counted ages and the exit pattern over to every later year.
 * @source docs/method/supply.md S2
 */
export const neededInflow = (given: NeededInflowInput): NeededInflow => {
  const { parameters, figures } = given;
  const fresh = new Float64Array(size);
  const returned = new Float64Array(size);
  const years = Math.max(1, Math.round(parameters.growthYears));
  for (const [p, profession] of professions.entries()) {
    const stay = stayOf(given, p);
    const women = parameters.womenShare;
    let left = Float64Array.from({ length: width }, (_, i) => {
      const share = i < ages ? women : 1 - women;
      return share * at(given.shape, p * ages + (i % ages));
    });
    const heads = sumRange(left, 0, width);
    returned[p] = profession === 'withoutHealthEducation' ? 0 : heads * parameters.returnShare;
    const row = (at(given.ageYear, p) - figures.first) * size + p;
    const parts = [at(figures.graduates, row), at(figures.adult, row), 0, at(figures.abroad, row)];
    const seen = parts.reduce((a, b) => a + b, 0);
    const unit = Float64Array.from({ length: width }, (_, i) =>
      entryKinds.reduce((total, _kind, k) => {
        const share = seen > 0 ? (parts[k] ?? 0) / seen : k === 0 ? 1 : 0;
        return total + share * at(given.profile, (k * size + p) * width + i);
      }, 0),
    );
    const back = (2 * size + p) * width;
    let entered = new Float64Array(width);
    for (let year = 0; year < years; year++) {
      left = pass(left, stay).map((persons, i) => persons + at(returned, p) * at(given.profile, back + i));
      entered = pass(entered, stay).map((persons, i) => persons + at(unit, i));
    }
    const wanted = heads * (1 + years * at(given.growth, p));
    fresh[p] = Math.max(0, (wanted - sumRange(left, 0, width)) / sumRange(entered, 0, width));
  }
  // Those who move on must be replaced too.
  for (const [p, profession] of professions.entries()) {
    const from = feeder[profession];
    if (from === undefined) continue;
    const source = professions.indexOf(from);
    fresh[source] = at(fresh, source) + at(fresh, p);
  }
  return { fresh, returned };
};

/** Share of each cell that stays a year. Shape [X][A]. */
const stayOf = (given: NeededInflowInput, p: number): Float64Array =>
  Float64Array.from({ length: width }, (_, i) => {
    const a = i % ages;
    const shift = at(given.parameters.retirementShift, p);
    const r = retirementAt(given.input.retirementByAge, given.parameters.retirementLevel, a, shift);
    return (1 - at(given.deaths, i)) * (1 - at(given.exit, p * ages + a)) * (1 - r);
  });
