import { professions, type StaffCount, type StaffingInput } from '@veivalg/core';

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
