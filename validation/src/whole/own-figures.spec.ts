import {
  ageCount,
  at,
  type Baseline,
  emptyPlan,
  type OwnFigureKind,
  type OwnFigures,
  type OwnSet,
  type OwnValue,
  type Plan,
  professions,
  type Result,
  sectors,
  services,
} from '@veivalg/core';
import { listAreas, prepare, project, registerFigures, withOwnFigures } from '@veivalg/engine';
import { describe, expect, it } from 'vitest';
import { shippedBaseline } from './shipped.ts';

const baseline = shippedBaseline();
const register = prepare(baseline);
const M = baseline.municipalities.length;
const place = baseline.municipalities.findIndex(({ id }) => id === '4631');
const other = baseline.municipalities.findIndex(({ id }) => id === '4601');
const said = registerFigures(register, place);
const municipal = sectors.indexOf('municipal');

const value = (key: string, own: number, use: OwnValue['use'] = 'own'): OwnValue => ({
  key,
  own,
  register: null,
  heads: null,
  use,
});
const set = (kind: OwnFigureKind, values: readonly OwnValue[], more: Partial<OwnSet> = {}): OwnSet => ({
  kind,
  reason: 'Telt i personalsystemet',
  chosen: '2026-11-21',
  source: { year: 2026, checksum: 'abc' },
  values,
  ...more,
});
const own = (...sets: readonly OwnSet[]): OwnFigures => ({ schemaVersion: 1, municipality: '4631', sets });

const withOwn = (...list: readonly OwnFigures[]): Baseline => {
  const outcome = withOwnFigures(register, list);
  if (!outcome.ok) throw new Error(outcome.problems.map(({ code, where }) => `${code} ${where}`).join());
  return outcome.value;
};
const runOn = (figures: Baseline, plan: Partial<Plan> = {}): Result => {
  const outcome = project(prepare(figures), { ...emptyPlan, ...plan });
  if (!outcome.ok) throw new Error(outcome.problems.map(({ code }) => code).join());
  return outcome.value;
};
const reference = runOn(baseline);
const arrays = [
  'users',
  'demandByService',
  'demand',
  'supply',
  'contractedFte',
  'heads',
  'residents',
  'employed',
] as const;
const sameDigits = (a: Result, b: Result): string[] =>
  arrays.filter((name) => a[name].some((one, i) => !Object.is(one, b[name][i])));

const staffRow = (y: number, k: number, p: number): number =>
  ((y * sectors.length + k) * professions.length + p) * M;
const total = (values: Float64Array, row: number): number =>
  values.subarray(row, row + M).reduce((sum, one) => sum + one, 0);
/** Rounding of sums of 357 figures that were multiplied and divided on the way; far below a thousandth of a position. */
const rounding = 1e-9;
const nurse = professions.indexOf('nurse');
const worker = professions.indexOf('healthCareWorker');

/** The register's own path of the place, as an own path. */
const pathOf = (times: number, years: number): Partial<OwnSet> => {
  const { path } = register.stages('main', []).population;
  const persons: number[] = [];
  for (let y = 0; y < years; y++)
    for (let row = 0; row < 2 * ageCount; row++)
      persons.push(at(path.persons, (y * 2 * ageCount + row) * M + place) * times);
  return { path: { firstYear: path.firstYear, yearCount: years, persons } };
};

describe('own figures that are the register’s own', () => {
  it('give the same digits, in the main alternative and another', () => {
    const kinds = {
      stock: set(
        'stock',
        Object.entries(said.stock ?? {}).flatMap(([key, fte]) => (fte > 0 ? [value(key, fte)] : [])),
      ),
      users: set('users', [
        value('homeCare', at(baseline.use.observedUsers, services.indexOf('homeCare') * M + place)),
        value('longTermStay', at(baseline.use.observedUsers, services.indexOf('longTermStay') * M + place)),
      ]),
      population: set('population', [value('2030', 0)], pathOf(1, register.yearCount)),
    };
    expect(sameDigits(runOn(withOwn(own(...Object.values(kinds)))), reference)).toEqual([]);
    expect(
      sameDigits(
        runOn(withOwn(own(kinds.population)), { population: 'low' }),
        runOn(baseline, { population: 'low' }),
      ),
    ).toEqual([]);
  });

  it('give the same vacancies to rounding', () => {
    // A rate is divided out of the register's figure and back: the last digit may turn.
    const result = runOn(withOwn(own(set('vacancies', [value('nurse', said.vacancies?.['nurse'] ?? 0)]))));
    result.demand.forEach((fte, i) => {
      if (Math.abs(fte - at(reference.demand, i)) > rounding * Math.max(1, fte)) throw new Error(`cell ${i}`);
    });
  });

  it('change nothing at all when the register’s are chosen', () => {
    const kept = own(set('stock', [value('nurse', 1, 'register')], { reason: '' }));
    expect(withOwn(kept)).toBe(baseline);
  });
});

