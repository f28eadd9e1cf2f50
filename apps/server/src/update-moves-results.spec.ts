import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  applyVersion,
  createPxClient,
  createThrottle,
  memoryCache,
  serviceSchema,
  tableDefinitionSchema,
  updateTables,
  windableClock,
} from '@veivalg/connectors';
import { openVersionStore, sha256 } from '@veivalg/connectors/node';
import { at, type Baseline, type Outcome, services } from '@veivalg/core';
import { loadBaseline } from '@veivalg/data';
import { diskFolder, nodeTools } from '@veivalg/data/node';
import { describe, expect, it } from 'vitest';
import { createServerApp, fixedTables, listen } from './index.ts';
import type { ServedTable } from './tables.ts';
import { careBaseTable, occupationTable, projectionTable, usersTable } from './testing/shaped-tables.ts';

const root = join(import.meta.dirname, '../../..');
const must = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
};
const json = (path: string): unknown => JSON.parse(readFileSync(join(root, 'data/connectors', path), 'utf8'));

/** Serve the tables, fetch them into a version, and put it in the place of the built-in figures. */
const fetchAndApply = async (baseline: Baseline, served: readonly ServedTable[]) => {
  const provider = fixedTables(served);
  const server = must(
    await listen(
      createServerApp(
        {
          provider,
          maxDataCells: 800_000,
          calls: 1e6,
          windowSeconds: 60,
          languages: [{ id: 'no', label: 'norsk' }],
          source: '',
          licence: '',
          appVersion: '0',
          now: () => 0,
        },
        { provider, sources: [], version: '0', dataVersion: '0', modelVersion: '0' },
      ),
      0,
    ),
  );
  const home = mkdtempSync(join(tmpdir(), 'veivalg-'));
  const clock = windableClock();
  const definitions = served.map(({ id }) => tableDefinitionSchema.parse(json(`tables/${id}.json`)));
  // Three of the nine alternatives are enough here; the full table is fetched in fetch-from-server.spec.ts.
  const tables = definitions.map((one) =>
    one.id === '14746'
      ? { ...one, selection: { ...one.selection, ContentsCode: ['Personer', 'Personer1', 'Personer2'] } }
      : one,
  );
  const result = must(
    await updateTables({
      client: createPxClient({
        base: `${server.address}/pxwebapi/v2`,
        language: 'no',
        cache: memoryCache(),
        clock,
        fetch: (url, init) => fetch(url, init),
        throttle: createThrottle(clock),
        tries: 2,
        timeout: 60_000,
        longestAnswer: 50_000_000,
        firstPause: 1,
      }),
      service: serviceSchema.parse(json('service.json')),
      tables,
      history: { today: baseline.municipalities.map(({ id }) => id), changes: [] },
      current: new Map(),
      sha256,
      today: '2026-11-21',
      dryRun: false,
    }),
  );
  await server.close();
  expect(result.accounts.map(({ outcome }) => outcome)).toEqual(served.map(() => 'fetched'));
  const store = openVersionStore(home);
  const version = must(store.add(result.files, result.kept, '2026-11-21T08:00:00Z', 'lokal'));
  const outcome = applyVersion(
    baseline,
    version.id,
    store.folder(version.id),
    nodeTools,
    store.kept(version),
  );
  rmSync(home, { recursive: true, force: true });
  return { ...must(outcome), version: version.id, told: outcome.ok ? outcome.problems : [] };
};

