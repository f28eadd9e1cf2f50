import { ageCount, at, cohortCount, f64 } from '@veivalg/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numbersFrom } from './made-up-demography.ts';
import { projectNation } from './nation.ts';
import { deathsDuring, netMigrationDuring, type PopulationPath } from './population-path.ts';
import { type CohortSetup, projectCohorts } from './project-cohorts.ts';
import { sumPlaces } from './project-population.ts';

/** A made-up setup: `wildness` is the spread of local rates; above 1 places are emptied. */
const makeSetup = (
  seed: number,
  places: number,
  steps: number,
  wildness: number,
  steered: boolean,
): CohortSetup => {
  const next = numbersFrom(seed);
  const start = Float64Array.from({ length: 212 * places }, () =>
    next() < 0.1 ? 0 : Math.floor(next() * 200),
  );
  const survival = Float64Array.from({ length: steps * 214 }, () => 0.5 + next() / 2);
  const fertility = Float64Array.from({ length: steps * ageCount }, (_, i) =>
    i % ageCount >= 15 && i % ageCount < 50 ? next() * 0.1 : 0,
  );
  const { persons, births } = projectNation({
    start: sumPlaces(start, places),
    survival,
    fertility,
    girlShare: 0.485,
    netMigration: Float64Array.from({ length: steps * 214 }, () => 20 * (next() - 0.4)),
  });
  const countyTotals = Float64Array.from({ length: (steps + 1) * 2 }, (_, i) => {
    const year = Math.floor(i / 2);
    const total = persons.subarray(year * 212, (year + 1) * 212).reduce((sum, value) => sum + value, 0);
    return total * (i % 2 === 0 ? 0.4 : 0.6);
  });
  return {
    firstYear: 2026,
    placeCount: places,
    start,
    survival,
    nation: persons,
    births,
    fertility,
    fertilityIndex: Float64Array.from({ length: places }, () => 0.7 + 0.6 * next()),
    rates: Float64Array.from({ length: 214 * places }, () => wildness * (next() - 0.5)),
    recent: {
      rates: Float64Array.from({ length: 214 * places }, () => wildness * (next() - 0.5)),
      weights: Float64Array.from({ length: steps }, (_, t) => Math.max(0, 0.5 - t / 4)),
    },
    response: Float64Array.from({ length: places }, () => 0.5 + next()),
    mobility: Float64Array.from({ length: 214 }, () => 0.2 + next()),
    steering: steered
      ? {
          countyOf: Uint16Array.from({ length: places }, (_, place) => place % 2),
          countyTotals,
          finalTotals: Float64Array.from({ length: places }, () => 5000 + next() * 20_000),
          steps,
        }
      : null,
    lifeExpectancyGain: new Float64Array(steps + 1),
  };
};

const wild = fc.record({
  seed: fc.nat(100_000),
  places: fc.integer({ min: 2, max: 6 }),
  wildness: fc.constantFrom(0, 0.05, 0.6, 3),
  steered: fc.boolean(),
});
const options = { seed: 20261121, numRuns: 30 } as const;
const steps = 4;

/** The largest difference between two arrays, against 1 or the value where that is larger. */
const furthestApart = (found: Float64Array, expected: Float64Array): number => {
  let furthest = found.length === expected.length ? 0 : Number.POSITIVE_INFINITY;
  for (let i = 0; i < found.length; i++) {
    const apart = Math.abs(f64(found, i) - f64(expected, i)) / Math.max(1, Math.abs(f64(expected, i)));
    // NaN is not less than anything: it must not pass.
    if (!(apart <= furthest)) furthest = apart;
  }
  return furthest;
};
const personsAt = (path: PopulationPath, year: number, sex: number, age: number, place: number): number =>
  f64(path.persons, ((year * 2 + sex) * ageCount + age) * path.placeCount + place);

