import type { Profession, Service, Sex } from './axes.ts';
import type { Localised, MeasureId } from './ids.ts';

/** Who or what a requirement applies to; its amount is per one of these. */
export type RequirementTarget =
  | {
      readonly kind: 'residents';
      readonly sex: Sex | 'both';
      readonly fromAge: number;
      readonly toAge: number;
      /** Share of them that it applies to. */
      readonly share: number;
    }
  | { readonly kind: 'users'; readonly service: Service; readonly share: number }
  /** One for every municipality. */
  | { readonly kind: 'municipality' }
  /** One for every list of a general practitioner; the size of a list is a parameter. */
  | { readonly kind: 'gpList' }
  /** One for every person who lives in an institution, short or long. */
  | { readonly kind: 'institutionPlace' };

/** Every kind of target, for checking and for forms. */
export const requirementTargets = [
  'residents',
  'users',
  'municipality',
  'gpList',
  'institutionPlace',
] as const;

/** How much is required. */
export const requirementUnits = ['fte', 'minutesPerWeek', 'minimumFte', 'shareOfStaff'] as const;
/**
 * `fte`: FTE per target. `minutesPerWeek`: minutes of work a week per target. `minimumFte`: at least so many FTE in the
 * municipality when it has any target. `shareOfStaff`: share of the service's FTE that must have the profession.
 */
export type RequirementUnit = (typeof requirementUnits)[number];

/**
 * A demand on the services as an object whose consequence in people can be worked out (R1).
 *
 * Removing it is the same object with the opposite sign.
 *
 * @source docs/method/requirements.md R1
 */
export interface Requirement {
  readonly schemaVersion: 1;
  readonly id: string;
  readonly name: Localised;
  /** What it says, who it applies to and what is known, in plain words. */
  readonly text: Localised;
  /** The entry of the catalogue it belongs to; null for the user's own. */
  readonly measure: MeasureId | null;
  readonly target: RequirementTarget;
  readonly unit: RequirementUnit;
  /** Amount per target; null in a blank form, where the user must set it. */
  readonly amount: number | null;
  /** Span the user may set. */
  readonly span: { readonly min: number; readonly max: number; readonly step: number };
  /** The amount is published, or the user's own. */
  readonly amountStanding: 'published' | 'own';
  /** Professions that can fill it and how the amount is split on them; shares sum to 1. */
  readonly professions: readonly { readonly profession: Profession; readonly share: number }[];
  /** Service that it lands in. */
  readonly service: Service;
  /** What counts as met already. */
  readonly met:
    | { readonly kind: 'none' }
    /** A share of the requirement is met everywhere, as published. */
    | { readonly kind: 'share'; readonly share: number }
    /** Staff of the professions in these services in the base year count, with this share of their time. */
    | { readonly kind: 'staff'; readonly services: readonly Service[]; readonly timeShare: number };
  readonly startYear: number;
  readonly rampYears: number;
  readonly legalSource: Localised;
  readonly sources: readonly string[];
}
