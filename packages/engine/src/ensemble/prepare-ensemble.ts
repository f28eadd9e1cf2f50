import {
  fail,
  type Municipality,
  type Outcome,
  type ParameterTable,
  type Problem,
  problem,
  services,
  succeed,
} from '@veivalg/core';
import {
  compileKernels,
  type EnsembleKernels,
  laneAligned,
  makeKernels,
} from '../kernel/ensemble-kernels.ts';
import { allPeople, oldPeople } from './coefficients.ts';
import { covarianceFactor } from './covariance-factor.ts';
import { type DrawSettings, drawParameters, type ParameterDraws } from './draw-parameters.ts';
import {
  type ColumnPlan,
  type DrawBasis,
  drawBasis,
  planColumns,
  powerCount,
  writeRows,
} from './ensemble-rows.ts';
import {
  type ColumnKind,
  type LeadingFactors,
  leadingFactors,
  mostFactors,
  sideColumns,
} from './leading-factors.ts';
import { type LocalSpreadRule, localSpread, localSpreadRule } from './local-spread.ts';
import type { Progress } from './measure-responses.ts';
import { firstLayer, type Responses } from './responses.ts';
import { addressHash } from './sobol-points.ts';

/** Everything draws do that no plan changes. Made once; every plan is read against it. */
export interface Ensemble {
  readonly settings: DrawSettings;
  readonly responses: Responses;
  readonly parameters: ParameterTable;
  readonly drawn: ParameterDraws;
  readonly columns: ColumnPlan;
  readonly basis: DrawBasis;
  readonly kernels: EnsembleKernels;
  /** Draws with padding to a multiple of 8; padded draws are zero. */
  readonly stride: number;
  readonly spread: LocalSpreadRule;
  /** Standard normal number of each place and draw, the same in every year. Shape [M][stride]. */
  readonly localNoise: Float32Array;
  /** Multipliers − 1 of a year, made when first asked for. Shape [columns][stride]; valid until other years are. */
  rows(year: number): Float32Array;
  /** Means of a year's rows and the factor of their covariance, which is put in the room. Shape [columns]. */
  factor(year: number): Float64Array;
  /** The few factors that a year's rows are made of, made when first asked for; valid until other years are. */
  leading(year: number, kind: ColumnKind): LeadingFactors;
  /** How places differ, in the kernels' memory. */
  readonly tables: { readonly demand: PlaceTables; readonly supply: PlaceTables };
  /** Local spread of every place in one year, as a share of demand; of the same residents worked out once. Shape [M]. */
  spreadInYear(residents: Float64Array, year: number): Float64Array;
  /** Working space of reduced bands. */
  readonly reduced: ReducedRoom;
  /** Working space of the bands: room for one row of draws for every place, twice, and coefficients. */
  readonly room: EnsembleRoom;
}

/** Working space in the kernels' memory. */
export interface EnsembleRoom {
  readonly targets: number;
  readonly coefficients: Float32Array;
  readonly noiseScale: Float32Array;
  readonly noise: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
  /** Rows of what measures turn out to do. Shape [mostEffects][stride]. */
  readonly effects: Float32Array;
  readonly ranks: Int32Array;
  readonly picked: Float32Array;
  /** Columns of the factor: the ensemble's columns with padding to a multiple of 8. */
  readonly factorWidth: number;
  /** Factor of the covariance of a year's rows. Shape [columns][factorWidth]. */
  readonly factor: Float32Array;
}

/** How the places of one side differ from the country, as the responses say. Rows by place follow each other without padding. */
export interface PlaceTables {
  /** Demand: shape [Y][S][A][M]. Supply: shape [Y][A][M]. */
  readonly alternatives: Float32Array;
  /** Shape [Y][rank][M]. */
  readonly patterns: Float32Array;
}

/** Working space of reduced bands, in the kernels' memory. Places and targets have padding to a multiple of 8. */
export interface ReducedRoom {
  /** Columns of one side. Shape [columns][places]. */
  readonly columns: Float32Array;
  /** The same summed by target. Shape [columns][targets]. */
  readonly summed: Float32Array;
  /** A table by place: alternatives by service, or patterns. */
  readonly table: Float32Array;
  /** A side's figure of each place, and one part of it. Shape [places]. */
  readonly total: Float32Array;
  readonly spare: Float32Array;
  /** How much of each factor the targets have. Shape [factors][targets]. */
  readonly demand: Float32Array;
  readonly supply: Float32Array;
  /** Where each target's places end. Shape [targets]. */
  readonly ends: Int32Array;
}

