import {
  type DoubleCountGroup,
  emptyPlan,
  type LeverSetting,
  type Measure,
  type Plan,
  professions,
  sameInAll,
  services,
} from '@veivalg/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyLevers } from './apply-levers.ts';
import {
  lever,
  leverParameters,
  move,
  openLibrary,
  toyContext,
  toyDrivers,
  toyYears,
} from './levers-fixture.ts';
import { paceLimit, progressOf } from './pace.ts';

const seed = 20261121;
const setting = (measure: Measure, value: number, changed: Partial<LeverSetting> = {}): LeverSetting => ({
  measure: measure.id,
  value,
  startYear: 2026,
  rampYears: 0,
  reach: 1,
  ...changed,
});
const planOf = (measures: readonly Measure[], levers: readonly LeverSetting[]): Plan => ({
  ...emptyPlan,
  ownMeasures: measures,
  levers,
});
const lastRow = (array: Float64Array): readonly number[] => [...array.slice(-array.length / toyYears)];

const users = lever('users', [move('demand.userRate', { perUnit: -0.01, services: ['homeCare'] })]);
const state = lever('state', [move('demand.userRate', { perUnit: -0.01 })], { decider: 'state' });

describe('applying levers', () => {
  it('gives the reference itself when nothing moves', () => {
    const reference = toyDrivers();
    expect(applyLevers(reference, emptyPlan, toyContext()).drivers).toBe(reference);
    const idle = applyLevers(reference, planOf([users], [setting(users, 0)]), toyContext());
    expect(idle.drivers).toBe(reference);
  });

  it('never changes the reference', () => {
    const reference = toyDrivers();
    applyLevers(reference, planOf([users], [setting(users, 10)]), toyContext());
    expect(reference).toEqual(toyDrivers());
  });

  it('follows value × reach × ramp by hand', () => {
    const { drivers } = applyLevers(
      toyDrivers(),
      planOf([users], [setting(users, 10, { reach: 0.5, startYear: 2027, rampYears: 4 })]),
      toyContext(),
    );
    const path = Array.from({ length: toyYears }, (_, y) => drivers.demand.userRate[y * services.length]);
    const expected = [1, 1, 0.9875, 0.975, 0.9625, 0.95];
    for (const [y, value] of expected.entries()) expect(path[y]).toBeCloseTo(value, 12);
  });

  it('moves the places reached alone when the municipality decides, and all when the state does', () => {
    const plan = planOf([users, state], [setting(users, 10), setting(state, 20)]);
    const outside = applyLevers(toyDrivers(), plan, toyContext({ inside: false })).drivers.demand.userRate;
    expect(lastRow(outside)).toEqual(services.map(() => 0.8));
    const inside = applyLevers(toyDrivers(), plan, toyContext()).drivers.demand.userRate;
    expect(lastRow(inside)[0]).toBeCloseTo(0.72, 12);
  });

  it('does not depend on the order of the plan', () => {
    const tasks = lever('tasks', [
      move('mix.taskShare', { professions: ['nurse'], to: 'healthCareWorker', services: ['homeCare'] }),
    ]);
    const more = lever('more', [
      move('mix.taskShare', { professions: ['nurse'], to: 'doctor', services: ['homeCare'] }),
    ]);
    const all = [users, state, tasks, more];
    const settings = all.map((measure, i) => setting(measure, 5 + 7 * i));
    const run = (levers: readonly LeverSetting[]) =>
      applyLevers(toyDrivers(), planOf(all, levers), toyContext());
    fc.assert(
      fc.property(fc.shuffledSubarray(settings, { minLength: settings.length }), (shuffled) => {
        expect(run(shuffled).drivers).toEqual(run(settings).drivers);
      }),
      { seed, numRuns: 20 },
    );
  });

  it('combines on what is left: two of 30 and 50 % leave 35 %, never 20', () => {
    const other = lever('other', users.moves);
    const { drivers } = applyLevers(
      toyDrivers(),
      planOf([users, other], [setting(users, 30), setting(other, 50)]),
      toyContext(),
    );
    expect(lastRow(drivers.demand.userRate)[0]).toBeCloseTo(0.35, 12);
  });

  it('stops at the limit of the group and says so', () => {
    const group: DoubleCountGroup = {
      id: 'user_rates',
      name: sameInAll('x'),
      combine: 'left',
      limits: [
        {
          driver: 'demand.userRate',
          least: 0.9,
          most: 1.1,
          standing: 'assumed',
          reason: sameInAll('x'),
          sources: [],
        },
      ],
    };
    const context = toyContext({ library: { ...openLibrary, groups: [group] } });
    const result = applyLevers(toyDrivers(), planOf([users], [setting(users, 80)]), context);
    expect(lastRow(result.drivers.demand.userRate)[0]).toBe(0.9);
    expect(result.problems).toMatchObject([{ code: 'V2119', severity: 'warning', details: { year: 2026 } }]);
  });

  it('lets freed documentation time be made up for in that profession alone', () => {
    const less = lever('less', [
      move('demand.adminTimeShare', { services: ['longTermStay'], professions: ['nurse'] }),
    ]);
    const { demand } = applyLevers(toyDrivers(), planOf([less], [setting(less, 50)]), toyContext()).drivers;
    const factor = 0.9 / 0.95;
    const width = professions.length;
    const s = services.indexOf('longTermStay');
    const total = (width - 1 + factor) / width;
    expect(lastRow(demand.ftePerUser)[s]).toBeCloseTo(total, 12);
    expect(lastRow(demand.mix)[s * width]).toBeCloseTo(factor / width / total, 12);
    expect(lastRow(demand.ftePerUser)[0]).toBe(1);
  });

  it('counts unpaid care both ways: fewer users of care, less paid work', () => {
    const family = lever('family', [move('demand.unpaidCare')]);
    const { drivers, paths } = applyLevers(
      toyDrivers(),
      planOf([family], [setting(family, 10)]),
      toyContext(),
    );
    expect(lastRow(drivers.demand.userRate)[0]).toBeCloseTo(1 - 0.8 * 0.45 * 0.1, 12);
    expect(lastRow(drivers.demand.userRate)[services.indexOf('somaticHospital')]).toBe(1);
    expect(paths.participation[3]).toBeCloseTo(1 - (0.1 * 90_000 * 0.2) / 2_000_000, 12);
  });

  it('shares a national number of people on professions by their staff', () => {
    const people = lever('people', [
      move('supply.returnInflow', { perUnit: 1, how: 'add', professions: ['nurse', 'doctor'] }),
    ]);
    const { supply } = applyLevers(
      toyDrivers(),
      planOf([people], [setting(people, 40)]),
      toyContext(),
    ).drivers;
    expect(lastRow(supply.addedEntrants)[0]).toBe(20);
    expect(lastRow(supply.addedEntrants).reduce((a, b) => a + b)).toBe(40);
  });

  it('moves a national exit rate by the share of staff at the employers named', () => {
    const stay = lever('stay', [move('supply.exitRate', { perUnit: -0.01, services: ['homeCare'] })]);
    const { supply } = applyLevers(toyDrivers(), planOf([stay], [setting(stay, 30)]), toyContext()).drivers;
    expect(lastRow(supply.exitRate)[0]).toBeCloseTo(1 - 0.3 / 3, 12);
  });
});

