import {
  mixGroups,
  type Profession,
  professions,
  type Service,
  type Standing,
  services,
  serviceTraits,
  type UseInput,
} from '@veivalg/core';

/** How well the figures carry one service × profession. */
export interface CoverageCell {
  readonly service: Service;
  readonly profession: Profession;
  /** Base-year staff at work in the country. Unit: FTE. */
  readonly fte: number;
  /** How the users of the service are known. */
  readonly users: Standing;
  /** How the national staff of the profession in this part of the services is known. */
  readonly staff: Standing;
  /** How it is known that this staff belongs to this very service. */
  readonly serviceSplit: Standing;
  /** The weakest of the three. */
  readonly standing: Standing;
}

const rank: Readonly<Record<Standing, number>> = { observed: 0, estimated: 1, assumed: 2, own: 3 };

/** The weakest of some standings. */
export const weakest = (standings: readonly Standing[]): Standing =>
  standings.reduce((a, b) => (rank[b] > rank[a] ? b : a), 'observed');

/** Professions of care whose national total is a count; the others are shares of a few municipalities or what is left. */
const countedInCare: readonly Profession[] = ['nurse', 'withoutHealthEducation'];
/** Professions of the trusts that are counted by occupation in the newest year. */
const countedInTrusts: readonly Profession[] = ['nurse', 'specialistNurse', 'doctor'];

const staffStanding = (service: Service, profession: Profession): { staff: Standing; split: Standing } => {
  switch (service) {
    case 'homeCare':
    case 'longTermStay':
    case 'shortTermStay':
    case 'staffedHousing': {
      const counted = countedInCare.includes(profession);
      return { staff: counted ? 'observed' : 'estimated', split: 'assumed' };
    }
    case 'gp':
    case 'physiotherapyRehabilitation':
      return { staff: 'observed', split: 'estimated' };
    case 'healthStations':
      return { staff: 'observed', split: 'observed' };
    case 'municipalMentalHealth':
      return { staff: 'assumed', split: 'observed' };
    case 'somaticHospital':
      return { staff: countedInTrusts.includes(profession) ? 'observed' : 'estimated', split: 'estimated' };
    case 'specialistMentalHealth':
      return { staff: 'estimated', split: 'estimated' };
    case 'specialistAddiction':
      return { staff: 'assumed', split: 'estimated' };
    case 'dental':
      return { staff: profession === 'otherHealthEducation' ? 'estimated' : 'observed', split: 'observed' };
  }
};

/**
 * Say for every service × profession with staff what is observed, estimated and assumed.
 *
 * @param national Staff at work. Shape [S][P]. Unit: FTE.
 * @source docs/method/staffing.md F1, F4
 */
export const demandCoverage = (use: UseInput, national: Float64Array): readonly CoverageCell[] =>
  services.flatMap((service, s) =>
    professions.flatMap((profession, p): CoverageCell[] => {
      const fte = national[s * professions.length + p] ?? 0;
      if (!(fte > 0)) return [];
      const users = use.services[s]?.standing ?? 'assumed';
      const { staff, split } = staffStanding(service, profession);
      return [
        {
          service,
          profession,
          fte,
          users,
          staff,
          serviceSplit: split,
          standing: weakest([users, staff, split]),
        },
      ];
    }),
  );

/** Whether a service's staff is placed by local counts; only care has them. */
export const hasLocalStaff = (service: Service): boolean =>
  mixGroups.indexOf(serviceTraits[service].mixGroup) === mixGroups.indexOf('care');
