import {
  at,
  emptyPlan,
  type Profession,
  professions,
  type Service,
  sectors,
  services,
  sum,
} from '@veivalg/core';
import { balanceOf, prepare, project } from '@veivalg/engine';
import { describe, expect, it } from 'vitest';
import { shippedBaseline } from './shipped.ts';

const baseline = shippedBaseline();
const prepared = prepare(baseline);
const outcome = project(prepared, emptyPlan);
if (!outcome.ok) throw new Error('the empty plan runs');
const result = outcome.value;
const M = result.placeCount;
const everyone = baseline.municipalities.map((_, m) => m);

const usersIn = (service: Service, m: number): number => at(result.users, services.indexOf(service) * M + m);
const observed = (service: Service, m: number): number =>
  at(baseline.use.observedUsers, services.indexOf(service) * M + m);

/** FTE at work of a profession in a sector and place at the base year. */
const atWork = (sector: (typeof sectors)[number], profession: Profession, m: number): number =>
  at(result.supply, (sectors.indexOf(sector) * professions.length + professions.indexOf(profession)) * M + m);

describe('the base year', () => {
  it('holds 5,627,400 people', () => {
    expect(sum(result.residents.subarray(0, 5 * M))).toBe(5_627_400);
  });

  it.each(['homeCare', 'longTermStay', 'staffedHousing'] as const)(
    'has the %s users of 2025 in every municipality where they are published',
    (service) => {
      let published = 0;
      for (const m of everyone) {
        if (Number.isNaN(observed(service, m))) continue;
        published += 1;
        expect(usersIn(service, m), baseline.municipalities[m]?.name).toBeCloseTo(observed(service, m), 6);
      }
      expect(published).toBeGreaterThanOrEqual(350);
    },
  );

  it('has 33,130 FTE of nurses in municipal care, placed as observed', () => {
    expect(sum(baseline.staffing.nurseFte)).toBe(33_130);
    const care = services.filter((service) =>
      ['homeCare', 'longTermStay', 'shortTermStay', 'staffedHousing', 'dayActivity'].includes(service),
    );
    expect(care.length).toBeGreaterThanOrEqual(4);
    const base = prepared.stages('main', []).demand;
    // Nurses of the care group by place: base staff shares, before shortage is added.
    let total = 0;
    for (const m of everyone) {
      let nurses = 0;
      for (const profession of ['nurse', 'specialistNurse'] as const) {
        const path = care.map((service) => balanceOf(result, { places: [m], service, profession }));
        const vacancy = at(base.staff.vacancy, professions.indexOf(profession) * M + m);
        nurses += path.reduce((all, { demand }) => all + at(demand, 0), 0) / (1 + vacancy);
      }
      total += nurses;
      expect(nurses, baseline.municipalities[m]?.name).toBeCloseTo(at(baseline.staffing.nurseFte, m), 5);
    }
    expect(total).toBeCloseTo(33_130, 3);
  });

  it('has the shortage that NAV estimated as its gap, and none beside', () => {
    const base = prepared.stages('main', []).demand;
    for (const profession of professions) {
      const p = professions.indexOf(profession);
      let expected = 0;
      for (const m of everyone)
        for (const sector of sectors)
          expected += atWork(sector, profession, m) * at(base.staff.vacancy, p * M + m);
      expect(at(balanceOf(result, { places: everyone, profession }).gap, 0), profession).toBeCloseTo(
        expected,
        4,
      );
    }
    const gap = at(balanceOf(result, { places: everyone }).gap, 0);
    expect(gap).toBeGreaterThan(5000);
    expect(gap).toBeLessThan(15_000);
  });

  it('has care staff equal to the official total carried forward by the stated rule', () => {
    const totals = baseline.staffing.totals.care;
    const last = totals.at(-1);
    const first = totals.find(({ year }) => year === (last?.year ?? 0) - 4);
    expect(last?.value).toBe(157_076);
    const growth = ((last?.value ?? 0) / (first?.value ?? 1)) ** (1 / 4);
    const care = ['homeCare', 'longTermStay', 'shortTermStay', 'staffedHousing', 'dayActivity'];
    const carried = 157_076 * growth ** 2;
    const base = prepared.stages('main', []).demand.staff.national;
    let care2026 = 0;
    services.forEach((service, s) => {
      if (care.includes(service))
        care2026 += sum(base.subarray(s * professions.length, (s + 1) * professions.length));
    });
    expect(care2026 / carried).toBeCloseTo(1, 2);
  });
});
