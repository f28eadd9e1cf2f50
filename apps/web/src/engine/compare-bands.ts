import { at, type MeasureLibrary, type Plan, type Result } from '@veivalg/core';
import {
  type BandOfDraws,
  bandOfDraws,
  drawsOf,
  type Ensemble,
  effectChange,
  everyYear,
  spreadMeasures,
  type UncertainEffect,
} from '@veivalg/engine';
import type { CompareQuestion } from './protocol.ts';

/** What is compared with bands. Unit: FTE, or share for coverage. */
export const comparedQuantities = ['demand', 'supply', 'gap', 'coverage'] as const;
export type ComparedQuantity = (typeof comparedQuantities)[number];

/** What has a band in every year. */
export const comparedPaths = ['gap', 'coverage'] as const;
export type ComparedPath = (typeof comparedPaths)[number];

/** Bands of the columns of a comparison. */
export interface CompareBands {
  /** In the year looked at. */
  readonly items: readonly Readonly<Record<ComparedQuantity, BandOfDraws>>[];
  /** First less second, draw by draw; null with one column. */
  readonly difference: Readonly<Record<ComparedQuantity, BandOfDraws>> | null;
  /** In every year. Each of shape [Y]. */
  readonly paths: readonly Readonly<Record<ComparedPath, readonly BandOfDraws[]>>[];
  /** First less second in every year they share, draw by draw; null with one column. Each of shape [Y]. */
  readonly differencePath: Readonly<Record<ComparedPath, readonly BandOfDraws[]>> | null;
}

export interface CompareParts {
  readonly ensemble: Ensemble;
  readonly library: MeasureLibrary;
  run(plan: Plan): Result;
}

const ofEach = <K extends string, T>(keys: readonly K[], make: (key: K) => T): Readonly<Record<K, T>> =>
  Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<K, T>;

/** Draws of one column. */
interface Drawn {
  readonly yearCount: number;
  /** In the year looked at. Each of shape [draws]. */
  readonly now: Readonly<Record<ComparedQuantity, Float64Array>>;
  /** Each of shape [Y][draws]. */
  readonly path: Readonly<Record<ComparedPath, Float64Array>>;
}

/** Draws of one year out of a path. */
const inYear = (path: Float64Array, yearCount: number, y: number): Float64Array => {
  const draws = path.length / yearCount;
  return path.subarray(y * draws, (y + 1) * draws);
};

const minus = (one: Float64Array, other: Float64Array): Float64Array =>
  one.map((value, d) => value - at(other, d));

/**
 * Work out the bands of plans or places side by side, and of the first less the second, on the same draws.
 *
 * @returns A generator of the share done that ends with the bands.
 * @source docs/method/uncertainty.md Q3
 */
export function* compareSteps(
  { ensemble, library, run }: CompareParts,
  questions: readonly CompareQuestion[],
): Generator<number, CompareBands> {
  const drawn: Drawn[] = [];
  for (const { plan, scope, members, year } of questions) {
    const result = run(plan);
    const selection = scope === 'all' ? {} : { sector: scope };
    const y = Math.min(Math.max(year - result.firstYear, 0), result.yearCount - 1);
    const targets = [{ year: y, places: members }];
    const years = everyYear(result, members);
    const effects: UncertainEffect[] = [];
    const yearEffects: UncertainEffect[] = [];
    for (const { spread, without } of spreadMeasures(plan, library)) {
      yield drawn.length / questions.length;
      const other = run(without);
      effects.push({ spread, change: effectChange(result, other, selection, targets) });
      yearEffects.push({ spread, change: effectChange(result, other, selection, years) });
    }
    yield (drawn.length + 0.5) / questions.length;
    const asked = { result, selection, targets, effects };
    const now = ofEach(comparedQuantities, (quantity) => drawsOf(ensemble, { ...asked, quantity }));
    yield (drawn.length + 0.7) / questions.length;
    const askedYears = { result, selection, targets: years, effects: yearEffects };
    const path = ofEach(comparedPaths, (quantity) => drawsOf(ensemble, { ...askedYears, quantity }));
    drawn.push({ yearCount: result.yearCount, now, path });
  }
  const [first, second] = drawn;
  const both = Math.min(first?.yearCount ?? 0, second?.yearCount ?? 0);
  const bandsOver = (count: number, read: (y: number) => Float64Array): readonly BandOfDraws[] =>
    Array.from({ length: count }, (_, y) => bandOfDraws(read(y)));
  return {
    items: drawn.map(({ now }) => ofEach(comparedQuantities, (quantity) => bandOfDraws(now[quantity]))),
    difference:
      first === undefined || second === undefined
        ? null
        : ofEach(comparedQuantities, (quantity) =>
            bandOfDraws(minus(first.now[quantity], second.now[quantity])),
          ),
    paths: drawn.map(({ path, yearCount }) =>
      ofEach(comparedPaths, (quantity) => bandsOver(yearCount, (y) => inYear(path[quantity], yearCount, y))),
    ),
    differencePath:
      first === undefined || second === undefined
        ? null
        : ofEach(comparedPaths, (quantity) =>
            bandsOver(both, (y) =>
              minus(
                inYear(first.path[quantity], first.yearCount, y),
                inYear(second.path[quantity], second.yearCount, y),
              ),
            ),
          ),
  };
}
