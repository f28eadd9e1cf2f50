import { emptyPlan } from '@veivalg/core';
import { expect, test } from 'vitest';
import type { Picture } from '../engine/protocol.ts';
import { frozenOf, planFile, readFrozen } from './frozen.ts';
import { readPlan } from './plan-shape.ts';
import { startView, type View } from './view.ts';

const view: View = { ...startView, place: { kind: 'municipality', id: '4631' }, year: 2027 };
const picture = {
  question: { plan: emptyPlan, scope: view.scope, year: 2027 },
  firstYear: 2026,
  yearCount: 2,
  plan: { demand: Float64Array.of(100, 243.27), supply: Float64Array.of(95, 100) },
} as unknown as Picture;

test('the number on the screen is taken down only while it is of what is looked at', () => {
  expect(frozenOf(view, picture)).toEqual({ place: view.place, year: 2027, scope: 'municipal', gap: 143.3 });
  expect(frozenOf({ ...view, year: 2026 }, picture)).toBeNull();
  expect(frozenOf({ ...view, scope: 'all' }, picture)).toBeNull();
  expect(frozenOf({ ...view, plan: { ...emptyPlan, scenario: 'best' } }, picture)).toBeNull();
  expect(frozenOf(view, null)).toBeNull();
});

test('a plan file gives back the plan, the versions and the number', () => {
  const frozen = frozenOf(view, picture);
  const versions = { model: '0.1.0', data: '2026.11' };
  const data: unknown = JSON.parse(planFile(emptyPlan, versions, frozen));
  expect(readPlan(data)).toEqual(emptyPlan);
  expect(readFrozen(data)).toEqual({ versions, frozen });
});

test('a plan file from before, or tampered with, loses only what cannot be read', () => {
  expect(readFrozen({ veivalg: { model: '0.1.0', data: '2026.10' } })).toEqual({
    versions: { model: '0.1.0', data: '2026.10' },
    frozen: null,
  });
  for (const result of [
    3,
    null,
    {},
    { place: 1 },
    { place: { kind: 'x', id: 'y' }, year: 2030, scope: 'z', gap: 1 },
  ])
    expect(readFrozen({ veivalg: { model: '0.1.0', data: '2026.10', result } }).frozen).toBeNull();
  for (const data of [null, 4, {}, { veivalg: 'x' }])
    expect(readFrozen(data)).toEqual({ versions: null, frozen: null });
});
