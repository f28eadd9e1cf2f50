import { professions, requirementTargets, requirementUnits, sameInAll, services } from '@veivalg/core';
import { requirementSchema } from '@veivalg/data';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyForm, ownRequirement, type RequirementForm } from './own-requirement.ts';

const why = sameInAll('egen');
const make = (form: Partial<RequirementForm>, taken: readonly string[] = []) =>
  ownRequirement({ ...emptyForm, ...form }, why, why, new Set(taken));
const typed = fc.oneof(
  fc.constantFrom('', '0', '1', '1,5', '1 234,5', '1.234', 'abc', '-3', '1e9', '105', '2030', '100'),
  fc.string({ maxLength: 8 }),
);

test('whatever is typed gives a requirement of the library’s form, or says which fields are wrong', () => {
  fc.assert(
    fc.property(
      fc.record({
        name: fc.oneof(fc.string(), fc.constant('Krav')),
        target: fc.constantFrom(...requirementTargets),
        sex: fc.constantFrom('f' as const, 'm' as const, 'both' as const),
        fromAge: typed,
        toAge: typed,
        share: typed,
        unit: fc.constantFrom(...requirementUnits),
        amount: typed,
        profession: fc.constantFrom(...professions),
        service: fc.constantFrom(...services),
        met: fc.boolean(),
        startYear: fc.oneof(typed, fc.constant('2030')),
        rampYears: typed,
      }),
      (form) => {
        const answer = ownRequirement(form, why, why, new Set());
        if ('made' in answer) expect(requirementSchema.safeParse(answer.made).success).toBe(true);
        else expect(Object.keys(answer.faults).length).toBeGreaterThan(0);
      },
    ),
    { seed: 20261121, numRuns: 400 },
  );
});

test('per cent is typed and a share is kept', () => {
  const answer = make({
    name: 'Norm på Ås',
    target: 'residents',
    fromAge: '67',
    toAge: '105',
    share: '12,5',
    unit: 'shareOfStaff',
    amount: '40',
  });
  expect(answer).toMatchObject({
    made: {
      id: 'eget-norm-pa-as',
      amount: 0.4,
      span: { min: 0, max: 1 },
      target: { kind: 'residents', fromAge: 67, share: 0.125 },
      amountStanding: 'own',
    },
  });
});

test('a code in use is not used again', () => {
  expect(make({ name: 'Norm', amount: '1' }, ['eget-norm'])).toMatchObject({ made: { id: 'eget-norm-2' } });
});

test('only the fields that the target uses are checked, and ages must stand in order', () => {
  expect(make({ name: 'x', amount: '1', fromAge: 'abc', share: '' })).toHaveProperty('made');
  expect(make({ name: 'x', amount: '1', target: 'residents', fromAge: '80', toAge: '67' })).toEqual({
    faults: { toAge: { key: 'krav.own.bad.ages' } },
  });
  expect(make({ name: ' ', amount: 'mye', startYear: '2027,5' })).toEqual({
    faults: {
      name: { key: 'krav.own.bad.name' },
      amount: { key: 'krav.own.bad.number', low: 0, high: 100 },
      startYear: { key: 'krav.own.bad.number', low: 2026, high: 2060 },
    },
  });
});
