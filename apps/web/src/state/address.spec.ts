import {
  areaKinds,
  emptyPlan,
  languages,
  measureId,
  municipalityId,
  type Plan,
  populationAlternatives,
  scenarios,
} from '@veivalg/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAddress, writeAddress } from './address.ts';
import { pack } from './pack.ts';
import { chartIds, country, mapMetrics, mapRuns, rooms, scopes, startView, type View } from './view.ts';

const seed = { seed: 20261121, numRuns: 300 };
const slug = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
const amount = fc
  .double({ min: -1e6, max: 1e6, noNaN: true, noDefaultInfinity: true })
  .map((value) => (Object.is(value, -0) ? 0 : value));
const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const lever = fc.record({
  measure: slug.map(measureId),
  value: amount,
  startYear: fc.integer({ min: 2026, max: 2060 }),
  rampYears: fc.integer({ min: 0, max: 40 }),
  reach: fc.double({ min: 0, max: 1, noNaN: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
});
const requirement = fc
  .record({
    requirement: slug,
    sign: fc.constantFrom(1 as const, -1 as const),
    startYear: fc.integer({ min: 2026, max: 2060 }),
    rampYears: fc.integer({ min: 0, max: 40 }),
    amount: fc.option(amount, { nil: undefined }),
  })
  .map(({ amount: size, ...rest }) => (size === undefined ? rest : { ...rest, amount: size }));
const plans = (most: number): fc.Arbitrary<Plan> =>
  fc.record({
    schemaVersion: fc.constant(1 as const),
    name: text,
    places: fc.array(fc.stringMatching(/^\d{4}$/).map(municipalityId), { maxLength: 4 }),
    scenario: fc.constantFrom(...scenarios),
    population: fc.constantFrom(...populationAlternatives),
    endYear: fc.integer({ min: 2027, max: 2060 }),
    levers: fc.uniqueArray(lever, { maxLength: most, selector: (one) => one.measure }),
    requirements: fc.array(requirement, { maxLength: 3 }),
    assumptions: fc.array(fc.record({ parameter: slug, value: amount, reason: text }), { maxLength: 3 }),
    ownMeasures: fc.constant([]),
    ownRequirements: fc.constant([]),
    notes: fc.constantFrom('', 'merknad: a,b~c'),
  });
const place = fc.oneof(
  fc.constant(country),
  fc.stringMatching(/^\d{4}$/).map((id) => ({ kind: 'municipality' as const, id })),
  fc.record({
    kind: fc.constantFrom(
      'county' as const,
      'region' as const,
      'catchment' as const,
      'healthRegion' as const,
    ),
    id: fc.stringMatching(/^[A-Za-zøæå 0-9:,~-]{1,20}$/),
  }),
);
const view: fc.Arbitrary<View> = fc.record({
  room: fc.constantFrom(...rooms),
  place,
  year: fc.integer({ min: 2026, max: 2060 }),
  scope: fc.constantFrom(...scopes),
  language: fc.constantFrom(...languages),
  plan: fc.oneof(plans(4), plans(60)),
  left: fc.constantFrom(...chartIds),
  right: fc.constantFrom(...chartIds),
  mapMetric: fc.constantFrom(...mapMetrics),
  mapRun: fc.constantFrom(...mapRuns),
  mapArea: fc.constantFrom(...areaKinds),
  paths: fc.boolean(),
  ceiling: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }),
  open: fc.option(slug, { nil: null }),
  compare: fc.array(fc.record({ place, label: text, plan: fc.option(plans(3), { nil: null }) }), {
    maxLength: 4,
  }),
});

test('state → address → state is the identity', () => {
  fc.assert(
    fc.property(view, (one) => {
      const read = readAddress(writeAddress(one, { model: '1.2.3', data: '2026.11' }));
      expect(read.problems).toEqual([]);
      expect(read.view).toEqual(one);
      expect(read.versions).toEqual({ model: '1.2.3', data: '2026.11' });
    }),
    seed,
  );
});

test('a shared link carries the number on the screen, and an address without one says so', () => {
  fc.assert(
    fc.property(view, amount, (one, shown) => {
      const read = readAddress(writeAddress(one, { model: '1.2.3', data: '2026.11' }, shown));
      expect(read.shown).toBe(shown);
      expect(read.view).toEqual(one);
      expect(readAddress(writeAddress(one, null)).shown).toBeNull();
    }),
    { ...seed, numRuns: 100 },
  );
  expect(readAddress('?da=abc').shown).toBeNull();
});

test('a link that a mail program has escaped reads the same', () => {
  fc.assert(
    fc.property(view, (one) => {
      const link = writeAddress(one, null).replaceAll(':', '%3A').replaceAll(',', '%2C');
      expect(readAddress(link).view).toEqual(one);
    }),
    { ...seed, numRuns: 100 },
  );
});

test('whatever the address holds, a view that works comes out and the plan is never lost without a word', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((tail) => `?t=${tail}&p=${tail}&mot=${tail}&ver=${tail}&f=${tail}&k=${tail}`),
      ),
      (search) => {
        const { view: found } = readAddress(search);
        expect(rooms).toContain(found.room);
        expect(Number.isFinite(found.year)).toBe(true);
        expect(found.plan.levers.every((one) => Number.isFinite(one.value))).toBe(true);
      },
    ),
    seed,
  );
});

test('everything in a view is carried, so that what is added later is too', () => {
  // Two views that differ in one part must give two links: a part left out of the address would fail here.
  fc.assert(
    fc.property(view, view, (one, other) => {
      for (const part of Object.keys(startView) as (keyof View)[]) {
        const changed = { ...one, [part]: other[part] };
        const same = JSON.stringify(one[part]) === JSON.stringify(other[part]);
        expect(writeAddress(changed, null) === writeAddress(one, null), part).toBe(same);
      }
    }),
    { ...seed, numRuns: 100 },
  );
});