/** Memory set aside for leading factors: at most every year of one kind of question; others are worked out again when asked for. Unit: bytes. */
const factorMemory = 16 * 1024 * 1024;

/** Memory set aside for multipliers; years beyond it are worked out again when asked for. Unit: bytes. */
const rowMemory = 24 * 1024 * 1024;
/** Most measures whose own effect is drawn in one plan. */
export const mostEffects = 64;
/** Most targets read at once: every municipality, or four paths in every year. */
const mostTargets = (responses: Responses): number => Math.max(responses.placeCount, 4 * responses.yearCount);

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

interface Sizes {
  readonly stride: number;
  readonly slots: number;
  readonly bytes: number;
}

/** Numbers in one set of leading factors: loadings, then factors. Alternatives stand on both sides. */
const factorSize = (columns: ColumnPlan, stride: number): number =>
  (mostFactors + 1) * (columns.count + columns.alternative.length + stride);

const factorSlots = (responses: Responses, columns: ColumnPlan, stride: number): number =>
  Math.max(1, Math.min(responses.yearCount, Math.floor(factorMemory / 4 / factorSize(columns, stride))));

const sizesOf = (responses: Responses, columns: ColumnPlan, layerCount: number, draws: number): Sizes => {
  const stride = Math.ceil(draws / 8) * 8;
  const targets = mostTargets(responses);
  const perYear = columns.count * stride * 4;
  const slots = Math.max(1, Math.min(responses.yearCount, Math.floor(rowMemory / perYear)));
  const doubles = (powerCount(responses) + 1) * stride + layerCount * (stride + powerCount(responses));
  const places = Math.ceil(Math.max(responses.placeCount, targets) / 8) * 8;
  const patterns = Math.max(responses.localDemand.rank, responses.localSupply.rank);
  const reduced =
    2 * columns.count * places +
    Math.max(patterns, services.length) * places +
    3 * places +
    2 * (mostFactors + 1) * places +
    (mostFactors + 1) * (stride + mostFactors + 1) +
    responses.yearCount * (services.length + 1) * responses.alternatives.length * responses.placeCount +
    responses.localDemand.patterns.length +
    responses.localSupply.patterns.length +
    32 +
    2 * (columns.count + columns.count * columns.count) +
    factorSlots(responses, columns, stride) * factorSize(columns, stride);
  const singles =
    reduced +
    slots * columns.count * stride +
    responses.placeCount * stride +
    targets * (3 * stride + columns.count + 1 + responses.placeCount + 16) +
    mostEffects * stride +
    (columns.count + 8) * columns.count;
  return { stride, slots, bytes: laneAligned(doubles * 8 + singles * 4) + 64 * 1024 };
};

const prepareRoom = (
  kernels: EnsembleKernels,
  targets: number,
  columns: number,
  stride: number,
  places: number,
): EnsembleRoom => ({
  targets,
  coefficients: kernels.f32(targets * Math.max(columns, places)),
  noiseScale: kernels.f32(targets),
  noise: kernels.f32(targets * stride),
  first: kernels.f32(targets * stride),
  second: kernels.f32(targets * stride),
  effects: kernels.f32(mostEffects * stride),
  ranks: kernels.i32(8),
  picked: kernels.f32(targets * 8),
  factorWidth: Math.ceil(columns / 8) * 8,
  factor: kernels.f32(columns * Math.ceil(columns / 8) * 8),
});

