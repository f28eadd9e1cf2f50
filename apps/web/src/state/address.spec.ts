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
