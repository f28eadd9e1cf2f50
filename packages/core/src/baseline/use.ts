import type { Service } from '../axes.ts';
import type { Standing } from '../parameter.ts';

/** How the users of a service are counted; the ways are never mixed in one rate. */
export type Counting = 'atDate' | 'throughYear' | 'targetGroup';

/** A figure for the ages `fromAge`…`toAge`, both included. */
export interface AgeFigure {
  readonly fromAge: number;
  readonly toAge: number;
  /** Users, volume or share, as the profile says. */
  readonly value: number;
  /** People that belong to the value, or 1 when the value is a rate already. */
  readonly population: number;
}

/** One component of the workload of a service, with the share of the workload it carries. */
export interface WorkPart {
  /** `hours` per user and week, or a volume per resident. */
  readonly kind: 'perUser' | 'perResident';
  /** Parameter that holds the share of the workload, or null when the part carries all of it. */
  readonly share: string | null;
  /** The share is one less the parameter. */
  readonly complement: boolean;
  readonly groups: readonly AgeFigure[];
}

/** National use of one service (U1, U1b). */
export interface ServiceUse {
  readonly service: Service;
  readonly counting: Counting;
  /** Shape over age, coarse first: each layer splits the groups of the one before in proportion to its rates. */
  readonly layers: readonly (readonly AgeFigure[])[];
  /** Ages that nobody asked about: their rate is a parameter times the rate of a group of layer 0. */
  readonly fill: readonly {
    readonly fromAge: number;
    readonly toAge: number;
    readonly parameter: string;
    readonly ofGroup: number;
  }[];
  /** Workload beside users; empty means that every user counts the same. */
  readonly work: readonly WorkPart[];
  /** Single ages follow a monotone curve (true) or keep the rate of their group (false). */
  readonly smooth: boolean;
  /** Rates differ between women and men as `womenPerMan` says. */
  readonly bySex: boolean;
  /** Rates follow the health path (U3). */
  readonly shifted: boolean;
  readonly standing: Standing;
}

/** Figures on who uses which service (U1–U2). Axis letters: S service, M municipality. */
export interface UseInput {
  /** Users observed at 31 December before the base year, `NaN` where the source is blank or there are no local figures. Shape [S][M]. Unit: persons. */
  readonly observedUsers: Float64Array;
  /** Home-care users aged 0–66, 67–79, 80+; `NaN` where the split is not complete. Shape [3][M]. Unit: persons. */
  readonly homeCareByAge: Float64Array;
  /** Long-term residents aged 0–66, 67–79, 80+; `NaN` where the split is not complete. Shape [3][M]. Unit: persons. */
  readonly longTermByAge: Float64Array;
  /** Allotted hours of home nursing per user and week; `NaN` where blank. Shape [M]. Unit: hours. */
  readonly homeHours: Float64Array;
  /** Use of each service, in the order of `services`. */
  readonly services: readonly ServiceUse[];
  /** Women's rate over men's for municipal services, by age. */
  readonly womenPerMan: readonly AgeFigure[];
  /** Municipalities' own counts of users, `NaN` where there is none (U2); absent without own figures. Shape [S][M]. Unit: persons. */
  readonly ownUsers?: Float64Array;
}
