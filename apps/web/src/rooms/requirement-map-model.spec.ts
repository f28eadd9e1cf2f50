import { municipalityId, professions } from '@veivalg/core';
import { expect, test } from 'vitest';
import type { RequirementAnswer } from '../engine/protocol.ts';
import { toyPlaces } from '../testing/toy-places.ts';
import { translatorFor } from '../text/use-text.ts';
import { colourOf } from './map-colour.ts';
import { requirementMap, requirementValues } from './requirement-map-model.ts';

const none = {
  fte: 0,
  heads: 0,
  cost: 0,
  asked: 0,
  met: 0,
  gapBefore: 0,
  byProfession: new Float64Array(professions.length),
};
const answerOf = (fte: readonly number[]): RequirementAnswer => ({
  here: none,
  country: none,
  byProfession: new Float64Array(0),
  unable: [],
  byPlace: Float64Array.from(fte),
  demandByPlace: Float64Array.from(fte, () => 50),
  residentsByPlace: Float64Array.from(fte, () => 20_000),
});
const places = [...toyPlaces.slice(0, 3)].map((place, i) => ({
  ...place,
  name: `Sted ${i}`,
  id: municipalityId(`10${i}1`),
}));
const words = { t: translatorFor('nb'), language: 'nb' as const };

test('a requirement is told per 10,000 residents and as a share; what is not asked is no value', () => {
  const answer = answerOf([4, 0, 10]);
  expect(requirementValues(answer, 'fte')).toEqual([2, null, 5]);
  expect(requirementValues(answer, 'share')).toEqual([0.08, null, 0.2]);
});

test('the place that needs the most is named, and the table has what is drawn', () => {
  const model = requirementMap(answerOf([4, 0, 10]), 'fte', places, 2040, words);
  expect(model.title).toBe('Sted 2 ville trenge mest: 5');
  if (model.figure.kind !== 'map') throw new Error('map');
  expect(model.figure.classes[1]).toBeNull();
  expect(model.figure.classes[2]).toBeLessThan(model.figure.classes[0] ?? 0);
  expect(model.table.rows.map((row) => row[1])).toEqual([2, null, 5]);
});

test('a requirement taken away saves, and is sized as one that comes', () => {
  const model = requirementMap(answerOf([-4, 0, -10]), 'fte', places, 2040, words);
  expect(model.title).toBe('Sted 2 ville spare mest: 5');
});

test('a requirement that counts alike everywhere names no place and has one colour', () => {
  const model = requirementMap(answerOf([5, 5, 5.01]), 'fte', places, 2040, words);
  expect(model.title).toBe('Kravet gjelder like mye i alle kommuner: 2,5');
  if (model.figure.kind !== 'map') throw new Error('map');
  const { classes, scale } = model.figure;
  expect(new Set(classes.map((one) => colourOf(one, scale)))).toEqual(new Set(['var(--map-2)']));
});
