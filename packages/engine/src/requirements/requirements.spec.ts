import { professions, type Requirement, type RequirementSetting, sectors, services } from '@veivalg/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixed, leverParameters } from '../measures/levers-fixture.ts';
import { type ConsequenceContext, consequenceOf, requirementSum } from './consequence.ts';
import { madeUpRequirement } from './made-up-requirement.ts';
import { appliesToSomeone, requirementDemand, requirementNeeds } from './requirement-demand.ts';

const years = 3;
const places = 3;
const width = professions.length;
const fill = (size: number, value: number): Float64Array => new Float64Array(size).fill(value);
/** Three places: two in one region, one alone; 1,000 residents, 100 users, 10 FTE of each profession in each service. */
const context = (changed: Partial<ConsequenceContext> = {}): ConsequenceContext => ({
  firstYear: 2026,
  yearCount: years,
  placeCount: places,
  parameters: { ...leverParameters, 'measures.ftePerMillion': fixed('measures.ftePerMillion', 1.25) },
  reached: Uint8Array.from([1, 1, 1]),
  residents: (from, to) => fill(years * places, from > to ? 0 : 1000),
  users: fill(years * services.length * places, 100),
  serviceFte: fill(years * services.length * places, 170),
  baseStaff: () => Float64Array.from([0, 3, 50]),
  demand: fill(years * sectors.length * width * places, 80),
  supply: fill(years * sectors.length * width * places, 80),
  heads: fill(years * sectors.length * width * places, 100),
  cell: () => 10,
  regionOf: Int32Array.from([0, 0, 1]),
  regionCount: 2,
  ...changed,
});
const setting: RequirementSetting = { requirement: 'norm', sign: 1, startYear: 2026, rampYears: 0 };
const firstRow = (array: Float64Array): readonly number[] => [...array.slice(0, places)];
const added = (changed: Partial<Requirement>, on: Partial<RequirementSetting> = {}): readonly number[] =>
  firstRow(
    requirementNeeds(madeUpRequirement(changed), { ...setting, ...on }, context())[0]?.added ??
      new Float64Array(),
  );

describe('what a requirement asks for', () => {
  it('counts by every kind of target, worked by hand', () => {
    expect(added({})).toEqual([4, 4, 4]);
    expect(
      added({ target: { kind: 'residents', sex: 'both', fromAge: 80, toAge: 105, share: 0.04 } }),
    ).toEqual([160, 160, 160]);
    expect(added({ target: { kind: 'users', service: 'homeCare', share: 0.5 }, amount: 0.1 })).toEqual([
      5, 5, 5,
    ]);
    expect(added({ target: { kind: 'gpList' }, amount: 0.33 })).toEqual([0.33, 0.33, 0.33]);
    expect(added({ target: { kind: 'institutionPlace' }, amount: 0.5 })).toEqual([100, 100, 100]);
  });

  it('turns minutes a week into full-time equivalents of 1,750 hours', () => {
    const [first] = added({ unit: 'minutesPerWeek', amount: 60 });
    expect(first).toBeCloseTo(365.25 / 7 / 1750, 12);
  });

  it('asks for a share of the staff, or for a least number', () => {
    expect(added({ unit: 'shareOfStaff', amount: 0.1 })).toEqual([17, 17, 17]);
    expect(added({ unit: 'minimumFte', amount: 2, target: { kind: 'gpList' } })).toEqual([2, 2, 2]);
  });

  it('counts what is met already, never more than is asked for', () => {
    expect(added({ met: { kind: 'staff', services: ['longTermStay'], timeShare: 1 } })).toEqual([4, 1, 0]);
    expect(added({ met: { kind: 'staff', services: ['longTermStay'], timeShare: 0.5 } })).toEqual([
      4, 2.5, 0,
    ]);
    expect(added({ met: { kind: 'share', share: 0.84 } })[0]).toBeCloseTo(0.64, 12);
  });

  it('is phased in, and reaches the places of the plan alone', () => {
    const on = { ...setting, startYear: 2026, rampYears: 2 };
    const [need] = requirementNeeds(
      madeUpRequirement(),
      on,
      context({ reached: Uint8Array.from([1, 0, 1]) }),
    );
    expect([...(need?.added ?? [])]).toEqual([0, 0, 0, 2, 0, 2, 4, 0, 4]);
  });

  it('is split on professions by their shares', () => {
    const two = madeUpRequirement({
      professions: [
        { profession: 'nurse', share: 0.25 },
        { profession: 'doctor', share: 0.75 },
      ],
    });
    expect(
      requirementDemand(two, setting, context()).map((d) => [d.service, d.profession, d.fte[0]]),
    ).toEqual([
      ['longTermStay', 'nurse', 1],
      ['longTermStay', 'doctor', 3],
    ]);
  });

  it('mirrors exactly when it is removed', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), fc.nat(4), (amount, rampYears) => {
        const with_ = madeUpRequirement({ met: { kind: 'staff', services: ['longTermStay'], timeShare: 1 } });
        const on = { ...setting, amount, rampYears };
        const there = consequenceOf(with_, on, context());
        const gone = consequenceOf(with_, { ...on, sign: -1 }, context());
        const mirror = (array: Float64Array): readonly number[] => [...array].map((v) => (v === 0 ? 0 : -v));
        expect([...gone.fte]).toEqual(mirror(there.fte));
        expect([...gone.heads].map((v) => v + 0)).toEqual(mirror(there.heads));
        const sum = requirementSum([there, gone], years, places);
        expect([...sum.fte].every((value) => value === 0)).toBe(true);
      }),
      { seed: 20261121, numRuns: 25 },
    );
  });

  it('says when it applies to no one', () => {
    const nobody = madeUpRequirement({
      target: { kind: 'residents', sex: 'f', fromAge: 9, toAge: 3, share: 1 },
    });
    expect(appliesToSomeone(nobody, context())).toBe(false);
    expect(appliesToSomeone(madeUpRequirement(), context())).toBe(true);
    expect(appliesToSomeone(madeUpRequirement(), context({ reached: new Uint8Array(places) }))).toBe(false);
  });
});

