import { fail, problem, succeed } from '@veivalg/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TableDefinition } from '../series/definition.ts';
import { type AskOptions, ask, readJsonText } from './ask.ts';
import { windableClock } from './clock.ts';
import { compareMetadata } from './compare-metadata.ts';
import { expandExpressions } from './expression.ts';
import { readMetadata, type TableMetadata } from './metadata.ts';
import { cellCount, longestAddress, resolveQuery, toGet, toPost, toQuestion } from './query.ts';
import { splitByCells } from './split.ts';
import { createThrottle } from './throttle.ts';

const fixed = { seed: 20261121, numRuns: 60 };
const years = ['2020', '2021', '2022', '2023', '2024'];
const values = (asked: readonly string[]): readonly string[] | string => {
  const outcome = expandExpressions(asked, years);
  return outcome.ok ? outcome.value : (outcome.problems[0]?.code ?? '');
};

describe('value expressions', () => {
  it.each([
    [['*'], years],
    [['202?'], years],
    [['top(2)'], ['2023', '2024']],
    [['top(2,1)'], ['2022', '2023']],
    [['bottom(2)'], ['2020', '2021']],
    [['bottom(1,1)'], ['2021']],
    [['from(2023)'], ['2023', '2024']],
    [['to(2021)'], ['2020', '2021']],
    [['[range(2021,2022)]'], ['2021', '2022']],
    [
      ['2024', '2020', '2024'],
      ['2020', '2024'],
    ],
    [['top(99)'], years],
    [['2030'], 'V3008'],
    [['range(2022,2021)'], 'V3008'],
    [['top(x)'], 'V3008'],
    [['9*'], 'V3008'],
  ])('%s gives %s', (asked, expected) => {
    expect(values(asked)).toEqual(expected);
  });
  it('takes a code for itself before reading it as an expression', () => {
    const outcome = expandExpressions(['80+', 'a*'], ['80+', 'a*', 'ab']);
    expect(outcome.ok && outcome.value).toEqual(['80+', 'a*']);
  });
});

const metadata: TableMetadata = {
  id: '00001',
  label: 'Prøve',
  source: '',
  updated: '',
  notes: [],
  variables: [
    {
      code: 'Region',
      label: '',
      values: ['0301', '1103'].map((code) => ({ code, label: code, unit: '' })),
      elimination: false,
      role: 'geo',
      codelists: [],
    },
    {
      code: 'Kjonn',
      label: '',
      values: ['1', '2'].map((code) => ({ code, label: code, unit: '' })),
      elimination: true,
      role: 'other',
      codelists: [],
    },
    {
      code: 'Tid',
      label: '',
      values: years.map((code) => ({ code, label: code, unit: '' })),
      elimination: false,
      role: 'time',
      codelists: [],
    },
  ],
};

describe('queries', () => {
  it('puts expressions with a comma in brackets and posts what is too long for an address', () => {
    const query = { table: '00001', selections: [{ variable: 'Tid', values: ['range(2020,2022)', '80+'] }] };
    expect(toGet('b', query).url).toBe(
      'b/tables/00001/data?outputFormat=json-stat2&valueCodes[Tid]=[range(2020,2022)],80%2B',
    );
    const long = {
      table: '00001',
      selections: [{ variable: 'Region', values: Array.from({ length: 800 }, (_, i) => String(1000 + i)) }],
    };
    expect(toQuestion('b', query).method).toBe('GET');
    expect(toQuestion('b', long)).toEqual(toPost('b', long));
    expect(toGet('b', long).url.length).toBeGreaterThan(longestAddress);
  });
  it('names every variable and value that is wrong, and the ones that must be given', () => {
    const outcome = resolveQuery(metadata, [
      { variable: 'Sted', values: ['*'] },
      { variable: 'Region', values: ['9999'] },
    ]);
    expect(outcome.problems.map(({ code }) => code)).toEqual(['V3007', 'V3008', 'V3009']);
  });
  it('counts cells over what is in the answer only', () => {
    const outcome = resolveQuery(metadata, [
      { variable: 'Region', values: ['*'] },
      { variable: 'Tid', values: ['top(3)'] },
    ]);
    expect(outcome.ok && cellCount(outcome.value)).toBe(6);
  });
});

