import type { PopulationAlternative } from './baseline/demography.ts';
import type { Localised, MeasureId, MunicipalityId, ParameterId } from './ids.ts';
import type { Measure } from './measure.ts';
import type { Requirement } from './requirement.ts';

/** The three KS scenarios and each driver moved alone (B5). */
export const scenarios = [
  'middle',
  'best',
  'worst',
  'bestHealth',
  'bestFamily',
  'bestStandard',
  'worstHealth',
  'worstFamily',
  'worstStandard',
] as const;
export type Scenario = (typeof scenarios)[number];

/** One measure as set in a plan. */
export interface LeverSetting {
  readonly measure: MeasureId;
  /** In the measure's own effect unit. */
  readonly value: number;
  readonly startYear: number;
  /** Years from start to full effect. */
  readonly rampYears: number;
  /** Share of those the measure could reach, 0–1. */
  readonly reach: number;
}

/** One requirement as set in a plan: an entry of the library or of the plan's own requirements. */
export interface RequirementSetting {
  readonly requirement: string;
  /** 1 introduces it, −1 removes it. */
  readonly sign: 1 | -1;
  readonly startYear: number;
  readonly rampYears: number;
  /** The requirement's amount, in its own unit; absent means as in the library. */
  readonly amount?: number;
}

/** A choice about the future that is not policy: another value of a model parameter, with the reason. */
export interface AssumptionChange {
  readonly parameter: ParameterId;
  readonly value: number;
  readonly reason: string;
}

/** Current version of the plan form; older ones are migrated. */
export const planSchemaVersion = 1;

/** What someone wants to do and what they believe about the future: plain data. */
export interface Plan {
  readonly schemaVersion: typeof planSchemaVersion;
  readonly name: string;
  /** Places the plan's municipal measures reach; empty means the whole country. */
  readonly places: readonly MunicipalityId[];
  readonly scenario: Scenario;
  readonly population: PopulationAlternative;
  readonly endYear: number;
  readonly levers: readonly LeverSetting[];
  readonly requirements: readonly RequirementSetting[];
  readonly assumptions: readonly AssumptionChange[];
  /** Measures the user has made, in the catalogue's own form. */
  readonly ownMeasures: readonly Measure[];
  /** Requirements the user has made, in the library's own form. */
  readonly ownRequirements: readonly Requirement[];
  readonly notes: string;
}

/** The plan that changes nothing: middle scenario, main population path, no measure. */
export const emptyPlan: Plan = {
  schemaVersion: planSchemaVersion,
  name: '',
  places: [],
  scenario: 'middle',
  population: 'main',
  endYear: 2050,
  levers: [],
  requirements: [],
  assumptions: [],
  ownMeasures: [],
  ownRequirements: [],
  notes: '',
};

/** A name in three languages that the user wrote once. */
export const sameInAll = (text: string): Localised => ({
  nb: text,
  nn: text,
  en: text,
});
