import { type Profession, professions, sectors } from '@veivalg/core';
import type { ColumnPlan } from './ensemble-rows.ts';
import { firstLayer, type Responses } from './responses.ts';
import { healthColumns } from './tied-health.ts';
import { leavingColumns } from './tied-staff.ts';

/** What a question reads: one profession by employer, or all of them together and demand service by service. */
export type Asked = Profession | 'all';

/** How much of the columns of staff that follow draws otherwise a place with many measures has. Unit: share of the staff. */
const tiedStaff = 0.1;

/** How much better health may move a place's demand by the draws of health. Unit: share of the demand. */
const tiedHealth = 0.5;

/** How much a plan's measures on unpaid care may save of a place's demand. Unit: share of the demand. */
const tiedDemand = 0.05;

/** Columns of a question in the order their coefficients are laid out: those of demand, then those of supply. */
export interface SideColumns {
  /** Ensemble columns. Those of alternatives stand on both sides. */
  readonly demand: readonly number[];
  readonly supply: readonly number[];
}

/** Columns of a list that draws move: of all of it, or of one profession. */
const used = (list: Int32Array, asked: Asked): number[] =>
  Array.from(list).filter(
    (column, l) => column >= 0 && (asked === 'all' || l % professions.length === professions.indexOf(asked)),
  );

/** Lay out the columns of both sides. */
export const sideColumns = (responses: Responses, columns: ColumnPlan, asked: Asked): SideColumns => {
  const run = (first: number, count: number): number[] => Array.from({ length: count }, (_, r) => first + r);
  const alternatives = Array.from(columns.alternative);
  return {
    demand: [
      ...(asked === 'all'
        ? [...used(columns.service, 'all'), columns.unpaid, ...run(columns.health, healthColumns)]
        : used(columns.demand, asked)),
      ...alternatives,
      ...run(columns.localDemand, responses.localDemand.rank),
    ],
    supply: [
      ...used(columns.supply, asked),
      columns.apart,
      ...run(columns.leaving, leavingColumns),
      ...alternatives,
      ...run(columns.localSupply, responses.localSupply.rank),
    ],
  };
};

const rootMeanSquare = (values: Float32Array, first: number, count: number): number => {
  let total = 0;
  for (let i = first; i < first + count; i++) total += (values[i] as number) * (values[i] as number);
  return Math.sqrt(total / Math.max(1, count));
};

/**
 * How much of each column a place usually has, as a share of what is asked for: the country's shares by service, employer
 * and profession, how far places differ in the patterns, and how far the alternatives' places differ.
 *
 * What is asked for may be one employer, so each layer counts by its share of the whole and of its own kind; of one
 * profession, every employer's layer counts for at least a quarter.
 */
export const columnWeights = (
  responses: Responses,
  columns: ColumnPlan,
  asked: Asked,
  year: number,
): Float64Array => {
  const weights = new Float64Array(columns.count);
  const width = responses.layers.reduce((a, b) => a + b, 0);
  const size = professions.length;
  const put = (list: Int32Array, block: 'demand' | 'demandByService' | 'supply'): void => {
    const first = year * width + firstLayer(responses.layers, block);
    const share = (l: number): number => responses.shares[first + l] as number;
    list.forEach((column, l) => {
      if (column < 0) return;
      let own = 0;
      if (block === 'demandByService') own = share(l);
      else if (asked !== 'all') for (let k = 0; k < sectors.length; k++) own += share(k * size + (l % size));
      else for (let p = 0; p < size; p++) own += share(Math.floor(l / size) * size + p);
      const part = own > 0 ? share(l) / own : 0;
      weights[column] = asked === 'all' ? Math.max(share(l), part / 8) : Math.max(part, 1 / 4);
    });
  };
  if (asked === 'all') put(columns.service, 'demandByService');
  else put(columns.demand, 'demand');
  put(columns.supply, 'supply');
  responses.alternatives.forEach(({ demandOfPlaces }, a) => {
    const block = demandOfPlaces.length / responses.yearCount;
    weights[columns.alternative[a] as number] = rootMeanSquare(demandOfPlaces, year * block, block);
  });
  weights[columns.unpaid] = tiedDemand;
  weights.fill(tiedHealth, columns.health, columns.health + healthColumns);
  weights.fill(tiedStaff, columns.apart, columns.leaving + leavingColumns);
  for (const [local, first] of [
    [responses.localDemand, columns.localDemand],
    [responses.localSupply, columns.localSupply],
  ] as const)
    for (let r = 0; r < local.rank; r++)
      weights[first + r] = rootMeanSquare(
        local.patterns,
        (year * local.rank + r) * responses.placeCount,
        responses.placeCount,
      );
  return weights;
};
