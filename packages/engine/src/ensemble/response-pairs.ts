import { f64, parameterValue } from '@veivalg/core';
import type { Prepared } from '../project/prepare.ts';
import { powersOf, type ReadingFrame, readingOf } from './parameter-reading.ts';
import type { NodePowers } from './response-curve.ts';
import {
  logSums,
  type NodeValues,
  placeDeviation,
  powersAtNodes,
  type Reference,
  runNode,
} from './response-runs.ts';
import type { PairResponse, ParameterResponse, ResponseBlock } from './responses.ts';

/** One parameter's response, with its places before they are put into patterns. */
export interface MeasuredParameter {
  readonly response: ParameterResponse;
  /** What was assumed at its two nodes. */
  readonly values: readonly [NodeValues, NodeValues];
  /** Slope and bend of a place's total against the country's; null where places are alike. Shape [Y][M][2]. */
  readonly demandOfPlaces: Float32Array | null;
  readonly supplyOfPlaces: Float32Array | null;
}

/** What two powers do together, with its places before they are put into patterns. */
export interface MeasuredPair {
  readonly response: PairResponse;
  /** A place's total against the country's, per unit of the product. Shape [Y][M]. */
  readonly demandOfPlaces: Float32Array | null;
  readonly supplyOfPlaces: Float32Array | null;
}

const corners = [0, 1] as const;

/** A parameter's own answer at its powers. */
const curveAt = (curves: Float32Array | null, i: number, [first, second]: NodePowers): number =>
  curves === null ? 0 : (curves[i * 2] as number) * first + (curves[i * 2 + 1] as number) * second;

/** Sums that a product of two powers is fitted by: least squares through the corners, Σ found × product ÷ Σ product². */
interface Fit {
  readonly found: Float64Array;
  readonly squares: Float64Array;
}

const emptyFit = (length: number): Fit => ({
  found: new Float64Array(length),
  squares: new Float64Array(length),
});

const fitted = ({ found, squares }: Fit): Float32Array =>
  Float32Array.from(found, (value, i) => (f64(squares, i) > 0 ? value / f64(squares, i) : 0));

/** Add what is left at one corner when each has had its own: `left` by year and cell. */
const addCorner = (
  fit: Fit,
  values: Float64Array,
  years: number,
  at: (year: number) => readonly [NodePowers, NodePowers],
  powers: readonly [0 | 1, 0 | 1],
  alone: (i: number, one: NodePowers, other: NodePowers) => number,
): void => {
  const width = values.length / years;
  for (let y = 0; y < years; y++) {
    const [one, other] = at(y);
    const product = one[powers[0]] * other[powers[1]];
    for (let i = y * width; i < (y + 1) * width; i++) {
      fit.found[i] = f64(fit.found, i) + (f64(values, i) - alone(i, one, other)) * product;
      fit.squares[i] = f64(fit.squares, i) + product * product;
    }
  }
};

/** Which of a parameter's powers goes into a pair: the first, but what has faded so far where the other moves supply alone. */
const pairedPower = (name: string, other: string, frame: ReadingFrame): 0 | 1 =>
  readingOf(name, frame) === 'fadingShare' && other.startsWith('supply.') ? 1 : 0;

/**
 * Measure what two parameters do together beyond each alone, from the model at the four corners of their nodes.
 *
 * @returns Of the country (log) and of places (share); null where one of them has no response.
 */
