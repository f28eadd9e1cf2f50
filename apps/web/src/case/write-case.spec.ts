import { emptyPlan } from '@veivalg/core';
import { collectFacts, documentFigures, documentKinds, documentLanguages, renderHtml } from '@veivalg/report';
import { describe, expect, test } from 'vitest';
import { toyResult } from '../testing/toy-engine.ts';
import { toyPlaces } from '../testing/toy-places.ts';
import { type CaseForm, emptyForm, removableSections } from './case-form.ts';
import { chosenHeadings, cleanLine, editableSections, strayNumbers, writeCase } from './write-case.ts';

const result = toyResult(toyPlaces, [], emptyPlan);
const collected = collectFacts({
  area: { kind: 'municipality', id: toyPlaces[0]?.id ?? '', name: 'Vik', members: [0] },
  placeName: 'Vik',
  result,
  without: result,
  year: 2040,
  run: { digest: '0123456789abcdef', file: 'vik.kjoring.json', made: '2026-11-21' },
});
if (!collected.ok) throw new Error(JSON.stringify(collected.problems));
const facts = collected.value;
const written = (change: Partial<CaseForm> = {}) =>
  writeCase(facts, 'case', 'nn', { ...emptyForm, ...change });
const original = written().document;
if (original === null) throw new Error('no document');

describe('changes by hand', () => {
  const line = editableSections(original).find(({ id }) => id === 'summary')?.lines[0];
  if (line === undefined) throw new Error('no summary');
  const at = '2026-11-21T12:00:00.000Z';

  test('stand in the document, and what stood there, when and who are on record', () => {
    const { document } = written({
      texts: { caseworker: 'Kari' },
      edits: { 'case/nn': { [line.key]: { text: 'Vi manglar folk.', at } } },
    });
    expect(document?.edits).toEqual([
      { block: line.key, before: line.text, after: 'Vi manglar folk.', at, by: 'Kari' },
    ]);
    expect(document === null ? '' : renderHtml(document)).toContain('Vi manglar folk.');
  });

  test('of one form of Norwegian leave the other alone', () => {
    const edits = { 'case/nn': { [line.key]: { text: 'Vi manglar folk.', at } } };
    expect(writeCase(facts, 'case', 'nb', { ...emptyForm, edits }).document?.edits).toEqual([]);
  });

  test('with a number that agrees with nothing are pointed out, and the run’s own numbers are not', () => {
    const figure = documentFigures(original).find(({ figure: { unit } }) => unit === 'fte')?.text ?? '';
    expect(strayNumbers(`Vi manglar ${figure} årsverk i 2040.`, original)).toEqual([]);
    expect(strayNumbers('Vi manglar 987 654 årsverk, 987 654 i alt.', original)).toEqual(['987 654']);
    const { problems } = written({ edits: { 'case/nn': { [line.key]: { text: '987 654', at } } } });
    expect(problems.filter(({ code }) => code === 'V4018')).toHaveLength(1);
  });

  test('lose control characters and line breaks, and keep markup as the text it is', () => {
    expect(cleanLine(' a\u0000b\n\u200bc <b>\u2028d ')).toBe('ab c <b> d');
    const { document } = written({
      edits: { 'case/nn': { [line.key]: { text: '<img src=x onerror=alert(1)>', at } } },
    });
    expect(document === null ? '' : renderHtml(document)).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });
});

test('every line that can be changed has a key of its own, in every kind and form', () => {
  for (const kind of documentKinds)
    for (const language of documentLanguages) {
      const { document } = writeCase(facts, kind, language, emptyForm);
      if (document === null) continue;
      const keys = editableSections(document).flatMap(({ lines }) => lines.map(({ key }) => key));
      expect(new Set(keys).size, `${kind} ${language}`).toBe(keys.length);
    }
});

test('each section that may be left out is left out, and its heading can be chosen', () => {
  const headings = chosenHeadings(original).map(({ id }) => id);
  for (const id of removableSections.case.filter((one) => headings.includes(one))) {
    const without = written({ without: { 'case/nn': [id] } }).document;
    expect(without === null ? [] : chosenHeadings(without).map((one) => one.id)).not.toContain(id);
    const renamed = written({ headings: { 'case/nn': { [id]: 'Vårt ord' } } }).document;
    expect(renamed === null ? [] : chosenHeadings(renamed)).toContainEqual({ id, text: 'Vårt ord' });
  }
  expect(headings).toContain('summary');
});

test('a title that is too long stops the paper with a word', () => {
  const { document, problems } = written({ texts: { 'case.title': 'x'.repeat(5000) } });
  expect(document).toBe(null);
  expect(problems).toContainEqual(expect.objectContaining({ code: 'V4001', where: 'title' }));
});

test('a note without a requirement and a plan without measures are not made', () => {
  expect(writeCase(facts, 'note', 'nb', emptyForm).problems.map(({ code }) => code)).toContain('V4016');
  expect(writeCase(facts, 'plan', 'nb', emptyForm).problems.map(({ code }) => code)).toContain('V4007');
});
