import { type Profession, professions, type Service, services } from '@veivalg/core';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { madeUpParameters } from './made-up-input.ts';
import { madeUpStaffing } from './made-up-staff.ts';
import { nationalStaff } from './national-staff.ts';
import { carryForward, fitTable, staffCount } from './staff-shares.ts';

const input = madeUpStaffing(4);
const parameters = madeUpParameters();
const residents = { longTermStay: 300, shortTermStay: 100 };
const width = professions.length;
let national: Float64Array = new Float64Array();
beforeEach(() => {
  national = nationalStaff(input, residents, parameters);
});
const cell = (service: Service, profession: Profession): number =>
  national[services.indexOf(service) * width + professions.indexOf(profession)] ?? Number.NaN;
const row = (service: Service): number =>
  professions.reduce((sum, profession) => sum + cell(service, profession), 0);
const inCare = (profession: Profession): number =>
  (['homeCare', 'longTermStay', 'shortTermStay', 'staffedHousing'] as const).reduce(
    (sum, s) => sum + cell(s, profession),
    0,
  );

const care = 2000 * (2000 / 1800) ** 0.4;
const doctors = 70 * (70 / 60) ** 0.5;
const physiotherapists = 52 * (52 / 50) ** 0.5;
const stations = 70 * (70 / 58) ** 0.5;
const specialist = 1350 * (1350 / 1320) ** 3;

describe('carryForward (F1)', () => {
  it('continues the mean growth of the unbroken series to November 2025', () => {
    expect(carryForward(input, 'municipalDoctors', 1)).toBeCloseTo(doctors, 10);
    expect(carryForward(input, 'care', 0)).toBe(2000);
    // Half of 2.13 % a year for two years.
    expect(carryForward(input, 'care', 0.5)).toBeCloseTo(
      2000 * (1 + 0.5 * ((2000 / 1800) ** 0.2 - 1)) ** 2,
      10,
    );
  });

  it('leaves alone what is known for one year only, or whose newest hints point the other way', () => {
    expect(carryForward(input, 'dentists', 1)).toBe(40);
    expect(carryForward(input, 'municipalMentalHealth', 1)).toBe(170);
  });
});

describe('staffCount', () => {
  it('takes the newest year unless one is named, and says what is missing', () => {
    expect(staffCount(input, 'municipalCare', 'careWorkers')).toBe(800);
    expect(staffCount(input, 'municipalCare', 'careWorkers', 2016)).toBe(780);
    expect(() => staffCount(input, 'municipalCare', 'nobody')).toThrow(/municipalCare nobody/);
  });
});

describe('fitTable (F4)', () => {
  it('meets both sums and keeps the odds of the seed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.1, max: 10, noNaN: true }), { minLength: 6, maxLength: 6 }),
        fc.array(fc.double({ min: 1, max: 50, noNaN: true }), { minLength: 6, maxLength: 6 }),
        (seed, wanted) => {
          const rows = [0, 1].map((r) => [0, 1, 2].reduce((sum, c) => sum + (wanted[r * 3 + c] ?? 0), 0));
          const columns = [0, 1, 2].map((c) => (wanted[c] ?? 0) + (wanted[3 + c] ?? 0));
          const table = fitTable(Float64Array.from(seed), rows, columns);
          rows.forEach((sum, r) => {
            expect(table.subarray(r * 3, r * 3 + 3).reduce((a, b) => a + b, 0)).toBeCloseTo(sum, 9);
          });
          columns.forEach((sum, c) => {
            expect((table[c] ?? 0) + (table[3 + c] ?? 0)).toBeCloseTo(sum, 6);
          });
          const odds = (array: ArrayLike<number>): number =>
            ((array[0] ?? 0) * (array[4] ?? 0)) / ((array[1] ?? 0) * (array[3] ?? 0));
          expect(odds(table) / odds(seed)).toBeCloseTo(1, 6);
        },
      ),
      { seed: 20261121, numRuns: 40 },
    );
  });

  it('refuses sums that do not agree, and a sum without a seed', () => {
    expect(() => fitTable(Float64Array.from([1, 1]), [2], [1, 2])).toThrow(/agree/);
    expect(() => fitTable(Float64Array.from([1, 0]), [2], [1, 1])).toThrow(/column 1/);
    expect(() => fitTable(Float64Array.from([1, 0]), [2, 1], [3])).toThrow(/row 1/);
  });
});

