import { f64, professions, sectors, services } from '@veivalg/core';
import type { EnsembleKernels } from '../kernel/ensemble-kernels.ts';
import type { ParameterDraws } from './draw-parameters.ts';
import type { LocalPatterns } from './local-patterns.ts';
import { curveReader, type MovedTogether, type MovingPowers, powerCount } from './moving-powers.ts';
import { unpaidRatio } from './older-use.ts';
import { powersOf, readingOf } from './parameter-reading.ts';
import {
  firstLayer,
  healthParameter,
  type PairResponse,
  type ParameterResponse,
  type Responses,
  responseBlocks,
} from './responses.ts';
import { healthColumns, healthTieAt } from './tied-health.ts';
import { leavingColumns, staffTieAt } from './tied-staff.ts';

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
  /** Column of what the plan's measures on unpaid care save. */
  readonly unpaid: number;
  /** First column of what better health does by the draws of health. */
  readonly health: number;
  /** Column of staff that no draw of who comes and who leaves moves. */
  readonly apart: number;
  /** First column of how many leave, by age. */
  readonly leaving: number;
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
  const unpaid = localSupply + responses.localSupply.rank;
  const health = unpaid + 1;
  const apart = health + healthColumns;
  const leaving = apart + 1;
  const count = leaving + leavingColumns;
  const local = { localDemand, localSupply };
  return { demand, service, supply, alternative, ...local, unpaid, health, apart, leaving, count };
};

/** What every draw does to the parameters, on the scale the responses are measured on. Padded draws are zero. */
export interface DrawBasis {
  /**
   * The two powers of each parameter with a response (t and t²), then the product of the two powers of each pair. Those of parameters that are
   * read differently from year to year stand as in the year last turned to. Shape [2J + pairs][D].
   */
  readonly powers: Float64Array;
  /** Weight of each population alternative. Shape [A][D]. */
  readonly weights: Float64Array;
  /** What an FTE saved by unpaid care comes to, less one. Shape [D]. */
  readonly unpaid: Float64Array;
  /** Put the powers as they are in a year. */
  turnTo(year: number): void;
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
  const rows = new Map(drawn.names.map((name, row) => [name, row * drawn.draws]));
  const powers = kernels.f64(powerCount(responses) * stride);
  const { reading } = responses;
  const lookUpIn =
    (d: number) =>
    (id: string): number | undefined => {
      const row = rows.get(id);
      return row === undefined ? undefined : f64(drawn.values, row + d);
    };
  const put = (j: number, year: number): void => {
    const { name, nodes } = responses.parameters[j] as ParameterResponse;
    for (let d = 0; d < drawn.draws; d++) {
      const [first, second] = powersOf(name, nodes, reading, lookUpIn(d), year);
      powers[j * 2 * stride + d] = first;
      powers[(j * 2 + 1) * stride + d] = second;
    }
  };
  const putPair = (i: number): void => {
    const { first, second } = responses.pairs[i] as PairResponse;
    const row = (responses.parameters.length * 2 + i) * stride;
    for (let d = 0; d < drawn.draws; d++)
      powers[row + d] = f64(powers, first * stride + d) * f64(powers, second * stride + d);
  };
  const moving = responses.parameters.flatMap(({ name }, j) =>
    ['value', 'withCarrier'].includes(readingOf(name, reading)) ? [] : [j],
  );
  const movingPairs = responses.pairs.flatMap(({ first, second }, i) =>
    moving.includes(first >> 1) || moving.includes(second >> 1) ? [i] : [],
  );
  for (let j = 0; j < responses.parameters.length; j++) put(j, 0);
  for (let i = 0; i < responses.pairs.length; i++) putPair(i);
  let now = 0;
  const turnTo = (year: number): void => {
    if (year === now) return;
    now = year;
    for (const j of moving) put(j, year);
    for (const i of movingPairs) putPair(i);
  };
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
  const unpaid = new Float64Array(stride);
  for (let d = 0; d < drawn.draws; d++) unpaid[d] = unpaidRatio(reading, lookUpIn(d)) - 1;
  return { powers, weights, unpaid, turnTo };
};

