/**
 * The paths that the engine's calculations are driven by, year by year from the base year.
 *
 * Assumptions (parameters, scenario) set them; levers move them; nothing else does. A run holds two sets:
 * one for the places the plan reaches and one for all others, so that a measure in one municipality
 * changes that municipality alone and the country feels it only through what it attracts from others.
 * Every array is flat, first axis year. Axis letters: Y year, S service, P profession.
 *
 * @source docs/method/README.md
 */
export interface DemandDrivers {
  /** Years of age by which use is delayed since the base year. Shape [Y]. Unit: years. Rule U3. */
  readonly healthShift: Float64Array;
  /** Use of a service against the base year apart from age and health: trend, unpaid care, levers. Shape [Y][S]. Rule U3–U4. */
  readonly userRate: Float64Array;
  /** FTE per user against the base year: standard, labour saving, time that does not reach the user. Shape [Y][S]. Rule F2–F3. */
  readonly ftePerUser: Float64Array;
  /** Profession mix of the demand of a service; sums to 1 over professions. Shape [Y][S][P]. Rule F4. */
  readonly mix: Float64Array;
}

/** Age bands that exit levers can act on. */
export const exitBands = ['under35', 'from35to54', 'from55'] as const;
export type ExitBand = (typeof exitBands)[number];

export interface SupplyDrivers {
  /** Students or apprentices who start, against the reference path. Shape [Y][P]. Rule S2. */
  readonly intake: Float64Array;
  /** Share completing, against the reference. Shape [Y][P]. Rule S2. */
  readonly completion: Float64Array;
  /** Share of graduates who enter health and care, against the reference. Shape [Y][P]. Rule S2. */
  readonly entryShare: Float64Array;
  /** People entering besides graduates in the reference (adult routes, returns, immigration). Shape [Y][P]. Unit: persons a year on top. */
  readonly addedEntrants: Float64Array;
  /** Yearly exits other than death and retirement, against the reference. Shape [Y][P][band]. Rule S2. */
  readonly exitRate: Float64Array;
  /** Years by which retirement is later than the reference. Shape [Y][P]. Unit: years. Rule S2. */
  readonly retirementDelay: Float64Array;
  /** Mean position size against the base year. Shape [Y][P]. Rule S3. */
  readonly position: Float64Array;
  /** Time at work of a contracted FTE against the base year: (1 − absence) / (1 − absence at base). Shape [Y][P]. Rule S3. */
  readonly attendance: Float64Array;
  /** Share of a profession's new entrants that the municipal sector wins from (+) or loses to (−) the others. Shape [Y][P]. Rule S4. */
  readonly municipalPull: Float64Array;
  /** How much more attractive the places reached are for new people than others; 1 is as others. Shape [Y][P]. Rule S5. */
  readonly attractiveness: Float64Array;
}

/** Demand and supply drivers of one reach. */
export interface Drivers {
  readonly demand: DemandDrivers;
  readonly supply: SupplyDrivers;
}

/**
 * What levers move beside the columns of `Drivers`; each is applied where `project` says, after the step it names.
 *
 * Neutral is 1 for factors and 0 for shares and sums.
 */
export interface LeverPaths {
  /** Position size against the reference by employer, after staff are placed. Shape [Y][K][P]. Factor. */
  readonly position: Float64Array;
  /** Time at work of a contracted FTE against the reference by employer. Shape [Y][K][P]. Factor. */
  readonly attendance: Float64Array;
  /** Hours of a contracted FTE against the reference by employer. Shape [Y][K][P]. Factor. */
  readonly hours: Float64Array;
  /** Paid work left when family members care more. Shape [Y]. Factor on supply. Rule S6. */
  readonly participation: Float64Array;
  /** Share of long-term residents who live in staffed housing instead. Shape [Y]. Unit: share. */
  readonly institutionShift: Float64Array;
  /** Share of somatic hospital work that is done in the municipalities instead. Shape [Y]. Unit: share. Rule H1. */
  readonly levelTransfer: Float64Array;
  /** Unpaid care against the reference. Shape [Y]. Factor. Rule U4. */
  readonly unpaidCare: Float64Array;
  /** Added to the healthy share of the gain in life expectancy, before the gain runs out. Shape [Y]. Unit: share. Rule U3. */
  readonly healthyShare: Float64Array;
  /** What is left of the posts that the plan’s requirements bind. Shape [Y]. Factor. */
  readonly requirementLeft: Float64Array;
}
