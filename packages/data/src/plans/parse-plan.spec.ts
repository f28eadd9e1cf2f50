import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyPlan, measureId, type Plan, scenarios } from '@veivalg/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlan, writePlan } from './parse-plan.ts';

const settingArb = fc.record({
  measure: fc.constantFrom('heltidskultur', 'gps').map(measureId),
  value: fc.double({ noNaN: true, noDefaultInfinity: true }),
  startYear: fc.integer({ min: 2026, max: 2050 }),
  rampYears: fc.nat(10),
  reach: fc.double({ min: 0, max: 1, noNaN: true }),
});
const planArb: fc.Arbitrary<Plan> = fc
  .record({
    name: fc.string(),
    scenario: fc.constantFrom(...scenarios),
    levers: fc.array(settingArb, { maxLength: 4 }),
  })
  .map((part) => ({ ...emptyPlan, ...part }));

describe('reading plans', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(planArb, (plan) => {
        // JSON has no negative zero.
        const text = writePlan(plan);
        expect(parsePlan(text)).toEqual({ ok: true, value: JSON.parse(text), problems: [] });
      }),
      { seed: 20261121, numRuns: 50 },
    );
  });

  it('names a cut file, wherever it is cut, and never throws', () => {
    const text = writePlan({ ...emptyPlan, name: 'Alver' });
    for (let end = 0; end < text.length - 2; end += 7) {
      const outcome = parsePlan(text.slice(0, end), 'plan.json');
      expect(outcome.problems[0]).toMatchObject({ code: 'V2114', where: 'plan.json' });
    }
  });

  it('refuses a newer form', () => {
    const outcome = parsePlan(JSON.stringify({ ...emptyPlan, schemaVersion: 9 }));
    expect(outcome.problems).toMatchObject([{ code: 'V2113', details: { version: 9, known: 1 } }]);
  });

  it('names every field that does not fit, unknown ones too', () => {
    const outcome = parsePlan(
      JSON.stringify({
        ...emptyPlan,
        scenario: 'bra',
        endYear: 'snart',
        levers: [{ measure: 'gps' }],
        extra: 1,
      }),
    );
    expect(outcome.ok).toBe(false);
    expect(new Set(outcome.problems.map((p) => p.code))).toEqual(new Set(['V2115']));
    const places = outcome.problems.map((p) => p.where).join(' ');
    for (const field of ['scenario', 'endYear', 'levers.0.value']) expect(places).toContain(field);
    expect(outcome.problems.map((p) => p.details['what']).join(' ')).toContain('extra');
  });

  it('lifts an old form without a version', () => {
    const { schemaVersion: _version, notes: _notes, ...old } = emptyPlan;
    const outcome = parsePlan(
      JSON.stringify({ ...old, levers: [{ measure: 'gps', value: 3, startYear: 2027, rampYears: 2 }] }),
    );
    expect(outcome.ok && outcome.value.levers[0]).toMatchObject({ measure: 'gps', reach: 1 });
  });

  it('refuses a measure of the user’s own that moves an unknown parameter', () => {
    const outcome = parsePlan(
      JSON.stringify({ ...emptyPlan, ownMeasures: [{ id: 'mitt', moves: [{ driver: 'demand.magi' }] }] }),
    );
    expect(outcome.problems.some((p) => p.where.includes('ownMeasures.0.moves.0.driver'))).toBe(true);
  });

  it('reads the example in docs/plan.md', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../../docs/plan.md'), 'utf8');
    const example = page.slice(page.indexOf('```json') + 7, page.lastIndexOf('```'));
    expect(parsePlan(example)).toMatchObject({ ok: true, value: { name: 'Heltid i Alver' } });
  });
});
