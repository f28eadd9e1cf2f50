import {
  ageCount,
  type Municipality,
  municipalityId,
  type ParameterTable,
  power,
  professions,
  type ServiceUse,
  type StaffCount,
  type StaffingInput,
  services,
  type UseInput,
} from '@veivalg/core';

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

const rate = (fromAge: number, toAge: number, value: number, population = 1) => ({
  fromAge,
  toAge,
  value,
  population,
});

const profile = (service: ServiceUse['service'], own: Partial<ServiceUse>): ServiceUse => ({
  service,
  counting: 'atDate',
  layers: [[]],
  fill: [],
  work: [],
  smooth: true,
  bySex: false,
  shifted: false,
  standing: 'estimated',
  ...own,
});

const profiles: Readonly<Record<ServiceUse['service'], Partial<ServiceUse>>> = {
  homeCare: {
    layers: [
      [],
      [rate(0, 17, 1, 100), rate(18, 66, 3, 100)],
      [rate(80, 89, 30, 100), rate(90, 105, 50, 100)],
    ],
    work: [
      {
        kind: 'perUser',
        share: null,
        complement: false,
        groups: [rate(0, 17, 20), rate(18, 66, 15), rate(67, 79, 6), rate(80, 105, 5)],
      },
    ],
    bySex: true,
    shifted: true,
    standing: 'observed',
  },
  longTermStay: {
    layers: [[], [rate(80, 89, 9, 100), rate(90, 105, 30, 100)]],
    bySex: true,
    shifted: true,
    standing: 'observed',
  },
  shortTermStay: {
    layers: [[rate(0, 105, 2, 1000)], [rate(0, 66, 1, 1000), rate(67, 79, 9, 1000), rate(80, 105, 50, 1000)]],
    bySex: true,
    shifted: true,
  },
  staffedHousing: {
    layers: [[], [rate(0, 17, 0), rate(18, 49, 4, 1000), rate(50, 79, 6, 1000), rate(80, 105, 40, 1000)]],
    shifted: true,
  },
  gp: {
    counting: 'throughYear',
    layers: [[rate(0, 15, 0.6), rate(16, 66, 0.7), rate(67, 89, 0.9), rate(90, 105, 0.7)]],
    work: [
      {
        kind: 'perResident',
        share: null,
        complement: false,
        groups: [
          rate(0, 15, 2),
          rate(16, 66, 3),
          rate(67, 105, 5),
          rate(0, 15, 0.3),
          rate(16, 66, 0.2),
          rate(67, 105, 0.3),
        ],
      },
    ],
    shifted: true,
  },
  physiotherapyRehabilitation: {
    counting: 'throughYear',
    layers: [[rate(16, 66, 0.15), rate(67, 105, 0.2)]],
    fill: [{ fromAge: 0, toAge: 15, parameter: 'use.physiotherapyChildren', ofGroup: 0 }],
    shifted: true,
  },
  healthStations: {
    counting: 'targetGroup',
    smooth: false,
    layers: [[rate(0, 20, 1)]],
    work: [
      {
        kind: 'perResident',
        share: null,
        complement: false,
        groups: [rate(0, 0, 20, 1000), rate(0, 5, 10, 1000), rate(6, 20, 4, 1000)],
      },
    ],
  },
  municipalMentalHealth: {
    counting: 'targetGroup',
    smooth: false,
    layers: [[rate(0, 105, 1)]],
    work: [
      {
        kind: 'perResident',
        share: null,
        complement: false,
        groups: [rate(0, 17, 3, 1000), rate(18, 105, 2, 1000)],
      },
    ],
  },
  somaticHospital: {
    counting: 'throughYear',
    layers: [[rate(0, 105, 0.35)], [rate(0, 66, 0.3), rate(67, 105, 0.7)]],
    work: [
      {
        kind: 'perResident',
        share: 'use.inpatientShare',
        complement: false,
        groups: [rate(0, 66, 0.3), rate(67, 105, 2)],
      },
      { kind: 'perUser', share: 'use.inpatientShare', complement: true, groups: [rate(0, 105, 1)] },
    ],
    shifted: true,
  },
  specialistMentalHealth: {
    counting: 'throughYear',
    layers: [
      [rate(0, 17, 0.05), rate(18, 66, 0.06), rate(67, 105, 0.01)],
      [rate(0, 5, 0.01), rate(6, 17, 0.06)],
    ],
    work: [
      {
        kind: 'perResident',
        share: 'use.childMentalShare',
        complement: true,
        groups: [rate(18, 66, 0.2), rate(67, 105, 0.1)],
      },
      { kind: 'perUser', share: 'use.childMentalShare', complement: false, groups: [rate(0, 17, 1)] },
    ],
  },
  specialistAddiction: {
    counting: 'throughYear',
    smooth: false,
    layers: [[rate(18, 66, 0.01)]],
    standing: 'assumed',
  },
  dental: { counting: 'throughYear', smooth: false, layers: [[rate(3, 18, 0.7), rate(19, 105, 0.77)]] },
};

