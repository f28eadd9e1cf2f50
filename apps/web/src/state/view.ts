import { type AreaKind, emptyPlan, type Language, type Plan, type Sector } from '@veivalg/core';

/** The rooms of the app, in the order of the menu. */
export const rooms = ['balance', 'map', 'measures', 'requirements', 'compare', 'case', 'data'] as const;
export type Room = (typeof rooms)[number];

/** Which employers the balance is read for. */
export const scopes = ['municipal', 'specialist', 'dental', 'all'] as const;
export type Scope = Sector | 'all';

/** Charts that can stand in either place of the first screen. */
export const chartIds = [
  'balance',
  'gap',
  'coverage',
  'paths',
  'profession',
  'service',
  'age',
  'ageDemand',
  'residents',
  'ceiling',
  'spread',
  'map',
] as const;
export type ChartId = (typeof chartIds)[number];

/** What the map colours. */
export const mapMetrics = ['coverage', 'gapPerOld', 'gap'] as const;
export type MapMetric = (typeof mapMetrics)[number];
/** Which run the map shows. */
export const mapRuns = ['plan', 'reference', 'difference'] as const;
export type MapRun = (typeof mapRuns)[number];

/** An area by kind and id; members are looked up in the loaded data. */
export interface PlaceRef {
  readonly kind: AreaKind;
  readonly id: string;
}

/** One column of the comparison: a place, with the plan, without it, or with a plan kept from before. */
export interface CompareItem {
  readonly place: PlaceRef;
  readonly label: string;
  /** Null means the plan one is working on. */
  readonly plan: Plan | null;
}

/** Everything a link carries: what is looked at, and the plan. */
export interface View {
  readonly room: Room;
  readonly place: PlaceRef;
  readonly year: number;
  readonly scope: Scope;
  readonly language: Language;
  readonly plan: Plan;
  readonly left: ChartId;
  readonly right: ChartId;
  readonly mapMetric: MapMetric;
  readonly mapRun: MapRun;
  readonly mapArea: AreaKind;
  /** Draw the best and the worst path beside the middle in the main chart. */
  readonly paths: boolean;
  /** The most of all in work that the user holds health and care can have; null when not set. Unit: share. */
  readonly ceiling: number | null;
  /** Open page of the catalogue or of the requirement library. */
  readonly open: string | null;
  readonly compare: readonly CompareItem[];
}

/** Whether a map of every municipality is on the screen. */
export const showsMap = ({ room, left, right }: View): boolean =>
  room === 'map' || (room === 'balance' && (left === 'map' || right === 'map'));

export const country: PlaceRef = { kind: 'country', id: '0' };

/** What a bare address shows. */
export const startView: View = {
  room: 'balance',
  place: country,
  year: 2040,
  scope: 'municipal',
  language: 'nb',
  plan: emptyPlan,
  left: 'balance',
  right: 'profession',
  mapMetric: 'coverage',
  mapRun: 'plan',
  mapArea: 'municipality',
  paths: false,
  ceiling: null,
  open: null,
  compare: [],
};
