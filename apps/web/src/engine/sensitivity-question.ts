import type { Plan, Profession, Service } from '@veivalg/core';
import type { Scope } from '../state/view.ts';

/** What is asked about a result: what it hangs on. */
export interface SensitivityQuestion {
  readonly plan: Plan;
  readonly scope: Scope;
  /** Positions on the place axis. */
  readonly members: readonly number[];
  readonly year: number;
  readonly quantity: 'gap' | 'coverage';
  readonly profession?: Profession;
  readonly service?: Service;
}

/** One parameter, measure or the places' own course, and how much of the result hangs on it. */
export interface SensitivityInput {
  /** Id of a parameter, `measure:` and the id of a measure, or the places' own course. */
  readonly name: string;
  readonly now: number;
  /** Value at the tenth and ninetieth percentile. Unit: as the input. */
  readonly lowValue: number;
  readonly highValue: number;
  /** The quantity there. Unit: FTE for a gap, share for coverage. */
  readonly atLow: number;
  readonly atHigh: number;
  /** Share of the variance, alone and with what it works together with. */
  readonly first: number;
  readonly total: number;
}

/** What would have to be true of one input for the gap to be nothing. */
export interface NeededValue {
  readonly name: string;
  readonly now: number;
  readonly needed: number;
  /** Share of outcomes at least as far from today's value as the needed one. */
  readonly chance: number;
}

/** How far one input comes alone, where none can close the gap. */
export interface ClosestValue {
  readonly name: string;
  readonly now: number;
  /** Value at the favourable end: all but one outcome in a hundred. */
  readonly value: number;
  /** Gap there. Unit: FTE. */
  readonly gap: number;
}

/** What one input must be when all go the same part of the way. */
export interface JointValue {
  readonly name: string;
  readonly now: number;
  readonly needed: number;
}

export interface SensitivityAnswer {
  readonly quantity: 'gap' | 'coverage';
  /** On the central path. Unit: FTE and share. */
  readonly gap: number;
  readonly coverage: number;
  /** Longest bar first. */
  readonly inputs: readonly SensitivityInput[];
  /** Inputs that move it at all, shown or not. */
  readonly moving: number;
  /** Inputs that can close the gap alone, the likeliest first; empty when none can or when there is no gap. */
  readonly needed: readonly NeededValue[];
  /** The inputs that come nearest alone, the best first; empty where one can close the gap or there is none. */
  readonly closest: readonly ClosestValue[];
  /** Values that close the gap when all go the same part of the way, of the inputs that matter most. */
  readonly together: readonly JointValue[];
  /** Part of the way that all must go together: null where not even all the way is enough. */
  readonly joint: number | null;
  /** Gap with every input at its favourable end. Unit: FTE. */
  readonly best: number;
}

// The engine's own names, written again so that the page need not load the engine; a test holds them together.
/** Front of the names that are measures. */
export const measureFront = 'measure:';
/** Name of the places' own course. */
export const localCourse = 'uncertainty.localCourse';
