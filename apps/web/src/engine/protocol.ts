import type {
  Language,
  MeasureLibrary,
  Municipality,
  OwnFigures,
  Parameter,
  Plan,
  Problem,
  RegisterFigures,
  SeriesRecord,
  SourceRecord,
} from '@veivalg/core';
import type { PictureBands } from '@veivalg/engine';
import type { CaseAnswer, CaseQuestion } from '../case/case-question.ts';
import type { Scope } from '../state/view.ts';
import type { AgeAnswer } from './age-answer.ts';
import type { CompareBands } from './compare-bands.ts';
import type { ReadNumber } from './read-number.ts';
import type { RestingBands } from './resting-bands.ts';
import type { SensitivityAnswer, SensitivityQuestion } from './sensitivity-question.ts';

/** What the screen needs to know about the loaded data; no figures. */
export interface DataCatalog {
  readonly baselineId: string;
  readonly dataVersion: string;
  readonly modelVersion: string;
  readonly baseYear: number;
  readonly municipalities: readonly Municipality[];
  /** County number → Norwegian name. */
  readonly countyNames: Readonly<Record<string, string>>;
  readonly parameters: readonly Parameter[];
  readonly sources: readonly SourceRecord[];
  readonly series: readonly SeriesRecord[];
}

/** With the measures, which the page has fetched itself. */
export interface Catalog extends DataCatalog {
  readonly library: MeasureLibrary;
  /** In the order of their numbers. */
  readonly measures: MeasureLibrary['measures'];
}

/** Demand and supply by year. Each of shape [Y]. Unit: FTE. */
export interface Pair {
  readonly demand: Float64Array;
  readonly supply: Float64Array;
}

/** One run seen for one area. Axis letters: Y year, P profession, S service. Unit: FTE unless said. */
export interface AreaRun extends Pair {
  /** Shape [P][Y]. */
  readonly demandByProfession: Float64Array;
  readonly supplyByProfession: Float64Array;
  /** In the year looked at. Shape [S]. */
  readonly demandByService: Float64Array;
  readonly supplyByService: Float64Array;
  /** Residents by age group 0–19, 20–66, 67–79, 80–89, 90+. Shape [5][Y]. Unit: persons. */
  readonly residents: Float64Array;
  /** Heads it would take to meet all demand of every sector. Shape [Y]. Unit: persons. */
  readonly headsNeeded: Float64Array;
  /** Heads per contracted FTE of the scope. Shape [Y]. */
  readonly headsPerFte: Float64Array;
  /** Employed residents. Shape [Y]. Unit: persons. */
  readonly employed: Float64Array;
}

/** Demand and supply of every municipality in the scope. Shape [Y][M]. Unit: FTE. */
export interface MapRunFigures {
  readonly demand: Float64Array;
  readonly supply: Float64Array;
  /** Residents 80 and older. Shape [Y][M]. Unit: persons. */
  readonly old: Float64Array;
}

/** What one question is asked about. */
export interface Question {
  readonly plan: Plan;
  readonly scope: Scope;
  /** Positions on the place axis. */
  readonly members: readonly number[];
  readonly year: number;
  /** Also work out the best and worst paths and the effect of each lever, when there is time. */
  readonly details: boolean;
  /** Also work out the band of every municipality, for a map. */
  readonly everyPlace?: boolean;
}

/** The answer the screen is drawn from; always whole, always of one plan. */
export interface Picture {
  readonly question: Question;
  readonly firstYear: number;
  readonly yearCount: number;
  readonly plan: AreaRun;
  readonly reference: AreaRun;
  readonly map: { readonly plan: MapRunFigures; readonly reference: MapRunFigures };
  /** Where eight of ten runs lie, as the plan stands; null as long as the data hold no draws. */
  readonly bands: PictureBands | null;
  readonly problems: readonly Problem[];
  readonly milliseconds: number;
}

/** One run as the screen sees it: the area looked at, and every municipality. */
export interface SeenRun {
  readonly area: AreaRun;
  readonly map: MapRunFigures;
}

/** A picture on its way to the page: what stands still while a lever moves is sent once. */
export interface SentPicture extends Omit<Picture, 'reference' | 'map'> {
  /** `old` is null where it is the reference's. */
  readonly map: Omit<MapRunFigures, 'old'> & { readonly old: Float64Array | null };
  /** The run without measures; null when it is the one that was sent last. */
  readonly reference: SeenRun | null;
}

/** What comes after the picture, of the same question. */
export interface Details {
  /** Null as long as the data hold no draws. */
  readonly bands: RestingBands | null;
  readonly best: Pair;
  readonly worst: Pair;
  /** Gap with the plan minus gap without this one lever, in the year looked at; negative closes the gap. Unit: FTE. */
  readonly effects: Readonly<Record<string, number>>;
}

