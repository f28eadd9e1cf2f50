import { at, professions, staffAges, sum } from '@veivalg/core';
import { entryProfile } from './age-curve.ts';
import type { SupplyParameters } from './supply-parameters.ts';
import { entryKinds } from './workforce-model.ts';

const { count: ages } = staffAges;
const size = professions.length;

const withSex = (profile: Float64Array, womenShare: number): Float64Array => {
  const both = new Float64Array(2 * ages);
  for (let a = 0; a < ages; a++) {
    both[a] = womenShare * at(profile, a);
    both[ages + a] = (1 - womenShare) * at(profile, a);
  }
  return both;
};

/**
 * Age and sex of those who enter, by kind: graduates, adult routes, returns (as the stock below retirement), educated abroad, added.
 *
 * @param shape Persons by profession and age. Shape [P][A]. @returns Shares summing to 1. Shape [kind][P][X][A].
 * @source docs/method/supply.md S2
 */
export const entryProfiles = (shape: Float64Array, parameters: SupplyParameters): Float64Array => {
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
