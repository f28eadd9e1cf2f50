import {
  emptyPlan,
  f64,
  fail,
  invariant,
  type Outcome,
  type Parameter,
  type ParameterTable,
  type Problem,
  parameterValue,
  populationAlternatives,
  problem,
  professions,
  type Result,
  sectors,
  succeed,
} from '@veivalg/core';
import type { Prepared } from '../project/prepare.ts';
import { modelVersion, project } from '../project/project.ts';
import { checkUncertainty, drawParameters, uncertainParameters } from './draw-parameters.ts';
import { findLocalPatterns, type LocalPatterns } from './local-patterns.ts';
import { olderUseLog, olderUseOf, olderUsePartOf } from './older-use.ts';
import { powersOf, type ReadingFrame, readingOf } from './parameter-reading.ts';
import { positionReadingOf } from './position-reading.ts';
import { alternativeResponse } from './response-alternatives.ts';
import type { NodePowers } from './response-curve.ts';
import { shortened } from './response-digits.ts';
import {
  type MeasuredPair,
  type MeasuredParameter,
  measurePair,
  measureThirdPower,
} from './response-pairs.ts';
import {
  countrySums,
  curvesThrough,
  largest,
  layersOf,
  logSums,
  type NodeRuns,
  nodesOf,
  placeDeviation,
  powersAtNodes,
  type Reference,
  runNodes,
  runTogether,
} from './response-runs.ts';
import {
  type AlternativeResponse,
  healthParameter,
  measuredThrice,
  placedSector,
  type ResponseBlock,
  type Responses,
  responsesForm,
  workingTogether,
} from './responses.ts';

/** Layers of demand and of supply by sector and profession. */
export const cellLayers = sectors.length * professions.length;

/** Told before each step; returns false to stop. */
export type Progress = (done: number, total: number) => boolean;

/** Differences between places below this share are left to the local spread. */
const alike = 1e-4;
/** Differences between places that all parameters together may lose in the patterns: a share of the place's total. */
const patternTolerance = 2e-4;

/** Parameters that the model does not read unless a plan asks: drawn with the measures, or settings of the draws themselves. */
const elsewhere = ['uncertainty.', 'measures.', 'scenario.'] as const;

/** What everything is measured against. */
interface Setting {
  readonly prepared: Prepared;
  readonly mass: number;
  readonly reference: Reference;
  readonly frame: ReadingFrame;
  /** Parameters that are measured together with those that stand for them. */
  readonly together: readonly Parameter[];
}

/** Run a parameter at its nodes: alone, or with those it stands for; null where it has no width or another stands for it. */
const runsOf = (setting: Setting, parameter: Parameter, problems: Problem[]): NodeRuns | null => {
  const { prepared, mass, frame, together } = setting;
  const part = olderUsePartOf(parameter.id);
  if (part === null) return runNodes(prepared, parameter, mass, problems);
  const own = together.filter(({ id }) => olderUsePartOf(id) === part);
  const last = prepared.yearCount - 1;
  return runTogether(prepared, own, parameter, mass, (values) =>
    olderUseLog(frame, part, (id) => values[id], last),
  );
};

/** The response of a parameter that another stands for: nothing of its own. */
const stoodFor = (setting: Setting, parameter: Parameter): MeasuredParameter | null => {
  const nodes = nodesOf(parameter, setting.mass);
  if (nodes === null) return null;
  return {
    response: { name: parameter.id, nodes, country: new Float32Array(setting.reference.sums.length * 2) },
    values: [{}, {}],
    demandOfPlaces: null,
    supplyOfPlaces: null,
  };
};

