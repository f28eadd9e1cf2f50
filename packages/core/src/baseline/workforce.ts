import type { Profession } from '../axes.ts';
import type { YearSpan } from './demography.ts';

/** Age bands that counts by profession come in: first age of each; the last ends with staff age 74. */
export const workforceBands = [17, 40, 55, 67] as const;

/** How one comes into a profession; entry age, study length and completion follow it. */
export const educationRoutes = ['vocational', 'bachelor', 'furtherNursing', 'long', 'none'] as const;
export type EducationRoute = (typeof educationRoutes)[number];

/** The route into each profession. */
export const educationRoute: Readonly<Record<Profession, EducationRoute>> = {
  nurse: 'bachelor',
  specialistNurse: 'furtherNursing',
  publicHealthNurse: 'furtherNursing',
  midwife: 'furtherNursing',
  socialEducator: 'bachelor',
  healthCareWorker: 'vocational',
  doctor: 'long',
  physiotherapist: 'bachelor',
  occupationalTherapist: 'bachelor',
  psychologist: 'long',
  biomedicalScientist: 'bachelor',
  radiographer: 'bachelor',
  dentist: 'long',
  dentalHygienist: 'bachelor',
  socialWorker: 'bachelor',
  otherHealthEducation: 'vocational',
  withoutHealthEducation: 'none',
};

/** The profession that further education takes its people from, where it does. */
export const feeder: Readonly<Partial<Record<Profession, Profession>>> = {
  specialistNurse: 'nurse',
  publicHealthNurse: 'nurse',
  midwife: 'nurse',
};

/** Yearly inflows that figures exist for: study places taken, completed (certificates whatever the route), educated abroad. */
export const inflowKinds = ['intake', 'graduates', 'educatedAbroad'] as const;
export type InflowKind = (typeof inflowKinds)[number];

/** A stretch of years in which counts are comparable; between stretches the counting changed. */
export interface CountSegment {
  readonly id: string;
  readonly firstYear: number;
  readonly lastYear: number;
}

/**
 * Figures on stocks and flows of people by profession (S1–S3). Axis letters: P profession, B age band, G segment, Y year.
 *
 * `NaN` where no figure is published; the engine's rules fill it, and say so.
 */
export interface WorkforceInput {
  /** Employed in health and social services by age band at the newest count by age. Shape [P][B]. Unit: persons. */
  readonly bandHeads: Float64Array;
  /** Year (4th quarter) of `bandHeads`. Shape [P]. */
  readonly bandYear: Float64Array;
  /** Newest count of employed in health and social services, ages together. Shape [P]. Unit: persons. */
  readonly newestHeads: Float64Array;
  /** Year (4th quarter) of `newestHeads`: what is said to be the observation year. Shape [P]. */
  readonly newestYear: Float64Array;
  /** Employed in all industries by education, in stretches that must not be chained. Shape [G][P][Y]. Unit: persons. */
  readonly counts: Float64Array;
  readonly countSegments: readonly CountSegment[];
  readonly countYears: YearSpan;
  /** People starting or arriving in the year. Shape [inflow kind][P][Y]. Unit: persons. */
  readonly inflow: Float64Array;
  readonly inflowYears: YearSpan;
  /** People with the education who are on disability benefit, per employed. Shape [P]. Unit: ratio. */
  readonly disabledPerEmployed: Float64Array;
  /** Share of staff without health education who are 55 or older. Unit: share. */
  readonly untrainedOlderShare: number;
  /** Contracted FTE per head. Shape [P]. Unit: FTE per person. */
  readonly positionSize: Float64Array;
  /** Year of `positionSize`. Shape [P]. */
  readonly positionYear: Float64Array;
  /** 1 for professions that mostly work shifts. Shape [P]. */
  readonly shiftWork: Uint8Array;
  /** Yearly share that leaves for disability benefit before level and profession are taken into account. Shape [age 17…74]. */
  readonly disabilityByAge: Float64Array;
  /** Yearly share that retires before level and shift are taken into account. Shape [age 17…74]. */
  readonly retirementByAge: Float64Array;
}
