import {
  fail,
  type Municipality,
  type Outcome,
  type ParameterTable,
  type Problem,
  problem,
  succeed,
} from '@veivalg/core';
import { compileKernels, type EnsembleKernels, makeKernels } from '../kernel/ensemble-kernels.ts';
import { covarianceFactor } from './covariance-factor.ts';
import { type DrawSettings, drawParameters } from './draw-parameters.ts';
import type { Ensemble } from './ensemble.ts';
import { leadingKeeper, spreadKeeper } from './ensemble-keepers.ts';
import { mostTargets, placeTables, prepareReducedRoom, prepareRoom, sizesOf } from './ensemble-memory.ts';
import { type ColumnPlan, drawBasis, planColumns, writeRows } from './ensemble-rows.ts';
import { localSpreadRule } from './local-spread.ts';
import type { Progress } from './measure-responses.ts';
import { movingPowers, powerCount } from './moving-powers.ts';
import { firstLayer, type Responses } from './responses.ts';
import { addressHash } from './sobol-points.ts';
import { employerKeeper } from './tied-employers.ts';
import { healthAnswers } from './tied-health.ts';

/** Layer numbers behind the columns, in the order of the columns. */
const columnLayers = (responses: Responses, columns: ColumnPlan): readonly number[] => {
  const layers: number[] = [];
  const collect = (block: 'demand' | 'demandByService' | 'supply', list: Int32Array): void => {
    const first = firstLayer(responses.layers, block);
    list.forEach((column, l) => {
      if (column >= 0) layers[column] = first + l;
    });
  };
  collect('demand', columns.demand);
  collect('demandByService', columns.service);
  collect('supply', columns.supply);
  return layers;
};

/** Places whose local noise is drawn between two words of progress. */
const placesAtATime = 64;

/** Standard normal numbers of some places, addressed by municipality. */
const drawLocalNoise = (
  out: Float32Array,
  municipalities: readonly Municipality[],
  from: number,
  { draws, seed }: DrawSettings,
  stride: number,
  kernels: EnsembleKernels,
  points: Float64Array,
): void => {
  municipalities.slice(from, from + placesAtATime).forEach(({ id }, i) => {
    const row = out.subarray((from + i) * stride, (from + i + 1) * stride);
    kernels.shuffledPoints(points, addressHash(seed, `local:${id}`), 0, stride);
    kernels.normalNumbers(points, row, stride);
    row.fill(0, draws);
  });
};

/** The figures that draws are made for. */
interface DrawnFigures {
  readonly id: string;
  readonly parameters: ParameterTable;
  readonly municipalities: readonly Municipality[];
}

/**
 * Prepare an ensemble bit by bit, so that what else waits can come in between: a generator that ends as `prepareEnsemble` does.
 *
 * @returns Yields the steps done and how many there are, before each.
 * @source docs/method/uncertainty.md Q1–Q3
 */
