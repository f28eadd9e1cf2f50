import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepLast, remember } from './memo.ts';

const seed = 20261121;

describe('remember', () => {
  it('gives what the work gives, whatever was asked before, and the very same answer to the same input', () => {
    const input = fc.record({
      path: fc.array(fc.constantFrom(0, -0, 1, Number.NaN), { maxLength: 3 }),
      reached: fc.array(fc.constantFrom(0, 1), { maxLength: 2 }),
      pair: fc.tuple(fc.constantFrom('a', 'b'), fc.record({ part: fc.constantFrom(1, 2) })),
    });
    fc.assert(
      fc.property(fc.array(input, { maxLength: 30 }), fc.integer({ min: 1, max: 4 }), (asked, room) => {
        type Given = { path: Float64Array; reached: Uint8Array; pair: (typeof asked)[number]['pair'] };
        const words = ({ path, reached, pair }: Given): string =>
          JSON.stringify([
            [...path].map((value) => `${Object.is(value, -0) ? '-0' : value}`),
            [...reached],
            pair,
          ]);
        const step = remember(room, (given: Given) => ({ words: words(given) }));
        for (const { path, reached, pair } of asked) {
          const given = (): Given => ({
            path: Float64Array.from(path),
            reached: Uint8Array.from(reached),
            pair: structuredClone(pair),
          });
          const answer = step(given());
          expect(answer.words).toBe(words(given()));
          expect(step(given())).toBe(answer);
        }
      }),
      { seed },
    );
  });

  it('forgets the answer that was not asked for longest', () => {
    let worked = 0;
    const step = remember(2, ({ value }: { value: number }) => {
      worked += 1;
      return value;
    });
    for (const value of [1, 2, 1, 3, 1]) step({ value });
    expect(worked).toBe(3);
    step({ value: 2 });
    expect(worked).toBe(4);
  });
});

describe('keepLast', () => {
  it('works out each key once while there is room, and drops the oldest', () => {
    const made: string[] = [];
    const kept = keepLast<string>(2);
    for (const key of ['a', 'b', 'a', 'c', 'b', 'a'])
      expect(
        kept(key, () => {
          made.push(key);
          return key;
        }),
      ).toBe(key);
    expect(made).toEqual(['a', 'b', 'c', 'a']);
  });
});