describe('fetched figures in the place of the built-in ones', () => {
  it('moves projection and staff of all 357 municipalities by what the tables say, and undo moves them back', async () => {
    const baseline = must(loadBaseline(diskFolder(join(root, 'data')), nodeTools));
    const shaped = { baseline, updated: '2026-06-22T06:00:00Z', growth: 1.01, nurses: 1.2, lastYear: 2027 };
    const {
      baseline: next,
      moved,
      version,
    } = await fetchAndApply(baseline, [occupationTable(shaped), projectionTable(shaped)]);
    expect(moved.map(({ what, placesMoved }) => `${what} ${placesMoved}`)).toEqual([
      'projection 357',
      'nurses 357',
      'careStaff 357',
    ]);
    expect(next.id).not.toBe(baseline.id);
    expect(next.dataVersion).toBe(`${baseline.dataVersion}+${version}`);
    // Projection: every municipality is the sum of its ages, rounded one by one as the table has them.
    expect(next.demography.municipalTotalsYear).toBe(2027);
    const { population } = baseline.demography;
    const perPlace = population.length / 357;
    const expected = (m: number, factor: number): number =>
      population
        .subarray(m * perPlace, (m + 1) * perPlace)
        .reduce((sum, persons) => sum + Math.round(persons * factor), 0);
    for (let m = 0; m < 357; m++) expect(at(next.demography.municipalTotals, m)).toBe(expected(m, 1.01));
    const counties = next.demography.countyIds.length;
    const { first } = baseline.demography.countyTotalsYears;
    expect(next.demography.countyTotalsYears).toEqual({ first, count: 2027 - first + 1 });
    // The years before the new edition are kept from the older one.
    expect(at(next.demography.countyTotals.main, 0)).toBe(at(baseline.demography.countyTotals.main, 0));
    for (const [level, factor] of [
      ['main', 1.01],
      ['low', 1.01 * 0.99],
      ['high', 1.01 * 1.01],
    ] as const)
      for (let c = 0; c < counties; c++) {
        const members = baseline.municipalities.flatMap(({ countyId }, m) =>
          countyId === next.demography.countyIds[c] ? [m] : [],
        );
        expect(at(next.demography.countyTotals[level], (2027 - first) * counties + c)).toBe(
          members.reduce((sum, m) => sum + expected(m, factor), 0),
        );
      }
    // Staff: nurses of both kinds are summed for each municipality, in the newest year. Floating sums of two parts.
    for (let m = 0; m < 357; m++)
      expect(at(next.staffing.nurseFte, m)).toBeCloseTo(at(baseline.staffing.nurseFte, m) * 1.2, 9);
    expect(next.staffing.totals.care.at(-1)).toEqual({
      year: 2025,
      value: (baseline.staffing.totals.care.at(-1)?.value ?? 0) * 1.05,
    });
    // The figures that came with the product are as they were: undo is to use them again.
    expect(baseline.demography.municipalTotalsYear).toBe(2050);
  });

  it('moves users of care in all municipalities, leaves a hidden figure as it was, and reads the year before the base year alone', async () => {
    const baseline = must(loadBaseline(diskFolder(join(root, 'data')), nodeTools));
    const shaped = {
      baseline,
      updated: '2026-06-22T06:00:00Z',
      growth: 1,
      nurses: 1,
      users: 1.1,
      lastYear: 2027,
    };
    const { baseline: next, moved } = await fetchAndApply(baseline, [
      careBaseTable(shaped, ['2024', '2025', '2026']),
      usersTable(shaped, ['2024', '2025']),
    ]);
    const places = baseline.municipalities.length;
    const known = (use: Baseline['use'], service: (typeof services)[number], m: number): number =>
      at(use.observedUsers, services.indexOf(service) * places + m);
    for (const service of ['homeCare', 'staffedHousing', 'longTermStay'] as const)
      for (let m = 0; m < places; m++) {
        const before = known(baseline.use, service, m);
        // Hidden at the source then and now: unknown stays unknown.
        expect(known(next.use, service, m)).toBe(
          Number.isNaN(before) ? Number.NaN : Math.round(before * 1.1),
        );
      }
    for (let m = 0; m < places; m++) {
      const all = known(next.use, 'homeCare', m);
      const of = (g: number): number => at(next.use.homeCareByAge, g * places + m);
      if (Number.isNaN(all)) expect([of(0), of(1), of(2)]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
      else {
        expect(of(0)).toBe(Math.floor(all * 0.4));
        expect(of(2)).toBe(Math.floor(all * 0.3));
        expect(of(0) + of(1) + of(2)).toBe(all);
      }
      const residents = known(next.use, 'longTermStay', m);
      if (Number.isFinite(residents))
        expect(at(next.use.longTermByAge, m)).toBe(2 * Math.floor(residents * 0.1));
      const hours = at(baseline.use.homeHours, m);
      expect(at(next.use.homeHours, m)).toBe(Number.isNaN(hours) ? Number.NaN : hours + 2);
    }
    expect(moved.map(({ what, table }) => `${what} ${table}`)).toEqual([
      'homeCareUsers 12292',
      'housingResidents 12292',
      'homeHours 12292',
      'longTermResidents 11645',
    ]);
    // Each municipality's users are rounded to whole persons.
    for (const { what, before, after } of moved.filter((one) => one.what !== 'homeHours'))
      expect(Math.abs(after / before - 1.1), what).toBeLessThan(0.01);
    expect(moved[2]?.after).toBeCloseTo((moved[2]?.before ?? 0) + 2, 9);
  });

  it('leaves the users as they were, with a word, when the year before the base year is not in the table', async () => {
    const baseline = must(loadBaseline(diskFolder(join(root, 'data')), nodeTools));
    const shaped = { baseline, updated: '', growth: 1, nurses: 1, users: 2, lastYear: 2027 };
    const {
      baseline: next,
      moved,
      told,
    } = await fetchAndApply(baseline, [careBaseTable(shaped, ['2023', '2024'])]);
    expect(moved).toEqual([]);
    expect(next.use).toEqual(baseline.use);
    expect(told.map(({ code }) => code)).toContain('V3015');
  });

  it('takes nothing in use from a table with more users than residents', async () => {
    const baseline = must(loadBaseline(diskFolder(join(root, 'data')), nodeTools));
    const shaped = { baseline, updated: '', growth: 1, nurses: 1, users: 60, lastYear: 2027 };
    const {
      baseline: next,
      moved,
      told,
    } = await fetchAndApply(baseline, [careBaseTable(shaped, ['2025']), usersTable(shaped, ['2025'])]);
    expect(moved).toEqual([]);
    expect(next.use).toEqual(baseline.use);
    expect(told.filter(({ code }) => code === 'V3024').map(({ where }) => where)).toEqual(['12292', '11645']);
  });
});
