import type { Profession, Service } from './axes.ts';
import type { Localised, MeasureId, SourceKey } from './ids.ts';

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

/** How a setting becomes a change of a driver. */
export interface Move {
  readonly driver: DriverId;
  readonly services: readonly Service[] | 'all';
  readonly professions: readonly Profession[] | 'all';
  /** Change of the driver per unit of the lever's effect at full reach, sign included. */
  readonly perUnit: number;
  /** `factor`: driver × (1 + perUnit × value); `add`: driver + perUnit × value, in the driver's unit. */
  readonly how: 'factor' | 'add';
  /** For task sharing: the profession that receives the tasks. */
  readonly to?: Profession;
  /** Share of the driver's people or hours that the measure can reach, with its reason in the measure. */
  readonly reachable: number;
}

/** Published size of an effect. A missing bound was not published; it is not zero. */
export interface Effect {
  readonly low: number | null;
  readonly central: number | null;
  readonly high: number | null;
  /** Unit as published, e.g. `% lower sick leave`. */
  readonly unit: Localised;
  readonly basis: 'published' | 'derived' | 'expert';
  readonly direction: string;
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
    readonly basis: string;
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
