import {
  at,
  type Profession,
  professions,
  type Result,
  type Service,
  sectors,
  services,
} from '@veivalg/core';
import { demandCell, supplyCell } from '@veivalg/engine';
import type { Scope } from '../state/view.ts';
import { gapIn } from './area-run.ts';

/** One number of a run that can be explained: all of the gap, or that of one profession or service. */
export interface ReadNumber {
  readonly profession?: Profession;
  readonly service?: Service;
}

/**
 * Read the gap of the places and employers looked at in one year, of all or of one profession or service.
 *
 * @returns Unit: FTE, positive is shortage.
 */
export const readNumber = (
  result: Result,
  members: readonly number[],
  scope: Scope,
  yearIndex: number,
  { profession, service }: ReadNumber,
): number => {
  if (service !== undefined) {
    const s = services.indexOf(service);
    let gap = 0;
    for (let p = 0; p < professions.length; p++)
      for (const place of members)
        gap += demandCell(result, yearIndex, s, p, place) - supplyCell(result, yearIndex, s, p, place);
    return gap;
  }
  if (profession === undefined) return gapIn(result, members, scope, yearIndex);
  const p = professions.indexOf(profession);
  let gap = 0;
  for (let k = 0; k < sectors.length; k++) {
    if (scope !== 'all' && sectors[k] !== scope) continue;
    const row = ((yearIndex * sectors.length + k) * professions.length + p) * result.placeCount;
    for (const place of members) gap += at(result.demand, row + place) - at(result.supply, row + place);
  }
  return gap;
};
