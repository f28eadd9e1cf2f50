import {
  type AssumptionChange,
  emptyPlan,
  f64,
  log,
  type Parameter,
  type PopulationAlternative,
  type Problem,
  problem,
  type Result,
} from '@veivalg/core';
import type { Prepared } from '../project/prepare.ts';
import { project } from '../project/project.ts';
import { powersOf, type ReadingFrame } from './parameter-reading.ts';
import { quantileOf } from './quantile-of.ts';
import { type CurveNodes, curveNodes, type NodePowers, throughNodes } from './response-curve.ts';
import { type ResponseBlock, responseBlocks } from './responses.ts';

/** Shares of the distribution that a response is measured at: the ends of the band that is shown. */
const nodeShares = [0.05, 0.95] as const;

export const layersOf = (result: Result): readonly number[] =>
  responseBlocks.map((block) => result[block].length / (result.yearCount * result.placeCount));

/** Sums over places of every layer. Shape [Y][L]. */
export const countrySums = (result: Result, layers: readonly number[]): Float64Array => {
  const { yearCount, placeCount } = result;
  const width = layers.reduce((a, b) => a + b, 0);
  const sums = new Float64Array(yearCount * width);
  let first = 0;
  responseBlocks.forEach((block, b) => {
    const count = layers[b] as number;
    for (let y = 0; y < yearCount; y++)
      for (let l = 0; l < count; l++) {
        const row = (y * count + l) * placeCount;
        let total = 0;
        for (let m = 0; m < placeCount; m++) total += f64(result[block], row + m);
        sums[y * width + first + l] = total;
      }
    first += count;
  });
  return sums;
};

/** log(now ÷ before), 0 where there is nothing to compare. */
const logRatio = (now: number, before: number): number => (now > 0 && before > 0 ? log(now / before) : 0);

/** A place's change against what the country's change by layer would give that place. Shape [Y][M]. Unit: share. */
export const placeDeviation = (now: Result, before: Result, block: ResponseBlock): Float64Array => {
  const { yearCount, placeCount } = before;
  const count = before[block].length / (yearCount * placeCount);
  const deviation = new Float64Array(yearCount * placeCount);
  const expected = new Float64Array(placeCount);
  const found = new Float64Array(placeCount);
  for (let y = 0; y < yearCount; y++) {
    expected.fill(0);
    found.fill(0);
    for (let l = 0; l < count; l++) {
      const row = (y * count + l) * placeCount;
      let [sumNow, sumBefore] = [0, 0];
      for (let m = 0; m < placeCount; m++) {
        sumNow += f64(now[block], row + m);
        sumBefore += f64(before[block], row + m);
      }
      const ratio = sumBefore > 0 ? sumNow / sumBefore : 1;
      for (let m = 0; m < placeCount; m++) {
        expected[m] = f64(expected, m) + f64(before[block], row + m) * ratio;
        found[m] = f64(found, m) + f64(now[block], row + m);
      }
    }
    for (let m = 0; m < placeCount; m++)
      deviation[y * placeCount + m] = f64(expected, m) > 0 ? f64(found, m) / f64(expected, m) - 1 : 0;
  }
  return deviation;
};

/** Curves through what was found at two nodes, year by year. @param nodesIn Powers at the nodes in a year. @returns Shape [first][2]. */
export const curvesThrough = (
  nodesIn: (year: number) => readonly [NodePowers, NodePowers],
  years: number,
  first: Float64Array,
  second: Float64Array,
): Float32Array => {
  const curves = new Float32Array(first.length * 2);
  const width = first.length / years;
  for (let y = 0; y < years; y++) {
    const powers = nodesIn(y);
    for (let i = y * width; i < (y + 1) * width; i++) {
      const [slope, bend] = throughNodes(powers, f64(first, i), f64(second, i));
      curves[i * 2] = slope;
      curves[i * 2 + 1] = bend;
    }
  }
  return curves;
};

export const largest = (values: Float64Array): number => {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(f64(values, i)));
  return most;
};

/** The model as it stands, which every response is held against. */
export interface Reference {
  readonly result: Result;
  readonly layers: readonly number[];
  readonly sums: Float64Array;
}

/** Log of the country's sums against the reference. Shape [Y][L]. */
export const logSums = (result: Result, reference: Reference): Float64Array =>
  countrySums(result, reference.layers).map((value, i) => logRatio(value, f64(reference.sums, i)));

