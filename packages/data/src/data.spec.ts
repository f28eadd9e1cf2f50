import { join } from 'node:path';
import { sum } from '@veivalg/core';
import { describe, expect, it } from 'vitest';
import { decodeBaseline } from './baseline/decode-baseline.ts';
import { loadBaseline } from './baseline/load-baseline.ts';
import { encodeBinary } from './binary/codec.ts';
import type { DataFolder } from './files/folder.ts';
import { readSeries } from './files/read-series.ts';
import { diskFolder, nodeTools } from './node.ts';
import { findArea } from './places/find-area.ts';
import { loadSeriesRecords, loadSources } from './sources/load-sources.ts';

const disk = diskFolder(join(import.meta.dirname, '../../../data'));
const outcome = loadBaseline(disk, nodeTools);
const baseline = outcome.ok ? outcome.value : null;

/** The real folder with some files replaced or taken away. */
const changed = (files: Readonly<Record<string, string | null>>): DataFolder => ({
  read: (path) => {
    const text = files[path];
    if (text === undefined) return disk.read(path);
    return text === null ? null : new TextEncoder().encode(text);
  },
  list: disk.list,
});

const textOf = (path: string): string => new TextDecoder().decode(disk.read(path) ?? new Uint8Array());
const codes = (folder: DataFolder): readonly string[] =>
  loadBaseline(folder, nodeTools).problems.map(({ code }) => code);

/** Licences whose terms the product meets by citation. */
const licences = [
  'CC BY 4.0',
  'CC BY 3.0 IGO',
  'NLOD',
  'MIT',
  'Tall og fakta',
  'Enkelttall',
  'Fakta, hentet fra en åpen fil',
];

/** Units a parameter may have; a new one is added here. */
const units = [
  'share',
  'ratio',
  'years',
  'year',
  'percentPerYear',
  'percent',
  'percentagePoints',
  'FTE per person',
  'FTE',
  'births',
  'personYears',
  'persons',
  'personsPerYear',
  'hoursPerWeek',
  'squaredShare',
  'hours',
  'count',
];

/** An ISO date. */
const sane = /^\d{4}-\d{2}-\d{2}$/;

describe('the figures that are shipped', () => {
  it('load without a problem', () => {
    expect(outcome.problems).toEqual([]);
    expect(outcome.ok).toBe(true);
  });

  it('hold 5,627,400 people in 357 municipalities in 15 counties at the base year', () => {
    expect(sum(baseline?.demography.population ?? [])).toBe(5_627_400);
    expect(baseline?.municipalities.length).toBe(357);
    expect(new Set(baseline?.municipalities.map(({ countyId }) => countyId)).size).toBe(15);
    expect(new Set(baseline?.municipalities.map(({ regionId }) => regionId)).size).toBe(159);
    expect(new Set(baseline?.municipalities.map(({ catchmentArea }) => catchmentArea)).size).toBe(19);
    expect(new Set(baseline?.municipalities.map(({ healthRegion }) => healthRegion)).size).toBe(4);
  });

  it('have every series read, with its own checksum, known sources and sane years', () => {
    const sources = loadSources(disk);
    const keys = new Set(sources.ok ? sources.value.map(({ key }) => key) : []);
    const records = loadSeriesRecords(disk, keys);
    expect(records.problems).toEqual([]);
    const series = records.ok ? records.value : [];
    expect(series.length).toBeGreaterThan(20);
    for (const record of series) {
      expect(readSeries(disk, nodeTools, record.id).problems, record.id).toEqual([]);
      expect(record.firstYear, record.id).toBeLessThanOrEqual(record.lastYear);
      expect(record.sources.length, record.id).toBeGreaterThan(0);
    }
    const used = new Set([
      ...series.flatMap((record) => record.sources),
      ...Object.values(baseline?.parameters ?? {}).flatMap((p) => p.sources),
    ]);
    for (const key of keys)
      expect(used.has(key) || key.startsWith('kartverket'), `${key} is cited by nothing`).toBe(true);
  });

  it('have sources with a licence we can ship, and dates that are not in the future', () => {
    for (const source of baseline?.sources ?? []) {
      expect(
        licences.some((licence) => source.licence.includes(licence)),
        `${source.key}: ${source.licence}`,
      ).toBe(true);
      expect(source.accessed, source.key).toMatch(sane);
      expect(source.accessed <= '2026-11-21', source.key).toBe(true);
      expect(source.citation.length, source.key).toBeGreaterThan(5);
    }
  });

  it('have parameters whose range holds the value, whose reason is written, and whose assumptions say so', () => {
    const parameters = Object.values(baseline?.parameters ?? {});
    expect(parameters.length).toBeGreaterThan(50);
    for (const parameter of parameters) {
      expect(parameter.low <= parameter.value && parameter.value <= parameter.high, parameter.id).toBe(true);
      for (const text of Object.values(parameter.reason))
        expect(text.length, parameter.id).toBeGreaterThan(20);
      expect(units, parameter.id).toContain(parameter.unit);
      if (parameter.unit === 'share')
        expect(parameter.min >= 0 && parameter.max <= 1, parameter.id).toBe(true);
      if (parameter.standing === 'assumed') expect(parameter.evidence, parameter.id).not.toBe('A');
    }
  });

  it('pack into a file a browser can fetch, and come back the same', () => {
    const bytes = encodeBinary(baseline);
    const back = decodeBaseline(bytes, 'baseline.bin');
    expect(back.ok && back.value.id).toBe(baseline?.id);
    expect(back.ok && back.value.demography.population).toEqual(baseline?.demography.population);
    expect(bytes.length).toBeLessThan(3_000_000);
  });
});