test('two thousand tampered links: a view that works comes out, in time, and what is shown reads back the same', () => {
  const hostile = fc.constantFrom(
    '%',
    '%00',
    '%FF%FE',
    '\u0000',
    '<script>alert(1)</script>',
    '../../etc/passwd',
    '__proto__',
    'constructor',
    '1e999',
    '-Infinity',
    'NaN',
    '9'.repeat(400),
    ','.repeat(2000),
    ':'.repeat(2000),
    '~zz~3a~',
    '\u202e\u2066',
    'javascript:alert(1)',
    '𝟙𝟚',
  );
  const keys = fc.constantFrom(
    ...['rom', 'kommune', 'sted', 'ar', 'omfang', 'v', 'h', 'mal', 'vis', 'niva', 'apen', 'p', 'navn', 'for'],
    ...['scenario', 'befolkning', 'til', 't', 'k', 'f', 'mot', 'sprak', 'ver', '__proto__', 'constructor'],
  );
  const broken = fc
    .record({
      base: view,
      at: fc.nat(),
      length: fc.nat({ max: 40 }),
      put: fc.oneof(hostile, fc.string({ maxLength: 30 }), fc.constant('')),
      more: fc.array(fc.tuple(keys, fc.oneof(hostile, fc.string({ maxLength: 60 }))), { maxLength: 4 }),
    })
    .map(({ base, at, length, put, more }) => {
      const whole = writeAddress(base, { model: '1.0.0', data: '2026.11' });
      const cut = at % whole.length;
      return `${whole.slice(0, cut)}${put}${whole.slice(cut + length)}${more.map(([key, value]) => `&${key}=${value}`).join('')}`;
    });
  fc.assert(
    fc.property(broken, (search) => {
      const { view: found, problems } = readAddress(search);
      expect(rooms).toContain(found.room);
      expect(languages).toContain(found.language);
      expect(Number.isFinite(found.year)).toBe(true);
      expect(Object.getPrototypeOf(found)).toBe(Object.prototype);
      for (const lever of found.plan.levers) {
        expect(Number.isFinite(lever.value) && Number.isFinite(lever.rampYears)).toBe(true);
        expect(lever.reach >= 0 && lever.reach <= 1).toBe(true);
      }
      expect(problems.every((one) => one.code.startsWith('V60'))).toBe(true);
      // What came out can be shared again, and says the same.
      const again = readAddress(writeAddress(found, null));
      expect(again.problems).toEqual([]);
      expect(again.view).toEqual(found);
    }),
    { ...seed, numRuns: 2000 },
  );
});

test('a huge link is read in bounded work', () => {
  const items = `t=${'x:1:2027:5:1,'.repeat(60_000)}`;
  const { view: found, problems } = readAddress(`?${items}`);
  expect(found.plan.levers.length).toBeLessThanOrEqual(400);
  expect(problems.map((one) => one.code)).toContain('V6001');
  expect(readAddress(`?p=${'A'.repeat(450_000)}`).problems.map((one) => one.code)).toEqual(['V6002']);
  expect(readAddress(`?mot=${'A'.repeat(450_000)}`).problems.map((one) => one.code)).toEqual(['V6003']);
});

test('a link cut anywhere opens, and says so when its plan is gone', () => {
  const whole = writeAddress(
    { ...startView, plan: { ...emptyPlan, notes: 'x'.repeat(300), name: 'Heltid' } },
    null,
  );
  for (let length = 0; length < whole.length; length += 3) {
    const read = readAddress(whole.slice(0, length));
    const packed = /[?&]p=/.test(whole.slice(0, length));
    if (packed && read.view.plan.name === '') expect(read.problems.map((one) => one.code)).toContain('V6002');
  }
});

test('few settings stay readable and many are packed', () => {
  const levers = Array.from({ length: 16 }, (_, i) => ({
    measure: measureId(`tiltak-${i}`),
    value: i,
    startYear: 2027,
    rampYears: 5,
    reach: 1,
  }));
  expect(writeAddress({ ...startView, plan: { ...emptyPlan, levers: levers.slice(0, 15) } }, null)).toContain(
    't=tiltak-0:0:2027:5:1,',
  );
  const long = writeAddress({ ...startView, plan: { ...emptyPlan, levers } }, null);
  expect(long).toMatch(/[?&]p=[\w-]+/);
  expect(long).not.toContain('t=');
});

test('hostile packed plans are refused with a reason', () => {
  for (const data of [
    { ...emptyPlan, schemaVersion: 99 },
    { ...emptyPlan, levers: [{ measure: 'x', value: 'NaN', startYear: 2027, rampYears: 1, reach: 1 }] },
    {
      ...emptyPlan,
      levers: Array.from({ length: 1000 }, () => ({
        measure: 'x',
        value: 1,
        startYear: 2027,
        rampYears: 1,
        reach: 1,
      })),
    },
    { ...emptyPlan, places: ['<script>'] },
    [],
    null,
    'x'.repeat(10),
  ])
    expect(readAddress(`?p=${pack(data)}`).problems.map((one) => one.code)).toEqual(['V6002']);
});

test('a link that unpacks to far too much is refused', () => {
  expect(readAddress(`?p=${pack({ ...emptyPlan, notes: 'a'.repeat(3_000_000) })}`).problems[0]?.code).toBe(
    'V6002',
  );
});
