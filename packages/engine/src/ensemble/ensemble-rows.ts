import { exp, f64, professions, sectors, services } from '@veivalg/core';
import type { EnsembleKernels } from '../kernel/ensemble-kernels.ts';
import type { ParameterDraws } from './draw-parameters.ts';
import type { LocalPatterns } from './local-patterns.ts';
import { firstLayer, healthParameter, type Responses } from './responses.ts';

const cells = sectors.length * professions.length;

/**
 * The columns of the ensemble's product: what is weighed by the coefficients of a place. Demand by profession comes
 * first, so that a question without profession can begin after it.
 */
export interface ColumnPlan {
  /** Column of demand by sector and profession, −1 where draws do not move it. Shape [K × P]. */
  readonly demand: Int32Array;
  /** Column of each service. Shape [S]. */
  readonly service: Int32Array;
  /** As `demand`, of supply. */
  readonly supply: Int32Array;
  /** Column of each population alternative. */
  readonly alternative: Int32Array;
  /** First column of the patterns in which places differ, of demand and of supply. */
  readonly localDemand: number;
  readonly localSupply: number;
  readonly count: number;
}

/** Layers that any draw moves. Shape [L]. */
const movedLayers = (responses: Responses): Uint8Array => {
  const width = responses.layers.reduce((a, b) => a + b, 0);
  const moved = new Uint8Array(width);
  for (const { country } of responses.parameters)
    for (let i = 0; i < country.length; i++) if (country[i] !== 0) moved[(i >> 1) % width] = 1;
  for (const { country } of responses.alternatives)
    for (let i = 0; i < country.length; i++) if (country[i] !== 0) moved[i % width] = 1;
  return moved;
};

/** Lay out the columns for a set of responses. */
export const planColumns = (responses: Responses): ColumnPlan => {
  const moved = movedLayers(responses);
  let next = 0;
  const place = (first: number, count: number): Int32Array =>
    Int32Array.from({ length: count }, (_, l) => (moved[first + l] === 1 ? next++ : -1));
  const demand = place(firstLayer(responses.layers, 'demand'), cells);
  const service = place(firstLayer(responses.layers, 'demandByService'), services.length);
  const supply = place(firstLayer(responses.layers, 'supply'), cells);
  const alternative = Int32Array.from(responses.alternatives, () => next++);
  const localDemand = next;
  const localSupply = localDemand + responses.localDemand.rank;
  const count = localSupply + responses.localSupply.rank;
  return { demand, service, supply, alternative, localDemand, localSupply, count };
};

/** Rows of the draw basis: two for each parameter, one for each pair. */
export const powerCount = (responses: Responses): number =>
  responses.parameters.length * 2 + responses.pairs.length;

/** What every draw does to the parameters, on the scale the responses are measured on. Padded draws are zero. */
export interface DrawBasis {
  /** t and t² of each parameter with a response, then the product of the two powers of each pair. Shape [2J + pairs][D]. */
  readonly powers: Float64Array;
  /** Weight of each population alternative. Shape [A][D]. */
  readonly weights: Float64Array;
}

/** Weights of the alternatives in a draw: straight lines from the main alternative to each, by level and by ageing. */
const alternativeWeight = (name: string, level: number, ageing: number): number => {
  switch (name) {
    case 'high':
      return Math.max(0, level);
    case 'low':
      return Math.max(0, -level);
    case 'strongAgeing':
      return Math.max(0, ageing);
    case 'weakAgeing':
      return Math.max(0, -ageing);
    default:
      return 0;
  }
};

/** Work out the basis. @param stride Draws with padding. @source docs/method/uncertainty.md Q3, D6 */
export const drawBasis = (
  responses: Responses,
  drawn: ParameterDraws,
  stride: number,
  kernels: EnsembleKernels,
): DrawBasis => {
  const rowOf = (name: string): number => drawn.names.indexOf(name) * drawn.draws;
  const powers = kernels.f64(powerCount(responses) * stride);
  responses.parameters.forEach(({ name, nodes }, j) => {
    const row = rowOf(name);
    for (let d = 0; d < drawn.draws; d++) {
      const t = (f64(drawn.values, row + d) - nodes.middle) / nodes.scale;
      powers[j * 2 * stride + d] = t;
      powers[(j * 2 + 1) * stride + d] = t * t;
    }
  });
  responses.pairs.forEach(({ first, second }, i) => {
    const row = (responses.parameters.length * 2 + i) * stride;
    for (let d = 0; d < drawn.draws; d++)
      powers[row + d] = f64(powers, first * stride + d) * f64(powers, second * stride + d);
  });
  const weights = new Float64Array(responses.alternatives.length * stride);
  const [level, ageing] = [rowOf('uncertainty.populationLevel'), rowOf('uncertainty.populationAgeing')];
  responses.alternatives.forEach(({ alternative }, a) => {
    for (let d = 0; d < drawn.draws; d++)
      weights[a * stride + d] = alternativeWeight(
        alternative,
        f64(drawn.values, level + d),
        f64(drawn.values, ageing + d),
      );
  });
  return { powers, weights };
};

