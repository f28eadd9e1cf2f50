import type {
  Area,
  Measure,
  Parameter,
  Problem,
  Profession,
  Requirement,
  Result,
  Sector,
  Service,
  SourceRecord,
  Standing,
} from '@veivalg/core';
import type { Consequence } from '@veivalg/engine';
import type { Band, Figure } from './figure.ts';
import type { AgeSpan, Reference, RunName } from './reference.ts';

/** Age groups of the residents' table. */
export type AgeGroup = Exclude<AgeSpan, 'from90'>;

/** What a document is made from; nothing else can reach a sentence. */
export interface FactsInput {
  readonly area: Area;
  /** Name in running text; the country's own comes from the word tables. */
  readonly placeName: string;
  readonly result: Result;
  /** The same run with no measure and no requirement. */
  readonly without: Result;
  /** Year the document is about. */
  readonly year: number;
  /** Part of the services the text is about; `null` for all of them. Standard: the municipality's own. */
  readonly sector?: Sector | null;
  /** Without measures, in the best and the worst path. */
  readonly best?: Result;
  readonly worst?: Result;
  /** More alternatives to set beside the plan. */
  readonly others?: readonly { readonly name: string; readonly result: Result }[];
  /** Digest that ties the figures to a run file, the file's name, and the ISO date the run was made. */
  readonly run: { readonly digest: string; readonly file: string; readonly made: string };
  /** The measures and requirements the plan speaks of. */
  readonly measures?: readonly Measure[];
  readonly requirements?: readonly Requirement[];
  /** Effect on the gap by measure, when it has been split over them. Unit: FTE. */
  readonly effects?: readonly { readonly measure: string; readonly fte: number; readonly band?: Band }[];
  /** What each requirement takes in people, when it has been worked out. */
  readonly consequences?: readonly Consequence[];
  /** 10th and 90th percentile of a figure, when the run has draws. */
  readonly band?: (reference: Reference) => Band | undefined;
  /** Every parameter of the run; the document lists the weightiest and those the plan has changed. */
  readonly parameters?: readonly Parameter[];
  readonly sources?: readonly SourceRecord[];
}

/** Low and high by year. Unit: FTE. */
export interface LineBand {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** How one run stands in one year; a figure is null where the run has a hole. */
export interface BalanceFigures {
  readonly year: number;
  readonly demand: Figure | null;
  readonly supply: Figure | null;
  readonly gap: Figure | null;
  readonly coverage: Figure | null;
}

/** A part of the services or of the staff in one year. */
export interface PartFigures<Part> extends BalanceFigures {
  readonly part: Part;
  /** Gap without the measures. */
  readonly gapWithout: Figure | null;
}

export interface UserFigures {
  readonly service: Service;
  readonly now: Figure | null;
  readonly later: Figure | null;
}

/** One alternative in the case, from doing nothing and up. */
export interface Alternative {
  readonly run: RunName;
  /** Empty for doing nothing and for the plan without a name. */
  readonly name: string;
  readonly kind: 'nothing' | 'plan' | 'other';
  readonly balance: BalanceFigures;
  /** Gap of this alternative less gap of doing nothing; null for doing nothing. */
  readonly change: Figure | null;
  readonly headsNeeded: Figure | null;
  readonly employedShare: Figure | null;
  readonly levers: readonly LeverFacts[];
}

/** One measure as the plan sets it. */
export interface LeverFacts {
  readonly measure: Measure;
  readonly value: number;
  readonly reach: Figure;
  readonly startYear: number;
  readonly fullYear: number;
  /** Published, judged or the user's own size. */
  readonly standing: Standing;
  readonly effect: Figure | null;
}

export interface RequirementFacts {
  readonly requirement: Requirement;
  /** Asked for in all, met today already, and added as people; null where it has not been worked out. */
  readonly asked: Figure | null;
  readonly met: Figure | null;
  readonly heads: Figure | null;
  /** Municipalities of the case whose labour-market region has not people enough. */
  readonly unable: number;
  /** The amount is the user's own. */
  readonly own: boolean;
  readonly sign: 1 | -1;
  readonly startYear: number;
  readonly fullYear: number;
}

/** Every figure and every word a document may use, tied to its run. */
export interface CaseFacts {
  readonly place: {
    readonly name: string;
    readonly kind: Area['kind'];
    readonly id: string;
    /** How many municipalities it holds. */
    readonly size: number;
  };
  readonly run: {
    readonly digest: string;
    readonly file: string;
    readonly made: string;
    readonly model: string;
    readonly data: string;
    readonly baseline: string;
    readonly scenario: Result['plan']['scenario'];
    readonly population: Result['plan']['population'];
    readonly planName: string;
    readonly draws: boolean;
  };
  readonly sector: Sector | null;
  readonly firstYear: number;
  readonly year: number;
  readonly residents: {
    readonly now: Figure;
    readonly later: Figure;
    readonly old: { readonly now: Figure; readonly later: Figure };
    readonly oldGrowth: Figure | null;
    readonly working: { readonly now: Figure; readonly later: Figure };
    /** People of 20–66 for each of 80 and older. */
    readonly perOld: { readonly now: Figure | null; readonly later: Figure | null };
    readonly groups: readonly {
      readonly ages: AgeGroup;
      readonly now: Figure;
      readonly later: Figure;
    }[];
  };
  readonly users: readonly UserFigures[];
  /** Without measures. */
  readonly now: BalanceFigures;
  readonly nothing: BalanceFigures;
  readonly plan: BalanceFigures;
  /** Gap with the plan less gap without. */
  readonly change: Figure | null;
  /** All sectors together, without measures. */
  readonly allSectors: BalanceFigures;
  readonly specialist: BalanceFigures;
  readonly best: BalanceFigures | null;
  readonly worst: BalanceFigures | null;
  readonly path: readonly { readonly plan: BalanceFigures; readonly without: BalanceFigures }[];
  /** The first years with the plan, to hold the real staff against. */
  readonly followUp: readonly BalanceFigures[];
  /** Every year, for charts. Unit: FTE. */
  readonly lines: {
    readonly years: readonly number[];
    readonly demand: readonly number[];
    readonly supply: readonly number[];
    readonly demandPlan: readonly number[];
    readonly supplyPlan: readonly number[];
    /** Without measures; null without draws. */
    readonly demandBand: LineBand | null;
    readonly supplyBand: LineBand | null;
  };
  readonly professions: readonly PartFigures<Profession>[];
  readonly services: readonly PartFigures<Service>[];
  /** What the plan changes in the need, by profession. Unit: FTE. */
  readonly addedNeed: readonly { readonly profession: Profession; readonly fte: Figure }[];
  readonly addedNeedSum: Figure | null;
  readonly addedNeedPath: readonly { readonly year: number; readonly fte: Figure }[];
  readonly equity: {
    readonly here: Figure | null;
    readonly p10: Figure | null;
    readonly median: Figure | null;
    readonly p90: Figure | null;
  };
  readonly employedShare: { readonly now: Figure | null; readonly later: Figure | null };
  readonly alternatives: readonly Alternative[];
  readonly levers: readonly LeverFacts[];
  readonly requirements: readonly RequirementFacts[];
  readonly parameters: readonly Parameter[];
  readonly sources: readonly SourceRecord[];
  /** Services left out of the text since their figures have holes. */
  readonly missing: readonly Service[];
  readonly problems: readonly Problem[];
}
