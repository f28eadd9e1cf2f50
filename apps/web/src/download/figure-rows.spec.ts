import { emptyPlan } from '@veivalg/core';
import { expect, test } from 'vitest';
import { translatorFor } from '../text/use-text.ts';
import { type FigureFile, figureCsv, figureName, headRows } from './figure-rows.ts';

const file: FigureFile = {
  model: {
    id: 'balance',
    title: 'Behovet; vokser',
    subtitle: 'Avtalte årsverk',
    figure: { kind: 'bars', bars: [], percent: false, unit: '', more: 0 },
    table: {
      columns: [
        { label: 'År', kind: 'year' },
        { label: 'Dekning', kind: 'percent' },
      ],
      rows: [
        [2026, 0.975],
        [2027, null],
        ['=1+1', 3],
      ],
    },
  },
  place: 'Ålesund',
  source: 'SSB',
  link: 'https://x/?kommune=1508',
  language: 'nb',
  t: translatorFor('nb'),
  plan: emptyPlan,
  measures: [],
};
const now = new Date('2026-11-21T10:00:00Z');

test('the CSV opens in a Norwegian spreadsheet: mark, semicolon, decimal comma, holes empty, formulas defused', () => {
  const csv = figureCsv(file, now);
  expect(csv.startsWith('\uFEFFTittel;"Behovet; vokser"\r\n')).toBe(true);
  expect(csv).toContain('\r\n2026;0,975\r\n2027;\r\n');
  expect(csv).toContain("'=1+1;3");
});

test('title, unit, place, source, assumptions, link and date go with the numbers', () => {
  expect(headRows(file, now).map(([, value]) => value)).toEqual([
    'Behovet; vokser',
    'Avtalte årsverk',
    'Ålesund',
    'SSB',
    'Bane: Middels; Befolkning: Hovedalternativ',
    'https://x/?kommune=1508',
    '21. november 2026',
  ]);
  expect(figureName(file, now, 'csv')).toBe('ålesund-balance-2026-11-21.csv');
});
