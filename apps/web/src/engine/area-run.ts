import { at, professions, type RunFigures, sectors, services, serviceTraits } from '@veivalg/core';
import { demandCell, supplyCell } from '@veivalg/engine';
import type { Scope } from '../state/view.ts';
import type { AreaRun, MapRunFigures } from './protocol.ts';

const sectorCount = sectors.length;
const professionCount = professions.length;
const ageGroupCount = 5;

const inScope = (scope: Scope, sector: number): boolean => scope === 'all' || sectors[sector] === scope;

/**
 * Sum a run over the places and employers looked at.
 *
 * @param yearIndex Year that services are read in, from the base year.
 * @source docs/method/balance.md B1–B4
 */
export const areaRun = (
  result: RunFigures,
  members: readonly number[],
  scope: Scope,
  yearIndex: number,
): AreaRun => {
  const { yearCount, placeCount } = result;
  const years = (): Float64Array => new Float64Array(yearCount);
  const demand = years();
  const supply = years();
  const headsNeeded = years();
  const headsPerFte = years();
  const employed = years();
  const demandByProfession = new Float64Array(professionCount * yearCount);
  const supplyByProfession = new Float64Array(professionCount * yearCount);
  const residents = new Float64Array(ageGroupCount * yearCount);
  for (let y = 0; y < yearCount; y++) {
    let scopeHeads = 0;
    let scopeFte = 0;
    for (let k = 0; k < sectorCount; k++) {
      const counted = inScope(scope, k);
      for (let p = 0; p < professionCount; p++) {
        const row = ((y * sectorCount + k) * professionCount + p) * placeCount;
        let needed = 0;
        let there = 0;
        let heads = 0;
        let contracted = 0;
        for (const place of members) {
          needed += at(result.demand, row + place);
          there += at(result.supply, row + place);
          heads += at(result.heads, row + place);
          contracted += at(result.contractedFte, row + place);
        }
        headsNeeded[y] = at(headsNeeded, y) + (contracted > 0 ? (needed * heads) / contracted : needed);
        if (!counted) continue;
        scopeHeads += heads;
        scopeFte += contracted;
        const cell = p * yearCount + y;
        demandByProfession[cell] = at(demandByProfession, cell) + needed;
        supplyByProfession[cell] = at(supplyByProfession, cell) + there;
        demand[y] = at(demand, y) + needed;
        supply[y] = at(supply, y) + there;
      }
    }
    headsPerFte[y] = scopeFte > 0 ? scopeHeads / scopeFte : Number.NaN;
    for (const place of members) employed[y] = at(employed, y) + at(result.employed, y * placeCount + place);
    for (let a = 0; a < ageGroupCount; a++) {
      let people = 0;
      for (const place of members)
        people += at(result.residents, (y * ageGroupCount + a) * placeCount + place);
      residents[a * yearCount + y] = people;
    }
  }
  const demandByService = new Float64Array(services.length);
  const supplyByService = new Float64Array(services.length);
  services.forEach((service, s) => {
    if (scope !== 'all' && serviceTraits[service].sector !== scope) return;
    for (let p = 0; p < professionCount; p++)
      for (const place of members) {
        demandByService[s] = at(demandByService, s) + demandCell(result, yearIndex, s, p, place);
        supplyByService[s] = at(supplyByService, s) + supplyCell(result, yearIndex, s, p, place);
      }
  });
  return {
    demand,
    supply,
    demandByProfession,
    supplyByProfession,
    demandByService,
    supplyByService,
    residents,
    headsNeeded,
    headsPerFte,
    employed,
  };
};

/** Sum a run to one figure per municipality and year. Shapes [Y][M], unit FTE. */
export const mapFigures = (result: RunFigures, scope: Scope): MapRunFigures => {
  const { yearCount, placeCount } = result;
  const demand = new Float64Array(yearCount * placeCount);
  const supply = new Float64Array(yearCount * placeCount);
  const old = new Float64Array(yearCount * placeCount);
  for (let y = 0; y < yearCount; y++) {
    const target = y * placeCount;
    for (let k = 0; k < sectorCount; k++) {
      if (!inScope(scope, k)) continue;
      for (let p = 0; p < professionCount; p++) {
        const row = ((y * sectorCount + k) * professionCount + p) * placeCount;
        for (let m = 0; m < placeCount; m++) {
          demand[target + m] = at(demand, target + m) + at(result.demand, row + m);
          supply[target + m] = at(supply, target + m) + at(result.supply, row + m);
        }
      }
    }
    const group = y * ageGroupCount * placeCount;
    for (let m = 0; m < placeCount; m++)
      old[target + m] =
        at(result.residents, group + 3 * placeCount + m) + at(result.residents, group + 4 * placeCount + m);
  }
  return { demand, supply, old };
};

/** Gap of the selection in one year. Unit: FTE, positive is shortage. */
export const gapIn = (
  result: RunFigures,
  members: readonly number[],
  scope: Scope,
  yearIndex: number,
): number => {
  let gap = 0;
  for (let k = 0; k < sectorCount; k++) {
    if (!inScope(scope, k)) continue;
    for (let p = 0; p < professionCount; p++) {
      const row = ((yearIndex * sectorCount + k) * professionCount + p) * result.placeCount;
      for (const place of members) gap += at(result.demand, row + place) - at(result.supply, row + place);
    }
  }
  return gap;
};
