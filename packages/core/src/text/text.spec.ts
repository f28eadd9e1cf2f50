import { describe, expect, it } from 'vitest';
import { languages } from '../ids.ts';
import { problem } from '../problem.ts';
import {
  balanceSentences,
  describeProblem,
  formatNumber,
  formatPercent,
  formatRange,
  formatSigned,
  parseNumber,
  problemCodes,
  problemTexts,
  roundForReader,
  sharedTexts,
} from './index.ts';

describe('numbers', () => {
  it('are written in the form of each language', () => {
    expect(formatNumber('nb', 1234567.5, 1)).toBe('1\u00a0234\u00a0567,5');
    expect(formatNumber('nn', -12)).toBe('−12');
    expect(formatNumber('en', -1234)).toBe('−1,234');
    expect(formatNumber('nb', -0.2)).toBe('0');
    expect(formatPercent('nb', 0.123, 1)).toBe('12,3\u00a0%');
    expect(formatRange('nb', 96, 201)).toBe('96–201');
    expect(formatSigned('nb', 3)).toBe('+3');
    expect(formatSigned('nb', 0.2)).toBe('0');
  });

  it('are read as people type them', () => {
    const cases: readonly (readonly [string, number | null])[] = [
      ['1 234,5', 1234.5],
      ['1\u00a0234,5', 1234.5],
      ['1\u2009234', 1234],
      ['1.234', 1.234],
      ['1.234,5', 1234.5],
      ['1,234.5', 1234.5],
      ['−3', -3],
      ['40 %', 40],
      ['abc', null],
      ['', null],
      ['1,2,3', null],
      ['0x10', null],
      ['1e5', null],
    ];
    for (const [text, value] of cases) expect(parseNumber(text), text).toBe(value);
  });

  it('are rounded no finer than the band allows', () => {
    expect(roundForReader(143.4)).toBe(143);
    expect(roundForReader(143.4, 105)).toBe(145);
    expect(roundForReader(31234)).toBe(31200);
    expect(roundForReader(4.26)).toBe(4.3);
    expect(roundForReader(-0.01)).toBe(0);
  });
});

describe('sentences about a balance', () => {
  it('name a shortage, what it is made of and how sure it is', () => {
    expect(
      balanceSentences('nb', {
        place: 'Alver',
        year: 2040,
        demand: 812,
        supply: 669,
        band: { low: 96, high: 201 },
      }),
    ).toEqual([
      'I 2040 mangler Alver 145 årsverk i helse og omsorg.',
      'Behovet er 812 årsverk. Tilgangen er 669 årsverk, og dekker 82\u00a0% av behovet.',
      'I åtte av ti forløp ligger mangelen mellom 95 og 200 årsverk.',
    ]);
  });

  it('call a difference inside the band not certain, and never even', () => {
    const [first, , third] = balanceSentences('nn', {
      place: 'Utsira',
      year: 2030,
      demand: 20,
      supply: 18,
      band: { low: -3, high: 6 },
    });
    expect(first).toBe(
      'Det er ikkje sikkert at Utsira manglar folk i helse og omsorg i 2030. Det midtarste forløpet gir ein mangel på 2 årsverk.',
    );
    expect(third).toContain('ingen tydeleg skilnad');
  });

  it('say what the plan changes, and that it changes nothing when it does not', () => {
    const plan = (supply: number) =>
      balanceSentences('nb', {
        place: 'Alver',
        year: 2040,
        demand: 800,
        supply,
        without: { demand: 800, supply: 700 },
      }).at(-1);
    expect(plan(750)).toBe('Med planen mangler Alver 50 årsverk, 50 færre enn uten.');
    expect(plan(701)).toBe('Planen gir ingen tydelig forskjell.');
    expect(plan(800)).toBe('Med planen er behov og tilgang omtrent like store.');
    expect(plan(820)).toBe('Med planen har Alver 20 årsverk mer enn behovet.');
    expect(plan(650)).toBe('Med planen mangler Alver 150 årsverk, 50 flere enn uten.');
  });
});

describe('message tables', () => {
  it('hold the same words in every language, and no text is empty', () => {
    for (const language of languages) {
      expect(Object.keys(sharedTexts[language])).toEqual(Object.keys(sharedTexts.nb));
      for (const text of Object.values(sharedTexts[language])) expect(text.length).toBeGreaterThan(0);
      expect(Object.keys(problemTexts[language]).sort()).toEqual(Object.keys(problemTexts.nb).sort());
    }
  });

  it('name the same figures in every language of a problem', () => {
    const slots = (text: string): readonly string[] =>
      [...new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1] ?? ''))].sort();
    for (const code of problemCodes)
      for (const language of languages)
        expect(slots(problemTexts[language][code]), `${code} ${language}`).toEqual(
          slots(problemTexts.nb[code]),
        );
  });

  it('describe a problem with its code in front, and lose nothing of an unknown one', () => {
    expect(describeProblem('nb', problem('V2004', 'ar', { year: 2061, first: 2026, last: 2050 }))).toBe(
      'V2004  Året 2061 er utenfor 2026–2050. Velg et år i det spennet.',
    );
    expect(describeProblem('en', problem('V9999', 'here', { a: 1 }))).toContain('V9999');
  });
});
