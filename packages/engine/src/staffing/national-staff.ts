import {
  type ParameterTable,
  type Profession,
  power,
  professions,
  type StaffingInput,
  services,
} from '@veivalg/core';
import { specialistStaff } from './specialist-staff.ts';
import type { StaffReader } from './staff-reader.ts';
import {
  type ByProfession,
  carryForward,
  emptyMatrix,
  fitTable,
  putRow,
  staffCount,
  staffingValue,
  staffYear,
} from './staff-shares.ts';

const careServices = ['homeCare', 'longTermStay', 'shortTermStay', 'staffedHousing'] as const;
type CareService = (typeof careServices)[number];

/** FTE of municipal doctors and physiotherapists by where they work. */
const municipalTherapists = (read: StaffReader): { doctors: Field; physiotherapists: Field } => {
  const split = (id: 'municipalDoctors' | 'municipalPhysiotherapists'): Field => {
    const all = read.total(id);
    const stations = (all * read.count(id, 'healthStations')) / read.count(id, 'all');
    const institutions = (all * read.count(id, 'institutions')) / read.count(id, 'all');
    return { stations, institutions, rest: all - stations - institutions };
  };
  return { doctors: split('municipalDoctors'), physiotherapists: split('municipalPhysiotherapists') };
};

interface Field {
  readonly stations: number;
  readonly institutions: number;
  readonly rest: number;
}

/** Care: totals by profession first, then spread over the services by density. */
const careStaff = (
  read: StaffReader,
  nurseFte: number,
  therapists: ReturnType<typeof municipalTherapists>,
): Float64Array => {
  const { input, value, count } = read;
  const total = read.total('care');
  const withEducation = (total * count('municipalCare', 'withHealthEducation', 2023)) / lastOf(input, 2023);
  const workers2020 = count('municipalCare', 'careWorkers', 2020) * input.position.healthCareWorker;
  const workerGrowth = power(
    count('municipalCare', 'careWorkers', 2020) / count('municipalCare', 'careWorkers', 2016),
    1 / 4,
  );
  const healthCareWorker = workers2020 * power(workerGrowth, staffYear - 2020);
  const sample = (group: string): number => (total * count('careSample', group)) / count('careSample', 'all');
  const otGrowth = power(
    count('municipalCare', 'occupationalTherapists', 2022) /
      count('municipalCare', 'occupationalTherapists', 2018),
    1 / 4,
  );
  const occupationalTherapist =
    count('municipalCare', 'occupationalTherapists', 2022) *
    power(otGrowth, staffYear - 2022) *
    input.position.occupationalTherapist;
  const specialistShare = value('careSpecialistNurseShare');
  const known: ByProfession = {
    nurse: nurseFte * (1 - specialistShare),
    specialistNurse: nurseFte * specialistShare,
    socialEducator: sample('socialEducators'),
    healthCareWorker,
    doctor: therapists.doctors.institutions,
    physiotherapist: therapists.physiotherapists.institutions,
    occupationalTherapist,
    socialWorker: sample('socialWorkers'),
    withoutHealthEducation: total - withEducation,
  };
  const sum = Object.values(known).reduce((a, b) => a + b, 0);
  const columns = professions.map((profession) =>
    profession === 'otherHealthEducation' ? total - sum : (known[profession] ?? 0),
  );
  return spreadCare(read, total, columns);
};

/** The care total observed in a year. */
const lastOf = (input: StaffingInput, year: number): number =>
  input.totals.care.find((figure) => figure.year === year)?.value ?? Number.NaN;

const spreadCare = (read: StaffReader, total: number, columns: readonly number[]): Float64Array => {
  const { value } = read;
  const density = (profession: Profession, service: CareService): number => {
    const institution = service === 'longTermStay' || service === 'shortTermStay';
    switch (profession) {
      case 'nurse':
      case 'specialistNurse':
        if (service === 'longTermStay') return value('density.nurseInstitution');
        if (service === 'shortTermStay') return value('density.nurseShortStay');
        return service === 'staffedHousing' ? value('density.nurseHousing') : 1;
      case 'socialEducator':
        if (institution) return value('density.educatorInstitution');
        return service === 'staffedHousing' ? value('density.educatorHousing') : 1;
      case 'healthCareWorker':
        return institution ? value('density.workerInstitution') : 1;
      case 'withoutHealthEducation':
        return service === 'staffedHousing' ? value('density.unskilledHousing') : 1;
      // The doctors and physiotherapists of care are counted in institutions.
      case 'doctor':
      case 'physiotherapist':
        return institution ? 1 : 0;
      default:
        return 1;
    }
  };
  const institution = value('institutionShare');
  const housing = value('housingShare');
  const long = read.count('residents', 'longTermStay');
  const short = read.count('residents', 'shortTermStay') * value('shortStayIntensity');
  const rows = {
    homeCare: total * (1 - institution - housing),
    longTermStay: (total * institution * long) / (long + short),
    shortTermStay: (total * institution * short) / (long + short),
    staffedHousing: total * housing,
  };
  const rowSums = careServices.map((service) => rows[service]);
  const seed = new Float64Array(careServices.length * professions.length);
  careServices.forEach((service, r) => {
    professions.forEach((profession, p) => {
      seed[r * professions.length + p] =
        (rowSums[r] as number) * (columns[p] as number) * density(profession, service);
    });
  });
  return fitTable(seed, rowSums, columns);
};

