import { f64 } from '@veivalg/core';
import type { Prepared } from '../project/prepare.ts';
import type { OlderUse } from './older-use.ts';
import { powersOf, readingOf } from './parameter-reading.ts';
import type { NodePowers } from './response-curve.ts';
import { logSums, type NodeValues, placeDeviation, type Reference, runNode } from './response-runs.ts';
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
const pairedPower = (name: string, other: string, frame: OlderUse): 0 | 1 =>
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
  frame: OlderUse,
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

/**
 * Measure a parameter at a third node and bend its curve to go through it: slope and bend are changed in place, and the
 * third power is returned. Written as c·t·(t − first)·(t − second), which leaves the other two nodes as they are.
 */
export const measureThirdPower = (
  prepared: Prepared,
  reference: Reference,
  measured: readonly MeasuredParameter[],
  name: string,
): MeasuredPair | null => {
  const position = measured.findIndex(({ response }) => response.name === name);
  const response = measured[position]?.response;
  if (response === undefined) return null;
  const { nodes, country } = response;
  const { first, second } = nodes;
  const third = (Math.abs(first) > Math.abs(second) ? first : second) / 2;
  if (third === first || third === second) return null;
  const run = runNode(prepared, { [name]: nodes.middle + third * nodes.scale });
  if (run === null) return null;
  const cross = new Float32Array(reference.sums.length);
  logSums(run, reference).forEach((found, i) => {
    const [slope, bend] = [country[i * 2] as number, country[i * 2 + 1] as number];
    const third3 =
      (found - slope * third - bend * third * third) / (third * (third - first) * (third - second));
    cross[i] = third3;
    country[i * 2] = slope + third3 * first * second;
    country[i * 2 + 1] = bend - third3 * (first + second);
  });
  return {
    response: { first: position * 2, second: position * 2 + 1, cross },
    demandOfPlaces: null,
    supplyOfPlaces: null,
  };
};
