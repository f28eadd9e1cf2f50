import { emptyPlan, type LeverSetting, type Measure, sameInAll } from '@veivalg/core';
import { expect, it } from 'vitest';
import { lever, move, openLibrary } from '../measures/levers-fixture.ts';
import { effectSpreadOf, spreadMeasures } from './effect-spread.ts';

const published = (
  low: number | null,
  central: number | null,
  high: number | null,
  changed: Partial<Measure> = {},
): Measure =>
  lever('t', [move('demand.userRate')], {
    ownSpan: null,
    neutral: 0,
    effect: {
      low,
      central,
      high,
      unit: sameInAll('%'),
      basis: 'published',
      direction: 'lowersDemand',
      use: 'default',
      note: sameInAll(''),
    },
    ...changed,
  });

it('holds the published ends against the published middle, whatever the lever is set to', () => {
  const measure = published(1, 2, 6);
  expect(effectSpreadOf(measure, 2)).toEqual({ name: 't', low: 0.5, high: 3 });
  expect(effectSpreadOf(measure, 4)).toEqual({ name: 't', low: 0.5, high: 3 });
});

it('counts from where the measure does nothing, and keeps low below high where less is more', () => {
  expect(effectSpreadOf(published(8, 6, 2, { neutral: 10 }), 5)).toEqual({ name: 't', low: 0.5, high: 2 });
});

it('holds them against the setting where no middle is published', () => {
  expect(effectSpreadOf(published(0, null, 20), 10)).toEqual({ name: 't', low: 0, high: 2 });
});

it('is nothing where an end is missing, where the size is the reader’s own, or where nothing is set', () => {
  expect(effectSpreadOf(published(null, 2, 6), 2)).toBeNull();
  expect(effectSpreadOf(published(1, 2, 6), 0)).toBeNull();
  expect(effectSpreadOf(published(0, 0, 6), 2)).toBeNull();
  const own = { min: 0, max: 9, step: 1, unit: sameInAll('%') };
  expect(effectSpreadOf(published(1, 2, 6, { ownSpan: own }), 2)).toBeNull();
});

it('lists the measures of a plan with a spread, each with the plan that lacks it', () => {
  const set = (id: string, value: number, reach = 1): LeverSetting => ({
    measure: id as LeverSetting['measure'],
    value,
    reach,
    startYear: 2027,
    rampYears: 0,
  });
  const measures = [published(1, 2, 6), published(null, 2, 6, { id: 'u' as Measure['id'] })];
  const plan = { ...emptyPlan, levers: [set('t', 2), set('u', 2)] };
  const found = spreadMeasures(plan, { ...openLibrary, measures });
  expect(found.map(({ spread, without }) => [spread.name, without.levers.map((l) => l.measure)])).toEqual([
    ['t', ['u']],
  ]);
  const unreached = { ...emptyPlan, levers: [set('t', 2, 0)] };
  expect(spreadMeasures(unreached, { ...openLibrary, measures })).toEqual([]);
});
