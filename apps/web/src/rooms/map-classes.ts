import { at } from '@veivalg/core';
import type { MapRunFigures } from '../engine/protocol.ts';
import type { MapMetric } from '../state/view.ts';

/** Six classes by five limits; class 0 is the worst (largest shortage), 5 the best. */
export interface MapScale {
  /** Limits from the worst class to the best. */
  readonly limits: readonly number[];
  /** Is a higher value better. */
  readonly higherIsBetter: boolean;
  /** Does the middle class mean no change. */
  readonly diverging: boolean;
  /** No class means enough people: the colours say more or less, and nothing else. */
  readonly sequential?: boolean;
}

/** A value for one area: null where nothing is needed, which is not zero. */
export type AreaValue = number | null;

/** Work out what the map shows for a set of municipalities in one year. Unit: by metric. */
export const areaValue = (
  figures: MapRunFigures,
  metric: MapMetric,
  y: number,
  placeCount: number,
  members: readonly number[],
): AreaValue => {
  let demand = 0;
  let supply = 0;
  let old = 0;
  for (const m of members) {
    const i = y * placeCount + m;
    demand += at(figures.demand, i);
    supply += at(figures.supply, i);
    old += at(figures.old, i);
  }
  if (!(demand > 0)) return null;
  if (metric === 'coverage') return supply / demand;
  if (metric === 'gap') return demand - supply;
  return old > 0 ? ((demand - supply) / old) * 100 : null;
};

const nice = (value: number): number => {
  const size = 10 ** Math.floor(Math.log10(Math.abs(value) || 1));
  return (Math.round((value / size) * 2) / 2) * size;
};

const strictlyRising = (limits: readonly number[]): readonly number[] =>
  limits.filter((limit, i) => i === 0 || limit > (limits[i - 1] ?? Number.NEGATIVE_INFINITY));

/**
 * Choose limits from every year of a run, so that the classes stay while time and plans change.
 *
 * Coverage is split at balance (100 per cent), a shortage at none.
 */
export const mapScale = (values: readonly AreaValue[], metric: MapMetric, difference: boolean): MapScale => {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  const quantile = (share: number): number =>
    known[Math.min(known.length - 1, Math.floor(share * known.length))] ?? 0;
  const higherIsBetter = metric === 'coverage';
  if (known.length === 0) return { limits: [], higherIsBetter, diverging: difference };
  if (metric === 'coverage' && !difference)
    return {
      limits: strictlyRising(
        [0.1, 0.3, 0.55, 0.8].map((share) => Math.min(0.99, Math.round(quantile(share) * 50) / 50)).concat(1),
      ),
      higherIsBetter,
      diverging: false,
    };
  if (difference) {
    const most = nice(Math.max(Math.abs(quantile(0.02)), Math.abs(quantile(0.98)), 1e-6));
    return { limits: [-most / 2, -most / 8, most / 8, most / 2], higherIsBetter, diverging: true };
  }
  const positive = known.filter((value) => value > 0);
  const at100 = (share: number): number =>
    positive[Math.min(positive.length - 1, Math.floor(share * positive.length))] ?? 0;
  return {
    limits: strictlyRising([0, ...[0.25, 0.5, 0.75, 0.92].map((share) => nice(at100(share)))]),
    higherIsBetter,
    diverging: false,
  };
};

/** Class of a value, 0 the worst; null when there is no value. */
export const classOf = (scale: MapScale, value: AreaValue): number | null => {
  if (value === null || !Number.isFinite(value)) return null;
  let passed = 0;
  for (const limit of scale.limits) if (value >= limit) passed += 1;
  return scale.higherIsBetter ? passed : scale.limits.length - passed;
};

/** Sizes closer than this share of the largest are one size: no reader could use the difference. */
const sameSize = 0.02;

/** Limits that put a fifth of the areas with any value in each class; 0 the largest. For sizes that are never below zero. */
export const sizeScale = (values: readonly AreaValue[]): MapScale => {
  const known = values.filter((value): value is number => value !== null && value > 0).sort((a, b) => a - b);
  const [least = 0, most = 0] = [known[0], known.at(-1)];
  const limits =
    most - least < sameSize * most
      ? []
      : [0.2, 0.4, 0.6, 0.8]
          .map((share) => nice(known[Math.min(known.length - 1, Math.floor(share * known.length))] ?? 0))
          .filter((limit) => limit > least && limit <= most);
  return { limits: strictlyRising(limits), higherIsBetter: false, diverging: false, sequential: true };
};
