import { emptyPlan, type LeverSetting, municipalityId, type Plan, sameInAll } from '@veivalg/core';
import { describe, expect, it } from 'vitest';
import { checkPlan, type PlanFacts } from './check-plan.ts';
import { fixed, lever, leverParameters, move, openLibrary } from './levers-fixture.ts';

const general = lever('general', [move('demand.userRate', { perUnit: -0.01 })], { no: 1 });
const form = lever('form', general.moves, { no: 2, operationalises: [general.id] });
const longer = lever('longer', [move('supply.position')], { no: 3 });
const shorter = lever('shorter', [move('supply.hoursPerFte', { perUnit: -0.01 })], { no: 4 });
const actor = lever('actor', [], { no: 5, treatment: 'actor', ownSpan: null });
const library = { ...openLibrary, measures: [general, form, longer, shorter, actor] };
const facts: PlanFacts = {
  municipalityIds: [municipalityId('4631')],
  successorsOf: (code) => (code === '1263' ? ['4631'] : []),
  parameters: { ...leverParameters, 'demand.x': { ...fixed('demand.x', 1), min: 0, max: 2 } },
  firstYear: 2026,
  furthestYear: 2060,
  appliesToSomeone: () => false,
};
const setting = (measure: { readonly id: LeverSetting['measure'] }, value = 10): LeverSetting => ({
  measure: measure.id,
  value,
  startYear: 2027,
  rampYears: 2,
  reach: 1,
});
const check = (changed: Partial<Plan>) =>
  checkPlan({ ...emptyPlan, ...changed }, library, facts).map(({ code, severity, where }) => [
    code,
    severity,
    where,
  ]);

describe('checking a plan', () => {
  it('finds nothing wrong with a sound plan', () => {
    expect(check({ places: [municipalityId('4631')], levers: [setting(general), setting(longer)] })).toEqual(
      [],
    );
  });

  it('gathers all problems at once, each with its place', () => {
    expect(
      check({
        places: [municipalityId('1263')],
        endYear: 2090,
        levers: [
          { ...setting(general, 900), rampYears: -1, startYear: 1999, reach: 3 },
          setting(general),
          setting(actor),
          setting({ id: 'generel' as LeverSetting['measure'] }),
        ],
        requirements: [{ requirement: 'none', sign: 1, startYear: 2027, rampYears: 0 }],
        assumptions: [
          { parameter: 'demand.unknown', value: 1, reason: '' },
          { parameter: 'demand.x', value: 7, reason: '' },
        ],
      }),
    ).toEqual([
      ['V2112', 'error', 'places[0]'],
      ['V2105', 'error', 'endYear'],
      ['V2103', 'error', 'levers[0].value'],
      ['V2116', 'error', 'levers[0].reach'],
      ['V2104', 'error', 'levers[0].rampYears'],
      ['V2105', 'error', 'levers[0].startYear'],
      ['V2106', 'error', 'levers[1]'],
      ['V2102', 'error', 'levers[2]'],
      ['V2101', 'error', 'levers[3]'],
      ['V2108', 'error', 'requirements[0]'],
      ['V2110', 'error', 'assumptions[0]'],
      ['V2111', 'error', 'assumptions[1].value'],
    ]);
  });

  it('suggests what was meant', () => {
    const [found] = checkPlan(
      { ...emptyPlan, levers: [setting({ id: 'generel' as LeverSetting['measure'] })] },
      library,
      facts,
    );
    expect(found?.details['suggestions']).toBe('general');
  });

  it('warns of two forms of one measure and of measures that pull apart', () => {
    expect(check({ levers: [setting(general), setting(form)] })).toEqual([['V2107', 'warning', 'levers[0]']]);
    expect(check({ levers: [setting(longer), setting(shorter)] })).toEqual([
      ['V2120', 'warning', 'levers[1]'],
    ]);
  });

  it('refuses a measure of the user’s own under a code in use, or one that moves what no one knows', () => {
    const own = lever('general', [move('demand.magic' as 'demand.userRate', { parameter: 'no.such' })]);
    expect(check({ ownMeasures: [own] }).map(([code]) => code)).toEqual(['V1110', 'V2117', 'V2110']);
  });

  const blank = {
    schemaVersion: 1,
    id: 'blank',
    name: sameInAll('x'),
    text: sameInAll('x'),
    measure: null,
    target: { kind: 'municipality' },
    unit: 'fte',
    amount: null,
    span: { min: 0, max: 5, step: 1 },
    amountStanding: 'own',
    professions: [{ profession: 'nurse', share: 1 }],
    service: 'homeCare',
    met: { kind: 'none' },
    startYear: 2027,
    rampYears: 1,
    legalSource: sameInAll('x'),
    sources: [],
  } as const;

  it('asks for the amount of a blank requirement, and says when it applies to no one', () => {
    const requirements = [{ requirement: 'blank', sign: 1, startYear: 2027, rampYears: 1 } as const];
    expect(check({ ownRequirements: [blank], requirements }).map(([code]) => code)).toEqual([
      'V2122',
      'V2109',
    ]);
  });

  it('warns of two requirements that ask for the same posts', () => {
    const twin = (id: string, measure: typeof general) => ({ ...blank, id, amount: 1, measure: measure.id });
    const on = (requirement: string) => ({ requirement, sign: 1, startYear: 2027, rampYears: 1 }) as const;
    expect(
      check({
        ownRequirements: [twin('list', general), twin('psychologist', form)],
        requirements: [on('psychologist'), on('list')],
      }).filter(([code]) => code === 'V2107'),
    ).toEqual([['V2107', 'warning', 'requirements[1]']]);
  });
});
