import { professions, type RunFigures, sectors, services } from '@veivalg/core';
import { describe, expect, it } from 'vitest';
import { compileKernels } from '../kernel/ensemble-kernels.ts';
import { everyPlace, everyYear } from './band-request.ts';
import { bandsOf } from './bands-of.ts';
import type { Ensemble } from './ensemble.ts';
import { pictureBands } from './picture-bands.ts';
import { prepareEnsemble } from './prepare-ensemble.ts';
import { professionFans } from './profession-fans.ts';
import { reducedBandsOf, reducedSpreadOf } from './reduced-bands.ts';
import type { ReducedRequest } from './reduced-factors.ts';
import { spreadOf } from './spread-of.ts';
import { testMunicipalities, testParameters, testResponses, testResult, testSize } from './test-ensemble.ts';

const baseline = { id: 'test', parameters: testParameters, municipalities: testMunicipalities };
const make = (draws = 200, module: WebAssembly.Module | null = compileKernels()): Ensemble => {
  const outcome = prepareEnsemble(testResponses(), baseline, { draws, seed: 5 }, module);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
};

const result = testResult();
const ensemble = make();
const plain = make(200, null);
const selections = [
  {},
  ...sectors.map((sector) => ({ sector })),
  ...professions.slice(0, 4).map((profession) => ({ profession })),
] satisfies readonly ReducedRequest['selection'][];

/** As while dragging: the same figures in single precision. */
const single = (run: RunFigures): RunFigures => ({
  ...run,
  demandByService: Float32Array.from(run.demandByService),
  demand: Float32Array.from(run.demand),
  supply: Float32Array.from(run.supply),
  cells: { ...run.cells, volume: Float32Array.from(run.cells.volume) },
});

describe('reduced bands', () => {
  it('are the bands of the full rows to a twentieth of a standard deviation, whatever is asked', () => {
    for (const selection of selections)
      for (const quantity of ['gap', 'demand', 'supply'] as const) {
        const request: ReducedRequest = {
          result,
          selection,
          quantity,
          targets: [...everyPlace(result, 2), ...everyPlace(result, 1), { year: 2, places: [0, 3, 5, 1, 2] }],
        };
        const [full, reduced] = [bandsOf(ensemble, request), reducedBandsOf(ensemble, request)];
        const [sd, quick] = [spreadOf(ensemble, request), reducedSpreadOf(ensemble, request)];
        request.targets.forEach((_, t) => {
          const width = sd.sd[t] ?? 0;
          expect(width).toBeGreaterThan(0);
          for (const part of ['p10', 'p50', 'p90', 'central'] as const)
            expect(Math.abs((reduced[part][t] ?? 0) - (full[part][t] ?? 0))).toBeLessThan(0.05 * width);
          expect((quick.sd[t] ?? 0) / width).toBeCloseTo(1, 2);
          expect(Math.abs((quick.mean[t] ?? 0) - (sd.mean[t] ?? 0))).toBeLessThan(0.01 * width);
        });
      }
  });

  it('of the difference between two plans use the same draws, and are nothing for the same plan', () => {
    const other = testResult(1.1);
    const request = { result: other, against: result, targets: everyPlace(result, 2) };
    const [full, reduced] = [bandsOf(ensemble, request), reducedBandsOf(ensemble, request)];
    const { sd } = spreadOf(ensemble, request);
    full.p10.forEach((value, t) => {
      expect(Math.abs(value - (reduced.p10[t] ?? 0))).toBeLessThan(0.05 * (sd[t] ?? 0));
    });
    const none = reducedBandsOf(ensemble, { ...request, against: other });
    expect([...none.p10, ...none.p90].every((value) => value === 0)).toBe(true);
  });

  it('have the same digits with SIMD and without, and when another ensemble is read in between', () => {
    const request = { result, targets: [...everyPlace(result, 2), ...everyYear(result, [1, 4])] };
    const first = reducedBandsOf(ensemble, request);
    reducedBandsOf(make(64), request);
    expect(reducedBandsOf(ensemble, request)).toEqual(first);
    expect(reducedBandsOf(make(200, null), request)).toEqual(first);
  });

  it('in a picture are those of its parts, and the same from a live run to its last digits', () => {
    for (const members of [[2], [0, 3], Array.from({ length: testSize.places }, (_, m) => m)])
      for (const selection of [{}, { sector: 'municipal' }] as const) {
        const picture = pictureBands(ensemble, result, { members, selection, year: 2, everyPlace: true });
        const live = pictureBands(ensemble, single(result), {
          members,
          selection,
          year: 2,
          everyPlace: true,
        });
        const targets = everyYear(result, members);
        for (const quantity of ['demand', 'supply', 'gap'] as const) {
          const alone = reducedBandsOf(ensemble, { result, selection, quantity, targets });
          for (const part of ['p10', 'p50', 'p90'] as const)
            alone[part].forEach((value, y) => {
              expect(picture[quantity][part][y]).toBeCloseTo(value, 2);
              expect(live[quantity][part][y]).toBeCloseTo(value, 2);
            });
        }
        const map = reducedBandsOf(ensemble, { result, selection, targets: everyPlace(result, 2) });
        expect(picture.places?.p90).toEqual(map.p90);
        expect(live.places).not.toBeNull();
        live.places?.p10.forEach((value, m) => {
          expect(value).toBeCloseTo(map.p10[m] ?? 0, 2);
        });
      }
  });

  it('of every profession at once are those of each by itself, for one place and for a sum, with SIMD and without', () => {
    // Something that a measure adds is read too.
    const run = {
      ...result,
      cells: {
        ...result.cells,
        added: [
          {
            service: services[1] ?? 'homeCare',
            profession: professions[2] ?? 'registeredNurse',
            fte: new Float64Array(testSize.years * testSize.places).fill(3),
          },
        ],
      },
    };
    for (const members of [[2], [0, 3, 5]])
      for (const quantity of ['gap', 'demand', 'supply'] as const)
        for (const sector of [undefined, 'municipal'] as const) {
          const where = sector === undefined ? {} : { sector };
          const question = { members, quantity, ...where };
          const fans = professionFans(ensemble, run, question);
          expect(professionFans(plain, run, question)).toEqual(fans);
          professions.forEach((profession, p) => {
            const targets = everyYear(run, members);
            const alone = reducedBandsOf(ensemble, {
              result: run,
              quantity,
              targets,
              selection: { profession, ...where },
            });
            for (const part of ['central', 'p10', 'p50', 'p90'] as const)
              alone[part].forEach((value, year) => {
                // One sums in single precision where the other does in double.
                expect(Math.abs((fans[p]?.[part][year] ?? Number.NaN) - value)).toBeLessThan(
                  1e-4 * (1 + Math.abs(value)),
                );
              });
          });
        }
  });
});
