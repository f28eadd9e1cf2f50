import { at, type Baseline, emptyPlan, type Plan, professions, type Result, scenarios } from '@veivalg/core';
import { balanceOf, prepare, project } from '@veivalg/engine';
import { describe, expect, it } from 'vitest';
import { shippedBaseline } from './shipped.ts';

const baseline = shippedBaseline();
const prepared = prepare(baseline);
const M = baseline.municipalities.length;
const everyone = Array.from({ length: M }, (_, m) => m);

const run = (plan: Partial<Plan> = {}): Result => {
  const outcome = project(prepared, { ...emptyPlan, ...plan });
  if (!outcome.ok) throw new Error(outcome.problems.map(({ code }) => code).join());
  return outcome.value;
};

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
const reference = run();

/** Position of the first number that is not the same to the last digit, or −1. */
const firstDifference = (a: Float64Array, b: Float64Array): number => {
  if (a.length !== b.length) return 0;
  return a.findIndex((value, i) => !Object.is(value, b[i]));
};

/** Put the places of a flat array whose last axis is the municipality in another order. */
const reorder = (array: Float64Array, order: readonly number[]): Float64Array => {
  const out = new Float64Array(array.length);
  for (let row = 0; row < array.length; row += M)
    order.forEach((from, to) => {
      out[row + to] = at(array, row + from);
    });
  return out;
};

describe('a run', () => {
  it('holds no NaN, no infinity and nothing below zero, in every scenario', () => {
    for (const scenario of scenarios) {
      const result = run({ scenario });
      for (const name of arrays) {
        let bad = 0;
        for (const value of result[name]) if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) bad += 1;
        expect(bad, `${scenario} ${name}`).toBe(0);
      }
    }
  });

  it('gives the same digits again, and after other runs', () => {
    run({ scenario: 'worst' });
    run({ scenario: 'best', population: 'strongAgeing' });
    const again = run();
    for (const name of arrays) expect(firstDifference(again[name], reference[name]), name).toBe(-1);
  });

  it('is not changed by assumptions that say what already holds', () => {
    const same = ['demand.standardGrowth', 'supply.sickLeave', 'demography.fertilityShrinkage'].map(
      (parameter) => ({
        parameter,
        value: baseline.parameters[parameter]?.value ?? Number.NaN,
        reason: '',
      }),
    );
    const again = run({ assumptions: same });
    for (const name of arrays) expect(firstDifference(again[name], reference[name]), name).toBe(-1);
  });

  it('does not depend on which places a plan without measures names', () => {
    const again = run({ places: baseline.municipalities.slice(100, 140).map(({ id }) => id) });
    for (const name of arrays)
      for (let i = 0; i < again[name].length; i += 97)
        expect(at(again[name], i)).toBeCloseTo(at(reference[name], i), 8);
  });

  it('orders the three KS scenarios: best needs fewest people, worst most', () => {
    const need = (plan: Partial<Plan>): number => at(balanceOf(run(plan), { places: everyone }).demand, 14);
    const middle = need({});
    expect(need({ scenario: 'best' })).toBeLessThan(middle);
    expect(need({ scenario: 'worst' })).toBeGreaterThan(middle);
    for (const part of ['Health', 'Family', 'Standard'] as const) {
      expect(need({ scenario: `best${part}` }), part).toBeLessThan(middle);
      expect(need({ scenario: `worst${part}` }), part).toBeGreaterThan(middle);
    }
  });

  it('lets a value the user has set stand over the scenario', () => {
    const own = [{ parameter: 'demand.standardGrowth', value: 0.7, reason: 'test' }];
    const need = (plan: Partial<Plan>): number => at(balanceOf(run(plan), { places: everyone }).demand, 14);
    expect(need({ scenario: 'worstStandard', assumptions: own })).toBeLessThan(
      need({ scenario: 'worstStandard' }),
    );
  });

  it('never widens a gap when more people come in', () => {
    const inflow = Object.keys(baseline.parameters).filter((id) => /^supply\.inflow/.test(id));
    expect(inflow.length).toBeGreaterThan(10);
    const more = run({
      assumptions: inflow.map((parameter) => {
        const { value, max } = baseline.parameters[parameter] ?? { value: 1, max: 1 };
        return { parameter, value: Math.min(max, value * 1.1), reason: 'test' };
      }),
    });
    let narrower = 0;
    for (let i = 0; i < more.supply.length; i++) {
      // A millionth of an FTE covers the rounding of sums over some hundred cells.
      if (at(more.supply, i) < at(reference.supply, i) - 1e-6) throw new Error(`cell ${i} lost supply`);
      if (at(more.supply, i) > at(reference.supply, i) + 1e-6) narrower += 1;
    }
    expect(narrower).toBeGreaterThan(1000);
  });

  it('places exactly the nation’s people: heads by profession sum to the national path', () => {
    const path = balanceOf(reference, { places: everyone, profession: 'nurse' });
    expect(at(path.supply, 14)).toBeGreaterThan(at(path.supply, 0) * 0.8);
    for (const profession of professions) {
      const whole = balanceOf(reference, { places: everyone, profession });
      const regions = prepared.areas.filter(({ kind }) => kind === 'region');
      const parts = regions.map((area) => balanceOf(reference, { places: area.members, profession }));
      for (const y of [0, 10, 24])
        expect(
          parts.reduce((total, part) => total + at(part.supply, y), 0) / at(whole.supply, y),
        ).toBeCloseTo(1, 10);
    }
  });
});

describe('the order of municipalities', () => {
  it('changes no digit that matters', () => {
    const order = everyone.map((m) => (m * 101) % M);
    const shuffle = <T>(items: readonly T[]): T[] => order.map((from) => items[from] as T);
    const blocks = <A extends Float64Array | Uint32Array>(array: A, inner: number): A => {
      const out = array.slice() as A;
      for (const [to, from] of order.entries())
        out.set(array.subarray(from * inner, (from + 1) * inner), to * inner);
      return out;
    };
    const { demography: d, use: u, staffing: s } = baseline;
    const shuffled: Baseline = {
      ...baseline,
      municipalities: shuffle(baseline.municipalities),
      demography: {
        ...d,
        population: blocks(d.population, 212),
        municipalTotals: blocks(d.municipalTotals, 1),
        infants: blocks(d.infants, 1),
        expectedInfants: blocks(d.expectedInfants, 1),
        residuals: d.residuals.map((period) => ({
          ...period,
          exposure: blocks(period.exposure, 40),
          residual: blocks(period.residual, 40),
        })),
      },
      use: {
        ...u,
        observedUsers: reorder(u.observedUsers, order),
        homeCareByAge: reorder(u.homeCareByAge, order),
        longTermByAge: reorder(u.longTermByAge, order),
        homeHours: reorder(u.homeHours, order),
      },
      staffing: { ...s, nurseFte: blocks(s.nurseFte, 1) },
    };
    const outcome = project(prepare(shuffled), emptyPlan);
    if (!outcome.ok) throw new Error('the shuffled country runs');
    for (const name of ['users', 'demand', 'supply', 'heads'] as const) {
      const back = reorder(reference[name], order);
      let worst = 0;
      for (let i = 0; i < back.length; i++)
        worst = Math.max(
          worst,
          Math.abs(at(outcome.value[name], i) - at(back, i)) / Math.max(1, Math.abs(at(back, i))),
        );
      // Sums over places are taken in another order, so the last digits may differ.
      expect(worst, name).toBeLessThan(1e-9);
    }
  });
});
