import { exp, f64 } from '@veivalg/core';
import { unpaidRatio } from './older-use.ts';
import { powersOf } from './parameter-reading.ts';
import {
  firstLayer,
  healthParameter,
  type ResponseBlock,
  type Responses,
  responseBlocks,
} from './responses.ts';
import { type StaffTieAt, staffTieAt } from './tied-staff.ts';

/** What one set of values of the parameters does in one year. */
export interface ResponseAt {
  /** t and t² of each parameter, then the pairs. Shape [2J + pairs]. */
  readonly powers: Float64Array;
  /** What a layer is multiplied by. */
  readonly multiplier: (layer: number) => number;
  /** What the country's demand is multiplied by, alternatives apart, and its demand and supply with them. */
  readonly asMain: number;
  readonly demand: number;
  readonly supply: number;
  /** What an FTE saved by unpaid care comes to, less one, with the country's demand. */
  readonly unpaid: number;
  /** What staff that follow draws otherwise are moved by. */
  readonly staff: StaffTieAt;
}

/** First layer of a block and the first after it. */
const layersOf = (responses: Responses, block: ResponseBlock): readonly [number, number] => {
  const first = firstLayer(responses.layers, block);
  return [first, first + (responses.layers[responseBlocks.indexOf(block)] as number)];
};

/**
 * Make the function that reads the responses of one year at given values: what the rows of an ensemble are in one draw.
 *
 * @param extra Layers wanted beside services and supply.
 * @returns Of values in the order of the responses' parameters and weights in the order of their alternatives. What it
 * gives holds until it is called again.
 * @source docs/method/uncertainty.md Q3
 */
export const responsePoint = (
  responses: Responses,
  year: number,
  extra: readonly number[],
): ((values: Float64Array, weights: readonly number[]) => ResponseAt) => {
  const { parameters, pairs, alternatives, reading } = responses;
  const rows = new Map(parameters.map(({ name }, j) => [name, j]));
  const width = responses.layers.reduce((a, b) => a + b, 0);
  const count = parameters.length * 2 + pairs.length;
  const [services, supply] = [layersOf(responses, 'demandByService'), layersOf(responses, 'supply')];
  const between = ([from, to]: readonly [number, number]): readonly number[] =>
    Array.from({ length: to - from }, (_, i) => from + i);
  const layers = [...new Set([...between(services), ...between(supply), ...extra])];
  // What no value changes is laid out flat once: the function is called ten thousand times and more.
  const curves = new Float64Array(layers.length * count);
  const moves = new Float64Array(layers.length * alternatives.length * 3);
  const shares = new Float64Array(layers.length);
  layers.forEach((layer, i) => {
    const at = year * width + layer;
    shares[i] = responses.shares[at] as number;
    parameters.forEach(({ country }, j) => {
      curves[i * count + j * 2] = country[at * 2] as number;
      curves[i * count + j * 2 + 1] = country[at * 2 + 1] as number;
    });
    pairs.forEach(({ cross }, j) => {
      curves[i * count + parameters.length * 2 + j] = cross[at] as number;
    });
    alternatives.forEach(({ country, withHealth }, a) => {
      const to = (i * alternatives.length + a) * 3;
      moves[to] = country[at] as number;
      moves[to + 1] = withHealth?.[at * 2] ?? 0;
      moves[to + 2] = withHealth?.[at * 2 + 1] ?? 0;
    });
  });
  const health = parameters.findIndex(({ name }) => name === healthParameter) * 2;
  const powers = new Float64Array(count);
  const staffAt = staffTieAt(responses, year);
  const changes = new Float64Array(width).fill(1);

  const lookUpIn =
    (values: Float64Array) =>
    (name: string): number | undefined => {
      const j = rows.get(name);
      return j === undefined ? undefined : f64(values, j);
    };
  const readPowers = (values: Float64Array): void => {
    const lookUp = lookUpIn(values);
    parameters.forEach(({ name, nodes }, j) => {
      const [first, second] = powersOf(name, nodes, reading, lookUp, year);
      powers[j * 2] = first;
      powers[j * 2 + 1] = second;
    });
    pairs.forEach(({ first, second }, j) => {
      powers[parameters.length * 2 + j] = f64(powers, first) * f64(powers, second);
    });
  };
  const alternativeFactor = (i: number, weights: readonly number[]): number => {
    const [first, second] = health < 0 ? [0, 0] : [f64(powers, health), f64(powers, health + 1)];
    let factor = 1;
    for (let a = 0; a < alternatives.length; a++) {
      const from = (i * alternatives.length + a) * 3;
      factor +=
        (f64(moves, from) + f64(moves, from + 1) * first + f64(moves, from + 2) * second) * (weights[a] ?? 0);
    }
    return factor;
  };
  return (values, weights) => {
    readPowers(values);
    const ofCountry = { asMain: 1, demand: 1, supply: 1 };
    layers.forEach((layer, i) => {
      let logOf = 0;
      for (let j = 0; j < count; j++) logOf += f64(curves, i * count + j) * f64(powers, j);
      const alone = exp(logOf);
      const change = alone * alternativeFactor(i, weights);
      changes[layer] = change;
      if (layer >= services[0] && layer < services[1]) {
        ofCountry.asMain += f64(shares, i) * (alone - 1);
        ofCountry.demand += f64(shares, i) * (change - 1);
      } else if (layer >= supply[0] && layer < supply[1]) ofCountry.supply += f64(shares, i) * (change - 1);
    });
    const unpaid = (unpaidRatio(reading, lookUpIn(values)) - 1) * ofCountry.demand;
    const staff = staffAt((position) => f64(powers, position));
    return { powers, multiplier: (layer) => f64(changes, layer), ...ofCountry, unpaid, staff };
  };
};