const parameterResponse = (
  setting: Setting,
  parameter: Parameter,
  problems: Problem[],
): MeasuredParameter | null => {
  const { reference, frame } = setting;
  if (readingOf(parameter.id, frame) === 'withCarrier') return stoodFor(setting, parameter);
  const measured = runsOf(setting, parameter, problems);
  if (measured === null) return null;
  const { nodes, values, runs } = measured;
  const { yearCount } = reference.result;
  const nodesIn = (year: number): readonly [NodePowers, NodePowers] =>
    powersAtNodes(parameter.id, nodes, frame, values, year);
  const places = (block: ResponseBlock): Float32Array | null => {
    const [first, second] = runs.map((run) => placeDeviation(run, reference.result, block)) as [
      Float64Array,
      Float64Array,
    ];
    if (Math.max(largest(first), largest(second)) < alike) return null;
    return curvesThrough(nodesIn, yearCount, first, second);
  };
  const [first, second] = runs.map((run) => logSums(run, reference)) as [Float64Array, Float64Array];
  const [demandOfPlaces, supplyOfPlaces] = [places('demandByService'), places('supply')];
  const moves = Math.max(largest(first), largest(second)) >= 1e-9;
  if (!moves && demandOfPlaces === null && supplyOfPlaces === null) return null;
  return {
    response: {
      name: parameter.id,
      nodes,
      country: curvesThrough(nodesIn, yearCount, first, second),
    },
    values,
    demandOfPlaces,
    supplyOfPlaces,
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

/** Draws that the typical sizes of the powers are taken over. */
const sizeDraws = 64;

/** Root mean square of each power of each parameter in each year, over a few draws of all. Shape [J][Y][2]. */
const typicalSizes = (
  measured: readonly MeasuredParameter[],
  frame: ReadingFrame,
  table: ParameterTable,
  years: number,
): readonly Float64Array[] => {
  const drawn = drawParameters(table, { draws: sizeDraws, seed: 0 });
  invariant(drawn.ok, 'the distributions were checked first');
  const { names, values } = drawn.value;
  const rowOf = new Map(names.map((name, row) => [name, row * sizeDraws]));
  return measured.map(({ response: { name, nodes } }) => {
    const sizes = new Float64Array(years * 2);
    for (let y = 0; y < years; y++) {
      let [one, two] = [0, 0];
      for (let d = 0; d < sizeDraws; d++) {
        const lookUp = (id: string): number | undefined => {
          const row = rowOf.get(id);
          return row === undefined ? undefined : f64(values, row + d);
        };
        const [first, second] = powersOf(name, nodes, frame, lookUp, y);
        one += first * first;
        two += second * second;
      }
      sizes[y * 2] = Math.sqrt(one / sizeDraws);
      sizes[y * 2 + 1] = Math.sqrt(two / sizeDraws);
    }
    return sizes;
  });
};

/** Every second number of curves: their slopes, or their bends. */
const everySecond = (curves: Float32Array | null, from: 0 | 1): Float32Array | null =>
  curves === null
    ? null
    : Float32Array.from({ length: curves.length / 2 }, (_, i) => curves[i * 2 + from] as number);

/** Put what places do of their own into patterns, of demand and of supply. */
const localPatterns = (
  measured: readonly MeasuredParameter[],
  pairs: readonly MeasuredPair[],
  sizes: readonly Float64Array[],
  years: number,
  places: number,
): { readonly localDemand: LocalPatterns; readonly localSupply: LocalPatterns } => {
  const sizeOf = (power: number, year: number): number => {
    const pair = pairs[power - measured.length * 2]?.response;
    return pair === undefined
      ? f64(sizes[power >> 1] as Float64Array, year * 2 + (power & 1))
      : sizeOf(pair.first, year) * sizeOf(pair.second, year);
  };
  const find = (side: 'demandOfPlaces' | 'supplyOfPlaces'): LocalPatterns =>
    findLocalPatterns(
      [
        ...measured.flatMap((item) => [everySecond(item[side], 0), everySecond(item[side], 1)]),
        ...pairs.map((item) => item[side]),
      ],
      sizeOf,
      years,
      places,
      patternTolerance,
    );
  return { localDemand: find('demandOfPlaces'), localSupply: find('supplyOfPlaces') };
};

/** Write the patterns of supply as shares of what is placed anew, the municipal staff, in place of all staff. */
const ofPlacedStaff = (local: LocalPatterns, { supply, yearCount, placeCount }: Result): LocalPatterns => {
  const patterns = local.patterns.slice();
  const sums = (year: number, from: number, count: number): Float64Array => {
    const out = new Float64Array(placeCount);
    for (let cell = from; cell < from + count; cell++)
      for (let m = 0; m < placeCount; m++)
        out[m] = f64(out, m) + f64(supply, (year * cellLayers + cell) * placeCount + m);
    return out;
  };
  for (let y = 0; y < yearCount; y++) {
    const all = sums(y, 0, cellLayers);
    const placed = sums(y, placedSector * professions.length, professions.length);
    for (let r = 0; r < local.rank; r++)
      for (let m = 0; m < placeCount; m++) {
        const at = (y * local.rank + r) * placeCount + m;
        patterns[at] = f64(placed, m) > 0 ? ((patterns[at] as number) * f64(all, m)) / f64(placed, m) : 0;
      }
  }
  return { ...local, patterns };
};

/**
 * Work out how every result answers to everything uncertain: two runs of the model for each uncertain parameter, four
 * for each pair that works together, a few for each population alternative. Takes half a minute; done once for a baseline.
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
  const total = uncertain.length + others.length + workingTogether.length + measuredThrice.length;
  const mass = parameterValue(table, 'uncertainty.publishedMass');
  const names = uncertain.map(({ id }) => id);
  const frame: ReadingFrame = {
    ...olderUseOf(prepared, table, names),
    positions: positionReadingOf(table, prepared.baseline.baseYear, names),
  };
  const together = uncertain.filter(({ id }) => olderUsePartOf(id) !== null);
  const setting: Setting = { prepared, mass, reference, frame, together };
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
    const response = parameterResponse(setting, parameter, problems);
    if (response !== null) measured.push(response);
  }
  const pairs: MeasuredPair[] = [];
  for (const measure of [
    ...workingTogether.map((names) => () => measurePair(prepared, reference, measured, frame, names)),
    // Pairs are held against the curves at their nodes, which slope and bend alone no longer say once there is a third power.
    ...measuredThrice.map((name) => () => measureThirdPower(prepared, reference, measured, frame, name)),
  ]) {
    if (!progress(done++, total)) return fail([problem('V5005', 'ensemble', { done: done - 1, total })]);
    const pair = measure();
    if (pair !== null) pairs.push(pair);
  }
  const { placeCount } = central.value;
  const local = localPatterns(
    measured,
    pairs,
    typicalSizes(measured, frame, table, prepared.yearCount),
    prepared.yearCount,
    placeCount,
  );
  const responses: Responses = {
    form: responsesForm,
    baselineId: prepared.baseline.id,
    modelVersion,
    yearCount: prepared.yearCount,
    placeCount,
    layers,
    shares: blockShares(reference),
    reading: frame,
    parameters: measured.map(({ response }) => response),
    pairs: pairs.map(({ response }) => response),
    alternatives,
    localDemand: local.localDemand,
    localSupply: ofPlacedStaff(local.localSupply, central.value),
    problems,
  };
  return succeed(shortened(responses));
};