export function* ensembleSteps(
  responses: Responses,
  baseline: DrawnFigures,
  settings: DrawSettings,
  module: WebAssembly.Module | null = compileKernels(),
): Generator<readonly [done: number, total: number], Outcome<Ensemble>> {
  if (responses.baselineId !== baseline.id)
    return fail([
      problem('V5010', 'ensemble', {
        found: responses.baselineId.slice(0, 8),
        expected: baseline.id.slice(0, 8),
      }),
    ]);
  const drawn = drawParameters(baseline.parameters, settings);
  if (!drawn.ok) return drawn;
  const problems: Problem[] = module === null ? [problem('V5008', 'ensemble', {}, 'warning')] : [];
  const { draws } = settings;
  const columns = planColumns(responses);
  const layers = columnLayers(responses, columns);
  const { stride, slots, bytes } = sizesOf(responses, columns, Math.max(layers.length, 64), draws);
  let kernels: EnsembleKernels;
  try {
    kernels = makeKernels(bytes, stride, module);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return fail([problem('V5006', 'ensemble', { draws, megabytes: Math.ceil(bytes / 1e6) })]);
  }
  const { placeCount } = responses;
  const steps = 2 + Math.ceil(placeCount / placesAtATime);
  yield [0, steps];
  const basis = drawBasis(responses, drawn.value, stride, kernels);
  const localNoise = kernels.f32(placeCount * stride);
  const points = kernels.f64(stride);
  for (let done = 1; done < steps - 1; done++) {
    yield [done, steps];
    const from = (done - 1) * placesAtATime;
    drawLocalNoise(localNoise, baseline.municipalities, from, settings, stride, kernels, points);
  }
  yield [steps - 1, steps];
  const memory = kernels.f32(slots * columns.count * stride);
  const slotOf = new Map<number, Float32Array>();
  const mostRows = Math.max(layers.length, responses.localDemand.rank, responses.localSupply.rank);
  const curves = kernels.f64(mostRows * powerCount(responses));
  const sums = kernels.f64(mostRows * stride);
  const size = columns.count * stride;

  const moving = movingPowers(responses, layers, kernels);
  const source = { responses, columns, basis, kernels, layers, moving, draws, stride };
  const rows = (year: number): Float32Array => {
    const known = slotOf.get(year);
    if (known !== undefined) return known;
    const [oldest] = slotOf;
    let slot = memory.subarray(slotOf.size * size, (slotOf.size + 1) * size);
    if (slotOf.size >= slots && oldest !== undefined) {
      slotOf.delete(oldest[0]);
      [, slot] = oldest;
    }
    writeRows(source, year, { curves, sums }, slot);
    slotOf.set(year, slot);
    return slot;
  };
  const spread = localSpreadRule(baseline.parameters);
  const room = prepareRoom(kernels, mostTargets(responses), columns.count, stride, placeCount);
  const factors = new Map<number, { readonly means: Float64Array; readonly factor: Float32Array }>();
  const factor = (year: number): Float64Array => {
    let known = factors.get(year);
    if (known === undefined) {
      const made = new Float32Array(columns.count * room.factorWidth);
      const means = covarianceFactor(rows(year), columns.count, draws, stride, room.factorWidth, made);
      known = { means, factor: made };
      factors.set(year, known);
    }
    room.factor.set(known.factor);
    return known.means;
  };
  return succeed(
    {
      settings,
      responses,
      parameters: baseline.parameters,
      drawn: drawn.value,
      columns,
      basis,
      kernels,
      stride,
      spread,
      localNoise,
      rows,
      factor,
      leading: leadingKeeper(responses, columns, kernels, draws, stride, rows),
      health: healthAnswers(responses),
      employers: employerKeeper(responses),
      tables: placeTables(kernels, responses),
      spreadInYear: spreadKeeper(spread, placeCount),
      reduced: prepareReducedRoom(kernels, responses, columns.count, mostTargets(responses)),
      room,
    },
    problems,
  );
}

/**
 * Prepare an ensemble: draw every uncertain parameter, and work out what the draws do to the country year by year.
 * Nothing in it depends on a plan, so that a lever moves bands as fast as it moves the middle.
 *
 * @param responses From `measureResponses`, of the same figures.
 * @param baseline Figures, for the parameters and for the names of the places.
 * @param settings Number of draws and seed.
 * @param module Compiled kernels; null for the plain ones.
 * @param progress Told before each step; returns false to stop.
 * @returns The ensemble, or V5001–V5004 and V5007 for what cannot be drawn, V5005 when stopped, V5006 when there is not
 * enough memory, V5010 when the responses are of other figures. V5008 comes along as a warning without SIMD.
 * @source docs/method/uncertainty.md Q1–Q3
 */
export const prepareEnsemble = (
  responses: Responses,
  baseline: DrawnFigures,
  settings: DrawSettings,
  module: WebAssembly.Module | null = compileKernels(),
  progress: Progress = () => true,
): Outcome<Ensemble> => {
  const steps = ensembleSteps(responses, baseline, settings, module);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    const [made, total] = value;
    if (!progress(made, total)) return fail([problem('V5005', 'ensemble', { done: made, total })]);
  }
};
