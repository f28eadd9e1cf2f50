import {
  type Measure,
  type MeasureLibrary,
  type Municipality,
  mixGroups,
  type Plan,
  professions,
  type Result,
  sectors,
  services,
  serviceTraits,
} from '@veivalg/core';
import { explainSteps } from '../engine/explain-steps.ts';
import type { DataCatalog } from '../engine/protocol.ts';
import type { LoadedEngine } from '../engine/session-parts.ts';

/** A municipality of the toy country with its size. */
export type ToyPlace = Municipality & { readonly pop: number; readonly old: number };

const Y = 25;
const K = sectors.length;
const P = professions.length;
const S = services.length;

/** Shares that look like a country; they mean nothing. */
const shareOf = (p: number, k: number): number =>
  ((p * 7 + k * 3) % 11 === 0 ? 0.01 : ((p + 3) * 13) % 17) / (k === 0 ? 120 : 180);

/**
 * Make up a result of the right shape that answers to the plan: demand grows with age, levers close the gap.
 *
 * For drawing and tests alone; every figure in it is invented and none is shipped.
 */
export const toyResult = (places: readonly ToyPlace[], measures: readonly Measure[], plan: Plan): Result => {
  const M = places.length;
  const sides = new Map(measures.map((measure) => [measure.id as string, measure.side]));
  const pull = (side: 'demand' | 'supply'): number => {
    let total = 0;
    for (const lever of plan.levers)
      if ((sides.get(lever.measure) ?? 'supply') === side)
        total += Math.min(0.04, Math.abs(lever.value) * 0.001) * lever.reach;
    return Math.min(total, 0.3);
  };
  const demandCut = pull('demand');
  const supplyGain = pull('supply');
  const slope = plan.scenario.startsWith('best') ? 0.013 : plan.scenario.startsWith('worst') ? 0.028 : 0.02;
  const demand = new Float64Array(Y * K * P * M);
  const supply = new Float64Array(Y * K * P * M);
  const heads = new Float64Array(Y * K * P * M);
  const residents = new Float64Array(Y * 5 * M);
  const employed = new Float64Array(Y * M);
  const volume = new Float64Array(Y * S * M);
  const demandByService = new Float64Array(Y * S * M);
  const reached = Uint8Array.from(places, (place) =>
    plan.places.length === 0 || plan.places.includes(place.id) ? 1 : 0,
  );
  for (let y = 0; y < Y; y++)
    for (let m = 0; m < M; m++) {
      const place = places[m] as ToyPlace;
      const own = ((Number(place.id) * 37) % 100) / 100;
      const ramp = reached[m] === 1 ? Math.min(1, Math.max(0, (y - 1) / 5)) : 0;
      const growth = 1 + slope * y * (0.7 + 0.6 * own) - demandCut * ramp;
      const staff = 1 + 0.004 * y * (1.4 - own) + supplyGain * ramp;
      const parts = [
        place.pop * 0.22,
        place.pop * 0.6,
        place.pop * 0.13 - place.old * 0.3,
        place.old * 0.85,
        place.old * 0.15,
      ];
      const rates = [-0.002, 0.0005, 0.004, 0.04, 0.05];
      parts.forEach((people, a) => {
        residents[(y * 5 + a) * M + m] = people * (1 + (rates[a] as number) * y);
      });
      employed[y * M + m] = place.pop * 0.52 * (1 + 0.001 * y);
      for (let k = 0; k < K; k++)
        for (let p = 0; p < P; p++) {
          const size = place.old * (k === 0 ? 0.9 : k === 1 ? 0.55 : 0.03) * shareOf(p, k);
          const cell = ((y * K + k) * P + p) * M + m;
          demand[cell] = size * growth * (1 + 0.002 * ((p * 5) % 7) * (y / 10));
          supply[cell] = size * staff * (0.985 - 0.006 * ((p * 3) % 5));
          heads[cell] = (supply[cell] as number) * 1.32;
        }
      for (let s = 0; s < S; s++) {
        const sector = sectors.indexOf(serviceTraits[services[s] as (typeof services)[number]].sector);
        let total = 0;
        for (let p = 0; p < P; p++) total += demand[((y * K + sector) * P + p) * M + m] as number;
        const siblings = services.filter(
          (other) => sectors.indexOf(serviceTraits[other].sector) === sector,
        ).length;
        const value = (total / siblings) * (0.6 + ((s * 5) % 9) / 10);
        volume[(y * S + s) * M + m] = value;
        demandByService[(y * S + s) * M + m] = value;
      }
    }
  return {
    plan,
    baselineId: 'toy',
    dataVersion: '0.0.0',
    modelVersion: '0.0.0',
    draw: null,
    problems: [],
    firstYear: 2026,
    yearCount: Y,
    placeCount: M,
    users: volume,
    demandByService,
    cells: {
      volume,
      mix: new Float64Array(2 * Y * S * P).fill(1 / P),
      localFactor: new Float64Array(mixGroups.length * P * M).fill(1),
      reached,
      added: [],
    },
    demand,
    supply,
    contractedFte: supply,
    heads,
    residents,
    employed,
  } as Result;
};

/** A loaded engine over made-up figures. */
export const toyEngine = (places: readonly ToyPlace[], library: MeasureLibrary): LoadedEngine => {
  const catalog: DataCatalog = {
    baselineId: 'toy',
    dataVersion: '0.0.0',
    modelVersion: '0.0.0',
    baseYear: 2026,
    municipalities: places.map(({ pop, old, ...place }) => place),
    countyNames: {},
    parameters: [],
    sources: [],
    series: [],
  };
  return {
    catalog,
    run: (plan) => toyResult(places, library.measures, plan),
    explain: async (plan, value) =>
      explainSteps((read) => {
        const total = read(plan) - read({ ...plan, levers: [] });
        return { parts: [], interaction: 0, total, exact: true };
      }, value),
    requirements: async () => {
      const none = {
        fte: 0,
        heads: 0,
        cost: 0,
        asked: 0,
        met: 0,
        gapBefore: 0,
        byProfession: new Float64Array(professions.length),
      };
      return {
        here: none,
        country: none,
        byProfession: new Float64Array(P),
        byPlace: new Float64Array(places.length),
        demandByPlace: new Float64Array(places.length),
        residentsByPlace: new Float64Array(places.length),
        unable: [],
      };
    },
  };
};
