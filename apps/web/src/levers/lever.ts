import {
  leverSpan as coreSpan,
  type Language,
  type LeverSetting,
  type Measure,
  measureId,
  standingOf,
} from '@veivalg/core';

/** Where a lever can be set, as the screen needs it. Unit: the measure's own effect unit. */
export interface LeverSpan {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The value at which nothing changes. */
  readonly neutral: number;
  /** The value the product presets. */
  readonly start: number;
  /** Published low–high; null when no one has published a size. */
  readonly published: readonly [number, number] | null;
  readonly unit: string;
}

/**
 * Where a measure's lever can be set.
 *
 * @returns Null when the measure has no size that can be set.
 * @source docs/method/measures.md M2
 */
export const leverSpan = (measure: Measure, language: Language): LeverSpan | null => {
  const span = coreSpan(measure);
  if (span === null || !(span.max > span.min)) return null;
  const { effect } = measure;
  const sizes =
    effect === null || measure.treatment !== 'lever'
      ? []
      : [effect.low, effect.central, effect.high].filter((size) => size !== null);
  const published =
    sizes.length === 0
      ? null
      : ([Math.max(Math.min(...sizes), span.min), Math.min(Math.max(...sizes), span.max)] as const);
  return { ...span, published, unit: span.unit[language] };
};

/** Does a setting stand on the user's own assumption? */
export const isOwnAssumption = (measure: Measure, value?: number): boolean =>
  standingOf(measure, value ?? coreSpan(measure)?.start ?? 0) === 'own';

/** How a measure is set when it is taken into a plan: its published central size where that may be used, else no effect. */
export const firstSetting = (measure: Measure): LeverSetting => ({
  measure: measureId(measure.id),
  value: coreSpan(measure)?.start ?? 0,
  startYear: measure.startYear,
  rampYears: measure.ramp.standard,
  reach: 1,
});

/** Round a value to the steps of a span, and keep it inside. */
export const snap = (span: LeverSpan, value: number): number => {
  const kept = Math.min(Math.max(value, span.min), span.max);
  // Steps are counted from no effect, so that no effect can always be reached; both ends can be reached too.
  if (kept === span.min || kept === span.max) return kept;
  const snapped = span.neutral + Math.round((kept - span.neutral) / span.step) * span.step;
  // 12 digits take away what binary steps leave behind (0.30000000000000004).
  return Math.min(Math.max(Number(snapped.toPrecision(12)), span.min), span.max);
};