/** Figures on use for some places; the last has no counts at all. */
export const madeUpUse = (places: number): UseInput => {
  const observedUsers = new Float64Array(services.length * places).fill(Number.NaN);
  const homeCareByAge = new Float64Array(3 * places).fill(Number.NaN);
  const longTermByAge = new Float64Array(3 * places).fill(Number.NaN);
  const homeHours = new Float64Array(places).fill(Number.NaN);
  const last = places - 1;
  for (let m = 0; m < last; m++) {
    const size = 1 + (m % 4);
    const home = [70, 60, 90].map((value, g) => value * size + 3 * ((m + g) % 5));
    const long = [2, 8, 30].map((value, g) => value * size + ((m + g) % 3));
    home.forEach((value, g) => {
      homeCareByAge[g * places + m] = value;
    });
    long.forEach((value, g) => {
      if (m % 3 !== 1) longTermByAge[g * places + m] = value;
    });
    const put = (service: ServiceUse['service'], value: number): void => {
      observedUsers[services.indexOf(service) * places + m] = value;
    };
    put(
      'homeCare',
      home.reduce((a, b) => a + b, 0),
    );
    put(
      'longTermStay',
      long.reduce((a, b) => a + b, 0),
    );
    put('staffedHousing', m === 2 ? 0 : 20 * size + (m % 5));
    homeHours[m] = 3 + (m % 4);
  }
  return {
    observedUsers,
    homeCareByAge,
    longTermByAge,
    homeHours,
    services: services.map((service) => profile(service, profiles[service])),
    womenPerMan: [rate(0, 17, 0.7), rate(18, 66, 1.1), rate(67, 105, 1.3)],
  };
};

