import {
  f64,
  professions,
  type Requirement,
  type RequirementSetting,
  sectors,
  services,
  serviceTraits,
} from '@veivalg/core';
import { describe, expect, it } from 'vitest';
import { fixed, leverParameters } from '../measures/levers-fixture.ts';
import { type ConsequenceContext, consequenceOf, requirementSum } from './consequence.ts';
import { madeUpRequirement } from './made-up-requirement.ts';
import { requirementNeeds } from './requirement-demand.ts';

const [years, places, P, K, S] = [2, 3, professions.length, sectors.length, services.length];
const nurse = professions.indexOf('nurse');
const doctor = professions.indexOf('doctor');
const each = (length: number, value: (i: number) => number): Float64Array =>
  Float64Array.from({ length }, (_, i) => value(i));
/** FTE of a profession in a service, different in every cell; no midwives anywhere. */
const cell = (y: number, s: number, p: number, m: number): number =>
  professions[p] === 'midwife' ? 0 : 1 + y + 2 * s + (p % 3) + 5 * m;

/** Every year, service, profession and place has figures of its own. */
const context: ConsequenceContext = {
  firstYear: 2026,
  yearCount: years,
  placeCount: places,
  parameters: { ...leverParameters, 'measures.ftePerMillion': fixed('measures.ftePerMillion', 1.25) },
  reached: Uint8Array.of(1, 0, 1),
  residents: (from) => each(years * places, (i) => (i === 2 ? 0 : from + 100 * (i + 1))),
  users: each(years * S * places, (i) => 10 + i),
  serviceFte: each(years * S * places, (i) => 100 + i),
  baseStaff: (_service, profession) => each(places, (m) => (profession === 'nurse' ? 1 + m : 0)),
  demand: each(years * K * P * places, (i) => 50 + (i % 7)),
  supply: each(years * K * P * places, (i) => 40 + (i % 11)),
  heads: each(years * K * P * places, (i) => (i % places === 2 ? 0 : 60 + (i % 5))),
  cell,
  regionOf: Int32Array.of(0, 1, 0),
  regionCount: 2,
};
const setting: RequirementSetting = { requirement: 'norm', sign: 1, startYear: 2026, rampYears: 0 };
const long = services.indexOf('longTermStay');
const short = services.indexOf('shortTermStay');
const added = (changed: Partial<Requirement>): readonly number[] => [
  ...(requirementNeeds(madeUpRequirement(changed), setting, context)[0]?.added ?? []),
];

describe('what a requirement asks for, place by place (R1)', () => {
  it('reads users, staff and residents of the year and place it is in', () => {
    const usersAt = (y: number, s: number, m: number): number => 10 + (y * S + s) * places + m;
    expect(added({ target: { kind: 'institutionPlace' }, amount: 1 })).toEqual(
      [0, 1].flatMap((y) => [0, 1, 2].map((m) => (m === 1 ? 0 : usersAt(y, long, m) + usersAt(y, short, m)))),
    );
    const share = added({ unit: 'shareOfStaff', amount: 0.5 });
    const staffAt = (y: number, m: number): number => 100 + (y * S + long) * places + m;
    expect(share).toEqual([0, 1].flatMap((y) => [0, 1, 2].map((m) => (m === 1 ? 0 : staffAt(y, m) / 2))));
  });

  it('asks nothing for a place with no one the requirement is about', () => {
    const target = { kind: 'residents', sex: 'both', fromAge: 80, toAge: 105, share: 1 } as const;
    expect(added({ target, unit: 'minimumFte', amount: 2 })).toEqual([2, 0, 0, 2, 0, 2]);
    const share = added({ target, unit: 'shareOfStaff', amount: 0.5 });
    expect(share[2]).toBe(0);
    expect(share[5]).toBeGreaterThan(0);
  });

  it('takes off what the services there are give already, for the time they have', () => {
    const met = { kind: 'staff', services: ['longTermStay', 'homeCare'], timeShare: 0.5 } as const;
    expect(added({ met })).toEqual([3, 0, 1, 3, 0, 1]);
  });
});

