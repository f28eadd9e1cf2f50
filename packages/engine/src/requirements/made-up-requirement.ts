import { type Requirement, sameInAll } from '@veivalg/core';

/** A made-up requirement of nurses in long-term stay, changed where a test needs it. */
export const madeUpRequirement = (changed: Partial<Requirement> = {}): Requirement => ({
  schemaVersion: 1,
  id: 'norm',
  name: sameInAll('x'),
  text: sameInAll('x'),
  measure: null,
  target: { kind: 'municipality' },
  unit: 'fte',
  amount: 4,
  span: { min: 0, max: 100, step: 1 },
  amountStanding: 'own',
  professions: [{ profession: 'nurse', share: 1 }],
  service: 'longTermStay',
  met: { kind: 'none' },
  startYear: 2026,
  rampYears: 0,
  legalSource: sameInAll('x'),
  sources: [],
  ...changed,
});
