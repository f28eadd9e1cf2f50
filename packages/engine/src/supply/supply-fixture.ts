import {
  educationRoutes,
  type Municipality,
  municipalityId,
  type ParameterTable,
  professions,
  staffAges,
  type WorkforceInput,
} from '@veivalg/core';
import type { StaffMortality } from './exit-rates.ts';

/** A made-up workforce for the tests of this folder: round numbers, every hole the real figures have. */

const size = professions.length;

/** Sizes of the axes, and where the professions stand that have what tests look for. */
export const testAxes = {
  /** Professions. */
  size,
  ages: staffAges.count,
  /** Cells of sex and age. */
  width: 2 * staffAges.count,
  dentist: professions.indexOf('dentist'),
  nurse: professions.indexOf('nurse'),
  special: professions.indexOf('specialistNurse'),
} as const;
const blank = (length: number): Float64Array => new Float64Array(length).fill(Number.NaN);

const values: Readonly<Record<string, number>> = {
  womenShare: 0.8,
  leavingUnder35: 0.02,
  leaving35to54: 0.01,
  leavingFrom55: 0.005,
  leavingUntrained: 0.2,
  returnShare: 0.005,
  disabilityLevel: 1,
  otherDisabilityRatio: 0.05,
  retirementLevel: 1,
  retirementFirstAge: 62,
  retirementShift: 0,
  adultEntryAge: 23,
  adultEntrySpread: 12,
  abroadEntrySpread: 7,
  specialistNurseShare: 0.2,
  specialistNurseOlderRatio: 2,
  specialistNurseYoungerRatio: 0.5,
  untrainedShareUnder40: 0.5,
  growthSince: 2011,
  growthYears: 5,
  positionTrendShift: 0.9,
  positionTrendOther: 0.2,
  positionTrendDamping: 0.85,
  positionTrendYear: 2023,
  positionLevelShift: 71.5,
  positionLevelOther: 84.3,
  sickLeave: 0.1,
  originShare: 0.5,
  carerWorkReduction: 0.2,
};

/** Parameters of S1–S6 for tests. @param changed Values by id without `supply.`. */
export const testParameters = (changed: Readonly<Record<string, number>> = {}): ParameterTable => {
  const all: Record<string, number> = { ...values };
  const study = { vocational: 2, bachelor: 3, furtherNursing: 2, long: 6 };
  const entry = { vocational: 18, bachelor: 22, furtherNursing: 27, long: 25, none: 18 };
  for (const [route, years] of Object.entries(study)) {
    all[`studyYears.${route}`] = years;
    all[`completion.${route}`] = 0.8;
  }
  for (const route of educationRoutes) {
    all[`entryAge.${route}`] = entry[route];
    all[`entrySpread.${route}`] = 5;
  }
  for (const profession of professions) all[`inflow.${profession}`] = 1;
  const table: Record<string, ParameterTable[string]> = {};
  const text = { nb: 'prøve', nn: 'prøve', en: 'test' };
  for (const [id, value] of Object.entries({ ...all, ...changed }))
    table[`supply.${id}`] = {
      id: `supply.${id}`,
      name: text,
      unit: 'ratio',
      value,
      low: value,
      high: value,
      min: value,
      max: value,
      standing: 'assumed',
      evidence: 'D',
      distribution: { shape: 'fixed' },
      reason: text,
      sources: [],
      rule: 'S1',
      lastChecked: '2026-01-01',
    };
  return table;
};

const byAge = (rate: (age: number) => number): Float64Array =>
  Float64Array.from({ length: 58 }, (_, a) => rate(17 + a));

/** Counts by profession: 1 000 × (position + 1) people, growth 2 % a year, specialist nurses and untrained as in the figures. */
export const testWorkforce = (): WorkforceInput => {
  const bandHeads = blank(size * 4);
  const bandYear = blank(size);
  const newestHeads = blank(size);
  const newestYear = blank(size);
  const counts = blank(2 * size * 22);
  const inflow = blank(3 * size * 25);
  for (const [p, profession] of professions.entries()) {
    const heads = 1000 * (p + 1);
    if (profession === 'specialistNurse') continue;
    counts[p * 22 + 9] = heads;
    counts[p * 22 + 10] = heads * 1.02;
    // The other way of counting is 30 % higher: a break, never growth.
    counts[(size + p) * 22 + 11] = heads * 1.3;
    newestHeads[p] = heads * 1.05;
    newestYear[p] = 2016;
    if (profession === 'withoutHealthEducation') continue;
    bandYear[p] = 2015;
    bandHeads.set(
      [0.4, 0.35, 0.22, 0.03].map((share) => share * heads),
      p * 4,
    );
    if (profession === 'otherHealthEducation') continue;
    inflow[p * 25 + 10] = heads * 0.05;
    inflow[p * 25 + 24] = heads * 0.06;
    inflow[(2 * size + p) * 25 + 14] = heads * 0.01;
  }
  const worker = professions.indexOf('healthCareWorker');
  inflow[(size + worker) * 25 + 24] = 400;
  return {
    bandHeads,
    bandYear,
    newestHeads,
    newestYear,
    counts,
    countSegments: [
      { id: 'before', firstYear: 2004, lastYear: 2014 },
      { id: 'after', firstYear: 2015, lastYear: 2025 },
    ],
    countYears: { first: 2004, count: 22 },
    inflow,
    inflowYears: { first: 2001, count: 25 },
    disabledPerEmployed: new Float64Array(size).fill(0.05),
    untrainedOlderShare: 0.18,
    positionSize: new Float64Array(size).fill(0.8),
    positionYear: new Float64Array(size).fill(2020),
    shiftWork: Uint8Array.from(professions, (_, p) => (p < 6 ? 1 : 0)),
    disabilityByAge: byAge((age) => (age < 67 ? 0.0003 * (age - 16) : 0)),
    retirementByAge: byAge((age) => (age < 62 ? 0 : age < 67 ? 0.1 : 0.35)),
  };
};

/** Chance of death by a simple rising form; men die somewhat more. */
export const testMortality = (): StaffMortality => ({
  years: 1,
  ages: 106,
  values: Float64Array.from({ length: 212 }, (_, i) => {
    const age = i % 106;
    return Math.min(1, (i < 106 ? 1 : 1.4) * 0.0002 * (1 + age * age * 0.01));
  }),
});

/** Municipalities in regions as named. @param regions Region of each. */
export const testMunicipalities = (regions: readonly string[]): readonly Municipality[] =>
  regions.map((regionId, m) => ({
    id: municipalityId(String(1000 + m)),
    officialName: `Sted ${m}`,
    name: `Sted ${m}`,
    countyId: '10',
    regionId,
    regionName: regionId,
    catchmentArea: 'A',
    healthRegion: 'B',
    centralityClass: 3,
    languageForm: 'nb',
    travelMinutes: 10,
    longitude: 10,
    latitude: 60,
  }));
