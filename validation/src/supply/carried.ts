import { f64, professions } from '@veivalg/core';
import type { WorkforceModel } from '@veivalg/engine';

/** A total that was counted after the counts the model starts from. */
export interface CarriedCheck {
  /** 4th quarter of this year. */
  readonly year: number;
  /** Employed with a health or social education in health and social services, 15–74. */
  readonly observed: number;
  readonly model: number;
  readonly error: number;
  /** Whether the count is in another way of counting than those the model starts from. */
  readonly afterBreak: boolean;
}

/**
 * Hold the stock on its way to the base year against totals counted on the way (S1, V2).
 *
 * @param totals Year → employed with a health or social education in health and social services.
 * @source docs/method/supply.md V2
 */
export const checkCarried = (
  model: WorkforceModel,
  totals: ReadonlyMap<number, number>,
): readonly CarriedCheck[] =>
  [...totals].flatMap(([year, observed]) => {
    const row = year + 1 - model.carried.first;
    let heads = 0;
    professions.forEach((profession, p) => {
      if (profession !== 'withoutHealthEducation')
        heads += f64(model.carried.heads, row * professions.length + p);
    });
    if (!(heads > 0)) return [];
    return [{ year, observed, model: heads, error: heads / observed - 1, afterBreak: year >= 2019 }];
  });
