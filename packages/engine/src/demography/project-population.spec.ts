import { baseYear, f64, populationAlternatives, sum } from '@veivalg/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { madeUpCountry, madeUpParameters } from './made-up-demography.ts';
import { netMigrationDuring } from './population-path.ts';
import { fadingWeights, placesInnermost, projectPopulation, sumPlaces } from './project-population.ts';
import { municipalTargets, officialSteering } from './steering.ts';

const totalIn = (persons: Float64Array, year: number, places: number): number =>
  sum(persons.subarray(year * 212 * places, (year + 1) * 212 * places));

describe('projection of the population (D1–D6)', () => {
  it('starts with the people registered, not one more or less', () => {
    const { input, municipalities, parameters } = madeUpCountry(1, 4);
    const path = projectPopulation(input, municipalities, parameters, 'main', 2030);
    expect(path.firstYear).toBe(baseYear);
    expect(path.yearCount).toBe(5);
    for (let place = 0; place < 4; place++)
      for (let row = 0; row < 212; row++)
        expect(f64(path.persons, row * 4 + place)).toBe(input.population[place * 212 + row]);
  });

  it('holds for every alternative on wild countries: no negative, no NaN, all years there', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom(...populationAlternatives),
        fc.constantFrom(0.02, 0.5, 1.5),
        (seed, places, alternative, wildness) => {
          const { input, municipalities, parameters } = madeUpCountry(seed, places, wildness);
          const path = projectPopulation(input, municipalities, parameters, alternative, 2032);
          expect(path.persons.length).toBe(7 * 212 * places);
          expect(path.persons.every((value) => value >= 0 && Number.isFinite(value))).toBe(true);
          expect(netMigrationDuring(path, 5).every((value) => Number.isFinite(value))).toBe(true);
          expect(path.lifeExpectancyGain[0]).toBe(0);
        },
      ),
      { seed: 20261121, numRuns: 30 },
    );
  });

  it('has more people on the high path than on the main, and fewer on the low', () => {
    const { input, municipalities, parameters } = madeUpCountry(5, 4);
    const people = (alternative: (typeof populationAlternatives)[number]): number =>
      totalIn(projectPopulation(input, municipalities, parameters, alternative, 2045).persons, 19, 4);
    expect(people('low')).toBeLessThan(people('main'));
    expect(people('main')).toBeLessThan(people('high'));
  });

  it('has a larger share of old people with strong ageing than with weak', () => {
    const { input, municipalities, parameters } = madeUpCountry(6, 4);
    const share = (alternative: 'strongAgeing' | 'weakAgeing'): number => {
      const path = projectPopulation(input, municipalities, parameters, alternative, 2045);
      const ages = sumPlaces(path.persons.subarray(19 * 212 * 4), 4);
      let old = 0;
      for (let age = 80; age < 106; age++) old += f64(ages, age) + f64(ages, 106 + age);
      return old / sum(ages);
    };
    expect(share('strongAgeing')).toBeGreaterThan(share('weakAgeing'));
  });

  it('reads its parameters: a place keeps more of its own level when told to', () => {
    const { input, municipalities } = madeUpCountry(11, 5, 0.2);
    const run = (changes: Record<string, number>): Float64Array =>
      projectPopulation(input, municipalities, madeUpParameters(changes), 'main', 2028).persons;
    const base = run({});
    for (const changes of [
      { levelKept: 1 },
      { patternKept: 0 },
      { patternWeight: 1 },
      { recentWeight: 0 },
      { recentFadeYears: 8 },
      { fertilityShrinkage: 5000 },
      { boysPerGirl: 1.2 },
      { declineFirstAge: 80 },
      { recentMortalityYears: 1 },
      { responsePrior: 10 },
    ])
      expect([changes, run(changes).some((value, i) => Math.abs(value - f64(base, i)) > 1e-9)]).toEqual([
        changes,
        true,
      ]);
  });

  it('is the same path however far it is asked for', () => {
    const { input, municipalities, parameters } = madeUpCountry(12, 3);
    const short = projectPopulation(input, municipalities, parameters, 'main', 2029);
    const long = projectPopulation(input, municipalities, parameters, 'main', 2036);
    expect(short.yearCount).toBe(4);
    expect(Array.from(short.persons)).toEqual(Array.from(long.persons.subarray(0, short.persons.length)));
    expect(Array.from(short.births)).toEqual(Array.from(long.births.subarray(0, 3 * 2 * 3)));
    expect(short.survival.length).toBe(3 * 214);
    expect(short.lifeExpectancyGain.length).toBe(4);
  });

  it('fades the recent years evenly', () => {
    expect(Array.from(fadingWeights(3, 5))).toEqual([0.75, 0.5, 0.25, 0, 0]);
    expect(Array.from(fadingWeights(0, 2))).toEqual([0, 0]);
  });

  it('turns places innermost and sums over them', () => {
    const turned = placesInnermost([1, 2, 3, 10, 20, 30], 2);
    expect(Array.from(turned)).toEqual([1, 10, 2, 20, 3, 30]);
    expect(Array.from(sumPlaces(turned, 2))).toEqual([11, 22, 33]);
  });
});

