import {
  emptyPlan,
  exp,
  f64,
  fail,
  invariant,
  log,
  type Outcome,
  type Parameter,
  type PopulationAlternative,
  type Problem,
  parameterValue,
  populationAlternatives,
  problem,
  professions,
  type Result,
  sectors,
  services,
  succeed,
} from '@veivalg/core';
import type { Prepared } from '../project/prepare.ts';
import { modelVersion, project } from '../project/project.ts';
import { checkUncertainty, uncertainParameters } from './draw-parameters.ts';
import { findLocalPatterns, type LocalPatterns } from './local-patterns.ts';
import { quantileOf } from './quantile-of.ts';
import { type CurveNodes, curveNodes, throughNodes } from './response-curve.ts';
import {
  type AlternativeResponse,
  healthParameter,
  measuredThrice,
  type PairResponse,
  type ParameterResponse,
  type ResponseBlock,
  type Responses,
  responseBlocks,
  responsesForm,
  workingTogether,
} from './responses.ts';

/** Told before each step; returns false to stop. */
export type Progress = (done: number, total: number) => boolean;

/** Shares of the distribution that a response is measured at: the ends of the band that is shown. */
const nodeShares = [0.05, 0.95] as const;
/** Differences between places below this (log) are left to the local spread. */
const alike = 1e-4;
/** Differences between places that all parameters together may lose in the patterns: a share of the place's total. */
const patternTolerance = 2e-4;

/** Parameters that the model does not read unless a plan asks: drawn with the measures, or settings of the draws themselves. */
const elsewhere = ['uncertainty.', 'measures.', 'scenario.'] as const;

const layersOf = (result: Result): readonly number[] =>
  responseBlocks.map((block) => result[block].length / (result.yearCount * result.placeCount));

/** Sums over places of every layer. Shape [Y][L]. */
const countrySums = (result: Result, layers: readonly number[]): Float64Array => {
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

/** A place's log change against what the country's change by layer would give that place. Shape [Y][M]. */
const placeDeviation = (now: Result, before: Result, block: ResponseBlock): Float64Array => {
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
      deviation[y * placeCount + m] = logRatio(f64(found, m), f64(expected, m));
  }
  return deviation;
};

const curvesThrough = (nodes: CurveNodes, first: Float64Array, second: Float64Array): Float32Array => {
  const curves = new Float32Array(first.length * 2);
  for (let i = 0; i < first.length; i++) {
    const [slope, bend] = throughNodes(nodes, f64(first, i), f64(second, i));
    curves[i * 2] = slope;
    curves[i * 2 + 1] = bend;
  }
  return curves;
};

const largest = (values: Float64Array): number => {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(f64(values, i)));
  return most;
};

interface Reference {
  readonly result: Result;
  readonly layers: readonly number[];
  readonly sums: Float64Array;
}

const logSums = (result: Result, reference: Reference): Float64Array =>
  countrySums(result, reference.layers).map((value, i) => logRatio(value, f64(reference.sums, i)));

/** Run the model with one parameter at a value; null where the model cannot stand there. */
const runAt = (prepared: Prepared, parameter: Parameter, value: number): Result | null => {
  try {
    const outcome = project(prepared, {
      ...emptyPlan,
      endYear: prepared.endYear,
      assumptions: [{ parameter: parameter.id, value, reason: '' }],
    });
    return outcome.ok ? outcome.value : null;
  } catch {
    return null;
  }
};

/** Values of a parameter that its response is measured at, or null where it has no width. */
const nodesOf = (parameter: Parameter, mass: number): CurveNodes | null => {
  const quantile = quantileOf(parameter, mass);
  const [lowest, highest] = nodeShares;
  return curveNodes(
    Math.min(quantile(lowest), parameter.value),
    parameter.value,
    Math.max(quantile(highest), parameter.value),
  );
};

