import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DataFolder } from '../files/folder.ts';
import type { FileTools } from '../files/read-series.ts';
import { diskFolder, nodeTools } from '../node.ts';
import { findSuccessor, type Geography, loadGeography, loadMunicipalities } from './load-geography.ts';

const shipped = diskFolder(join(import.meta.dirname, '..', '..', '..', '..', 'data'));

const loaded = (): Geography => {
  const outcome = loadGeography(shipped, nodeTools);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems.slice(0, 3)));
  return outcome.value;
};

/** The shipped folder with one file's text changed; checksums are taken as given. */
const changed = (path: string, change: (text: string) => string): readonly [DataFolder, FileTools] => {
  const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  const folder: DataFolder = {
    list: (name) => shipped.list(name),
    read: (name) => {
      const bytes = shipped.read(name);
      return bytes !== null && name === path ? new TextEncoder().encode(change(decode(bytes))) : bytes;
    },
  };
  // The record beside the changed file says what its hash should be: answer that.
  const record = shipped.read(path.replace('.csv', '.json'));
  const checksum = record === null ? '' : String(JSON.parse(decode(record)).checksum);
  const original = shipped.read(path);
  const text = original === null ? '' : change(decode(original));
  return [
    folder,
    { ...nodeTools, sha256: (bytes) => (decode(bytes) === text ? checksum : nodeTools.sha256(bytes)) },
  ];
};

describe('geography', () => {
  it('has every municipality once, sorted, with all it belongs to', () => {
    const { municipalities, counties, regionNames } = loaded();
    expect(municipalities.length).toBe(357);
    expect(counties.length).toBe(15);
    const ids = municipalities.map((place) => place.id);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(357);
    for (const place of municipalities) {
      expect(place.id.slice(0, 2)).toBe(place.countyId);
      expect(counties.some((county) => county.id === place.countyId)).toBe(true);
      expect(regionNames.get(place.regionId)).toBe(place.regionName);
      for (const text of [
        place.name,
        place.officialName,
        place.catchmentArea,
        place.healthRegion,
        place.regionName,
      ])
        expect(text).not.toBe('');
      expect(place.travelMinutes).toBeGreaterThanOrEqual(0);
    }
    expect(new Set(municipalities.map((place) => place.regionId)).size).toBe(159);
    expect(new Set(municipalities.map((place) => place.catchmentArea)).size).toBe(19);
    expect(new Set(municipalities.map((place) => place.healthRegion)).size).toBe(4);
  });

  it('keeps names, forms and classes as published', () => {
    const { municipalities } = loaded();
    const alver = municipalities.find((place) => place.name === 'Alver');
    expect(alver).toMatchObject({ id: '4631', countyId: '46', languageForm: 'nn', catchmentArea: 'Bergen' });
    const forms = ['nb', 'nn', 'neutral'].map(
      (form) => municipalities.filter((p) => p.languageForm === form).length,
    );
    expect(forms).toEqual([119, 88, 150]);
    expect(municipalities.some((place) => /[šŋáđ]/.test(place.officialName))).toBe(true);
  });

  it('finds what former municipalities have become, split ones by share', () => {
    const geography = loaded();
    expect(findSuccessor(geography, '0101').map(({ code }) => code)).toEqual(['3101']);
    expect(findSuccessor(geography, '1507').map(({ code }) => code)).toEqual(
      expect.arrayContaining(['1508', '1580']),
    );
    expect(findSuccessor(geography, '9999')).toEqual([]);
    expect(findSuccessor(geography, '0301')).toEqual([]);
    const known = new Set(geography.municipalities.map((place): string => place.id));
    for (const list of geography.successors.values())
      for (const { code, share } of list) {
        expect(known.has(code)).toBe(true);
        expect(share).toBeGreaterThan(0);
        expect(share).toBeLessThanOrEqual(1);
      }
  });

  it('tells of a place that is missing in a table, an unknown county and an unknown form, all at once', () => {
    const [folder, tools] = changed('series/municipalities.csv', (text) =>
      text
        .replace(/,neutral,/, ',bokmål,')
        .replace(/^1101,(.*?),11,/m, '1101,$1,99,')
        .replace(/^1103,/m, '1100,'),
    );
    const outcome = loadGeography(folder, tools);
    expect(outcome.ok).toBe(false);
    const found = outcome.problems.map(({ code, details }) => `${code} ${details['value']}`);
    expect(found).toContain('V1115 bokmål');
    expect(found).toContain('V1115 99');
    expect(found).toContain('V1114 1100');
  });

  it('passes on what is wrong with a file', () => {
    const empty: DataFolder = { read: () => null, list: () => [] };
    const outcome = loadMunicipalities(empty, nodeTools);
    expect(outcome.ok).toBe(false);
    expect(outcome.problems.length).toBe(7);
    expect(outcome.problems.every(({ code }) => code === 'V1101')).toBe(true);
  });
});
