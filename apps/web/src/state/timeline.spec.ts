import { emptyPlan, type Plan } from '@veivalg/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrive, emptyTimeline, remember, stepBack, stepForward } from './timeline.ts';

const named = (name: string): Plan => ({ ...emptyPlan, name });

test('undo gives back every plan in turn, and redo goes forward through them again', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 20 }), (names) => {
      let timeline = emptyTimeline;
      let plan = named('');
      const seen = [plan];
      for (const name of names) {
        timeline = remember(timeline, plan);
        plan = named(name);
        seen.push(plan);
      }
      for (let i = seen.length - 2; i >= 0; i--) {
        const back = stepBack(timeline, plan);
        expect(back?.plan).toEqual(seen[i]);
        if (back === null) return;
        ({ timeline, plan } = back);
      }
      expect(stepBack(timeline, plan)).toBeNull();
      for (let i = 1; i < seen.length; i++) {
        const forward = stepForward(timeline, plan);
        expect(forward?.plan).toEqual(seen[i]);
        if (forward === null) return;
        ({ timeline, plan } = forward);
      }
    }),
    { seed: 20261121 },
  );
});

test('Back in the browser counts as undo, Forward as redo, and an edited link as a new step', () => {
  const one = named('1');
  const two = named('2');
  const timeline = remember(emptyTimeline, one);
  const back = arrive(timeline, two, one);
  expect(back).toEqual({ past: [], future: [two] });
  expect(arrive(back, one, two)).toEqual({ past: [one], future: [] });
  expect(arrive(timeline, two, named('3'))).toEqual({ past: [one, two], future: [] });
});

test('a new change after undo drops what was undone', () => {
  const back = stepBack(remember(emptyTimeline, named('1')), named('2'));
  expect(remember(back?.timeline ?? emptyTimeline, named('1')).future).toEqual([]);
});