/** Run the model without measures, with some assumptions; null where it cannot stand there. */
export const runWith = (
  prepared: Prepared,
  assumptions: readonly AssumptionChange[],
  population: PopulationAlternative = 'main',
): Result | null => {
  try {
    const outcome = project(prepared, {
      ...emptyPlan,
      endYear: prepared.endYear,
      population,
      assumptions,
    });
    return outcome.ok ? outcome.value : null;
  } catch {
    return null;
  }
};

/** Values of a parameter that its response is measured at, or null where it has no width. */
export const nodesOf = (parameter: Parameter, mass: number): CurveNodes | null => {
  const quantile = quantileOf(parameter, mass);
  const [lowest, highest] = nodeShares;
  return curveNodes(
    Math.min(quantile(lowest), parameter.value),
    parameter.value,
    Math.max(quantile(highest), parameter.value),
  );
};

/** What is assumed at one node of a parameter: its value, or those of all it is measured together with. */
export type NodeValues = Readonly<Record<string, number>>;

const assumptionsOf = (values: NodeValues): readonly AssumptionChange[] =>
  Object.entries(values).map(([parameter, value]) => ({ parameter, value, reason: '' }));

/** Run the model at one or more nodes at once. */
export const runNode = (prepared: Prepared, ...nodes: readonly NodeValues[]): Result | null =>
  runWith(prepared, assumptionsOf(Object.assign({}, ...nodes) as NodeValues));

/** Nodes of a parameter, with what is assumed there and the runs. */
export interface NodeRuns {
  readonly nodes: CurveNodes;
  readonly values: readonly [NodeValues, NodeValues];
  readonly runs: readonly [Result, Result];
}

/** Run the two nodes; where the model breaks at one, that node is moved to half-way. */
export const runNodes = (
  prepared: Prepared,
  parameter: Parameter,
  mass: number,
  problems: Problem[],
): NodeRuns | null => {
  let nodes = nodesOf(parameter, mass);
  for (let tries = 0; nodes !== null && tries < 5; tries++) {
    const { middle, scale }: CurveNodes = nodes;
    const [low, high] = [nodes.first, nodes.second].map((t) => ({ [parameter.id]: middle + t * scale })) as [
      NodeValues,
      NodeValues,
    ];
    const [first, second] = [runNode(prepared, low), runNode(prepared, high)];
    if (first !== null && second !== null) return { nodes, values: [low, high], runs: [first, second] };
    const broken = (first === null ? low : high)[parameter.id] ?? Number.NaN;
    problems.push(problem('V5009', parameter.id, { id: parameter.id, value: broken }, 'warning'));
    nodes = {
      ...nodes,
      first: first === null ? nodes.first / 2 : nodes.first,
      second: second === null ? nodes.second / 2 : nodes.second,
    };
  }
  return null;
};

/**
 * Run the model where the parameters that make one number together make it least and most, inside their nodes.
 *
 * Each in turn is put where the number is lowest (highest), given those before it, twice over.
 */
export const runTogether = (
  prepared: Prepared,
  parameters: readonly Parameter[],
  carrier: Parameter,
  mass: number,
  number: (values: NodeValues) => number,
): NodeRuns | null => {
  const nodes = nodesOf(carrier, mass);
  const choices = parameters.flatMap((parameter) => {
    const own = nodesOf(parameter, mass);
    return own === null
      ? []
      : [{ id: parameter.id, at: [0, own.first, own.second].map((t) => own.middle + t * own.scale) }];
  });
  const furthest = (sign: 1 | -1): NodeValues => {
    const values: Record<string, number> = {};
    for (const { id, at } of [...choices, ...choices])
      values[id] = at.reduce((best, value) =>
        sign * (number({ ...values, [id]: value }) - number({ ...values, [id]: best })) > 0 ? value : best,
      );
    return values;
  };
  const [low, high] = [furthest(-1), furthest(1)];
  const [first, second] = [runNode(prepared, low), runNode(prepared, high)];
  return nodes === null || first === null || second === null
    ? null
    : { nodes, values: [low, high], runs: [first, second] };
};

/** The powers of a parameter at its two nodes in a year. */
export const powersAtNodes = (
  name: string,
  nodes: CurveNodes,
  frame: ReadingFrame,
  values: readonly [NodeValues, NodeValues],
  year: number,
): readonly [NodePowers, NodePowers] => {
  const at = (node: NodeValues): NodePowers => powersOf(name, nodes, frame, (id) => node[id], year);
  return [at(values[0]), at(values[1])];
};