/** Nodes of a parameter with the runs at them; where the model breaks at a node, that node is moved to half-way. */
const runNodes = (
  prepared: Prepared,
  parameter: Parameter,
  mass: number,
  problems: Problem[],
): { readonly nodes: CurveNodes; readonly runs: readonly [Result, Result] } | null => {
  let nodes = nodesOf(parameter, mass);
  for (let tries = 0; nodes !== null && tries < 5; tries++) {
    const value = (t: number, n: CurveNodes): number => n.middle + t * n.scale;
    const first = runAt(prepared, parameter, value(nodes.first, nodes));
    const second = runAt(prepared, parameter, value(nodes.second, nodes));
    if (first !== null && second !== null) return { nodes, runs: [first, second] };
    problems.push(
      problem(
        'V5009',
        parameter.id,
        { id: parameter.id, value: value(first === null ? nodes.first : nodes.second, nodes) },
        'warning',
      ),
    );
    nodes = {
      ...nodes,
      first: first === null ? nodes.first / 2 : nodes.first,
      second: second === null ? nodes.second / 2 : nodes.second,
    };
  }
  return null;
};

/** One parameter's response, with its places before they are put into patterns. */
interface MeasuredParameter {
  readonly response: ParameterResponse;
  /** Slope and bend of a place's total against the country's. Shape [Y][M][2]. */
  readonly demandOfPlaces: Float32Array | null;
  readonly supplyOfPlaces: Float32Array | null;
  /** Typical size of t and t². */
  readonly sizes: readonly [number, number];
}

/** Root mean square of t and of t² over the distribution. */
const typicalSizes = (parameter: Parameter, mass: number, nodes: CurveNodes): readonly [number, number] => {
  const quantile = quantileOf(parameter, mass);
  const points = 64;
  let [squares, fourths] = [0, 0];
  for (let i = 0; i < points; i++) {
    const t = (quantile((i + 0.5) / points) - nodes.middle) / nodes.scale;
    squares += t * t;
    fourths += t * t * t * t;
  }
  return [Math.sqrt(squares / points), Math.sqrt(fourths / points)];
};

const parameterResponse = (
  prepared: Prepared,
  parameter: Parameter,
  mass: number,
  reference: Reference,
  problems: Problem[],
): MeasuredParameter | null => {
  const measured = runNodes(prepared, parameter, mass, problems);
  if (measured === null) return null;
  const { nodes, runs } = measured;
  const places = (block: ResponseBlock): Float32Array | null => {
    const [first, second] = runs.map((run) => placeDeviation(run, reference.result, block)) as [
      Float64Array,
      Float64Array,
    ];
    return Math.max(largest(first), largest(second)) < alike ? null : curvesThrough(nodes, first, second);
  };
  const [first, second] = runs.map((run) => logSums(run, reference)) as [Float64Array, Float64Array];
  const [demandOfPlaces, supplyOfPlaces] = [places('demandByService'), places('supply')];
  if (Math.max(largest(first), largest(second)) < 1e-9 && demandOfPlaces === null && supplyOfPlaces === null)
    return null;
  return {
    response: { name: parameter.id, nodes, country: curvesThrough(nodes, first, second) },
    demandOfPlaces,
    supplyOfPlaces,
    sizes: typicalSizes(parameter, mass, nodes),
  };
};

/** Each layer's share of its block in the country. Shape [Y][L]. */
const blockShares = ({ sums, layers, result }: Reference): Float32Array => {
  const shares = new Float32Array(sums.length);
  const width = sums.length / result.yearCount;
  for (let y = 0; y < result.yearCount; y++) {
    let first = y * width;
    for (const count of layers) {
      let total = 0;
      for (let i = first; i < first + count; i++) total += f64(sums, i);
      for (let i = first; i < first + count; i++) shares[i] = total > 0 ? f64(sums, i) / total : 0;
      first += count;
    }
  }
  return shares;
};

/** Sums over places of every layer with the health path at a value. Shape [Y][L]. */
const sumsAt = (
  prepared: Prepared,
  population: PopulationAlternative,
  layers: readonly number[],
  value: number,
): Float64Array => {
  const outcome = project(prepared, {
    ...emptyPlan,
    endYear: prepared.endYear,
    population,
    assumptions: [{ parameter: healthParameter, value, reason: '' }],
  });
  invariant(outcome.ok, 'the model runs at the ends of the health path');
  return countrySums(outcome.value, layers);
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
  return curvesThrough(nodes, first, second);
};