describe('broken figures', () => {
  const people = 'series/municipal-care-2025.csv';
  const record = 'series/municipal-care-2025.json';

  /** The record with the checksum of the text given, so that later checks are reached. */
  const withChecksum = (text: string): Readonly<Record<string, string>> => ({
    [people]: text,
    [record]: textOf(record).replace(/[0-9a-f]{64}/, nodeTools.sha256(new TextEncoder().encode(text))),
  });

  it('are stopped by a wrong checksum, a missing series, a broken record and a missing column', () => {
    expect(codes(changed({ [people]: `${textOf(people)} ` }))).toContain('V1103');
    expect(codes(changed({ [people]: null }))).toContain('V1101');
    expect(codes(changed({ [record]: '{"id": 1}' }))).toContain('V1102');
    expect(codes(changed({ [record]: textOf(record).slice(0, 50) }))).toContain('V1102');
    const [head = '', ...rows] = textOf(people).split('\n');
    const renamed = [head.replace(/[^,]+$/, 'something_else'), ...rows].join('\n');
    expect(codes(changed(withChecksum(renamed)))).toContain('V1108');
  });

  it('are stopped by a negative count and by text for a number, with row and column', () => {
    const lines = textOf(people).split('\n');
    const cells = (lines[1] ?? '').split(',');
    for (const [bad, code] of [
      ['-5', 'V1107'],
      ['mange', 'V1105'],
    ] as const) {
      const broken = [
        lines[0],
        [...cells.slice(0, 2), bad, ...cells.slice(3)].join(','),
        ...lines.slice(2),
      ].join('\n');
      const found = loadBaseline(changed(withChecksum(broken)), nodeTools).problems.find(
        (item) => item.code === code,
      );
      expect(found?.where, code).toContain('rad 2');
    }
  });

  it('are stopped by a parameter outside its own range and by a source nobody knows', () => {
    const path = 'parameters/demand/demand.standardGrowth.json';
    const parameter = JSON.parse(textOf(path));
    expect(codes(changed({ [path]: JSON.stringify({ ...parameter, value: parameter.max + 1 }) }))).toContain(
      'V1102',
    );
    expect(codes(changed({ [path]: JSON.stringify({ ...parameter, sources: ['ingen'] }) }))).toContain(
      'V1111',
    );
  });

  it('give every problem at once', () => {
    const found = codes(changed({ [people]: null, 'series/use-by-age.csv': null }));
    expect(found.filter((code) => code === 'V1101').length).toBeGreaterThanOrEqual(2);
  });
});

describe('places', () => {
  const country = baseline?.municipalities.map((_, index) => index) ?? [];
  const directory = {
    municipalities: baseline?.municipalities ?? [],
    former: baseline?.formerMunicipalities ?? [],
    areas: [
      { kind: 'country' as const, id: '0', name: '', members: country },
      ...(baseline?.municipalities ?? []).map((m, i) => ({
        kind: 'municipality' as const,
        id: m.id,
        name: m.name,
        members: [i],
      })),
      { kind: 'county' as const, id: '46', name: 'Vestland', members: [] },
      { kind: 'catchment' as const, id: 'Bergen', name: 'Bergen', members: [] },
    ],
  };
  const find = (text: string) => {
    const found = findArea(directory, text);
    return found.ok
      ? `${found.value.kind}:${found.value.id}`
      : found.problems
          .map(
            ({ code, details }) =>
              `${code} ${details['suggestions'] ?? details['successors'] ?? details['choices']}`,
          )
          .join();
  };

  it('are found by name in any official language, number, county, catchment area and country', () => {
    expect(find('alver')).toBe('municipality:4631');
    expect(find(' ALVER ')).toBe('municipality:4631');
    expect(find('4631')).toBe('municipality:4631');
    expect(find('0301')).toBe('municipality:0301');
    expect(find('Kárášjohka')).toBe(find('karasjok'));
    expect(find('karasjok')).toMatch(/^municipality:/);
    expect(find('vestland')).toBe('county:46');
    expect(find('46')).toBe('county:46');
    expect(find('bergen')).toBe('municipality:4601');
    expect(find('helsefellesskap:Bergen')).toBe('catchment:Bergen');
    expect(find('norge')).toBe('country:0');
    expect(find('Noreg')).toBe('country:0');
  });

  it('suggest close names, and lead a merged municipality to its successor', () => {
    expect(find('alvr')).toContain('V2001 Alver');
    expect(find('Lindås')).toContain('V2002 Alver (4631)');
    expect(find('1263')).toContain('4631');
    expect(find('xyzzy')).toBe('V2001 none');
  });

  it('ask which one when several share a name', () => {
    expect(find('Herøy')).toContain('V2003');
  });
});
