import { baseYear } from '@veivalg/core';
import { projectPopulation, sumPlaces } from '@veivalg/engine';
import { type CareHindcast, careHindcasts, referenceGrowth } from './care-hindcast.ts';
import { type DoctorHindcast, doctorHindcasts } from './doctor-hindcast.ts';
import { observedGain } from './life-expectancy.ts';
import { type LocalStaffCheck, localStaffChecks } from './local-staff.ts';
import { type OfficialDemand, officialDemand } from './official-demand.ts';
import type { RealDemand } from './real-baseline.ts';

/** Everything that says whether demand is right, as plain data; texts belong to whoever shows it. */
export interface DemandChecks {
  /** Yearly gain in remaining life expectancy at 67, from registered deaths. Unit: years. */
  readonly gainAYear: number;
  /** Net growth of FTE per user that the reference assumes. Unit: per cent a year. */
  readonly referenceGrowth: number;
  readonly care: readonly CareHindcast[];
  readonly doctors: readonly DoctorHindcast[];
  readonly localStaff: readonly LocalStaffCheck[];
  /** Beside the official projection, with the unpublished link between health and mortality at 1, 0.5 and 0. */
  readonly official: readonly { readonly healthyShare: number; readonly rows: readonly OfficialDemand[] }[];
  /** The same beside our own middle scenario. */
  readonly middle: readonly OfficialDemand[];
}

const last = 2060;

/** Run every check of demand. Takes about a second. @source docs/method/staffing.md V2, V3 */
export const demandChecks = ({ baseline, base, history }: RealDemand): DemandChecks => {
  const { parameters, demography, municipalities } = baseline;
  const gainAYear = observedGain(demography);
  const growth = referenceGrowth(parameters);
  const path = projectPopulation(demography, municipalities, parameters, 'main', last);
  const nation = sumPlaces(path.persons, municipalities.length);
  const beside = (own: Readonly<Record<string, number>>): readonly OfficialDemand[] =>
    officialDemand(base, history, nation, baseYear, gainAYear, path.lifeExpectancyGain, parameters, own);
  const ours = Object.fromEntries(
    [
      'demand.healthyShare',
      'demand.unpaidCareFollow',
      'demand.unpaidCareSubstitution',
      'demand.unpaidCareFte',
    ].map((id) => [id, parameters[id]?.value ?? Number.NaN]),
  );
  return {
    gainAYear,
    referenceGrowth: growth,
    care: careHindcasts(base, history, gainAYear, parameters),
    doctors: doctorHindcasts(history, growth),
    localStaff: localStaffChecks(base, history, municipalities),
    official: [1, 0.5, 0].map((healthyShare) => ({
      healthyShare,
      rows: beside({ 'demand.healthyShare': healthyShare }),
    })),
    middle: beside(ours),
  };
};
