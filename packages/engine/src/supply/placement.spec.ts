import { at, feeder, professions, type SupplyDrivers, sectors } from '@veivalg/core';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type PlacementInput, placeWorkforce } from './placement.ts';
import { prepareWorkforce } from './prepare-workforce.ts';
import { projectWorkforce } from './project-workforce.ts';
import { neutralSupplyDrivers } from './supply-drivers.ts';
import { testMortality, testMunicipalities, testParameters, testWorkforce } from './supply-fixture.ts';
import type { WorkforceModel } from './workforce-model.ts';

const seed = 20261121;
const years = 6;
const size = professions.length;
const places = 5;
const regions = ['north', 'north', 'south', 'south', 'west'];
const cell = sectors.length * size * places;
let model: WorkforceModel;
beforeEach(() => {
  model = prepareWorkforce(testWorkforce(), testMortality(), testParameters());
});

interface World {
  readonly baseFte: Float64Array;
  readonly demand: Float64Array;
  readonly young: Float64Array;
}

/** Staff, need and young people of five places, with cells that no one works in. */
const world = fc.integer({ min: 1, max: 1e6 }).map((start): World => {
  let state = start;
  const draw = (): number => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const rows = (length: number, most: number): Float64Array =>
    Float64Array.from({ length }, () => (draw() < 0.3 ? 0 : most * draw()));
  return {
    baseFte: rows(cell, 100),
    demand: rows(years * cell, 120),
    young: Float64Array.from({ length: years * places }, () => 50 + 1000 * draw()),
  };
});

const place = (
  given: World,
  drivers: SupplyDrivers = neutralSupplyDrivers(years),
  reached: Uint8Array = new Uint8Array(places),
  others: SupplyDrivers = reached.includes(1) ? neutralSupplyDrivers(years) : drivers,
  order: readonly string[] = regions,
): ReturnType<typeof placeWorkforce> => {
  const input: PlacementInput = {
    baseFte: given.baseFte,
    demand: given.demand,
    youngAdults: given.young,
    municipalities: testMunicipalities(order),
    paths: [projectWorkforce(model, others, years), projectWorkforce(model, drivers, years)],
    drivers: [others, drivers],
    reached,
    positionSize: new Float64Array(size).fill(0.8),
    originShare: 0.5,
  };
  return placeWorkforce(input);
};

const sumOver = (
  fte: Float64Array,
  y: number,
  p: number,
  keep: (k: number, m: number) => boolean,
): number => {
  let total = 0;
  for (let k = 0; k < sectors.length; k++)
    for (let m = 0; m < places; m++)
      if (keep(k, m)) total += at(fte, ((y * sectors.length + k) * size + p) * places + m);
  return total;
};
const everywhere = (): boolean => true;