describe('nationalStaff: municipal health (F1, F4)', () => {
  it('shares doctors and physiotherapists by where they work', () => {
    expect(cell('gp', 'doctor')).toBeCloseTo(doctors * 0.87, 9);
    expect(inCare('doctor')).toBeCloseTo(doctors * 0.09, 9);
    expect(cell('physiotherapyRehabilitation', 'physiotherapist')).toBeCloseTo(physiotherapists * 0.87, 9);
    expect(inCare('physiotherapist')).toBeCloseTo(physiotherapists * 0.09, 9);
    expect(cell('homeCare', 'doctor')).toBe(0);
    expect(cell('staffedHousing', 'physiotherapist')).toBe(0);
  });

  it('mixes health stations as counted', () => {
    expect(row('healthStations')).toBeCloseTo(stations, 9);
    expect(cell('healthStations', 'publicHealthNurse')).toBeCloseTo(stations * 0.51, 9);
    expect(cell('healthStations', 'midwife')).toBeCloseTo(stations * 0.09, 9);
    expect(cell('healthStations', 'nurse')).toBeCloseTo(stations * 0.15, 9);
    expect(cell('healthStations', 'doctor')).toBeCloseTo(stations * 0.04, 9);
    expect(cell('healthStations', 'physiotherapist')).toBeCloseTo(stations * 0.04, 9);
    expect(cell('healthStations', 'otherHealthEducation')).toBeCloseTo(stations * 0.11, 9);
    expect(cell('healthStations', 'withoutHealthEducation')).toBeCloseTo(stations * 0.06, 9);
  });

  it('leaves out of mental health what care has counted already', () => {
    expect(row('municipalMentalHealth')).toBeCloseTo(170 * 0.9, 9);
    expect(cell('municipalMentalHealth', 'socialWorker')).toBeCloseTo(170 * 0.9 * 0.22, 9);
    expect(cell('municipalMentalHealth', 'withoutHealthEducation')).toBeCloseTo(170 * 0.9 * 0.17, 9);
  });

  it('keeps the total of mental health when shares are set too high together', () => {
    const high = madeUpParameters({ 'staffing.mentalMix.nurse': 0.9 });
    const start = services.indexOf('municipalMentalHealth') * width;
    const staff = nationalStaff(input, residents, high).subarray(start, start + width);
    expect(staff.reduce((a, b) => a + b, 0)).toBeCloseTo(170 * 0.9, 9);
    expect(Math.min(...staff)).toBe(0);
  });

  it('gives every dental therapist as many secretaries as in the public service', () => {
    expect(cell('dental', 'dentist')).toBe(40);
    expect(cell('dental', 'dentalHygienist')).toBe(10);
    expect(cell('dental', 'otherHealthEducation')).toBeCloseTo((50 * 141) / (113 + 4 + 44), 9);
  });
});

