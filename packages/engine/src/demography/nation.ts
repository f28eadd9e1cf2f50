import { ageCount, cohortCount, f64 } from '@veivalg/core';

/** The country as one place, the frame that the municipalities sum to. */
export interface NationalPath {
  /** Persons on 1 January. Shape [T + 1][X][106]. */
  readonly persons: Float64Array;
  /** Births by sex of the child. Shape [T][X]. Unit: persons a year. */
  readonly births: Float64Array;
}

export interface NationalInput {
  /** Persons on 1 January of the first year. Shape [X][106]. */
  readonly start: Float64Array;
  /** Share living through the year. Shape [T][X][107]. */
  readonly survival: Float64Array;
  /** Births per woman. Shape [T][106]. */
  readonly fertility: Float64Array;
  /** Share of births that are girls. */
  readonly girlShare: number;
  /** Net migration by cohort. Shape [T][X][107]. Unit: persons a year. */
  readonly netMigration: Float64Array;
}

/** People of a cohort after a year; migration never takes more than there are, and no one joins a cohort that is gone. */
const after = (before: number, survival: number, migration: number): number => {
  const survivors = before * survival;
  return survivors > 0 ? Math.max(0, survivors + migration) : 0;
};

/**
 * Project the country by sex and single year of age.
 *
 * @source docs/method/demography.md D2–D5
 */
export const projectNation = (input: NationalInput): NationalPath => {
  const steps = input.fertility.length / ageCount;
  const persons = new Float64Array((steps + 1) * 2 * ageCount);
  const births = new Float64Array(steps * 2);
  persons.set(input.start);
  for (let t = 0; t < steps; t++) {
    for (let sex = 0; sex < 2; sex++) {
      const now = (t * 2 + sex) * ageCount;
      const next = now + 2 * ageCount;
      const flow = (t * 2 + sex) * cohortCount;
      for (let age = 0; age < ageCount; age++) {
        const to = next + Math.min(age + 1, ageCount - 1);
        persons[to] =
          f64(persons, to) +
          after(
            f64(persons, now + age),
            f64(input.survival, flow + age + 1),
            f64(input.netMigration, flow + age + 1),
          );
      }
    }
    const women = t * 2 * ageCount;
    const womenAfter = women + 2 * ageCount;
    let born = 0;
    for (let age = 0; age + 1 < ageCount; age++) {
      const rate =
        (f64(input.fertility, t * ageCount + age) + f64(input.fertility, t * ageCount + age + 1)) / 2;
      born += (rate * (f64(persons, women + age) + f64(persons, womenAfter + age + 1))) / 2;
    }
    for (let sex = 0; sex < 2; sex++) {
      births[t * 2 + sex] = born * (sex === 0 ? input.girlShare : 1 - input.girlShare);
      const flow = (t * 2 + sex) * cohortCount;
      persons[((t + 1) * 2 + sex) * ageCount] = after(
        f64(births, t * 2 + sex),
        f64(input.survival, flow),
        f64(input.netMigration, flow),
      );
    }
  }
  return { persons, births };
};
