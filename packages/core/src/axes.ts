/** Who employs the staff of a service; supply is shared out inside a sector. */
export const sectors = ['municipal', 'specialist', 'dental'] as const;
export type Sector = (typeof sectors)[number];

/** Which local profession mix a service follows (F4): only care has observed local staff. */
export const mixGroups = ['care', 'municipalHealth', 'specialist', 'dental'] as const;
export type MixGroup = (typeof mixGroups)[number];

/**
 * Services, in the order of every array with a service axis. Two cells that the figures cannot carry are merged upward:
 * day activity (no ages, no staff, only counts through the year) is part of home care, and the out-of-hours
 * service (no staff of its own) is part of general practice.
 *
 * @source method.md, Axes
 */
export const services = [
  'homeCare',
  'longTermStay',
  'shortTermStay',
  'staffedHousing',
  'gp',
  'physiotherapyRehabilitation',
  'healthStations',
  'municipalMentalHealth',
  'somaticHospital',
  'specialistMentalHealth',
  'specialistAddiction',
  'dental',
] as const;
export type Service = (typeof services)[number];

interface ServiceTraits {
  readonly sector: Sector;
  readonly mixGroup: MixGroup;
}

const care = { sector: 'municipal', mixGroup: 'care' } as const;
const municipalHealth = {
  sector: 'municipal',
  mixGroup: 'municipalHealth',
} as const;
const specialist = { sector: 'specialist', mixGroup: 'specialist' } as const;

/** Sector and mix group of each service. */
export const serviceTraits: Readonly<Record<Service, ServiceTraits>> = {
  homeCare: care,
  longTermStay: care,
  shortTermStay: care,
  staffedHousing: care,
  gp: municipalHealth,
  physiotherapyRehabilitation: municipalHealth,
  healthStations: municipalHealth,
  municipalMentalHealth: municipalHealth,
  somaticHospital: specialist,
  specialistMentalHealth: specialist,
  specialistAddiction: specialist,
  dental: { sector: 'dental', mixGroup: 'dental' },
};

/** Professions, in the order of every array with a profession axis. @source method.md, Axes */
export const professions = [
  'nurse',
  'specialistNurse',
  'publicHealthNurse',
  'midwife',
  'socialEducator',
  'healthCareWorker',
  'doctor',
  'physiotherapist',
  'occupationalTherapist',
  'psychologist',
  'biomedicalScientist',
  'radiographer',
  'dentist',
  'dentalHygienist',
  'socialWorker',
  'otherHealthEducation',
  'withoutHealthEducation',
] as const;
export type Profession = (typeof professions)[number];

/** Sexes, in the order of every array with a sex axis. */
export const sexes = ['f', 'm'] as const;
export type Sex = (typeof sexes)[number];

/** Single-year ages 0…105, the last one open (105 and older). */
export const ageCount = 106;
/** Ages of staff, both ends included. */
export const staffAges = { first: 17, last: 74, count: 58 } as const;
/** First year of every projection: stocks on 1 January. */
export const baseYear = 2026;
/** Last year by default, and the furthest a run may go. */
export const horizon = { standard: 2050, furthest: 2060 } as const;
