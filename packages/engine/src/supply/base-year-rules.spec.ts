import { at, feeder, professions, sum, sumRange } from '@veivalg/core';
import { describe, expect, it } from 'vitest';
import { entryProfile, spreadBands } from './age-curve.ts';
import { observedStaff } from './base-shape.ts';
import { entryProfiles } from './entry-profiles.ts';
import { exitRates, retirementAt, staffDeaths } from './exit-rates.ts';
import { between, inflowFigures, observedGrowth } from './inflow.ts';
import { type NeededInflowInput, neededInflow } from './needed-inflow.ts';
import { positionSizes } from './position-sizes.ts';
import { testAxes, testMortality, testParameters, testWorkforce } from './supply-fixture.ts';
import { readSupplyParameters } from './supply-parameters.ts';
import { entryKinds } from './workforce-model.ts';

const { size, ages, width, dentist, nurse, special } = testAxes;

describe('spreadBands (S1)', () => {
  // Worked out apart from this code: a cubic through the running total with slopes by weighted harmonic means.
  it('follows the monotone cubic through the running total', () => {
    const cases = [
      {
        bands: [400, 350, 220, 30],
        first: 22,
        ages: {
          22: 21.652309124,
          30: 22.201522494,
          39: 22.752495737,
          54: 20.849440381,
          60: 21.430440296,
          66: 7.778420713,
          74: 0.636765813,
        },
      },
      {
        bands: [10, 600, 20, 0],
        first: 25,
        ages: {
          22: 0,
          25: 0.045804493,
          39: 1.269848209,
          40: 8.594335103,
          55: 2.993805051,
          66: 0.157128834,
          67: 0,
          74: 0,
        },
      },
      {
        bands: [500, 10, 300, 200],
        first: 18,
        ages: { 22: 32.852451868, 39: 2.564033997, 40: 1.108703961, 60: 29.763660408, 67: 25, 74: 25 },
      },
      {
        bands: [100, 100, 100, 100],
        first: 30,
        ages: { 25: 0, 30: 11.25027027, 40: 7.87432722, 54: 7.248908413, 67: 10.507108671, 74: 14.034698761 },
      },
    ];
    for (const { bands, first, ages: expected } of cases) {
      const spread = spreadBands(bands, first);
      for (const [age, persons] of Object.entries(expected))
        expect(at(spread, Number(age) - 17), `${bands} ${age}`).toBeCloseTo(persons, 8);
    }
  });
});

describe('entryProfile (S2)', () => {
  it('falls by the same share every year from the youngest', () => {
    const profile = entryProfile(22.4, 5);
    expect(at(profile, 4)).toBe(0);
    expect(at(profile, 5)).toBeGreaterThan(0);
    for (let a = 6; a < ages; a++) expect(at(profile, a) / at(profile, a - 1)).toBeCloseTo(5 / 6, 12);
    expect(at(entryProfile(12, 5), 0)).toBeGreaterThan(0);
  });
});

describe('entryProfiles (S2)', () => {
  it('has an age profile for each way in, shared by sex', () => {
    const parameters = readSupplyParameters(testParameters());
    const shape = new Float64Array(size * ages);
    // Two dentists aged 30 for each aged 61; those aged 62 and over do not return.
    shape.set([2], dentist * ages + 13);
    shape.set([1, 5], dentist * ages + 44);
    const profile = entryProfiles(shape, parameters);
    const of = (kind: number, p: number): Float64Array =>
      profile.subarray((kind * size + p) * width, (kind * size + p + 1) * width);
    const expected = [
      entryProfile(25, 5),
      entryProfile(23, 12),
      Float64Array.from({ length: ages }, (_, a) => (a === 13 ? 2 / 3 : a === 44 ? 1 / 3 : 0)),
      entryProfile(25, 7),
      entryProfile(23, 12),
    ];
    expected.forEach((own, k) => {
      for (let a = 0; a < ages; a++) {
        expect(at(of(k, dentist), a)).toBeCloseTo(0.8 * at(own, a), 14);
        expect(at(of(k, dentist), ages + a)).toBeCloseTo(0.2 * at(own, a), 14);
      }
    });
    // Where no one is counted, those who return are as those who are new.
    expect([...of(2, nurse)]).toEqual([...of(0, nurse)]);
  });
});

