import { at, professions, type WorkforceInput, workforceBands } from '@veivalg/core';
import { spreadBands } from './age-curve.ts';
import type { SupplyParameters } from './supply-parameters.ts';

/** Observed staff by age after the stated rules have filled what is not published. */
export interface ObservedStaff {
  /** Persons by age at the count by age. Shape [P][58]. */
  readonly byAge: Float64Array;
  /** Year (4th quarter) of the count by age. Shape [P]. */
  readonly ageYear: Float64Array;
  /** Newest count. Shape [P]. Unit: persons. */
  readonly newest: Float64Array;
  /** Year (4th quarter) of the newest count. Shape [P]. */
  readonly newestYear: Float64Array;
}

/**
 * Staff by profession and single age as counted.
 *
 * Nurses are counted together with specialist nurses and are split by parameters; staff without health education have an assumed age below 55.
 * @source docs/method/supply.md S1
 */
export const observedStaff = (input: WorkforceInput, parameters: SupplyParameters): ObservedStaff => {
  const bandCount = workforceBands.length;
  const nurse = professions.indexOf('nurse');
  const special = professions.indexOf('specialistNurse');
  const untrained = professions.indexOf('withoutHealthEducation');
  const bands = Float64Array.from(input.bandHeads);
  const ageYear = Float64Array.from(input.bandYear);
  const newest = Float64Array.from(input.newestHeads);
  const newestYear = Float64Array.from(input.newestYear);
  const share = parameters.specialistNurseShare;
  const together = bands.slice(nurse * bandCount, (nurse + 1) * bandCount);
  const total = together.reduce((a, b) => a + b, 0);
  // The share of specialists in a band, so that their age differs by the stated ratio and the bands keep their counts.
  const ofBand = [
    (share * parameters.specialistNurseYoungerRatio) /
      (1 - share + share * parameters.specialistNurseYoungerRatio),
    0,
    (share * parameters.specialistNurseOlderRatio) /
      (1 - share + share * parameters.specialistNurseOlderRatio),
    0,
  ];
  ofBand[3] = at(ofBand, 2);
  const outer = at(ofBand, 0) * at(together, 0) + at(ofBand, 2) * (at(together, 2) + at(together, 3));
  ofBand[1] = Math.min(1, Math.max(0, (share * total - outer) / at(together, 1)));
  for (let b = 0; b < bandCount; b++) {
    bands[special * bandCount + b] = at(ofBand, b) * at(together, b);
    bands[nurse * bandCount + b] = (1 - at(ofBand, b)) * at(together, b);
  }
  ageYear[special] = at(ageYear, nurse);
  newestYear[special] = at(newestYear, nurse);
  newest[special] = share * at(newest, nurse);
  newest[nurse] = (1 - share) * at(newest, nurse);
  // Above 66 as among health-care workers, who do the same work.
  const worker = professions.indexOf('healthCareWorker') * bandCount;
  const eldest = at(bands, worker + 3) / (at(bands, worker + 2) + at(bands, worker + 3));
  const older = input.untrainedOlderShare;
  const heads = at(newest, untrained);
  bands[untrained * bandCount] = heads * parameters.untrainedShareUnder40;
  bands[untrained * bandCount + 1] = heads * Math.max(0, 1 - older - parameters.untrainedShareUnder40);
  bands[untrained * bandCount + 2] = heads * older * (1 - eldest);
  bands[untrained * bandCount + 3] = heads * older * eldest;
  ageYear[untrained] = at(newestYear, untrained);
  const byAge = new Float64Array(professions.length * 58);
  for (let p = 0; p < professions.length; p++)
    byAge.set(
      spreadBands([...bands.subarray(p * bandCount, (p + 1) * bandCount)], at(parameters.entryAge, p)),
      p * 58,
    );
  return { byAge, ageYear, newest, newestYear };
};