describe('where totals are steered to (D5)', () => {
  it('adds the same growth every year to where a place goes by itself, inside its county', () => {
    const steering = {
      countyOf: Uint16Array.of(0, 0, 1),
      countyTotals: Float64Array.of(200, 50, 200, 50, 220, 40),
      finalTotals: Float64Array.of(144, 100, 40),
      steps: 2,
    };
    const free = Float64Array.of(100, 100, 50, 100, 100, 45, 100, 100, 45);
    const targets = municipalTargets(steering, free, 3);
    // Half-way 120 and 100 of the county's 200; at the end 144 and 100 of its 220; the third is its county.
    const expected = [
      100,
      100,
      50,
      (200 * 120) / 220,
      (200 * 100) / 220,
      50,
      (220 * 144) / 244,
      (220 * 100) / 244,
      40,
    ];
    expected.forEach((value, i) => {
      expect(f64(targets, i)).toBeCloseTo(value, 9);
    });
  });

  it('lets a place without a goal, or without people, go as it would', () => {
    const steering = {
      countyOf: Uint16Array.of(0, 0),
      countyTotals: Float64Array.of(100, 100),
      finalTotals: Float64Array.of(0, 90),
      steps: 1,
    };
    expect(Array.from(municipalTargets(steering, Float64Array.of(60, 40, 70, 0), 2))).toEqual([
      60, 40, 100, 0,
    ]);
  });

  it('has counties that sum to the country each year and start as registered', () => {
    const { input, municipalities } = madeUpCountry(14, 7);
    const start = placesInnermost(input.population, 7);
    const years = 25;
    const nation = Float64Array.from({ length: years * 212 }, (_, i) => 1000 + Math.floor(i / 212));
    nation.set(sumPlaces(start, 7));
    const steering = officialSteering(input, municipalities, 'main', nation, start, 2026);
    if (steering === null) throw new Error('not steered');
    const counties = input.countyIds.length;
    expect(steering.steps).toBe(8);
    for (let year = 0; year <= 8; year++)
      expect(sum(steering.countyTotals.subarray(year * counties, (year + 1) * counties))).toBeCloseTo(
        sum(nation.subarray(year * 212, (year + 1) * 212)),
        6,
      );
    const registered = new Float64Array(counties);
    const goals = new Float64Array(counties);
    municipalities.forEach((place, i) => {
      const county = input.countyIds.indexOf(place.countyId);
      for (let row = 0; row < 212; row++)
        registered[county] = f64(registered, county) + f64(start, row * 7 + i);
      goals[county] = f64(goals, county) + f64(steering.finalTotals, i);
    });
    for (let county = 0; county < counties; county++) {
      expect(f64(steering.countyTotals, county)).toBeCloseTo(f64(registered, county), 6);
      expect(f64(steering.countyTotals, 8 * counties + county)).toBeCloseTo(f64(goals, county), 6);
    }
    // Shares of the county are the official ones.
    const same = municipalities
      .map((_, i) => i)
      .filter((i) => municipalities[i]?.countyId === input.countyIds[0]);
    const [a, b] = [same[0] ?? 0, same[1] ?? 0];
    expect(f64(steering.finalTotals, a) / f64(steering.finalTotals, b)).toBeCloseTo(
      f64(input.municipalTotals, a) / f64(input.municipalTotals, b),
      9,
    );
  });

  it('keeps official shares between counties at the end, whatever they were off by at the start', () => {
    const { input, municipalities } = madeUpCountry(15, 7);
    const start = placesInnermost(input.population, 7);
    const nation = new Float64Array(25 * 212).fill(100);
    const steering = officialSteering(input, municipalities, 'high', nation, start, 2026);
    if (steering === null) throw new Error('not steered');
    const counties = input.countyIds.length;
    const ours = f64(steering.countyTotals, 8 * counties) / f64(steering.countyTotals, 8 * counties + 1);
    expect(ours).toBeCloseTo(
      f64(input.countyTotals.high, 10 * counties) / f64(input.countyTotals.high, 10 * counties + 1),
      9,
    );
  });

  it('does not steer when the official path has ended', () => {
    const { input, municipalities } = madeUpCountry(16, 2);
    const start = placesInnermost(input.population, 2);
    expect(officialSteering(input, municipalities, 'main', new Float64Array(424), start, 2034)).toBeNull();
  });
});