describe('observedStaff (S1)', () => {
  const parameters = readSupplyParameters(testParameters());

  it('splits nurses by band with the odds stated, and gives the middle band what is left', () => {
    const input = testWorkforce();
    const { byAge, newest, ageYear } = observedStaff(input, parameters);
    const bands = [0, 23, 38, 50, 58];
    const share = (p: number, b: number): number =>
      sumRange(byAge, p * ages + at(bands, b), p * ages + at(bands, b + 1));
    const younger = (0.2 * 0.5) / (0.8 + 0.2 * 0.5);
    const older = (0.2 * 2) / (0.8 + 0.2 * 2);
    const counted = [400, 350, 220, 30];
    expect(share(special, 0)).toBeCloseTo(400 * younger, 8);
    expect(share(special, 2)).toBeCloseTo(220 * older, 8);
    expect(share(special, 3)).toBeCloseTo(30 * older, 8);
    expect(share(special, 1)).toBeCloseTo(200 - 400 * younger - 250 * older, 8);
    for (let b = 0; b < 4; b++) expect(share(nurse, b)).toBeCloseTo(at(counted, b) - share(special, b), 8);
    expect(at(newest, special)).toBeCloseTo(0.2 * 1050, 10);
    expect(at(newest, nurse)).toBeCloseTo(0.8 * 1050, 10);
    expect(at(ageYear, special)).toBe(2015);
  });

  it('gives staff without health education the ages stated, above 66 as health-care workers', () => {
    const input = testWorkforce();
    const untrained = professions.indexOf('withoutHealthEducation');
    const { byAge } = observedStaff(input, parameters);
    const heads = 17_850;
    const bands = [0, 23, 38, 50, 58].map((a) => untrained * ages + a);
    const counted = [0, 1, 2, 3].map((b) => sumRange(byAge, at(bands, b), at(bands, b + 1)));
    const eldest = 0.03 / 0.25;
    [0.5, 0.32, 0.18 * (1 - eldest), 0.18 * eldest].forEach((share, b) => {
      expect(counted[b]).toBeCloseTo(heads * share, 7);
    });
  });
});

describe('exit rates (S2)', () => {
  it('add disability in proportion to what the pattern gives at the ages of the profession', () => {
    const input = testWorkforce();
    const parameters = readSupplyParameters(testParameters({ disabilityLevel: 1.5 }));
    const shape = new Float64Array(size * ages);
    // All dentists are 30 or 50 years old, one and three of them.
    shape[dentist * ages + 13] = 1;
    shape[dentist * ages + 33] = 3;
    const upTo = (a: number): number => sumRange(input.disabilityByAge, 0, a + 1);
    const factor = (1.5 * 0.05 * 4) / (upTo(13) + 3 * upTo(33));
    const rates = exitRates(input, shape, parameters);
    expect(at(rates, dentist * ages + 33)).toBeCloseTo(0.01 + factor * at(input.disabilityByAge, 33), 12);
    // Where no one is counted the pattern stands as it is.
    expect(at(rates, nurse * ages + 33)).toBeCloseTo(0.01 + 1.5 * at(input.disabilityByAge, 33), 12);
  });

  it('hold retirement at the ends of the pattern, and deaths at the first and last year', () => {
    const pattern = Float64Array.from({ length: ages }, (_, a) => a / 100);
    expect(retirementAt(pattern, 1, 0, 3)).toBe(0);
    expect(retirementAt(pattern, 1, 57, -3)).toBeCloseTo(0.57, 12);
    expect(retirementAt(pattern, 1, 10, 0.25)).toBeCloseTo(0.0975, 12);
    const mortality = { years: 2, ages: 80, values: Float64Array.from({ length: 320 }, (_, i) => i / 1000) };
    for (const [y, year] of [
      [-4, 0],
      [0, 0],
      [1, 1],
      [9, 1],
    ] as const) {
      expect(at(staffDeaths(mortality, y), 3)).toBe((year * 160 + 20) / 1000);
      expect(at(staffDeaths(mortality, y), ages + 3)).toBe((year * 160 + 100) / 1000);
    }
  });
});

describe('inflow figures (S2)', () => {
  it('read a series on its own figures and nowhere between holes', () => {
    const series = Float64Array.of(Number.NaN, 10, Number.NaN, 40);
    expect(between(series, 1.5)).toBe(17.5);
    expect(between(series, 3)).toBe(40);
    expect(between(Float64Array.of(5, 7), 0)).toBe(5);
  });

  it('take completions where no intake is known, the educated abroad, and no adult route without a fresh count', () => {
    const input = testWorkforce();
    const parameters = readSupplyParameters(testParameters());
    const other = professions.indexOf('otherHealthEducation');
    input.inflow[(size + other) * 25 + 20] = 90;
    // Completions counted before the newest intake figure say nothing of adult routes.
    input.inflow[(size + dentist) * 25 + 20] = 5000;
    const figures = inflowFigures(input, parameters, 2012, 3);
    for (let y = 0; y < 3; y++) {
      expect(at(figures.graduates, y * size + other)).toBe(90);
      expect(at(figures.adult, y * size + other)).toBe(0);
      expect(at(figures.adult, y * size + dentist)).toBe(0);
      expect(at(figures.abroad, y * size + dentist)).toBeCloseTo(0.01 * 13_000, 10);
      expect(at(figures.abroad, y * size + other)).toBe(0);
    }
    expect(at(figures.known, other)).toBe(1);
    expect(at(figures.known, professions.indexOf('withoutHealthEducation'))).toBe(0);
  });

  it('find growth from the very first count on', () => {
    const input = testWorkforce();
    input.counts.fill(Number.NaN);
    input.counts.set([400, 420, 460], 3 * 22);
    expect(observedGrowth(input, 3, 2000)).toBeCloseTo(60 / 2 / 460, 12);
    expect(observedGrowth(input, 3, 2005)).toBeCloseTo(40 / 460, 12);
  });

  it('find no growth in a single count', () => {
    const input = testWorkforce();
    input.counts.fill(Number.NaN);
    expect(observedGrowth(input, 3, 2011)).toBe(0);
    input.counts[3 * 22 + 20] = 500;
    expect(observedGrowth(input, 3, 2011)).toBe(0);
  });
});

