import {
  at,
  baseYear,
  feeder,
  horizon,
  type ParameterTable,
  professions,
  staffAges,
  sum,
  type WorkforceInput,
} from '@veivalg/core';
import { entryProfile } from './age-curve.ts';
import { observedStaff } from './base-shape.ts';
import { carryForward } from './carry-forward.ts';
import { exitRates, retirementAt, type StaffMortality, staffDeaths } from './exit-rates.ts';
import { type InflowFigures, inflowFigures, observedGrowth } from './inflow.ts';
import { readSupplyParameters, type SupplyParameters } from './supply-parameters.ts';
import { entryKinds, type InflowStanding, type WorkforceModel } from './workforce-model.ts';

const { count: ages } = staffAges;
const size = professions.length;

/** People a year who must enter for the number of heads to grow as observed. */
interface NeededInflow {
  /** Shape [P]. Unit: persons a year, returns not counted. */
  readonly fresh: Float64Array;
  /** Shape [P]. Unit: persons a year. */
  readonly returned: Float64Array;
}

const neededInflow = (
  shape: Float64Array,
  exit: Float64Array,
  deaths: Float64Array,
  growth: Float64Array,
  input: WorkforceInput,
  parameters: SupplyParameters,
): NeededInflow => {
  const fresh = new Float64Array(size);
  const returned = new Float64Array(size);
  for (let p = 0; p < size; p++) {
    let heads = 0;
    let gone = 0;
    for (let a = 0; a < ages; a++) {
      const n = at(shape, p * ages + a);
      const q = parameters.womenShare * at(deaths, a) + (1 - parameters.womenShare) * at(deaths, ages + a);
      const shift = at(parameters.retirementShift, p);
      const r = retirementAt(input.retirementByAge, parameters.retirementLevel, a, shift);
      const stay = a === ages - 1 ? 0 : (1 - q) * (1 - at(exit, p * ages + a)) * (1 - r);
      heads += n;
      gone += n * (1 - stay);
    }
    returned[p] = professions[p] === 'withoutHealthEducation' ? 0 : heads * parameters.returnShare;
    fresh[p] = Math.max(0, heads * (Math.exp(at(growth, p)) - 1) + gone - at(returned, p));
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

/**
 * Set the share that enters so that inflow holds the last observed growth, and lay out the reference inflow.
 *
 * With figures: share = needed ÷ figures in the year of the count by age, at most 1; what is still lacking is return.
 * Without: graduates are the needed number every year.
 */
const referenceInflow = (
  needed: NeededInflow,
  figures: InflowFigures,
  ageYear: Float64Array,
  parameters: SupplyParameters,
): { inflow: Float64Array; entryShare: Float64Array; standing: InflowStanding[] } => {
  const inflow = new Float64Array(entryKinds.length * figures.count * size);
  const entryShare = new Float64Array(size).fill(Number.NaN);
  const standing: InflowStanding[] = [];
  for (let p = 0; p < size; p++) {
    const level = at(parameters.inflowLevel, p);
    const t = (at(ageYear, p) - figures.first) * size + p;
    const seen = at(figures.graduates, t) + at(figures.adult, t) + at(figures.abroad, t);
    const known = at(figures.known, p) === 1 && seen > 0;
    const share = known ? Math.min(1, at(needed.fresh, p) / seen) : 1;
    if (known) entryShare[p] = share;
    standing.push(known ? 'figures' : 'heldGrowth');
    const lacking = known ? at(needed.fresh, p) - share * seen : 0;
    for (let y = 0; y < figures.count; y++) {
      const i = y * size + p;
      const put = (kind: number, value: number): void => {
        inflow[kind * figures.count * size + i] = level * value;
      };
      put(0, known ? share * at(figures.graduates, i) : at(needed.fresh, p));
      put(1, known ? share * at(figures.adult, i) : 0);
      put(2, at(needed.returned, p) + lacking);
      put(3, known ? share * at(figures.abroad, i) : 0);
    }
  }
  return { inflow, entryShare, standing };
};

const withSex = (profile: Float64Array, womenShare: number): Float64Array => {
  const both = new Float64Array(2 * ages);
  for (let a = 0; a < ages; a++) {
    both[a] = womenShare * at(profile, a);
    both[ages + a] = (1 - womenShare) * at(profile, a);
  }
  return both;
};

const entryProfiles = (shape: Float64Array, parameters: SupplyParameters): Float64Array => {
  const profile = new Float64Array(entryKinds.length * size * 2 * ages);
  const open = Math.round(parameters.retirementFirstAge) - staffAges.first;
  for (let p = 0; p < size; p++) {
    const first = at(parameters.entryAge, p);
    const stock = shape.slice(p * ages, (p + 1) * ages).fill(0, open);
    const total = sum(stock);
    const byKind = [
      entryProfile(first, at(parameters.entrySpread, p)),
      entryProfile(parameters.adultEntryAge, parameters.adultEntrySpread),
      total > 0 ? stock.map((value) => value / total) : entryProfile(first, at(parameters.entrySpread, p)),
      entryProfile(first, parameters.abroadEntrySpread),
      entryProfile(parameters.adultEntryAge, parameters.adultEntrySpread),
    ];
    for (const [k, ofKind] of byKind.entries())
      profile.set(withSex(ofKind, parameters.womenShare), (k * size + p) * 2 * ages);
  }
  return profile;
};

/** First calendar year that inflow is laid out for: before the oldest count by age. */
const historyFirst = 2008;

/**
 * Make the workforce ready: ages, exits, inflow that holds observed growth, and the stock carried to the base year (S1).
 *
 * @param mortality Chance of death; its first year is the base year.
 * @source docs/method/supply.md S1–S2
 */
export const prepareWorkforce = (
  input: WorkforceInput,
  mortality: StaffMortality,
  table: ParameterTable,
): WorkforceModel => {
  const parameters = readSupplyParameters(table);
  const observed = observedStaff(input, parameters);
  const exit = exitRates(input, observed.byAge, parameters);
  const growth = Float64Array.from(professions, (_, p) => observedGrowth(input, p, parameters.growthSince));
  growth[professions.indexOf('specialistNurse')] = at(growth, professions.indexOf('nurse'));
  const now = staffDeaths(mortality, 0);
  const needed = neededInflow(observed.byAge, exit, now, growth, input, parameters);
  const yearCount = horizon.furthest - baseYear + 1;
  const all = baseYear + yearCount - historyFirst;
  const figures = inflowFigures(input, parameters, historyFirst, all);
  const reference = referenceInflow(needed, figures, observed.ageYear, parameters);
  const profile = entryProfiles(observed.byAge, parameters);
  const deaths = new Float64Array(yearCount * 2 * ages);
  for (let y = 0; y < yearCount; y++) deaths.set(staffDeaths(mortality, y), y * 2 * ages);
  const carried = carryForward({
    observed,
    exit,
    deaths: now,
    retirement: input.retirementByAge,
    parameters,
    inflow: reference.inflow,
    inflowFirst: historyFirst,
    inflowCount: all,
    profile,
    until: baseYear,
  });
  const inflow = new Float64Array(entryKinds.length * yearCount * size);
  for (let k = 0; k < entryKinds.length; k++) {
    const start = (k * all + baseYear - historyFirst) * size;
    inflow.set(reference.inflow.subarray(start, start + yearCount * size), k * yearCount * size);
  }
  const transfer = new Float64Array(size * ages);
  for (const [p, profession] of professions.entries()) {
    const from = feeder[profession];
    if (from === undefined) continue;
    const willing = entryProfile(at(parameters.entryAge, p), at(parameters.entrySpread, p));
    const source = professions.indexOf(from);
    let reach = 0;
    for (let x = 0; x < 2; x++)
      for (let a = 0; a < ages; a++) reach += at(carried.stock, (source * 2 + x) * ages + a) * at(willing, a);
    for (let a = 0; a < ages; a++)
      transfer[p * ages + a] = Math.min(0.2, (at(inflow, p) * at(willing, a)) / reach);
    // What further education brings comes out of the feeding profession, not from outside.
    for (let y = 0; y < yearCount; y++) inflow[y * size + p] = 0;
  }
  return {
    firstYear: baseYear,
    yearCount,
    stock: carried.stock,
    observedYear: observed.newestYear,
    exit,
    retirement: input.retirementByAge,
    retirementLevel: parameters.retirementLevel,
    retirementShift: parameters.retirementShift,
    deaths,
    transfer,
    inflow,
    profile,
    studyYears: parameters.studyYears,
    entryShare: reference.entryShare,
    standing: reference.standing,
    growth,
  };
};