describe('what a requirement takes in people', () => {
  it('gives heads at the place’s position size, and pay', () => {
    const { heads, cost } = consequenceOf(madeUpRequirement(), setting, context());
    expect(firstRow(heads)).toEqual([5, 5, 5]);
    expect(firstRow(cost)).toEqual([3.2, 3.2, 3.2]);
  });

  it('takes from all services of the sector in proportion when no one is hired', () => {
    const [nurse] = consequenceOf(madeUpRequirement(), setting, context()).byProfession;
    expect(nurse?.displacedShare[0]).toBeCloseTo(4 / 80, 12);
    const size = years * places;
    const byService = services.map((_, s) => nurse?.displaced[s * size] ?? Number.NaN);
    expect(byService.reduce((a, b) => a + b)).toBeCloseTo(4, 12);
    expect(byService[services.indexOf('somaticHospital')]).toBe(0);
  });

  it('names the places whose region lacks the people', () => {
    // Region 0 has 160 for 160 + 8: 95.2 %; region 1 has 80 for 84: 95.2 %. A norm of 5 leaves 94.1 %.
    expect([
      ...(consequenceOf(madeUpRequirement(), setting, context()).byProfession[0]?.unable.slice(0, 3) ?? []),
    ]).toEqual([0, 0, 0]);
    const five = consequenceOf(madeUpRequirement({ amount: 5 }), setting, context());
    expect([...(five.byProfession[0]?.unable.slice(0, 3) ?? [])]).toEqual([1, 1, 1]);
    const met = madeUpRequirement({
      amount: 5,
      met: { kind: 'staff', services: ['longTermStay'], timeShare: 1 },
    });
    expect([...(consequenceOf(met, setting, context()).byProfession[0]?.unable.slice(0, 3) ?? [])]).toEqual([
      0, 0, 0,
    ]);
  });

  it('stacks', () => {
    const one = consequenceOf(madeUpRequirement(), setting, context());
    const two = consequenceOf(
      madeUpRequirement({ amount: 1, professions: [{ profession: 'doctor', share: 1 }] }),
      setting,
      context(),
    );
    const sum = requirementSum([one, two], years, places);
    expect(firstRow(sum.fte)).toEqual([5, 5, 5]);
    expect(sum.byProfession[professions.indexOf('doctor') * years * places]).toBe(1);
  });
});
