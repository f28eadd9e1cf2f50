import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from './clean.ts';
import { cleanFields, shortDate } from './fields.ts';
import { readFields } from './read-fields.ts';

describe('fields that people fill in', () => {
  it('are not longer than there is room for', () => {
    const cleaned = cleanFields({ title: 'a'.repeat(5000), caseworker: 'Kari' });
    expect(cleaned.ok).toBe(false);
    expect(cleaned.problems).toMatchObject([
      { code: 'V4001', where: 'title', details: { length: '5000', max: '250' } },
    ]);
  });

  it('lose characters that are no text, and are told so', () => {
    const { text, problems } = cleanText('title', 'a\u0000b\u202ec\ue000d\ud800e\tf');
    expect(text).toBe('abcde f');
    expect(problems).toMatchObject([{ code: 'V4002', severity: 'warning', details: { count: 4 } }]);
  });

  it('keep every other text as it is, whatever it looks like', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[<>&"'{}#$\\=+@*_`[\]a-zæøå0-9]{1,80}$/),
        (text) => cleanText('', text).text === text,
      ),
      { seed: 20261121 },
    );
  });

  it('have dates that exist', () => {
    for (const meetingDate of ['2026-02-30', '10.12.2026', '2026-13-01', 'i morgon', '9999-99-99'])
      expect(cleanFields({ meetingDate }).problems.map(({ code }) => code)).toEqual(['V4004']);
    expect(cleanFields({ meetingDate: '2028-02-29' }).ok).toBe(true);
    expect(shortDate('2023-05-11')).toBe('11.05.2023');
  });

  it('say everything that is wrong at once', () => {
    const problems = cleanFields({ title: 'a'.repeat(300), meetingDate: 'x', points: ['a\u0007'] }).problems;
    expect(problems.map(({ code }) => code).sort()).toEqual(['V4001', 'V4002', 'V4004']);
  });

  it('from a file are refused one by one when the file does not know them', () => {
    const read = readFields(
      { title: 7, farge: 'blå', stance: 'kanskje', points: ['a', 1], owners: { a: 'b' } },
      'felt.json',
    );
    expect(read.problems.map(({ where }) => where)).toEqual([
      'felt.json: title',
      'felt.json: farge',
      'felt.json: stance',
      'felt.json: points',
    ]);
    expect(readFields([], 'felt.json').ok).toBe(false);
    expect(readFields({ stance: 'partly', owners: { a: 'b' } }, 'felt.json').ok).toBe(true);
  });
});
