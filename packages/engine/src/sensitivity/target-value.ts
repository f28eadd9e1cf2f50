import { exp, f64, parameterValue, type Result } from '@veivalg/core';
import type { BandSelection } from '../ensemble/coefficients.ts';
import { addColumns, countSelection, emptyColumns } from '../ensemble/coefficients.ts';
import { uncertainParameters } from '../ensemble/draw-parameters.ts';
import type { Ensemble } from '../ensemble/prepare-ensemble.ts';
import { quantileOf } from '../ensemble/quantile-of.ts';
import { firstLayer, healthParameter } from '../ensemble/responses.ts';

/** A part of the balance in one year, as a function of the uncertain parameters: the model's answer without running it again. */
export interface TargetFunction {
  /** Parameters that can move it. */
  readonly names: readonly string[];
  /** Value of each parameter in the model. Shape [names]. */
  readonly central: Float64Array;
  /** Value of a parameter at a share of its distribution. */
  readonly quantile: (name: number, share: number) => number;
  /** Gap for values of the parameters. @param values Shape [names]. Unit: FTE. */
  readonly gap: (values: Float64Array) => number;
}

const weightsOf = (level: number, ageing: number): Readonly<Record<string, number>> => ({
  high: Math.max(0, level),
  low: Math.max(0, -level),
  strongAgeing: Math.max(0, ageing),
  weakAgeing: Math.max(0, -ageing),
});

/**
 * Make the gap of some places in one year a function of the uncertain parameters.
 *
 * @param places Positions on the place axis; their sum is meant.
 * @param year Years since the base year.
 * @source docs/method/uncertainty.md Q4
 */
export const targetFunction = (
  ensemble: Ensemble,
  result: Result,
  places: readonly number[],
  year: number,
  selection: BandSelection = {},
): TargetFunction => {
  const { responses, columns, parameters: table } = ensemble;
  const mass = parameterValue(table, 'uncertainty.publishedMass');
  const out = emptyColumns(columns.count, places.length);
  addColumns(ensemble, result, countSelection(selection), year, places, 0, out);
  const sumRow = (array: Float64Array, row: number): number => {
    let total = 0;
    for (let n = 0; n < places.length; n++) total += f64(array, row * places.length + n);
    return total;
  };
  const central = sumRow(out.demand, 0) - sumRow(out.supply, 0);
  const width = responses.layers.reduce((a, b) => a + b, 0);
  const layers: { readonly layer: number; readonly weight: number }[] = [];
  const collect = (block: 'demand' | 'demandByService' | 'supply', list: Int32Array, sign: number): void => {
    const from = sign > 0 ? out.demandColumns : out.supplyColumns;
    list.forEach((column, l) => {
      const weight = column < 0 ? 0 : sign * sumRow(from, column);
      if (weight !== 0) layers.push({ layer: firstLayer(responses.layers, block) + l, weight });
    });
  };
  if (selection.profession === undefined) collect('demandByService', columns.service, 1);
  else collect('demand', columns.demand, 1);
  collect('supply', columns.supply, -1);
  const local = [
    { patterns: responses.localDemand, column: columns.localDemand, from: out.demandColumns, sign: 1 },
    { patterns: responses.localSupply, column: columns.localSupply, from: out.supplyColumns, sign: -1 },
  ];
  const powers = responses.parameters.length * 2;
  const health = responses.parameters.findIndex(({ name }) => name === healthParameter) * 2;
  /** FTE per unit of each power, from the places' own answers. */
  const localPowers = new Float64Array(powers);
  for (const { patterns, column, from, sign } of local)
    for (let r = 0; r < patterns.rank; r++) {
      const weight = sign * sumRow(from, column + r);
      for (let j = 0; j < powers; j++)
        localPowers[j] =
          f64(localPowers, j) +
          weight * (patterns.weights[(year * powers + j) * patterns.rank + r] as number);
    }
  const alternativeOwn = responses.alternatives.map((_, a) => {
    const column = columns.alternative[a] as number;
    return sumRow(out.demandColumns, column) - sumRow(out.supplyColumns, column);
  });
  const uncertain = uncertainParameters(table);
  const population = ['uncertainty.populationLevel', 'uncertainty.populationAgeing'];
  const names = [...population, ...responses.parameters.map(({ name }) => name)];
  const quantiles = names.map((name) => {
    const parameter = uncertain.find(({ id }) => id === name);
    return parameter === undefined ? () => 0 : quantileOf(parameter, mass);
  });
  return {
    names,
    central: Float64Array.from(names, (name) => parameterValue(table, name)),
    quantile: (name, share) => quantiles[name]?.(share) ?? 0,
    gap: (values) => {
      const weights = weightsOf(f64(values, 0), f64(values, 1));
      let gap = central;
      const ts = new Float64Array(powers);
      responses.parameters.forEach(({ nodes }, j) => {
        const t = (f64(values, j + 2) - nodes.middle) / nodes.scale;
        ts[j * 2] = t;
        ts[j * 2 + 1] = t * t;
        gap += f64(localPowers, j * 2) * t + f64(localPowers, j * 2 + 1) * t * t;
      });
      for (const { layer, weight } of layers) {
        let power = 0;
        responses.parameters.forEach(({ country }, j) => {
          const from = (year * width + layer) * 2;
          power +=
            (country[from] as number) * f64(ts, j * 2) + (country[from + 1] as number) * f64(ts, j * 2 + 1);
        });
        for (const { first, second, cross } of responses.pairs)
          power += (cross[year * width + layer] as number) * f64(ts, first) * f64(ts, second);
        let change = 1;
        responses.alternatives.forEach(({ alternative, country, withHealth }) => {
          const at = year * width + layer;
          const moved =
            withHealth === null || health < 0
              ? 0
              : (withHealth[at * 2] as number) * f64(ts, health) +
                (withHealth[at * 2 + 1] as number) * f64(ts, health + 1);
          change += ((country[at] as number) + moved) * (weights[alternative] ?? 0);
        });
        gap += weight * (exp(power) * change - 1);
      }
      responses.alternatives.forEach(({ alternative }, a) => {
        gap += (alternativeOwn[a] ?? 0) * (weights[alternative] ?? 0);
      });
      return gap;
    },
  };
};