describe('neededInflow (S2)', () => {
  const given = (): NeededInflowInput => {
    const input = testWorkforce();
    const parameters = readSupplyParameters(testParameters({ growthYears: 3, retirementShift: 0.5 }));
    const { byAge, ageYear } = observedStaff(input, parameters);
    return {
      input,
      parameters,
      shape: byAge,
      ageYear,
      exit: exitRates(input, byAge, parameters),
      deaths: staffDeaths(testMortality(), 0),
      growth: Float64Array.from({ length: size }, (_, p) => 0.01 * (p % 4)),
      figures: inflowFigures(input, parameters, 2015, 10),
      profile: entryProfiles(byAge, parameters),
    };
  };

  it('is the steady number that makes the stock grow as observed', () => {
    const world = given();
    const { fresh, returned } = neededInflow(world);
    for (const [p, profession] of professions.entries()) {
      if (feeder[profession] !== undefined) continue;
      const fed = professions.flatMap((name, q) => (feeder[name] === profession ? [q] : []));
      const entering = at(fresh, p) - fed.reduce((total, q) => total + at(fresh, q), 0);
      const row = (at(world.ageYear, p) - 2015) * size + p;
      const [graduates, adult, abroad] = [
        world.figures.graduates,
        world.figures.adult,
        world.figures.abroad,
      ].map((part) => at(part, row)) as [number, number, number];
      const seen = graduates + adult + abroad;
      const shares = seen > 0 ? [graduates / seen, adult / seen, 0, abroad / seen, 0] : [1, 0, 0, 0, 0];
      let stock = Float64Array.from(
        { length: width },
        (_, i) => (i < ages ? 0.8 : 0.2) * at(world.shape, p * ages + (i % ages)),
      );
      const heads = sum(stock);
      expect(at(returned, p)).toBeCloseTo(profession === 'withoutHealthEducation' ? 0 : 0.005 * heads, 10);
      for (let year = 0; year < 3; year++)
        stock = stock.map((_, i) => {
          const a = i % ages;
          const before = a === 0 ? 0 : at(stock, i - 1);
          const stays =
            a === 0
              ? 0
              : (1 - at(world.deaths, i - 1)) *
                (1 - at(world.exit, p * ages + a - 1)) *
                (1 - retirementAt(world.input.retirementByAge, 1, a - 1, 0.5));
          const profile = (k: number): number => at(world.profile, (k * size + p) * width + i);
          return (
            before * stays +
            at(returned, p) * profile(2) +
            entryKinds.reduce((total, _kind, k) => total + entering * at(shares, k) * profile(k), 0)
          );
        });
      expect(sum(stock) / heads, profession).toBeCloseTo(1 + 0.03 * (p % 4), 8);
    }
  });

  it('is never below zero, and replaces those who move on', () => {
    const world = given();
    world.growth.fill(-0.5);
    expect(Math.min(...neededInflow(world).fresh)).toBe(0);
    const before = neededInflow(given()).fresh;
    const more = given();
    more.growth[special] = at(more.growth, special) + 0.1;
    const after = neededInflow(more).fresh;
    expect(at(after, special)).toBeGreaterThan(at(before, special));
    expect(at(after, nurse) - at(before, nurse)).toBeCloseTo(at(after, special) - at(before, special), 8);
  });
});

describe('positionSizes (S3)', () => {
  it('gives specialist nurses the size of nurses where they have none of their own', () => {
    const input = testWorkforce();
    input.positionSize[nurse] = 0.83;
    input.positionSize[special] = Number.NaN;
    expect(at(positionSizes(input), special)).toBe(0.83);
    input.positionSize[special] = 0.9;
    expect([at(positionSizes(input), special), at(positionSizes(input), nurse)]).toEqual([0.9, 0.83]);
  });
});