const alternativeResponse = (
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
  const supplyOfPlaces = Float32Array.from(placeDeviation(now, before, 'supply'), (value) => exp(value) - 1);
  const withHealth = health === null ? null : healthCurves(prepared, alternative, layers, country, health);
  return succeed({ alternative, country, withHealth, demandOfPlaces, supplyOfPlaces });
};

/** What two parameters do together, from the model at two corners: both at their first node, both at their second. */
const pairResponse = (
  prepared: Prepared,
  reference: Reference,
  responses: readonly ParameterResponse[],
  names: readonly [string, string],
): PairResponse | null => {
  const [first, second] = names.map((name) => responses.findIndex((response) => response.name === name)) as [
    number,
    number,
  ];
  const pair = [responses[first], responses[second]];
  const [one, other] = pair;
  if (one === undefined || other === undefined) return null;
  const cross = new Float32Array(reference.sums.length);
  for (const corner of ['first', 'second'] as const) {
    const [t, u] = [one.nodes[corner], other.nodes[corner]];
    const outcome = project(prepared, {
      ...emptyPlan,
      endYear: prepared.endYear,
      assumptions: [one, other].map(({ name, nodes }) => ({
        parameter: name,
        value: nodes.middle + nodes[corner] * nodes.scale,
        reason: '',
      })),
    });
    if (!outcome.ok) return null;
    logSums(outcome.value, reference).forEach((log, i) => {
      const [a, b] = [one.country, other.country];
      const alone =
        (a[i * 2] as number) * t +
        (a[i * 2 + 1] as number) * t * t +
        (b[i * 2] as number) * u +
        (b[i * 2 + 1] as number) * u * u;
      cross[i] = (cross[i] as number) + (log - alone) / (2 * t * u);
    });
  }
  return { first: first * 2, second: second * 2, cross };
};

/**
 * Measure a parameter at a third node and bend its curve to go through it: slope and bend are changed in place, and the
 * third power is returned. Written as c·t·(t − first)·(t − second), which leaves the other two nodes as they are.
 */
const thirdPower = (
  prepared: Prepared,
  reference: Reference,
  responses: readonly ParameterResponse[],
  name: string,
): PairResponse | null => {
  const position = responses.findIndex((response) => response.name === name);
  const response = responses[position];
  if (response === undefined) return null;
  const { nodes, country } = response;
  const { first, second } = nodes;
  const third = (Math.abs(first) > Math.abs(second) ? first : second) / 2;
  if (third === first || third === second) return null;
  const outcome = project(prepared, {
    ...emptyPlan,
    endYear: prepared.endYear,
    assumptions: [{ parameter: name, value: nodes.middle + third * nodes.scale, reason: '' }],
  });
  if (!outcome.ok) return null;
  const cross = new Float32Array(reference.sums.length);
  logSums(outcome.value, reference).forEach((found, i) => {
    const [slope, bend] = [country[i * 2] as number, country[i * 2 + 1] as number];
    const third3 =
      (found - slope * third - bend * third * third) / (third * (third - first) * (third - second));
    cross[i] = third3;
    country[i * 2] = slope + third3 * first * second;
    country[i * 2 + 1] = bend - third3 * (first + second);
  });
  return { first: position * 2, second: position * 2 + 1, cross };
};

/** Round to 13 binary digits: a part in ten thousand of an effect, and half the bytes when packed. */
const shorten = (values: Float32Array): Float32Array => {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  for (let i = 0; i < bits.length; i++) bits[i] = ((bits[i] as number) + 0x400) & 0xfffff800;
  return values;
};

const shortenPatterns = (local: LocalPatterns): LocalPatterns => ({
  rank: local.rank,
  weights: shorten(local.weights),
  patterns: shorten(local.patterns),
});

