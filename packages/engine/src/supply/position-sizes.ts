import { at, professions, type WorkforceInput } from '@veivalg/core';

/**
 * Contracted FTE per head by profession; specialist nurses have the nurses’ size, which is what is counted (S3).
 *
 * @returns Shape [P]. Unit: FTE per person.
 * @source docs/method/supply.md S3
 */
export const positionSizes = (input: WorkforceInput): Float64Array => {
  const sizes = Float64Array.from(input.positionSize);
  const special = professions.indexOf('specialistNurse');
  if (Number.isNaN(at(sizes, special))) sizes[special] = at(sizes, professions.indexOf('nurse'));
  return sizes;
};
