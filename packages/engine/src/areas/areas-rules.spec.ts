import { type Municipality, municipalityId } from '@veivalg/core';
import { describe, expect, it } from 'vitest';
import { countryId, listAreas } from './areas.ts';

const place = (
  id: string,
  name: string,
  belongs: Pick<Municipality, 'countyId' | 'regionId' | 'catchmentArea' | 'healthRegion' | 'centralityClass'>,
): Municipality => ({
  id: municipalityId(id),
  officialName: `${name} kommune`,
  name,
  regionName: `Region ${belongs.regionId}`,
  languageForm: 'neutral',
  travelMinutes: 10,
  longitude: 10,
  latitude: 60,
  ...belongs,
});

const municipalities = [
  place('4631', 'Alver', {
    countyId: '46',
    regionId: '71',
    catchmentArea: 'Bergen',
    healthRegion: 'Vest',
    centralityClass: 3,
  }),
  place('0301', 'Oslo', {
    countyId: '03',
    regionId: '10',
    catchmentArea: 'Oslo',
    healthRegion: 'Sør-Øst',
    centralityClass: 1,
  }),
  place('4601', 'Bergen', {
    countyId: '46',
    regionId: '9',
    catchmentArea: 'Bergen',
    healthRegion: 'Vest',
    centralityClass: 1,
  }),
];
const names = { '03': 'Oslo', '46': 'Vestland' };
const told = (kind: string): readonly (readonly [string, string, readonly number[]])[] =>
  listAreas(municipalities, names)
    .filter((area) => area.kind === kind)
    .map((area) => [area.id, area.name, area.members]);

describe('listAreas (B4)', () => {
  it('groups every municipality by what it belongs to, in order of number, with the name of the area', () => {
    expect(told('county')).toEqual([
      ['03', 'Oslo', [1]],
      ['46', 'Vestland', [0, 2]],
    ]);
    expect(told('region')).toEqual([
      ['9', 'Region 9', [2]],
      ['10', 'Region 10', [1]],
      ['71', 'Region 71', [0]],
    ]);
    expect(told('catchment')).toEqual([
      ['Bergen', 'Bergen', [0, 2]],
      ['Oslo', 'Oslo', [1]],
    ]);
    expect(told('healthRegion')).toEqual([
      ['Sør-Øst', 'Sør-Øst', [1]],
      ['Vest', 'Vest', [0, 2]],
    ]);
    expect(told('centrality')).toEqual([
      ['1', '1', [1, 2]],
      ['3', '3', [0]],
    ]);
    expect(told('municipality')).toEqual([
      ['0301', 'Oslo', [1]],
      ['4601', 'Bergen', [2]],
      ['4631', 'Alver', [0]],
    ]);
  });

  it('has everyone in the country', () => {
    expect(told('country')).toEqual([[countryId, '', [0, 1, 2]]]);
    expect(listAreas(municipalities, names)[0]?.kind).toBe('country');
  });

  it('names a county it has no name for by its number', () => {
    expect(listAreas(municipalities, {}).find((area) => area.id === '46')?.name).toBe('46');
  });

  it('refuses two municipalities of one number', () => {
    const [first] = municipalities;
    expect(() => listAreas([...municipalities, ...(first === undefined ? [] : [first])], names)).toThrow(
      /unique/,
    );
  });
});