describe('splitByCells', () => {
  it('covers every cell exactly once and never passes the limit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 60 }),
        (sizes, limit) => {
          const selection = sizes.map((size, d) => ({
            variable: `v${d}`,
            codes: Array.from({ length: size }, (_, i) => `${d}.${i}`),
          }));
          const pieces = splitByCells(selection, limit, ['v0']);
          if (!pieces.ok) throw new Error('limit');
          const seen = new Map<string, number>();
          for (const piece of pieces.value) {
            expect(cellCount(piece)).toBeLessThanOrEqual(limit);
            const walk = (d: number, key: string): void => {
              if (d === piece.length) seen.set(key, (seen.get(key) ?? 0) + 1);
              else for (const code of piece[d]?.codes ?? []) walk(d + 1, `${key}|${code}`);
            };
            walk(0, '');
          }
          expect(seen.size).toBe(cellCount(selection));
          expect([...seen.values()].every((count) => count === 1)).toBe(true);
        },
      ),
      fixed,
    );
  });
  it('keeps places whole as long as something else can be split', () => {
    const pieces = splitByCells(
      [
        { variable: 'Region', codes: Array.from({ length: 300 }, (_, i) => String(i)) },
        { variable: 'Tid', codes: ['1', '2', '3', '4'] },
      ],
      700,
      ['Region'],
    );
    expect(pieces.ok && pieces.value.map((piece) => piece.map(({ codes }) => codes.length))).toEqual([
      [300, 2],
      [300, 2],
    ]);
  });
});

describe('createThrottle', () => {
  it('never lets more than the limit start in any window', async () => {
    const clock = windableClock();
    const throttle = createThrottle(clock, { calls: 3, windowMilliseconds: 1000 });
    const starts: number[] = [];
    for (let i = 0; i < 20; i++) {
      await throttle.take();
      starts.push(clock.now());
      if (i % 4 === 0) await clock.wait(130);
    }
    for (let i = 3; i < starts.length; i++)
      expect((starts[i] ?? 0) - (starts[i - 3] ?? 0)).toBeGreaterThanOrEqual(1000);
    // And it does not wait without need: the first three start at once.
    expect(starts.slice(0, 3)).toEqual([0, 130, 130]);
  });
});

const answers = (list: readonly (number | Error | string)[]) => {
  let call = 0;
  const clock = windableClock();
  const options: AskOptions = {
    clock,
    throttle: { take: () => Promise.resolve() },
    tries: 4,
    timeout: 1000,
    longestAnswer: 100,
    firstPause: 100,
    fetch: () => {
      const answer = list[call++] ?? '{}';
      if (answer instanceof Error) return Promise.reject(answer);
      return Promise.resolve({
        status: typeof answer === 'number' ? answer : 200,
        headers: { get: (name: string) => (name === 'retry-after' && answer === 429 ? '7' : null) },
        text: () => Promise.resolve(typeof answer === 'number' ? '{"title":"Nei"}' : answer),
      });
    },
  };
  return { options, clock, calls: () => call };
};
const run = async (list: readonly (number | Error | string)[]) => {
  const { options, clock, calls } = answers(list);
  const outcome = await ask({ method: 'GET', url: 'http://x' }, 'x', options, (text) =>
    readJsonText(text, 'x'),
  );
  return { code: outcome.ok ? 'ok' : outcome.problems[0]?.code, waits: clock.waits, calls: calls() };
};

describe('ask', () => {
  it('tries again with longer and longer pauses, and waits as long as it is told', async () => {
    expect(await run([503, new Error('reset'), '{"a":', '{}'])).toEqual({
      code: 'ok',
      waits: [100, 200, 400],
      calls: 4,
    });
    expect(await run([429, '{}'])).toEqual({ code: 'ok', waits: [7000], calls: 2 });
  });
  it('says what the last trouble was when it gives up', async () => {
    expect((await run([503, 503, 503, 503])).code).toBe('V3006');
    expect((await run([503, 503, 503, new Error('x')])).code).toBe('V3001');
    expect((await run(['{', '{', '{', '{'])).code).toBe('V3003');
  });
  it('does not repeat what will not get better', async () => {
    expect(await run([404])).toMatchObject({ code: 'V3005', calls: 1 });
    expect(await run([400])).toMatchObject({ code: 'V3002', calls: 1 });
    expect(await run(['x'.repeat(101)])).toMatchObject({ code: 'V3011', calls: 1 });
  });
  it('asks again when the reader refuses the answer', async () => {
    const { options, calls } = answers(['1', '2']);
    const outcome = await ask({ method: 'GET', url: 'http://x' }, 'x', options, (text) =>
      text === '2' ? succeed(2) : fail([problem('V3012', 'x')]),
    );
    expect([outcome.ok, calls()]).toEqual([true, 2]);
  });
});

