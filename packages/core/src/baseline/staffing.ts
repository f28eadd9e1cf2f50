import type { Profession } from '../axes.ts';

/** A figure for one year inside one unbroken series. */
export interface YearFigure {
  readonly year: number;
  readonly value: number;
}

/** Totals that the base-year staff is carried forward from; each belongs to one unbroken series. */
export const staffTotalIds = [
  'care',
  'municipalDoctors',
  'municipalPhysiotherapists',
  'healthStations',
  'municipalMentalHealth',
  'specialist',
  'dentists',
  'dentalHygienists',
] as const;
export type StaffTotalId = (typeof staffTotalIds)[number];

/** Staff of one profession in a part of the services, as counted. */
export interface StaffCount {
  /** Which count: `care`, `somatic2008`, `adultMental2006`, … as in the series. */
  readonly unit: string;
  /** Group as the source names it, in English words. */
  readonly group: string;
  readonly year: number;
  readonly value: number;
  readonly measure: 'fte' | 'persons' | 'share';
}

/** Figures on staff by service and profession, and on shortage (F1–F4, B1). */
export interface StaffingInput {
  /** Contracted FTE at work in municipal care by municipality, all nursing degrees. Shape [M]. Unit: FTE. */
  readonly nurseFte: Float64Array;
  /** Yearly totals, oldest first. Unit: FTE. */
  readonly totals: Readonly<Record<StaffTotalId, readonly YearFigure[]>>;
  readonly counts: readonly StaffCount[];
  /** Mean position of employed people with the education. Unit: FTE per person; `NaN` where not published. */
  readonly position: Readonly<Record<Profession, number>>;
  /** Estimated national shortage, newest year published for each group. Unit: persons. */
  readonly shortage: readonly {
    readonly professions: readonly Profession[];
    readonly year: number;
    readonly persons: number;
  }[];
  /** Estimated shortage by county of the day; `county` is today's number. Unit: persons. */
  readonly shortageByCounty: readonly {
    readonly profession: Profession;
    readonly county: string;
    readonly persons: number;
  }[];
  /** Doctors per 10,000 inhabitants by centrality, least central first. Shape [4]. Unit: FTE. */
  readonly doctorsByCentrality: readonly number[];
  /** Municipalities' own staff in municipal services, `NaN` where there is none (S1); absent without own figures. Shape [P][M]. Unit: FTE. */
  readonly ownStock?: Float64Array;
  /** Municipalities' own vacant positions in municipal services, `NaN` where there is none (B1). Shape [P][M]. Unit: FTE. */
  readonly ownVacancies?: Float64Array;
}
