/** Four-digit municipality number of the 2024 structure, leading zero kept. */
export type MunicipalityId = string & { readonly __id: 'municipality' };
/** Stable slug of a measure in the catalogue. */
export type MeasureId = string & { readonly __id: 'measure' };
/** Stable code of a model parameter, dotted: `demand.standardGrowth`. */
export type ParameterId = string;
/** Key of a source record in `data/sources`. */
export type SourceKey = string;

export const municipalityId = (code: string): MunicipalityId => code as MunicipalityId;
export const measureId = (code: string): MeasureId => code as MeasureId;

/** The three languages every text of the product exists in. */
export const languages = ['nb', 'nn', 'en'] as const;
export type Language = (typeof languages)[number];
/** One text in the three languages. */
export type Localised = Readonly<Record<Language, string>>;