const healthStationStaff = (read: StaffReader): ByProfession => {
  const total = read.total('healthStations');
  const share = (group: string): number =>
    (total * read.count('healthStations', group)) / read.count('healthStations', 'all');
  return {
    nurse: share('nurses'),
    publicHealthNurse: share('publicHealthNurses'),
    midwife: share('midwives'),
    doctor: share('doctors'),
    physiotherapist: share('physiotherapists'),
    otherHealthEducation: share('otherHealth'),
    withoutHealthEducation: share('without'),
  };
};

const municipalMentalStaff = (read: StaffReader): ByProfession => {
  const total = read.total('municipalMentalHealth') * (1 - read.value('mentalOverlap'));
  const named = [
    'nurse',
    'specialistNurse',
    'socialEducator',
    'socialWorker',
    'psychologist',
    'healthCareWorker',
    'otherHealthEducation',
  ] as const;
  const row: ByProfession = {};
  const sum = named.reduce((all, profession) => all + read.value(`mentalMix.${profession}`), 0);
  // Shares that are drawn or set too high together are brought back to the whole.
  const scale = sum > 1 ? 1 / sum : 1;
  for (const profession of named) row[profession] = total * scale * read.value(`mentalMix.${profession}`);
  row.withoutHealthEducation = total * Math.max(0, 1 - sum);
  return row;
};

const dentalStaff = (read: StaffReader): ByProfession => {
  const dentist = read.total('dentists');
  const dentalHygienist = read.total('dentalHygienists');
  const count = (group: string): number => read.count('publicDental', group);
  const perTherapist =
    count('dentalSecretaries') / (count('dentists') + count('dentalSpecialists') + count('dentalHygienists'));
  return { dentist, dentalHygienist, otherHealthEducation: (dentist + dentalHygienist) * perTherapist };
};

/**
 * Count the base-year staff of the country by service and profession.
 *
 * Every service adds up to its official total carried forward; the nurses of care add up to those observed in the municipalities.
 *
 * @param residents Users of long- and short-term stay in the base year, for sharing institution staff. Unit: persons.
 * @returns Contracted FTE at work. Shape [S][P].
 * @source docs/method/staffing.md F1, F4
 */
export const nationalStaff = (
  input: StaffingInput,
  residents: { readonly longTermStay: number; readonly shortTermStay: number },
  parameters: ParameterTable,
): Float64Array => {
  const value = (id: string): number => staffingValue(parameters, id);
  const read: StaffReader = {
    input,
    value,
    count: (unit, group, year, measure) =>
      unit === 'residents'
        ? residents[group === 'longTermStay' ? 'longTermStay' : 'shortTermStay']
        : staffCount(input, unit, group, year, measure),
    total: (id) => carryForward(input, id, value('carryGrowth')),
  };
  const matrix = emptyMatrix();
  const width = professions.length;
  const therapists = municipalTherapists(read);
  const nurses = input.nurseFte.reduce((a, b) => a + b, 0);
  const care = careStaff(read, nurses, therapists);
  careServices.forEach((service, r) => {
    matrix.set(care.subarray(r * width, (r + 1) * width), services.indexOf(service) * width);
  });
  putRow(matrix, 'gp', { doctor: therapists.doctors.rest });
  putRow(matrix, 'physiotherapyRehabilitation', { physiotherapist: therapists.physiotherapists.rest });
  putRow(matrix, 'healthStations', healthStationStaff(read));
  putRow(matrix, 'municipalMentalHealth', municipalMentalStaff(read));
  putRow(matrix, 'dental', dentalStaff(read));
  const specialist = specialistStaff(read);
  specialist.order.forEach((service, r) => {
    matrix.set(specialist.rows.subarray(r * width, (r + 1) * width), services.indexOf(service) * width);
  });
  return matrix;
};
