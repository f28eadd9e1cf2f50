import type { Parameter } from '@veivalg/core';
import { localCourse as engineCourse, measureFront as engineFront } from '@veivalg/engine';
import { expect, test } from 'vitest';
import {
  localCourse,
  measureFront,
  type SensitivityAnswer,
  type SensitivityInput,
} from '../engine/sensitivity-question.ts';
import { translatorFor } from '../text/use-text.ts';
import { mustSentences, togetherRows } from './must-sentences.ts';
import { explainers, type SenseFacts, sharesModel, tornadoModel } from './sense-models.ts';

const parameter = (id: string, name: string, unit: string, low: number, high: number): Parameter => ({
  id,
  name: { nb: name, nn: name, en: name },
  unit,
  value: (low + high) / 2,
  low,
  high,
  min: low - 9,
  max: high + 9,
  standing: 'assumed',
  evidence: 'C',
  distribution: { shape: 'fixed' },
  reason: { nb: '', nn: '', en: '' },
  sources: [],
  rule: 'S1',
  lastChecked: '2026-12-01',
});
const parameters = [
  parameter('a', 'Standardvekst', 'percentPerYear', 0.5, 1.5),
  parameter('b', 'Friske år', 'share', 0.2, 0.8),
];
const input = (
  name: string,
  atLow: number,
  atHigh: number,
  first: number,
  total: number,
): SensitivityInput => ({
  name,
  now: 1,
  lowValue: 0.6,
  highValue: 1.4,
  atLow,
  atHigh,
  first,
  total,
});
const answer: SensitivityAnswer = {
  quantity: 'gap',
  gap: 143,
  coverage: 0.9,
  inputs: [
    input('a', 90, 201, 0.5, 0.55),
    input('b', 180, 120, 0.35, 0.4),
    input(localCourse, 150, 160, 0.05, 0.05),
  ],
  moving: 3,
  needed: [],
  closest: [{ name: 'a', now: 1, value: 0.4, gap: 61.4 }],
  together: [{ name: 'b', now: 0.5, needed: 0.9 }],
  joint: 0.42,
  best: -12,
};
const factsOf = (
  changed: Partial<SensitivityAnswer> = {},
  language: 'nb' | 'nn' | 'en' = 'nb',
): SenseFacts => ({
  answer: { ...answer, ...changed },
  place: 'Alver',
  year: 2040,
  parameters,
  measures: [],
  t: translatorFor(language),
  language,
});

test('the page knows the engine’s names of what is no parameter', () => {
  expect([measureFront, localCourse]).toEqual([engineFront, engineCourse]);
});

test('the tornado says what matters most and holds the same numbers in the table as in the figure', () => {
  const model = tornadoModel(factsOf());
  expect(model.title).toBe('Mest betyr standardvekst: fra 90 til 201 årsverk');
  if (model.figure.kind !== 'ranges') throw new Error('ranges');
  expect(model.figure.origin).toBe(143);
  model.figure.rows.forEach((row, i) => {
    for (const part of row.parts) expect(model.table.rows[i]).toContain(part.to);
  });
  expect(model.table.rows[0]?.slice(1, 3)).toEqual(['0,6 % i året', '1,4 % i året']);
  // Both ends above the middle: only the farther is written, and the shorter bar is drawn last.
  expect(model.figure.rows[2]?.ends.map(({ text }) => text)).toEqual(['160']);
  expect(model.figure.rows[2]?.parts.map(({ id }) => id)).toEqual(['high', 'low']);
});

test('the shares say how many things explain four fifths, and how much they do explain', () => {
  expect(explainers(answer)).toEqual({ count: 2, share: 0.85 });
  expect(sharesModel(factsOf()).title).toBe('To forhold forklarer 85\u00a0% av usikkerheten');
  expect(sharesModel(factsOf({}, 'nn')).title).toBe('To tilhøve forklarer 85\u00a0% av uvissa');
  expect(explainers({ ...answer, inputs: [] })).toEqual({ count: 0, share: 0 });
  expect(sharesModel(factsOf({ inputs: [] })).title).toBe('Ingen forutsetning flytter dette tallet.');
});

test('what must be true is said with today’s value, the value needed, the range, and which side of it', () => {
  const needed = [
    { name: 'a', now: 1, needed: 0.45, chance: 0.03 },
    { name: 'b', now: 0.5, needed: 0.7, chance: 0.21 },
  ];
  const [first, second] = mustSentences(factsOf({ needed, closest: [] }));
  expect(first).toBe(
    'Standardvekst måtte være 0,45 % i året. I dag regner modellen med 1 % i året. Oppgitt spenn er 0,5 til 1,5 % i året, så det er utenfor. 3,0\u00a0% av utfallene ligger minst så langt unna.',
  );
  expect(second).toContain('Oppgitt spenn er 20 til 80\u00a0%, så det er innenfor. 21\u00a0% av utfallene');
});

test('where nothing closes it alone, the sentences say so, how near one comes, and what it takes together', () => {
  expect(mustSentences(factsOf())).toEqual([
    'Ingen enkelt forutsetning lukker mangelen alene.',
    'Nærmest kommer standardvekst: går verdien fra 1 % i året til 0,4 % i året, mangler det fortsatt 61 årsverk.',
    'Alle måtte gå 42\u00a0% av veien mot sin gunstige ende samtidig. Da er det balanse i 2040.',
    'Den gunstige enden er verdien som bare ett av hundre utfall er gunstigere enn.',
  ]);
  expect(mustSentences(factsOf({ joint: null, best: 15 }))[2]).toBe(
    'Selv med alle i sin gunstige ende mangler det 15 årsverk i 2040.',
  );
  expect(togetherRows(factsOf())[0]).toMatchObject({
    needed: '90\u00a0%',
    span: '20 til 80\u00a0%',
    inside: false,
  });
  expect(mustSentences(factsOf({ gap: -4 }))).toEqual([
    'Det mangler ingen i 2040 slik modellen regner. Ingenting mer må være sant.',
  ]);
});
