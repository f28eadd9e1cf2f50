import { emptyPlan, professions, services } from '@veivalg/core';
import { expect, test } from 'vitest';
import { areaRun, mapFigures } from '../engine/area-run.ts';
import type { Picture } from '../engine/protocol.ts';
import { type ToyPlace, toyResult } from '../testing/toy-engine.ts';
import { toyPlaces } from '../testing/toy-places.ts';
import { translatorFor } from '../text/use-text.ts';
import { explainNumber, type WhyFacts } from './why-formulas.ts';
import { gapParts } from './why-parts.ts';
import type { WhyTopic } from './why-topic.ts';
import { rulesOf } from './why-topic.ts';

const places: readonly ToyPlace[] = toyPlaces;
const lever = { measure: 'm' as never, value: 50, startYear: 2027, rampYears: 3, reach: 1 };
const plan = { ...emptyPlan, levers: [lever] };
const picture = ((): Picture => {
  const [mine, bare] = [toyResult(places, [], plan), toyResult(places, [], emptyPlan)];
  const members = [0, 2];
  return {
    question: { plan, scope: 'municipal', members, year: 2040, details: true },
    firstYear: mine.firstYear,
    yearCount: mine.yearCount,
    plan: areaRun(mine, members, 'municipal', 14),
    reference: areaRun(bare, members, 'municipal', 14),
    map: { plan: mapFigures(mine, 'municipal'), reference: mapFigures(bare, 'municipal') },
    bands: null,
    problems: [],
    milliseconds: 0,
  };
})();
const factsIn = (language: WhyFacts['language']): WhyFacts => ({
  picture,
  place: 'Alver',
  effects: { m: -12.4 },
  t: translatorFor(language),
  language,
});
const sum = {
  fte: 30,
  heads: 40,
  cost: 25,
  asked: 36,
  met: 6,
  gapBefore: 100,
  byProfession: Float64Array.from(professions, (_, p) => [21, 9][p] ?? 0),
};
const side = (label: string, demand: number, supply: number) => ({ label, demand, supply });
const topics: readonly WhyTopic[] = [
  ...(['gap', 'demand', 'supply', 'coverage', 'heads', 'ceiling', 'spread', 'residents'] as const).map(
    (kind): WhyTopic => ({ kind }),
  ),
  ...professions.map((id): WhyTopic => ({ kind: 'profession', id })),
  ...services.map((id): WhyTopic => ({ kind: 'service', id })),
  { kind: 'lever', id: 'm' },
  { kind: 'place', label: 'Alver', members: [0] },
  { kind: 'requirement', label: 'Norm', sum },
  { kind: 'difference', one: side('a', 120, 100), other: side('b', 110, 104) },
];
/** A number as written: any space, minus and decimal comma. */
const read = (text: string): number =>
  Number(
    text
      .replace(/[\s\u00a0\u202f]/g, '')
      .replace('−', '-')
      .replace(',', '.'),
  );

test('every number has a title, a sentence, a formula with numbers and rules, in three languages', () => {
  for (const language of ['nb', 'nn', 'en'] as const)
    for (const topic of topics) {
      const why = explainNumber(topic, factsIn(language));
      const name = `${language} ${JSON.stringify(topic).slice(0, 60)}`;
      for (const text of [
        why.title,
        why.sentence,
        ...why.formulas.flatMap((one) => [one.words, one.numbers]),
      ]) {
        expect(text, name).not.toBe('');
        expect(text, name).not.toMatch(/[{}]|NaN|undefined|Infinity/);
      }
      expect(why.formulas.length, name).toBeGreaterThan(0);
      expect(rulesOf(topic).length, name).toBeGreaterThan(0);
    }
});

test('what a requirement takes is the sum of what it takes of each profession, the most first', () => {
  const { terms } = explainNumber({ kind: 'requirement', label: 'Norm', sum }, factsIn('nb'));
  expect(terms.map(({ value }) => value)).toEqual([21, 9]);
  expect(terms.reduce((total, { value }) => total + value, 0)).toBe(sum.fte);
});

test('what is written as a subtraction or a sum adds up as written', () => {
  for (const topic of topics) {
    const { formulas } = explainNumber(topic, factsIn('nb'));
    for (const { numbers } of formulas) {
      const found = /^(.+?) = ([^÷×]+?) ([−+]) ([^÷×]+)$/.exec(numbers);
      if (found === null) continue;
      const [whole, one, sign, other] = [found[1], found[2], found[3], found[4]] as [
        string,
        string,
        string,
        string,
      ];
      const written = read(one) + (sign === '+' ? 1 : -1) * read(other);
      // Exactly, except where not even two decimals make it so: then a hundredth.
      const off = Math.abs(read(whole) - written);
      expect(off, numbers).toBeLessThan(/,\d\d/.test(numbers) ? 0.0101 : 1e-9);
    }
  }
});

test('terms add up to the number they explain', () => {
  const whole = (topic: WhyTopic): number =>
    explainNumber(topic, factsIn('nb')).terms.reduce((total, { value }) => total + value, 0);
  expect(whole({ kind: 'supply' })).toBeCloseTo(picture.plan.supply[14] ?? 0, 9);
  expect(whole({ kind: 'demand' })).toBeCloseTo(
    picture.plan.demandByService.reduce((a, b) => a + b, 0),
    9,
  );
  expect(whole({ kind: 'difference', one: side('a', 120, 100), other: side('b', 110, 104) })).toBeCloseTo(
    14,
    9,
  );
});

test('the parts of a profession and of a service add up to its gap', () => {
  for (const topic of topics) {
    if (topic.kind !== 'profession' && topic.kind !== 'service' && topic.kind !== 'gap') continue;
    const { start, demand, supply, plan: own, end } = gapParts(picture, topic);
    expect((start ?? 0) + demand + supply + own).toBeCloseTo(end, 9);
  }
});
