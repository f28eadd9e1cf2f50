import type { EnsembleKernels } from '../kernel/ensemble-kernels.ts';
import { firstLayer, type Responses } from './responses.ts';

/** Rows of the draw basis: two for each parameter, one for each pair. */
export const powerCount = (responses: Responses): number =>
  responses.parameters.length * 2 + responses.pairs.length;

/**
 * Make the reader of how a layer answers to a power of the draw basis in a year: slope, bend, or what a pair does together.
 *
 * @returns 0 where it does not answer.
 */
export const curveReader = ({
  parameters,
  pairs,
  layers,
}: Responses): ((power: number, year: number, layer: number) => number) => {
  const width = layers.reduce((a, b) => a + b, 0);
  return (power, year, layer) => {
    const at = year * width + layer;
    const parameter = parameters[power >> 1];
    const value =
      parameter === undefined
        ? pairs[power - parameters.length * 2]?.cross[at]
        : parameter.country[at * 2 + (power & 1)];
    return value ?? 0;
  };
};

/** Layers or patterns that follow each other, and the powers that move any of them in any year. */
export interface MovedTogether {
  /** Positions among the columns' layers, or among a side's patterns. */
  readonly first: number;
  readonly count: number;
  /** Rows of the draw basis, from the kernels. */
  readonly powers: Int32Array;
}

/** What moves each side: most powers move either demand or supply, and nothing is added for the others. */
export interface MovingPowers {
  /** Layers of demand, then those of supply. */
  readonly layers: readonly MovedTogether[];
  readonly localDemand: MovedTogether;
  readonly localSupply: MovedTogether;
}

/**
 * Find which powers move what.
 *
 * @param layers Layers behind the columns, in the order of the columns.
 * @source docs/method/uncertainty.md Q3
 */
export const movingPowers = (
  responses: Responses,
  layers: readonly number[],
  kernels: EnsembleKernels,
): MovingPowers => {
  const { yearCount } = responses;
  const powers = Array.from({ length: powerCount(responses) }, (_, j) => j);
  const years = Array.from({ length: yearCount }, (_, year) => year);
  const curve = curveReader(responses);
  const together = (first: number, count: number, moves: (power: number) => boolean): MovedTogether => {
    const found = powers.filter(moves);
    const list = kernels.i32(found.length);
    list.set(found);
    return { first, count, powers: list };
  };
  const supply = firstLayer(responses.layers, 'supply');
  const demandCount = layers.filter((layer) => layer < supply).length;
  const ofLayers = (first: number, count: number): MovedTogether => {
    const own = layers.slice(first, first + count);
    return together(first, count, (power) =>
      years.some((year) => own.some((layer) => curve(power, year, layer) !== 0)),
    );
  };
  const ofPatterns = ({ rank, weights }: Responses['localDemand']): MovedTogether =>
    together(0, rank, (power) =>
      years.some((year) => {
        const at = (year * powers.length + power) * rank;
        return weights.subarray(at, at + rank).some((weight) => weight !== 0);
      }),
    );
  return {
    layers: [ofLayers(0, demandCount), ofLayers(demandCount, layers.length - demandCount)],
    localDemand: ofPatterns(responses.localDemand),
    localSupply: ofPatterns(responses.localSupply),
  };
};
