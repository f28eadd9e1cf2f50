import type { Outcome } from '@veivalg/core';
import fc from 'fast-check';
import JSONstat from 'jsonstat-toolkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServerApp, fixedTables, type Listening, listen, type ServedTable } from '../index.ts';
import { splitValues } from './app.ts';

const regions = ['0301', '1103', '4631'];
const ages = ['0-66', '67-79', '80+'];
const table: ServedTable = {
  id: 'V0001',
  label: 'Årsverk etter kommune, alder og år',
  description: '',
  source: 'Veivalg',
  updated: '2026-11-21T00:00:00Z',
  notes: ['Laget.'],
  variables: [
    {
      code: 'Region',
      label: 'region',
      role: 'geo',
      elimination: false,
      values: [
        { code: '0301', label: 'Oslo' },
        { code: '1103', label: 'Stavanger' },
        { code: '4631', label: '=Alver' },
      ],
      codelists: [
        { id: 'agg_Vest', label: 'Vest', values: [{ code: 'V', label: 'Vest', members: ['1103', '4631'] }] },
      ],
    },
    {
      code: 'Alder',
      label: 'alder',
      role: 'other',
      elimination: true,
      values: ages.map((code) => ({ code, label: code })),
    },
    {
      code: 'ContentsCode',
      label: 'innhold',
      role: 'metric',
      elimination: false,
      values: [{ code: 'Arsverk', label: 'Årsverk', unit: { base: 'årsverk', decimals: 1 } }],
    },
    {
      code: 'Tid',
      label: 'år',
      role: 'time',
      elimination: false,
      values: ['2026', '2030', '2040'].map((code) => ({ code, label: code })),
    },
  ],
  cell: ([region = 0, age = 0, , year = 0]) =>
    region === 2 && age === 2 && year === 2 ? { sign: ':' } : region * 100 + age * 10 + year + 0.5,
};

const must = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
};

let clock = 0;
const app = createServerApp(
  {
    provider: fixedTables([table]),
    maxDataCells: 20,
    calls: 200,
    windowSeconds: 60,
    languages: [
      { id: 'no', label: 'norsk' },
      { id: 'en', label: 'English' },
    ],
    source: 'Kilde: Veivalg',
    licence: 'CC BY 4.0',
    appVersion: '1',
    now: () => clock,
  },
  { provider: fixedTables([table]), sources: [], version: '1', dataVersion: 'd', modelVersion: 'm' },
);

let server: Listening;
let base = '';
beforeAll(async () => {
  server = must(await listen(app, 0));
  base = `${server.address}/pxwebapi/v2`;
});
afterAll(() => server.close());

const all = 'valueCodes[Region]=0301,1103&valueCodes[Alder]=*&valueCodes[ContentsCode]=*&valueCodes[Tid]=*';
const title = async (path: string, init?: RequestInit): Promise<string> => {
  const answer = await fetch(`${base}${path}`, init);
  const json = (await answer.json()) as { title?: string };
  return `${answer.status} ${json.title ?? ''}`;
};

