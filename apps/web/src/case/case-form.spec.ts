import { problem } from '@veivalg/core';
import { documentKinds } from '@veivalg/report';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CaseForm,
  emptyForm,
  fieldsOf,
  fieldsOfKind,
  problemsOf,
  readDate,
  readForm,
  remarkOn,
} from './case-form.ts';

const form = (change: Partial<CaseForm>): CaseForm => ({ ...emptyForm, ...change });

describe('a date as people write it', () => {
  test.each([
    ['10.12.2026', '2026-12-10'],
    ['1.2.26', '2026-02-01'],
    ['10/12-2026', '2026-12-10'],
    [' 2026-12-10 ', '2026-12-10'],
    ['29.2.2028', '2028-02-29'],
    ['29.2.2027', null],
    ['31.4.2026', null],
    ['12/10', null],
    ['i morgon', null],
  ])('%s is %s', (typed, iso) => {
    expect(readDate(typed)).toBe(iso);
  });

  test('every day of the years to come is read back from its Norwegian form', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-01-01'), max: new Date('2060-12-31'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10);
          expect(readDate(iso.split('-').reverse().join('.'))).toBe(iso);
        },
      ),
      { seed: 20261121 },
    );
  });
});

test('a case number and a date that look wrong get a remark, blanks and good ones none', () => {
  expect(remarkOn('caseNumber', '57/26')).toBe(null);
  expect(remarkOn('caseNumber', 'PS 057/23')).toBe(null);
  expect(remarkOn('caseNumber', '2026/1234-5')).toBe(null);
  expect(remarkOn('caseNumber', 'saka')).toBe('caseNumber');
  expect(remarkOn('meetingDate', '32.1.2026')).toBe('date');
  expect(remarkOn('meetingDate', ' ')).toBe(null);
  expect(remarkOn('title', 'x')).toBe(null);
});

describe('the form as the report takes it', () => {
  test('only the fields of the kind are given, dates as ISO, points one a line', () => {
    const filled = form({
      texts: {
        'case.title': 'T',
        'note.title': 'N',
        meetingDate: '10.12.2026',
        'case.points': 'ein\n\n to \n',
        hearingAbout: 'NOU',
      },
      stance: 'support',
    });
    expect(fieldsOf(filled, 'case', 'nn')).toMatchObject({
      title: 'T',
      meetingDate: '2026-12-10',
      points: ['ein', 'to'],
    });
    expect(fieldsOf(filled, 'case', 'nn')).not.toHaveProperty('hearingAbout');
    expect(fieldsOf(filled, 'case', 'nn')).not.toHaveProperty('stance');
    expect(fieldsOf(filled, 'hearing', 'nn')).toMatchObject({
      meetingDate: '2026-12-10',
      hearingAbout: 'NOU',
      stance: 'support',
    });
    expect(fieldsOf(filled, 'hearing', 'nn')).not.toHaveProperty('points');
    expect(fieldsOf(filled, 'note', 'nn')).toEqual({ title: 'N', headings: {}, without: [] });
  });

  test('a date that is none goes on as typed, so that the report says so', () => {
    expect(fieldsOf(form({ texts: { meetingDate: 'snart' } }), 'case', 'nb').meetingDate).toBe('snart');
  });

  test('headings belong to one kind in one form of Norwegian', () => {
    const filled = form({
      headings: { 'case/nn': { summary: 'Kortversjon', background: ' ' } },
      without: { 'case/nn': ['followUp'] },
    });
    expect(fieldsOf(filled, 'case', 'nn')).toMatchObject({
      headings: { summary: 'Kortversjon' },
      without: ['followUp'],
    });
    expect(fieldsOf(filled, 'case', 'nb')).toMatchObject({ headings: {}, without: [] });
    expect(fieldsOf(filled, 'plan', 'nn')).toMatchObject({ headings: {}, without: [] });
  });

  test('every kind asks for a title, and no field twice', () => {
    for (const kind of documentKinds) {
      const { lines, texts } = fieldsOfKind[kind];
      expect(lines[0]).toBe('title');
      expect(new Set([...lines, ...texts]).size).toBe(lines.length + texts.length);
    }
  });
});

describe('a form kept on the machine', () => {
  test('comes back as it was', () => {
    const text = fc.string();
    const record = fc.dictionary(fc.string({ minLength: 1 }), text).filter((one) => !('__proto__' in one));
    fc.assert(
      fc.property(
        fc.record({
          texts: fc.record({ 'plan.title': text, 'case.points': text, committee: text }),
          stance: fc.constantFrom('', 'support', 'partly', 'against') as fc.Arbitrary<CaseForm['stance']>,
          owners: record,
          headings: fc.constant({ 'case/nb': { summary: 'A' } }),
          without: fc.constant({ 'case/nb': ['summary'] }),
          edits: fc.constant({ 'case/nb': { 'summary.list#1': { text: 'x', at: '2026-11-21T00:00:00Z' } } }),
        }),
        (kept) => {
          expect(readForm(JSON.stringify(kept))).toEqual(kept);
        },
      ),
      { seed: 20261121 },
    );
  });

  test('that is broken or foreign gives a form that works', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.constant(null)), (stored) => {
        const read = readForm(stored);
        expect(Object.keys(read).sort()).toEqual(Object.keys(emptyForm).sort());
        expect(() => fieldsOf(read, 'plan', 'nb')).not.toThrow();
      }),
      { seed: 20261121 },
    );
    expect(readForm('{"texts":{"committee":5,"evil":"x","case.points":"a"},"stance":"maybe"}')).toEqual(
      form({ texts: { 'case.points': 'a' } }),
    );
  });
});

test('problems are found by the field they are about', () => {
  const all = ['points[1]', 'points', 'pointsOther', 'owners.heiltid'].map((where) =>
    problem('V4001', where, { length: '1', max: '2' }),
  );
  expect(problemsOf(all, 'points').map(({ where }) => where)).toEqual(['points[1]', 'points']);
  expect(problemsOf(all, 'owners').map(({ where }) => where)).toEqual(['owners.heiltid']);
});
