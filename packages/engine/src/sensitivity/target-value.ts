import { f64, parameterValue, type Result } from '@veivalg/core';
import type { EffectChange } from '../ensemble/band-request.ts';
import {
  addColumns,
  type BandSelection,
  countSelection,
  emptyColumns,
  selectedDemand,
} from '../ensemble/coefficients.ts';
import { uncertainParameters } from '../ensemble/draw-parameters.ts';
import { type EffectSpread, effectQuantile } from '../ensemble/effect-draws.ts';
import type { Ensemble } from '../ensemble/ensemble.ts';
import { powerCount } from '../ensemble/moving-powers.ts';
import { normalQuantile } from '../ensemble/normal-distribution.ts';
import { quantileOf } from '../ensemble/quantile-of.ts';
import { responsePoint } from '../ensemble/response-point.ts';
import { firstLayer } from '../ensemble/responses.ts';
import { healthColumns, healthTieAt } from '../ensemble/tied-health.ts';
import { leavingColumns } from '../ensemble/tied-staff.ts';

/** A part of the balance in one year, as a function of the uncertain parameters: the model's answer without running it again. */
export interface TargetFunction {
  /** Parameters that can move it, and measures of the plan whose published size has a spread (`measure:` and the id). */
  readonly names: readonly string[];
  /** Value of each parameter in the model. Shape [names]. */
  readonly central: Float64Array;
  /** Value of a parameter at a share of its distribution. */
  readonly quantile: (name: number, share: number) => number;
  /** Gap for values of the parameters. @param values Shape [names]. Unit: FTE. */
  readonly gap: (values: Float64Array) => number;
  /** Coverage for values of the parameters. @param values Shape [names]. Unit: share; NaN without demand. */
  readonly coverage: (values: Float64Array) => number;
}

/** What can be asked of a target. */
export type TargetQuantity = 'gap' | 'coverage';

/** A measure of the plan with a published spread, and what it does in the places and year meant. */
export interface TargetEffect {
  readonly spread: EffectSpread;
  /** Of one target. */
  readonly change: EffectChange;
}

/** Front of the names that are measures. */
export const measureFront = 'measure:';
/** Name of the places' own course; its value counts standard deviations, 0 being as the country. */
export const localCourse = 'uncertainty.localCourse';

export interface TargetOptions {
  readonly selection?: BandSelection;
  /** Measures of the plan whose own size is uncertain; 1 is what the plan says. */
  readonly effects?: readonly TargetEffect[];
  /** Count the places' own course (V1) as one input: left out where it is asked what would have to be true. */
  readonly local?: boolean;
}

/** Standard deviation of the demand of places together from their own courses. Unit: FTE. */
const localSpreadOf = (
  ensemble: Ensemble,
  result: Result,
  places: readonly number[],
  year: number,
  selection: BandSelection,
): number => {
  const spread = ensemble.spreadInYear(result.residents, year);
  const demand = selectedDemand(result, countSelection(selection), year, places);
  let variance = 0;
  places.forEach((m, n) => {
    const own = f64(demand, n) * f64(spread, m);
    variance += own * own;
  });
  return Math.sqrt(variance);
};

const weightsOf = (level: number, ageing: number): Readonly<Record<string, number>> => ({
  high: Math.max(0, level),
  low: Math.max(0, -level),
  strongAgeing: Math.max(0, ageing),
  weakAgeing: Math.max(0, -ageing),
});

type Side = 'demand' | 'supply';

/**
 * Make the gap and the coverage of some places in one year functions of the uncertain parameters.
 *
 * @param places Positions on the place axis; their sum is meant.
 * @param year Years since the base year.
 * @source docs/method/uncertainty.md Q4
 */
