import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createPxClient,
  createThrottle,
  memoryCache,
  serviceSchema,
  type TableDefinition,
  tableDefinitionSchema,
  updateTables,
  windableClock,
} from '@veivalg/connectors';
import { openVersionStore, sha256 } from '@veivalg/connectors/node';
import type { Outcome } from '@veivalg/core';
import { readSeries } from '@veivalg/data';
import { diskFolder, nodeTools } from '@veivalg/data/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServerApp, fixedTables, type Listening, listen } from './index.ts';
import { withFaults } from './testing/faulty.ts';
import { generatedNumber, generatedTable } from './testing/generated-tables.ts';

const root = join(import.meta.dirname, '../../..');
const folder = join(root, 'data/connectors');
const read = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));
const service = serviceSchema.parse(read('service.json'));
const tables: readonly TableDefinition[] = readdirSync(join(folder, 'tables'))
  .sort()
  .map((name) => tableDefinitionSchema.parse(read(`tables/${name}`)));

const today = ['0301', '1103', '1508', '1580', '4601'];
const places = [...today, '0', '1141', '1142', '1201', '1507'];
const years = [2018, 2019, 2020, 2023, 2024, 2025];
const history = {
  today,
  changes: [
    { oldCode: '1141', code: '1103', from: null, to: 2019, share: 1 },
    { oldCode: '1142', code: '1103', from: null, to: 2019, share: 1 },
    { oldCode: '1201', code: '4601', from: 1972, to: 2019, share: 1 },
    { oldCode: '1507', code: '1508', from: 2020, to: 2023, share: 0.75 },
    { oldCode: '1507', code: '1580', from: 2020, to: 2023, share: 0.25 },
  ],
};

const serverOf = (shift: number, updated: string, maxDataCells: number) => {
  const provider = fixedTables(
    tables.map((definition) => generatedTable(definition, { places, years, updated, shift })),
  );
  return createServerApp(
    {
      provider,
      maxDataCells,
      calls: 100_000,
      windowSeconds: 60,
      languages: [{ id: 'no', label: 'norsk' }],
      source: 'Laget',
      licence: 'CC BY 4.0',
      appVersion: '0',
      now: () => 0,
    },
    { provider, sources: [], version: '0', dataVersion: '0', modelVersion: '0' },
  );
};

const must = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
};

const fetchAll = async (address: string, cache = memoryCache(), tries = 12) => {
  const clock = windableClock();
  const starts: number[] = [];
  const client = createPxClient({
    base: `${address}/pxwebapi/v2`,
    language: 'no',
    cache,
    clock,
    fetch: (url, init) => {
      starts.push(clock.now());
      return fetch(url, init);
    },
    throttle: createThrottle(clock, { calls: service.callsPerMinute, windowMilliseconds: 60_000 }),
    tries,
    timeout: 20_000,
    longestAnswer: 50_000_000,
    firstPause: 500,
  });
  const result = await updateTables({
    client,
    service,
    tables,
    history,
    current: new Map(),
    sha256,
    today: '2026-11-21',
    dryRun: false,
  });
  return { result, starts };
};

