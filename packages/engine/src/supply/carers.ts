import { at } from '@veivalg/core';

/**
 * Paid work in health and care that is lost when families give more unpaid care (S6).
 *
 * @param extraCare Unpaid care above the base year, as full-time equivalents; negative is less. Shape [Y]. Unit: FTE.
 * @param workReduction Hours of paid work lost per hour of extra unpaid care.
 * @param healthShare Share of all employed who work in health and care: the part of the loss that hits the balance.
 * @returns FTE lost in all work, and in health and care. Shape [Y] each.
 * @source docs/method/supply.md S6
 */
export const carersWorkLess = (
  extraCare: Float64Array,
  workReduction: number,
  healthShare: number,
): { readonly allWork: Float64Array; readonly healthAndCare: Float64Array } => {
  const allWork = extraCare.map((fte) => fte * workReduction);
  return { allWork, healthAndCare: Float64Array.from(allWork, (_, y) => at(allWork, y) * healthShare) };
};