/** Put the tables of both sides into the kernels' memory; eight numbers more, since rows are read in eights. */
const placeTables = (kernels: EnsembleKernels, responses: Responses): Ensemble['tables'] => {
  const { yearCount, placeCount, alternatives, localDemand, localSupply } = responses;
  const size = alternatives.length * placeCount;
  const demand = kernels.f32(yearCount * services.length * size + 8);
  const supply = kernels.f32(yearCount * size + 8);
  alternatives.forEach(({ demandOfPlaces, supplyOfPlaces }, a) => {
    for (let row = 0; row < yearCount * services.length; row++)
      demand.set(
        demandOfPlaces.subarray(row * placeCount, (row + 1) * placeCount),
        (row * alternatives.length + a) * placeCount,
      );
    for (let y = 0; y < yearCount; y++)
      supply.set(
        supplyOfPlaces.subarray(y * placeCount, (y + 1) * placeCount),
        (y * alternatives.length + a) * placeCount,
      );
  });
  const copy = (values: Float32Array): Float32Array => {
    const out = kernels.f32(values.length + 8);
    out.set(values);
    return out;
  };
  return {
    demand: { alternatives: demand, patterns: copy(localDemand.patterns) },
    supply: { alternatives: supply, patterns: copy(localSupply.patterns) },
  };
};

/** Remembers the local spread of the residents last asked about. */
const spreadKeeper = (rule: LocalSpreadRule, placeCount: number): Ensemble['spreadInYear'] => {
  let last: Float64Array | null = null;
  let kept = new Map<number, Float64Array>();
  return (residents, year) => {
    if (residents !== last) {
      last = residents;
      kept = new Map();
    }
    const known =
      kept.get(year) ??
      localSpread(rule, oldPeople({ residents, placeCount }), allPeople({ residents, placeCount }), year);
    kept.set(year, known);
    return known;
  };
};

const prepareReducedRoom = (
  kernels: EnsembleKernels,
  responses: Responses,
  columns: number,
  targets: number,
): ReducedRoom => {
  const places = Math.ceil(Math.max(responses.placeCount, targets) / 8) * 8;
  const patterns = Math.max(responses.localDemand.rank, responses.localSupply.rank);
  return {
    columns: kernels.f32(columns * places),
    summed: kernels.f32(columns * places),
    table: kernels.f32(Math.max(patterns, services.length) * places),
    total: kernels.f32(places),
    spare: kernels.f32(places),
    demand: kernels.f32((mostFactors + 1) * places),
    supply: kernels.f32((mostFactors + 1) * places),
    ends: kernels.i32(places),
  };
};

/** Keeps the leading factors of the years last asked for. */
const factorKeeper = (
  responses: Responses,
  columns: ColumnPlan,
  kernels: EnsembleKernels,
  draws: number,
  stride: number,
  rows: (year: number) => Float32Array,
): Ensemble['leading'] => {
  const count = factorSlots(responses, columns, stride);
  const size = factorSize(columns, stride);
  const memory = kernels.f32(count * size);
  const scratch = {
    pivots: kernels.f32((mostFactors + 1) * stride),
    inverse: kernels.f32((mostFactors + 1) * (mostFactors + 1)),
    means: kernels.f64(columns.count),
    covariance: kernels.f64(columns.count * columns.count),
  };
  const lists = {
    byService: sideColumns(responses, columns, 'byService'),
    byProfession: sideColumns(responses, columns, 'byProfession'),
  };
  const firstOf = { byService: Math.max(0, ...columns.demand.map((column) => column + 1)), byProfession: 0 };
  const kept = new Map<string, { readonly slot: number; readonly leading: LeadingFactors }>();
  return (year, kind) => {
    const key = `${kind} ${year}`;
    const known = kept.get(key);
    if (known !== undefined) return known.leading;
    const [oldest] = kept;
    let slot = kept.size;
    if (kept.size >= count && oldest !== undefined) {
      kept.delete(oldest[0]);
      slot = oldest[1].slot;
    }
    const into = memory.subarray(slot * size, (slot + 1) * size);
    const loadings = (mostFactors + 1) * (columns.count + columns.alternative.length);
    const leading = leadingFactors(
      responses,
      columns,
      lists[kind],
      year,
      rows(year),
      firstOf[kind],
      draws,
      stride,
      kernels,
      scratch,
      { loadings: into.subarray(0, loadings), factors: into.subarray(loadings) },
    );
    kept.set(key, { slot, leading });
    return leading;
  };
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

  const source = { responses, columns, basis, kernels, layers, draws, stride };
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
      leading: factorKeeper(responses, columns, kernels, draws, stride, rows),
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
