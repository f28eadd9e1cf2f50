import { leverSpan, type MeasureLibrary, type Plan } from '@veivalg/core';

/**
 * Plans to work out before a finger moves anything, so that its first move meets code that has run.
 *
 * The browser runs new code many times slower than code that it has met often enough. Each plan moves one more driver than the
 * one before, by the first lever of the catalogue that does.
 *
 * @param plan Plan at rest, whose own levers stay.
 */
export const rehearsalPlans = (plan: Plan, library: MeasureLibrary): readonly Plan[] => {
  const met = new Set<string>(
    library.measures.flatMap(({ id, moves }) =>
      plan.levers.some(({ measure }) => measure === id) ? moves.map(({ driver }) => driver) : [],
    ),
  );
  let moved = plan;
  return library.measures.flatMap((measure) => {
    const span = measure.treatment === 'lever' ? leverSpan(measure) : null;
    if (span === null || measure.moves.every(({ driver }) => met.has(driver))) return [];
    if (plan.levers.some((lever) => lever.measure === measure.id)) return [];
    for (const { driver } of measure.moves) met.add(driver);
    const lever = {
      measure: measure.id,
      value: span.neutral === span.max ? span.min : span.max,
      startYear: measure.startYear,
      rampYears: measure.ramp.standard,
      reach: 1,
    };
    moved = { ...moved, levers: [...moved.levers, lever] };
    return [moved];
  });
};