/** One column of a comparison. */
export interface CompareQuestion {
  readonly plan: Plan;
  readonly scope: Scope;
  readonly members: readonly number[];
  readonly year: number;
}

/** A part of a change, fairly split (Shapley): parts add up to the whole. Unit: FTE of gap in the year looked at. */
export interface ExplainedPart {
  readonly kind: 'assumption' | 'lever' | 'leverGroup' | 'requirement';
  readonly id: string;
  readonly part: number;
  /** What it would do alone. */
  readonly alone: number;
}

export interface Explanation {
  readonly parts: readonly ExplainedPart[];
  /** What the parts would do alone, summed, less what they do together. */
  readonly interaction: number;
  readonly total: number;
  readonly exact: boolean;
}

/** What a set of requirements takes in one year, for one area. Unit: FTE, persons, million NOK. */
export interface RequirementSumIn {
  readonly fte: number;
  readonly heads: number;
  readonly cost: number;
  readonly asked: number;
  readonly met: number;
  /** Gap before them. */
  readonly gapBefore: number;
  /** What `fte` is the sum of. Shape [P]. */
  readonly byProfession: Float64Array;
}

export interface RequirementAnswer {
  readonly here: RequirementSumIn;
  readonly country: RequirementSumIn;
  /** Shape [P]. Unit: FTE, the whole country. */
  readonly byProfession: Float64Array;
  /** Positions of municipalities whose region has not people enough. */
  readonly unable: readonly number[];
  /** FTE by municipality. Shape [M]. */
  readonly byPlace: Float64Array;
  /** FTE needed in all services before the requirements, and residents, by municipality. Each of shape [M]. Unit: FTE, persons. */
  readonly demandByPlace: Float64Array;
  readonly residentsByPlace: Float64Array;
}

export type ToWorker =
  | {
      readonly kind: 'load';
      readonly id: number;
      readonly baseline: Uint8Array;
      readonly library: unknown;
      /** What the first picture starts from; null to wait for the exact stages. */
      readonly start?: Uint8Array | null;
      /** The plan that will be asked for first: its reference is worked out at once; null where that is not known. */
      readonly first?: Plan | null;
    }
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question }
  | { readonly kind: 'compare'; readonly id: number; readonly questions: readonly CompareQuestion[] }
  | { readonly kind: 'compareBands'; readonly id: number; readonly questions: readonly CompareQuestion[] }
  | { readonly kind: 'draws'; readonly id: number; readonly responses: Uint8Array }
  | {
      readonly kind: 'own';
      readonly id: number;
      readonly own: readonly OwnFigures[];
      readonly language: Language;
    }
  | { readonly kind: 'register'; readonly id: number; readonly place: number }
  | {
      readonly kind: 'explain';
      readonly id: number;
      readonly question: Question;
      readonly number: ReadNumber;
    }
  | { readonly kind: 'sensitivity'; readonly id: number; readonly question: SensitivityQuestion }
  | { readonly kind: 'stop'; readonly id: number }
  | { readonly kind: 'exact'; readonly id: number }
  | { readonly kind: 'requirements'; readonly id: number; readonly question: Question }
  | { readonly kind: 'case'; readonly id: number; readonly question: CaseQuestion }
  | { readonly kind: 'ages'; readonly id: number; readonly question: Question };

export type FromWorker =
  | {
      readonly kind: 'loaded';
      readonly id: number;
      readonly catalog: DataCatalog;
      readonly problems: readonly Problem[];
    }
  | { readonly kind: 'picture'; readonly id: number; readonly picture: SentPicture }
  | { readonly kind: 'details'; readonly id: number; readonly details: Details }
  | { readonly kind: 'compared'; readonly id: number; readonly runs: readonly AreaRun[] }
  | { readonly kind: 'compareBanded'; readonly id: number; readonly bands: CompareBands | null }
  | { readonly kind: 'exacted'; readonly id: number }
  | {
      readonly kind: 'owned';
      readonly id: number;
      readonly catalog: DataCatalog;
      readonly problems: readonly Problem[];
    }
  | { readonly kind: 'registered'; readonly id: number; readonly figures: RegisterFigures }
  | { readonly kind: 'drawn'; readonly id: number; readonly problems: readonly Problem[] }
  | { readonly kind: 'explained'; readonly id: number; readonly explanation: Explanation }
  | { readonly kind: 'sensitive'; readonly id: number; readonly answer: SensitivityAnswer }
  | { readonly kind: 'progress'; readonly id: number; readonly share: number }
  | { readonly kind: 'required'; readonly id: number; readonly answer: RequirementAnswer }
  | { readonly kind: 'aged'; readonly id: number; readonly answer: AgeAnswer }
  | { readonly kind: 'cased'; readonly id: number; readonly answer: CaseAnswer }
  | { readonly kind: 'failed'; readonly id: number; readonly problems: readonly Problem[] };
