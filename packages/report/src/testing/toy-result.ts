import {
  type Area,
  emptyPlan,
  mixGroups,
  type Plan,
  professions,
  type Result,
  sectors,
  services,
  serviceTraits,
} from '@veivalg/core';

/** What the toy country is made with. Unit: FTE for demand and supply of the municipal sector, persons else. */
export interface ToyNumbers {
  /** Municipal need in each place in the last year; the first year has half of the growth less. */
  readonly demand: readonly number[];
  readonly supply: readonly number[];
  readonly plan?: Plan;
  /** Place whose users of home care are not known. */
  readonly hole?: number;
  readonly modelVersion?: string;
}

const yearCount = 25;

/** Share of the municipal need by service; the rest of the services have none. */
const serviceShares = [0.5, 0.3, 0.1, 0.1] as const;
/** Share of every need that is for nurses, health-care workers and those without health education. */
const mixOf: Readonly<Record<string, number>> = {
  nurse: 0.4,
  healthCareWorker: 0.4,
  withoutHealthEducation: 0.2,
};

/**
 * Make a result by hand: need grows in a straight line from the supply of the first year to `demand` in 2050.
 *
 * Supply stays as it is; hospitals need and have 10 FTE everywhere.
 */
export const toyResult = (numbers: ToyNumbers): Result => {
  const placeCount = numbers.demand.length;
  const P = professions.length;
  const S = services.length;
  const array = (...shape: number[]): Float64Array => new Float64Array(shape.reduce((a, b) => a * b, 1));
  const demand = array(yearCount, sectors.length, P, placeCount);
  const supply = array(yearCount, sectors.length, P, placeCount);
  const heads = array(yearCount, sectors.length, P, placeCount);
  const volume = array(yearCount, S, placeCount);
  const users = array(yearCount, S, placeCount);
  const residents = array(yearCount, 5, placeCount);
  const employed = array(yearCount, placeCount);
  const mix = array(2, yearCount, S, P);
  const localFactor = array(mixGroups.length, P, placeCount).fill(1);
  for (let y = 0; y < yearCount; y++) {
    for (let s = 0; s < S; s++)
      for (let p = 0; p < P; p++)
        for (let reach = 0; reach < 2; reach++)
          mix[((reach * yearCount + y) * S + s) * P + p] = mixOf[professions[p] as string] ?? 0;
    for (let m = 0; m < placeCount; m++) {
      const there = numbers.supply[m] ?? 0;
      const end = numbers.demand[m] ?? 0;
      const needed = there + ((end - there) * y) / (yearCount - 1);
      for (let p = 0; p < P; p++) {
        const share = mixOf[professions[p] as string] ?? 0;
        const municipal = ((y * sectors.length + 0) * P + p) * placeCount + m;
        const specialist = ((y * sectors.length + 1) * P + p) * placeCount + m;
        demand[municipal] = needed * share;
        supply[municipal] = there * share;
        heads[municipal] = (there * share) / 0.8;
        demand[specialist] = 10 * share;
        supply[specialist] = 10 * share;
        heads[specialist] = (10 * share) / 0.8;
      }
      for (let s = 0; s < S; s++) {
        const cell = (y * S + s) * placeCount + m;
        const municipal = serviceShares[s] ?? 0;
        volume[cell] = municipal * needed + (services[s] === 'somaticHospital' ? 10 : 0);
        const isCare = serviceTraits[services[s] ?? 'homeCare'].mixGroup === 'care';
        users[cell] = isCare ? 100 + 4 * y : 1000;
        if (numbers.hole === m && s === 0) users[cell] = Number.NaN;
      }
      [2000, 6000, 1200, 300 + 12 * y, 60 + 4 * y].forEach((count, layer) => {
        residents[(y * 5 + layer) * placeCount + m] = count;
      });
      employed[y * placeCount + m] = 5000;
    }
  }
  return {
    plan: numbers.plan ?? emptyPlan,
    baselineId: 'toy',
    dataVersion: '1',
    modelVersion: numbers.modelVersion ?? '1',
    draw: null,
    problems: [],
    firstYear: 2026,
    yearCount,
    placeCount,
    users,
    demandByService: volume,
    cells: { volume, mix, localFactor, reached: new Uint8Array(placeCount).fill(1), added: [] },
    demand,
    supply,
    contractedFte: supply,
    heads,
    residents,
    employed,
  };
};

/** The first place of the toy country. */
export const toyArea: Area = { kind: 'municipality', id: '0001', name: 'Vik', members: [0] };
