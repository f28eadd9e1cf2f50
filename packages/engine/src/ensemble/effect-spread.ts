import type { Measure, MeasureLibrary, Plan, Result } from '@veivalg/core';
import { findMeasure } from '../measures/apply-levers.ts';
import type { UncertainEffect } from './band-request.ts';
import type { EffectSpread } from './effect-draws.ts';

/**
 * Read how much a measure may turn out to do, against what the plan reckons with, from its published low and high.
 *
 * Both ends must be published. They are held against the published central value, so that a measure set to twice its
 * central size has twice the spread; where no central value is published, against the value the plan is set to.
 *
 * @param value What the lever is set to. Unit: the measure's own.
 * @returns The spread, as shares of the effect the plan reckons with; null where nothing is published, where the size is
 * the reader's own, or where the effect stands at zero.
 * @source docs/method/uncertainty.md Q1
 */
export const effectSpreadOf = (measure: Measure, value: number): EffectSpread | null => {
  const { effect, neutral, ownSpan, id } = measure;
  if (effect === null || ownSpan !== null || value === neutral) return null;
  if (effect.low === null || effect.high === null || effect.low === effect.high) return null;
  const size = (effect.central ?? value) - neutral;
  if (size === 0) return null;
  const ends = [(effect.low - neutral) / size, (effect.high - neutral) / size];
  return { name: id, low: Math.min(...ends), high: Math.max(...ends) };
};

/** A measure of a plan whose published size has a spread, and the plan without it. */
export interface SpreadMeasure {
  readonly spread: EffectSpread;
  readonly without: Plan;
}

/**
 * List the measures of a plan whose own size is uncertain as published.
 *
 * @returns In the order of the plan, each with the plan that lacks it.
 */
export const spreadMeasures = (plan: Plan, library: MeasureLibrary): readonly SpreadMeasure[] =>
  plan.levers.flatMap((lever) => {
    const measure = findMeasure(plan, library, lever.measure);
    const spread = measure === null || lever.reach === 0 ? null : effectSpreadOf(measure, lever.value);
    return spread === null
      ? []
      : [{ spread, without: { ...plan, levers: plan.levers.filter((other) => other !== lever) } }];
  });

/**
 * Run a plan without each measure whose own size is uncertain, for bands that hold what the measures turn out to do.
 *
 * @param run The model. @returns As many runs as there are such measures.
 * @source docs/method/uncertainty.md Q1, Q3
 */
export const uncertainEffects = (
  plan: Plan,
  library: MeasureLibrary,
  run: (plan: Plan) => Result,
): readonly UncertainEffect[] =>
  spreadMeasures(plan, library).map(({ spread, without }) => ({ spread, without: run(without) }));
