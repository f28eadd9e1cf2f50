import { at, f64, type Plan, type PopulationAlternative, type Result, services } from '@veivalg/core';
import { drawsOf, type Ensemble, everyPlace, type Prepared, project } from '@veivalg/engine';

/** How far an ensemble's draws are from the model run anew, in standard deviations of each place's own draws. */
export interface BruteForceMiss {
  /** Root mean square over places. */
  readonly typical: number;
  readonly worst: number;
  /** The draw and the model, each from the mean of the place's own draws. Shape [M]. Unit: standard deviations. */
  readonly drawn: Float64Array;
  readonly model: Float64Array;
  /** The same for the sum of all places. Unit: standard deviations. */
  readonly country: { readonly drawn: number; readonly model: number };
}

/** Gap of every place in one year. Shape [M]. Unit: FTE. */
const gaps = (result: Result, year: number): Float64Array => {
  const { placeCount } = result;
  const gap = new Float64Array(placeCount);
  const cells = result.supply.length / (result.yearCount * placeCount);
  for (let m = 0; m < placeCount; m++) {
    let value = 0;
    for (let s = 0; s < services.length; s++)
      value += f64(result.demandByService, (year * services.length + s) * placeCount + m);
    for (let c = 0; c < cells; c++) value -= f64(result.supply, (year * cells + c) * placeCount + m);
    gap[m] = value;
  }
  return gap;
};

const run = (prepared: Prepared, plan: Plan): Result => {
  const outcome = project(prepared, plan);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
};

const valueIn = (ensemble: Ensemble, name: string, draw: number): number =>
  f64(ensemble.drawn.values, ensemble.drawn.names.indexOf(name) * ensemble.drawn.draws + draw);

/** The model run with the parameters of one draw, alternatives for the population weighed together. Shape [M]. */
export const modelInDraw = (
  prepared: Prepared,
  ensemble: Ensemble,
  plan: Plan,
  year: number,
  draw: number,
): Float64Array => {
  const assumptions = ensemble.responses.parameters.map(({ name }) => ({
    parameter: name,
    value: valueIn(ensemble, name, draw),
    reason: '',
  }));
  const gapsAt = (population: PopulationAlternative): Float64Array =>
    gaps(run(prepared, { ...plan, population, assumptions }), year);
  const main = gapsAt('main');
  const [level, ageing] = ['uncertainty.populationLevel', 'uncertainty.populationAgeing'].map((name) =>
    valueIn(ensemble, name, draw),
  ) as [number, number];
  const total = main.slice();
  for (const [alternative, weight] of [
    [level > 0 ? 'high' : 'low', Math.abs(level)],
    [ageing > 0 ? 'strongAgeing' : 'weakAgeing', Math.abs(ageing)],
  ] as const) {
    const other = gapsAt(alternative);
    for (let m = 0; m < total.length; m++) total[m] = f64(total, m) + weight * (f64(other, m) - f64(main, m));
  }
  return total;
};

const momentsOf = (values: Float64Array): { readonly mean: number; readonly sd: number } => {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return { mean, sd: Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length) };
};

/**
 * Hold one draw of an ensemble against the model itself, local noise apart, in every municipality.
 *
 * @source docs/method/uncertainty.md Q3
 */
export const bruteForceMiss = (
  prepared: Prepared,
  ensemble: Ensemble,
  plan: Plan,
  year: number,
  draw: number,
): BruteForceMiss => {
  const result = run(prepared, plan);
  const { placeCount } = result;
  const { draws } = ensemble.settings;
  const values = drawsOf(ensemble, { result, targets: everyPlace(result, year) });
  const truth = modelInDraw(prepared, ensemble, plan, year, draw);
  const spread = ensemble.spreadInYear(result.residents, year);
  const [drawn, model] = [new Float64Array(placeCount), new Float64Array(placeCount)];
  const all = new Float64Array(draws);
  for (let m = 0; m < placeCount; m++) {
    const own = values.subarray(m * draws, (m + 1) * draws);
    let demand = 0;
    for (let s = 0; s < services.length; s++)
      demand += f64(result.demandByService, (year * services.length + s) * placeCount + m);
    const noise = (d: number): number =>
      demand * f64(spread, m) * at(ensemble.localNoise, m * ensemble.stride + d);
    const { mean, sd } = momentsOf(own);
    drawn[m] = (f64(own, draw) - noise(draw) - mean) / sd;
    model[m] = (f64(truth, m) - mean) / sd;
    for (let d = 0; d < draws; d++) all[d] = f64(all, d) + f64(own, d) - noise(d);
  }
  const misses = drawn.map((value, m) => Math.abs(value - f64(model, m)));
  const { mean, sd } = momentsOf(all);
  return {
    typical: Math.sqrt(misses.reduce((a, b) => a + b * b, 0) / placeCount),
    worst: misses.reduce((a, b) => Math.max(a, b), 0),
    drawn,
    model,
    country: {
      drawn: (f64(all, draw) - mean) / sd,
      model: (truth.reduce((a, b) => a + b, 0) - mean) / sd,
    },
  };
};