describe('nationalStaff: care (F1, F4)', () => {
  it('adds up to the total and to the known professions', () => {
    const nurses = input.nurseFte.reduce((a, b) => a + b, 0);
    expect(inCare('nurse')).toBeCloseTo(nurses * 0.84, 6);
    expect(inCare('specialistNurse')).toBeCloseTo(nurses * 0.16, 6);
    expect(inCare('healthCareWorker')).toBeCloseTo(800 * 0.85 * (800 / 780) ** (5 / 4), 6);
    expect(inCare('occupationalTherapist')).toBeCloseTo(34 * 0.85 * (34 / 30) ** (3 / 4), 6);
    expect(inCare('socialEducator')).toBeCloseTo(care * 0.07, 6);
    expect(inCare('socialWorker')).toBeCloseTo(care * 0.05, 6);
    // 1,500 of 2,000 in 2023 had health education.
    expect(inCare('withoutHealthEducation')).toBeCloseTo(care * 0.25, 6);
    expect(professions.reduce((sum, profession) => sum + inCare(profession), 0)).toBeCloseTo(care, 6);
    expect(inCare('otherHealthEducation')).toBeGreaterThan(0);
  });

  it('shares care over services by the stated parts, short stays heavier than long', () => {
    expect(row('homeCare')).toBeCloseTo(care * 0.46, 6);
    expect(row('staffedHousing')).toBeCloseTo(care * 0.2, 6);
    expect(row('longTermStay')).toBeCloseTo((care * 0.34 * 300) / 420, 6);
    expect(row('shortTermStay')).toBeCloseTo((care * 0.34 * 120) / 420, 6);
  });

  it('has the stated densities as odds between services', () => {
    // Occupational therapists have density 1 everywhere, so they are the yardstick.
    const odds = (service: Service, profession: Profession): number =>
      cell(service, profession) /
      cell(service, 'occupationalTherapist') /
      (cell('homeCare', profession) / cell('homeCare', 'occupationalTherapist'));
    expect(odds('longTermStay', 'nurse')).toBeCloseTo(1.1, 6);
    expect(odds('shortTermStay', 'specialistNurse')).toBeCloseTo(1.5, 6);
    expect(odds('staffedHousing', 'nurse')).toBeCloseTo(0.5, 6);
    expect(odds('staffedHousing', 'socialEducator')).toBeCloseTo(3, 6);
    expect(odds('longTermStay', 'socialEducator')).toBeCloseTo(0.3, 6);
    expect(odds('shortTermStay', 'healthCareWorker')).toBeCloseTo(1.2, 6);
    expect(odds('staffedHousing', 'withoutHealthEducation')).toBeCloseTo(1.3, 6);
    expect(odds('longTermStay', 'withoutHealthEducation')).toBeCloseTo(1, 6);
    expect(odds('staffedHousing', 'healthCareWorker')).toBeCloseTo(1, 6);
  });
});

describe('nationalStaff: specialist services (F1, F4)', () => {
  const inAll = (profession: Profession): number =>
    cell('somaticHospital', profession) +
    cell('specialistMentalHealth', profession) +
    cell('specialistAddiction', profession);

  it('shares the total as in the old split', () => {
    expect(row('somaticHospital')).toBeCloseTo(specialist * 0.734, 6);
    expect(row('specialistMentalHealth')).toBeCloseTo(specialist * 0.23, 6);
    expect(row('specialistAddiction')).toBeCloseTo(specialist * 0.036, 6);
  });

  it('has nurses and doctors as the trusts count them now', () => {
    expect(inAll('nurse')).toBeCloseTo(specialist * 0.181, 5);
    expect(inAll('specialistNurse')).toBeCloseTo(specialist * 0.135, 5);
    expect(inAll('doctor')).toBeCloseTo(specialist * (0.127 + 0.024), 5);
  });

  it('keeps the old share of the others and lets the unskilled carry the change', () => {
    const somatic = 1005;
    expect(inAll('radiographer')).toBeCloseTo((specialist * 0.734 * 26) / somatic, 5);
    expect(inAll('midwife')).toBeCloseTo((specialist * 0.734 * 20) / somatic, 5);
    expect(cell('specialistMentalHealth', 'psychologist')).toBeGreaterThan(
      cell('somaticHospital', 'psychologist'),
    );
    const sum = professions.reduce((total, profession) => total + inAll(profession), 0);
    expect(sum).toBeCloseTo(specialist, 5);
  });

  it('shares other therapists between social educators and social workers', () => {
    const all = nationalStaff(
      input,
      residents,
      madeUpParameters({ 'staffing.otherTherapistEducatorShare': 0 }),
    );
    const s = services.indexOf('specialistAddiction') * width;
    expect(all[s + professions.indexOf('socialEducator')]).toBe(0);
    // Fitting to the new nurse and doctor totals moves the two a little apart.
    expect(
      cell('specialistAddiction', 'socialEducator') / cell('specialistAddiction', 'socialWorker'),
    ).toBeCloseTo(1, 3);
  });
});
