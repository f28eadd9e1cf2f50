import { emptyPlan, professions, type Result, sectors, services } from '@veivalg/core';
import { describe, expect, it } from 'vitest';
import { ceilingCrossed, employedShare } from './ceiling.ts';
import { balanceOf, coverageOf, demandCell, layerPath, supplyCell } from './read-result.ts';

const [K, P, S, places, years] = [sectors.length, professions.length, services.length, 3, 2];
const nurse = professions.indexOf('nurse');
const doctor = professions.indexOf('doctor');
const specialist = sectors.indexOf('specialist');
/** Position [Y][K][P][M]. */
const staffAt = (y: number, k: number, p: number, m: number): number => ((y * K + k) * P + p) * places + m;

const empty = (): Result => ({
  plan: emptyPlan,
  baselineId: '',
  dataVersion: '',
  modelVersion: '',
  draw: null,
  problems: [],
  firstYear: 2026,
  yearCount: years,
  placeCount: places,
  users: new Float64Array(years * S * places),
  demandByService: new Float64Array(years * S * places),
  cells: {
    volume: new Float64Array(years * S * places),
    mix: new Float64Array(2 * years * S * P),
    localFactor: new Float64Array(6 * P * places).fill(1),
    reached: Uint8Array.of(0, 1, 0),
    added: [],
  },
  demand: new Float64Array(years * K * P * places),
  supply: new Float64Array(years * K * P * places),
  contractedFte: new Float64Array(years * K * P * places),
  heads: new Float64Array(years * K * P * places),
  residents: new Float64Array(years * 5 * places),
  employed: new Float64Array(years * places),
});

describe('employedShare (B3)', () => {
  it('counts heads by kind of staff at their position size, places together, over the employed', () => {
    const result = empty();
    const put = (
      y: number,
      k: number,
      p: number,
      m: number,
      demand: number,
      supply: number,
      heads: number,
    ): void => {
      const i = staffAt(y, k, p, m);
      result.demand[i] = demand;
      result.supply[i] = supply;
      result.heads[i] = heads;
    };
    // Nurses of two places work 80 % and 50 %; together 13 FTE in 20 heads. The third place is not asked for.
    put(1, 0, nurse, 0, 10, 8, 10);
    put(1, 0, nurse, 2, 6, 5, 10);
    put(1, 0, nurse, 1, 1000, 900, 1000);
    // Doctors have a size of their own; dentists are needed but none are there, one head each.
    put(1, specialist, doctor, 0, 4, 3, 3);
    put(1, 2, professions.indexOf('dentist'), 2, 7, 0, 0);
    // FTE without heads or heads without FTE say nothing of size either.
    put(1, 2, professions.indexOf('dentalHygienist'), 0, 2, 5, 0);
    put(1, 2, professions.indexOf('dentalHygienist'), 2, 1, 0, 0);
    put(1, specialist, professions.indexOf('midwife'), 0, 3, 0, 5);
    put(0, 0, nurse, 0, 1, 1, 2);
    result.employed.set([10, 99, 30, 100, 999, 300]);
    const share = employedShare(result, [0, 2]);
    expect(share[0]).toBeCloseTo(2 / 40, 12);
    expect(share[1]).toBeCloseTo(((16 * 20) / 13 + 4 + 7 + 3 + 3) / 400, 12);
  });
});

describe('ceilingCrossed (B3)', () => {
  it('says how far above a path goes, also when it falls back or never gets there', () => {
    const path = Float64Array.of(0.1, 0.2, 0.15, 0.22, 0.19);
    expect(ceilingCrossed(path, 0.18, 2030)).toEqual({
      year: 2031,
      fromTheStart: false,
      furthest: expect.closeTo(0.04, 12),
    });
    expect(ceilingCrossed(path, 0.25, 2030)).toEqual({
      year: null,
      fromTheStart: false,
      furthest: expect.closeTo(-0.03, 12),
    });
    expect(() => ceilingCrossed(new Float64Array(0), 0.1, 2030)).toThrow(/at least one year/);
  });
});

describe('cells of a result (B1, B2, B4)', () => {
  const home = services.indexOf('homeCare');
  const long = services.indexOf('longTermStay');
  const made = (): Result => {
    const result = empty();
    const { volume, mix } = result.cells;
    const row = (y: number, s: number): number => (y * S + s) * places;
    volume.set([10, 20, 30], row(1, home));
    volume.set([5, 5, 5], row(1, long));
    // Mix of places not reached, then of those reached.
    mix[S * P + home * P + nurse] = 0.5;
    mix[(years + 1) * S * P + home * P + nurse] = 0.25;
    mix[S * P + long * P + nurse] = 0.4;
    mix[S * P + home * P + professions.indexOf('healthCareWorker')] = 0.3;
    const added = {
      service: 'homeCare',
      profession: 'nurse',
      fte: Float64Array.of(0, 0, 0, 3, 0, 0),
    } as const;
    const sum = { ...result, cells: { ...result.cells, added: [added] } };
    sum.demand.set([10, 5, 17], staffAt(1, 0, nurse, 0));
    sum.supply.set([8, 6, 0], staffAt(1, 0, nurse, 0));
    return sum;
  };

  it('are volume × mix of the reach × local factor, and what measures add', () => {
    const result = made();
    expect([0, 1, 2].map((m) => demandCell(result, 1, home, nurse, m))).toEqual([8, 5, 15]);
    expect([0, 2].map((m) => demandCell(result, 1, long, nurse, m))).toEqual([2, 2]);
    expect(demandCell(result, 0, home, nurse, 0)).toBe(0);
    expect(demandCell(result, 1, home, doctor, 0)).toBe(0);
  });

  it('get the coverage of their employer and profession, and none where nothing is needed', () => {
    const result = made();
    expect(supplyCell(result, 1, home, nurse, 0)).toBeCloseTo(8 * 0.8, 12);
    expect(supplyCell(result, 1, long, nurse, 0)).toBeCloseTo(2 * 0.8, 12);
    expect(supplyCell(result, 1, home, nurse, 1)).toBeCloseTo(6, 12);
    expect(supplyCell(result, 1, home, doctor, 0)).toBe(0);
  });

  it('add up over what is left out of the choice, by service and without', () => {
    const result = made();
    const one = balanceOf(result, { places: [0, 2], service: 'homeCare', profession: 'nurse' });
    expect([...one.demand]).toEqual([0, 23]);
    expect([...balanceOf(result, { places: [0, 2], service: 'homeCare' }).demand]).toEqual([0, 35]);
    expect(one.supply[1]).toBeCloseTo(6.4, 12);
    expect(one.gap[1]).toBeCloseTo(16.6, 12);
    expect([...balanceOf(result, { places: [1], service: 'homeCare' }).demand]).toEqual([0, 5]);
    expect([...balanceOf(result, { places: [0, 1, 2], sector: 'municipal' }).supply]).toEqual([0, 14]);
    expect([...balanceOf(result, { places: [0, 1, 2], sector: 'specialist' }).supply]).toEqual([0, 0]);
    expect([...balanceOf(result, { places: [0], profession: 'doctor' }).demand]).toEqual([0, 0]);
    expect(coverageOf(one, 0)).toBeNull();
    expect(layerPath(result.demand, K * P, nurse, [1, 2], years, places)).toEqual(Float64Array.of(0, 22));
  });
});
