import {
  type EducationRoute,
  educationRoute,
  invariant,
  type ParameterTable,
  professions,
} from '@veivalg/core';

/** The parameters of S1–S6 as plain numbers; arrays have one value for each profession. */
export interface SupplyParameters {
  readonly womenShare: number;
  readonly leaving: readonly [number, number, number];
  readonly leavingUntrained: number;
  readonly returnShare: number;
  readonly disabilityLevel: number;
  readonly otherDisabilityRatio: number;
  readonly retirementLevel: number;
  readonly retirementFirstAge: number;
  readonly retirementShift: Float64Array;
  readonly studyYears: Float64Array;
  readonly completion: Float64Array;
  readonly entryAge: Float64Array;
  readonly entrySpread: Float64Array;
  readonly adultEntryAge: number;
  readonly adultEntrySpread: number;
  readonly abroadEntrySpread: number;
  readonly specialistNurseShare: number;
  readonly specialistNurseOlderRatio: number;
  readonly specialistNurseYoungerRatio: number;
  readonly untrainedShareUnder40: number;
  readonly inflowLevel: Float64Array;
  readonly growthSince: number;
  readonly growthYears: number;
  readonly positionTrendShift: number;
  readonly positionTrendOther: number;
  readonly positionTrendDamping: number;
  readonly positionTrendYear: number;
  readonly positionLevelShift: number;
  readonly positionLevelOther: number;
  readonly sickLeave: number;
  readonly originShare: number;
  readonly carerWorkReduction: number;
}

/**
 * Pick the supply parameters out of the table, overrides included.
 *
 * Throws when a parameter is missing: the data package has checked that all are there.
 * @source docs/method/supply.md
 */
export const readSupplyParameters = (table: ParameterTable): SupplyParameters => {
  const value = (id: string): number => {
    const parameter = table[`supply.${id}`];
    invariant(parameter !== undefined, `parameter supply.${id} is missing`);
    return parameter.value;
  };
  const optional = (id: string): number => table[`supply.${id}`]?.value ?? 0;
  const byRoute = (pick: (route: EducationRoute) => number): Float64Array =>
    Float64Array.from(professions, (profession) => pick(educationRoute[profession]));
  const common = value('retirementShift');
  return {
    womenShare: value('womenShare'),
    leaving: [value('leavingUnder35'), value('leaving35to54'), value('leavingFrom55')],
    leavingUntrained: value('leavingUntrained'),
    returnShare: value('returnShare'),
    disabilityLevel: value('disabilityLevel'),
    otherDisabilityRatio: value('otherDisabilityRatio'),
    retirementLevel: value('retirementLevel'),
    retirementFirstAge: value('retirementFirstAge'),
    retirementShift: Float64Array.from(
      professions,
      (profession) => common + optional(`retirementShift.${profession}`),
    ),
    studyYears: byRoute((route) => (route === 'none' ? 0 : value(`studyYears.${route}`))),
    // A profession with figures of its own has a share of its own.
    completion: Float64Array.from(professions, (profession) => {
      const route = educationRoute[profession];
      const own = table[`supply.completion.${profession}`]?.value;
      return own ?? (route === 'none' ? 1 : value(`completion.${route}`));
    }),
    entryAge: byRoute((route) => value(`entryAge.${route}`)),
    entrySpread: byRoute((route) => value(`entrySpread.${route}`)),
    adultEntryAge: value('adultEntryAge'),
    adultEntrySpread: value('adultEntrySpread'),
    abroadEntrySpread: value('abroadEntrySpread'),
    specialistNurseShare: value('specialistNurseShare'),
    specialistNurseOlderRatio: value('specialistNurseOlderRatio'),
    specialistNurseYoungerRatio: value('specialistNurseYoungerRatio'),
    untrainedShareUnder40: value('untrainedShareUnder40'),
    inflowLevel: Float64Array.from(professions, (profession) => value(`inflow.${profession}`)),
    growthSince: value('growthSince'),
    growthYears: value('growthYears'),
    positionTrendShift: value('positionTrendShift'),
    positionTrendOther: value('positionTrendOther'),
    positionTrendDamping: value('positionTrendDamping'),
    positionTrendYear: value('positionTrendYear'),
    positionLevelShift: value('positionLevelShift'),
    positionLevelOther: value('positionLevelOther'),
    sickLeave: value('sickLeave'),
    originShare: value('originShare'),
    carerWorkReduction: value('carerWorkReduction'),
  };
};
