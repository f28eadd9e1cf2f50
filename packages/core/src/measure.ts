import type { Profession, Service } from './axes.ts';
import type { ExitBand } from './drivers.ts';
import type { Localised, MeasureId, ParameterId, SourceKey } from './ids.ts';
import type { Standing } from './parameter.ts';
import type { Requirement } from './requirement.ts';

/** What the catalogue entry is in the product (M1). */
export const treatments = [
  'lever',
  'enabler',
  'requirement',
  'guardrail',
  'frame',
  'product',
  'actor',
] as const;
export type Treatment = (typeof treatments)[number];

/** The columns of the KS drawing, and what is expected of the state. */
export const leverGroups = [
  'health',
  'family',
  'standard',
  'recruit',
  'retain',
  'tasksAndTime',
  'unusedCapacity',
  'competence',
  'state',
] as const;
export type LeverGroup = (typeof leverGroups)[number];

/** Paths of the engine that a lever can move; each is one column of `Drivers` or a parameter behind it. */
export const driverIds = [
  'demand.userRate',
  'demand.ftePerUser',
  'demand.standardGrowth',
  'demand.labourSaving',
  'demand.healthyShare',
  'demand.unpaidCare',
  'demand.adminTimeShare',
  'demand.travelTimeShare',
  'demand.institutionShare',
  'demand.levelTransfer',
  'demand.lowValueVolume',
  'demand.addedFte',
  'supply.intake',
  'supply.completionRate',
  'supply.entryShare',
  'supply.adultInflow',
  'supply.returnInflow',
  'supply.immigrationInflow',
  'supply.exitRate',
  'supply.retirementAge',
  'supply.position',
  'supply.sickLeave',
  'supply.hoursPerFte',
  'supply.agencyUse',
  'supply.municipalPull',
  'supply.attractiveness',
  'supply.participation',
  'mix.taskShare',
] as const;
export type DriverId = (typeof driverIds)[number];

/**
 * How a setting becomes a change of a driver.
 *
 * Change at full ramp = perUnit × value of `parameter` × (value − neutral) × reach × reachable.
 */
export interface Move {
  readonly driver: DriverId;
  /** For supply drivers: the sectors of these services are the employers that are moved. */
  readonly services: readonly Service[] | 'all';
  readonly professions: readonly Profession[] | 'all';
  /** Change of the driver per unit of the lever's effect at full reach, sign included. */
  readonly perUnit: number;
  /** `factor`: driver × (1 + perUnit × value); `add`: driver + perUnit × value, in the driver's unit. */
  readonly how: 'factor' | 'add';
  /** For task sharing: the profession that receives the tasks; for adult routes: the one people qualify into. */
  readonly to?: Profession | undefined;
  /** For exits: the age bands touched; all when absent. */
  readonly bands?: readonly ExitBand[] | undefined;
  /** Parameter of the model that the change is multiplied with: the stated step from the published unit to the driver. */
  readonly parameter?: ParameterId | undefined;
  /** The effect is a rate: it grows every year of the ramp instead of being phased in over it. */
  readonly yearly?: boolean | undefined;
  /** Where the step from unit to driver comes from, in plain words. */
  readonly reason: Localised;
  /** Share of the driver's people or hours that the measure can reach, with its reason in the measure. */
  readonly reachable: number;
}

/** Which way a published effect goes. */
export const effectDirections = [
  'lowersDemand',
  'raisesDemand',
  'raisesSupply',
  'lowersSupply',
  'movesBetweenLevels',
  'noEffectShown',
  'uncertain',
] as const;
export type EffectDirection = (typeof effectDirections)[number];

/** Published size of an effect. A missing bound was not published; it is not zero. */
export interface Effect {
  readonly low: number | null;
  readonly central: number | null;
  readonly high: number | null;
  /** Unit as published, e.g. `% lower sick leave`. */
  readonly unit: Localised;
  readonly basis: 'published' | 'derived' | 'expert';
  readonly direction: EffectDirection;
  /** May the product preset it. */
  readonly use: 'default' | 'rangeOnly' | 'illustration';
  readonly note: Localised;
}

/** One entry of the catalogue. @source data/measures */
export interface Measure {
  readonly schemaVersion: 1;
  readonly id: MeasureId;
  readonly no: number;
  readonly kind: 'goal' | 'system' | 'measure' | 'programme' | 'operationalisation' | 'actor';
  readonly treatment: Treatment;
  readonly name: Localised;
  /** At most 20 words. */
  readonly purpose: Localised;
  /** 50–100 words. */
  readonly background: Localised;
  readonly known: Localised;
  readonly unknown: Localised;
  readonly wording: readonly {
    readonly document: string;
    readonly text: string;
  }[];
  readonly operationalises: readonly MeasureId[];
  readonly decider: 'municipality' | 'state' | 'both' | 'actor';
  readonly side: 'demand' | 'supply' | 'both';
  readonly group: LeverGroup | null;
  readonly mechanism: readonly string[];
  readonly services: readonly Service[] | 'all';
  readonly professions: readonly Profession[] | 'all';
  /** Who the effect applies to. */
  readonly reach: Localised;
  readonly effectStatus: 'quantified' | 'nullFound' | 'qualitative' | 'noneFound';
  readonly effect: Effect | null;
  readonly moves: readonly Move[];
  /** Value at which nothing changes: 0, or the reference path where the lever stands on it (product rule 8). */
  readonly neutral: number;
  /** The published size is a trend that the baseline holds already; the lever is what comes on top (product rule 9). */
  readonly trendInBaseline: boolean;
  /** Span the user may set in the effect's unit when nothing is published, with what it means. */
  readonly ownSpan: {
    readonly min: number;
    readonly max: number;
    readonly step: number;
    readonly unit: Localised;
  } | null;
  readonly doubleCountGroups: readonly string[];
  readonly startYear: number;
  readonly ramp: {
    readonly low: number | null;
    readonly high: number | null;
    readonly standard: number;
    readonly basis: 'published' | 'derived' | 'structural' | 'unknown';
    readonly note: Localised;
  };
  readonly cost: Localised | null;
  readonly evidenceGrade: 'A' | 'B' | 'C' | 'D';
  readonly personnelEvidence: 'direct' | 'indirect' | 'none';
  readonly sizeClass: 'large' | 'medium' | 'small' | 'unknown' | 'notRelevant';
  /** What it collides with or counts twice. */
  readonly overlaps: readonly MeasureId[];
  readonly overlapNote: Localised;
  /** Which of the measures it delivers, for programmes. */
  readonly delivers: readonly MeasureId[];
  readonly findings: readonly {
    readonly text: Localised;
    readonly source: SourceKey;
  }[];
  readonly sources: readonly SourceKey[];
}