describe('every listed table from a local server', () => {
  let home = '';
  let good: Listening;
  let faulty: Listening;
  let faults: ReadonlyMap<string, number>;
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'veivalg-'));
    good = must(await listen(serverOf(0, '2026-02-25T07:00:00Z', 12_000), 0));
    const bad = withFaults(serverOf(0, '2026-02-25T07:00:00Z', 12_000), 0.3, 20261121);
    faults = bad.faults;
    faulty = must(await listen(bad.app, 0));
  });
  afterAll(async () => {
    await good.close();
    await faulty.close();
    rmSync(home, { recursive: true, force: true });
  });

  it('fetches all of them in full, split and throttled, and nothing differs on a line with 30 % faults', async () => {
    const { result, starts } = await fetchAll(good.address);
    const whole = must(result);
    expect(whole.accounts.map(({ table, outcome }) => `${table} ${outcome}`)).toEqual(
      tables.map(({ id }) => `${id} fetched`),
    );
    const population = whole.accounts.find(({ table }) => table === '14746');
    expect(population?.cells).toBe(places.length * 2 * 106 * 9 * years.length);
    expect(population?.pieces).toBeGreaterThanOrEqual(Math.ceil((population?.cells ?? 0) / 12_000));
    for (let i = service.callsPerMinute; i < starts.length; i++)
      expect((starts[i] ?? 0) - (starts[i - service.callsPerMinute] ?? 0)).toBeGreaterThanOrEqual(60_000);
    const again = must((await fetchAll(faulty.address)).result);
    expect([...faults.keys()].sort()).toEqual(['429', '503', 'cut', 'half']);
    // The address is part of the source record; the figures may not differ by a digit.
    for (const [path, text] of whole.files)
      if (path.endsWith('.csv'))
        expect(sha256(Buffer.from(again.files.get(path) ?? ''))).toBe(sha256(Buffer.from(text)));
  });

  it('goes on where it stopped: what is in the cache is not asked for again', async () => {
    const cache = memoryCache();
    const first = await fetchAll(good.address, cache);
    const second = await fetchAll(good.address, cache);
    expect(must(second.result).files).toEqual(must(first.result).files);
    // The configuration, and the time stamp and description of each table.
    expect(second.starts.length).toBe(1 + 2 * tables.length);
  });

  it('writes versions that the loader reads, carries merged municipalities, and undo gives the old digits back', async () => {
    const store = openVersionStore(join(home, 'a'));
    const first = must((await fetchAll(good.address)).result);
    const one = must(store.add(first.files, first.kept, '2026-11-21T08:00:00Z', good.address));
    const digits = (id: string): string =>
      readFileSync(join(store.root, 'versions', id, 'series/ssb-table-14533.csv'), 'utf8');
    const before = digits(one.id);
    const newer = must(await listen(serverOf(7, '2026-06-15T06:00:00Z', 12_000), 0));
    const next = must((await fetchAll(newer.address)).result);
    await newer.close();
    const two = must(store.add(next.files, next.kept, '2026-11-21T09:00:00Z', newer.address));
    expect(digits(two.id)).not.toBe(before);
    expect(must(store.current())?.id).toBe(two.id);
    expect(must(store.undo())?.id).toBe(one.id);
    const current = must(store.current());
    expect(digits(current?.id ?? '')).toBe(before);
    expect(must(store.undo())).toBeNull();
    expect(store.undo().ok).toBe(false);
    expect(store.list().map(({ id }) => id)).toEqual([one.id, two.id]);

    const version = diskFolder(join(store.root, 'versions', one.id));
    for (const { id } of tables) must(readSeries(version, nodeTools, `ssb-table-${id}`));
    const people = must(readSeries(version, nodeTools, 'ssb-table-07459'));
    const at = (place: string, year: string) =>
      people.rows.find((row) => row['place'] === place && row['period'] === year && row['kjonn'] === '2');
    const expected = (place: string, year: string, age: string): number =>
      Number(generatedNumber('07459', [place, '2', age, 'Personer1', year], 0));
    expect(Number(at('1103', '2019')?.['a0'])).toBe(
      expected('1103', '2019', '000') + expected('1141', '2019', '000') + expected('1142', '2019', '000'),
    );
    expect(Number(at('1103', '2020')?.['a105'])).toBe(expected('1103', '2020', '105+'));
    expect(at('1103', '2019')?.['carrying']).toBe('summed');
  });

  it('refuses a version whose file was changed behind its back', async () => {
    const store = openVersionStore(join(home, 'b'));
    const result = must((await fetchAll(good.address)).result);
    const one = must(store.add(result.files, result.kept, '2026-11-21T08:00:00Z', good.address));
    const path = join(store.root, 'versions', one.id, 'series/ssb-table-12073.csv');
    const { writeFileSync } = await import('node:fs');
    writeFileSync(path, 'changed');
    const current = store.current();
    expect(current.ok ? '' : current.problems[0]?.code).toBe('V3020');
  });
});
