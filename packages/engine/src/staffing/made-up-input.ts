import { ageCount, type Municipality, municipalityId, type ParameterTable, power } from '@veivalg/core';

/** Made-up figures of the right shape for tests: small numbers, every branch used. */

const values: Readonly<Record<string, number>> = {
  'demand.healthyShare': 0.5,
  'use.shiftFromAge': 55,
  'use.olderTrend': -2,
  'use.olderTrendContinued': 0,
  'use.olderTrendYears': 10,
  'use.levelFadeYears': 15,
  'use.homeHoursWeight': 0.25,
  'use.inpatientShare': 0.6,
  'use.childMentalShare': 0.2,
  'use.physiotherapyChildren': 0.3,
  'demand.unpaidCareFollow': 0.5,
  'demand.unpaidCareSubstitution': 0.5,
  'demand.unpaidCareFte': 900,
  'demand.standardGrowth': 1,
  'demand.labourSaving': 0.5,
  'demand.adminTimeShare': 0.08,
  'demand.adminTimeFloor': 0.03,
  'demand.travelTimeShare': 0.1,
  'demand.travelTimeFloor': 0.02,
  'staffing.carryGrowth': 1,
  'staffing.institutionShare': 0.34,
  'staffing.housingShare': 0.2,
  'staffing.shortStayIntensity': 1.2,
  'staffing.careSpecialistNurseShare': 0.16,
  'staffing.density.nurseInstitution': 1.1,
  'staffing.density.nurseShortStay': 1.5,
  'staffing.density.nurseHousing': 0.5,
  'staffing.density.educatorHousing': 3,
  'staffing.density.educatorInstitution': 0.3,
  'staffing.density.workerInstitution': 1.2,
  'staffing.density.unskilledHousing': 1.3,
  'staffing.mentalMix.nurse': 0.15,
  'staffing.mentalMix.specialistNurse': 0.08,
  'staffing.mentalMix.socialEducator': 0.14,
  'staffing.mentalMix.socialWorker': 0.22,
  'staffing.mentalMix.psychologist': 0.03,
  'staffing.mentalMix.healthCareWorker': 0.17,
  'staffing.mentalMix.otherHealthEducation': 0.04,
  'staffing.mentalOverlap': 0.1,
  'staffing.mixTrend': 0,
  'staffing.otherTherapistEducatorShare': 0.5,
  'staffing.doctorCentrality': 1,
  'staffing.nurseWeight': 0.5,
  'staffing.positionUnpublished': 0.9,
  'scenario.best.healthyShare': 1,
  'scenario.best.unpaidCareFollow': 0,
  'scenario.best.standardGrowth': 0.5,
  'scenario.best.labourSaving': 1,
  'scenario.worst.healthyShare': 0,
  'scenario.worst.unpaidCareFollow': 1,
  'scenario.worst.standardGrowth': 1.5,
  'scenario.worst.labourSaving': 0.5,
};

/** Parameters with some values of one's own. */
export const madeUpParameters = (own: Readonly<Record<string, number>> = {}): ParameterTable =>
  Object.fromEntries(
    Object.entries({ ...values, ...own }).map(([id, value]) => [
      id,
      {
        id,
        name: { nb: id, nn: id, en: id },
        unit: 'number',
        value,
        low: value,
        high: value,
        min: value,
        max: value,
        standing: 'assumed',
        evidence: 'D',
        distribution: { shape: 'fixed' },
        reason: { nb: '-', nn: '-', en: '-' },
        sources: [],
        rule: 'U1',
        lastChecked: '2026-11-21',
      },
    ]),
  );

/** Places with made-up county, centrality and region. */
export const madeUpPlaces = (count: number): readonly Municipality[] =>
  Array.from({ length: count }, (_, m) => ({
    id: municipalityId(String(1000 + m)),
    officialName: `Sted ${m}`,
    name: `Sted ${m}`,
    countyId: m % 2 === 0 ? '10' : '11',
    regionId: String(m % 3),
    regionName: `Region ${m % 3}`,
    catchmentArea: 'Felles',
    healthRegion: 'Helse',
    centralityClass: ((m % 6) + 1) as 1 | 2 | 3 | 4 | 5 | 6,
    languageForm: 'nb',
    travelMinutes: 0,
    longitude: 10,
    latitude: 60,
  }));

/** Persons that grow older over the years in a way of their own in each place. Shape [Y][X][A][M]. */
export const madeUpPopulation = (yearCount: number, places: number): Float64Array => {
  const people = new Float64Array(yearCount * 2 * ageCount * places);
  let i = 0;
  for (let y = 0; y < yearCount; y++)
    for (let x = 0; x < 2; x++)
      for (let age = 0; age < ageCount; age++)
        for (let m = 0; m < places; m++) {
          const young = 60 + 7 * ((age * 31 + m * 17 + x * 5) % 11);
          const dying = age < 60 ? 1 : power((106 - age) / 46, 2);
          const ageing = age < 67 ? 1 - 0.002 * y : 1 + 0.03 * y;
          people[i++] = young * dying * ageing * (1 + (m % 4));
        }
  return people;
};