/** Working space of a year's rows, from the kernels. */
export interface RowScratch {
  /** Shape at least [rows][2J + pairs]. */
  readonly curves: Float64Array;
  /** Shape at least [rows][stride]. */
  readonly sums: Float64Array;
}

/** What a year's rows are made from. */
export interface RowSource {
  readonly responses: Responses;
  readonly columns: ColumnPlan;
  readonly basis: DrawBasis;
  readonly kernels: EnsembleKernels;
  /** Layers behind the columns, in the order of the columns. */
  readonly layers: readonly number[];
  readonly moving: MovingPowers;
  readonly draws: number;
  readonly stride: number;
}

/** Log of what each layer is multiplied by, alternatives apart: Σ slope·t + bend·t² + Σ cross·t·t, left in the sums. */
const layerLogs = (
  { responses, basis, kernels, layers, moving, stride }: RowSource,
  year: number,
  { curves, sums }: RowScratch,
): void => {
  const curve = curveReader(responses);
  for (const { first, count, powers } of moving.layers) {
    for (let i = 0; i < count; i++)
      for (let j = 0; j < powers.length; j++)
        curves[i * powers.length + j] = curve(powers[j] as number, year, layers[first + i] as number);
    const out = sums.subarray(first * stride);
    kernels.productF64(curves, basis.powers, null, sums, out, count, powers.length, stride, powers);
  }
};