/** A publication that a measure rests on. @source data/measures/sources */
export interface MeasureSource {
  readonly key: SourceKey;
  readonly title: string;
  readonly authors: string;
  /** As printed; empty when the page was undated. */
  readonly year: string;
  readonly address: string;
  /** What it measured and found. */
  readonly measured: Localised;
}

/** How far the levers of one driver may go together (M3). */
export interface GroupLimit {
  readonly driver: DriverId;
  /** Least and most of what may be left, in the terms of the group's `combine`; null means no limit. */
  readonly least: number | null;
  readonly most: number | null;
  readonly standing: Exclude<Standing, 'own'>;
  readonly reason: Localised;
  readonly sources: readonly SourceKey[];
}

/** Levers that move the same hours or the same people. @source data/measures/groups.json */
export interface DoubleCountGroup {
  readonly id: string;
  readonly name: Localised;
  /** `left`: each works on what the others left; `sum`: people or posts are counted; `zeroSum`: what one gets another loses. */
  readonly combine: 'left' | 'sum' | 'zeroSum';
  readonly limits: readonly GroupLimit[];
}

/** One of the documents that the measures come from. */
export interface SeedDocument {
  readonly id: string;
  readonly title: Localised;
}

/** The catalogue, its groups, its sources and the library of requirements: plain data. */
export interface MeasureLibrary {
  readonly documents: readonly SeedDocument[];
  /** In the order of their numbers. */
  readonly measures: readonly Measure[];
  readonly groups: readonly DoubleCountGroup[];
  readonly sources: readonly MeasureSource[];
  readonly requirements: readonly Requirement[];
}

/** The values a lever can be set to, and where it starts. Unit: as `unit`. */
export interface LeverSpan {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly neutral: number;
  /** Where the product presets it: the published central value where that may be preset, else no effect. */
  readonly start: number;
  readonly unit: Localised;
}

const roundStep = (width: number): number => (width <= 2 ? 0.05 : width <= 10 ? 0.1 : width <= 40 ? 0.5 : 1);

/**
 * Read the span of a lever, an enabler or a programme.
 *
 * A missing published bound counts as no effect (product rule 2); the neutral value is always inside. Enablers go from
 * 0 (not carried out) to 1 (carried out).
 *
 * @returns The span, or null for entries that cannot be set.
 * @source docs/method/measures.md M2
 */
export const leverSpan = (measure: Measure): LeverSpan | null => {
  const { effect, neutral, ownSpan } = measure;
  if (measure.treatment === 'enabler')
    return { min: 0, max: 1, step: 0.05, neutral: 0, start: 0, unit: enablerUnit };
  if (measure.treatment !== 'lever') return null;
  if (ownSpan !== null) return { ...ownSpan, neutral, start: neutral };
  if (effect === null) return null;
  const bounds = [effect.low, effect.central, effect.high].filter((bound) => bound !== null);
  const min = Math.min(neutral, ...bounds);
  const max = Math.max(neutral, ...bounds);
  const preset =
    effect.use === 'default' &&
    effect.central !== null &&
    measure.personnelEvidence !== 'none' &&
    !measure.trendInBaseline;
  return {
    min,
    max,
    step: roundStep(max - min),
    neutral,
    start: preset ? (effect.central ?? neutral) : neutral,
    unit: effect.unit,
  };
};

const enablerUnit: Localised = {
  nb: 'andel gjennomført (0 til 1)',
  nn: 'del gjennomført (0 til 1)',
  en: 'share carried out (0 to 1)',
};

/**
 * Say how a setting stands: the reader's own assumption, or taken from what is published.
 *
 * `own` as soon as no size is published, no study measures staff, or the value lies outside what is published; and for
 * examples from one place, since no one has published that they carry over.
 *
 * @source docs/method/measures.md M2, product rules 2, 3 and 11
 */
export const standingOf = (measure: Measure, value: number): Standing => {
  const { effect } = measure;
  if (measure.treatment === 'enabler') return 'assumed';
  if (effect === null || measure.ownSpan !== null || measure.personnelEvidence === 'none') return 'own';
  if (effect.use === 'illustration') return 'own';
  const span = leverSpan(measure);
  if (span === null || value < span.min || value > span.max) return 'own';
  return effect.basis === 'expert' ? 'assumed' : 'estimated';
};
