import {
  at,
  emptyPlan,
  type Municipality,
  mixGroups,
  municipalityId,
  professions,
  type Result,
  sectors,
  services,
  serviceTraits,
} from '@veivalg/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listAreas } from '../areas/areas.ts';
import { balanceOf, coverageOf, demandCell, layerPath, supplyCell } from './read-result.ts';

const [S, K, P, G, M, Y] = [services.length, sectors.length, professions.length, mixGroups.length, 6, 3];
const runs = { seed: 20261121, numRuns: 15 };

const municipalities: readonly Municipality[] = Array.from({ length: M }, (_, i) => ({
  id: municipalityId(String(1001 + i)),
  officialName: `Sted ${i}`,
  name: `Sted ${i}`,
  countyId: i < 4 ? '10' : '11',
  regionId: String(Math.floor(i / 2)),
  regionName: `Region ${Math.floor(i / 2)}`,
  catchmentArea: i % 2 === 0 ? 'Nord' : 'Sør',
  healthRegion: 'Helse',
  centralityClass: i < 3 ? 2 : 5,
  languageForm: 'nb',
  travelMinutes: 10,
  longitude: 10,
  latitude: 60,
}));

const filled = (length: number, next: () => number): Float64Array => Float64Array.from({ length }, next);

/** A result whose sums are made from its cells, as the engine makes them. */
const resultFrom = (next: () => number): Result => {
  const volume = filled(Y * S * M, () => next() * 100);
  const mix = filled(2 * Y * S * P, next);
  const localFactor = filled(G * P * M, () => 0.5 + next());
  const reached = Uint8Array.from({ length: M }, (_, m) => m % 2);
  const added = [{ service: 'gp', profession: 'nurse', fte: filled(Y * M, next) }] as const;
  const demand = new Float64Array(Y * K * P * M);
  const demandByService = new Float64Array(Y * S * M);
  const shell: Result = {
    plan: emptyPlan,
    baselineId: 'toy',
    dataVersion: '0',
    modelVersion: '0',
    draw: null,
    problems: [],
    firstYear: 2026,
    yearCount: Y,
    placeCount: M,
    users: new Float64Array(Y * S * M),
    demandByService,
    cells: { volume, mix, localFactor, reached, added },
    demand,
    supply: new Float64Array(Y * K * P * M),
    contractedFte: new Float64Array(Y * K * P * M),
    heads: new Float64Array(Y * K * P * M),
    residents: new Float64Array(Y * 5 * M),
    employed: new Float64Array(Y * M),
  };
  for (let y = 0; y < Y; y++)
    services.forEach((service, s) => {
      const k = sectors.indexOf(serviceTraits[service].sector);
      for (let p = 0; p < P; p++)
        for (let m = 0; m < M; m++) {
          const cell = demandCell(shell, y, s, p, m);
          demand[((y * K + k) * P + p) * M + m] = at(demand, ((y * K + k) * P + p) * M + m) + cell;
          demandByService[(y * S + s) * M + m] = at(demandByService, (y * S + s) * M + m) + cell;
        }
    });
  for (let i = 0; i < demand.length; i++) shell.supply[i] = at(demand, i) * (0.6 + 0.5 * next());
  return shell;
};

const anyResult = fc
  .array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 97, maxLength: 97 })
  .map((values) => {
    let i = 0;
    return resultFrom(() => values[i++ % values.length] ?? 0.5);
  });

describe('sums of a result', () => {
  it('add up from cells to service, profession and place, for every year (B4)', () => {
    fc.assert(
      fc.property(anyResult, (result) => {
        const places = [0, 1, 2, 3, 4, 5];
        const whole = balanceOf(result, { places });
        const byService = services.map((service) => balanceOf(result, { places, service }));
        const byProfession = professions.map((profession) => balanceOf(result, { places, profession }));
        const bySector = sectors.map((sector) => balanceOf(result, { places, sector }));
        for (let y = 0; y < Y; y++)
          for (const key of ['demand', 'supply', 'gap'] as const)
            for (const parts of [byService, byProfession, bySector])
              expect(parts.reduce((total, part) => total + at(part[key], y), 0)).toBeCloseTo(
                at(whole[key], y),
                6,
              );
      }),
      runs,
    );
  });

  it('add up from municipalities to every kind of area, for every year, service and profession (B4)', () => {
    fc.assert(
      fc.property(anyResult, fc.nat(S - 1), fc.nat(P - 1), (result, s, p) => {
        const areas = listAreas(municipalities, { '10': 'Ti', '11': 'Elleve' });
        const service = services[s] ?? 'gp';
        const profession = professions[p] ?? 'nurse';
        const country = balanceOf(result, { places: [0, 1, 2, 3, 4, 5], service, profession });
        for (const kind of [
          'municipality',
          'region',
          'county',
          'catchment',
          'healthRegion',
          'centrality',
        ] as const) {
          const parts = areas
            .filter((area) => area.kind === kind)
            .map((area) => balanceOf(result, { places: area.members, service, profession }));
          for (let y = 0; y < Y; y++)
            expect(parts.reduce((total, part) => total + at(part.gap, y), 0)).toBeCloseTo(
              at(country.gap, y),
              6,
            );
        }
      }),
      runs,
    );
  });

  it('call shortage positive, and give no coverage where nothing is needed (B1, B2)', () => {
    const result = resultFrom(() => 0.5);
    const path = balanceOf(result, { places: [0] });
    expect(at(path.gap, 0)).toBe(at(path.demand, 0) - at(path.supply, 0));
    expect(coverageOf(path, 0)).toBeCloseTo(0.85, 10);
    expect(
      coverageOf({ demand: new Float64Array(1), supply: new Float64Array(1), gap: new Float64Array(1) }, 0),
    ).toBeNull();
  });

  it('give every service of a sector the same coverage of a profession', () => {
    const result = resultFrom(() => 0.4);
    const nurse = professions.indexOf('nurse');
    const shares = services.flatMap((service, s) =>
      serviceTraits[service].sector === 'municipal'
        ? [supplyCell(result, 1, s, nurse, 2) / demandCell(result, 1, s, nurse, 2)]
        : [],
    );
    for (const part of shares) expect(part).toBeCloseTo(shares[0] ?? 0, 12);
  });

  it('sum one layer of an array over the places chosen', () => {
    const array = Float64Array.from({ length: 2 * 2 * 3 }, (_, i) => i);
    expect([...layerPath(array, 2, 1, [0, 2], 2, 3)]).toEqual([3 + 5, 9 + 11]);
  });
});
