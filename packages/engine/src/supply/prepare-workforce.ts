import {
  at,
  baseYear,
  feeder,
  horizon,
  type ParameterTable,
  professions,
  staffAges,
  type WorkforceInput,
} from '@veivalg/core';
import { entryProfile } from './age-curve.ts';
import { observedStaff } from './base-shape.ts';
import { carryForward } from './carry-forward.ts';
import { entryProfiles } from './entry-profiles.ts';
import { exitRates, type StaffMortality, staffDeaths } from './exit-rates.ts';
import { type InflowFigures, inflowFigures, observedGrowth } from './inflow.ts';
import { type NeededInflow, neededInflow } from './needed-inflow.ts';
import { readSupplyParameters, type SupplyParameters } from './supply-parameters.ts';
import { entryKinds, type InflowStanding, mostMoving, type WorkforceModel } from './workforce-model.ts';

const { count: ages } = staffAges;
const size = professions.length;

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

/** Where in time a run begins and ends; the hindcasts begin earlier than the product. */
export interface WorkforceSpan {
  /** Stocks on 1 January of this year. */
  readonly baseYear: number;
  /** Last year of the reference inflow. */
  readonly lastYear: number;
}

const productSpan: WorkforceSpan = { baseYear, lastYear: horizon.furthest };

/**
 * Make the workforce ready: ages, exits, inflow that holds observed growth, and the stock carried to the base year (S1).
 *
 * @param mortality Chance of death; its first year is the base year.
 * @param span Base year and last year; the product's own when left out.
 * @source docs/method/supply.md S1–S2
 */
export const prepareWorkforce = (
  input: WorkforceInput,
  mortality: StaffMortality,
  table: ParameterTable,
  span: WorkforceSpan = productSpan,
): WorkforceModel => {
  const parameters = readSupplyParameters(table);
  const observed = observedStaff(input, parameters);
  const exit = exitRates(input, observed.byAge, parameters);
  const growth = Float64Array.from(professions, (_, p) => observedGrowth(input, p, parameters.growthSince));
  growth[professions.indexOf('specialistNurse')] = at(growth, professions.indexOf('nurse'));
  const now = staffDeaths(mortality, 0);
  const yearCount = span.lastYear - span.baseYear + 1;
  const historyFirst = Math.min(...observed.ageYear);
  const all = span.baseYear + yearCount - historyFirst;
  const figures = inflowFigures(input, parameters, historyFirst, all);
  const profile = entryProfiles(observed.byAge, parameters);
  const needed = neededInflow({
    input,
    parameters,
    shape: observed.byAge,
    ageYear: observed.ageYear,
    exit,
    deaths: now,
    growth,
    figures,
    profile,
  });
  const reference = referenceInflow(needed, figures, observed.ageYear, parameters);
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
    until: span.baseYear,
  });
  const inflow = new Float64Array(entryKinds.length * yearCount * size);
  for (let k = 0; k < entryKinds.length; k++) {
    const start = (k * all + span.baseYear - historyFirst) * size;
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
      transfer[p * ages + a] = Math.min(mostMoving, (at(inflow, p) * at(willing, a)) / reach);
    // What further education brings comes out of the feeding profession, not from outside.
    for (let y = 0; y < yearCount; y++) inflow[y * size + p] = 0;
  }
  return {
    firstYear: span.baseYear,
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
    carried: { first: carried.headsFirst, heads: carried.heads },
  };
};