/** What the population alternatives multiply a layer by in every draw, into `factor`: 1 + Σ weight × alternative. */
const alternativeFactor = (
  { responses, basis, draws, stride }: RowSource,
  at: number,
  factor: Float64Array,
): void => {
  const health = responses.parameters.findIndex(({ name }) => name === healthParameter) * 2 * stride;
  factor.fill(1);
  responses.alternatives.forEach(({ country, withHealth }, a) => {
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
};

/** What the country's demand and supply are multiplied by in every draw. Shape [draws] each. */
interface CountryMultipliers {
  /** Demand by service, population alternatives apart: what an alternative's own places are multiplied by. */
  readonly asMain: Float64Array;
  readonly demand: Float64Array;
  readonly supply: Float64Array;
}

/** Write the multipliers − 1 of the layers from the logs in `sums`, and return those of the country. */
const writeLayers = (
  source: RowSource,
  year: number,
  sums: Float64Array,
  out: Float32Array,
): CountryMultipliers => {
  const { responses, layers, draws, stride, kernels } = source;
  const width = responses.layers.reduce((a, b) => a + b, 0);
  const [services, supply] = (['demandByService', 'supply'] as const).map((block) => {
    const first = firstLayer(responses.layers, block);
    return [first, first + (responses.layers[responseBlocks.indexOf(block)] as number)] as const;
  }) as [readonly [number, number], readonly [number, number]];
  const ofCountry: CountryMultipliers = {
    asMain: new Float64Array(draws).fill(1),
    demand: new Float64Array(draws).fill(1),
    supply: new Float64Array(draws).fill(1),
  };
  const factor = new Float64Array(draws);
  kernels.exponentialsF64(sums, layers.length * stride);
  layers.forEach((layer, i) => {
    const at = year * width + layer;
    alternativeFactor(source, at, factor);
    const share = responses.shares[at] as number;
    const inService = layer >= services[0] && layer < services[1];
    const inSupply = layer >= supply[0] && layer < supply[1];
    const all = inService ? ofCountry.demand : ofCountry.supply;
    const { asMain } = ofCountry;
    for (let d = 0; d < draws; d++) {
      const alone = f64(sums, i * stride + d);
      const change = alone * f64(factor, d) - 1;
      out[i * stride + d] = change;
      if (inService) asMain[d] = f64(asMain, d) + share * (alone - 1);
      if (inService || inSupply) all[d] = f64(all, d) + share * change;
    }
    out.fill(0, i * stride + draws, (i + 1) * stride);
  });
  return ofCountry;
};

/** Write how far each local pattern is followed: (Σ_j weight[j][r] × power_j) × what the country is multiplied by. */
const writePatterns = (
  { responses, basis, kernels, draws, stride }: RowSource,
  local: LocalPatterns,
  { powers }: MovedTogether,
  year: number,
  ofCountry: Float64Array,
  { curves, sums }: RowScratch,
  out: Float32Array,
): void => {
  const first = year * powerCount(responses);
  for (let r = 0; r < local.rank; r++)
    for (let j = 0; j < powers.length; j++)
      curves[r * powers.length + j] = local.weights[
        (first + (powers[j] as number)) * local.rank + r
      ] as number;
  kernels.productF64(curves, basis.powers, null, sums, sums, local.rank, powers.length, stride, powers);
  for (let r = 0; r < local.rank; r++) {
    for (let d = 0; d < draws; d++) out[r * stride + d] = f64(sums, r * stride + d) * f64(ofCountry, d);
    out.fill(0, r * stride + draws, (r + 1) * stride);
  }
};

/** Write the rows of what better health does by the draws of health. */
const writeHealthTies = (
  { responses, columns, basis, draws, stride }: RowSource,
  year: number,
  ofDemand: Float64Array,
  out: Float32Array,
): void => {
  const at = healthTieAt(responses, year);
  const moved = new Float64Array(healthColumns);
  for (let d = 0; d < draws; d++) {
    at(
      (position) => f64(basis.powers, position * stride + d),
      (alternative) => f64(basis.weights, alternative * stride + d),
      moved,
    );
    for (let k = 0; k < healthColumns; k++)
      out[(columns.health + k) * stride + d] = f64(moved, k) * f64(ofDemand, d);
  }
  for (let k = columns.health; k < columns.health + healthColumns; k++)
    out.fill(0, k * stride + draws, (k + 1) * stride);
};

/** Write the rows of staff that follow draws otherwise than the staff without the plan. */
const writeStaffTies = (
  { responses, columns, basis, draws, stride }: RowSource,
  year: number,
  out: Float32Array,
): void => {
  const at = staffTieAt(responses, year);
  for (let d = 0; d < draws; d++) {
    const { apart, leaving } = at((position) => f64(basis.powers, position * stride + d));
    out[columns.apart * stride + d] = apart;
    for (let b = 0; b < leavingColumns; b++) out[(columns.leaving + b) * stride + d] = f64(leaving, b);
  }
  for (const column of [
    columns.apart,
    ...Array.from({ length: leavingColumns }, (_, b) => columns.leaving + b),
  ])
    out.fill(0, column * stride + draws, (column + 1) * stride);
};

/**
 * Work out a year's rows: what draws do to each layer of the country against the central path, to the alternatives' own
 * places, and to the patterns in which places differ.
 *
 * layer: exp(Σ slope·t + bend·t² + Σ cross·t·t) × (1 + Σ weight × alternative) − 1, where an alternative's ratio moves with
 * the health path; alternative: weight × the country's multiplier without alternatives; pattern: how far it is followed × the
 * country's multiplier. A place is thus (its layers) × (1 + its deviation), all but what its mix of layers differs.
 *
 * @param out Shape [columns][stride]; padded draws are zero.
 * @source docs/method/uncertainty.md Q3
 */
export const writeRows = (source: RowSource, year: number, scratch: RowScratch, out: Float32Array): void => {
  const { responses, columns, basis, draws, moving, stride } = source;
  basis.turnTo(year);
  layerLogs(source, year, scratch);
  const ofCountry = writeLayers(source, year, scratch.sums, out);
  columns.alternative.forEach((column, a) => {
    for (let d = 0; d < draws; d++)
      out[column * stride + d] = f64(basis.weights, a * stride + d) * f64(ofCountry.asMain, d);
    out.fill(0, column * stride + draws, (column + 1) * stride);
  });
  const { unpaid } = columns;
  for (let d = 0; d < draws; d++) out[unpaid * stride + d] = f64(basis.unpaid, d) * f64(ofCountry.demand, d);
  out.fill(0, unpaid * stride + draws, (unpaid + 1) * stride);
  writeHealthTies(source, year, ofCountry.demand, out);
  writeStaffTies(source, year, out);
  const at = (column: number): Float32Array => out.subarray(column * stride);
  writePatterns(
    source,
    responses.localDemand,
    moving.localDemand,
    year,
    ofCountry.demand,
    scratch,
    at(columns.localDemand),
  );
  writePatterns(
    source,
    responses.localSupply,
    moving.localSupply,
    year,
    ofCountry.supply,
    scratch,
    at(columns.localSupply),
  );
};
