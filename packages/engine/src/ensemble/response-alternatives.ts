import {
  emptyPlan,
  f64,
  invariant,
  type Outcome,
  type PopulationAlternative,
  services,
  succeed,
} from '@veivalg/core';
import type { Prepared } from '../project/prepare.ts';
import { project } from '../project/project.ts';
import type { CurveNodes } from './response-curve.ts';
import { countrySums, curvesThrough, placeDeviation, type Reference, runWith } from './response-runs.ts';
import { type AlternativeResponse, healthParameter } from './responses.ts';

/** Sums over places of every layer with the health path at a value. Shape [Y][L]. */
const sumsAt = (
  prepared: Prepared,
  population: PopulationAlternative,
  layers: readonly number[],
  value: number,
): Float64Array => {
  const run = runWith(prepared, [{ parameter: healthParameter, value, reason: '' }], population);
  invariant(run !== null, 'the model runs at the ends of the health path');
  return countrySums(run, layers);
};

/** Slope and bend of an alternative's ratio to the main one as the health path changes. Shape [Y][L][2]. */
const healthCurves = (
  prepared: Prepared,
  alternative: PopulationAlternative,
  layers: readonly number[],
  central: Float32Array,
  nodes: CurveNodes,
): Float32Array => {
  const [first, second] = [nodes.first, nodes.second].map((t) => {
    const value = nodes.middle + t * nodes.scale;
    const main = sumsAt(prepared, 'main', layers, value);
    return sumsAt(prepared, alternative, layers, value).map((sum, i) =>
      f64(main, i) > 0 ? sum / f64(main, i) - 1 - (central[i] as number) : 0,
    );
  }) as [Float64Array, Float64Array];
  return curvesThrough(
    () => [
      [nodes.first, nodes.first * nodes.first],
      [nodes.second, nodes.second * nodes.second],
    ],
    prepared.yearCount,
    first,
    second,
  );
};

/** Measure what a population alternative is against the main one. */
export const alternativeResponse = (
  prepared: Prepared,
  alternative: PopulationAlternative,
  reference: Reference,
  health: CurveNodes | null,
): Outcome<AlternativeResponse> => {
  const outcome = project(prepared, { ...emptyPlan, endYear: prepared.endYear, population: alternative });
  if (!outcome.ok) return outcome;
  const { result: before, sums, layers } = reference;
  const now = outcome.value;
  const country = Float32Array.from(countrySums(now, layers), (value, i) =>
    f64(sums, i) > 0 ? value / f64(sums, i) - 1 : 0,
  );
  const { yearCount, placeCount } = before;
  const width = country.length / yearCount;
  const demandOfPlaces = new Float32Array(now.demandByService.length);
  for (let y = 0; y < yearCount; y++)
    for (let s = 0; s < services.length; s++)
      for (let m = 0; m < placeCount; m++) {
        const cell = (y * services.length + s) * placeCount + m;
        const was = f64(before.demandByService, cell);
        if (was > 0)
          demandOfPlaces[cell] =
            f64(now.demandByService, cell) / was - 1 - (country[y * width + s] as number);
      }
  const supplyOfPlaces = Float32Array.from(placeDeviation(now, before, 'supply'));
  const withHealth = health === null ? null : healthCurves(prepared, alternative, layers, country, health);
  return succeed({ alternative, country, withHealth, demandOfPlaces, supplyOfPlaces });
};