describe('cohorts of every place (D1–D5)', () => {
  it('lets people in, born and moved less the dead be the people left, in every cell', () => {
    fc.assert(
      fc.property(wild, ({ seed, places, wildness, steered }) => {
        const setup = makeSetup(seed, places, steps, wildness, steered);
        const path = projectCohorts(setup);
        let furthest = 0;
        for (let t = 0; t < steps; t++) {
          const deaths = deathsDuring(path, t);
          const left = netMigrationDuring(path, t);
          for (let sex = 0; sex < 2; sex++)
            for (let row = 0; row < cohortCount; row++)
              for (let place = 0; place < places; place++) {
                const before =
                  row === 0
                    ? f64(path.births, (t * 2 + sex) * places + place)
                    : personsAt(path, t, sex, row - 1, place);
                const dead = f64(deaths, (sex * cohortCount + row) * places + place);
                const expected = before * (1 - f64(setup.survival, (t * 2 + sex) * cohortCount + row));
                furthest = Math.max(furthest, Math.abs(dead - expected));
                const to = (sex * ageCount + Math.min(row, ageCount - 1)) * places + place;
                left[to] = f64(left, to) + before - dead;
              }
          const after = path.persons.subarray((t + 1) * 212 * places, (t + 2) * 212 * places);
          furthest = Math.max(furthest, furthestApart(left, after));
        }
        // Rounding of sums of some thousand people.
        expect(furthest).toBeLessThan(1e-9);
      }),
      options,
    );
  });

  it('never has fewer than no people, and never a number that is not one', () => {
    fc.assert(
      fc.property(wild, ({ seed, places, wildness, steered }) => {
        const path = projectCohorts(makeSetup(seed, places, steps, wildness, steered));
        expect(path.persons.every((value) => value >= 0 && Number.isFinite(value))).toBe(true);
        expect(path.births.every((value) => value >= 0 && Number.isFinite(value))).toBe(true);
      }),
      options,
    );
  });

  it('sums to the country in every sex, age and year, births too', () => {
    fc.assert(
      fc.property(wild, ({ seed, places, wildness, steered }) => {
        const setup = makeSetup(seed, places, steps, wildness, steered);
        const path = projectCohorts(setup);
        expect(furthestApart(sumPlaces(path.persons, places), setup.nation)).toBeLessThan(1e-9);
        expect(furthestApart(sumPlaces(path.births, places), setup.births)).toBeLessThan(1e-9);
      }),
      options,
    );
  });

  it('does not depend on the order of the places', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.boolean(), (seed, steered) => {
        const places = 5;
        const setup = makeSetup(seed, places, steps, 0.1, steered);
        const order = [3, 0, 4, 2, 1];
        const mix = (values: Float64Array): Float64Array =>
          values.map((_, i) => f64(values, i - (i % places) + (order[i % places] ?? 0)));
        const { steering, recent } = setup;
        const path = projectCohorts(setup);
        const other = projectCohorts({
          ...setup,
          start: mix(setup.start),
          rates: mix(setup.rates),
          recent: recent === null ? null : { ...recent, rates: mix(recent.rates) },
          response: mix(setup.response),
          fertilityIndex: mix(setup.fertilityIndex),
          steering:
            steering === null
              ? null
              : {
                  ...steering,
                  countyOf: steering.countyOf.map((_, i) => at(steering.countyOf, order[i] ?? 0)),
                  finalTotals: mix(steering.finalTotals),
                },
        });
        // Sums over places are added in another order: the last digits may differ.
        expect(furthestApart(mix(path.persons), other.persons)).toBeLessThan(1e-8);
      }),
      { seed: 20261121, numRuns: 10 },
    );
  });

  it('leaves survivors alone when no one moves', () => {
    const setup = makeSetup(7, 3, steps, 0, false);
    const survivors = projectNation({
      start: sumPlaces(setup.start, 3),
      survival: setup.survival,
      fertility: setup.fertility,
      girlShare: 0.485,
      netMigration: new Float64Array(steps * 214),
    });
    const path = projectCohorts({ ...setup, nation: survivors.persons, births: survivors.births });
    expect(netMigrationDuring(path, 2).every((value) => Math.abs(value) < 1e-9)).toBe(true);
    expect(personsAt(path, 1, 1, 41, 2)).toBeCloseTo(
      personsAt(path, 0, 1, 40, 2) * f64(setup.survival, 107 + 41),
      9,
    );
  });

  it('spreads what the country gets beyond the local rates by response and survivors', () => {
    const places = 2;
    const setup = makeSetup(9, places, 1, 0, false);
    setup.start.fill(100);
    setup.survival.fill(1);
    const nation = Float64Array.from(setup.nation);
    nation[212 + 31] = 230;
    const path = projectCohorts({ ...setup, recent: null, nation, response: Float64Array.of(1, 2) });
    expect(personsAt(path, 1, 0, 31, 0)).toBeCloseTo(110, 9);
    expect(personsAt(path, 1, 0, 31, 1)).toBeCloseTo(120, 9);
  });

  it('adds the recent years by the weight of the year', () => {
    const setup = makeSetup(9, 1, 2, 0.1, false);
    setup.start.fill(100);
    setup.survival.fill(1);
    const nan = Float64Array.from(setup.nation);
    const path = projectCohorts({ ...setup, nation: nan });
    expect(path.yearCount).toBe(3);
    // Two places alike but for what recent years add: the one with more gains from the other.
    const two = makeSetup(9, 2, 2, 0, false);
    two.start.fill(100);
    two.survival.fill(1);
    const rates = two.rates.map((_, i) => (i % 2 === 0 ? 0.04 : -0.04));
    const nation = Float64Array.from({ length: 3 * 212 }, () => 200);
    const gains = projectCohorts({
      ...two,
      nation,
      response: Float64Array.of(1, 1),
      recent: { rates, weights: Float64Array.of(0.5, 0) },
    });
    expect(personsAt(gains, 1, 0, 50, 0)).toBeCloseTo(102, 9);
    expect(personsAt(gains, 2, 0, 51, 0)).toBeCloseTo(102, 9);
  });

  it('steers totals by migration alone: same deaths by cohort, same country, totals near the goal', () => {
    const places = 4;
    const years = 12;
    const free = makeSetup(21, places, years, 0.02, true);
    const steering = free.steering;
    if (steering === null) throw new Error('not steered');
    const lastTotal = (path: PopulationPath, place: number): number => {
      let total = 0;
      for (let row = 0; row < 212; row++) total += f64(path.persons, (years * 212 + row) * places + place);
      return total;
    };
    const before = projectCohorts({ ...free, steering: null });
    // A tenth up or down from where the places go by themselves, the county's sum kept.
    const sign = [1, 1, -1, -1];
    const wished = Float64Array.from(
      { length: places },
      (_, place) => lastTotal(before, place) * (1 + 0.1 * (sign[place] ?? 0)),
    );
    const countySum = (county: number, values: (place: number) => number): number =>
      [0, 1, 2, 3].filter((place) => place % 2 === county).reduce((sum, place) => sum + values(place), 0);
    const countyTotals = Float64Array.from({ length: (years + 1) * 2 }, (_, i) => {
      const t = Math.floor(i / 2);
      const total = (year: number): number => {
        let sum = 0;
        for (let row = 0; row < 212; row++)
          for (let place = i % 2; place < places; place += 2)
            sum += f64(before.persons, (year * 212 + row) * places + place);
        return sum;
      };
      return total(t);
    });
    const finalTotals = wished.map(
      (value, place) =>
        (value * f64(countyTotals, years * 2 + (place % 2))) / countySum(place % 2, (p) => f64(wished, p)),
    );
    const path = projectCohorts({
      ...free,
      steering: { ...steering, countyTotals, finalTotals, steps: years },
    });
    for (let place = 0; place < places; place++)
      // One push a year meets the goal but for what the other places of the cohort take back.
      expect(Math.abs(lastTotal(path, place) / f64(finalTotals, place) - 1)).toBeLessThan(0.01);
    expect(furthestApart(sumPlaces(path.persons, places), free.nation)).toBeLessThan(1e-8);
    expect(Array.from(path.survival)).toEqual(Array.from(before.survival));
  });

  it('keeps the last push when the steering has ended, and pushes no one without steering', () => {
    const setup = makeSetup(33, 2, 4, 0, true);
    setup.start.fill(100);
    setup.survival.fill(1);
    const still = {
      ...setup,
      recent: null,
      nation: new Float64Array(5 * 212).fill(200),
      response: Float64Array.of(1, 1),
    };
    const steering = {
      countyOf: Uint16Array.of(0, 0),
      countyTotals: new Float64Array(3).fill(212 * 200),
      finalTotals: Float64Array.of(212 * 110, 212 * 90),
      steps: 2,
    };
    // Women of 40 after the last year: no one dies and the country stands still, so only a push moves them.
    const moved = (path: PopulationPath): number => f64(netMigrationDuring(path, 3), 40 * 2);
    expect(moved(projectCohorts({ ...still, steering: null }))).toBeCloseTo(0, 12);
    expect(moved(projectCohorts({ ...still, steering }))).toBeGreaterThan(0.1);
  });
});
