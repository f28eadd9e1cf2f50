import { type PopulationAlternative, type Problem, sectors } from '@veivalg/core';
import type { LocalPatterns } from './local-patterns.ts';
import type { ReadingFrame } from './parameter-reading.ts';
import type { CurveNodes } from './response-curve.ts';

/**
 * Layers of a result that draws can move, each a sum over places: services, then demand and supply by sector and
 * profession. A block is an array of the result of shape [Y][layers][M].
 */
export const responseBlocks = ['demandByService', 'demand', 'supply'] as const;
export type ResponseBlock = (typeof responseBlocks)[number];

/** How one parameter moves the country, year by year. */
export interface ParameterResponse {
  readonly name: string;
  readonly nodes: CurveNodes;
  /** What the parameter's two powers are multiplied by in the log of each layer. Shape [Y][L][2]. */
  readonly country: Float32Array;
}

/**
 * What two powers do together: log change = cross × one × the other. Of two parameters, what they do beyond each alone;
 * of one, the third power that a curve with three nodes needs.
 */
export interface PairResponse {
  /** Positions among the powers t, t² of the parameters in turn. */
  readonly first: number;
  readonly second: number;
  /** Shape [Y][L]. */
  readonly cross: Float32Array;
}

/**
 * Parameters that work together in the model, so that what one does depends on the other: who leaves at what age, who comes
 * in their place, and when people retire and how many; and, place by place, what the staff of care is shared out by and where
 * new people go. The first of each part of `olderUseParameters` stands for its part.
 *
 * Found by running the model with each pair of the parameters that move places most (docs/method/uncertainty.md Q3).
 */
export const workingTogether: readonly (readonly [string, string])[] = [
  ['supply.retirementLevel', 'supply.retirementShift'],
  ['supply.retirementLevel', 'supply.leavingUnder35'],
  ['supply.retirementLevel', 'supply.leaving35to54'],
  ['supply.retirementShift', 'supply.leavingUnder35'],
  ['supply.retirementShift', 'supply.disabilityLevel'],
  ['supply.retirementShift', 'supply.inflow.specialistNurse'],
  ['supply.leavingUnder35', 'supply.leaving35to54'],
  ['supply.leavingUnder35', 'supply.leavingFrom55'],
  ['supply.leavingUnder35', 'supply.disabilityLevel'],
  ['supply.leavingUnder35', 'supply.returnShare'],
  ['supply.leavingUnder35', 'supply.entrySpread.bachelor'],
  ['supply.leavingUnder35', 'supply.entrySpread.vocational'],
  ['supply.leaving35to54', 'supply.leavingFrom55'],
  ['supply.leaving35to54', 'supply.disabilityLevel'],
  ['supply.leaving35to54', 'supply.returnShare'],
  ['supply.leavingUntrained', 'supply.inflow.withoutHealthEducation'],
  ['supply.specialistNurseShare', 'supply.inflow.specialistNurse'],
  ['supply.specialistNurseShare', 'supply.inflow.nurse'],
  ['supply.specialistNurseShare', 'supply.specialistNurseYoungerRatio'],
  ['supply.specialistNurseShare', 'supply.specialistNurseOlderRatio'],
  ['supply.specialistNurseShare', 'supply.retirementShift'],
  ['supply.specialistNurseYoungerRatio', 'supply.inflow.specialistNurse'],
  ['supply.inflow.specialistNurse', 'supply.inflow.nurse'],
  ['staffing.institutionShare', 'staffing.housingShare'],
  ['staffing.nurseWeight', 'use.homeHoursWeight'],
  ['staffing.nurseWeight', 'staffing.institutionShare'],
  ['staffing.nurseWeight', 'staffing.housingShare'],
  ['staffing.nurseWeight', 'use.olderTrendContinued'],
  ['staffing.nurseWeight', 'use.levelFadeYears'],
  ['staffing.nurseWeight', 'staffing.mentalOverlap'],
  ['staffing.nurseWeight', 'demand.healthyShare'],
  ['staffing.nurseWeight', 'supply.originShare'],
  ['use.homeHoursWeight', 'staffing.institutionShare'],
  ['use.homeHoursWeight', 'staffing.housingShare'],
  ['use.homeHoursWeight', 'supply.originShare'],
  ['use.levelFadeYears', 'staffing.institutionShare'],
  ['use.levelFadeYears', 'staffing.housingShare'],
  ['use.levelFadeYears', 'use.olderTrendContinued'],
  ['demand.healthyShare', 'staffing.institutionShare'],
  ['supply.originShare', 'use.levelFadeYears'],
  ['supply.originShare', 'supply.leavingUnder35'],
  ['supply.originShare', 'supply.inflow.withoutHealthEducation'],
  ['supply.originShare', 'staffing.mentalOverlap'],
  ['supply.originShare', 'use.olderTrendContinued'],
  ['staffing.carryGrowth', 'staffing.mentalOverlap'],
  ['demand.healthyShare', 'use.levelFadeYears'],
  ['use.olderTrendContinued', 'staffing.institutionShare'],
  ['use.olderTrendContinued', 'demand.unpaidCareFollow'],
  ['demand.unpaidCareFollow', 'staffing.carryGrowth'],
  ['demand.unpaidCareFollow', 'staffing.institutionShare'],
  ['demand.unpaidCareFollow', 'staffing.housingShare'],
  ['demand.unpaidCareFollow', 'staffing.nurseWeight'],
  ['demand.unpaidCareFollow', 'use.levelFadeYears'],
  ['demand.unpaidCareFollow', 'supply.originShare'],
];

