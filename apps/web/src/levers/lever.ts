import { type Language, type LeverSetting, type Measure, measureId } from '@veivalg/core';

/** Where a lever can be set, and what is published inside that. Unit: the measure's own effect unit. */
export interface LeverSpan {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Published low–high; null when no one has published a size. */
  readonly published: readonly [number, number] | null;
  readonly unit: string;
}

const niceStep = (width: number): number => {
  const rough = width / 100;
  for (const step of [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100])
    if (step >= rough * 0.999) return step;
  return 100;
};

/**
 * Where a measure's lever can be set.
 *
 * A bound that was not published counts as no effect (product rule 2); without any published size the span is the measure's own.
 *
 * @returns Null when the measure has no size that can be set.
 */
export const leverSpan = (measure: Measure, language: Language): LeverSpan | null => {
  const { effect, ownSpan } = measure;
  if (effect !== null) {
    const sizes = [effect.low, effect.central, effect.high].filter((size) => size !== null);
    const low = Math.min(0, ...sizes);
    const high = Math.max(0, ...sizes);
    if (high > low)
      return {
        min: low,
        max: high,
        step: niceStep(high - low),
        published: [effect.low ?? Math.min(0, ...sizes), effect.high ?? Math.max(...sizes)],
        unit: effect.unit[language],
      };
  }
  return ownSpan === null
    ? null
    : {
        min: Math.min(0, ownSpan.min),
        max: ownSpan.max,
        step: ownSpan.step,
        published: null,
        unit: ownSpan.unit[language],
      };
};

/** Is the size of this lever the user's own, because no one has published one that may be used? */
export const isOwnAssumption = (measure: Measure): boolean =>
  measure.effect === null || measure.effectStatus === 'qualitative' || measure.effectStatus === 'noneFound';

/** How a measure is set when it is taken into a plan: its published central size where that may be used, else no effect. */
export const firstSetting = (measure: Measure): LeverSetting => ({
  measure: measureId(measure.id),
  value: measure.effect?.use === 'default' ? (measure.effect.central ?? 0) : 0,
  startYear: measure.startYear,
  rampYears: measure.ramp.standard,
  reach: 1,
});

/** Round a value to the steps of a span, and keep it inside. */
export const snap = (span: LeverSpan, value: number): number => {
  const kept = Math.min(Math.max(value, span.min), span.max);
  // Steps are counted from no effect, so that no effect can always be reached; both ends can be reached too.
  const snapped = kept === span.min || kept === span.max ? kept : Math.round(kept / span.step) * span.step;
  // 12 digits take away what binary steps leave behind (0.30000000000000004).
  return Number(Math.min(Math.max(snapped, span.min), span.max).toPrecision(12));
};
