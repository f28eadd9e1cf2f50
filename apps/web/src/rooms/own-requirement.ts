import {
  type Localised,
  type Profession,
  type Requirement,
  type RequirementTarget,
  type RequirementUnit,
  type Service,
  type Sex,
  sameInAll,
} from '@veivalg/core';
import { parseNumber } from '@veivalg/core/text';
import { ownCode } from '../levers/own-measure.ts';

/** A requirement as typed: numbers are still text. */
export interface RequirementForm {
  readonly name: string;
  readonly target: RequirementTarget['kind'];
  readonly sex: Sex | 'both';
  readonly fromAge: string;
  readonly toAge: string;
  /** Per cent of residents or users. */
  readonly share: string;
  readonly unit: RequirementUnit;
  /** In the unit; for `shareOfStaff` in per cent. */
  readonly amount: string;
  readonly profession: Profession;
  readonly service: Service;
  /** Staff of the profession in the service count as meeting it. */
  readonly met: boolean;
  readonly startYear: string;
  readonly rampYears: string;
}

export const emptyForm: RequirementForm = {
  name: '',
  target: 'municipality',
  sex: 'both',
  fromAge: '80',
  toAge: '105',
  share: '100',
  unit: 'fte',
  amount: '',
  profession: 'nurse',
  service: 'homeCare',
  met: false,
  startYear: '2027',
  rampYears: '3',
};

/** What can be typed in each field of numbers. */
const limits = {
  fromAge: { low: 0, high: 105 },
  toAge: { low: 0, high: 105 },
  share: { low: 0, high: 100 },
  startYear: { low: 2026, high: 2060 },
  rampYears: { low: 0, high: 40 },
} as const;

/** Most of each unit: far above anything a law has asked for, and below what a slip of the finger gives. */
const most: Readonly<Record<RequirementUnit, { readonly high: number; readonly step: number }>> = {
  fte: { high: 100, step: 0.01 },
  minutesPerWeek: { high: 10_000, step: 1 },
  minimumFte: { high: 1000, step: 0.1 },
  shareOfStaff: { high: 100, step: 0.1 },
};

export type NumberKey = keyof typeof limits | 'amount';
export type Fault =
  | { readonly key: 'krav.own.bad.name' | 'krav.own.bad.ages' }
  | { readonly key: 'krav.own.bad.number'; readonly low: number; readonly high: number };
export type Faults = Readonly<Partial<Record<NumberKey | 'name', Fault>>>;

/** The fields that the target uses. */
export const usesShare = (target: RequirementTarget['kind']): boolean =>
  target === 'residents' || target === 'users';

/**
 * Make a requirement of one's own from what is typed, in the library's form; or say what is wrong, field by field.
 *
 * @param why What the numbers rest on. @param law Its standing in law. @param taken Codes already in use.
 */
export const ownRequirement = (
  form: RequirementForm,
  why: Localised,
  law: Localised,
  taken: ReadonlySet<string>,
): { readonly made: Requirement } | { readonly faults: Faults } => {
  const faults: Partial<Record<NumberKey | 'name', Fault>> = {};
  const name = form.name.trim();
  if (name === '') faults.name = { key: 'krav.own.bad.name' };
  const read = (key: NumberKey, whole: boolean): number => {
    const { low, high } = key === 'amount' ? { low: 0, high: most[form.unit].high } : limits[key];
    const value = parseNumber(form[key]);
    const fits = value !== null && value >= low && value <= high && (!whole || Number.isInteger(value));
    if (!fits) faults[key] = { key: 'krav.own.bad.number', low, high };
    return fits ? value : low;
  };
  const residents = form.target === 'residents';
  const fromAge = residents ? read('fromAge', true) : 0;
  const toAge = residents ? read('toAge', true) : 0;
  if (residents && faults.fromAge === undefined && faults.toAge === undefined && toAge < fromAge)
    faults.toAge = { key: 'krav.own.bad.ages' };
  const share = usesShare(form.target) ? read('share', false) / 100 : 1;
  const percent = form.unit === 'shareOfStaff' ? 100 : 1;
  const amount = read('amount', false) / percent;
  const startYear = read('startYear', true);
  const rampYears = read('rampYears', false);
  if (Object.keys(faults).length > 0) return { faults };
  const { high, step } = most[form.unit];
  const target: RequirementTarget =
    form.target === 'residents'
      ? { kind: 'residents', sex: form.sex, fromAge, toAge, share }
      : form.target === 'users'
        ? { kind: 'users', service: form.service, share }
        : { kind: form.target };
  return {
    made: {
      schemaVersion: 1,
      id: ownCode(name, 'krav', taken),
      name: sameInAll(name),
      text: why,
      measure: null,
      target,
      unit: form.unit,
      amount,
      span: { min: 0, max: high / percent, step: step / percent },
      amountStanding: 'own',
      professions: [{ profession: form.profession, share: 1 }],
      service: form.service,
      met: form.met ? { kind: 'staff', services: [form.service], timeShare: 1 } : { kind: 'none' },
      startYear,
      rampYears,
      legalSource: law,
      sources: [],
    },
  };
};