/** Responses with every number rounded. */
const shortened = (responses: Responses): Responses => ({
  ...responses,
  parameters: responses.parameters.map((response) => ({ ...response, country: shorten(response.country) })),
  pairs: responses.pairs.map((pair) => ({ ...pair, cross: shorten(pair.cross) })),
  alternatives: responses.alternatives.map((response) => ({
    ...response,
    country: shorten(response.country),
    withHealth: response.withHealth === null ? null : shorten(response.withHealth),
    demandOfPlaces: shorten(response.demandOfPlaces),
    supplyOfPlaces: shorten(response.supplyOfPlaces),
  })),
  localDemand: shortenPatterns(responses.localDemand),
  localSupply: shortenPatterns(responses.localSupply),
});

/**
 * Work out how every result answers to everything uncertain: two runs of the model for each uncertain parameter, one for
 * each population alternative. Takes seconds; done once for a baseline.
 *
 * @param progress Told before each step; returns false to stop.
 * @returns The responses, or what is wrong with the distributions, or V5005 when stopped. A parameter that the model
 * cannot follow to the end of its range is measured half-way and named in `problems` (V5009).
 * @source docs/method/uncertainty.md Q3
 */
export const measureResponses = (prepared: Prepared, progress: Progress = () => true): Outcome<Responses> => {
  const table = prepared.baseline.parameters;
  const checked = checkUncertainty(table);
  if (!checked.ok) return checked;
  const central = project(prepared, { ...emptyPlan, endYear: prepared.endYear });
  if (!central.ok) return central;
  const layers = layersOf(central.value);
  const reference: Reference = { result: central.value, layers, sums: countrySums(central.value, layers) };
  const uncertain = uncertainParameters(table).filter(
    ({ id }) => !elsewhere.some((prefix) => id.startsWith(prefix)),
  );
  const others = populationAlternatives.filter((alternative) => alternative !== 'main');
  const total = uncertain.length + others.length;
  const mass = parameterValue(table, 'uncertainty.publishedMass');
  const problems: Problem[] = [];
  const alternatives: AlternativeResponse[] = [];
  const measured: MeasuredParameter[] = [];
  let done = 0;
  const healthPath = uncertain.find(({ id }) => id === healthParameter);
  const health = healthPath === undefined ? null : nodesOf(healthPath, mass);
  for (const alternative of others) {
    if (!progress(done++, total)) return fail([problem('V5005', 'ensemble', { done: done - 1, total })]);
    const response = alternativeResponse(prepared, alternative, reference, health);
    if (!response.ok) return response;
    alternatives.push(response.value);
  }
  for (const parameter of uncertain) {
    if (!progress(done++, total)) return fail([problem('V5005', 'ensemble', { done: done - 1, total })]);
    const response = parameterResponse(prepared, parameter, mass, reference, problems);
    if (response !== null) measured.push(response);
  }
  const { placeCount } = central.value;
  const sizes = measured.map((item) => item.sizes);
  const patterns = (curves: readonly (Float32Array | null)[]): LocalPatterns =>
    findLocalPatterns(curves, sizes, prepared.yearCount, placeCount, patternTolerance);
  const parameters = measured.map(({ response }) => response);
  const responses: Responses = {
    form: responsesForm,
    baselineId: prepared.baseline.id,
    modelVersion,
    yearCount: prepared.yearCount,
    placeCount,
    layers,
    shares: blockShares(reference),
    parameters,
    pairs: [
      ...workingTogether.map((names) => pairResponse(prepared, reference, parameters, names)),
      ...measuredThrice.map((name) => thirdPower(prepared, reference, parameters, name)),
    ].filter((pair) => pair !== null),
    alternatives,
    localDemand: patterns(measured.map(({ demandOfPlaces }) => demandOfPlaces)),
    localSupply: patterns(measured.map(({ supplyOfPlaces }) => supplyOfPlaces)),
    problems,
  };
  return succeed(shortened(responses));
};

/** Layers of demand and of supply by sector and profession. */
export const cellLayers = sectors.length * professions.length;