describe('own stock (S1)', () => {
  const before = said.stock?.['nurse'] ?? 0;
  const figures = withOwn(own(set('stock', [value('nurse', before + 20)])));
  const result = runOn(figures);

  it('stands in its place in the base year, in supply and in need', () => {
    const row = staffRow(0, municipal, nurse);
    expect(at(result.supply, row + place) / (before + 20)).toBeCloseTo(1, 9);
    // The county's estimated shortage is the same; it is shared by a few more.
    const short = (one: Result): number =>
      sectors.reduce(
        (sum, _, k) =>
          sum +
          baseline.municipalities.reduce((part, { countyId }, m) => {
            const i = staffRow(0, k, nurse) + m;
            return countyId === baseline.municipalities[place]?.countyId
              ? part + at(one.demand, i) - at(one.supply, i)
              : part;
          }, 0),
        0,
      );
    expect(short(result)).toBeCloseTo(short(reference), 8);
    expect(at(result.demand, row + place)).toBeGreaterThan(at(result.supply, row + place));
  });

  it('leaves the country’s staff as observed; the others give and take in proportion', () => {
    for (const [k] of sectors.entries())
      for (const [p] of professions.entries()) {
        const row = staffRow(0, k, p);
        const nation = total(reference.supply, row);
        expect(Math.abs(total(result.supply, row) - nation)).toBeLessThanOrEqual(rounding * (nation + 1));
        const moved = k === municipal && p === nurse;
        const share = moved ? (nation - before - 20) / (nation - before) : 1;
        for (let m = 0; m < M; m++)
          if (m !== place) {
            const here = at(reference.supply, row + m);
            if (Math.abs(at(result.supply, row + m) - here * share) > rounding * (here + 1))
              throw new Error(`${k} ${p} ${m}`);
          }
      }
  });

  it('names itself in the baseline and the data version', () => {
    expect(figures.id).not.toBe(baseline.id);
    expect(figures.dataVersion).toBe(`${baseline.dataVersion}+egne-4631`);
    expect(withOwn(own(set('stock', [value('nurse', before + 21)]))).id).not.toBe(figures.id);
    expect(withOwn(own(set('stock', [value('nurse', before + 20)], { reason: 'en annen grunn' }))).id).toBe(
      figures.id,
    );
  });

  it('agrees over every level (B4), with other own figures beside it', () => {
    const all = runOn(
      withOwn(
        own(
          set('stock', [value('nurse', before + 20), value('healthCareWorker', 300)]),
          set('vacancies', [value('nurse', 9)]),
          set('users', [value('homeCare', 700), value('gp', 20_000)]),
          set('population', [value('2030', 0)], pathOf(1.1, 15)),
        ),
      ),
    );
    for (const name of arrays)
      expect(all[name].every((one) => one >= 0 && one < Number.POSITIVE_INFINITY)).toBe(true);
    const areas = listAreas(baseline.municipalities, baseline.countyNames);
    for (const kind of ['county', 'region', 'centrality'] as const) {
      const members = areas.filter((area) => area.kind === kind).flatMap((area) => area.members);
      expect([...members].sort((a, b) => a - b)).toEqual(baseline.municipalities.map((_, m) => m));
    }
    for (let y = 0; y < all.yearCount; y++) {
      let byService = 0;
      let byProfession = 0;
      for (let s = 0; s < services.length; s++)
        byService += at(all.demandByService, (y * services.length + s) * M + place);
      for (let k = 0; k < sectors.length; k++)
        for (let p = 0; p < professions.length; p++)
          byProfession += at(all.demand, staffRow(y, k, p) + place);
      expect(byProfession / byService).toBeCloseTo(1, 9);
    }
  });
});

