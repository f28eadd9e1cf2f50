import { ageCount, broadAges, f64, type LabourInput, sexes } from '@veivalg/core';
import type { PopulationPath } from '../demography/population-path.ts';
import { employedResidents } from '../staffing/employed.ts';
import type { UseRates } from '../use/estimate-use-rates.ts';
import { type CarePeople, countCarePeople } from '../use/unpaid-care.ts';
import { type UsersTable, usersTable } from '../use/users-table.ts';

/** What a population path settles for every plan that is run on it. */
export interface PopulationStage {
  readonly path: PopulationPath;
  readonly table: UsersTable;
  readonly carePeople: CarePeople;
  /** Residents by broad age group. Shape [Y][5][M]. Unit: persons. */
  readonly residents: Float64Array;
  /** Residents aged 20–39. Shape [Y][M]. Unit: persons. */
  readonly youngAdults: Float64Array;
  /** Employed residents at today's rates. Shape [Y][M]. Unit: persons. */
  readonly employed: Float64Array;
}

/** Residents in age groups that begin at the ages given. Shape [Y][group][M]. Unit: persons. */
const countGroups = (path: PopulationPath, firstAges: readonly number[], endAge: number): Float64Array => {
  const { yearCount, placeCount, persons } = path;
  const out = new Float64Array(yearCount * firstAges.length * placeCount);
  for (let y = 0; y < yearCount; y++)
    for (let x = 0; x < sexes.length; x++)
      for (let g = 0; g < firstAges.length; g++) {
        const to = (y * firstAges.length + g) * placeCount;
        const last = firstAges[g + 1] ?? endAge;
        for (let age = firstAges[g] ?? 0; age < last; age++) {
          const from = ((y * sexes.length + x) * ageCount + age) * placeCount;
          for (let m = 0; m < placeCount; m++) out[to + m] = f64(out, to + m) + f64(persons, from + m);
        }
      }
  return out;
};

/** Largest share of the gain in life expectancy that any run may count as healthy; the table holds shifts up to it. */
export const largestHealthyShare = 1.5;

const [firstYoung, endYoung] = [20, 40] as const;

/**
 * Work out what no lever can change: users at every whole-year health shift, age groups, employed residents.
 *
 * @source docs/method/use.md U3, docs/method/balance.md B3
 */
export const populationStage = (
  path: PopulationPath,
  rates: UseRates,
  labour: LabourInput,
): PopulationStage => ({
  path,
  table: usersTable(
    path.persons,
    rates,
    path.lifeExpectancyGain.map((gain) => gain * largestHealthyShare),
  ),
  carePeople: countCarePeople(path.persons, path.yearCount),
  residents: countGroups(path, broadAges, ageCount),
  youngAdults: countGroups(path, [firstYoung], endYoung),
  employed: employedResidents(path.persons, labour, path.yearCount),
});
