import type { Language, MunicipalityId } from './ids.ts';

/** The language form a municipality has chosen for letters from the state. */
export type LanguageForm = 'nb' | 'nn' | 'neutral';

/** One municipality of the 2024 structure with what it belongs to. */
export interface Municipality {
  readonly id: MunicipalityId;
  /** All official parallel names, with Sámi and Kven letters. */
  readonly officialName: string;
  /** Norwegian name, for running text. */
  readonly name: string;
  readonly countyId: string;
  /** Labour-market region number (1…159). */
  readonly regionId: string;
  /** Name of the labour-market region. */
  readonly regionName: string;
  /** Hospital catchment area = helsefellesskap. */
  readonly catchmentArea: string;
  readonly healthRegion: string;
  /** Statistics Norway's centrality class 1 (most central) … 6. */
  readonly centralityClass: 1 | 2 | 3 | 4 | 5 | 6;
  readonly languageForm: LanguageForm;
  /** Minutes of travel to the centre of the labour-market region. */
  readonly travelMinutes: number;
  readonly longitude: number;
  readonly latitude: number;
}

/** Kinds of areas that results are summed to. */
export const areaKinds = [
  'municipality',
  'region',
  'county',
  'catchment',
  'healthRegion',
  'centrality',
  'country',
] as const;
export type AreaKind = (typeof areaKinds)[number];

/** A named set of municipalities. */
export interface Area {
  readonly kind: AreaKind;
  /** Unique inside its kind: county number, region number, area name, `0` for the country. */
  readonly id: string;
  readonly name: string;
  /** Positions on the place axis. */
  readonly members: readonly number[];
}

/** Language to write to a municipality in, given its chosen form. */
export const languageFor = (form: LanguageForm): Language => (form === 'nn' ? 'nn' : 'nb');

/** A former municipality and where its people live now. */
export interface FormerMunicipality {
  readonly code: string;
  readonly name: string;
  /** Numbers of today's municipalities. */
  readonly successors: readonly string[];
}
