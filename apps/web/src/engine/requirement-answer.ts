import { at, professions } from '@veivalg/core';
import type { PlanConsequences } from '@veivalg/engine';
import type { Scope } from '../state/view.ts';
import { gapIn } from './area-run.ts';
import type { RequirementAnswer, RequirementSumIn } from './protocol.ts';

/** Sum the rows of one year of a table with the municipality innermost. Shape [M]. */
const rowSums = (table: Float64Array, y: number, yearCount: number, placeCount: number): Float64Array => {
  const size = table.length / yearCount;
  const out = new Float64Array(placeCount);
  for (let i = 0; i < size; i++) out[i % placeCount] = at(out, i % placeCount) + at(table, y * size + i);
  return out;
};

/**
 * Sum what a plan's requirements take over an area and over the country, in one year.
 *
 * @source docs/method/requirements.md R2–R3
 */
export const requirementAnswer = (
  { before, consequences }: PlanConsequences,
  members: readonly number[],
  scope: Scope,
  year: number,
): RequirementAnswer => {
  const { placeCount, yearCount, firstYear } = before;
  const y = Math.min(Math.max(year - firstYear, 0), yearCount - 1);
  const everywhere = Array.from({ length: placeCount }, (_, m) => m);
  const over = (places: readonly number[], read: (m: number) => number): number =>
    places.reduce((total, m) => total + read(m), 0);
  const sumIn = (places: readonly number[]): RequirementSumIn => {
    const all = (pick: (one: (typeof consequences)[number]) => Float64Array): number =>
      consequences.reduce((total, one) => total + over(places, (m) => at(pick(one), y * placeCount + m)), 0);
    const each = (key: 'asked' | 'met'): number =>
      consequences.reduce(
        (total, one) =>
          total +
          one.byProfession.reduce(
            (sum, part) => sum + over(places, (m) => at(part[key], y * placeCount + m)),
            0,
          ),
        0,
      );
    const byProfession = new Float64Array(professions.length);
    for (const { byProfession: parts } of consequences)
      for (const { profession, fte } of parts) {
        const p = professions.indexOf(profession);
        byProfession[p] = at(byProfession, p) + over(places, (m) => at(fte, y * placeCount + m));
      }
    return {
      byProfession,
      fte: all((one) => one.fte),
      heads: all((one) => one.heads),
      cost: all((one) => one.cost),
      asked: each('asked'),
      met: each('met'),
      gapBefore: gapIn(before, places, scope, y),
    };
  };
  const byPlace = new Float64Array(placeCount);
  const unable = new Set<number>();
  for (const { byProfession: parts } of consequences)
    for (const part of parts) {
      for (let m = 0; m < placeCount; m++) {
        const i = y * placeCount + m;
        byPlace[m] = at(byPlace, m) + at(part.fte, i);
        if (at(part.unable, i) === 1) unable.add(m);
      }
    }
  const country = sumIn(everywhere);
  return {
    here: sumIn(members),
    country,
    byProfession: country.byProfession,
    byPlace,
    demandByPlace: rowSums(before.demand, y, yearCount, placeCount),
    residentsByPlace: rowSums(before.residents, y, yearCount, placeCount),
    unable: [...unable],
  };
};