const counts: readonly (readonly [string, string, number, number, StaffCount['measure']])[] = [
  ['municipalCare', 'withHealthEducation', 2023, 1500, 'fte'],
  ['municipalCare', 'careWorkers', 2016, 780, 'persons'],
  ['municipalCare', 'careWorkers', 2020, 800, 'persons'],
  ['municipalCare', 'occupationalTherapists', 2018, 30, 'persons'],
  ['municipalCare', 'occupationalTherapists', 2022, 34, 'persons'],
  ['municipalCare', 'without', 2020, 0.237, 'share'],
  ['municipalCare', 'without', 2023, 0.241, 'share'],
  ['careSample', 'all', 2025, 100, 'fte'],
  ['careSample', 'socialEducators', 2025, 7, 'fte'],
  ['careSample', 'socialWorkers', 2025, 5, 'fte'],
  ...(['municipalDoctors', 'municipalPhysiotherapists'] as const).flatMap((unit) => [
    [unit, 'all', 2019, 100, 'fte'] as const,
    [unit, 'healthStations', 2019, 4, 'fte'] as const,
    [unit, 'institutions', 2019, 9, 'fte'] as const,
  ]),
  ...(
    [
      ['all', 100],
      ['midwives', 9],
      ['publicHealthNurses', 51],
      ['nurses', 15],
      ['without', 6],
      ['otherHealth', 11],
      ['doctors', 4],
      ['physiotherapists', 4],
    ] as const
  ).map(([group, value]) => ['healthStations', group, 2019, value, 'fte'] as const),
  ...(
    [
      ['doctors', 140],
      ['nurses', 370],
      ['careWorkers', 70],
      ['midwives', 20],
      ['physiotherapists', 24],
      ['occupationalTherapists', 7],
      ['biomedicalScientists', 50],
      ['radiographers', 26],
      ['psychologists', 5],
      ['socialWorkers', 5],
      ['socialEducators', 5],
      ['dietitians', 2],
      ['healthSecretaries', 35],
      ['otherSecondary', 16],
      ['otherHigher', 14],
      ['without', 216],
    ] as const
  ).map(([group, value]) => ['somatic2008', group, 2008, value, 'fte'] as const),
  ...(['adultMental2006', 'childMental2006'] as const).flatMap((unit) =>
    (
      [
        ['psychiatrists', 40],
        ['otherDoctors', 30],
        ['psychologists', 80],
        ['specialistNurses', 210],
        ['otherNurses', 150],
        ['socialWorkers', 20],
        ['otherTherapists', 100],
        ['therapistsWithoutHigher', 10],
        ['otherHealth', 210],
        ['otherStaff', 170],
      ] as const
    ).map(([group, value]) => [unit, group, 2006, value, 'fte'] as const),
  ),
  ...(
    [
      ['somatic', 734],
      ['adultMental', 188],
      ['childMental', 42],
      ['addiction', 36],
    ] as const
  ).map(([group, value]) => ['specialistSplit2008', group, 2008, value, 'fte'] as const),
  ['trusts', 'all', 2025, 1000, 'fte'],
  ['trusts', 'nurses', 2025, 181, 'fte'],
  ['trusts', 'specialistNurses', 2025, 135, 'fte'],
  ['trusts', 'specialistDoctors', 2025, 127, 'fte'],
  ['bergen', 'all', 2025, 1000, 'fte'],
  ['bergen', 'otherDoctors', 2025, 24, 'fte'],
  ['publicDental', 'dentists', 2011, 113, 'fte'],
  ['publicDental', 'dentalSpecialists', 2011, 4, 'fte'],
  ['publicDental', 'dentalHygienists', 2011, 44, 'fte'],
  ['publicDental', 'dentalSecretaries', 2011, 141, 'fte'],
];

/** Figures on staff; nurses by place differ from one another. */
export const madeUpStaffing = (places: number): StaffingInput => ({
  nurseFte: Float64Array.from({ length: places }, (_, m) =>
    m === places - 1 ? 2 : 40 * (1 + (m % 4)) + 5 * (m % 3),
  ),
  totals: {
    care: [
      { year: 2018, value: 1800 },
      { year: 2023, value: 2000 },
    ],
    municipalDoctors: [
      { year: 2019, value: 60 },
      { year: 2023, value: 70 },
    ],
    municipalPhysiotherapists: [
      { year: 2019, value: 50 },
      { year: 2023, value: 52 },
    ],
    healthStations: [
      { year: 2019, value: 58 },
      { year: 2023, value: 70 },
    ],
    municipalMentalHealth: [
      { year: 2018, value: 150 },
      { year: 2022, value: 170 },
    ],
    specialist: [
      { year: 2021, value: 1320 },
      { year: 2022, value: 1350 },
    ],
    dentists: [{ year: 2017, value: 40 }],
    dentalHygienists: [{ year: 2017, value: 10 }],
  },
  counts: counts.map(([unit, group, year, value, measure]) => ({ unit, group, year, value, measure })),
  position: Object.fromEntries(
    professions.map((profession) => [profession, profession === 'doctor' ? Number.NaN : 0.85]),
  ) as StaffingInput['position'],
  shortage: [
    { professions: ['nurse'], year: 2025, persons: 21 },
    { professions: ['specialistNurse', 'midwife'], year: 2025, persons: 10 },
    { professions: ['doctor'], year: 2017, persons: 6 },
  ],
  shortageByCounty: [
    { profession: 'nurse', county: '10', persons: 30 },
    { profession: 'nurse', county: '11', persons: 10 },
    { profession: 'nurse', county: '12', persons: 10 },
  ],
  doctorsByCentrality: [13, 11, 9.5, 9],
});