/**
 * Work out what draws do to some layers of one year, against the central path.
 *
 * multiplier − 1 = exp(Σ slope·t + bend·t²) × (1 + Σ weight × alternative) − 1, where an alternative's ratio
 * moves with the health path.
 *
 * @param layerNumbers Layers wanted, numbered over all blocks.
 * @param curves Scratch from the kernels. Shape at least [layers][2J + pairs].
 * @param sums Scratch from the kernels. Shape at least [layers][stride].
 * @param write Receives each layer's row: position in `layerNumbers`, shape [stride], zero in padded draws.
 * @source docs/method/uncertainty.md Q3
 */
export const layerMultipliers = (
  responses: Responses,
  basis: DrawBasis,
  kernels: EnsembleKernels,
  year: number,
  layerNumbers: readonly number[],
  draws: number,
  stride: number,
  curves: Float64Array,
  sums: Float64Array,
  write: (position: number, row: Float64Array) => void,
): void => {
  const width = responses.layers.reduce((a, b) => a + b, 0);
  const columns = powerCount(responses);
  responses.pairs.forEach(({ cross }, j) => {
    layerNumbers.forEach((layer, i) => {
      curves[i * columns + responses.parameters.length * 2 + j] = cross[year * width + layer] as number;
    });
  });
  responses.parameters.forEach(({ country }, j) => {
    layerNumbers.forEach((layer, i) => {
      const from = (year * width + layer) * 2;
      curves[i * columns + j * 2] = country[from] as number;
      curves[i * columns + j * 2 + 1] = country[from + 1] as number;
    });
  });
  kernels.productF64(curves, basis.powers, null, sums, sums, layerNumbers.length, columns, stride);
  const factor = new Float64Array(draws);
  const health = responses.parameters.findIndex(({ name }) => name === healthParameter) * 2 * stride;
  layerNumbers.forEach((layer, i) => {
    const row = sums.subarray(i * stride, (i + 1) * stride);
    factor.fill(1);
    responses.alternatives.forEach(({ country, withHealth }, a) => {
      const at = year * width + layer;
      const change = country[at] as number;
      const [slope, bend] =
        withHealth === null || health < 0
          ? [0, 0]
          : [withHealth[at * 2] as number, withHealth[at * 2 + 1] as number];
      if (change === 0 && slope === 0 && bend === 0) return;
      for (let d = 0; d < draws; d++) {
        const moved =
          slope === 0 && bend === 0
            ? change
            : change + slope * f64(basis.powers, health + d) + bend * f64(basis.powers, health + stride + d);
        factor[d] = f64(factor, d) + moved * f64(basis.weights, a * stride + d);
      }
    });
    for (let d = 0; d < draws; d++) row[d] = exp(f64(row, d)) * f64(factor, d) - 1;
    write(i, row);
  });
};

/**
 * Work out how far each local pattern is followed in every draw of one year: Σ_j weight[j][r] × power_j.
 *
 * @param curves Scratch from the kernels. Shape at least [rank][2J].
 * @param sums Scratch from the kernels; the rows are left in it. Shape at least [rank][stride].
 * @source docs/method/uncertainty.md Q3
 */
export const patternRows = (
  local: LocalPatterns,
  basis: DrawBasis,
  kernels: EnsembleKernels,
  year: number,
  columns: number,
  stride: number,
  curves: Float64Array,
  sums: Float64Array,
): void => {
  for (let r = 0; r < local.rank; r++)
    for (let j = 0; j < columns; j++)
      curves[r * columns + j] = local.weights[(year * columns + j) * local.rank + r] as number;
  kernels.productF64(curves, basis.powers, null, sums, sums, local.rank, columns, stride);
};
