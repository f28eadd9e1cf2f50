import {
  at,
  type Figures,
  f64,
  professions,
  type RunFigures,
  type Service,
  sectors,
  services,
  serviceTraits,
} from '@veivalg/core';
import { demandCell, type LiveFigures, type PlaceSums, supplyCell } from '@veivalg/engine';
import type { Scope } from '../state/view.ts';
import type { AreaRun, MapRunFigures, SeenRun } from './protocol.ts';

const sectorCount = sectors.length;
const professionCount = professions.length;
const ageGroupCount = 5;

const inScope = (scope: Scope, sector: number): boolean => scope === 'all' || sectors[sector] === scope;

/** A run summed over the places looked at: by employer and profession, of shape [Y][K][P] each, and the rest of an area. */
interface AreaSums
  extends PlaceSums,
    Pick<AreaRun, 'demandByService' | 'supplyByService' | 'residents' | 'employed'> {
  readonly yearCount: number;
}

/** From sums by employer and profession to what is shown of the employers looked at. */
const areaOf = (sums: AreaSums, scope: Scope): AreaRun => {
  const { yearCount } = sums;
  const years = (): Float64Array => new Float64Array(yearCount);
  const demand = years();
  const supply = years();
  const headsNeeded = years();
  const headsPerFte = years();
  const demandByProfession = new Float64Array(professionCount * yearCount);
  const supplyByProfession = new Float64Array(professionCount * yearCount);
  for (let y = 0; y < yearCount; y++) {
    let scopeHeads = 0;
    let scopeFte = 0;
    for (let k = 0; k < sectorCount; k++) {
      const counted = inScope(scope, k);
      for (let p = 0; p < professionCount; p++) {
        const row = (y * sectorCount + k) * professionCount + p;
        const needed = f64(sums.demand, row);
        const there = f64(sums.supply, row);
        const heads = f64(sums.heads, row);
        const contracted = f64(sums.contracted, row);
        headsNeeded[y] = f64(headsNeeded, y) + (contracted > 0 ? (needed * heads) / contracted : needed);
        if (!counted) continue;
        scopeHeads += heads;
        scopeFte += contracted;
        const cell = p * yearCount + y;
        demandByProfession[cell] = f64(demandByProfession, cell) + needed;
        supplyByProfession[cell] = f64(supplyByProfession, cell) + there;
        demand[y] = f64(demand, y) + needed;
        supply[y] = f64(supply, y) + there;
      }
    }
    headsPerFte[y] = scopeFte > 0 ? scopeHeads / scopeFte : Number.NaN;
  }
  const ofScope = (byService: Float64Array): Float64Array =>
    byService.map((fte, s) =>
      scope === 'all' || serviceTraits[services[s] as Service].sector === scope ? fte : 0,
    );
  return {
    demand,
    supply,
    demandByProfession,
    supplyByProfession,
    demandByService: ofScope(sums.demandByService),
    supplyByService: ofScope(sums.supplyByService),
    residents: sums.residents,
    headsNeeded,
    headsPerFte,
    employed: sums.employed,
  };
};

/** Sum rows by employer and profession over some places. @param rows Shape [Y][K][P][M]. */
const overPlaces = (rows: Figures, members: readonly number[], placeCount: number): Float64Array =>
  Float64Array.from({ length: rows.length / placeCount }, (_, row) => {
    let total = 0;
    for (const place of members) total += at(rows, row * placeCount + place);
    return total;
  });

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
  const employed = new Float64Array(yearCount);
  const residents = new Float64Array(ageGroupCount * yearCount);
  for (let y = 0; y < yearCount; y++) {
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
  const sums = {
    demand: overPlaces(result.demand, members, placeCount),
    supply: overPlaces(result.supply, members, placeCount),
    contracted: overPlaces(result.contractedFte, members, placeCount),
    heads: overPlaces(result.heads, members, placeCount),
    demandByService,
    supplyByService,
    residents,
    employed,
    yearCount,
  };
  return areaOf(sums, scope);
};

/**
 * See a live run as the screen does: the same shapes as `areaRun` and `mapFigures`, summed where the figures are.
 *
 * @param reference The run without measures, seen the same way.
 */
export const liveView = (
  figures: LiveFigures,
  members: readonly number[],
  scope: Scope,
  yearIndex: number,
  reference: SeenRun,
): SeenRun => {
  const { demand: demandByService, supply: supplyByService } = figures.serviceSums(members, yearIndex);
  const sums = {
    ...figures.placeSums(members),
    demandByService,
    supplyByService,
    residents: reference.area.residents.slice(),
    employed: reference.area.employed.slice(),
    yearCount: figures.yearCount,
  };
  // How many are old is the reference's own array, by which the sender knows that it is sent already.
  return { area: areaOf(sums, scope), map: { ...figures.totals(scope), old: reference.map.old } };
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