export const measurePair = (
  prepared: Prepared,
  reference: Reference,
  measured: readonly MeasuredParameter[],
  frame: ReadingFrame,
  names: readonly [string, string],
): MeasuredPair | null => {
  const [first, second] = names.map((name) =>
    measured.findIndex(({ response }) => response.name === name),
  ) as [number, number];
  const [one, other] = [measured[first], measured[second]];
  if (one === undefined || other === undefined) return null;
  const { yearCount, placeCount } = reference.result;
  const powers = names.map((name, n) => pairedPower(name, names[1 - n] as string, frame)) as [0 | 1, 0 | 1];
  const country = emptyFit(reference.sums.length);
  const [demand, supply] = [emptyFit(yearCount * placeCount), emptyFit(yearCount * placeCount)];
  for (const a of corners)
    for (const b of corners) {
      const run = runNode(prepared, one.values[a], other.values[b]);
      if (run === null) continue;
      const powersAt = (
        { response: { name, nodes }, values }: MeasuredParameter,
        corner: 0 | 1,
        year: number,
      ) => powersOf(name, nodes, frame, (id) => values[corner][id], year);
      const at = (year: number): readonly [NodePowers, NodePowers] => [
        powersAt(one, a, year),
        powersAt(other, b, year),
      ];
      const add = (
        fit: Fit,
        values: Float64Array,
        own: Float32Array | null,
        others: Float32Array | null,
      ): void =>
        addCorner(
          fit,
          values,
          yearCount,
          at,
          powers,
          (i, t, u) => curveAt(own, i, t) + curveAt(others, i, u),
        );
      const places = (block: ResponseBlock): Float64Array => placeDeviation(run, reference.result, block);
      add(country, logSums(run, reference), one.response.country, other.response.country);
      add(demand, places('demandByService'), one.demandOfPlaces, other.demandOfPlaces);
      add(supply, places('supply'), one.supplyOfPlaces, other.supplyOfPlaces);
    }
  return {
    response: { first: first * 2 + powers[0], second: second * 2 + powers[1], cross: fitted(country) },
    demandOfPlaces: fitted(demand),
    supplyOfPlaces: fitted(supply),
  };
};

/** Half-way from the model's own values to those of the node that lies furthest off, as the model reads them. */
const halfWay = (
  prepared: Prepared,
  { response: { name, nodes }, values }: MeasuredParameter,
  frame: ReadingFrame,
): NodeValues => {
  const [[first], [second]] = powersAtNodes(name, nodes, frame, values, prepared.yearCount - 1);
  const furthest = Math.abs(first) > Math.abs(second) ? values[0] : values[1];
  return Object.fromEntries(
    Object.entries(furthest).map(([id, value]) => [
      id,
      (parameterValue(prepared.baseline.parameters, id) + value) / 2,
    ]),
  );
};

/** Nodes nearer to each other than this part of the furthest say one thing and not two. */
const tooNear = 1e-3;

/**
 * Measure a parameter at a third node and bend its curve to go through it: slope and bend are changed in place, and the
 * third power is returned. Written as c·t·(t − first)·(t − second), which leaves the other two nodes as they are.
 */
export const measureThirdPower = (
  prepared: Prepared,
  reference: Reference,
  measured: readonly MeasuredParameter[],
  frame: ReadingFrame,
  name: string,
): MeasuredPair | null => {
  const position = measured.findIndex(({ response }) => response.name === name);
  const own = measured[position];
  if (own === undefined) return null;
  const { nodes, country } = own.response;
  const values = halfWay(prepared, own, frame);
  const run = runNode(prepared, values);
  if (run === null) return null;
  const cross = new Float32Array(reference.sums.length);
  const found = logSums(run, reference);
  const { yearCount } = reference.result;
  const width = found.length / yearCount;
  for (let y = 0; y < yearCount; y++) {
    const [[first], [second]] = powersAtNodes(name, nodes, frame, own.values, y);
    const [t] = powersOf(name, nodes, frame, (id) => values[id], y);
    const least = tooNear * Math.max(Math.abs(first), Math.abs(second));
    if (![t, t - first, t - second].every((apart) => Math.abs(apart) > least)) continue;
    for (let i = y * width; i < (y + 1) * width; i++) {
      const [slope, bend] = [country[i * 2] as number, country[i * 2 + 1] as number];
      const third = (f64(found, i) - slope * t - bend * t * t) / (t * (t - first) * (t - second));
      cross[i] = third;
      country[i * 2] = slope + third * first * second;
      country[i * 2 + 1] = bend - third * (first + second);
    }
  }
  return {
    response: { first: position * 2, second: position * 2 + 1, cross },
    demandOfPlaces: null,
    supplyOfPlaces: null,
  };
};