export const targetFunction = (
  ensemble: Ensemble,
  result: Result,
  places: readonly number[],
  year: number,
  { selection = {}, effects = [], local = false }: TargetOptions = {},
): TargetFunction => {
  const { responses, columns, parameters: table } = ensemble;
  const mass = parameterValue(table, 'uncertainty.publishedMass');
  const out = emptyColumns(columns.count, places.length);
  addColumns(ensemble, result, countSelection(selection), year, places, 0, out);
  const sumRow = (array: Float64Array, row: number): number => {
    let total = 0;
    for (let n = 0; n < places.length; n++) total += f64(array, row * places.length + n);
    return total;
  };
  const central = { demand: sumRow(out.demand, 0), supply: sumRow(out.supply, 0) };
  const columnsOf = { demand: out.demandColumns, supply: out.supplyColumns };
  const layers: { readonly layer: number; readonly side: Side; readonly weight: number }[] = [];
  const collect = (block: 'demand' | 'demandByService' | 'supply', list: Int32Array, side: Side): void => {
    list.forEach((column, l) => {
      const weight = column < 0 ? 0 : sumRow(columnsOf[side], column);
      if (weight !== 0) layers.push({ layer: firstLayer(responses.layers, block) + l, side, weight });
    });
  };
  if (selection.profession === undefined) collect('demandByService', columns.service, 'demand');
  else collect('demand', columns.demand, 'demand');
  collect('supply', columns.supply, 'supply');
  const powers = powerCount(responses);
  const read = responsePoint(
    responses,
    year,
    layers.map(({ layer }) => layer),
  );
  /** FTE per unit of each power, from the places' own answers. */
  const localPowers = { demand: new Float64Array(powers), supply: new Float64Array(powers) };
  for (const { patterns, column, side } of [
    { patterns: responses.localDemand, column: columns.localDemand, side: 'demand' as const },
    { patterns: responses.localSupply, column: columns.localSupply, side: 'supply' as const },
  ])
    for (let r = 0; r < patterns.rank; r++) {
      const weight = sumRow(columnsOf[side], column + r);
      for (let j = 0; j < powers; j++)
        localPowers[side][j] =
          f64(localPowers[side], j) +
          weight * (patterns.weights[(year * powers + j) * patterns.rank + r] as number);
    }
  const unpaid = sumRow(out.demandColumns, columns.unpaid);
  const apart = sumRow(out.supplyColumns, columns.apart);
  const leaving = Array.from({ length: leavingColumns }, (_, b) =>
    sumRow(out.supplyColumns, columns.leaving + b),
  );
  const healthy = Array.from({ length: healthColumns }, (_, k) =>
    sumRow(out.demandColumns, columns.health + k),
  );
  const healthTie = healthTieAt(responses, year);
  const gained = new Float64Array(healthColumns);
  const alternativeOwn = responses.alternatives.map((_, a) => {
    const column = columns.alternative[a] as number;
    return { demand: sumRow(out.demandColumns, column), supply: sumRow(out.supplyColumns, column) };
  });
  const uncertain = uncertainParameters(table);
  const population = ['uncertainty.populationLevel', 'uncertainty.populationAgeing'];
  const parameters = [...population, ...responses.parameters.map(({ name }) => name)];
  const quantiles = [
    ...parameters.map((name) => {
      const parameter = uncertain.find(({ id }) => id === name);
      return parameter === undefined ? () => 0 : quantileOf(parameter, mass);
    }),
    ...effects.map(({ spread }) => effectQuantile(spread, mass)),
    ...(local ? [normalQuantile] : []),
  ];
  const ownSpread = local ? localSpreadOf(ensemble, result, places, year, selection) : 0;

  const sidesFor = (values: Float64Array): { demand: number; supply: number } => {
    const byName = weightsOf(f64(values, 0), f64(values, 1));
    const weights = responses.alternatives.map(({ alternative }) => byName[alternative] ?? 0);
    const at = read(values.subarray(2, parameters.length), weights);
    const sides = { ...central };
    for (const { layer, side, weight } of layers) sides[side] += weight * (at.multiplier(layer) - 1);
    for (const side of ['demand', 'supply'] as const) {
      let own = 0;
      for (let j = 0; j < powers; j++) own += f64(localPowers[side], j) * f64(at.powers, j);
      sides[side] += own * at[side];
    }
    sides.demand += unpaid * at.unpaid;
    if (healthy.some((weight) => weight !== 0)) {
      healthTie(
        (position) => f64(at.powers, position),
        (alternative) => weights[alternative] ?? 0,
        gained,
      );
      healthy.forEach((weight, k) => {
        sides.demand += weight * f64(gained, k) * at.demand;
      });
    }
    sides.supply += apart * at.staff.apart;
    leaving.forEach((weight, b) => {
      sides.supply += weight * f64(at.staff.leaving, b);
    });
    alternativeOwn.forEach((own, a) => {
      sides.demand += own.demand * (weights[a] ?? 0) * at.asMain;
      sides.supply += own.supply * (weights[a] ?? 0) * at.asMain;
    });
    effects.forEach(({ change }, e) => {
      const more = f64(values, parameters.length + e) - 1;
      sides.demand += f64(change.demand, 0) * more;
      sides.supply += f64(change.supply, 0) * more;
    });
    if (local) sides.demand += ownSpread * f64(values, parameters.length + effects.length);
    return sides;
  };

  return {
    names: [
      ...parameters,
      ...effects.map(({ spread }) => `${measureFront}${spread.name}`),
      ...(local ? [localCourse] : []),
    ],
    central: Float64Array.from([
      ...parameters.map((name) => parameterValue(table, name)),
      ...effects.map(() => 1),
      ...(local ? [0] : []),
    ]),
    quantile: (name, share) => quantiles[name]?.(share) ?? 0,
    gap: (values) => {
      const { demand, supply } = sidesFor(values);
      return demand - supply;
    },
    coverage: (values) => {
      const { demand, supply } = sidesFor(values);
      return demand > 0 ? supply / demand : Number.NaN;
    },
  };
};
