import type {
  Language,
  Outcome,
  OwnFigures,
  Plan,
  Problem,
  RegisterFigures,
  Result,
  RunFigures,
} from '@veivalg/core';
import type { LiveFigures, PictureBands } from '@veivalg/engine';
import type { CaseAnswer, CaseQuestion } from '../case/case-question.ts';
import type { Scope } from '../state/view.ts';
import type { AgeAnswer } from './age-answer.ts';
import type { CompareBands } from './compare-bands.ts';
import type {
  CompareQuestion,
  DataCatalog,
  Explanation,
  FromWorker,
  Question,
  RequirementAnswer,
} from './protocol.ts';
import type { RestingQuestion, RestingReader } from './resting-bands.ts';
import type { SensitivityAnswer, SensitivityQuestion } from './sensitivity-question.ts';

/** The engine as the session needs it: loaded data in, runs out. */
export interface LoadedEngine {
  readonly catalog: DataCatalog;
  run(plan: Plan): Result;
  /** Work out a plan while something is dragged, in single precision; null where the whole run must be asked. */
  live?(plan: Plan): LiveFigures | null;
  /** Make the exact stages of runs that began in short, bit by bit; null when they are exact already. */
  exact?(): Generator<number, void> | null;
  /** Take in how results answer to what is uncertain, bit by bit, so that bands can be drawn. */
  takeDraws?(responses: Uint8Array): Promise<Generator<number, readonly Problem[]>>;
  /** Bands of what a picture shows, dragged or not; null when the data hold no draws. */
  bands?(
    run: RunFigures,
    question: Pick<Question, 'members' | 'scope' | 'everyPlace'>,
    year: number,
  ): PictureBands | null;
  /** Plans to work out live before the plan at rest is moved; none when the data hold no draws. */
  rehearsal?(plan: Plan): Promise<readonly Plan[]>;
  /** Reader of an area's bands, when the data hold draws. */
  resting?(question: RestingQuestion): RestingReader | null;
  /** What a result hangs on, in steps; null when the data hold no draws. */
  sensitivity?(
    question: SensitivityQuestion,
    run: (plan: Plan) => Result,
  ): Generator<number, SensitivityAnswer> | null;
  /** Bands of plans or places side by side, in steps; null when the data hold no draws. */
  compareBands?(
    questions: readonly CompareQuestion[],
    run: (plan: Plan) => Result,
  ): Generator<number, CompareBands> | null;
  /** Put municipalities' own figures in the place of the register's; an empty list takes them all away. Throws `EngineTrouble`. */
  takeOwn?(
    own: readonly OwnFigures[],
    language: Language,
  ): Promise<{ readonly catalog: DataCatalog; readonly problems: readonly Problem[] }>;
  /** What the register says of a municipality. */
  register?(place: number): Promise<RegisterFigures>;
  /** Split a number of a plan over its causes, in steps. */
  explain(plan: Plan, value: (plan: Plan) => number): Promise<Generator<number, Explanation>>;
  /** What the plan's requirements take in one year. */
  requirements(
    plan: Plan,
    members: readonly number[],
    scope: Scope,
    year: number,
  ): Promise<RequirementAnswer>;
  /** Split a plan's balance over the ages of those served. */
  ages?(plan: Result, reference: Result, question: Question): Promise<AgeAnswer>;
  /** What a paper about the plan may say. */
  makeCase?(question: CaseQuestion, run: (plan: Plan) => Result): Promise<CaseAnswer>;
}

/** What a session is made from. */
export interface SessionParts {
  /** Read the data files and prepare. */
  load(baseline: Uint8Array, library: unknown, start: Uint8Array | null): Promise<Outcome<LoadedEngine>>;
  post(message: FromWorker, transfer: Transferable[]): void;
  /** Let waiting messages in, then go on. */
  pause(): Promise<void>;
  now(): number;
}