/** Parameters whose answer two nodes do not follow well enough: measured at three. */
export const measuredThrice: readonly string[] = [
  'supply.retirementShift',
  'staffing.housingShare',
  'staffing.mentalOverlap',
  'demand.healthyShare',
  'use.olderTrendContinued',
  'supply.returnShare',
  'supply.inflow.withoutHealthEducation',
  'supply.inflow.otherHealthEducation',
  'supply.inflow.specialistNurse',
  'supply.inflow.healthCareWorker',
];

/** What a population alternative is against the main one: exact, since demand is linear in people. */
export interface AlternativeResponse {
  readonly alternative: PopulationAlternative;
  /** Alternative ÷ main − 1, country. Shape [Y][L]. */
  readonly country: Float32Array;
  /**
   * How that ratio changes with the health path, which works on the years of life an alternative gains or loses: slope and
   * bend in t of `healthParameter`. Shape [Y][L][2]; null where the health path is not drawn.
   */
  readonly withHealth: Float32Array | null;
  /** A place's demand by service against the country's: (alternative ÷ main) of the place − of the country. Shape [Y][S][M]. */
  readonly demandOfPlaces: Float32Array;
  /** As above, of supply in all. Shape [Y][M]. */
  readonly supplyOfPlaces: Float32Array;
}

/** Version of the form of `Responses`; a stored one of another form is measured again. */
export const responsesForm = 9;

/** How results answer to everything uncertain: worked out once for a baseline, used for every plan. */
export interface Responses {
  readonly form: typeof responsesForm;
  readonly baselineId: string;
  readonly modelVersion: string;
  readonly yearCount: number;
  readonly placeCount: number;
  /** Number of layers of each block, in the order of `responseBlocks`. */
  readonly layers: readonly number[];
  /** Each layer's share of its block in the country, on the central path. Shape [Y][L]. */
  readonly shares: Float32Array;
  /** What the parameters are read with that the model does not read as they are. */
  readonly reading: ReadingFrame;
  readonly parameters: readonly ParameterResponse[];
  readonly pairs: readonly PairResponse[];
  readonly alternatives: readonly AlternativeResponse[];
  /**
   * How places differ from the country in all powers and pairs together: as shares of all demand, and of the municipal staff,
   * since those are who is placed otherwise.
   */
  readonly localDemand: LocalPatterns;
  readonly localSupply: LocalPatterns;
  /** Parameters that could not be run at a node, with what was done. */
  readonly problems: readonly Problem[];
}

/** The employer whose staff are placed by what draws move: what places' supply does of its own is a share of its staff. */
export const placedSector = sectors.indexOf('municipal');

/** The parameter that an alternative's life expectancy works through (U3). */
export const healthParameter = 'demand.healthyShare';

/** First layer of a block. */
export const firstLayer = (layers: readonly number[], block: ResponseBlock): number =>
  layers.slice(0, responseBlocks.indexOf(block)).reduce((a, b) => a + b, 0);
