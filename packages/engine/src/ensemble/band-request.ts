import type { RunFigures } from '@veivalg/core';
import type { BandSelection } from './coefficients.ts';
import type { EffectSpread } from './effect-draws.ts';

/** What bands are wanted of. Coverage is supply ÷ demand; the others are FTE, a positive gap being shortage. */
export const bandQuantities = ['gap', 'demand', 'supply', 'coverage'] as const;
export type BandQuantity = (typeof bandQuantities)[number];

/** One place or sum of places in one year. */
export interface BandTarget {
  /** Years since the base year. */
  readonly year: number;
  /** Positions on the place axis. */
  readonly places: readonly number[];
}

/** What a measure does in each target: the plan less the plan without it. Each of shape [targets]. Unit: FTE. */
export interface EffectChange {
  readonly demand: Float64Array;
  readonly supply: Float64Array;
}

/** A measure of the plan whose size is itself uncertain, with the run of the plan without it or what was read from it. */
export type UncertainEffect = { readonly spread: EffectSpread } & (
  | { readonly without: RunFigures }
  | { readonly change: EffectChange }
);

export interface BandRequest {
  readonly result: RunFigures;
  /** When given, bands of the difference: `result` less this, on the same draws. */
  readonly against?: RunFigures;
  readonly selection?: BandSelection;
  readonly quantity?: BandQuantity;
  readonly targets: readonly BandTarget[];
  readonly effects?: readonly UncertainEffect[];
}

/** The 80 per cent band and its median. Each of shape [targets]; unit FTE, or share for coverage. Buffers may be transferred. */
export interface Bands {
  readonly p10: Float64Array;
  readonly p50: Float64Array;
  readonly p90: Float64Array;
  /** The central path: the value without draws. */
  readonly central: Float64Array;
}

/** Shares of the draws below the three numbers of a band. @source docs/method/uncertainty.md Q3 */
export const bandShares = [0.1, 0.5, 0.9] as const;

/** Targets of every municipality in one year. */
export const everyPlace = (result: RunFigures, year: number): readonly BandTarget[] =>
  Array.from({ length: result.placeCount }, (_, m) => ({ year, places: [m] }));

/** Targets of one place or sum of places in every year of a run. */
export const everyYear = (result: RunFigures, places: readonly number[]): readonly BandTarget[] =>
  Array.from({ length: result.yearCount }, (_, year) => ({ year, places }));
