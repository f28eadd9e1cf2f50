import type { Drivers, LeverPaths, Measure, MeasureLibrary, ParameterTable, Problem } from '@veivalg/core';
import { professions, sectors } from '@veivalg/core';

/** What applying a plan's levers to one reach needs to know beside the plan. */
export interface LeverContext {
  readonly library: MeasureLibrary;
  /** With scenario and the user's own values already in place. */
  readonly parameters: ParameterTable;
  readonly firstYear: number;
  readonly yearCount: number;
  /** True for the places the plan reaches; levers decided by the municipality move these alone. */
  readonly inside: boolean;
  /** Gain in remaining life expectancy since the base year. Shape [Y]. Unit: years. */
  readonly lifeExpectancyGain: Float64Array;
  /** Heads of the nation at the base year by employer. Shape [K][P]. Unit: persons. */
  readonly baseHeads: Float64Array;
  /** Residents of each place reached at the base year: a small municipality carries out fewer measures at once. Unit: persons. */
  readonly placeResidents: ArrayLike<number>;
  /** Share of a service's workload for people aged 67 and over in the base year. Shape [S]. */
  readonly olderShare: Float64Array;
  /** FTE of care for people aged 67 and over in the base year. Unit: FTE. */
  readonly olderCareFte: number;
  /** Employed people in the country at the base year. Unit: persons. */
  readonly employed: number;
}

/** A lever or enabler of the plan, found and sorted. */
export interface ActiveLever {
  readonly measure: Measure;
  /** Value less the value that changes nothing, in the measure's unit. */
  readonly value: number;
  readonly reach: number;
  /** Index of the start year; never before the base year. */
  readonly start: number;
  readonly rampYears: number;
  /** How far it has come on 1 January. Shape [Y]. Unit: share, 0–1. */
  readonly progress: Float64Array;
}

/** Drivers after the levers, and what else they move. */
export interface AppliedLevers {
  readonly drivers: Drivers;
  readonly paths: LeverPaths;
  /** How far each lever and enabler has come, by measure code. Shape [Y] each. Unit: share. */
  readonly progress: Readonly<Record<string, Float64Array>>;
  /** Warnings: a group's limit was met, or a measure stands aside for its concrete form. */
  readonly problems: readonly Problem[];
}

/**
 * Paths that change nothing.
 *
 * @param yearCount Years including the base year.
 */
export const neutralPaths = (yearCount: number): LeverPaths => {
  const cells = yearCount * sectors.length * professions.length;
  return {
    position: new Float64Array(cells).fill(1),
    attendance: new Float64Array(cells).fill(1),
    hours: new Float64Array(cells).fill(1),
    participation: new Float64Array(yearCount).fill(1),
    institutionShift: new Float64Array(yearCount),
    levelTransfer: new Float64Array(yearCount),
    unpaidCare: new Float64Array(yearCount).fill(1),
    healthyShare: new Float64Array(yearCount),
    requirementLeft: new Float64Array(yearCount).fill(1),
  };
};