describe('the pace of many measures', () => {
  it('has a limit that grows with the number of residents', () => {
    expect(paceLimit(500, leverParameters)).toBe(2);
    expect(paceLimit(5000, leverParameters)).toBe(6);
    expect(paceLimit(90_000, leverParameters)).toBe(10);
  });

  it('slows measures in the same years, sooner in a small municipality, and lets all arrive in the end', () => {
    const settings = Array.from({ length: 4 }, (_, i) => ({
      measure: lever(`m${i}`, users.moves),
      start: 0,
      rampYears: 2,
      strength: 1,
    }));
    const small = progressOf(settings, toyYears, [1000], leverParameters)[0] as Float64Array;
    const large = progressOf(settings, toyYears, [90_000], leverParameters)[0] as Float64Array;
    expect([...small]).toEqual([0, 0.25, 0.5, 0.75, 1, 1]);
    expect([...large]).toEqual([0, 0.5, 1, 1, 1, 1]);
  });

  it('neither counts nor slows what the state decides', () => {
    const settings = Array.from({ length: 9 }, (_, i) => ({
      measure: lever(`m${i}`, users.moves, {
        decider: i < 7 ? ('state' as const) : ('municipality' as const),
      }),
      start: 0,
      rampYears: 2,
      strength: 1,
    }));
    for (const progress of progressOf(settings, toyYears, [1000], leverParameters))
      expect([...progress]).toEqual([0, 0.5, 1, 1, 1, 1]);
  });

  it('goes faster with a programme behind it, whatever the order', () => {
    const carried = { measure: lever('carried', users.moves), start: 0, rampYears: 3, strength: 1 };
    const programme = {
      measure: lever('programme', [], { treatment: 'enabler', delivers: [carried.measure.id] }),
      start: 0,
      rampYears: 0,
      strength: 1,
    };
    for (const settings of [
      [carried, programme],
      [programme, carried],
    ]) {
      const progress = progressOf(settings, toyYears, [90_000], leverParameters)[settings.indexOf(carried)];
      expect([...(progress as Float64Array)]).toEqual([0, 0.5, 1, 1, 1, 1]);
    }
  });

  it('never falls and never passes one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ start: fc.nat(5), rampYears: fc.nat(6), state: fc.boolean() }), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.array(fc.integer({ min: 200, max: 100_000 }), { minLength: 1, maxLength: 5 }),
        (rows, residents) => {
          const settings = rows.map((row, i) => ({
            measure: lever(`m${i}`, users.moves, { decider: row.state ? 'state' : 'both' }),
            start: row.start,
            rampYears: row.rampYears,
            strength: 1,
          }));
          for (const progress of progressOf(settings, toyYears, residents, leverParameters))
            for (let y = 0; y < toyYears; y++) {
              expect(progress[y]).toBeLessThanOrEqual(1);
              expect(progress[y]).toBeGreaterThanOrEqual(y > 0 ? (progress[y - 1] as number) : 0);
            }
        },
      ),
      { seed, numRuns: 50 },
    );
  });
});
