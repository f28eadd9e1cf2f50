import type { Plan } from '@veivalg/core';
import type { CaseFacts } from '@veivalg/report';

/** What a paper is asked for. */
export interface CaseQuestion {
  readonly plan: Plan;
  readonly area: { readonly kind: string; readonly id: string };
  /** Name of the place in running text, in the form the paper is written in. */
  readonly placeName: string;
  readonly year: number;
  /** Name that the run file will have. */
  readonly runFile: string;
  /** ISO date the run is made. */
  readonly made: string;
  /** Also split what the plan changes over its measures, fairly. */
  readonly effects: boolean;
}

/** Every figure and word the paper may use, and the run it comes from. */
export interface CaseAnswer {
  readonly facts: CaseFacts;
  /** Text of the run file, as `veivalg gjenskap` reads it. */
  readonly run: string;
}