describe('own vacancies (B1)', () => {
  it('are the base year’s gap of their place, and no other place moves in the base year', () => {
    const result = runOn(withOwn(own(set('vacancies', [value('healthCareWorker', 12.5)]))));
    const row = staffRow(0, municipal, worker);
    expect(at(result.demand, row + place) - at(result.supply, row + place)).toBeCloseTo(12.5, 9);
    for (let i = 0; i < staffRow(1, 0, 0); i++)
      if (i !== row + place && !Object.is(at(result.demand, i), at(reference.demand, i))) {
        // Other professions of the place keep their need to rounding: the service's sum and shares are made anew.
        const here = at(reference.demand, i);
        if (i % M !== place || Math.abs(at(result.demand, i) - here) > rounding * (here + 1))
          throw new Error(`cell ${i}`);
      }
    expect(result.supply.subarray(0, staffRow(1, 0, 0))).toEqual(
      reference.supply.subarray(0, staffRow(1, 0, 0)),
    );
  });
});

describe('own users (U2)', () => {
  const result = runOn(withOwn(own(set('users', [value('homeCare', 900), value('shortTermStay', 50)]))));

  it('are the base year’s users, and no other place’s users move in any year', () => {
    expect(at(result.users, services.indexOf('homeCare') * M + place)).toBeCloseTo(900, 9);
    expect(at(result.users, services.indexOf('shortTermStay') * M + place)).toBeCloseTo(50, 9);
    result.users.forEach((users, i) => {
      if (i % M !== place && !Object.is(users, at(reference.users, i))) throw new Error(`users ${i}`);
    });
  });

  it('leave the country’s staff where the nation’s counts have it', () => {
    for (const [p] of professions.entries()) {
      const row = staffRow(0, municipal, p);
      const nation = total(reference.supply, row);
      expect(Math.abs(total(result.supply, row) - nation)).toBeLessThanOrEqual(rounding * (nation + 1));
    }
  });
});

describe('own population path (D7)', () => {
  const years = 10;
  const result = runOn(withOwn(own(set('population', [value('2030', 0)], pathOf(1.1, years)))));

  it('stands from the year after the base year, and no other place’s people move', () => {
    const groups = 5;
    for (let y = 0; y < result.yearCount; y++)
      for (let g = 0; g < groups; g++) {
        const row = (y * groups + g) * M;
        const here = at(reference.residents, row + place);
        // After the last own year cohorts keep the proportion they had.
        expect(at(result.residents, row + place) / here).toBeCloseTo(y === 0 ? 1 : 1.1, 9);
        for (let m = 0; m < M; m++)
          if (m !== place && !Object.is(at(result.residents, row + m), at(reference.residents, row + m)))
            throw new Error(`${y} ${g} ${m}`);
      }
    expect(at(result.users, services.indexOf('homeCare') * M + other)).toBe(
      at(reference.users, services.indexOf('homeCare') * M + other),
    );
  });
});

describe('own figures that cannot be used', () => {
  const codes = (...sets: readonly OwnSet[]): readonly string[] =>
    withOwnFigures(register, [own(...sets)]).problems.map(({ code }) => code);

  it('are refused with every reason at once', () => {
    expect(codes(set('stock', [value('nurse', 10)], { reason: ' ' }))).toContain('V3215');
    expect(codes(set('stock', [value('nurse', 0)]), set('stock', [value('dentist', 3)]))).toEqual([
      'V3222',
      'V3223',
    ]);
    expect(codes(set('stock', [value('midwife', 5000)]))).toContain('V3225');
    expect(codes(set('users', [value('healthStations', 5)]))).toEqual(['V3223']);
    expect(codes(set('users', [value('homeCare', Number.NaN)]))).toEqual(['V3222']);
    expect(codes(set('population', [value('2030', 0)]))).toEqual(['V3224']);
    expect(codes(set('ages', [value('nurse:55', 0.3)]), set('units', [value('homeCare', 3)]))).toEqual([
      'V3227',
      'V3227',
    ]);
    expect(
      withOwnFigures(register, [{ ...own(set('stock', [value('nurse', 5)])), municipality: '9999' }])
        .problems,
    ).toMatchObject([{ code: 'V3221' }]);
  });

  it('are told of when they are far from the register’s', () => {
    const outcome = withOwnFigures(register, [own(set('stock', [value('nurse', 5)]))]);
    expect(outcome.ok && outcome.problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['V3226', 'warning'],
    ]);
  });
});
