import { professions } from '@veivalg/core';
import type { StaffReader } from './staff-reader.ts';
import { type ByProfession, fitTable } from './staff-shares.ts';

/** Shares of the staff of each specialist service by profession, as counted in 2006 and 2008. */
const specialistSeeds = (
  read: StaffReader,
): Record<'somaticHospital' | 'specialistMentalHealth' | 'specialistAddiction', ByProfession> => {
  const educators = read.value('otherTherapistEducatorShare');
  const of = (unit: string) => (group: string) => read.count(unit, group);
  const somatic = of('somatic2008');
  const adult = of('adultMental2006');
  const child = of('childMental2006');
  const nurses = somatic('nurses');
  const specialistNurses =
    (nurses * read.count('trusts', 'specialistNurses')) /
    (read.count('trusts', 'nurses') + read.count('trusts', 'specialistNurses'));
  const mental = (withChildren: boolean): ByProfession => {
    const c = (group: string): number => (withChildren ? child(group) : 0);
    const therapists = adult('otherTherapists') + c('otherTherapists');
    return {
      doctor: adult('psychiatrists') + adult('otherDoctors') + c('psychiatrists') + c('otherDoctors'),
      psychologist: adult('psychologists') + c('psychologists'),
      specialistNurse: adult('specialistNurses'),
      nurse: adult('otherNurses'),
      socialEducator: therapists * educators,
      socialWorker: therapists * (1 - educators) + c('socialWorkers'),
      healthCareWorker: adult('otherHealth') + c('therapistsWithoutHigher'),
      withoutHealthEducation: adult('otherStaff') + c('otherStaff'),
    };
  };
  return {
    somaticHospital: {
      doctor: somatic('doctors'),
      nurse: nurses - specialistNurses,
      specialistNurse: specialistNurses,
      healthCareWorker: somatic('careWorkers'),
      midwife: somatic('midwives'),
      physiotherapist: somatic('physiotherapists'),
      occupationalTherapist: somatic('occupationalTherapists'),
      biomedicalScientist: somatic('biomedicalScientists'),
      radiographer: somatic('radiographers'),
      psychologist: somatic('psychologists'),
      socialWorker: somatic('socialWorkers'),
      socialEducator: somatic('socialEducators'),
      otherHealthEducation:
        somatic('dietitians') +
        somatic('healthSecretaries') +
        somatic('otherSecondary') +
        somatic('otherHigher'),
      withoutHealthEducation: somatic('without'),
    },
    specialistMentalHealth: mental(true),
    specialistAddiction: mental(false),
  };
};

/** Specialist services: newest total, split and mix of 2006–2008, nurses and doctors raked to the trusts' newest shares. */
export const specialistStaff = (
  read: StaffReader,
): { rows: Float64Array; order: readonly (keyof ReturnType<typeof specialistSeeds>)[] } => {
  const total = read.total('specialist');
  const split = (group: string): number => read.count('specialistSplit2008', group);
  const all = split('somatic') + split('adultMental') + split('childMental') + split('addiction');
  const order = ['somaticHospital', 'specialistMentalHealth', 'specialistAddiction'] as const;
  const rowSums = [
    (total * split('somatic')) / all,
    (total * (split('adultMental') + split('childMental'))) / all,
    (total * split('addiction')) / all,
  ];
  const seeds = specialistSeeds(read);
  const seed = new Float64Array(order.length * professions.length);
  order.forEach((service, r) => {
    const row = seeds[service];
    const sum = Object.values(row).reduce((a, b) => a + b, 0);
    professions.forEach((profession, p) => {
      seed[r * professions.length + p] = ((rowSums[r] as number) * (row[profession] ?? 0)) / sum;
    });
  });
  const trust = (group: string): number =>
    (total * read.count('trusts', group)) / read.count('trusts', 'all');
  const renewed: ByProfession = {
    nurse: trust('nurses'),
    specialistNurse: trust('specialistNurses'),
    doctor:
      trust('specialistDoctors') +
      (total * read.count('bergen', 'otherDoctors')) / read.count('bergen', 'all'),
  };
  const columns = professions.map((profession, p) => {
    let sum = 0;
    for (let r = 0; r < order.length; r++) sum += seed[r * professions.length + p] as number;
    return renewed[profession] ?? sum;
  });
  // Staff without health education carries what the renewed professions add or leave.
  const without = professions.indexOf('withoutHealthEducation');
  columns[without] = (columns[without] as number) + total - columns.reduce((a, b) => a + b, 0);
  return { rows: fitTable(seed, rowSums, columns), order };
};