describe('what a requirement takes in people, place by place (R2)', () => {
  const professionsOf = [
    { profession: 'nurse', share: 0.75 },
    { profession: 'doctor', share: 0.25 },
  ] as const;
  const made = () => consequenceOf(madeUpRequirement({ professions: professionsOf }), setting, context);
  const at = (y: number, k: number, p: number, m: number): number => ((y * K + k) * P + p) * places + m;

  it('counts heads at the position size of the place, or of the country where the place has no one', () => {
    const { byProfession, heads, fte, cost } = made();
    for (let y = 0; y < years; y++) {
      let all = 0;
      [nurse, doctor].forEach((p, n) => {
        const start = at(y, 0, p, 0);
        const sum = (array: Float64Array): number =>
          f64(array, start) + f64(array, start + 1) + f64(array, start + 2);
        const need = n === 0 ? 3 : 1;
        const first = (need * f64(context.heads, start)) / f64(context.supply, start);
        const last = (need * sum(context.heads)) / sum(context.supply);
        expect(f64(byProfession[n]?.heads ?? heads, y * places)).toBeCloseTo(first, 12);
        expect(f64(byProfession[n]?.heads ?? heads, y * places + 2)).toBeCloseTo(last, 12);
        all += last;
      });
      expect(f64(heads, y * places + 2)).toBeCloseTo(all, 12);
      expect([f64(fte, y * places), f64(fte, y * places + 1), f64(cost, y * places)]).toEqual([4, 0, 3.2]);
    }
  });

  it('takes from each service of the employer in proportion to the profession there', () => {
    const [entry] = made().byProfession;
    const mine = services.flatMap((service, s) => (serviceTraits[service].sector === 'municipal' ? [s] : []));
    for (let y = 0; y < years; y++)
      for (const m of [0, 2]) {
        const work = mine.reduce((total, s) => total + cell(y, s, nurse, m), 0);
        expect(f64(entry?.displacedShare ?? new Float64Array(6), y * places + m)).toBeCloseTo(3 / work, 12);
        for (const s of mine)
          expect(entry?.displaced[(s * years + y) * places + m]).toBeCloseTo(
            (3 * cell(y, s, nurse, m)) / work,
            12,
          );
      }
    const none = consequenceOf(
      madeUpRequirement({ professions: [{ profession: 'midwife', share: 1 }] }),
      setting,
      context,
    );
    const [midwives] = none.byProfession;
    expect(midwives?.displacedShare[0]).toBeNaN();
    expect(midwives?.displacedShare[1]).toBe(0);
    expect(midwives?.displaced.every((fte) => fte === 0)).toBe(true);
  });

  it('is unable where the region together covers too little, year by year', () => {
    const least = leverParameters['measures.leastCoverage']?.value ?? 0;
    const [entry] = made().byProfession;
    for (let y = 0; y < years; y++) {
      const [a, b] = [at(y, 0, nurse, 0), at(y, 0, nurse, 2)];
      const there = f64(context.supply, a) + f64(context.supply, b);
      const needed = f64(context.demand, a) + f64(context.demand, b) + 6;
      const lacks = there / needed < least ? 1 : 0;
      expect([0, 1, 2].map((m) => entry?.unable[y * places + m])).toEqual([lacks, 0, lacks]);
    }
  });

  it('adds up by profession, year and place over requirements (R3)', () => {
    const one = made();
    const two = consequenceOf(madeUpRequirement({ amount: 8 }), setting, context);
    const sum = requirementSum([one, two], years, places);
    const rows = (p: number): readonly number[] => [...sum.byProfession.subarray(p * 6, p * 6 + 6)];
    expect(rows(nurse)).toEqual([11, 0, 11, 11, 0, 11]);
    expect(rows(doctor)).toEqual([1, 0, 1, 1, 0, 1]);
    expect([...sum.fte]).toEqual([12, 0, 12, 12, 0, 12]);
    expect([...requirementSum([], years, places).heads]).toEqual([0, 0, 0, 0, 0, 0]);
  });
});