const definition: TableDefinition = {
  id: '00001',
  title: { nb: 'x', nn: 'x', en: 'x' },
  level: 'municipality',
  regionVariable: 'Region',
  firstYear: 2020,
  additive: true,
  variables: [{ code: 'Region' }, { code: 'Kjonn', knownValues: ['1', '2'] }, { code: 'Tid' }],
  complete: true,
  selection: {},
  spread: null,
  rules: ['D1'],
  use: 'x',
  described: 'x',
  confidence: 'exact',
};
const kinds = (now: TableMetadata, before: TableMetadata | null = null) =>
  compareMetadata(definition, now, before).map(
    ({ kind, variable, breaking }) => `${kind} ${variable}${breaking ? '!' : ''}`,
  );
const change = (code: string, to: Partial<TableMetadata['variables'][number]> | null): TableMetadata => ({
  ...metadata,
  variables: metadata.variables.flatMap((one) =>
    one.code !== code ? [one] : to === null ? [] : [{ ...one, ...to }],
  ),
});

describe('compareMetadata', () => {
  it('says nothing when nothing changed', () => {
    expect(kinds(metadata)).toEqual([]);
    expect(kinds(metadata, metadata)).toEqual([]);
  });
  it('stops on a variable or a code that is gone', () => {
    expect(kinds(change('Kjonn', null))).toEqual(['variableGone Kjonn!']);
    expect(kinds(change('Kjonn', { values: [{ code: '1', label: '', unit: '' }] }))).toEqual([
      'valueGone Kjonn!',
    ]);
  });
  it('tells of new and lost years, new titles and units without stopping', () => {
    const later = change('Tid', {
      values: ['2021', '2022', '2023', '2024', '2025'].map((code) => ({ code, label: code, unit: '' })),
    });
    expect(kinds({ ...later, label: 'Nytt navn' }, metadata)).toEqual([
      'renamed ',
      'periodGone Tid',
      'periodNew Tid',
    ]);
    expect(
      kinds(
        change('Region', { values: ['0301', '1103'].map((code) => ({ code, label: code, unit: 'x' })) }),
        metadata,
      ),
    ).toEqual(['unitChanged Region']);
  });
  it('stops on a new variable that must be chosen in', () => {
    const extra = {
      code: 'Ny',
      label: '',
      values: [],
      elimination: false,
      role: 'other' as const,
      codelists: [],
    };
    expect(kinds({ ...metadata, variables: [...metadata.variables, extra] })).toEqual(['variableNew Ny!']);
    expect(
      kinds({ ...metadata, variables: [...metadata.variables, { ...extra, elimination: true }] }),
    ).toEqual(['variableNew Ny']);
  });
});

describe('readMetadata', () => {
  it('takes elimination, roles and code lists from the description', () => {
    const outcome = readMetadata(
      {
        version: '2.0',
        class: 'dataset',
        id: ['Region', 'Tid'],
        size: [1, 1],
        role: { time: ['Tid'], geo: ['Region'] },
        dimension: {
          Region: {
            label: 'region',
            category: { index: { '0301': 0 }, label: { '0301': 'Oslo' } },
            extension: { elimination: true, codeLists: [{ id: 'agg_X' }] },
          },
          Tid: { category: { index: ['2024'] } },
        },
      },
      'x',
    );
    expect(
      outcome.ok &&
        outcome.value.variables.map(({ code, elimination, role, codelists }) => [
          code,
          elimination,
          role,
          codelists,
        ]),
    ).toEqual([
      ['Region', true, 'geo', ['agg_X']],
      ['Tid', false, 'time', []],
    ]);
  });
});