describe('placeWorkforce', () => {
  it('gives the base year the staff observed, bit for bit', () => {
    fc.assert(
      fc.property(world, (given) => {
        expect(place(given).supply.slice(0, cell)).toEqual(given.baseFte);
      }),
      { seed, numRuns: 10 },
    );
  });

  it('sums to the nation’s path in every year and profession: nobody twice, nobody lost', () => {
    fc.assert(
      fc.property(world, (given) => {
        const placed = place(given);
        const path = projectWorkforce(model, neutralSupplyDrivers(years), years);
        for (let y = 0; y < years; y++)
          for (let p = 0; p < size; p++) {
            const base = sumOver(placed.supply, 0, p, everywhere);
            const nation = (base * at(path.heads, y * size + p)) / at(path.heads, p);
            expect(Math.abs(sumOver(placed.supply, y, p, everywhere) - nation)).toBeLessThan(
              1e-9 * (1 + nation),
            );
          }
      }),
      { seed, numRuns: 10 },
    );
  });

  it('lets more people never lower the supply of any place', () => {
    fc.assert(
      fc.property(world, fc.double({ min: 1, max: 2, noNaN: true }), (given, factor) => {
        const more = neutralSupplyDrivers(years);
        // Further education moves nurses; more of it is fewer nurses by the same number, which the next test holds.
        for (let i = 0; i < years * size; i++)
          if (feeder[professions[i % size] ?? 'nurse'] === undefined) more.entryShare[i] = factor;
        more.addedEntrants.fill(5);
        more.exitRate.fill(1 / factor);
        const before = place(given).supply;
        const after = place(given, more).supply;
        for (let i = 0; i < before.length; i++)
          expect(at(after, i)).toBeGreaterThanOrEqual(at(before, i) - 1e-9);
      }),
      { seed, numRuns: 10 },
    );
  });

  it('lets more further education move nurses and lose none', () => {
    const more = neutralSupplyDrivers(years);
    more.entryShare.fill(1.5);
    for (let i = 0; i < years * size; i++)
      if (feeder[professions[i % size] ?? 'nurse'] === undefined) more.entryShare[i] = 1;
    const nursing = professions.flatMap((name, p) =>
      name === 'nurse' || feeder[name] === 'nurse' ? [p] : [],
    );
    const people = (drivers: SupplyDrivers): number => {
      const path = projectWorkforce(model, drivers, years);
      return nursing.reduce((total, p) => total + at(path.heads, 2 * size + p), 0);
    };
    // Two years on, those who moved differ from those who did not by their exit rates alone.
    expect(Math.abs(people(more) / people(neutralSupplyDrivers(years)) - 1)).toBeLessThan(0.001);
    expect(at(projectWorkforce(model, more, years).heads, 2 * size)).toBeLessThan(
      at(projectWorkforce(model, neutralSupplyDrivers(years), years).heads, 2 * size),
    );
  });

  it('moves people by attractiveness inside and between regions, and makes none', () => {
    fc.assert(
      fc.property(world, (given) => {
        const drivers = neutralSupplyDrivers(years);
        drivers.attractiveness.fill(2);
        const reached = Uint8Array.of(1, 0, 0, 0, 0);
        const before = place(given).supply;
        const after = place(given, drivers, reached).supply;
        const y = years - 1;
        for (let p = 0; p < size; p++) {
          const total = sumOver(before, y, p, everywhere);
          expect(Math.abs(sumOver(after, y, p, everywhere) - total)).toBeLessThan(1e-9 * (1 + total));
          const won = sumOver(after, y, p, (_, m) => m === 0) - sumOver(before, y, p, (_, m) => m === 0);
          expect(won).toBeGreaterThanOrEqual(-1e-9);
        }
      }),
      { seed, numRuns: 10 },
    );
  });

  it('lets the municipal sector win exactly what the others lose', () => {
    const given: World = {
      baseFte: new Float64Array(cell).fill(10),
      demand: new Float64Array(years * cell).fill(10),
      young: new Float64Array(years * places).fill(100),
    };
    const drivers = neutralSupplyDrivers(years);
    drivers.municipalPull.fill(0.1);
    const before = place(given).supply;
    const after = place(given, drivers).supply;
    const p = professions.indexOf('nurse');
    const path = projectWorkforce(model, neutralSupplyDrivers(years), years);
    const y = years - 1;
    const entered = (150 * at(path.entered, y * size + p)) / at(path.heads, p);
    const municipal = (fte: Float64Array): number => sumOver(fte, y, p, (k) => k === 0);
    // A third of the need is municipal: its share of new people goes from 1/3 to 1/3 + 0.1.
    expect(municipal(after) - municipal(before)).toBeCloseTo(0.1 * entered, 8);
    expect(sumOver(after, y, p, everywhere)).toBeCloseTo(sumOver(before, y, p, everywhere), 8);
  });

  it('never lets a pull take more than all new people, nor less than none', () => {
    fc.assert(
      fc.property(world, fc.double({ min: -3, max: 3, noNaN: true }), (given, pull) => {
        const drivers = neutralSupplyDrivers(years);
        drivers.municipalPull.fill(pull);
        const after = place(given, drivers);
        const before = place(given);
        for (let p = 0; p < size; p++) {
          const total = sumOver(before.supply, 5, p, everywhere);
          expect(Math.abs(sumOver(after.supply, 5, p, everywhere) - total)).toBeLessThan(1e-9 * (1 + total));
        }
        expect(after.supply.every((fte) => fte >= 0)).toBe(true);
      }),
      { seed, numRuns: 10 },
    );
  });

  it('shares new people by where the young live and by where the work is', () => {
    const given: World = {
      baseFte: new Float64Array(cell).fill(10),
      demand: new Float64Array(years * cell).fill(10),
      young: new Float64Array(years * places),
    };
    // All the young live in the west, which has a fifth of the need.
    for (let y = 0; y < years; y++) given.young[y * places + 4] = 1000;
    const placed = place(given).supply;
    const p = professions.indexOf('doctor');
    const path = projectWorkforce(model, neutralSupplyDrivers(years), years);
    const entered = (150 * at(path.entered, size + p)) / at(path.heads, p);
    const stayed = (30 * at(path.survivors, size + p)) / at(path.heads, p);
    expect(sumOver(placed, 1, p, (_, m) => m === 4)).toBeCloseTo(stayed + entered * (0.5 + 0.5 * 0.2), 8);
  });

  it('lets retention in one place change that place alone', () => {
    fc.assert(
      fc.property(world, (given) => {
        const drivers = neutralSupplyDrivers(years);
        drivers.exitRate.fill(0.5);
        drivers.position.fill(1.1, size);
        const reached = Uint8Array.of(0, 0, 1, 0, 0);
        const before = place(given).supply;
        const after = place(given, drivers, reached).supply;
        const outside = (rows: Float64Array): Float64Array => rows.filter((_, i) => i % places !== 2);
        expect(outside(after)).toEqual(outside(before));
        expect(before.every((fte, i) => at(after, i) >= fte)).toBe(true);
      }),
      { seed, numRuns: 10 },
    );
  });

  it('keeps contracts apart from time at work and from heads', () => {
    const given: World = {
      baseFte: new Float64Array(cell).fill(8),
      demand: new Float64Array(years * cell).fill(8),
      young: new Float64Array(years * places).fill(100),
    };
    const drivers = neutralSupplyDrivers(years);
    drivers.attendance.fill(0.95);
    drivers.position.fill(1.2);
    const placed = place(given, drivers);
    expect(at(placed.supply, cell)).toBeCloseTo(0.95 * at(placed.contractedFte, cell), 10);
    expect(at(placed.contractedFte, cell)).toBeCloseTo(1.2 * 0.8 * at(placed.heads, cell), 10);
  });

  it('does not depend on the order of places', () => {
    fc.assert(
      fc.property(world, (given) => {
        const turn = (rows: Float64Array): Float64Array =>
          rows.map((_, i) => at(rows, i - (i % places) + (places - 1 - (i % places))));
        const turned = { baseFte: turn(given.baseFte), demand: turn(given.demand), young: turn(given.young) };
        const back = turn(place(turned, undefined, undefined, undefined, [...regions].reverse()).supply);
        const straight = place(given).supply;
        const off = straight.map((fte, i) => Math.abs(at(back, i) - fte) / (1 + fte));
        expect(Math.max(...off)).toBeLessThan(1e-9);
      }),
      { seed, numRuns: 10 },
    );
  });

  it('keeps people of a profession that no one needs any more', () => {
    const given: World = {
      baseFte: new Float64Array(cell).fill(10),
      demand: new Float64Array(years * cell),
      young: new Float64Array(years * places).fill(100),
    };
    const placed = place(given).supply;
    const path = projectWorkforce(model, neutralSupplyDrivers(years), years);
    expect(sumOver(placed, 3, 0, everywhere)).toBeCloseTo(
      (150 * at(path.heads, 3 * size)) / at(path.heads, 0),
      8,
    );
  });
});