describe('the PxWebApi v2 server', () => {
  it('is read by an independent JSON-stat client with equal values', async () => {
    const answer = await fetch(`${base}/tables/V0001/data?${all}`);
    const dataset = JSONstat(await answer.json()).Dataset(0);
    expect(dataset.id).toEqual(['Region', 'Alder', 'ContentsCode', 'Tid']);
    expect(dataset.role.time).toEqual(['Tid']);
    for (const [r, region] of regions.slice(0, 2).entries())
      for (const [a, age] of ages.entries())
        for (const [y, year] of ['2026', '2030', '2040'].entries())
          expect(dataset.Data({ Region: region, Alder: age, Tid: year, ContentsCode: 'Arsverk' }).value).toBe(
            r * 100 + a * 10 + y + 0.5,
          );
    expect(dataset.Dimension('ContentsCode').Category('Arsverk').unit).toEqual({
      base: 'årsverk',
      decimals: 1,
    });
  });

  it('gives the same answer to a POST as to a GET', async () => {
    const get = await (
      await fetch(
        `${base}/tables/V0001/data?valueCodes[Region]=4631&valueCodes[Alder]=80%2B&valuecodes[contentscode]=*&valueCodes[ContentsCode]=Arsverk&valueCodes[Tid]=[range(2026,2040)]`,
      )
    ).text();
    expect(get).toContain('Non-existent variable');
    const right = await fetch(
      `${base}/tables/V0001/data?valuecodes[Region]=4631&valueCodes[Alder]=80%2B&valueCodes[ContentsCode]=Arsverk&valueCodes[Tid]=[range(2026,2040)]`,
    );
    const post = await fetch(`${base}/tables/V0001/data`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        selection: [
          { variableCode: 'Region', valueCodes: ['4631'] },
          { variableCode: 'Alder', valueCodes: ['80+'] },
          { variableCode: 'ContentsCode', valueCodes: ['*'] },
          { variableCode: 'Tid', valueCodes: ['range(2026,2040)'] },
        ],
      }),
    });
    const one = (await right.json()) as { value: unknown; status: unknown };
    expect(one).toEqual(await post.json());
    expect(one.value).toEqual([220.5, 221.5, null]);
    expect(one.status).toEqual({ 2: ':' });
  });

  it('sums what is left out and what a code list groups; a hidden part hides the sum', async () => {
    const summed = (await (
      await fetch(
        `${base}/tables/V0001/data?valueCodes[Region]=1103&valueCodes[ContentsCode]=*&valueCodes[Tid]=top(1)`,
      )
    ).json()) as { value: number[]; id: string[] };
    expect(summed.id).toEqual(['Region', 'ContentsCode', 'Tid']);
    expect(summed.value).toEqual([102.5 + 112.5 + 122.5]);
    const grouped = (await (
      await fetch(
        `${base}/tables/V0001/data?valueCodes[Region]=V&codelist[Region]=agg_Vest&valueCodes[Alder]=80%2B&valueCodes[ContentsCode]=*&valueCodes[Tid]=2026,2040`,
      )
    ).json()) as { value: unknown; status: unknown };
    expect(grouped.value).toEqual([120.5 + 220.5, null]);
    expect(grouped.status).toEqual({ 1: ':' });
  });

  it('refuses as the description says', async () => {
    expect(await title('/tables/NONE')).toBe('404 Non-existent table');
    expect(await title('/tables/V0001/data?valueCodes[Sted]=1')).toBe('400 Non-existent variable');
    expect(
      await title('/tables/V0001/data?valueCodes[Region]=9999&valueCodes[ContentsCode]=*&valueCodes[Tid]=*'),
    ).toBe('400 Non-existent value');
    expect(await title('/tables/V0001/data?valueCodes[Region]=*')).toBe(
      '400 Missing selection for mandantory variable',
    );
    expect(
      await title(
        '/tables/V0001/data?valueCodes[Region]=*&valueCodes[ContentsCode]=*&valueCodes[Tid]=top(x)',
      ),
    ).toBe('400 Illegal selection expression');
    expect(await title(`/tables/V0001/data?${all.replace('0301,1103', '*')}`)).toBe(
      '400 Too many cells selected',
    );
    expect(
      await title(
        '/tables/V0001/data?valueCodes[Region]=*&codelist[Region]=x&valueCodes[ContentsCode]=*&valueCodes[Tid]=*',
      ),
    ).toBe('400 Non-existent codelist');
    expect(await title(`/tables/V0001/data?valueCodes[Region]=${'0301,'.repeat(500)}`)).toBe('404 Not found');
    expect(await title('/tables/V0001/data', { method: 'POST', body: '{"selection":' })).toBe(
      '400 Illegal selection expression',
    );
    expect((await fetch(`${server.address}/api/v1/tables`, { method: 'DELETE' })).status).toBe(405);
  });

  it('answers 429 with a time to come back when the limit is passed', async () => {
    clock += 60_000;
    let last = await fetch(`${base}/config`);
    for (let i = 0; i < 200; i++) last = await fetch(`${base}/config`);
    expect(last.status).toBe(429);
    expect(last.headers.get('retry-after')).toBe('60');
    clock += 60_000;
    expect((await fetch(`${base}/config`)).headers.get('x-ratelimit-remaining')).toBe('199');
  });

  it('writes CSV that no spreadsheet will run, and PX', async () => {
    const question = 'valueCodes[Region]=1103,4631&valueCodes[ContentsCode]=*&valueCodes[Tid]=2026,2040';
    const csv = await fetch(`${base}/tables/V0001/data?${question}&outputFormat=csv`);
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=iso-8859-1');
    const text = new TextDecoder('iso-8859-1').decode(await csv.arrayBuffer());
    expect(text.split('\r\n')).toEqual([
      '"region","Årsverk 2026","Årsverk 2040"',
      '"Stavanger",331.5,337.5',
      '"\'=Alver",631.5,":"',
      '',
    ]);
    const px = await (await fetch(`${base}/tables/V0001/data?${question}&outputFormat=px`)).text();
    expect(px).toContain('CODES("region")="1103","4631";');
    expect(px).toContain('331.5 337.5');
  });

  it('says what it has: config, search, paging, metadata, default selection, code list', async () => {
    const json = async (path: string): Promise<Record<string, unknown>> =>
      (await (await fetch(`${base}${path}`)).json()) as Record<string, unknown>;
    expect((await json('/config'))['maxDataCells']).toBe(20);
    expect((await json('/tables?query=rsverk'))['page']).toMatchObject({ totalElements: 1 });
    expect((await json('/tables?query=finnes-ikke'))['tables']).toEqual([]);
    expect(await json('/tables/V0001')).toMatchObject({ firstPeriod: '2026', lastPeriod: '2040' });
    const metadata = await json('/tables/V0001/metadata');
    expect(metadata).not.toHaveProperty('value');
    expect(JSONstat(metadata).Dataset(0).Dimension('Region').length).toBe(3);
    expect((await json('/tables/V0001/defaultselection'))['selection']).toHaveLength(3);
    expect((await json('/codelists/agg_Vest'))['values']).toEqual([
      { code: 'V', label: 'Vest', valueMap: ['1103', '4631'] },
    ]);
  });

  it('answers only this machine, with security headers', async () => {
    const stranger = await app.request('http://evil.example/pxwebapi/v2/config');
    expect(stranger.status).toBe(421);
    const answer = await fetch(`${server.address}/api/v1/status`);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:/);
  });

  it('has an OpenAPI description of every route it answers', async () => {
    const document = (await (await fetch(`${server.address}/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, unknown>;
    };
    expect(document.openapi).toBe('3.1.0');
    for (const path of Object.keys(document.paths)) {
      const answer = await fetch(
        `${server.address}${path.replace('{id}', 'V0001')}?${path.endsWith('rows') ? 'Region=0301' : ''}`,
      );
      expect(`${path} ${answer.status}`).toBe(`${path} 200`);
    }
    const rows = (await (
      await fetch(`${server.address}/api/v1/tables/V0001/rows?Region=4631&Tid=2040`)
    ).json()) as {
      rows: unknown[][];
    };
    expect(rows.rows.at(-1)).toEqual(['4631', '80+', 'Arsverk', '2040', null, ':']);
  });

  it('splits lists at commas that are not inside an expression', () => {
    expect(splitValues('0301,[range(2020,2022)],top(3,1),80+')).toEqual([
      '0301',
      '[range(2020,2022)]',
      'top(3,1)',
      '80+',
    ]);
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[A-Za-z0-9]{1,6}$/), { maxLength: 8 }), (codes) => {
        expect(splitValues(codes.join(','))).toEqual(codes);
      }),
      { seed: 20261121, numRuns: 50 },
    );
  });
});
