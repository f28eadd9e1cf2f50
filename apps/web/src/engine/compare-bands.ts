import { at, type MeasureLibrary, type Plan, type Result } from '@veivalg/core';
import {
  type BandOfDraws,
  bandOfDraws,
  drawsOf,
  type Ensemble,
  effectChange,
  spreadMeasures,
  type UncertainEffect,
} from '@veivalg/engine';
import type { CompareQuestion } from './protocol.ts';

/** What is compared with bands. Unit: FTE, or share for coverage. */
export const comparedQuantities = ['demand', 'supply', 'gap', 'coverage'] as const;
export type ComparedQuantity = (typeof comparedQuantities)[number];

/** Bands of the columns of a comparison in the year looked at. */
export interface CompareBands {
  readonly items: readonly Readonly<Record<ComparedQuantity, BandOfDraws>>[];
  /** First less second, draw by draw; null with one column. */
  readonly difference: Readonly<Record<ComparedQuantity, BandOfDraws>> | null;
}

export interface CompareParts {
  readonly ensemble: Ensemble;
  readonly library: MeasureLibrary;
  run(plan: Plan): Result;
}

const ofEach = <T>(make: (quantity: ComparedQuantity) => T): Readonly<Record<ComparedQuantity, T>> =>
  Object.fromEntries(comparedQuantities.map((quantity) => [quantity, make(quantity)])) as Record<
    ComparedQuantity,
    T
  >;

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
  const draws: Readonly<Record<ComparedQuantity, Float64Array>>[] = [];
  for (const { plan, scope, members, year } of questions) {
    const result = run(plan);
    const selection = scope === 'all' ? {} : { sector: scope };
    const y = Math.min(Math.max(year - result.firstYear, 0), result.yearCount - 1);
    const targets = [{ year: y, places: members }];
    const effects: UncertainEffect[] = [];
    for (const { spread, without } of spreadMeasures(plan, library)) {
      yield draws.length / questions.length;
      effects.push({ spread, change: effectChange(result, run(without), selection, targets) });
    }
    yield draws.length / questions.length;
    draws.push(ofEach((quantity) => drawsOf(ensemble, { result, selection, targets, quantity, effects })));
  }
  const [first, second] = draws;
  return {
    items: draws.map((one) => ofEach((quantity) => bandOfDraws(one[quantity]))),
    difference:
      first === undefined || second === undefined
        ? null
        : ofEach((quantity) =>
            bandOfDraws(first[quantity].map((value, d) => value - at(second[quantity], d))),
          ),
  };
}
