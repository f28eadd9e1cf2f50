import {
  type Municipality,
  type ParameterTable,
  type Profession,
  professions,
  type StaffingInput,
} from '@veivalg/core';
import { staffingValue } from './staff-shares.ts';

/** FTE that one open place stands for. @returns The published mean position, or the parameter where none is published. */
export const positionOf = (
  input: StaffingInput,
  profession: Profession,
  parameters: ParameterTable,
): number => {
  const published = input.position[profession];
  return Number.isNaN(published) ? staffingValue(parameters, 'positionUnpublished') : published;
};

/**
 * Share the national shortage out as a vacancy rate of each profession and place.
 *
 * Persons become FTE by mean position. A figure for several professions is shared by their FTE. Where counties are known, the
 * national total follows the county pattern, and inside a county every place has the same rate; else the country has one rate.
 *
 * @param atWork Base-year staff. Shape [P][M]. Unit: FTE.
 * @returns Shortage over staff at work. Shape [P][M]. Unit: share.
 * @source docs/method/staffing.md B1
 */
export const vacancyRates = (
  input: StaffingInput,
  municipalities: readonly Municipality[],
  atWork: Float64Array,
  parameters: ParameterTable,
): Float64Array => {
  const places = municipalities.length;
  const rates = new Float64Array(professions.length * places);
  const staffOf = (p: number, county: string | null): number => {
    let total = 0;
    municipalities.forEach((municipality, m) => {
      if (county === null || municipality.countyId === county) total += atWork[p * places + m] as number;
    });
    return total;
  };
  for (const figure of input.shortage) {
    const rows = figure.professions.map((profession) => professions.indexOf(profession));
    const staff = rows.map((p) => staffOf(p, null));
    const all = staff.reduce((a, b) => a + b, 0);
    rows.forEach((p, i) => {
      if (!((staff[i] as number) > 0)) return;
      const profession = professions[p] as Profession;
      const fte = ((figure.persons * (staff[i] as number)) / all) * positionOf(input, profession, parameters);
      const counties = countyShares(input, profession, (county) => staffOf(p, county));
      municipalities.forEach((municipality, m) => {
        const share = counties?.get(municipality.countyId);
        rates[p * places + m] =
          counties === null
            ? fte / (staff[i] as number)
            : share === undefined
              ? 0
              : (fte * share) / staffOf(p, municipality.countyId);
      });
    });
  }
  return rates;
};

/** Each county's share of the shortage of a profession; null where no county is known. Counties without staff are left out. */
const countyShares = (
  input: StaffingInput,
  profession: Profession,
  staffIn: (county: string) => number,
): ReadonlyMap<string, number> | null => {
  const sums = new Map<string, number>();
  for (const figure of input.shortageByCounty)
    if (figure.profession === profession && staffIn(figure.county) > 0)
      sums.set(figure.county, (sums.get(figure.county) ?? 0) + figure.persons);
  const total = [...sums.values()].reduce((a, b) => a + b, 0);
  if (!(total > 0)) return null;
  return new Map([...sums].map(([county, persons]) => [county, persons / total]));
};
