/** Kinds of people who enter. `added` is what levers put on top of the reference. */
export const entryKinds = ['graduates', 'adult', 'returned', 'immigrated', 'added'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** How the reference inflow of a profession came to be. */
export type InflowStanding = 'figures' | 'heldGrowth';

/** Largest share of one age that moves on to one fed profession in a year: a guard, so that three together stay below all. */
export const mostMoving = 0.3;

/**
 * The workforce made ready to be run: stock at the base year, rates and reference inflow. Axis letters: P profession, X sex, A age 17…74, Y year from the base year, T calendar year from `mortalityFirst`.
 *
 * @source docs/method/supply.md S1–S2
 */
export interface WorkforceModel {
  /** Base year: stocks on 1 January. */
  readonly firstYear: number;
  /** Years of reference inflow held; a run may be no longer. */
  readonly yearCount: number;
  /** Heads in health and social services at the base year. Shape [P][X][A]. Unit: persons. */
  readonly stock: Float64Array;
  /** Year (4th quarter) the newest count is from. Shape [P]. */
  readonly observedYear: Float64Array;
  /** Yearly exits other than death and retirement. Shape [P][A]. Unit: share. */
  readonly exit: Float64Array;
  /** Common retirement pattern. Shape [A]. Unit: share a year. */
  readonly retirement: Float64Array;
  readonly retirementLevel: number;
  /** Shape [P]. Unit: years. */
  readonly retirementShift: Float64Array;
  /** Chance of death. Shape [Y][X][A]. */
  readonly deaths: Float64Array;
  /** Yearly share of the feeding profession that moves on into this one. Shape [P][A]; zero without a feeder. */
  readonly transfer: Float64Array;
  /** Reference inflow of people who enter, by kind. Shape [kind][Y][P]. Unit: persons a year. */
  readonly inflow: Float64Array;
  /** Age and sex of those who enter, summing to 1. Shape [kind][P][X][A]. */
  readonly profile: Float64Array;
  /** Whole years from start of study to work. Shape [P]. */
  readonly studyYears: Float64Array;
  /** Share of new staff in the figures that enters health and social services; `NaN` where inflow holds observed growth. Shape [P]. */
  readonly entryShare: Float64Array;
  readonly standing: readonly InflowStanding[];
  /** Observed change in heads that inflow was set to hold. Shape [P]. Unit: share of the last count, a year. */
  readonly growth: Float64Array;
  /** Heads on 1 January from the first count to the base year; `NaN` before a profession is counted. Shape [year from `first`][P]. */
  readonly carried: { readonly first: number; readonly heads: Float64Array };
}
